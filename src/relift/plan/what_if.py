"""What if I avoid, rush, grade, or go on as I do now: the same weeks ahead, four ways.

One ladder is looked at. From what the pain model knows of the person today, possible futures are
walked under each way with the same luck, so that what differs is the way. What is followed is pain
on getting up, the pain expected of one same exposure (the top of the ladder), and the load done.
It is about the model's people; it is no advice and no promise.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from relift.errors import InvalidValueError
from relift.journal.timeline import Journal
from relift.plan.climbs import climbs_of
from relift.plan.events import features_of as features_done
from relift.plan.guardrails import Place
from relift.plan.ladders import Role
from relift.plan.learning import learn_from, threat_filter
from relift.plan.options import features_of
from relift.plan.present_course import Lifted, repeated, tops_of_week
from relift.plan.thresholds import intolerable_above, thresholds
from relift.plan.what_if_courses import Ahead, OwnCourse, Repeated, courses
from relift.plan.what_if_programme import Programmed, programmed
from relift.plan.what_if_table import Policy, what_if_table
from relift.plan.yardstick import Yardstick
from relift.scales import NRS_MAX, check_range
from relift.screening.standing import standing
from relift.threat.courses import Bout, Frame, Future
from relift.threat.narrowing import narrowing
from relift.threat.state import State
from relift.threat.what_if import generator_of
from relift.threat.what_if import what_if as walk_all
from relift.units import Unit

MOST_WEEKS = 12
USUAL_WEEKS = 6
_WEEK_D = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Going:
    """One way to go on, and what may come of it.

    Attributes:
        policy: Which.
        future: Its numbers: bands by day, the first entry today, and what they add up to.
    """

    policy: Policy
    future: Future


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What may be told of a trait.

    Attributes:
        trait: Its id in the table.
        words: In plain words.
        ratio: Spread of what is believed of it, of what it was at the start; 1: nothing learned.
        is_known: Whether it is narrow enough, and can be known from so many rated sets.
    """

    trait: str
    words: str
    ratio: float
    is_known: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """The exposure whose expected pain is followed: the top of the ladder.

    Attributes:
        movement: What it is called.
        load_entered, unit: As the plates say it, None without a load.
        reps: Repetitions.
    """

    movement: str
    load_entered: float | None
    unit: Unit | None
    reps: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIf:
    """The weeks ahead, four ways.

    Attributes:
        on: Today.
        ladder: Id of the ladder.
        ladder_name: As shown.
        days: The days, today first; the bands of each way have one entry for each.
        ways: Every way, in the order of `Policy`.
        reference: The exposure whose expected pain is followed.
        e1rm_kg: That loads are shares of [kg], None without a lift.
        unit: The person's unit for loads, None without a lift.
        own: What the way "as now" repeats; None where nothing was done of late, or where it
            follows a programme.
        programme: Name of the programme that "as now" follows; "" for none.
        n_rated: Rated sets in the record.
        known: What may be told of a few traits.
        has_pending_sign: Whether a sign waits to be looked at this week.
    """

    on: date
    ladder: str
    ladder_name: str
    days: tuple[date, ...]
    ways: tuple[Going, ...]
    reference: Reference
    e1rm_kg: float | None
    unit: Unit | None
    own: Lifted | None
    programme: str
    n_rated: int
    known: tuple[Known, ...]
    has_pending_sign: bool

    @property
    def is_little_data(self) -> bool:
        """Whether most of it is what the model took for granted at the start."""
        return self.n_rated < what_if_table().little.sets

    def way(self, policy: Policy) -> Future:
        """What may come of a way."""
        return next(one.future for one in self.ways if one.policy is policy)


