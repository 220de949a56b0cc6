"""The data folder: where a person's journal lies, and that nobody else may read it.

`RELIFT_HOME` if set, else the platform's place for user data. The folder is 0700 and the database
0600; SQLite gives its `-wal` and `-shm` files the rights of the database.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

DATABASE = "relift.sqlite3"
BACKUPS = "backups"
LOCK = "upgrade.lock"
ACCESS = "access.json"
ACCESS_LOCK = "access.lock"
SERVING = "serving.json"
STAGED = "staged"

_FOLDER_MODE = 0o700
_FILE_MODE = 0o600
_OTHERS = 0o077


def data_folder() -> Path:
    """The folder that `RELIFT_HOME` names, or the platform's own; not made here."""
    named = os.environ.get("RELIFT_HOME")
    if named:
        return Path(named).expanduser().absolute()
    import platformdirs  # only asked for where the variable is not set

    return platformdirs.user_data_path("relift", appauthor=False)


def database_path(home: Path) -> Path:
    """The database inside a data folder."""
    return home / DATABASE


def side_files(path: Path) -> tuple[Path, Path]:
    """SQLite's write-ahead log and shared memory beside a database."""
    return path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")


def make_private_folder(folder: Path) -> None:
    """Make a folder that only its owner may enter, or tighten one that is Relift's alone.

    A folder that also holds other things (someone named their home folder) keeps its rights; the
    files that Relift puts into it are private all the same.

    Raises:
        OSError: the folder cannot be made or changed.
    """
    folder.mkdir(mode=_FOLDER_MODE, parents=True, exist_ok=True)
    rights = stat.S_IMODE(folder.stat().st_mode)
    if rights & _OTHERS and _is_ours_alone(folder):
        folder.chmod(_FOLDER_MODE)


def make_private_file(path: Path) -> None:
    """Make an empty file that only its owner may read, or tighten one that is there.

    The file is made with its rights, so that there is no moment at which others could open it.

    Raises:
        OSError: the file cannot be made or changed.
    """
    os.close(os.open(path, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, _FILE_MODE))
    for file in (path, *side_files(path)):
        if file.exists() and stat.S_IMODE(file.stat().st_mode) & _OTHERS:
            file.chmod(_FILE_MODE)


def newest_backup(home: Path) -> Path | None:
    """The backup in the data folder that was written last, if there is one."""
    try:
        found = [(p.stat().st_mtime, p) for p in (home / BACKUPS).glob("*.sqlite3")]
    except OSError:
        return None
    return max(found)[1] if found else None


def _is_ours_alone(folder: Path) -> bool:
    ours = (BACKUPS, LOCK, ACCESS, ACCESS_LOCK, SERVING, STAGED)
    return all(entry.name.startswith(DATABASE) or entry.name in ours for entry in folder.iterdir())
