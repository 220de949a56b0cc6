"""Made-up logs for a format: drawn by Hypothesis, or one that is always the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from hypothesis import strategies as st
from tests.importers.writers.formats import Format
from tests.importers.writers.logged import Log, LoggedMovement, LoggedSet, LoggedWorkout

KG_PER_LB = 0.45359237
FIRST = datetime(2019, 2, 27, 6, 0)  # noqa: DTZ001
words = st.text("abcXYZäßéñ çŞ🙂,;\"'()&/#-.012", min_size=1, max_size=14).map(
    lambda text: f"x{text.strip()}"
)
notes = st.just("") | words | st.tuples(words, words).map("\n".join)
names = st.sampled_from(
    ["Squat (Barbell)", "Kniebeuge, tief", 'Row "Pendlay"', "Plank", "Übung; schwer", "90/90 Sit"]
)
half_loads = st.integers(2, 500).map(lambda n: n / 2)
plates = st.integers(1, 100).map(lambda n: n * 2.5)
rpes = st.none() | st.sampled_from([6.0, 7.5, 8.0, 9.5, 10.0])


def logs(form: Format, *, max_workouts: int = 4) -> st.SearchStrategy[Log]:
    """Logs of a few workouts, on different days, that the format has room for."""
    starts = st.lists(st.integers(0, 2400), min_size=1, max_size=max_workouts, unique=True).map(
        sorted
    )
    return starts.flatmap(lambda days: st.tuples(*(_workouts(form, day) for day in days)))


def steady_log(form: Format, *, n_workouts: int = 3) -> Log:
    """A log that never changes: squats and a row, with whatever else the format has room for."""
    return tuple(_steady_workout(form, day) for day in range(n_workouts))


def cut(log: Log, n_sets: int) -> Log:
    """The first sets of a log."""
    kept = []
    for workout in log:
        movements = []
        for movement in workout.movements:
            sets, n_sets = movement.sets[:n_sets], max(0, n_sets - len(movement.sets))
            if sets:
                movements.append(replace(movement, sets=sets))
        if movements:
            kept.append(replace(workout, movements=tuple(movements)))
    return tuple(kept)


def _workouts(form: Format, day: int) -> st.SearchStrategy[LoggedWorkout]:
    has = form.carries.__contains__
    minute = st.integers(0, 600) if has("time") else st.just(0)
    return st.builds(
        LoggedWorkout,
        start=minute.map(lambda n: FIRST + timedelta(days=day, minutes=n)),
        movements=_movements(form),
        title=words if has("title") else st.just(""),
        minutes=st.integers(1, 300) if has("minutes") else st.just(60),
        note=notes if has("note") else st.just(""),
    )


def _movements(form: Format) -> st.SearchStrategy[tuple[LoggedMovement, ...]]:
    has = form.carries.__contains__
    movement = st.builds(
        LoggedMovement,
        name=names,
        sets=st.lists(_sets(form), min_size=1, max_size=4).map(tuple),
        note=notes if has("movement-note") else st.just(""),
        superset=st.sampled_from(["", "0", "1"]) if has("superset") else st.just(""),
    )
    return st.lists(movement, min_size=1, max_size=4).map(_none_twice_in_a_row)


def _none_twice_in_a_row(movements: list[LoggedMovement]) -> tuple[LoggedMovement, ...]:
    """No format keeps two blocks of one movement apart where they touch."""
    return tuple(
        one
        for before, one in zip([None, *movements], movements, strict=False)
        if before is None or before.name != one.name
    )


def _sets(form: Format) -> st.SearchStrategy[LoggedSet]:
    has = form.carries.__contains__
    shared = {
        "kind": st.sampled_from(form.kinds),
        "rpe": rpes if has("rpe") else st.none(),
        "rest_s": st.none() | st.integers(5, 600) if has("rest") else st.none(),
        "note": notes if has("set-note") else st.just(""),
    }
    reps = st.integers(1, 60)
    loads = half_loads.filter(_is_plain_in_one_unit) if form.is_doubled else half_loads
    shapes = [st.builds(LoggedSet, load=loads, reps=reps, **shared)]
    shapes.append(st.builds(LoggedSet, reps=reps, **shared))
    if has("seconds"):
        shapes.append(st.builds(LoggedSet, seconds=st.integers(1, 7000), **shared))
    if has("distance"):
        far = st.integers(1, 40).map(lambda n: n / 4 if form.distance_m > 1 else 100.0 * n)
        shapes.append(st.builds(LoggedSet, distance=far, seconds=st.integers(60, 7000), **shared))
    return st.one_of(shapes)


def _is_plain_in_one_unit(load: float) -> bool:
    """145.5 lb and 66 kg are one load to two decimals: two columns do not say which was typed."""
    others = (load * KG_PER_LB, load / KG_PER_LB)
    return not any((round(other, 2) * 4).is_integer() for other in others)


def _steady_workout(form: Format, day: int) -> LoggedWorkout:
    has = form.carries.__contains__
    bar, step = (45.0, 5.0) if form.unit == "lb" else (20.0, 2.5)
    squats = tuple(
        LoggedSet(
            load=bar + step * (day + 4 * n),
            reps=8 - n,
            kind="warmup" if n == 0 and "warmup" in form.kinds else "working",
            rpe=8.0 if n and has("rpe") else None,
            rest_s=90 if has("rest") else None,
            note="tief und warm, äöü" if n and has("set-note") else "",
        )
        for n in range(4)
    )
    rows = tuple(LoggedSet(load=bar + step * (day + n), reps=10) for n in range(2))
    planks = (LoggedSet(seconds=40 + day),) if has("seconds") else (LoggedSet(reps=12),)
    return LoggedWorkout(
        start=FIRST + timedelta(days=2 * day, hours=11 if has("time") else 0),
        title=f"Übung {day}" if has("title") else "",
        minutes=75 if has("minutes") else 60,
        note='short, but "good"' if has("note") else "",
        movements=(
            LoggedMovement(name="Squat (Barbell)", sets=squats),
            LoggedMovement(name="Row", sets=rows, superset="1" if has("superset") else ""),
            LoggedMovement(name="Plank", sets=planks),
        ),
    )
