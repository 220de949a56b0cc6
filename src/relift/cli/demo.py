"""`relift demo`: the whole story with a made-up lifter, in a folder that is thrown away."""

from __future__ import annotations

import enum
from typing import Annotated

import typer

from relift.cli.options import AsJson


class CourseName(enum.StrEnum):
    """Which course is told."""

    MILD = "mild"
    HARSH = "harsh"
    STOPPED = "stopped"
    ALL = "all"


def demo(
    *,
    course: Annotated[CourseName, typer.Option(help="Which flare to watch.")] = CourseName.ALL,
    seed: Annotated[int, typer.Option(min=0, help="Another made-up lifter.")] = 1,
    as_json: AsJson = False,
) -> None:
    """Watch the whole story with a made-up lifter: the log, the flare, the way back.

    Example:
      relift demo --course harsh --seed 3

    Every plan comes out of the same planner that plans for you. The lifter's answers come from a
    simulator that knows nothing of it. Your own journal is not touched.

    Exit codes: 0 done, 4 there is no room for a temporary folder.
    """
    from relift.cli.demo_story import tell_story

    names = ("mild", "harsh", "stopped") if course is CourseName.ALL else (course.value,)
    tell_story(names, seed=seed, as_json=as_json)
