"""What a lifter says of names and columns: it holds for all of a journal, and can be taken back."""

from __future__ import annotations

from uuid import uuid4

import pytest
from tests.builders import at

from relift.errors import InvalidValueError
from relift.journal.lifting import ExposureDone, ImportedWorkout, MovementBlock, PerformedSet
from relift.journal.log import fold
from relift.journal.naming import ColumnsMapped, MovementNamed, name_key
from relift.journal.records import Payload, Record, new_record
from relift.journal.reports import BatchUndone, Tombstone

PERSON, WORKOUT, BATCH = uuid4(), uuid4(), uuid4()


def record(payload: Payload, day: float = 0, **parts: object) -> Record:
    return new_record(payload, person=PERSON, at=at(day), **parts)  # type: ignore[arg-type]


def imported(*names: str) -> Record:
    blocks = tuple(MovementBlock(name=n, sets=(PerformedSet(reps=5),)) for n in names)
    return record(ImportedWorkout(source="strong", blocks=blocks))


def done(movement: str, ladder: str = "") -> Record:
    return record(ExposureDone(workout=WORKOUT, exposure=uuid4(), movement=movement, ladder=ladder))


def meant(*records: Record) -> dict[str, str | None]:
    journal = fold(records)
    return {block.name: block.meant for w in journal.workouts for block in w.blocks}


def test_a_name_keeps_its_spelling_and_gets_the_meaning_that_was_said() -> None:
    said = record(MovementNamed(name="DEADS", movement="deadlift"), day=9)

    assert meant(imported("deads", "Squat"), said) == {"deads": "deadlift", "Squat": None}


def test_case_and_spaces_make_no_other_name() -> None:
    assert name_key("  Brutal\tBICEPS ") == name_key("brutal biceps")


def test_no_movement_is_a_meaning_too() -> None:
    assert meant(imported("Foam roll"), record(MovementNamed(name="Foam roll"))) == {
        "Foam roll": ""
    }


def test_the_newest_saying_counts_whatever_the_order_of_arrival() -> None:
    first = record(MovementNamed(name="deads", movement="squat"))
    later = record(MovementNamed(name="Deads", movement="deadlift"), day=1)

    assert meant(later, imported("deads"), first) == {"deads": "deadlift"}


def test_what_was_taken_back_is_forgotten_and_the_saying_before_does_not_come_back() -> None:
    said = record(MovementNamed(name="deads", movement="squat"))
    gone = record(Tombstone(), day=1, supersedes=said.id)

    assert meant(imported("deads"), said, gone) == {"deads": None}


def test_a_set_outside_a_plan_takes_the_meaning_and_one_of_a_ladder_does_not() -> None:
    said = record(MovementNamed(name="Deadlift", movement="bench_press"))
    outside = fold([done("Deadlift"), said])
    planned = fold([done("Deadlift", ladder="hinge"), said])

    assert [e.meant for e in outside.exposures] == ["bench_press"]
    assert [b.meant for w in outside.workouts for b in w.blocks] == ["bench_press"]
    assert [e.meant for e in planned.exposures] == [None]
    assert [b.meant for w in planned.workouts for b in w.blocks] == [None]


def test_columns_are_known_by_all_headings_and_the_newest_saying_counts() -> None:
    first = record(ColumnsMapped(headings=("Day", "What"), fields={"What": "notes"}))
    later = record(ColumnsMapped(headings=("Day", "What"), fields={"What": "exercise"}), day=1)
    other = record(ColumnsMapped(headings=("What",), fields={}), day=2)

    assert fold([first, other, later]).known_columns == {
        ("Day", "What"): {"What": "exercise"},
        ("What",): {},
    }


def test_an_undone_import_takes_back_what_was_said_of_its_columns() -> None:
    said = record(ColumnsMapped(headings=("What",), fields={"What": "exercise"}), batch=BATCH)

    assert fold([said]).known_columns
    assert not fold([said, record(BatchUndone(batch=BATCH), day=1)]).known_columns


def test_a_column_that_the_table_lacks_cannot_be_said() -> None:
    with pytest.raises(InvalidValueError, match="headings"):
        ColumnsMapped(headings=("Day",), fields={"What": "exercise"})
