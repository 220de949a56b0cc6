"""Draw the planner bench's figure and its tables out of its result; `--check` only compares."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import altair as alt
import msgspec

from relift.cohort.trial.rivals import rules
from relift.cohort.trial.told import COLUMNS, heading, rows, sentences
from relift.cohort.trial.trial import ALL, RELIFT, ModelResult
from relift.report.chart import Chart, Row
from relift.report.look import Look
from relift.report.picture import to_svg
from relift.report.vega import plot

ROOT = Path(__file__).parents[1]
RESULT = ROOT / "benchmarks" / "results" / "planner_bench.json"
PAGE = ROOT / "docs" / "explanation" / "planner-bench.md"
PICTURE = ROOT / "docs" / "images" / "planner-bench.svg"
START, END = "<!-- tables: scripts/draw_planner_bench.py -->", "<!-- end of tables -->"
ORDER = [RELIFT, "rest", "fixed", "pain", "rise", "belief"]
SIDE = 205
TITLES = {
    "fitted": "the fitted model",
    "no_expectation": "no expectation effect",
    "load_driven": "load alone",
    "constant_pain": "constant pain",
    "heavy_tails": "heavy-tailed ratings",
    ALL: "all together",
}


def found() -> list[ModelResult]:
    """The result, model by model."""
    result = json.loads(RESULT.read_text("utf-8"))
    return msgspec.convert(result["models"], list[ModelResult])


def tables(results: list[ModelResult]) -> str:
    """The tables in Markdown, as `relift cohort trial` prints them."""
    parts = []
    for one in results:
        lines = [f"| {' | '.join(COLUMNS)} |", "|---" * len(COLUMNS) + "|"]
        lines += [f"| {' | '.join(row)} |" for row in rows(one)]
        told = "\n".join(f"- {sentence}" for sentence in sentences(one))
        parts.append(f"### {heading(one)}\n\n" + "\n".join(lines) + f"\n\n{told}\n")
    return "\n".join(parts)


def written(page: str, results: list[ModelResult]) -> str:
    """The page with the tables between its marks."""
    before, _, rest = page.partition(START)
    _, _, after = rest.partition(END)
    return f"{before}{START}\n\n{tables(results)}\n{END}{after}"


def points(results: list[ModelResult]) -> list[Row]:
    """Every policy under every model: share of bad days against days to 90%."""
    kinds = {rule.name: rule.kind.value for rule in rules()} | {RELIFT: RELIFT}
    return [
        {
            "model": TITLES[one.model],
            "policy": name,
            "kind": kinds[name],
            "bad_days": 100.0 * outcome.bad_days.value,
            "days": outcome.days.value,
        }
        for one in results
        for name, outcome in one.outcomes.items()
    ]


def chart(results: list[ModelResult]) -> Chart:
    """The figure."""
    told = [
        f"{TITLES[one.model]} {one.outcomes[RELIFT].days.value:.0f} days at "
        f"{100.0 * one.outcomes[RELIFT].bad_days.value:.0f}%"
        for one in results
    ]
    return Chart(
        id="planner-bench",
        title="Days back to 90% against training days with a set that was too much",
        alt="Each mark is a policy; further left is gentler, further down is quicker. "
        f"Relift: {'; '.join(told)}. The page has the tables.",
        columns={
            "model": "model",
            "policy": "policy",
            "bad_days": "training days with a bad set (%)",
            "days": "mean days to 90%",
        },
        rows=tuple(points(results)),
        draw=lambda look: _drawn(points(results), look),
        sketch=lambda _pen: [],
    )


def _drawn(rows_: list[Row], look: Look) -> alt.FacetChart:
    p = look.palette
    colours = [p.ink, p.soft, p.first, p.second, p.third, p.fourth]
    shapes = ["diamond", "cross", "circle", "square", "triangle-up", "triangle-down"]
    marks = (
        plot(rows_)
        .mark_point(filled=True, opacity=0.85)
        .encode(
            x=alt.X("bad_days:Q", title="training days with a bad set (%)"),
            y=alt.Y("days:Q", title="mean days to 90%", scale=alt.Scale(domain=[0, 180])),
            color=alt.Color(
                "kind:N", sort=ORDER, title=None, scale=alt.Scale(domain=ORDER, range=colours)
            ),
            shape=alt.Shape("kind:N", sort=ORDER, scale=alt.Scale(domain=ORDER, range=shapes)),
            size=alt.condition("datum.kind == 'relift'", alt.value(220), alt.value(36)),
        )
        .properties(width=SIDE, height=SIDE)
    )
    by_model = alt.Facet("model:N", title=None, sort=list(TITLES.values()))
    return marks.facet(by_model, columns=3).resolve_scale(x="independent")


def main() -> int:
    """Write both, or compare them with what stands."""
    results = found()
    page, picture = written(PAGE.read_text("utf-8"), results), to_svg(chart(results))
    if "--check" in sys.argv[1:]:
        return int(page != PAGE.read_text("utf-8") or picture != PICTURE.read_text("utf-8"))
    PAGE.write_text(page, "utf-8")
    PICTURE.write_text(picture, "utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
