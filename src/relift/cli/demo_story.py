"""The demo's story, told from what the store and the planner hand back; nothing is decided here."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from numpy.random import default_rng

from relift.app.setup import close_store, open_store
from relift.cli.demo_course import Course, Day, Done
from relift.cli.forecast_view import bar, score_words
from relift.cli.import_report import certainty
from relift.cli.output import emit_json, progress, table
from relift.cli.plan_view import forecast_words, what_to_do
from relift.cli.voice import Show, aloud, silent
from relift.cohort.lifter_traits import LIFTERS
from relift.plan.exposures import PlannedExposure
from relift.plan.outlook import Outlook, outlook
from relift.units import format_load
from relift.words.calm import calm
from relift.words.cards import card
from relift.words.labels import look_up

_LABELS = ("spasm", "bulged disc")
_HAPPENED = "tweaked it deadlifting at 70%, the day after heavy squats"
N_DAYS = {"mild": 14, "harsh": 42}
"""How long each course is told."""

_TOLD_DAYS, _FEW_DAYS, _BIN_D = 3, 20, 3
_LADDERS = ("hinge", "squat")
_CEILING_LB, _CEILING_DAYS = 400.0, 14
_AHEAD_D = 28


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One course as it went, with the outlook at its end."""

    name: str
    days: tuple[Day, ...]
    seen: Outlook


def tell_story(names: Sequence[str], *, seed: int, as_json: bool) -> None:
    """Run and tell the courses.

    Args:
        names: Of the courses, in order.
        seed: Where every draw comes from.
        as_json: Print JSON and nothing else.
    """
    show = silent if as_json else aloud
    courses = []
    for name in names:
        is_first = name == names[0]
        if not is_first:
            show(f"# The same planner, the same log, a {name} flare")
        with _course(name, seed) as course:
            days = _begin(course, name, show if is_first else silent)
            with progress(f"The {name} course", N_DAYS[name]) as advance:
                for k in range(1, N_DAYS[name] + 1):
                    days.append(course.live(k))
                    advance(1)
            notebook = course.notebook
            seen = outlook(notebook.journal, now=notebook.now, n_days=_AHEAD_D)
        courses.append(Told(name=name, days=tuple(days), seen=seen))
        if not as_json:
            _tell_days(courses[-1], show)
    if as_json:
        emit_json({"seed": seed, "courses": {one.name: _course_json(one) for one in courses}})
    else:
        _tell_end(courses, show)
        show("That was the demo. Your own way begins with: relift import FILE, or relift flare")


@contextmanager
def _course(name: str, seed: int) -> Iterator[Course]:
    """A course in a store of its own, which is removed afterwards."""
    with tempfile.TemporaryDirectory(prefix="relift-demo-") as folder:
        try:
            yield Course(open_store(Path(folder) / "home"), LIFTERS[name], default_rng(seed))
        finally:
            close_store()


def _begin(course: Course, name: str, show: Show) -> list[Day]:
    """From the import to the first movements, on the evening of the tweak."""
    show(
        "# Relift: a flare from the first evening on",
        "The lifter is made up; the log, the screen, the plans and the forecasts are real Relift.",
    )
    parsed, imported = course.bring_in_log()
    named = ", ".join(f"{n:,} rows of {name}" for name, n in parsed.pseudo_rows.items())
    show(
        f"1. The log. A Strong export of three years: {parsed.n_rows:,} rows = "
        f"{parsed.n_set_rows:,} sets + {named} + {len(parsed.faults)} faults. "
        f"{imported.n_workouts} workouts, in {parsed.unit.value if parsed.unit else '?'} "
        f"({certainty(parsed)} sure)."
    )
    course.report_flare(labels=_LABELS, happened=_HAPPENED)
    held = course.notebook.today
    show(
        f"2. The flare. “{_HAPPENED}”. They call it “{_LABELS[0]}”; a scan once said "
        f"“{_LABELS[1]}”. The safety questions come first, all answered no. "
        f"Result: {held.tier}. It rules nothing out."
    )
    _tell_calm(course, show)
    _tell_words(show)
    if name == "mild":
        course.limit("Deadlift", _CEILING_LB, days=_CEILING_DAYS)
        show(
            f"5. A ceiling. The lifter says: nothing over {_CEILING_LB:.0f} lb for "
            f"{_CEILING_DAYS} days. The plan obeys it."
        )
    first = course.evening_of_tweak()
    show("# The evening of the tweak: first movements")
    _tell_exposures(first, show, set())
    return [first]


