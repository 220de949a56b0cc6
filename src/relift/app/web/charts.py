"""The charts of the journal on the desk, kept for a minute where nothing was written.

They are the same as on the command line (`relift.report.charts`). Their colours are the page's own
variables, so that one picture follows light, dark and paper without being drawn anew.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from threading import RLock
from urllib.parse import urlencode

import msgspec
from django.http import QueryDict

from relift.app.web.desk import Desk, still_holds
from relift.journal.timeline import Journal
from relift.plan.today import Today
from relift.plan.what_if import USUAL_WEEKS, WhatIf, what_if
from relift.report.chart import Chart
from relift.report.charts import CHARTS, e1rm
from relift.report.charts import what_if as ways_chart
from relift.report.look import PAGE, in_page_colors
from relift.report.material import Material
from relift.report.picture import spec
from relift.report.summary import Summary, summary
from relift.report.ways import fans_of

LEAST_WIDTH, MOST_WIDTH = 240, 900
"""Bounds of a picture in a page [px]."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a chart is to show.

    Attributes:
        since: First day that is looked at.
        has_words: Whether what the person wrote in their own words is shown.
        lift: Movement of which strength is shown; "": those of the ladders.
        weeks: How far a what-if looks ahead; None: as far as usual.
        ladder: Of a what-if; "": the main one that was done last.
    """

    since: date | None = None
    has_words: bool = True
    lift: str = ""
    weeks: int | None = None
    ladder: str = ""

    @property
    def query(self) -> str:
        """The same behind an address, or ""."""
        told = {
            "since": self.since.isoformat() if self.since else "",
            "words": "" if self.has_words else "0",
            "lift": self.lift,
            "weeks": str(self.weeks) if self.weeks is not None else "",
            "ladder": self.ladder,
        }
        return urlencode({name: value for name, value in told.items() if value})


def wanted(query: QueryDict) -> Wanted:
    """What an address asks for; what cannot be read is as if it were not there."""
    weeks = query.get("weeks", "")
    return Wanted(
        since=day_of(query.get("since", "")),
        has_words=query.get("words") != "0",
        lift=query.get("lift", ""),
        weeks=int(weeks) if weeks.isascii() and weeks.isdigit() else None,
        ladder=query.get("ladder", ""),
    )


def day_of(typed: str) -> date | None:
    """A day as forms send it, or None."""
    try:
        return date.fromisoformat(typed)
    except ValueError:
        return None


@dataclass(slots=True, kw_only=True)
class Charts:
    """What was made of one state of the journal.

    Attributes:
        journal: The state.
        now: The moment that it is seen from.
    """

    journal: Journal
    now: datetime
    _materials: dict[tuple[date | None, bool], Material] = field(default_factory=dict)
    _summaries: dict[tuple[Wanted, bool], Summary] = field(default_factory=dict)
    _futures: dict[tuple[int | None, str], WhatIf | None] = field(default_factory=dict)
    _made: dict[tuple[str, Wanted], Chart] = field(default_factory=dict)

    def material(self, ask: Wanted | None = None) -> Material:
        """What charts and the report are made from."""
        ask = ask or Wanted()
        key, usual = (ask.since, ask.has_words), (None, True)
        if usual not in self._materials:
            self._materials[usual] = Material(self.journal, self.now)
        if key not in self._materials:
            self._materials[key] = self._materials[usual].seen_otherwise(
                since=ask.since, has_words=ask.has_words
            )
        return self._materials[key]

    def summary(self, ask: Wanted, day: Today, *, has_answers: bool) -> Summary:
        """The report.

        Args:
            ask: What it is to show.
            day: Today's plan, as it stands for this state of the journal.
            has_answers: Whether answers to the safety questions are told.
        """
        key = (ask, has_answers)
        if key not in self._summaries:
            self._summaries[key] = summary(self.material(ask), day, has_answers=has_answers)
        return self._summaries[key]

    def future(self, ask: Wanted) -> WhatIf | None:
        """The weeks ahead, four ways; None while a stop stands.

        Raises:
            InvalidValueError: weeks or ladder cannot be.
        """
        key = (ask.weeks, ask.ladder)
        if key not in self._futures:
            n_weeks = USUAL_WEEKS if ask.weeks is None else ask.weeks
            self._futures[key] = what_if(
                self.journal, now=self.now, n_weeks=n_weeks, ladder=ask.ladder or None
            )
        return self._futures[key]

    def chart(self, name: str, ask: Wanted) -> Chart:
        """A chart.

        Args:
            name: An id of `CHARTS`.
            ask: What it is to show.

        Raises:
            InvalidValueError: it cannot show that.
        """
        key = (name, ask)
        if key not in self._made:
            self._made[key] = self._make(name, ask)
        return self._made[key]

    def _make(self, name: str, ask: Wanted) -> Chart:
        material = self.material(ask)
        if name == ways_chart.ID:
            seen = self.future(ask)
            return ways_chart.fan_chart(fans_of(seen)) if seen else ways_chart.chart(material)
        if name == e1rm.ID and ask.lift:
            return e1rm.chart_of(material, ask.lift)
        return CHARTS[name].make(material)


_KEPT: list[Charts] = []
_LOCK = RLock()


def charts(desk: Desk, now: datetime) -> Charts:
    """The charts of the journal as it is now.

    Args:
        desk: The journal.
        now: Aware, in the person's zone.

    Raises:
        StoreError: the store cannot be read.
    """
    journal = desk.journal()
    with _LOCK:
        for kept in _KEPT:
            if kept.journal is journal and still_holds(kept.now, now):
                return kept
        made = Charts(journal=journal, now=now)
        _KEPT[:] = [made]
        return made


def forget_charts() -> None:
    """Forget what was made: the journal may have been exchanged."""
    with _LOCK:
        _KEPT.clear()


def page_spec(chart: Chart, width: int) -> bytes:
    """A chart as Vega-Lite for a page, in JSON: the page's colours and heading, as wide as asked.

    Args:
        chart: One with rows.
        width: [px]; brought within `LEAST_WIDTH` and `MOST_WIDTH`.
    """
    look = replace(PAGE, width=min(max(width, LEAST_WIDTH), MOST_WIDTH))
    told = msgspec.json.encode(spec(chart, look)).decode()
    return in_page_colors(told).encode()
