"""Draw the table of what can be known of a person into docs/explanation/model.md.

The figures are those of benchmarks/results/recover.json; `--check` only compares.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "docs" / "explanation" / "model.md"
RESULT = ROOT / "benchmarks" / "results" / "recover.json"
START, END = "<!-- table: python benchmarks/recover.py -->", "<!-- end of table -->"
SHOWN = (24, 192)


def table() -> str:
    """The table in Markdown: what is known first comes first."""
    result = json.loads(RESULT.read_text("utf-8"))
    heads = [f"{n} sets: correlation, spread, held" for n in SHOWN]
    lines = [f"| trait | known from | {' | '.join(heads)} |", "|---|---|" + "---|" * len(SHOWN)]
    by_sets = sorted(result["table"].items(), key=lambda item: item[1]["from_sets"] or 10_000)
    lines += [_row(name, found) for name, found in by_sets]
    pooled = result["all_traits"]
    lines += ["", "| over all traits, after | 80% intervals held | chi-square of the ranks |"]
    lines += ["|---|---|---|"]
    lines += [
        f"| {n} sets | {one['covered_80']:.1%} | {one['chi_square']:.1f} |"
        for n, one in pooled.items()
    ]
    return "\n".join(lines)


def _row(name: str, found: dict[str, Any]) -> str:
    rows = {row["sets"]: row for row in found["rows"]}
    cells = [
        f"{rows[n]['correlation']:.2f}, {rows[n]['ratio']:.2f}, {rows[n]['covered_80']:.0%}"
        for n in SHOWN
    ]
    known = f"{found['from_sets']} sets" if found["from_sets"] else "not by 192 sets"
    return f"| {name.replace('_', ' ')} | {known} | {' | '.join(cells)} |"


def written(page: str) -> str:
    """The page with the table between its marks."""
    before, rest = page.split(START)
    return f"{before}{START}\n\n{table()}\n\n{END}{rest.split(END)[1]}"


def main() -> int:
    """Write the table, or with `--check` say whether it is as drawn."""
    page = TARGET.read_text("utf-8")
    if "--check" in sys.argv[1:]:
        return 0 if page == written(page) else 1
    TARGET.write_text(written(page), "utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
