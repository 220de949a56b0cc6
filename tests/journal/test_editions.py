from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

from hypothesis import given
from tests.journal_strategies import logs

from relift.journal.editions import age, editions_of, families
from relift.journal.log import live_records
from relift.journal.records import Record, new_record
from relift.journal.reports import NoteWritten

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def note(n: int, *, of: int | None = None, hour: int = 0) -> Record:
    return new_record(
        NoteWritten(text=str(n)),
        person=UUID(int=1),
        id=UUID(int=n),
        at=NOON,
        recorded_at=NOON + timedelta(hours=hour),
        supersedes=UUID(int=of) if of else None,
    )


def test_the_editions_of_a_record_are_found_from_any_of_them_the_first_one_first() -> None:
    log = [note(13, of=12, hour=2), note(11), note(12, of=11, hour=1), note(20)]

    for n in (11, 12, 13):
        assert [r.id.int for r in editions_of(UUID(int=n), log)] == [11, 12, 13]
    assert [r.id.int for r in editions_of(UUID(int=20), log)] == [20]
    assert editions_of(UUID(int=99), log) == ()


def test_an_edit_of_a_record_that_is_not_here_still_has_its_editions() -> None:
    assert [r.id.int for r in editions_of(UUID(int=5), [note(12, of=5)])] == [12]


@given(logs())
def test_every_edit_stands_in_one_family_and_no_loser_of_a_family_counts(log: list[Record]) -> None:
    found = families({r.id: r for r in log}.values())
    edits = [one.id for family in found.values() for one in family]
    unbatched = [r for r in log if r.batch is None]
    counted = {r.id for kind in live_records(unbatched).values() for r in kind}

    assert sorted(edits) == sorted({r.id for r in log if r.supersedes is not None})
    for family in families(unbatched).values():
        losers = {r.id for r in family} - {max(family, key=age).id}
        kept = {r.id for r in unbatched if r.kind in ("screen", "exposure")}
        assert not losers & counted - kept
