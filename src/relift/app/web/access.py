"""Who may come in: one-time links, and the browsers and phones that used one.

A link carries a secret that works once and for a few minutes. Whoever opens it gets a cookie with a
secret of its own, which holds until it is revoked. Only SHA-256 digests are kept, in a file of its
own beside the record store: a backup, an export or a restore never carries or brings back a right.
Every change is made under a lock and put in place whole, because a second `relift serve` may hand
out a link while the first one runs.
"""

from __future__ import annotations

import enum
import hashlib
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import msgspec

from relift.app.home import ACCESS, ACCESS_LOCK, make_private_file, make_private_folder
from relift.errors import StoreError, StoreReadOnlyError

LINK_LASTS = timedelta(minutes=10)
_SEEN_AGAIN = timedelta(hours=1)
_MOST_LINKS = 20


class DeviceKind(enum.StrEnum):
    """What a secret was given to."""

    BROWSER = "browser"
    PHONE = "phone"


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """A link that was not used yet.

    Attributes:
        digest: Of its secret.
        kind: What it lets in.
        until: When it stops working; aware.
    """

    digest: str
    kind: DeviceKind
    until: datetime


class Device(msgspec.Struct, frozen=True, kw_only=True):
    """A browser or phone that may come in.

    Attributes:
        id: Names it on the settings page.
        digest: Of the secret in its cookie.
        kind: Browser on this computer, or phone.
        name: What it calls itself, such as `Firefox on Linux`.
        since: When it came in first; aware.
        seen_at: When it was last seen, to the hour; aware.
    """

    id: UUID
    digest: str
    kind: DeviceKind
    name: str
    since: datetime
    seen_at: datetime


class Rights(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that the access file holds."""

    links: tuple[Link, ...] = ()
    devices: tuple[Device, ...] = ()


class Access:
    """The rights of one data folder.

    Args:
        home: The data folder.
    """

    def __init__(self, home: Path) -> None:
        self._path = home / ACCESS
        self._lock = home / ACCESS_LOCK
        self._read: tuple[tuple[int, int], Rights] | None = None

    def rights(self) -> Rights:
        """What stands now; the file is read again only where it changed.

        Raises:
            StoreError: the file cannot be read.
        """
        try:
            found = self._path.stat()
        except FileNotFoundError:
            return Rights()
        mark = (found.st_mtime_ns, found.st_ino)
        if self._read is None or self._read[0] != mark:
            self._read = mark, _decoded(self._path)
        return self._read[1]

    def new_link(self, kind: DeviceKind, *, now: datetime) -> str:
        """Make a link's secret, to be used once within `LINK_LASTS`.

        Raises:
            StoreError: the file cannot be written.
        """
        secret = secrets.token_urlsafe(32)
        link = Link(digest=_digest(secret), kind=kind, until=now + LINK_LASTS)
        with self._changing() as rights:
            fresh = [one for one in rights.links if one.until > now][-_MOST_LINKS + 1 :]
            self._write(msgspec.structs.replace(rights, links=(*fresh, link)))
        return secret

    def waiting(self, secret: str, *, now: datetime) -> DeviceKind | None:
        """What a link's secret would let in; None where it was used, is too old or unknown."""
        return next((link.kind for link in _fitting(self.rights(), secret, now)), None)

    def enter(self, secret: str, *, name: str, now: datetime) -> str | None:
        """Use a link up.

        Args:
            secret: The link's.
            name: What the device calls itself.
            now: Aware.

        Returns:
            The device's own secret for its cookie, or None where the link does not work (any more).

        Raises:
            StoreError: the file cannot be written.
        """
        with self._changing() as rights:
            link = next(iter(_fitting(rights, secret, now)), None)
            if link is None:
                return None
            own = secrets.token_urlsafe(32)
            device = Device(
                id=uuid4(),
                digest=_digest(own),
                kind=link.kind,
                name=name[:80],
                since=now,
                seen_at=now,
            )
            left = tuple(one for one in rights.links if one != link)
            self._write(Rights(links=left, devices=(*rights.devices, device)))
        return own

    def known(self, secret: str, *, now: datetime) -> Device | None:
        """The device that a cookie's secret belongs to, or None."""
        digest = _digest(secret)
        for device in self.rights().devices:
            if secrets.compare_digest(device.digest, digest):
                if now - device.seen_at > _SEEN_AGAIN:
                    with suppress(StoreError):  # a full disk must not shut anyone out
                        self._note_seen(device.id, now)
                return device
        return None

    def revoke(self, device: UUID) -> bool:
        """Take a device's right away; whether it had one.

        Raises:
            StoreError: the file cannot be written.
        """
        with self._changing() as rights:
            left = tuple(one for one in rights.devices if one.id != device)
            self._write(msgspec.structs.replace(rights, devices=left))
            return len(left) < len(rights.devices)

    def _note_seen(self, device: UUID, now: datetime) -> None:
        with self._changing() as rights:
            devices = tuple(
                msgspec.structs.replace(one, seen_at=now) if one.id == device else one
                for one in rights.devices
            )
            self._write(msgspec.structs.replace(rights, devices=devices))

    @contextmanager
    def _changing(self) -> Iterator[Rights]:
        """Hold the lock, so that two changes never lose one another."""
        try:
            make_private_folder(self._path.parent)
            with _locked(self._lock):
                self._read = None
                yield self.rights()
        except PermissionError:
            raise StoreReadOnlyError(
                f"The list of devices in {self._path.parent} cannot be written, so nothing can be "
                "let in. Give yourself the right to write to that folder, or set RELIFT_HOME to a "
                "folder of your own."
            ) from None
        except OSError as fault:
            raise StoreError(
                f"The list of devices in {self._path.parent} cannot be written: {fault.strerror}. "
                "Nothing was changed."
            ) from None

    def _write(self, rights: Rights) -> None:
        beside = self._path.with_suffix(".new")
        beside.unlink(missing_ok=True)
        make_private_file(beside)
        with beside.open("r+b") as file:
            file.write(msgspec.json.encode(rights))
            file.flush()
            os.fsync(file.fileno())
        beside.replace(self._path)


def _fitting(rights: Rights, secret: str, now: datetime) -> Iterator[Link]:
    digest = _digest(secret)
    for link in rights.links:
        if secrets.compare_digest(link.digest, digest) and link.until > now:
            yield link


def _digest(secret: str) -> str:
    # A secret of 256 random bits needs no salt and no slow hash: it cannot be guessed.
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()


def _decoded(path: Path) -> Rights:
    try:
        return msgspec.json.decode(path.read_bytes(), type=Rights)
    except (OSError, msgspec.MsgspecError):
        raise StoreError(
            f"The list of devices ({path.name} in the data folder) cannot be read. Delete that "
            "file and open Relift with a new link; your journal is not in it."
        ) from None


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Hold a lock file that another process of this person waits for."""
    make_private_file(path)
    with path.open("r+b") as held:
        if os.name == "posix":
            import fcntl

            fcntl.flock(held, fcntl.LOCK_EX)
        yield
