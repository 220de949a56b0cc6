"""The made-up lifter's journal on the third evening of a mild flare, as the demo lives it."""

from __future__ import annotations

from pathlib import Path

from numpy.random import default_rng

from relift.app.setup import close_store, open_store
from relift.cli.demo_course import Course
from relift.cohort.lifter_traits import MILD

EVENING = "2026-03-04T18:00:00+00:00"
"""The moment that the journal ends at."""


def live_three_days(home: Path) -> None:
    """Import the log, flare, calm down, and train until the third evening's plan."""
    course = Course(open_store(home), MILD, default_rng(1))
    course.bring_in_log()
    course.report_flare(labels=("spasm", "bulged disc"), happened="tweaked it deadlifting")
    course.calm_down(thought="Something tore.", fear="That I never lift heavy again.")
    course.set_own_ceiling()
    course.evening_of_tweak()
    for number in (1, 2):
        course.live(number)
    course.wake(3)
    close_store()
