"""Files that were handed in and wait to be looked at: in a private folder, under ids of ours.

What a browser calls a file is only kept to be shown. A file waits for a day at most. Once it has
come in, its bytes are removed and what became of it stays for the rest of that day, so that sending
the same form twice tells the same and does nothing more.
"""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import msgspec

from relift.app import faults
from relift.app.home import STAGED, make_private_file, make_private_folder
from relift.errors import InvalidValueError

WAITS = timedelta(days=1)
_LONGEST_NAME = 120
_NOTE = ".json"


class Became(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a file.

    Attributes:
        lines: In sentences.
        batch: The import that can be taken back; None where there is none.
    """

    lines: tuple[str, ...]
    batch: UUID | None = None


class StagedFile(msgspec.Struct, frozen=True, kw_only=True):
    """A file that was handed in.

    Attributes:
        id: Made here.
        name: As the browser called it, without folders; only shown.
        at: When it came; aware.
        n_bytes: Its size.
        is_backup: Whether it was handed in to go back to, not to come in.
        became: What became of it; None while it waits.
    """

    id: UUID
    name: str
    at: datetime
    n_bytes: int
    is_backup: bool = False
    became: Became | None = None


class Staging:
    """The files of one data folder that wait.

    Args:
        home: The data folder.
    """

    def __init__(self, home: Path) -> None:
        self._folder = home / STAGED

    def take(
        self, name: str, chunks: Iterable[bytes], *, now: datetime, is_backup: bool = False
    ) -> StagedFile:
        """Write a file down.

        Args:
            name: As the browser called it.
            chunks: Its bytes, in order.
            now: Aware.
            is_backup: Whether it was handed in to go back to.

        Raises:
            StoreError: the disk refused; nothing is left behind.
        """
        id_ = uuid4()
        target, n_bytes = self.path(id_), 0
        with faults.store_faults(target):
            make_private_folder(self._folder)
            make_private_file(target)
            try:
                with target.open("r+b") as file:
                    for chunk in chunks:
                        n_bytes += file.write(chunk)
            except OSError:
                target.unlink(missing_ok=True)
                raise
        staged = StagedFile(
            id=id_, name=shown_name(name), at=now, n_bytes=n_bytes, is_backup=is_backup
        )
        self._write(staged)
        return staged

    def find(self, id_: UUID, *, now: datetime) -> StagedFile:
        """A file, whether it waits or has come in.

        Raises:
            InvalidValueError: it is not here, or has waited too long.
        """
        found = self._read(self._note(id_))
        if found is None or now - found.at > WAITS:
            raise InvalidValueError(
                "This file waits here no longer: files are kept for a day. Choose it again. "
                "Nothing was changed."
            )
        return found

    def path(self, id_: UUID) -> Path:
        """Where a file's bytes lie."""
        return self._folder / id_.hex

    def waiting(self, *, now: datetime, is_backup: bool = False) -> list[StagedFile]:
        """The files that wait to come in, or to be gone back to, in the order of coming."""
        with contextlib.suppress(OSError):
            found = [self._read(note) for note in self._folder.glob(f"*{_NOTE}")]
            here = [one for one in found if one and one.became is None and now - one.at <= WAITS]
            return sorted(
                (one for one in here if one.is_backup is is_backup), key=lambda one: one.at
            )
        return []

    def settle(self, staged: StagedFile, became: Became) -> None:
        """Keep what became of a file, and remove its bytes.

        Raises:
            StoreError: the disk refused.
        """
        self._write(msgspec.structs.replace(staged, became=became))
        self.path(staged.id).unlink(missing_ok=True)

    def drop(self, id_: UUID) -> None:
        """Remove a file and what is known of it."""
        for one in (self.path(id_), self._note(id_)):
            one.unlink(missing_ok=True)

    def clean(self, *, now: datetime) -> None:
        """Remove what has waited too long, and what nothing is known of."""
        with contextlib.suppress(OSError):
            for file in list(self._folder.iterdir()):
                note = file if file.suffix == _NOTE else file.with_suffix(_NOTE)
                known = self._read(note)
                is_old = now.timestamp() - file.stat().st_mtime > WAITS.total_seconds()
                if (known is None and is_old) or (known and now - known.at > WAITS):
                    file.unlink(missing_ok=True)

    def clear(self) -> None:
        """Remove everything.

        Raises:
            StoreError: the disk refused.
        """
        with faults.store_faults(self._folder):
            if self._folder.exists():
                shutil.rmtree(self._folder)

    def scratch(self, suffix: str) -> Path:
        """A path in the private folder at which nothing is yet.

        Raises:
            StoreError: the folder cannot be made.
        """
        with faults.store_faults(self._folder):
            make_private_folder(self._folder)
        return self._folder / f"{uuid4().hex}{suffix}"

    def _note(self, id_: UUID) -> Path:
        return self._folder / f"{id_.hex}{_NOTE}"

    def _write(self, staged: StagedFile) -> None:
        note = self._note(staged.id)
        with faults.store_faults(note):
            make_private_file(note)
            note.write_bytes(msgspec.json.encode(staged))

    def _read(self, note: Path) -> StagedFile | None:
        try:
            return msgspec.json.decode(note.read_bytes(), type=StagedFile)
        except (OSError, msgspec.MsgspecError):
            return None


def shown_name(name: str) -> str:
    """A file's name for people: without folders and control characters, cut to a length."""
    last = name.replace("\\", "/").rpartition("/")[2]
    plain = "".join(c for c in " ".join(last.split()) if c.isprintable())
    return plain[:_LONGEST_NAME] or "a file without a name"
