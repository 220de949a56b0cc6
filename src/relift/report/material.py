"""What charts and the report are made from: the record up to now, and what is worked out of it.

Each part is worked out when it is first asked for, so that one chart does not pay for the others.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cached_property

from relift.journal.own_unit import own_unit
from relift.journal.timeline import Journal
from relift.plan.lifts import without_ladder_sets
from relift.plan.outlook import Outlook, outlook
from relift.plan.standings import LadderStanding, ladder_standings
from relift.plan.what_if import what_if
from relift.report.series import Fan
from relift.report.ways import fans_of
from relift.screening.standing import Standing, standing
from relift.training.history import LiftHistory, lift_history
from relift.units import Unit, from_kg

AHEAD_D = 28
"""Days that the forecast looks ahead."""

_THE_SAME = frozenset({"standing", "outlook", "ways", "standings", "past", "lifts", "unit"})
_BEFORE_FLARE, _LEAST, _USUAL = timedelta(days=14), timedelta(days=42), timedelta(days=84)


@dataclass(frozen=True)
class Material:
    """One person's record as it is shown.

    Attributes:
        journal: As far as `now`.
        now: The instant, aware.
        since: First day that is looked at; None: as each chart thinks best.
        has_words: Whether what the person wrote in their own words is shown.
        fans: Ways to go on, where they have been compared already.
    """

    journal: Journal
    now: datetime
    since: date | None = None
    has_words: bool = True
    fans: tuple[Fan, ...] = ()

    def seen_otherwise(self, *, since: date | None, has_words: bool) -> Material:
        """The same record from another day on, or with other texts.

        What was worked out already and does not depend on either comes along.
        """
        made = replace(self, since=since, has_words=has_words)
        made.__dict__.update({k: v for k, v in self.__dict__.items() if k in _THE_SAME})
        return made

    @cached_property
    def standing(self) -> Standing:
        """What the safety questions say now."""
        return standing(self.journal, self.now)

    @cached_property
    def outlook(self) -> Outlook:
        """The weeks ahead, none where a stop stands, and how good forecasts were."""
        days = 0 if self.standing.is_stop else AHEAD_D
        return outlook(self.journal, now=self.now, n_days=days)

    @cached_property
    def ways(self) -> tuple[Fan, ...]:
        """Ways to go on: those given, else worked out anew; none where a stop stands."""
        seen = None if self.fans else what_if(self.journal, now=self.now)
        return fans_of(seen) if seen is not None else self.fans

    @cached_property
    def standings(self) -> tuple[LadderStanding, ...]:
        """Where the person is on every ladder."""
        return ladder_standings(self.journal, now=self.now)

    @cached_property
    def past(self) -> Journal:
        """The journal as far as now."""
        return self.journal.until(self.now)

    @cached_property
    def lifts(self) -> Mapping[str, LiftHistory]:
        """Every lift by movement, without the sets that a ladder planned: light on purpose."""
        return lift_history(without_ladder_sets(self.past.workouts))

    @cached_property
    def unit(self) -> Unit:
        """The unit that loads are shown in."""
        return own_unit(self.journal) or Unit.KG

    @cached_property
    def course_from(self) -> date:
        """First day of the course: as asked, else two weeks before the newest flare.

        That is six weeks back at least; twelve where there was no flare.
        """
        if self.since is not None:
            return self.since
        flares = self.past.flares
        if not flares:
            return (self.now - _USUAL).date()
        return min(flares[-1].at - _BEFORE_FLARE, self.now - _LEAST).date()

    def is_shown(self, on: date) -> bool:
        """Whether a day is looked at."""
        return self.since is None or on >= self.since

    def load(self, load_kg: float) -> float:
        """A load in the person's unit, to the nearest tenth."""
        return round(from_kg(load_kg, self.unit), 1)


def day_words(day: date) -> str:
    """A day as a reader says it: `5 Mar`."""
    return f"{day.day} {day:%b}"
