"""The journal as flat tables for people, to be opened in a spreadsheet.

Text that a spreadsheet would run as a formula is made harmless with a leading apostrophe. These
tables are for reading: the export's `records.jsonl` is what comes back in.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from relift.app.cells import Row, Table, day_cell, safe_cell, time_cell
from relift.app.past_tables import PAST_TABLES
from relift.journal.lifting import MovementBlock, PerformedSet
from relift.journal.programme_sets import format_sets
from relift.journal.timeline import Exposure, Journal, Workout


def as_tables(journal: Journal) -> Iterator[tuple[str, str]]:
    """Write the journal as CSV.

    Args:
        journal: What the records add up to.

    Yields:
        (file name, text) for each table that has rows.
    """
    for name, (header, rows_of) in _TABLES.items():
        rows = list(rows_of(journal))
        if rows:
            yield f"{name}.csv", _as_csv(header, rows)


def _as_csv(header: str, rows: Iterable[Row]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(header.split())
    writer.writerows([safe_cell(cell) for cell in row] for row in rows)
    return text.getvalue()


def _sets(journal: Journal) -> Iterator[Row]:
    for workout in journal.workouts:
        for block in workout.blocks:
            for number, done in enumerate(block.sets, start=1):
                yield _set_row(workout, block, number, done)


def _set_row(workout: Workout, block: MovementBlock, number: int, done: PerformedSet) -> Row:
    return (
        time_cell(workout.at),
        workout.title,
        workout.source or "relift",
        block.name,
        number,
        done.kind.value,
        done.is_kind_inferred,
        done.load_kg,
        done.load_entered,
        done.unit.value if done.unit else None,
        done.reps,
        done.rpe,
        done.distance_m,
        done.duration_s,
        done.rest_s,
        done.note,
        block.superset,
        block.note,
        workout.duration_s,
        workout.note,
    )


def _exposures(journal: Journal) -> Iterator[Row]:
    return (_exposure_row(exposure) for exposure in journal.exposures)


def _exposure_row(exposure: Exposure) -> Row:
    return (
        time_cell(exposure.at),
        exposure.movement,
        exposure.ladder,
        exposure.rung,
        exposure.load_kg,
        exposure.load_entered,
        exposure.unit.value if exposure.unit else None,
        exposure.range_of_motion,
        exposure.reps,
        exposure.sets,
        exposure.rpe,
        exposure.expected_pain,
        exposure.retrospective_expected_pain,
        exposure.pain_before,
        exposure.felt_pain,
        exposure.is_settled,
        exposure.has_new_nerve_sign,
        exposure.is_avoided,
        exposure.feared,
        exposure.note,
    )


def _checkins(journal: Journal) -> Iterator[Row]:
    for entry in journal.checkins:
        said = entry.value
        yield (
            time_cell(entry.at),
            said.pain_now,
            said.pain_worst,
            said.pain_morning,
            said.worry,
            said.confidence,
            said.is_flare,
            said.is_drowsy,
            said.reach.value if said.reach else None,
            said.note,
        )


def _flares(journal: Journal) -> Iterator[Row]:
    for entry in journal.flares:
        yield time_cell(entry.at), "; ".join(entry.value.reported_labels), entry.value.happened


def _screens(journal: Journal) -> Iterator[Row]:
    for entry in journal.screens:
        said = entry.value
        seen_on = day_cell(said.seen_on)
        for item, answer in said.answers.items():
            when = (time_cell(entry.at), said.form.value)
            yield (*when, item, answer.value, said.reason, said.seen_by, seen_on)


def _calms(journal: Journal) -> Iterator[Row]:
    for entry in journal.calms:
        said = entry.value
        yield time_cell(entry.at), said.thought, said.fear, said.breathing_s


def _medications(journal: Journal) -> Iterator[Row]:
    for entry in journal.medications:
        yield time_cell(entry.at), entry.value.name, entry.value.medicine_class.value


def _limits(journal: Journal) -> Iterator[Row]:
    for entry in journal.limits:
        said = entry.value
        yield (
            time_cell(entry.at),
            said.by,
            said.movement,
            said.ladder,
            said.max_load_kg,
            said.load_entered,
            said.unit.value if said.unit else None,
            day_cell(said.until_on),
        )


def _choices(journal: Journal) -> Iterator[Row]:
    for place in journal.equipment:
        said = place.value
        unit = said.unit.value if said.unit else None
        until = day_cell(said.until_on)
        yield (
            time_cell(place.at),
            "place",
            said.equipment.value,
            said.heaviest_entered,
            unit,
            until,
            None,
        )
    for ladder in journal.ladder_choices:
        wanted = ladder.value.is_wanted
        yield time_cell(ladder.at), "ladder", ladder.value.ladder, None, None, None, wanted
    for pause in journal.pauses:
        until = day_cell(pause.value.until_on)
        yield (
            time_cell(pause.at),
            "pause",
            pause.value.reason,
            None,
            None,
            until,
            not pause.value.is_ended,
        )
    for end in journal.programme_ends:
        yield time_cell(end.at), "programme", None, None, None, None, False


def _relapse_plans(journal: Journal) -> Iterator[Row]:
    for entry in journal.relapse_plans:
        plan = entry.value
        yield (
            time_cell(entry.at),
            "; ".join(plan.first_hour),
            plan.to_myself,
            "; ".join(plan.helped),
            "; ".join(plan.people),
            plan.go_back_to,
        )


def _movement_names(journal: Journal) -> Iterator[Row]:
    for entry in journal.movement_names:
        yield time_cell(entry.at), entry.value.name, entry.value.movement


def _programmes(journal: Journal) -> Iterator[Row]:
    for entry in journal.programmes:
        said = entry.value
        head = (time_cell(entry.at), said.name, said.start_on.isoformat())
        for week, day in said.sequence:
            for lift in day.lifts:
                sets = ", ".join(map(format_sets, lift.sets))
                yield (*head, week, day.day, day.title, lift.movement, sets, lift.note)
            if day.is_rest:
                yield (*head, week, day.day, day.title, "rest", None, None)


def _notes(journal: Journal) -> Iterator[Row]:
    return ((time_cell(entry.at), entry.value.text) for entry in journal.notes)


_TABLES: dict[str, Table] = {
    "sets": (
        "workout_at workout source movement set kind is_kind_inferred load_kg load_entered unit "
        "reps rpe distance_m duration_s rest_s note superset movement_note workout_duration_s "
        "workout_note",
        _sets,
    ),
    "exposures": (
        "at movement ladder rung load_kg load_entered unit range_of_motion reps sets rpe "
        "expected_pain retrospective_expected_pain pain_before felt_pain is_settled "
        "has_new_nerve_sign is_avoided feared note",
        _exposures,
    ),
    "checkins": (
        "at pain_now pain_worst pain_morning worry confidence is_flare is_drowsy reach note",
        _checkins,
    ),
    "flares": ("at reported_labels happened", _flares),
    "screens": ("at form item answer reason seen_by seen_on", _screens),
    "calms": ("at thought fear breathing_s", _calms),
    "medications": ("at name medicine_class", _medications),
    "limits": ("at by movement ladder max_load_kg load_entered unit until_on", _limits),
    "notes": ("at text", _notes),
    "choices": ("at kind what heaviest unit until_on holds", _choices),
    "relapse_plans": ("at first_hour to_myself helped people go_back_to", _relapse_plans),
    "programmes": ("at name start_on week day title movement sets note", _programmes),
    "movement_names": ("at name movement", _movement_names),
    **PAST_TABLES,
}