def _tell_calm(course: Course, show: Show) -> None:
    script = calm()
    thought, fear = "it is happening again", "that I will never pull heavy again"
    course.calm_down(thought=thought, fear=fear)
    known = card(script.known.cards[0])
    show(
        f"3. Calm down. Slow breathing, about {script.breathing.breaths_a_minute:.0f} a minute "
        f"(skipped here). The thought: “{thought}”. The fear: “{fear}”. "
        f"What is known: {known.title}. {known.paragraphs[0]}"
    )


def _tell_words(show: Show) -> None:
    lines = ["4. The words. They stay the lifter's own; an accurate word stands beside each."]
    for label in _LABELS:
        word = look_up(label)
        assert word is not None  # the labels of the story are in words.toml
        lines.append(f"- “{label}”: {word.accurate}. {word.summary}")
    show("\n".join(lines))


def _tell_days(told: Told, show: Show) -> None:
    """A mild course day by day, a long one in bins of some days."""
    days = told.days
    if len(days) <= _FEW_DAYS:
        known = {done.planned.reason for done in _tops(days[0])}
        for day in days[1 : 1 + _TOLD_DAYS]:
            show(f"# Day {day.number}")
            _tell_exposures(day, show, known)
        days = days[1 + _TOLD_DAYS :]
        bins = [days[k : k + 1] for k in range(len(days))]
    else:
        bins = [days[k : k + _BIN_D] for k in range(1, len(days), _BIN_D)]
    rows = [_row(some) for some in bins]
    print()
    table(("day", "morning", "top hinge", "top squat", "expected", "felt"), rows)


def _tell_exposures(day: Day, show: Show, known: set[str]) -> None:
    """A day: the morning, the top of each ladder with its forecast, and what came of it.

    A reason that was told before, and is in `known`, is not told again.
    """
    told = [f"{len(day.done)} parts, and the last of each ladder was:"]
    if day.morning is not None:
        told = [
            f"Pain on getting up {day.morning.pain_morning}, worry {day.morning.worry}, "
            f"confidence {day.morning.confidence}.",
            *day.plan.changes,
        ]
    lines = [" ".join(told)]
    reasons = dict.fromkeys(
        done.planned.reason for done in _tops(day) if done.planned.reason not in known
    )
    known.update(reasons)
    lines += [
        f"- {what_to_do(done.planned)}. {forecast_words(done.planned)} "
        f"Expected {done.expected}, felt {done.answers.felt_pain}."
        for done in _tops(day)
    ]
    show("\n".join([*lines, *(f"  Why: {reason}" for reason in reasons)]))


def _row(days: Sequence[Day]) -> tuple[str, ...]:
    """Some days in a line: the mornings, the heaviest of each ladder, expected and felt pain."""
    done = [d for day in days for d in day.done]
    rated = [d for d in done if d.planned.load_kg > 0] or done
    tops = [[t for day in days if (t := day.top(ladder))] for ladder in _LADDERS]
    return (
        _span([day.number for day in days])
        + (" (setback)" if any(day.is_setback for day in days) else ""),
        _span([day.morning.pain_morning for day in days if day.morning]),
        *(_short(max(some, key=lambda p: p.load_kg, default=None)) for some in tops),
        _span([d.expected for d in rated]),
        _span([d.answers.felt_pain for d in rated]),
    )


