"""What stands between a phone and Relift: ends TLS, and hands every byte on as it is."""

from __future__ import annotations

import asyncio
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
        self.origin = f"https://localhost:{self._listening.getsockname()[1]}"
        self.target = 0
        self.loop = asyncio.new_event_loop()
        self.is_over = asyncio.Event()

    async def run(self) -> None:
        """Take connections until it is over."""
        server = await asyncio.start_server(self._serve, sock=self._listening, ssl=self._context)
        await self.is_over.wait()
        server.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        inner_reader, inner_writer = await asyncio.open_connection(LOOPBACK, self.target)
        await asyncio.gather(_hand_on(reader, inner_writer), _hand_on(inner_reader, writer))


async def _hand_on(source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
    with contextlib.suppress(OSError):
        while piece := await source.read(_PIECE):
            sink.write(piece)
            await sink.drain()
    sink.close()


@contextmanager
def proxying(folder: Path) -> Iterator[Proxy]:
    """A proxy that takes connections; say its `target` before the first."""
    proxy = Proxy(tls_context(folder))

    def run() -> None:
        with asyncio.Runner(loop_factory=lambda: proxy.loop) as runner:
            runner.run(proxy.run())

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    try:
        yield proxy
    finally:
        proxy.loop.call_soon_threadsafe(proxy.is_over.set)
        thread.join(timeout=20)
