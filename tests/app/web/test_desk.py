"""The journal on the desk is always that of the store, and made anew only where it must be."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from relift.app.records import append, load_journal
from relift.app.setup import Store, open_store
from relift.app.web.desk import PLAN_LASTS, Desk
from relift.journal.records import Payload, Record, new_record
from relift.journal.reports import CheckIn, NoteWritten, Tombstone

NOW = datetime(2026, 3, 3, 18, tzinfo=UTC)


def said(store: Store, payload: Payload, **more: object) -> Record:
    return new_record(payload, person=store.person, at=NOW - timedelta(hours=1), **more)  # type: ignore[arg-type]


@pytest.fixture
def desk(home: Path) -> Desk:
    return Desk(lambda: open_store(home))


def test_an_empty_store_is_an_empty_journal_with_a_stop(desk: Desk) -> None:
    assert desk.journal().workouts == ()
    assert desk.today(NOW).stop is not None
    assert desk.stop(NOW) == desk.today(NOW).stop


def test_what_another_process_wrote_is_there_at_the_next_look(desk: Desk, store: Store) -> None:
    assert desk.journal().notes == ()
    append(store, [said(store, NoteWritten(text="sore"))])
    assert [note.value.text for note in desk.journal().notes] == ["sore"]


def test_reading_on_adds_up_to_the_same_as_reading_anew(desk: Desk, store: Store) -> None:
    desk.journal()
    for n in range(3):
        append(store, [said(store, CheckIn(pain_now=float(n)))])
        assert desk.journal() == load_journal(store)


def test_a_deletion_is_seen(desk: Desk, store: Store) -> None:
    note = said(store, NoteWritten(text="sore"))
    desk.write([note])
    assert len(desk.journal().notes) == 1
    desk.write([said(store, Tombstone(), supersedes=note.id)])
    assert desk.journal() == load_journal(store)
    assert desk.journal().notes == ()


def test_a_plan_is_kept_for_a_minute_and_made_anew_after_a_write(desk: Desk, store: Store) -> None:
    first = desk.today(NOW)
    assert desk.today(NOW + PLAN_LASTS / 2) is first
    assert desk.today(NOW + PLAN_LASTS) is not first
    again = desk.today(NOW)
    desk.write([said(store, NoteWritten(text="sore"))])
    assert desk.today(NOW) is not again


def test_a_plan_is_made_anew_where_the_clock_shows_another_day_or_offset(desk: Desk) -> None:
    late = NOW.replace(hour=23, minute=59, second=50)
    first = desk.today(late)
    assert desk.today(late + timedelta(seconds=20)) is not first


def test_after_the_file_was_exchanged_everything_is_read_again(desk: Desk, store: Store) -> None:
    desk.write([said(store, NoteWritten(text="sore"))])
    assert desk.journal().notes
    desk.put_away()
    assert len(desk.journal().notes) == 1
    assert len(desk.records()) == 1
