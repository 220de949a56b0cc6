"""What this process serves: the addresses, the rights, and the journal on the desk."""

from __future__ import annotations

from dataclasses import dataclass

from relift.app.web.access import Access
from relift.app.web.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Under which addresses Relift is reached.

    Attributes:
        port: On this computer.
        phone: Origin of the phone's address, such as `https://me.example`, or "".
    """

    port: int
    phone: str = ""

    @property
    def local(self) -> str:
        """The origin on this computer."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def origins(self) -> frozenset[str]:
        """Every origin that is ours."""
        names = ("127.0.0.1", "localhost", "[::1]")
        here = {f"http://{name}:{self.port}" for name in names}
        return frozenset(here | ({self.phone} if self.phone else set()))

    @property
    def hosts(self) -> frozenset[str]:
        """Every `Host` that is ours."""
        return frozenset(origin.partition("://")[2] for origin in self.origins)

    def is_phone(self, host: str) -> bool:
        """Whether a request came by the phone's address."""
        return bool(self.phone) and host == self.phone.partition("://")[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """What the pages work on."""

    address: Address
    access: Access
    desk: Desk


_SERVED: list[Served] = []


def serve_this(what: Served) -> None:
    """Say once, before the first request, what is served (a test says it anew)."""
    _SERVED[:] = [what]


def served() -> Served:
    """What is served.

    Raises:
        RuntimeError: nobody said yet.
    """
    if not _SERVED:
        raise RuntimeError("call serve_this first")
    return _SERVED[0]
