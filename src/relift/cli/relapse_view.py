"""How a relapse plan is shown: the person's own words, part by part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from relift.cli.output import plain
from relift.cli.voice import Show
from relift.journal.choices import RelapsePlanWritten
from relift.plan.relapse import keep


def show_relapse_plan(plan: RelapsePlanWritten, show: Show) -> None:
    """Print the plan under its heading."""
    show(f"# {keep().shown.title}", keep().shown.words, *plan_paragraphs(plan))


def plan_paragraphs(plan: RelapsePlanWritten) -> Iterator[str]:
    """The plan's parts, each as a paragraph; those left empty are left out."""
    if plan.first_hour:
        yield "In the first hour:\n" + _numbered(plan.first_hour)
    if plan.to_myself:
        yield f"To myself: {plain(plan.to_myself)}"
    if plan.helped:
        yield "What helped before:\n" + "\n".join(f"- {plain(one)}" for one in plan.helped)
    if plan.people:
        yield "Whom to tell or call: " + ", ".join(plain(one) for one in plan.people)
    if plan.go_back_to:
        yield f"In the days after: {plain(plan.go_back_to)}"


def _numbered(lines: Sequence[str]) -> str:
    return "\n".join(f"{n}. {plain(one)}" for n, one in enumerate(lines, start=1))
