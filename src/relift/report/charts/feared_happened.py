"""Feared against happened: what the person feared, in their words, beside what came of it.

A fear that was named before a set has the set's ratings beside it. One that was named in the
calm-down has what the next seven days brought: how many sets, and the worst pain in them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from relift.journal.timeline import Exposure
from relift.report.chart import Chart, nothing
from relift.report.free_text import shown
from relift.report.look import Look
from relift.report.material import Material, day_words
from relift.report.ratings import rated_sets, verdicts, what_was_done
from relift.report.terminal import Pen, fit

if TYPE_CHECKING:
    from relift.report.chart import Figure

ID = "feared_happened"
LINE = "what you feared, in your words, beside what happened"
TITLE = "What was feared, and what happened"
COLUMNS = {
    "day": "day",
    "before": "before",
    "feared": "feared",
    "happened": "what happened",
    "verdict": "pain in the set",
}
VERDICTS = ("better than feared", "as feared", "worse than feared")
_MOST_DRAWN, _MOST_TICKS, _WEEK = 8, 5, timedelta(days=7)
_FEAR_DRAWN, _HAPPENED_DRAWN, _LABELS = 42, 52, 112


@dataclass(frozen=True, slots=True, kw_only=True)
class Fear:
    """A fear and what came of it.

    Attributes:
        day: When it was named.
        before: What it was named before.
        feared: In the person's words.
        happened: What came, in words.
        verdict: One of `VERDICTS`, or "" where no rating tells.
    """

    day: date
    before: str
    feared: str
    happened: str
    verdict: str


def chart(material: Material) -> Chart:
    """Draw fears beside what happened, with counts over every rated set.

    Args:
        material: The record.
    """
    fears = sorted(_fears(material), key=lambda fear: fear.day)
    counts = verdicts(rated_sets(material))
    if not fears and not sum(counts):
        why = "Nothing to show yet: no fear was named and no set was rated before and after."
        return nothing(ID, TITLE, why=why, columns=COLUMNS)
    totals = [
        {"day": None, "before": "all rated sets", "feared": "", "happened": f"{n}", "verdict": v}
        for n, v in zip(counts, VERDICTS, strict=True)
    ]
    named = [{key: getattr(fear, key) for key in COLUMNS} for fear in fears]
    return Chart(
        id=ID,
        title=TITLE,
        alt=_words(fears, counts),
        columns=COLUMNS,
        rows=(*named, *totals),
        draw=lambda look: _figure(fears, counts, look),
        sketch=lambda pen: _sketch(fears, counts, pen),
    )


def _fears(material: Material) -> Iterator[Fear]:
    past = material.past
    for entry in past.calms:
        if entry.value.fear and material.is_shown(entry.on):
            after = [e for e in past.exposures if entry.at <= e.at <= entry.at + _WEEK]
            yield Fear(
                day=entry.on,
                before="the calm-down",
                feared=_words_of(entry.value.fear, material),
                happened=_week_words([e for e in after if e.is_done]),
                verdict="",
            )
    for e in past.exposures:
        if e.feared and material.is_shown(e.at.date()):
            yield Fear(
                day=e.at.date(),
                before=what_was_done(e),
                feared=_words_of(e.feared, material),
                happened=_set_words(e),
                verdict=_verdict(e),
            )


def _words_of(text: str, material: Material) -> str:
    return shown(text) if material.has_words else ""


def _said(fear: Fear, most: int) -> str:
    """The fear in the person's words, or, where those are left out, what it was about."""
    return f"“{shown(fear.feared, most)}”" if fear.feared else shown(f"before {fear.before}", most)


def _set_words(e: Exposure) -> str:
    if e.is_avoided:
        return "it was left out"
    if not e.is_done:
        return "not done yet"
    if e.felt_pain is None:
        return "done; the pain was not rated"
    expected = f"expected {e.expected_pain:g}, " if e.expected_pain is not None else ""
    sign = "; a new sign in a leg was told" if e.has_new_nerve_sign else ""
    return f"done: {expected}felt {e.felt_pain:g} of 10{sign}"


