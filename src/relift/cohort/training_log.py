"""A synthetic training log: some years of one lifter, told as a Strong export in pounds.

The lifter trains three or four times a week in blocks of five weeks (top sets of 6, 5, 4 and 3
repetitions, then an easy week), gets stronger along a curve that flattens, and was away a few
times. Strength on the day scatters around the curve and shows in the repetitions of the top set:
load * (1 + reps / 30) (Epley) is that day's strength. The log ends as in the story: squats at 90%
of the best, and the day after deadlifts, where a set at 70% is the last one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from numpy.random import Generator

from relift.cohort.strong_rows import HEADER, LoggedSet, LoggedWorkout, rows_of
from relift.scales import check_range

DEADLIFT_END_LB = 550.0
SQUAT_END_LB = 420.0
LAST_SQUAT_SHARE = 0.9
LAST_DEADLIFT_SHARE = 0.7
MAX_YEARS = 20

_BLOCK_REPS = (3, 4, 5, 6, 0)
"""Repetitions of the top set by weeks before the end, modulo five; 0 is the easy week."""

_EASY_SHARE = 0.7
_DAY_SCATTER = 0.012
_SKIPS_OPTIONAL = 0.4
_ADDS_PLANKS = 0.3
_WRITES_NOTE = 0.02
_MARKS_WARM_UPS = 0.35
_USES_REST_TIMER = 0.3
_GIVES_RPE = 0.3
_QUIET_WEEKS = 8
"""Before the end nobody is away, so that the log's last weeks tell of full training."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lift:
    """A movement and how strong the lifter was in it.

    Attributes:
        name: As the app writes it.
        start_lb: One-repetition strength on the first day [lb].
        end_lb: The same on the last day [lb].
    """

    name: str
    start_lb: float
    end_lb: float


