"""The demo's story, told from what the store and the planner hand back; nothing is decided here."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from numpy.random import default_rng

from relift.app.setup import close_store, open_store
from relift.cli.demo_course import Course
from relift.cli.demo_days import Day
from relift.cli.demo_stop import stop_json, tell_stop
from relift.cli.demo_tables import COLUMNS, changes, chart, course_json, event_lines, row, tops
from relift.cli.forecast_view import bar, score_words
from relift.cli.output import emit_json, progress, table
from relift.cli.plan_view import what_to_do
from relift.cli.relapse_view import plan_paragraphs
from relift.cli.voice import Show, aloud, silent
from relift.cohort.lifter_traits import LIFTERS
from relift.importers.words import certainty
from relift.plan.outlook import Outlook, outlook
from relift.plan.spoken import forecast_words
from relift.words.calm import calm
from relift.words.cards import card
from relift.words.labels import look_up

_LABELS = ("spasm", "bulged disc")
_HAPPENED = "tweaked it deadlifting at 70%, the day after heavy squats"
N_DAYS = {"mild": 14, "harsh": 42}
"""How long each course is told."""

RELAPSE = {"harsh": 139}
"""How many days after the end of a course it comes back."""

N_RELAPSE_DAYS = 9
_TOLD_DAYS, _FEW_DAYS, _BIN_D = 3, 20, 3
_AHEAD_D = 28


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One course as it went, with the outlook at its end, and the days after it came back."""

    name: str
    days: tuple[Day, ...]
    seen: Outlook
    relapse: tuple[Day, ...] = ()


def tell_story(names: Sequence[str], *, seed: int, as_json: bool) -> None:
    """Run and tell the courses.

    Args:
        names: Of the courses, in order.
        seed: Where every draw comes from.
        as_json: Print JSON and nothing else.
    """
    show = silent if as_json else aloud
    courses: list[Told] = []
    stopped: dict[str, object] = {}
    for name in names:
        if name == "stopped":
            with _course("mild", seed) as course:
                stopped = stop_json(tell_stop(course, show))
            continue
        if name != names[0]:
            show(f"# The same planner, the same log, a {name} flare")
        with _course(name, seed) as course:
            told = _run(course, name, show if name == names[0] else silent)
        courses.append(told)
        if not as_json:
            _tell_days(told, show)
    if as_json:
        told_json = {one.name: course_json(one.days, one.seen, one.relapse) for one in courses}
        emit_json({"seed": seed, "courses": told_json | ({"stopped": stopped} if stopped else {})})
        return
    if courses:
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


def _run(course: Course, name: str, show: Show) -> Told:
    """A course from the import on, and what came after it."""
    days, n_days, after = _begin(course, show), N_DAYS[name], RELAPSE.get(name, 0)
    relapse: list[Day] = []
    with progress(f"The {name} course", n_days + (N_RELAPSE_DAYS if after else 0)) as advance:
        days += _lived(course, 1, n_days, advance)
        notebook = course.notebook
        seen = outlook(notebook.journal, now=notebook.now, n_days=_AHEAD_D)
        if after:
            course.keep(n_days + 1, n_days + after)
            relapse = [course.come_back(n_days + after)]
            first = n_days + after + 1
            relapse += _lived(course, first, first + N_RELAPSE_DAYS - 1, advance)
    return Told(name=name, days=tuple(days), seen=seen, relapse=tuple(relapse))


def _lived(course: Course, first: int, last: int, advance: Callable[[int], None]) -> list[Day]:
    days = []
    for number in range(first, last + 1):
        days.append(course.live(number))
        advance(1)
    return days


def _begin(course: Course, show: Show) -> list[Day]:
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
    if ceiling := course.set_own_ceiling():
        load_lb, days = ceiling
        show(
            f"5. A ceiling. The lifter says: nothing over {load_lb:.0f} lb for "
            f"{days} days. The plan obeys it."
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
        known = {done.planned.reason for done in tops(days[0])}
        for day in days[1 : 1 + _TOLD_DAYS]:
            show(f"# Day {day.number}")
            _tell_exposures(day, show, known)
        days = days[1 + _TOLD_DAYS :]
        bins = [days[k : k + 1] for k in range(len(days))]
    else:
        bins = [days[k : k + _BIN_D] for k in range(1, len(days), _BIN_D)]
    print()
    table(COLUMNS, [row(some) for some in bins])
    if events := list(event_lines(told.days)):
        show("\n".join(events))
    if told.relapse:
        _tell_relapse(told, show)


def _tell_relapse(told: Told, show: Show) -> None:
    """It comes back: the lifter's own plan, and how the days went this time."""
    plan = told.relapse[0].plan.relapse_plan
    show(f"# {RELAPSE[told.name]} days later it comes back")
    if plan is not None:
        show(
            "The safety questions first, all of them. Then what they wrote while things were quiet:"
        )
        show(*plan_paragraphs(plan))
    print()
    table(COLUMNS, [row([day]) for day in told.relapse])


def _tell_exposures(day: Day, show: Show, known: set[str]) -> None:
    """A day: the morning, the top of each ladder with its forecast, and what came of it.

    A reason that was told before, and is in `known`, is not told again.
    """
    told = [f"{len(day.done)} parts, and the last of each main ladder was:"]
    if day.morning is not None:
        told = [
            f"Pain on getting up {day.morning.pain_morning}, worry {day.morning.worry}, "
            f"confidence {day.morning.confidence}.",
            *day.plan.changes,
        ]
    lines = [" ".join(told)]
    reasons = dict.fromkeys(
        done.planned.reason for done in tops(day) if done.planned.reason not in known
    )
    known.update(reasons)
    lines += [
        f"- {what_to_do(done.planned)}. {forecast_words(done.planned)} "
        f"Expected {done.expected}, felt {done.answers.felt_pain}."
        for done in tops(day)
    ]
    show("\n".join([*lines, *(f"  Why: {reason}" for reason in reasons)]))


def _tell_end(courses: Sequence[Told], show: Show) -> None:
    show("# Expected against felt")
    for told in courses:
        show(f"{told.name.capitalize()}: {score_words(told.seen.scored, whose='their')}")
        print("\n".join(chart(told.days)))
    show("# The forecast of mornings, if they go on like this")
    print(f"{'':22}0{'5':^39}10")
    for told in courses:
        ahead = told.seen.days
        print(f"{told.name + ', tomorrow':<20}  {bar(ahead[0].morning)}")
        print(f"{told.name + ', in 4 weeks':<20}  {bar(ahead[-1].morning)}")
    show("# What changed, from day 1 to the last day")
    columns = [changes(told.days) for told in courses]
    table(
        ("", *(told.name for told in courses)),
        [(what, *(column[what] for column in columns)) for what in columns[0]],
    )