def what_if(
    journal: Journal,
    *,
    now: datetime,
    n_weeks: int = USUAL_WEEKS,
    ladder: str | None = None,
) -> WhatIf | None:
    """Look ahead four ways.

    Args:
        journal: One person's whole record; what lies after `now` is not looked at.
        now: The instant, aware, in the person's zone.
        n_weeks: 1-12.
        ladder: Id of the ladder; None for the main one that was done last.

    Returns:
        The weeks ahead; None while a stop stands.

    Raises:
        InvalidValueError: `now` carries no zone, or weeks or ladder cannot be.
    """
    if now.tzinfo is None:
        raise InvalidValueError("now must carry a zone")
    check_range("weeks", n_weeks, 1, MOST_WEEKS)
    past, screened = journal.until(now), standing(journal, now)
    if screened.is_stop:
        return None
    yardstick = Yardstick(past)
    climbed = climbs_of(past, yardstick, now)
    place = _place(climbed.places(past, now), past, ladder)
    top = next((e for e in tops_of_week(past, now) if e.ladder == place.ladder.id), None)
    load_now = (top.load_kg or 0.0) / place.e1rm_kg if top is not None and place.e1rm_kg else 0.0
    lifted = None
    own: OwnCourse | None = programmed(past, place, climbed, yardstick, now)
    if own is None and top is not None:
        lifted = repeated(past, top, now)
        bout = Bout(features=features_done(top, yardstick), load_share=load_now, is_counted=True)
        own = Repeated(bout, now.date() + timedelta(days=1), lifted.every_d)
    ahead = Ahead(
        journal=past,
        now=now,
        place=place,
        load_now=load_now,
        flare_at=yardstick.anchor(now),
        own=own,
        days=tuple(now + timedelta(days=k) for k in range(1, n_weeks * _WEEK_D + 1)),
        is_confirmed_only=screened.is_confirmed_rungs_only,
    )
    state = _state(past, yardstick, now)
    return _seen(ahead, state, lifted)


def _seen(ahead: Ahead, state: State, lifted: Lifted | None) -> WhatIf:
    """Walk the ways and gather what is shown."""
    place, past, threat = ahead.place, ahead.journal, threat_filter()
    futures = walk_all(
        threat.priors,
        state,
        courses(ahead),
        days=ahead.days,
        frame=_frame(place, ahead.load_now, past.profile.tolerable_pain),
        rng=generator_of(threat, state),
    )
    n_rated = sum(1 for e in past.exposures if e.is_done and e.felt_pain is not None)
    return WhatIf(
        on=ahead.now.date(),
        ladder=place.ladder.id,
        ladder_name=place.ladder.name,
        days=(ahead.now.date(), *(at.date() for at in ahead.days)),
        ways=tuple(Going(policy=policy, future=futures[policy]) for policy in Policy),
        reference=_reference(place),
        e1rm_kg=place.e1rm_kg,
        unit=next((s.unit for s in reversed(place.steps) if s.unit is not None), None),
        own=lifted,
        programme=ahead.own.name if isinstance(ahead.own, Programmed) else "",
        n_rated=n_rated,
        known=_known(state, n_rated),
        has_pending_sign=ahead.is_confirmed_only,
    )


def _place(places: Sequence[Place], journal: Journal, ladder: str | None) -> Place:
    by_id = {place.ladder.id: place for place in places}
    if ladder is not None:
        if ladder not in by_id:
            raise InvalidValueError(
                f"There is no ladder {ladder!r} here. Choose one of: {', '.join(by_id)}."
            )
        return by_id[ladder]
    mains = [place for place in places if place.ladder.role is Role.MAIN]
    done = [e.ladder for e in journal.exposures if e.is_done]
    last = next((name for name in reversed(done) if any(name == p.ladder.id for p in mains)), None)
    with_lift = [place for place in mains if place.e1rm_kg is not None]
    return by_id[last] if last is not None else (with_lift or mains)[0]


def _state(journal: Journal, yardstick: Yardstick, now: datetime) -> State:
    threat = threat_filter()
    learned = learn_from(journal, yardstick, now=now, posterior=None)
    state = learned.state
    for event in learned.today:
        state, _ = threat.step(state, event)
    return state


def _frame(place: Place, load_now: float, own_tolerable: float | None) -> Frame:
    return Frame(
        reference=features_of(place, place.steps[-1]),
        load_now=load_now,
        too_much_above=tuple(
            intolerable_above(before, own_tolerable) for before in range(int(NRS_MAX) + 1)
        ),
        bad_week_rise=thresholds().mornings.rise,
        clear_change=what_if_table().clear.change,
    )


def _reference(place: Place) -> Reference:
    step = place.steps[-1]
    return Reference(
        movement=step.name,
        load_entered=step.load_entered,
        unit=step.unit,
        reps=step.rung.reps,
    )


def _known(state: State, n_rated: int) -> tuple[Known, ...]:
    """What may be told of each trait of the table: narrowed, and shown to be knowable by now."""
    table, ratios = what_if_table(), narrowing(state, threat_filter().priors)
    return tuple(
        Known(
            trait=name,
            words=trait.words,
            ratio=ratios[name],
            is_known=trait.from_sets is not None
            and n_rated >= trait.from_sets
            and ratios[name] <= table.known_rule.most_ratio,
        )
        for name, trait in table.known.items()
    )
