from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from tests.app.journal_records import NOON, PERSON, parsed_log, tombstone

from relift.app.imports import import_file, undo_import
from relift.app.records import append, load_journal, load_records
from relift.app.setup import Store
from relift.errors import InvalidValueError
from relift.journal.lifting import ImportedWorkout
from relift.journal.records import new_record
from relift.journal.reports import Tombstone


def titles(store: Store) -> list[str]:
    return [workout.title for workout in load_journal(store).workouts]


def test_a_log_becomes_one_record_a_workout_and_a_header(store: Store) -> None:
    done = import_file(store, parsed_log(1, 2), now=NOON)
    assert (done.n_new, done.n_known, done.n_workouts) == (4, 0, 2)
    assert titles(store) == ["Day 1", "Day 2"]
    (header,) = load_journal(store).imports
    assert (header.value.file, header.value.n_new) == ("strong.csv", 4)
    assert {record.batch for record in load_records(store)} == {done.batch}


def test_the_same_file_again_adds_nothing_and_writes_nothing(store: Store) -> None:
    import_file(store, parsed_log(1, 2), now=NOON)
    before = load_records(store)
    again = import_file(store, parsed_log(1, 2), now=NOON)
    assert (again.batch, again.n_new, again.n_known, again.n_workouts) == (None, 0, 4, 0)
    assert load_records(store) == before


def test_a_longer_export_adds_only_what_is_new(store: Store) -> None:
    import_file(store, parsed_log(1, 2), now=NOON)
    longer = import_file(store, parsed_log(1, 2, 3), now=NOON)
    assert (longer.n_new, longer.n_known) == (2, 4)
    assert titles(store) == ["Day 1", "Day 2", "Day 3"]


def test_a_log_without_a_single_set_writes_nothing(store: Store) -> None:
    assert import_file(store, parsed_log(), now=NOON).batch is None
    assert load_records(store) == []


def test_undo_takes_back_the_newest_import_only_then_the_one_before(store: Store) -> None:
    import_file(store, parsed_log(1, file="old.csv"), now=NOON)
    import_file(store, parsed_log(2, file="new.csv"), now=NOON)
    assert undo_import(store, now=NOON).file == "new.csv"
    assert titles(store) == ["Day 1"]
    undone = undo_import(store, now=NOON)
    assert (undone.file, undone.n_sets) == ("old.csv", 2)
    assert titles(store) == []


def test_a_named_import_can_be_undone_and_only_once(store: Store) -> None:
    first = import_file(store, parsed_log(1), now=NOON)
    import_file(store, parsed_log(2), now=NOON)
    undo_import(store, first.batch, now=NOON)
    assert titles(store) == ["Day 2"]
    with pytest.raises(InvalidValueError, match="no such import"):
        undo_import(store, first.batch, now=NOON)


def test_undoing_where_nothing_was_imported_says_so(store: Store) -> None:
    with pytest.raises(InvalidValueError, match="no such import"):
        undo_import(store, now=NOON)
    with pytest.raises(InvalidValueError, match="no such import"):
        undo_import(store, uuid4(), now=NOON)


def test_a_file_can_come_again_after_its_import_was_undone(store: Store) -> None:
    import_file(store, parsed_log(1, 2), now=NOON)
    undo_import(store, now=NOON)
    assert import_file(store, parsed_log(1, 2), now=NOON).n_new == 4
    assert titles(store) == ["Day 1", "Day 2"]


def test_a_deleted_workout_stays_deleted_when_its_file_comes_again(store: Store) -> None:
    import_file(store, parsed_log(1, 2), now=NOON)
    append(store, [tombstone(load_journal(store).workouts[0].id)])
    assert import_file(store, parsed_log(1, 2, 3), now=NOON).n_new == 2
    assert titles(store) == ["Day 2", "Day 3"]


def test_a_deleted_workout_stays_deleted_even_when_its_import_was_undone(store: Store) -> None:
    import_file(store, parsed_log(1, 2), now=NOON)
    append(store, [tombstone(load_journal(store).workouts[0].id)])
    undo_import(store, now=NOON)
    assert import_file(store, parsed_log(1, 2), now=NOON).n_new == 2
    assert titles(store) == ["Day 2"]


def test_an_edited_then_deleted_workout_stays_deleted_too(store: Store) -> None:
    import_file(store, parsed_log(1), now=NOON)
    (workout,) = load_journal(store).workouts
    edited = new_record(
        ImportedWorkout(source="strong", title="mended", blocks=workout.blocks),
        person=PERSON,
        at=workout.at,
        recorded_at=NOON + timedelta(hours=1),
        supersedes=workout.id,
    )
    deleted = new_record(
        Tombstone(), person=PERSON, at=NOON + timedelta(hours=2), supersedes=edited.id
    )
    append(store, [edited])
    assert titles(store) == ["mended"]
    append(store, [deleted])
    undo_import(store, now=NOON)
    assert import_file(store, parsed_log(1), now=NOON).n_new == 0
    assert titles(store) == []


def test_an_edited_workout_does_not_double_when_its_file_comes_again(store: Store) -> None:
    import_file(store, parsed_log(1), now=NOON)
    (workout,) = load_journal(store).workouts
    append(
        store,
        [
            new_record(
                ImportedWorkout(source="strong", title="mended", blocks=workout.blocks),
                person=PERSON,
                at=workout.at,
                recorded_at=NOON + timedelta(hours=1),
                supersedes=workout.id,
            )
        ],
    )
    assert import_file(store, parsed_log(1), now=NOON).n_new == 0
    assert titles(store) == ["mended"]
