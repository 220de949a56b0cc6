from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest
from tests.app.journal_records import NOON, note
from tests.builders import clear_answers

from relift.app.backup import backup, restore
from relift.app.home import database_path
from relift.app.kept_stops import stop_records, take_along
from relift.app.records import append, load_records
from relift.app.setup import Store, close_store, open_store
from relift.journal.lifting import ExposureDone
from relift.journal.records import Payload, Record, new_record
from relift.journal.reports import Answer, CrisisAcknowledged, ScreenAnswered, ScreenForm

STRANGER = UUID(int=7)


def record(payload: Payload, *, person: UUID) -> Record:
    return new_record(payload, person=person, at=NOON)


def danger() -> ScreenAnswered:
    answers = clear_answers(ScreenForm.FULL, saddle_numbness=Answer.YES)
    return ScreenAnswered(form=ScreenForm.FULL, answers=answers)


def a_set(*, has_new_nerve_sign: bool) -> ExposureDone:
    return ExposureDone(
        workout=UUID(int=1),
        exposure=UUID(int=2),
        movement="Deadlift",
        has_new_nerve_sign=has_new_nerve_sign,
    )


def put_back(home: Path, from_: Path) -> tuple[int, int]:
    present = stop_records(home)
    restore(home, from_)
    taken = take_along(home, present or ())
    return taken.n_new, taken.n_left


@pytest.mark.parametrize(
    "payload",
    [danger(), a_set(has_new_nerve_sign=True), CrisisAcknowledged()],
    ids=lambda p: p.KIND,
)
def test_what_a_stop_rests_on_is_taken_along_into_an_older_backup(
    store: Store, home: Path, tmp_path: Path, payload: Payload
) -> None:
    append(store, [note("before")])
    backup(store, tmp_path / "old.sqlite3")
    sign = record(payload, person=store.person)
    append(store, [sign, note("after")])

    assert put_back(home, tmp_path / "old.sqlite3") == (1, 0)
    assert [kept.kind for kept in load_records(open_store(home))] == ["note", sign.kind]


def test_other_records_are_those_of_the_backup(store: Store, home: Path, tmp_path: Path) -> None:
    backup(store, tmp_path / "old.sqlite3")
    append(store, [record(a_set(has_new_nerve_sign=False), person=store.person), note()])

    assert put_back(home, tmp_path / "old.sqlite3") == (0, 0)
    assert load_records(open_store(home)) == []


def test_what_the_backup_holds_already_is_not_doubled(
    store: Store, home: Path, tmp_path: Path
) -> None:
    append(store, [record(danger(), person=store.person)])
    backup(store, tmp_path / "new.sqlite3")

    assert put_back(home, tmp_path / "new.sqlite3") == (0, 0)
    assert len(load_records(open_store(home))) == 1


def test_records_of_another_journal_are_left_and_counted(
    store: Store, home: Path, tmp_path: Path
) -> None:
    backup(store, tmp_path / "old.sqlite3")
    append(store, [record(danger(), person=STRANGER)])

    assert put_back(home, tmp_path / "old.sqlite3") == (0, 1)
    assert load_records(open_store(home)) == []


def test_where_there_is_no_journal_nothing_is_made(home: Path) -> None:
    assert stop_records(home) == ()
    assert not database_path(home).exists()


def test_a_journal_that_cannot_be_read_is_told_apart_from_an_empty_one(
    store: Store, home: Path
) -> None:
    assert stop_records(home) == ()
    close_store()
    database_path(home).write_bytes(b"no database at all" * 100)

    assert stop_records(home) is None