def _tell_end(courses: Sequence[Told], show: Show) -> None:
    show("# Expected against felt")
    for told in courses:
        show(f"{told.name.capitalize()}: {score_words(told.seen.scored, whose='their')}")
        print("\n".join(_chart(told.days)))
    show("# The forecast of mornings, if they go on like this")
    print(f"{'':22}0{'5':^39}10")
    for told in courses:
        ahead = told.seen.days
        print(f"{told.name + ', tomorrow':<20}  {bar(ahead[0].morning)}")
        print(f"{told.name + ', in 4 weeks':<20}  {bar(ahead[-1].morning)}")
    show("# What changed, from day 1 to the last day")
    columns = [_changes(told.days) for told in courses]
    table(
        ("", *(told.name for told in courses)),
        [(what, *(column[what] for column in columns)) for what in columns[0]],
    )


def _chart(days: Sequence[Day]) -> Iterator[str]:
    """Mean expected and felt pain, days in bins: `e` expected, `f` felt, `=` both."""
    n_bins = 7
    size = -(-len(days) // n_bins)
    yield f"{'days':>9}  0{'5':^19}10   e expected, f felt, = both"
    for start in range(0, len(days), size):
        some = days[start : start + size]
        done = [d for day in some for d in day.done]
        if not done:
            continue
        expected = sum(d.expected for d in done) / len(done)
        felt = sum(d.answers.felt_pain for d in done) / len(done)
        cells = [" "] * 21
        cells[round(2 * expected)] = "e"
        cells[round(2 * felt)] = "f" if round(2 * felt) != round(2 * expected) else "="
        yield f"{some[0].number:>4}-{some[-1].number:<4}  {''.join(cells).rstrip()}"


def _changes(days: Sequence[Day]) -> dict[str, str]:
    first, last = days[1].morning, days[-1].morning
    assert first is not None and last is not None  # every day but the evening of the tweak
    heaviest = [
        max((t for day in days if (t := day.top(ladder))), key=lambda p: p.load_kg)
        for ladder in _LADDERS
    ]
    return {
        "pain on getting up": f"{first.pain_morning} to {last.pain_morning}",
        "worry": f"{first.worry} to {last.worry}",
        "confidence": f"{first.confidence} to {last.confidence}",
        "heaviest hinge": _short(heaviest[0]),
        "heaviest squat": _short(heaviest[1]),
        "stage": f"{days[1].plan.stage.value} to {days[-1].plan.stage.value}",
    }


def _tops(day: Day) -> list[Done]:
    """The last thing done on each ladder."""
    newest = {done.planned.ladder: done for done in day.done}
    return [newest[ladder] for ladder in _LADDERS if ladder in newest]


def _short(planned: PlannedExposure | None) -> str:
    if planned is None:
        return "rest"
    if planned.load_entered is None or planned.unit is None:
        return "no load"
    return f"{format_load(planned.load_entered, planned.unit)} × {planned.reps}"


def _span(ratings: Sequence[int]) -> str:
    if not ratings:
        return ""
    low, high = min(ratings), max(ratings)
    return str(low) if low == high else f"{low}-{high}"


def _course_json(told: Told) -> dict[str, object]:
    return {
        "days": [_day_json(day) for day in told.days],
        "scored": told.seen.scored,
        "forecast": [{"on": ahead.on, "morning": ahead.morning} for ahead in told.seen.days],
    }


def _day_json(day: Day) -> dict[str, object]:
    return {
        "day": day.number,
        "on": day.on,
        "is_setback": day.is_setback,
        "stage": day.plan.stage.value,
        "morning": day.morning,
        "guardrails_that_bound": day.plan.guardrails_that_bound,
        "exposures": [
            {
                "movement": done.planned.movement,
                "ladder": done.planned.ladder,
                "rung": done.planned.rung,
                "load_entered": done.planned.load_entered,
                "unit": done.planned.unit,
                "reps": done.planned.reps,
                "sets": done.planned.sets,
                "predicted_felt_pain": round(done.planned.predicted_felt_pain, 2),
                "expected_pain": done.expected,
                "felt_pain": done.answers.felt_pain,
            }
            for done in day.done
        ],
    }
