"""The demo's third course: someone who should be stopped, is; and what lifts the stop."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from relift.cli.demo_course import ONSET_ON, Course
from relift.cli.screen import Visit
from relift.cli.voice import Show
from relift.journal.reports import ScreenForm
from relift.plan.today import Today

SIGN = "saddle_numbness"
_SIGN_DAY, _SEEN_DAY = 2, 4
_WHO = "emergency department"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What was tried, and what stood against a plan then."""

    what: str
    today: Today


def tell_stop(course: Course, show: Show) -> tuple[Step, ...]:
    """Run and tell the course.

    Args:
        course: Of a made-up lifter, before the import.
        show: Prints paragraphs.
    """
    show("# A third lifter, who should be stopped")
    course.bring_in_log()
    course.report_flare(labels=("spasm",), happened="a tweak in the deadlift")
    course.calm_down(thought="", fear="")
    course.evening_of_tweak()
    course.live(1)
    course.wake(_SIGN_DAY)
    steps = tuple(_steps(course))
    stop = steps[0].today.stop
    assert stop is not None  # a danger sign stops: the property tests say so
    show(
        f"Day {_SIGN_DAY}. At the check-in they answer yes to: new numbness between the legs.",
        f"“{stop.heading}. {' '.join(stop.lines[:2])}”",
    )
    lines = [f"- {step.what}: {_outcome(step.today)}." for step in steps]
    show("What they try, and what comes of it:\n" + "\n".join(lines))
    return steps


def stop_json(steps: tuple[Step, ...]) -> dict[str, object]:
    """The course for programs."""
    return {
        "steps": [
            {
                "what": step.what,
                "stop": step.today.stop.kind if step.today.stop else None,
                "n_exposures": len(step.today.exposures),
            }
            for step in steps
        ]
    }


def _steps(course: Course) -> Iterator[Step]:
    short = ScreenForm.SHORT
    yield Step(
        what=f"day {_SIGN_DAY}, the answer itself",
        today=course.answer_screen(_SIGN_DAY, SIGN, form=short),
    )
    yield Step(
        what=f"day {_SIGN_DAY + 1}, a short screen with no to everything",
        today=course.answer_screen(_SIGN_DAY + 1, form=short),
    )
    yield Step(
        what=f"day {_SIGN_DAY + 1}, the full screen with no to everything",
        today=course.answer_screen(_SIGN_DAY + 1),
    )
    seen_on = ONSET_ON + timedelta(days=_SEEN_DAY)
    yield Step(
        what=f"day {_SEEN_DAY}, the full screen, seen at the {_WHO} that day",
        today=course.answer_screen(_SEEN_DAY, visit=Visit(seen_by=_WHO, seen_on=seen_on)),
    )


def _outcome(today: Today) -> str:
    if today.stop is not None:
        return "no plan"
    return f"a plan again, with {len(today.exposures)} parts and a check-in before any load"
