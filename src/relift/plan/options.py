"""What is open on a ladder today, with a forecast for each rung.

A day climbs from `start` (the confirmed rung, or the one after the last tolerated today) to a
target; a target under `start` is done on its own. Comfort movements are not counted as sets at
risk: they carry no load and are done only as far as they are comfortable.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from relift.plan.guardrails import Bound, Place, bounds, highest_allowed
from relift.plan.ladders import RungKind
from relift.plan.lifts import Step
from relift.plan.outcomes import Outcome
from relift.plan.situation import Situation
from relift.plan.thresholds import intolerable_above, thresholds
from relift.threat.events import Features
from relift.threat.filter import ThreatFilter
from relift.threat.predict import Prediction
from relift.threat.risk import resting_mean
from relift.threat.state import State


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """A ladder's open rungs, floor..top.

    Attributes:
        place: Where the person is.
        floor: Lowest open rung.
        start: Where the climb begins.
        top: Highest rung that the guardrails allow.
        prediction: Forecast of each rung from floor to top.
        threshold: Felt pain above which a set is too much [NRS].
        p_intolerable: Chance that a rung is too much, one each.
        p_bad_morning: Chance of a bad next morning, one each.
        bound_by: The guardrails that set `top`.
    """

    place: Place
    floor: int
    start: int
    top: int
    prediction: Prediction
    threshold: float
    p_intolerable: tuple[float, ...]
    p_bad_morning: tuple[float, ...]
    bound_by: tuple[Bound, ...]

    def intervals_80(self, rungs: Sequence[int]) -> list[tuple[float, float]]:
        """10% and 90% quantiles of felt pain on some rungs [NRS]."""
        shown = self.prediction.felt.only([index - self.floor for index in rungs])
        return [(float(low), float(high)) for low, high in shown.interval_80]

    @property
    def is_counted(self) -> tuple[bool, ...]:
        """For each rung, whether it is a set at risk: comfort movements are not."""
        rungs = self.place.steps[self.floor : self.top + 1]
        return tuple(step.rung.kind is not RungKind.COMFORT for step in rungs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """The pain model and what it knows now."""

    threat: ThreatFilter
    state: State


def is_open_today(place: Place, situation: Situation) -> bool:
    """Whether the guardrails leave anything to do on a ladder today; forecasts nothing."""
    floor, top = open_rungs(place, highest_allowed(bounds(place, situation), place))
    return floor <= top


def open_rungs(place: Place, top: int) -> tuple[int, int]:
    """First and last rung still open today; nothing is open where first > last.

    Args:
        place: The ladder, with today's attempts.
        top: Highest rung that the guardrails allow.
    """
    today = place.progress.today
    if not today:
        return 0, top
    newest = today[-1]
    if newest.outcome is Outcome.TOLERATED:
        return place.progress.tolerated_today + 1, top
    tries = sum(1 for a in today if a.rung == newest.rung and not a.is_avoided)
    if newest.outcome is Outcome.REPEAT and tries < thresholds().rise.tries:
        return newest.rung, min(top, newest.rung)
    is_comfort = newest.rung <= place.last(RungKind.COMFORT)
    if newest.outcome is Outcome.UNKNOWN and is_comfort:
        return newest.rung + 1, top  # a skipped or unrated position is no reason to end the day
    return 0, -1


def options_today(place: Place, situation: Situation, model: Model) -> Options | None:
    """What is open on a ladder, or None where today's part of it is done."""
    found = bounds(place, situation)
    floor, top = open_rungs(place, highest_allowed(found, place))
    if floor > top:
        return None
    return _forecast(
        place,
        situation,
        model,
        floor=floor,
        start=max(floor, min(place.progress.confirmed, top)),
        top=top,
        bound_by=tuple(b for b in found if b.top <= top),
    )


def comfort_options(place: Place, situation: Situation, model: Model) -> Options:
    """A ladder's comfort movements, which are always open outside a stop."""
    top = place.last(RungKind.COMFORT)
    return _forecast(place, situation, model, floor=0, start=0, top=top, bound_by=())


def resting_now(situation: Situation, state: State) -> float:
    """Pain to expect just before a set [NRS]: the reported one, or a little more if foreseen.

    A rating of 0 is a floor; the pain just before the next set is often a little above it. The
    model's own mean is used there, at most `most_above_report` above what was reported.
    """
    rule = thresholds().check_in
    if situation.resting is None:
        return rule.assumed_resting
    foreseen = min(resting_mean(state), situation.resting + rule.most_above_report)
    return max(situation.resting, foreseen)


def sets_of(step: Step, *, is_target: bool) -> int:
    """One set on the way up, two at the target; heavy rungs and comfort movements keep to one."""
    heavy = thresholds().spacing.heavy_share_of_e1rm
    if step.rung.kind is RungKind.COMFORT or not is_target or step.rung.relative_load > heavy:
        return 1
    return 2


def features_of(place: Place, step: Step) -> Features:
    """A rung as the pain model sees it."""
    return Features(
        movement=place.ladder.family,
        relative_load=step.relative_load * place.ladder.back_share,
        range_of_motion=step.rung.range_of_motion,
        volume=step.rung.volume * sets_of(step, is_target=True),
    )


def _forecast(
    place: Place,
    situation: Situation,
    model: Model,
    *,
    floor: int,
    start: int,
    top: int,
    bound_by: tuple[Bound, ...],
) -> Options:
    rungs = place.steps[floor : top + 1]
    features = [features_of(place, step) for step in rungs]
    prediction = model.threat.predict(model.state, features, situation.now)
    resting = resting_now(situation, model.state)
    threshold = intolerable_above(resting, situation.own_tolerable)
    bad_morning = resting + thresholds().mornings.rise
    return Options(
        place=place,
        floor=floor,
        start=start,
        top=top,
        prediction=prediction,
        threshold=threshold,
        p_intolerable=tuple(map(float, prediction.p_above(threshold))),
        p_bad_morning=tuple(map(float, prediction.p_next_morning_above(bad_morning))),
        bound_by=bound_by,
    )
