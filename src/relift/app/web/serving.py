"""The server: listens on this computer alone, serves one journal, and stops without losing a write.

uvicorn answers HTTP and runs Django's WSGI application in a few threads (a2wsgi). The socket is
bound here, to the loopback address and nothing else, before anything is printed. Ctrl-C, a closed
terminal and `kill` end it alike: no new request is taken, those under way are answered.
"""

from __future__ import annotations

import errno
import logging
import os
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from relift.app.setup import open_store
from relift.app.web.access import Access
from relift.app.web.desk import Desk
from relift.app.web.running import Running, noted
from relift.app.web.served import Address, Served, serve_this
from relift.errors import InvalidValueError, ServingError

LOOPBACK = "127.0.0.1"
PORT = 8750
N_THREADS = 8
_GRACE_S = 10
"""How long a request that is under way may take to end after a stop was asked for [s]."""
_BACKLOG = 128


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """A server that is ready to run.

    Attributes:
        address: Where it is reached.
        access: Who may come in.
        listening: The bound socket.
        home: The data folder.
    """

    address: Address
    access: Access
    listening: socket.socket
    home: Path

    def run(self, *, tell: Callable[[], None]) -> None:
        """Serve until an interrupt; requests under way are answered first.

        Args:
            tell: Says where to open it; called once a second server would find this one.

        Raises:
            ServingError: it is served from this data folder already.
            StoreError: the data folder cannot be written.
        """
        import uvicorn
        from a2wsgi import WSGIMiddleware

        application: Any = WSGIMiddleware(wsgi_application(self), workers=N_THREADS)
        config = uvicorn.Config(
            application,
            interface="asgi3",
            lifespan="off",
            ws="none",
            log_config=None,  # addresses carry no health data, yet nobody needs to read them
            access_log=False,
            server_header=False,
            proxy_headers=False,  # who asks is told by the cookie, never by a proxy
            timeout_graceful_shutdown=_GRACE_S,
        )
        serving = uvicorn.Server(config)
        # uvicorn would raise the signal again at the end, and the program would die of it.
        serving.capture_signals = lambda: _ending(serving.handle_exit)  # type: ignore[method-assign]
        running = Running(port=self.address.port, phone=self.address.phone)
        try:
            with noted(self.home, running):
                tell()
                serving.run(sockets=[self.listening])
        finally:
            self.listening.close()


def wsgi_application(server: Server) -> Any:
    """Django's application for a server; made once in a process."""
    from django.core.handlers.wsgi import WSGIHandler

    # Django would print an address for each page that is missing; nobody needs to read them.
    quiet = logging.getLogger("django")
    quiet.addHandler(logging.NullHandler())
    quiet.propagate = False
    home = server.home
    desk = Desk(lambda: open_store(home))
    serve_this(Served(address=server.address, access=server.access, desk=desk))
    return WSGIHandler()


def prepare(home: Path, *, port: int = PORT, phone: str = "", bind: str = LOOPBACK) -> Server:
    """Open the store and bind the socket.

    Args:
        home: The data folder.
        port: On this computer; 0 takes a free one.
        phone: Origin of the phone's address, or "".
        bind: What to listen on; only loopback is allowed.

    Raises:
        InvalidValueError: `bind` is not loopback, or `phone` is not an `https://` origin.
        ServingError: the port is taken.
        StoreError: the store cannot be opened.
    """
    check_bind(bind)
    phone = checked_phone(phone)
    open_store(home)
    # With the protocol named, asyncio turns Nagle's algorithm off; else each answer waits 40 ms.
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    if os.name == "posix":  # on Windows it would let another program share the port
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((LOOPBACK, port))
        listening.listen(_BACKLOG)
    except OSError as fault:
        listening.close()
        is_taken = fault.errno == errno.EADDRINUSE
        why = "is in use by another program" if is_taken else f"cannot be used ({fault.strerror})"
        raise ServingError(
            f"Port {port} on this computer {why}. Name another one with --port, or 0 for any that "
            "is free."
        ) from None
    address = Address(port=listening.getsockname()[1], phone=phone)
    return Server(address=address, access=Access(home), listening=listening, home=home)


def check_bind(bind: str) -> None:
    """Refuse to listen on anything but loopback.

    Raises:
        InvalidValueError: with what to do instead.
    """
    if bind not in (LOOPBACK, "localhost"):
        raise InvalidValueError(
            f"Relift listens on this computer alone ({LOOPBACK}), not on {bind}: without a "
            "password, anybody on that network could read your journal. For your own phone, put a "
            "tunnel or Caddy in front and name its address with --phone https://…"
        )


def checked_phone(phone: str) -> str:
    """The origin of a phone's address, such as `https://me.example`; "" stays.

    Raises:
        InvalidValueError: it is not an `https://` address without a path.
    """
    if not phone:
        return ""
    parts = urlsplit(phone.strip())
    is_plain = parts.path in ("", "/") and not (parts.query or parts.fragment or parts.username)
    if parts.scheme != "https" or not parts.hostname or not is_plain:
        raise InvalidValueError(
            f"--phone needs the address that your phone opens, such as https://relift.example: it "
            f"begins with https:// and has no path. This is not one: {phone}"
        )
    return f"https://{parts.netloc.lower()}".removesuffix(":443")


@contextmanager
def _ending(stop: Callable[..., Any]) -> Iterator[None]:
    """Let whatever asks the program to end be heard by the server, and by nothing else."""
    names = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
    heard = [getattr(signal, name) for name in names if hasattr(signal, name)]
    before = [(one, signal.signal(one, stop)) for one in heard]
    try:
        yield
    finally:
        for one, handler in before:
            signal.signal(one, handler)
