"""The rules of the log: whatever happened on the way, the same records tell the same journal."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

from hypothesis import assume, given
from hypothesis import strategies as st
from tests.journal_strategies import PERSON, logs, payloads, times

from relift.journal.lifting import ExposureDone
from relift.journal.log import fold
from relift.journal.records import Record, new_record
from relift.journal.reports import (
    BatchImported,
    BatchUndone,
    CheckIn,
    NoteWritten,
    Profile,
    ScreenAnswered,
    Tombstone,
)

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
OTHER_BATCH = UUID(int=99)


def note(text: str, *, hours: float = 0, supersedes: UUID | None = None) -> Record:
    return new_record(
        NoteWritten(text=text),
        person=PERSON,
        at=NOON,
        recorded_at=NOON + timedelta(hours=hours),
        supersedes=supersedes,
    )


def stops_training(payload: object) -> bool:
    """Screens and nerve signs are kept whatever follows them."""
    return isinstance(payload, ScreenAnswered) or (
        isinstance(payload, ExposureDone) and payload.has_new_nerve_sign
    )


def texts_of(records: list[Record]) -> list[str]:
    return [entry.value.text for entry in fold(records).notes]


class TestArrival:
    """When and how often a record arrives says nothing about what happened."""

    @given(logs(), st.data())
    def test_any_order_and_any_repetition_fold_to_the_same_journal(
        self, log: list[Record], data: st.DataObject
    ) -> None:
        again = data.draw(st.lists(st.sampled_from(log), max_size=5)) if log else []
        arrived = data.draw(st.permutations(log + again))
        assert fold(arrived) == fold(log)

    @given(logs(max_size=8), payloads, times)
    def test_a_record_that_comes_late_counts_as_if_it_had_come_in_time(
        self, log: list[Record], payload: object, at: datetime
    ) -> None:
        late = new_record(payload, person=PERSON, at=at)  # type: ignore[arg-type]
        assert fold([late, *log]) == fold([*log, late])

    @given(logs())
    def test_every_part_of_the_journal_is_ordered_by_time(self, log: list[Record]) -> None:
        journal = fold(log)
        for part in (journal.workouts, journal.checkins, journal.notes, journal.screens):
            assert [entry.at for entry in part] == sorted(entry.at for entry in part)


class TestDeletion:
    """A deleted record leaves the journal as if it had never been written; a danger sign stays."""

    @given(logs())
    def test_no_edit_deletion_or_undoing_removes_a_screen(self, log: list[Record]) -> None:
        answered = {record.id for record in log if record.kind == ScreenAnswered.KIND}
        assert {entry.id for entry in fold(log).screens} == answered

    @given(logs(), payloads, times)
    def test_a_record_and_its_tombstone_cancel_out(
        self, log: list[Record], payload: object, at: datetime
    ) -> None:
        assume(not isinstance(payload, BatchUndone))  # final: the file is imported again instead
        assume(not stops_training(payload))  # stands: tests/journal/test_kept_records.py
        written = new_record(payload, person=PERSON, at=at)  # type: ignore[arg-type]
        deleted = new_record(Tombstone(), person=PERSON, at=at, supersedes=written.id)
        assert fold([*log, deleted, written]) == fold(log)

    def test_an_edit_made_after_the_deletion_brings_the_record_back(self) -> None:
        first = note("first")
        deleted = new_record(Tombstone(), person=PERSON, at=NOON, supersedes=first.id)
        edited = note("kept after all", hours=1, supersedes=first.id)
        assert texts_of([first, edited, deleted]) == ["kept after all"]


class TestEdits:
    """Of all versions of a record, the one written down last counts, alone."""

    @given(st.permutations(range(4)))
    def test_an_edit_of_an_edit_of_an_edit_is_the_one_that_counts(self, order: list[int]) -> None:
        versions = [note("v0")]
        for number in range(1, 4):
            versions.append(note(f"v{number}", hours=number, supersedes=versions[-1].id))
        assert texts_of([versions[i] for i in order]) == ["v3"]

    @given(st.floats(0, 100), st.floats(0, 100))
    def test_of_two_devices_edits_the_later_wins_on_both(self, one: float, two: float) -> None:
        first = note("first")
        phone = note("phone", hours=one, supersedes=first.id)
        laptop = note("laptop", hours=two, supersedes=first.id)
        winner = max((phone, laptop), key=lambda r: (r.recorded_at, r.id))
        expected = ["phone" if winner is phone else "laptop"]
        assert texts_of([first, phone, laptop]) == texts_of([laptop, phone, first]) == expected

    def test_a_branch_of_edits_on_another_device_is_one_family(self) -> None:
        first = note("first")
        phone = note("phone", hours=1, supersedes=first.id)
        phone_again = note("phone again", hours=3, supersedes=phone.id)
        laptop = note("laptop", hours=2, supersedes=first.id)
        assert texts_of([laptop, phone_again, first, phone]) == ["phone again"]

    def test_an_edit_that_arrives_before_what_it_edits_already_counts(self) -> None:
        first = note("first")
        edited = note("edited", hours=1, supersedes=first.id)
        assert texts_of([edited]) == texts_of([edited, first]) == ["edited"]


class TestUndo:
    """Taking an import back leaves the journal as if the file had never been read."""

    @given(logs(), st.lists(payloads, max_size=5), times)
    def test_an_import_and_its_undoing_cancel_out(
        self, log: list[Record], imported: list[object], at: datetime
    ) -> None:
        header = BatchImported(batch=OTHER_BATCH, file="log.csv", app="strong")
        batch = [
            new_record(payload, person=PERSON, at=at, batch=OTHER_BATCH)  # type: ignore[arg-type]
            for payload in (header, *imported)
            if not isinstance(payload, BatchUndone) and not stops_training(payload)
        ]
        undone = new_record(BatchUndone(batch=OTHER_BATCH), person=PERSON, at=at)
        assert fold([undone, *log, *batch]) == fold(log)

    def test_another_import_stays(self) -> None:
        mine, other = uuid4(), uuid4()
        records = [
            new_record(NoteWritten(text=text), person=PERSON, at=NOON, batch=batch)
            for text, batch in (("mine", mine), ("other", other))
        ]
        undone = new_record(BatchUndone(batch=mine), person=PERSON, at=NOON)
        assert texts_of([*records, undone]) == ["other"]


class TestProfile:
    """The newest statement about the person counts, by when it was written down."""

    @given(st.permutations(range(3)))
    def test_the_profile_written_last_is_the_profile(self, order: list[int]) -> None:
        written = [
            new_record(
                Profile(birth_year=1980 + n),
                person=PERSON,
                at=NOON,
                recorded_at=NOON + timedelta(days=n),
            )
            for n in range(3)
        ]
        assert fold([written[i] for i in order]).profile.birth_year == 1982


class TestPast:
    """Looking back at a moment shows what had happened by then and nothing after."""

    @given(logs(), times)
    def test_nothing_after_the_moment_is_seen(self, log: list[Record], moment: datetime) -> None:
        past = fold(log).until(moment)
        seen = (*past.checkins, *past.workouts, *past.flares, *past.screens, *past.medications)
        assert all(entry.at <= moment for entry in seen)

    def test_a_checkin_at_the_very_moment_has_happened(self) -> None:
        said = new_record(CheckIn(pain_now=3.0), person=PERSON, at=NOON)
        assert len(fold([said]).until(NOON).checkins) == 1
