"""Draw docs/explanation/journey.md from the journey's table; `--check` only compares."""

from __future__ import annotations

import sys
from pathlib import Path

from relift.plan.journey import JOURNEY

TARGET = Path(__file__).parents[1] / "docs" / "explanation" / "journey.md"

HEAD = """# The journey

Where a person is, overall. Each ladder has its own place beside it. This page is drawn from the
table in `relift.plan.journey` by `scripts/draw_journey.py`; a test fails when the two differ.

"""


def drawn() -> str:
    """The page as the table has it: a Mermaid diagram and the same as a table."""
    lines = ["```mermaid", "stateDiagram-v2", "    [*] --> screen"]
    rows = ["| stage | event | leads to |", "|---|---|---|"]
    for stage, ways in JOURNEY.items():
        for event, target in ways.items():
            lines.append(f"    {stage} --> {target}: {event}")
            rows.append(f"| {stage} | {event} | {target} |")
    return HEAD + "\n".join([*lines, "```", "", *rows]) + "\n"


def main() -> int:
    """Write the page, or with `--check` say whether it is as drawn."""
    if "--check" in sys.argv[1:]:
        return 0 if TARGET.read_text("utf-8") == drawn() else 1
    TARGET.write_text(drawn(), "utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
