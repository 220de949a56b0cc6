"""Draw docs/safety/hazard-log.md from docs/safety/hazards.toml; `--check` only compares."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path
from typing import Literal

import msgspec

SAFETY = Path(__file__).parents[1] / "docs" / "safety"
SOURCE = SAFETY / "hazards.toml"
TARGET = SAFETY / "hazard-log.md"
HEAD = """# Hazard log

What could go wrong, what it would do to a person, what stands against it, which test shows that it
stands, and what remains. Drawn from `hazards.toml` by `scripts/draw_hazards.py`; a test fails when
the two differ. How to read and keep it: [the safety case](README.md).

"""

Rating = tuple[str, str]


class Hazard(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One thing that could go wrong; the head of hazards.toml says what each part means."""

    id: str
    area: str
    hazard: str
    causes: list[str]
    harm: str
    before: Rating
    after: Rating | None = None
    controls: list[str]
    by: list[str] = []
    tests: list[str] = []
    status: Literal["controlled", "control in work"] = "controlled"
    residual: str
    owner: str = ""
    reviewed_by: str = ""


class HazardLog(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The hazards and the scale that they are judged on."""

    owner: str
    reviewed_by: str
    basis: str
    severity: dict[str, str]
    likelihood: dict[str, str]
    risk: dict[str, list[str]]
    meaning: dict[str, str]
    hazards: list[Hazard]

    def risk_of(self, rating: Rating) -> str:
        """Low, middle or high, for a severity and a likelihood of the scale."""
        severity, likelihood = rating
        return self.risk[severity][list(self.likelihood).index(likelihood)]


def hazard_log(source: Path = SOURCE) -> HazardLog:
    """Read the log; a word or a field that it does not know ends in an error."""
    return msgspec.convert(tomllib.loads(source.read_text("utf-8")), HazardLog)


def drawn(log: HazardLog) -> str:
    """The page: the scale, the overview, and each hazard in full."""
    n_tests = len({test for hazard in log.hazards for test in hazard.tests})
    n_open = sum(not hazard.tests for hazard in log.hazards)
    count = (
        f"**{len(log.hazards)} hazards, {n_tests} tests, {n_open} hazards whose control is still "
        f"in work. Reviewed by: {log.reviewed_by}.**"
    )
    return "\n".join([HEAD + count, "", *_scale(log), "", *_overview(log), *_in_full(log)]) + "\n"


def _scale(log: HazardLog) -> list[str]:
    levels = list(log.likelihood)
    return [
        "## The scale",
        "",
        f"Basis: {log.basis}.",
        "",
        "| severity | means |",
        "|---|---|",
        *(f"| {name} | {means} |" for name, means in log.severity.items()),
        "",
        "| likelihood in a flare | means |",
        "|---|---|",
        *(f"| {name} | {means} |" for name, means in log.likelihood.items()),
        "",
        f"| risk | {' | '.join(levels)} |",
        f"|---|{'---|' * len(levels)}",
        *(f"| {severity} | {' | '.join(row)} |" for severity, row in log.risk.items()),
        "",
        "| risk | what it calls for |",
        "|---|---|",
        *(f"| {name} | {means} |" for name, means in log.meaning.items()),
    ]


def _overview(log: HazardLog) -> list[str]:
    rows = []
    for one in log.hazards:
        after = log.risk_of(one.after) if one.after else "as before"
        link = f"[{one.id}](#{one.id.lower()})"
        rows.append(
            f"| {link} | {one.hazard} | {log.risk_of(one.before)} | {after} | {one.status} |"
        )
    return [
        "## Overview",
        "",
        "| id | hazard | risk before | risk after | status |",
        "|---|---|---|---|---|",
        *rows,
        "",
    ]


def _in_full(log: HazardLog) -> list[str]:
    lines: list[str] = []
    area = ""
    for one in log.hazards:
        if one.area != area:
            area = one.area
            lines += [f"## {area[0].upper()}{area[1:]}", ""]
        lines += [*_hazard(one, log), ""]
    return lines[:-1]


def _hazard(one: Hazard, log: HazardLog) -> list[str]:
    after = _rated(one.after, log) if one.after else "as before, until the control is there"
    lines = [
        f"### {one.id}",
        "",
        f"**{one.hazard}**",
        "",
        f"- Cause: {'; '.join(one.causes)}.",
        f"- Harm: {one.harm}",
        f"- Before: {_rated(one.before, log)}.",
        "- Controls:",
        *(f"  - {control}" for control in one.controls),
    ]
    if one.by:
        lines.append(f"- Stands on: {', '.join(f'`{name}`' for name in one.by)}.")
    if one.tests:
        lines += ["- Tests:", *(f"  - `{test}`" for test in one.tests)]
    return [
        *lines,
        f"- After: {after}. Status: {one.status}.",
        f"- What remains: {one.residual}",
        f"- Owner: {one.owner or log.owner}. Reviewed by: {one.reviewed_by or log.reviewed_by}.",
    ]


def _rated(rating: Rating, log: HazardLog) -> str:
    severity, likelihood = rating
    return f"{severity}, {likelihood} (risk: {log.risk_of(rating)})"


def main() -> int:
    """Write the page, or with `--check` say whether it is as drawn."""
    page = drawn(hazard_log())
    if "--check" in sys.argv[1:]:
        return 0 if TARGET.exists() and TARGET.read_text("utf-8") == page else 1
    TARGET.write_text(page, "utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
