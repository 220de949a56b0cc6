"""A log that an app's writer wrote is read back as it was, and never counted twice."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.importers.writers import (
    FORMATS,
    Format,
    Log,
    LoggedMovement,
    LoggedSet,
    LoggedWorkout,
)
from tests.importers.writers.made_up import cut, logs, steady_log

from relift.importers import Parsed, ParsedWorkout, new_only, read_log
from relift.journal.lifting import PerformedSet, SetKind
from relift.units import Unit

for_every_format = pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
moderate = settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.data_too_large]
)


def _read(form: Format, log: Log) -> Parsed:
    unit = None if form.is_stated else form.unit
    return read_log(io.BytesIO(form.write(log)), name="log.csv", zone=UTC, unit=unit)


def _keys(parsed: Parsed) -> set[bytes]:
    return {key for workout in parsed.workouts for key in workout.keys}


def _as_read(workout: ParsedWorkout) -> tuple[object, ...]:
    """What a lifter would compare; a kind that Relift inferred is taken back."""
    done = workout.payload
    blocks = [
        (b.name, b.note, b.superset, [_set_as_read(one) for one in b.sets]) for b in done.blocks
    ]
    seconds = None if done.duration_s is None else round(done.duration_s)
    return workout.at.replace(tzinfo=None), done.title, seconds, done.note, blocks


def _set_as_read(one: PerformedSet) -> tuple[object, ...]:
    return (
        one.load_entered or None,
        one.unit if one.load_entered else None,
        one.reps or None,
        SetKind.WORKING if one.is_kind_inferred else one.kind,
        one.rpe,
        round(one.distance_m or 0, 3),
        one.duration_s or 0,
        one.rest_s or 0,
        one.note,
    )


def _as_logged(form: Format, workout: LoggedWorkout) -> tuple[object, ...]:
    seconds = workout.minutes * 60 if "minutes" in form.carries else None
    blocks = [
        (m.name, m.note, m.superset, [_set_as_logged(form, one) for one in m.sets])
        for m in workout.movements
    ]
    return _start(form, workout), workout.title, seconds, workout.note, blocks


def _start(form: Format, workout: LoggedWorkout) -> datetime:
    return workout.start if "time" in form.carries else workout.start.replace(hour=0, minute=0)


def _set_as_logged(form: Format, one: LoggedSet) -> tuple[object, ...]:
    return (
        one.load,
        form.unit if one.load else None,
        one.reps,
        one.kind,
        one.rpe,
        round((one.distance or 0) * form.distance_m, 3),
        one.seconds or 0,
        one.rest_s or 0,
        one.note,
    )


def _renamed(workout: LoggedWorkout, form: Format) -> LoggedWorkout:
    """The same lifting under other words: title, notes, and what a set was for."""
    return replace(
        workout,
        title=workout.title and "another title",
        note="another note" if "note" in form.carries else "",
        movements=tuple(
            replace(
                movement,
                note="grip" if "movement-note" in form.carries else "",
                sets=tuple(
                    replace(
                        one,
                        kind=form.kinds[-1],
                        note="other" if "set-note" in form.carries else "",
                    )
                    for one in movement.sets
                ),
            )
            for movement in workout.movements
        ),
    )


@for_every_format
@moderate
@given(st.data())
def test_a_log_is_read_back_as_it_was_written(form: Format, data: st.DataObject) -> None:
    log = data.draw(logs(form))
    parsed = _read(form, log)
    assert not parsed.faults
    assert (parsed.app, parsed.n_sets) == (form.app, sum(len(list(w.rows())) for w in log))
    assert sorted(map(_as_read, parsed.workouts)) == sorted(_as_logged(form, w) for w in log)


@for_every_format
@moderate
@given(st.data())
def test_a_log_and_then_a_longer_one_add_up_to_the_longer_one(
    form: Format, data: st.DataObject
) -> None:
    log = data.draw(logs(form))
    n_kept = data.draw(st.integers(1, sum(len(list(w.rows())) for w in log)))
    part, whole = _read(form, cut(log, n_kept)), _read(form, log)
    workouts, n_new, n_known = new_only(whole, _keys(part))
    assert (n_new, n_known) == (whole.n_sets - n_kept, n_kept)
    assert {key for w in workouts for key in w.keys} | _keys(part) == _keys(whole)
    assert len(_keys(whole)) == whole.n_sets
    assert new_only(whole, _keys(whole)) == ((), 0, whole.n_sets)


@for_every_format
@moderate
@given(st.data())
def test_other_titles_notes_and_markers_add_nothing(form: Format, data: st.DataObject) -> None:
    log = data.draw(logs(form))
    renamed = _read(form, tuple(_renamed(workout, form) for workout in log))
    assert new_only(renamed, _keys(_read(form, log))) == ((), 0, renamed.n_sets)


@pytest.mark.parametrize(
    ("in_kg", "in_lb", "typed"),
    [
        ("102.06", "225", (225, Unit.LB)),
        ("100", "220.46", (100, Unit.KG)),
        ("2.49", "5.5", (5.5, Unit.LB)),
        ("0.68", "1.5", (1.5, Unit.LB)),
        ("12.5", "27.56", (12.5, Unit.KG)),
    ],
)
def test_of_two_columns_of_loads_the_rounder_one_was_typed(
    in_kg: str, in_lb: str, typed: tuple[float, Unit]
) -> None:
    data = (
        "Date,Exercise,Category,Weight (kg),Weight (lbs),Reps,Distance,Distance Unit,Time,Notes,"
        f"Kind\n2024-02-03,Squat,Legs,{in_kg},{in_lb},5,,,,,Working\n"
    )
    parsed = read_log(io.BytesIO(data.encode()), name="log.csv", zone=UTC)
    (one,) = parsed.workouts[0].payload.blocks[0].sets
    assert (one.load_entered, one.unit) == typed
    assert one.load_kg == float(in_kg)


@pytest.mark.parametrize(
    "form", [form for form in FORMATS if "fitnotes" in form.name], ids=lambda form: form.name
)
def test_a_distance_of_which_the_unit_is_no_length_leaves_the_set_in(form: Format) -> None:
    planks = LoggedMovement(name="Plank", sets=(LoggedSet(distance=25, seconds=40),))
    data = form.write((LoggedWorkout(start=datetime(2020, 5, 1), movements=(planks,)),))  # noqa: DTZ001
    parsed = read_log(io.BytesIO(data.replace(b",km,", b",kg,")), name="log.csv", zone=UTC)
    (one,) = parsed.workouts[0].payload.blocks[0].sets
    assert not parsed.faults
    assert (one.distance_m or 0, one.duration_s) == (0, 40)
    assert "25" in one.note
    assert "kg" in one.note


@for_every_format
def test_the_unit_of_a_format_is_stated_or_guessed_from_an_ordinary_log(form: Format) -> None:
    data = form.write(steady_log(form, n_workouts=40))
    parsed = read_log(io.BytesIO(data), name="log.csv", zone=UTC)
    assert parsed.unit == form.told
    assert (parsed.unit_certainty == 1.0) == form.is_stated


@for_every_format
def test_every_row_of_a_written_log_is_accounted_for(form: Format) -> None:
    parsed = _read(form, steady_log(form))
    n_accounted = parsed.n_set_rows + parsed.n_pseudo_rows + len(parsed.faults)
    assert parsed.n_rows == n_accounted
    assert parsed.n_sets >= parsed.n_set_rows
    assert (parsed.n_sets > parsed.n_set_rows) == form.is_wide