def _week_words(done: Sequence[Exposure]) -> str:
    rated = [e.felt_pain for e in done if e.felt_pain is not None]
    if not rated:
        return "no rated set in 7 days"
    sets = "1 rated set" if len(rated) == 1 else f"{len(rated)} rated sets"
    return f"{sets} in 7 days, worst pain {max(rated):g} of 10"


def _verdict(e: Exposure) -> str:
    if not e.is_done or e.felt_pain is None or e.expected_pain is None:
        return ""
    better, same, worse = VERDICTS
    if e.felt_pain == e.expected_pain:
        return same
    return better if e.felt_pain < e.expected_pain else worse


def _words(fears: Sequence[Fear], counts: tuple[int, int, int]) -> str:
    n, (better, same, worse) = len(fears), counts
    named = "No fear was named in words." if not n else f"Fears named in words: {n}."
    if not sum(counts):
        return f"{named} No set was rated before and after yet."
    return (
        f"{named} Of {sum(counts)} rated sets, {better} felt better than feared, {same} as feared "
        f"and {worse} worse. A set counts as better where its pain was lower than expected."
    )


def _sketch(fears: Sequence[Fear], counts: tuple[int, int, int], pen: Pen) -> list[str]:
    lines = []
    label = max(map(len, VERDICTS))
    room = pen.width - label - 8
    for n, verdict in zip(counts, VERDICTS, strict=True):
        bar = "█" * round(room * n / max(1, *counts))
        lines.append(f"{fit(verdict, label)} {n:4d}  {bar}")
    for fear in fears[-_MOST_DRAWN:]:
        said = f": “{fear.feared}”" if fear.feared else ""
        lines += ["", *pen.wrapped(f"{fear.day} before {fear.before}{said}")]
        tail = f" ({fear.verdict})" if fear.verdict else ""
        lines += [f"  {line}" for line in Pen(pen.width - 2).wrapped(fear.happened + tail)]
    return lines


def _figure(fears: Sequence[Fear], counts: tuple[int, int, int], look: Look) -> Figure:
    import altair as alt

    from relift.report.vega import plot

    p, width = look.palette, look.width - _LABELS - 26
    bars = plot({"verdict": v, "n": n} for v, n in zip(VERDICTS, counts, strict=True))
    y = alt.Y("verdict:N", sort=list(VERDICTS), axis=alt.Axis(title=None, labelLimit=130))
    n_ticks = min(_MOST_TICKS, max(1, *counts))
    x = alt.X("n:Q", axis=alt.Axis(title="rated sets", tickCount=n_ticks, format="d"))
    counted = alt.layer(
        bars.mark_bar(color=p.first, size=16).encode(x=x, y=y),
        bars.mark_text(align="left", dx=4, color=p.ink).encode(x=x, y=y, text="n:Q"),
    ).properties(width=width, height=80)
    if not fears:
        return counted
    told = plot(_lines_of(fears[-_MOST_DRAWN:]))
    n_lines = 2 * len(fears[-_MOST_DRAWN:])
    texts = (
        told.mark_text(align="left", baseline="middle", limit=look.width - 16, fontSize=11)
        .encode(
            x=alt.value(-_LABELS),
            y=alt.Y("line:O", axis=None, sort=None),
            text="text:N",
            color=alt.Color(
                "is_fear:N",
                scale=alt.Scale(domain=[True, False], range=[p.ink, p.first]),
                legend=None,
            ),
        )
        .properties(width=width, height=17 * n_lines)
    )
    return alt.vconcat(counted, texts, spacing=14)


def _lines_of(fears: Sequence[Fear]) -> Iterator[dict[str, str | int | bool]]:
    for n, fear in enumerate(fears):
        words = f"{day_words(fear.day)}: {_said(fear, _FEAR_DRAWN)}"
        yield {"line": 2 * n, "text": words, "is_fear": True}
        yield {
            "line": 2 * n + 1,
            "text": f"      {shown(fear.happened, _HAPPENED_DRAWN)}",
            "is_fear": False,
        }