SQUAT = Lift(name="Squat (Barbell)", start_lb=315, end_lb=SQUAT_END_LB)
BENCH = Lift(name="Bench Press (Barbell)", start_lb=225, end_lb=285)
DEADLIFT = Lift(name="Deadlift (Barbell)", start_lb=420, end_lb=DEADLIFT_END_LB)
PRESS = Lift(name="Overhead Press (Barbell)", start_lb=135, end_lb=180)
ROW = Lift(name="Bent Over Row (Barbell)", start_lb=185, end_lb=245)
TRUE_LB = {
    "squat": SQUAT.end_lb,
    "bench_press": BENCH.end_lb,
    "deadlift": DEADLIFT.end_lb,
    "overhead_press": PRESS.end_lb,
    "barbell_row": ROW.end_lb,
}
"""The made-up lifter's true strength at the end of the log, by movement [lb]."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """One kind of workout of the week.

    Attributes:
        title: Its name in the app.
        days_before_end: How many days before the last day of the week it falls.
        main: The lift that comes first.
        accessories: What follows, each with sets, repetitions and a share of its strength.
        is_optional: Whether a busy week leaves it out.
    """

    title: str
    days_before_end: int
    main: Lift
    accessories: tuple[tuple[Lift, int, int, float], ...]
    is_optional: bool = False


WEEK = (
    Day(
        title="Press Day",
        days_before_end=6,
        main=PRESS,
        accessories=(
            (Lift(name="Lat Pulldown (Cable)", start_lb=170, end_lb=220), 3, 10, 0.66),
            (Lift(name="Bicep Curl (Dumbbell)", start_lb=50, end_lb=65), 3, 12, 0.6),
        ),
        is_optional=True,
    ),
    Day(
        title="Bench Day",
        days_before_end=5,
        main=BENCH,
        accessories=(
            (ROW, 3, 8, 0.72),
            (Lift(name="Triceps Pushdown (Cable)", start_lb=90, end_lb=120), 3, 12, 0.6),
        ),
    ),
    Day(
        title="Squat Day",
        days_before_end=3,
        main=SQUAT,
        accessories=(
            (Lift(name="Romanian Deadlift (Barbell)", start_lb=290, end_lb=380), 3, 8, 0.62),
            (Lift(name="Pull Up", start_lb=0, end_lb=0), 3, 8, 0.0),
        ),
    ),
    Day(
        title="Deadlift Day",
        days_before_end=0,
        main=DEADLIFT,
        accessories=(
            (Lift(name="Front Squat (Barbell)", start_lb=235, end_lb=315), 3, 6, 0.65),
            (Lift(name="Back Extension", start_lb=0, end_lb=0), 3, 12, 0.0),
        ),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Course:
    """The frame of the whole log: its first and last day, and when the lifter was away."""

    first_on: date
    last_on: date
    away: tuple[tuple[date, date], ...] = ()

    def is_away(self, on: date) -> bool:
        return any(start <= on <= end for start, end in self.away)

    def strength(self, lift: Lift, on: date) -> float:
        """Strength on a day [lb]: most of the gain comes early, and time away costs a little."""
        share = (on - self.first_on).days / max(1, (self.last_on - self.first_on).days)
        grown = share * (2.0 - share)
        lost = 0.0
        for start, end in self.away:
            if on > end:
                n_days_back = (on - end).days
                lost = max(lost, 0.002 * (end - start).days * 0.5 ** (n_days_back / 14))
        return (lift.start_lb + grown * (lift.end_lb - lift.start_lb)) * (1.0 - lost)


def strong_export(*, last_on: date, years: int, rng: Generator) -> str:
    """Write a synthetic log as the text of a Strong export.

    Args:
        last_on: Day of the last workout.
        years: Length of the log, 1-20.
        rng: Where every draw comes from; the same seed gives the same text.

    Returns:
        The file's text: the newest English comma form, in pounds, without a unit column.

    Raises:
        InvalidValueError: `years` is out of range.
    """
    check_range("years", years, 1, MAX_YEARS)
    n_weeks = round(years * 365.25 / 7)
    first_on = last_on - timedelta(days=7 * n_weeks)
    away = tuple(_draw_away(first_on, n_weeks, rng))
    course = _Course(first_on=first_on, last_on=last_on, away=away)
    lines = [HEADER]
    for weeks_back in range(n_weeks - 1, 0, -1):
        for workout in _week(course, weeks_back, rng):
            lines.extend(rows_of(workout))
    for workout in _last_week(course, rng):
        lines.extend(rows_of(workout))
    return "\n".join(lines) + "\n"


def _draw_away(first_on: date, n_weeks: int, rng: Generator) -> Iterator[tuple[date, date]]:
    """One time away in each year and one more, two to five weeks each, none near the end."""
    n_times = max(1, round(n_weeks / 52)) + 1
    usable = n_weeks - _QUIET_WEEKS
    for k in range(n_times):
        week = int(usable * (k + rng.uniform(0.2, 0.7)) / n_times)
        length = min(int(rng.integers(14, 36)), 7 * (usable - week))
        start = first_on + timedelta(days=7 * week)
        yield start, start + timedelta(days=length)


def _week(course: _Course, weeks_back: int, rng: Generator) -> Iterator[LoggedWorkout]:
    week_end = course.last_on - timedelta(days=7 * weeks_back)
    top_reps = _BLOCK_REPS[weeks_back % len(_BLOCK_REPS)]
    for day in WEEK:
        if day.is_optional and rng.random() < _SKIPS_OPTIONAL:
            continue
        on = week_end - timedelta(days=day.days_before_end)
        if course.is_away(on):
            continue
        main = _main_sets(course.strength(day.main, on), top_reps, rng)
        yield _workout(course, day, on, main, rng)


def _last_week(course: _Course, rng: Generator) -> Iterator[LoggedWorkout]:
    """The week of the story: heavy squats on the eve of the deadlifts that end the log."""
    press, bench, squat, deadlift = WEEK
    for day in (press, bench):
        on = course.last_on - timedelta(days=day.days_before_end)
        yield _workout(course, day, on, _main_sets(course.strength(day.main, on), 3, rng), rng)
    heavy = _to_plates(LAST_SQUAT_SHARE * SQUAT_END_LB)
    heavy_sets = [
        LoggedSet(load_lb=heavy, reps=3, rpe=9.0),
        LoggedSet(load_lb=heavy, reps=2, rpe=9.5),
    ]
    eve = course.last_on - timedelta(days=1)
    yield _workout(course, squat, eve, [*_warm_ups(heavy), *heavy_sets], rng)
    light = _to_plates(LAST_DEADLIFT_SHARE * DEADLIFT_END_LB)
    sets = [*_warm_ups(light), LoggedSet(load_lb=light, reps=5), LoggedSet(load_lb=light, reps=3)]
    yield LoggedWorkout(
        at=_start(course.last_on, rng),
        title=deadlift.title,
        duration_s=2280,
        blocks=((DEADLIFT.name, tuple(sets)),),
        note="back grabbed on the third rep, stopped there",
        marks_warm_ups=True,
    )


def _workout(
    course: _Course, day: Day, on: date, main: list[LoggedSet], rng: Generator
) -> LoggedWorkout:
    blocks = [(day.main.name, tuple(main))]
    for lift, n_sets, reps, share in day.accessories:
        load = _to_plates(share * course.strength(lift, on))
        blocks.append((lift.name, tuple(LoggedSet(load_lb=load, reps=reps) for _ in range(n_sets))))
    if rng.random() < _ADDS_PLANKS:
        blocks.append(("Plank", tuple(LoggedSet(duration_s=60.0) for _ in range(3))))
    return LoggedWorkout(
        at=_start(on, rng),
        title=day.title,
        duration_s=int(rng.integers(50, 100)) * 60,
        blocks=tuple(blocks),
        note="slept badly" if rng.random() < _WRITES_NOTE else "",
        marks_warm_ups=bool(rng.random() < _MARKS_WARM_UPS),
        rest_s=float(rng.choice([120.0, 150.0, 180.0]))
        if rng.random() < _USES_REST_TIMER
        else None,
    )


def _main_sets(strength_lb: float, top_reps: int, rng: Generator) -> list[LoggedSet]:
    if top_reps == 0:
        load = _to_plates(_EASY_SHARE * strength_lb)
        easy = LoggedSet(load_lb=load, reps=5, rpe=6.0)
        return [*_warm_ups(load), easy, easy, easy]
    load = _to_plates(strength_lb / (1 + top_reps / 30))
    today_lb = strength_lb * (1 + rng.normal(0.0, _DAY_SCATTER))
    reps = min(max(1, round(30 * (today_lb / load - 1))), top_reps + 2)
    rpe = float(rng.choice([9.0, 9.5, 10.0])) if rng.random() < _GIVES_RPE else None
    back_off = LoggedSet(load_lb=_to_plates(0.85 * load), reps=top_reps + 1)
    return [*_warm_ups(load), LoggedSet(load_lb=load, reps=reps, rpe=rpe), back_off, back_off]


def _warm_ups(load_lb: float) -> list[LoggedSet]:
    shares = ((0.4, 5), (0.6, 3), (0.8, 2))
    return [
        LoggedSet(load_lb=max(45.0, _to_plates(share * load_lb)), reps=reps, is_warm_up=True)
        for share, reps in shares
    ]


def _to_plates(load_lb: float) -> float:
    return 5.0 * round(load_lb / 5.0)


def _start(on: date, rng: Generator) -> datetime:
    minutes = int(rng.integers(0, 150))
    # The app writes wall-clock times without a zone, so there is none to give here.
    return datetime.combine(on, time(16, 30)) + timedelta(minutes=minutes)
