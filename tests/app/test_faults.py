from __future__ import annotations

import errno
import sqlite3
from collections import namedtuple
from pathlib import Path

import pytest
from django.db import OperationalError

from relift import errors
from relift.app import faults
from relift.app.faults import store_faults

PATH = Path("somewhere") / "relift.sqlite3"


def sqlite_fault(name: str) -> sqlite3.Error:
    fault = sqlite3.OperationalError("INSERT INTO relift_record VALUES ('pain 7')")
    fault.sqlite_errorname = name
    return fault


def caught(fault: BaseException) -> errors.StoreError:
    with pytest.raises(errors.StoreError) as info, store_faults(PATH):
        raise fault
    return info.value


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("SQLITE_BUSY", errors.StoreBusyError),
        ("SQLITE_BUSY_SNAPSHOT", errors.StoreBusyError),
        ("SQLITE_LOCKED", errors.StoreBusyError),
        ("SQLITE_FULL", errors.StoreFullError),
        ("SQLITE_READONLY", errors.StoreReadOnlyError),
        ("SQLITE_READONLY_DIRECTORY", errors.StoreReadOnlyError),
        ("SQLITE_CORRUPT", errors.StoreCorruptError),
        ("SQLITE_CORRUPT_INDEX", errors.StoreCorruptError),
        ("SQLITE_NOTADB", errors.StoreCorruptError),
        ("SQLITE_CANTOPEN", errors.StoreError),
    ],
)
def test_each_complaint_of_sqlite_has_its_error(name: str, kind: type[Exception]) -> None:
    assert type(caught(sqlite_fault(name))) is kind


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (errno.ENOSPC, errors.StoreFullError),
        (errno.EDQUOT, errors.StoreFullError),
        (errno.EACCES, errors.StoreReadOnlyError),
        (errno.EROFS, errors.StoreReadOnlyError),
        (errno.ENOENT, errors.StoreError),
        (errno.EIO, errors.StoreError),
    ],
)
def test_each_complaint_of_the_disk_has_its_error(number: int, kind: type[Exception]) -> None:
    error = caught(OSError(number, "words of the system"))
    assert type(error) is kind
    assert str(PATH) in str(error)


def test_the_file_that_the_system_names_is_the_one_in_the_sentence() -> None:
    assert "other.zip" in str(caught(OSError(errno.EACCES, "no", "other.zip")))


def test_a_fault_that_django_wrapped_is_known_by_what_is_inside() -> None:
    outer = OperationalError("database is locked")
    outer.__cause__ = sqlite_fault("SQLITE_BUSY")
    assert type(caught(outer)) is errors.StoreBusyError


def test_a_fault_that_says_nothing_still_says_where_and_what_to_do() -> None:
    message = str(caught(OperationalError("?")))
    assert str(PATH) in message
    assert "try again" in message


@pytest.mark.parametrize(("free", "kind"), [(0, errors.StoreFullError), (1e9, errors.StoreError)])
def test_a_failed_write_is_put_down_to_the_disk_only_where_it_is_full(
    monkeypatch: pytest.MonkeyPatch, free: float, kind: type[Exception]
) -> None:
    usage = namedtuple("usage", "free")
    monkeypatch.setattr(faults.shutil, "disk_usage", lambda _: usage(free))
    assert type(caught(sqlite_fault("SQLITE_IOERR_WRITE"))) is kind


def test_a_disk_that_cannot_be_asked_is_not_called_full(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(_: Path) -> None:
        raise FileNotFoundError

    monkeypatch.setattr(faults.shutil, "disk_usage", gone)
    assert type(caught(sqlite_fault("SQLITE_IOERR_READ"))) is errors.StoreError


def test_no_sentence_repeats_what_was_being_written() -> None:
    for name in ("SQLITE_BUSY", "SQLITE_FULL", "SQLITE_CORRUPT", "SQLITE_ERROR", "SQLITE_IOERR"):
        assert "pain" not in str(caught(sqlite_fault(name)))


def test_errors_of_our_own_pass_through_unchanged() -> None:
    own = errors.StoreError("as it was")
    assert caught(own) is own
