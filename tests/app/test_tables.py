"""The tables for people hold what the records hold, said in plain cells."""

from __future__ import annotations

import csv
import io
from datetime import date
from uuid import uuid4

from tests.app.journal_records import NOON, PERSON

from relift.app.tables import as_tables
from relift.journal.lifting import ImportedWorkout, MovementBlock, PerformedSet
from relift.journal.log import fold
from relift.journal.naming import MovementNamed
from relift.journal.programme_reading import programme_of, read_programme
from relift.journal.records import Payload, new_record


def table(name: str, *payloads: Payload) -> list[dict[str, str]]:
    records = [new_record(one, person=PERSON, at=NOON, id=uuid4()) for one in payloads]
    texts = dict(as_tables(fold(records)))
    return list(csv.DictReader(io.StringIO(texts[name])))


def test_a_set_stands_with_the_notes_and_the_superset_of_its_log() -> None:
    workout = ImportedWorkout(
        source="hevy",
        blocks=(
            MovementBlock(
                name="Row",
                sets=(PerformedSet(reps=5, rest_s=90.0, note="easy"),),
                superset="1",
                note="straps",
            ),
        ),
        duration_s=3600.0,
        note="=slept badly",
    )
    (row,) = table("sets.csv", workout)

    assert (row["note"], row["superset"], row["movement_note"]) == ("easy", "1", "straps")
    assert (row["workout_duration_s"], row["rest_s"]) == ("3600", "90")
    assert row["workout_note"] == "'=slept badly"


def test_what_was_said_of_names_has_a_table() -> None:
    (row,) = table("movement_names.csv", MovementNamed(name="Blorp", movement="squat"))

    assert (row["name"], row["movement"]) == ("Blorp", "squat")


def test_a_programme_has_a_table_with_a_row_for_each_lift() -> None:
    text = "week 1\nday 1\nsquat 1x5 @8, 2x5 -10%\nnote deep\nday 2\nrest\n"
    read = read_programme(text)
    kept = programme_of(read, text=text, name="Mine", start_on=date(2026, 3, 2), is_start_said=True)
    lift, rest = table("programmes.csv", kept)

    assert (lift["week"], lift["day"], lift["movement"]) == ("1", "1", "squat")
    assert (lift["sets"], lift["note"]) == ("1x5 @8, 2x5 -10%", "deep")
    assert (rest["day"], rest["movement"]) == ("2", "rest")
