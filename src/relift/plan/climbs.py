"""Every ladder as this person climbs it: with their own lifts, in the place that they train in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from relift.journal.timeline import Journal
from relift.plan.choice import wanted
from relift.plan.guardrails import Place
from relift.plan.kit import Kit, kit_of
from relift.plan.ladders import Ladder, ladders
from relift.plan.lifts import Lift, lift_of
from relift.plan.placing import past_of, place_on
from relift.plan.shown import at_least_shown
from relift.plan.yardstick import Yardstick


@dataclass(frozen=True, slots=True, kw_only=True)
class Climbs:
    """A person's ladders on a day.

    Attributes:
        since: The newest flare; what came before does not count.
        kit: What there is to train with.
        ladders: The ladders of that place.
        lifts: The person's lift on each ladder, by the ladder's id.
    """

    since: datetime
    kit: Kit
    ladders: tuple[Ladder, ...]
    lifts: Mapping[str, Lift | None]

    def places(self, journal: Journal, now: datetime) -> tuple[Place, ...]:
        """Every ladder, loaded for the person, with where they are on it.

        Args:
            journal: As far as `now`.
            now: The instant.
        """
        past = past_of(journal, since=self.since, now=now)
        return tuple(place_on(ladder, self.lifts[ladder.id], past) for ladder in self.ladders)


def climbs_of(journal: Journal, yardstick: Yardstick, now: datetime) -> Climbs:
    """Load every ladder for a person.

    Whoever had no lift for a ladder before the flare is loaded by sets of their own after it.

    Args:
        journal: As far as `now`.
        yardstick: Holds what was lifted.
        now: The instant.
    """
    anchor, on = yardstick.anchor(now), now.date()
    kit, asked = kit_of(journal, on, lambda: yardstick.histories(now)), wanted(journal)
    since = [e for e in journal.exposures if e.at >= anchor]

    def lift_by(ladder: Ladder, at: datetime) -> Lift | None:
        return lift_of(
            ladder,
            yardstick.histories(at),
            on=on,
            profile=journal.profile,
            kit=kit,
            may_borrow=asked.get(ladder.id, False),
        )

    here = ladders(kit.equipment)
    found = {ladder.id: lift_by(ladder, anchor) or lift_by(ladder, now) for ladder in here}
    lifts = {name: lift and at_least_shown(lift, since) for name, lift in found.items()}
    return Climbs(since=anchor, kit=kit, ladders=here, lifts=lifts)
