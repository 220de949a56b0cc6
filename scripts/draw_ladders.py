"""Draw docs/reference/ladders.md from the ladders' files; `--check` only compares."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from relift.evidence import parse_basis
from relift.journal.choices import Equipment
from relift.plan.ladder_check import ladder_faults
from relift.plan.ladder_drawing import draw_ladder
from relift.plan.ladders import Ladder, Offered, Role, ladders

TARGET = Path(__file__).parents[1] / "docs" / "reference" / "ladders.md"

HEAD = """# Ladders

What a plan climbs, rung by rung. This page is drawn from `src/relift/data/ladders` by
`scripts/draw_ladders.py`; a test fails when the two differ. **Reviewed by: none yet.** The order of
the rungs and every number are our own choices until a clinician signs.

A drawing has the top rung first. The bar is what the rung asks for, as a share of the lift's
estimated max; without a load it is an assumption. The word in brackets says in what the rung grows:
range, load, volume or speed. Where places differ, each has its own drawing: `none` is no equipment,
`small` bands and dumbbells, `bar` a home bar, `gym` a gym.
"""

ROLES = {
    Role.MAIN: "A main ladder: in every day's plan.",
    Role.DAILY: "A ladder of daily life: one of these a day, in turn, until its top is confirmed.",
    Role.ASSIST: "An assisting ladder: one of these a day, in turn.",
}


def drawn() -> str:
    """The page as the files have it."""
    return HEAD + "".join(f"\n{line}\n" for ladder in ladders() for line in _section(ladder))


def _section(ladder: Ladder) -> Iterator[str]:
    yield f"## {ladder.name} (`{ladder.id}`)"
    is_for_all = ladder.offered is Offered.ALWAYS
    offered = "" if is_for_all else " It comes where the log has such a lift."
    yield f"{ROLES[ladder.role]}{offered} Basis: {parse_basis(ladder.basis).words}."
    if ladder.borrowed:
        yield (
            f"Asked for without such a lift in the log, its top is {ladder.borrowed.share:.0%} of "
            f"another lift. Basis: {parse_basis(ladder.borrowed.basis).words}."
        )
    seen: dict[tuple[str, ...], list[str]] = {}
    for equipment in Equipment:
        here = next(one for one in ladders(equipment) if one.id == ladder.id)
        seen.setdefault(tuple(draw_ladder(here)), []).append(equipment.value)
    for lines, places in seen.items():
        title = "everywhere" if len(places) == len(Equipment) else ", ".join(places)
        yield "\n".join([f"{title.capitalize()}:", "", "```text", *lines, "```"])


def main() -> int:
    """Write the page, or with `--check` say whether it is as drawn; broken ladders fail."""
    faults = [fault for ladder in ladders() for fault in ladder_faults(ladder)]
    if faults:
        sys.stderr.write("\n".join(faults) + "\n")
        return 1
    if "--check" in sys.argv[1:]:
        return 0 if TARGET.read_text("utf-8") == drawn() else 1
    TARGET.write_text(drawn(), "utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
