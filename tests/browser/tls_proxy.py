"""What stands between a phone and Relift: ends TLS, and hands every byte on as it is."""

from __future__ import annotations

import contextlib
import socket
import ssl
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_PIECE = 65_536
LOOPBACK = "127.0.0.1"


def tls_context(folder: Path) -> ssl.SSLContext:
    """Make a certificate for `localhost` with the openssl command, and offer it."""
    chain, key = folder / "proxy.crt", folder / "proxy.key"
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"),
            *("-nodes", "-days", "2", "-subj", "/CN=localhost"),
            *("-addext", "subjectAltName=DNS:localhost"),
            *("-keyout", str(key), "-out", str(chain)),
        ],
        check=True,
        capture_output=True,
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(chain, key)
    return context


class Proxy:
    """Listens with TLS; `target` is the port that it hands on to, once it is known."""

    def __init__(self, context: ssl.SSLContext) -> None:
        self._context = context
        self._listening = socket.create_server((LOOPBACK, 0))
        self._open: list[socket.socket] = []
        self._threads: list[threading.Thread] = []
        self.target = 0

    @property
    def origin(self) -> str:
        """Where a phone comes."""
        return f"https://localhost:{self._listening.getsockname()[1]}"

    def start(self) -> None:
        """Take connections until `stop`."""
        self._run(self._accept)

    def stop(self) -> None:
        """End it and whatever is open."""
        for one in (self._listening, *self._open):
            with contextlib.suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            one.close()
        for thread in self._threads:
            thread.join()

    def _run(self, work: object, *arguments: object) -> None:
        thread = threading.Thread(target=work, args=arguments)  # type: ignore[arg-type]
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while True:
            try:
                plain, _ = self._listening.accept()
            except OSError:
                return
            self._run(self._serve, plain)

    def _serve(self, plain: socket.socket) -> None:
        self._open.append(plain)
        try:
            outside = self._context.wrap_socket(plain, server_side=True)
        except OSError:
            plain.close()
            return
        inside = socket.create_connection((LOOPBACK, self.target))
        self._open += [outside, inside]
        self._run(_hand_on, outside, inside)
        _hand_on(inside, outside)


def _hand_on(source: socket.socket, sink: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while piece := source.recv(_PIECE):
            sink.sendall(piece)
    for one in (source, sink):
        with contextlib.suppress(OSError):
            one.shutdown(socket.SHUT_RDWR)


@contextmanager
def proxying(folder: Path) -> Iterator[Proxy]:
    """A proxy that takes connections; say its `target` before the first."""
    proxy = Proxy(tls_context(folder))
    proxy.start()
    try:
        yield proxy
    finally:
        proxy.stop()
