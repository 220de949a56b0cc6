from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from tests.app.journal_records import NOON, PERSON, note, tombstone

from relift.app.records import append, load_journal, load_records, normal
from relift.app.setup import Store, open_store
from relift.errors import StoreError
from relift.journal.records import new_record
from relift.journal.reports import NoteWritten


def test_a_record_comes_back_as_it_was_written(store: Store) -> None:
    record = note("tab\there, 💪 and \x00 too")
    assert append(store, [record]) == 1
    assert load_records(store) == [record]


def test_records_come_back_in_the_order_of_arrival_not_of_time(store: Store) -> None:
    late, early = note("late", at=NOON), note("early", at=NOON - timedelta(days=9))
    append(store, [late])
    append(store, [early])
    assert load_records(store) == [late, early]


def test_sending_a_record_twice_does_no_harm(store: Store) -> None:
    record = note()
    assert append(store, [record, record]) == 1
    assert append(store, [record, note("new")]) == 1
    assert len(load_records(store)) == 2


def test_an_id_that_comes_with_other_words_is_refused_and_nothing_of_its_kin_is_kept(
    store: Store,
) -> None:
    first = note("first")
    append(store, [first])
    with pytest.raises(StoreError, match=str(first.id)) as caught:
        append(store, [note("with it"), note("secret words", id=first.id)])
    assert "secret" not in str(caught.value)
    assert load_records(store) == [first]


def test_the_same_instant_on_another_clock_is_another_record(store: Store) -> None:
    record = note()
    append(store, [record])
    moved = note(id=record.id, at=NOON.astimezone(timezone(timedelta(hours=3))))
    with pytest.raises(StoreError, match="says something else"):
        append(store, [moved])


@pytest.mark.parametrize(
    ("at", "on"),
    [
        (datetime(2026, 3, 1, 23, 30, tzinfo=timezone(timedelta(hours=-10))), date(2026, 3, 1)),
        (datetime(2026, 3, 1, 0, 30, tzinfo=timezone(timedelta(hours=14))), date(2026, 3, 1)),
        (datetime(1, 1, 1, 0, 0, 0, 1, tzinfo=timezone(timedelta(hours=14))), date(1, 1, 1)),
        (datetime.max.replace(tzinfo=timezone(timedelta(hours=-12))), date(9999, 12, 31)),
        (
            datetime(2026, 10, 25, 2, 30, fold=1, tzinfo=ZoneInfo("Europe/Berlin")),
            date(2026, 10, 25),
        ),
    ],
)
def test_the_local_date_and_the_instant_come_back_exactly(
    store: Store, at: datetime, on: date
) -> None:
    append(store, [note(at=at)])
    (back,) = load_records(store)
    assert back.at.replace(tzinfo=None) == at.replace(tzinfo=None, fold=0)
    assert back.at.utcoffset() == at.utcoffset()
    assert back.at.date() == on


def test_an_offset_of_odd_seconds_is_kept_to_the_minute_and_the_instant_stays() -> None:
    at = datetime(1890, 5, 1, 12, tzinfo=ZoneInfo("Europe/Berlin"))
    kept = normal(note(at=at)).at
    assert kept == at
    assert kept.utcoffset() == timedelta(minutes=53)


def test_utc_stays_utc() -> None:
    record = note(at=datetime(2026, 1, 1, tzinfo=UTC))
    assert normal(record) is record


def test_more_records_than_one_statement_takes_all_arrive_once(store: Store) -> None:
    many = [note(str(n)) for n in range(4_500)]
    assert append(store, many) == 4_500
    assert append(store, many) == 0
    assert load_records(store) == many


def test_the_journal_leaves_out_what_was_deleted(store: Store) -> None:
    kept, gone = note("kept"), note("gone")
    append(store, [kept, gone, tombstone(gone.id)])
    assert [entry.value.text for entry in load_journal(store).notes] == ["kept"]
    assert len(load_records(store)) == 3


def test_new_records_are_written_under_one_id_that_stays(store: Store) -> None:
    person = store.person
    append(store, [new_record(NoteWritten(text="x"), person=person, at=NOON)])
    assert open_store(store.home).person == person != PERSON
