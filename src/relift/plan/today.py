"""The one function that everything serves: the journal in, today out.

`today` is pure: no clock, disk, network or framework. It screens first; only where nothing stands
against it are the ladders loaded, the guardrails asked and the day planned.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from relift.errors import InvalidValueError
from relift.journal.choices import RelapsePlanWritten
from relift.journal.timeline import Journal
from relift.plan.changes import changes_since
from relift.plan.choice import chosen_today, wanted
from relift.plan.climbs import climbs_of
from relift.plan.exposures import PlannedExposure, exposures_of
from relift.plan.guardrails import Bound, Place
from relift.plan.journey import Stage
from relift.plan.learning import comfort_instants, learn_from, step_through
from relift.plan.messages import messages_for
from relift.plan.overlay import OverlaidLift, OverlayDay
from relift.plan.planner import Planned, closed_by, plan_day
from relift.plan.posterior import Checkpoint, Posterior
from relift.plan.programme_day import Position
from relift.plan.programme_today import DayPlan, programme_today
from relift.plan.relapse import is_for_today, keep, relapse_plan
from relift.plan.situation import Situation, situation_of
from relift.plan.stages import is_calm_due, stage_of
from relift.plan.stops import Stop, stop_of
from relift.plan.yardstick import Yardstick
from relift.screening.standing import Standing, standing
from relift.screening.tiers import Training, tier_row


@dataclass(frozen=True, slots=True, kw_only=True)
class Today:
    """Everything that a page or a terminal shows of today.

    Attributes:
        on: The person's local date.
        stage: Where they are in the journey.
        tier: What the screen found, by id; None before any screen.
        stop: Why there is no plan, or None.
        exposures: What is still to do today, in order.
        bounds: The guardrails that held the plan down or closed a ladder, each once.
        messages: What to read or do, most urgent first.
        changes: What changed since yesterday.
        is_calm_due: Whether the calm-down comes first.
        resting_pain: By a check-in of the last day [NRS].
        is_paused: Whether the person has paused their plan.
        relapse_plan: What they wrote for this, in the first day of a flare; None otherwise.
        programme: The lifts of their own programme that are due, each as it is done today.
        programme_at: Where they are in that programme; None without one, and in a stop.
    """

    on: date
    stage: Stage
    tier: str | None
    stop: Stop | None
    exposures: tuple[PlannedExposure, ...] = ()
    bounds: tuple[Bound, ...] = ()
    messages: tuple[str, ...] = ()
    changes: tuple[str, ...] = ()
    is_calm_due: bool = False
    resting_pain: float | None = None
    is_paused: bool = False
    relapse_plan: RelapsePlanWritten | None = None
    programme: tuple[OverlaidLift, ...] = ()
    programme_at: Position | None = None

    @property
    def guardrails_that_bound(self) -> tuple[str, ...]:
        """The words of `bounds`."""
        return tuple(bound.words for bound in self.bounds)


@dataclass(frozen=True, slots=True, kw_only=True)
class Worked:
    """Today with its workings, for whoever has to go on from them.

    Attributes:
        today: The plan.
        now: The instant that it was made for.
        journal: As far as `now`.
        day: How the plan was made, or would be once a question is answered that a phone can ask by
            itself: a screen that is due, the age, the crisis page. None where more than that stops.
        situation: Today's circumstances; None with `day`.
        places: Every ladder with where the person is on it; empty with `day`.
        fresh: Checkpoints that were made on the way, for storing.
    """

    today: Today
    now: datetime
    journal: Journal
    day: DayPlan | None = None
    situation: Situation | None = None
    places: tuple[Place, ...] = ()
    fresh: tuple[Checkpoint, ...] = ()


def today(journal: Journal, *, now: datetime, posterior: Posterior | None = None) -> Today:
    """Plan today.

    Args:
        journal: One person's whole record; what lies after `now` is not looked at.
        now: The instant, aware, in the person's zone.
        posterior: Stored states of the pain model by digest: with and without them the answer is
            the same.

    Returns:
        Where the person is, any stop, and what to do today.

    Raises:
        InvalidValueError: `now` carries no zone.
    """
    return today_with_checkpoints(journal, now=now, posterior=posterior)[0]


def today_with_checkpoints(
    journal: Journal, *, now: datetime, posterior: Posterior | None = None
) -> tuple[Today, tuple[Checkpoint, ...]]:
    """Plan today, and hand over the checkpoints that were made on the way, for storing.

    Args:
        journal: One person's whole record.
        now: The instant, aware.
        posterior: Stored states of the pain model by digest.

    Raises:
        InvalidValueError: `now` carries no zone.
    """
    past, screened = _screened(journal, now)
    stop = stop_of(screened, country=past.profile.country)
    if stop is not None:
        return _stopped(past, screened, stop, now), ()
    worked = _planned(past, screened, now, posterior)
    return worked.today, worked.fresh


def today_worked(journal: Journal, *, now: datetime, posterior: Posterior | None = None) -> Worked:
    """Plan today, and hand over the workings: the checkpoints, and what a phone goes on from.

    The plan of a stop stays empty; see `Worked.day`.

    Args:
        journal: One person's whole record.
        now: The instant, aware.
        posterior: Stored states of the pain model by digest.

    Raises:
        InvalidValueError: `now` carries no zone.
    """
    past, screened = _screened(journal, now)
    stop = stop_of(screened, country=past.profile.country)
    if stop is None:
        return _planned(past, screened, now, posterior)
    stopped = _stopped(past, screened, stop, now)
    then = tier_row(screened.tier).training
    if then is Training.NONE or screened.is_under_age:
        return Worked(today=stopped, now=now, journal=past)
    worked = _planned(past, replace(screened, training=then), now, posterior)
    return replace(worked, today=stopped)


def _screened(journal: Journal, now: datetime) -> tuple[Journal, Standing]:
    if now.tzinfo is None:
        raise InvalidValueError("now must carry a zone")
    return journal.until(now), standing(journal, now)


def _stopped(journal: Journal, screened: Standing, stop: Stop, now: datetime) -> Today:
    return Today(
        on=now.date(),
        stage=Stage.SCREEN,
        tier=screened.tier.id if journal.screens or screened.stops else None,
        stop=stop,
        messages=(stop.heading, *stop.lines),
        is_calm_due=is_calm_due(journal),
    )


def _planned(
    journal: Journal, screened: Standing, now: datetime, posterior: Posterior | None
) -> Worked:
    yardstick = Yardstick(journal)
    situation = _situation(journal, screened, now)
    climbed, then = climbs_of(journal, yardstick, now), _end_of_yesterday(now)
    places = climbed.places(journal, now)
    before = climbed.places(journal.until(then), then)
    learned = learn_from(journal, yardstick, now=now, posterior=posterior)
    model, survived = step_through(learned, situation, comfort_instants(journal, now))
    chosen = chosen_today(places, situation, wanted(journal))
    planned = plan_day(chosen, situation, model, survived=survived)
    made = DayPlan(chosen=chosen, planned=planned, model=model, survived=survived)
    day = OverlayDay(
        journal=journal, yardstick=yardstick, climbed=climbed, places=places, situation=situation
    )
    programme_at, programme = programme_today(made, day)
    plan = _shown(day, made, screened, before=before)
    plan = replace(plan, programme=programme, programme_at=programme_at)
    return Worked(
        today=plan,
        now=now,
        journal=journal,
        day=made,
        situation=situation,
        places=tuple(places),
        fresh=learned.fresh,
    )


def _shown(day: OverlayDay, made: DayPlan, screened: Standing, *, before: Sequence[Place]) -> Today:
    """The plan as it is shown, without the person's own programme."""
    journal, situation, now = day.journal, day.situation, day.now
    stage = stage_of(journal, day.places, now=now, is_screened=True)
    country = journal.profile.country
    return Today(
        on=now.date(),
        stage=stage,
        tier=screened.tier.id,
        stop=None,
        exposures=exposures_of(made.planned),
        bounds=_bound(made.planned, made.chosen, situation),
        messages=(
            *messages_for(screened, situation, made.chosen, made.planned, country),
            *_of_keep(journal, stage),
        ),
        changes=changes_since(before, day.places),
        is_calm_due=situation.is_calm_due,
        resting_pain=situation.resting,
        is_paused=situation.is_paused,
        relapse_plan=relapse_plan(journal) if is_for_today(journal, now) else None,
    )


def _situation(journal: Journal, screened: Standing, now: datetime) -> Situation:
    return situation_of(
        journal,
        now,
        is_confirmed_only=screened.is_confirmed_rungs_only,
        is_calm_due=is_calm_due(journal),
    )


def _of_keep(journal: Journal, stage: Stage) -> tuple[str, ...]:
    """What is said in the keep stage: light check-ins, and the relapse plan where there is none."""
    if stage is not Stage.KEEP:
        return ()
    invite = () if journal.relapse_plans else (keep().invite.words,)
    return (keep().light.words, *invite)


def _end_of_yesterday(now: datetime) -> datetime:
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight - timedelta(seconds=1)


def _bound(
    planned: Sequence[Planned], places: Sequence[Place], situation: Situation
) -> tuple[Bound, ...]:
    """Every guardrail that held the plan down or closed a ladder, each once by its words."""
    open_ones = {choice.place.ladder.id for choice in planned if not choice.is_optional}
    closed = [place for place in places if place.ladder.id not in open_ones]
    found = [bound for choice in planned for bound in choice.bound_by]
    found += [bound for place in closed for bound in closed_by(place, places, situation)]
    return tuple({bound.words: bound for bound in found}.values())
