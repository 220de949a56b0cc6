"""One virtual person who follows Relift: their journal, and the plan's rooms as they are.

Each answer goes into a journal. The plan before every set is made by `chosen_today` and `plan_day`,
out of the same situation, place and pain model that `relift.today` would build from that journal;
only the reading of all earlier days anew is spared. They keep the hinge ladder alone, as anyone may
who leaves the others out, and every screen is clear. Once its top is confirmed and nothing holds
it, they go for a heavy set of their own, as far as a programme's lift would be left as it stands
(`relift.plan.ceilings`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import TypeVar
from uuid import UUID

from relift.cohort.trial.backs import OWN_BODY
from relift.cohort.trial.logs import training_log
from relift.cohort.trial.policies import OWN_REPS, OWN_SHARE
from relift.journal.choices import LadderChosen
from relift.journal.lifting import MovementBlock, PerformedSet
from relift.journal.reports import CheckIn, FlareReported, Profile
from relift.journal.timeline import Entry, Exposure, Journal, Workout
from relift.plan.ceilings import Reach, ceiling_on
from relift.plan.choice import chosen_today, wanted
from relift.plan.events import threat_events
from relift.plan.guardrails import Place
from relift.plan.kit import Kit
from relift.plan.ladders import LADDERS, Ladder, RungKind, ladders
from relift.plan.learning import comfort_instants, step_through
from relift.plan.lifts import Lift, lift_of
from relift.plan.mornings import mornings
from relift.plan.options import is_open_today
from relift.plan.placing import Past, place_on
from relift.plan.planner import Planned, plan_day
from relift.plan.posterior import Learned
from relift.plan.shown import at_least_shown
from relift.plan.situation import Situation, situation_of
from relift.plan.yardstick import Yardstick
from relift.threat.events import Event
from relift.threat.filter import ThreatFilter
from relift.threat.state import State
from relift.training.load import load_used_to

ONSET = datetime(2026, 3, 1, 20, 30, tzinfo=UTC)
"""The evening of the tweak; day 0 of a trial is the next."""

LADDER = "hinge"
_FLARE_AT, _MORNING, _EVENING = time(7, 30), time(8, 0), time(18, 0)
_MINUTES_A_SET = timedelta(minutes=8)
_LEFT_OUT = tuple(name for name in LADDERS if name != LADDER)
_PROFILE = Profile(is_adult=True)
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Next:
    """What a follower does next.

    Attributes:
        movement: Its name.
        rung: Id of the rung; "" for a set of their own.
        load_kg: External load [kg], 0 without one.
        nominal: What it asks of the back without a load, as a share of strength.
        range_of_motion, reps, sets: As in an exposure.
        volume: One set in repetitions.
    """

    movement: str
    rung: str
    load_kg: float
    nominal: float
    range_of_motion: float
    reps: int
    sets: int
    volume: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What a follower says of an exposure; None where they do not say.

    Attributes:
        is_done: Whether they did it; else they left it out.
        expected, before, felt: Ratings [NRS].
        is_settled: Whether a rise settled.
    """

    is_done: bool
    expected: float | None
    before: float | None
    felt: float | None
    is_settled: bool


@dataclass(slots=True)
class _Day:
    """What a day has brought so far."""

    on: date
    checkins: tuple[Entry[CheckIn], ...] = ()
    flares: tuple[Entry[FlareReported], ...] = ()
    exposures: list[Exposure] = field(default_factory=list)


class Follower:
    """One person who follows Relift; their journal, and what the pain model knows."""

    def __init__(self, log: int, threat: ThreatFilter) -> None:
        self._log, self._threat = log, threat
        self._onset = _entry(0, ONSET, FlareReported())
        self._n_entries = len(_LEFT_OUT) + 1
        self.journal = Journal(
            profile=_PROFILE,
            workouts=training_log(log, ONSET),
            flares=(self._onset,),
            ladder_choices=tuple(
                _entry(i, ONSET, LadderChosen(ladder=name, is_wanted=False))
                for i, name in enumerate(_LEFT_OUT, start=1)
            ),
        )
        self.e1rm_kg = _lift(log, ONSET.date()).e1rm_kg
        self._yardstick = Yardstick(self.journal)
        self._day = _Day(on=ONSET.date(), flares=(self._onset,))
        start = threat.init(ONSET, _used_to(log))
        self._state = self._stepped(start, self._morning_events())
        self._situation: Situation | None = None
        self._by_day: dict[date, float] = {}

    def wake(
        self,
        day: int,
        *,
        pain: float | None,
        worry: float | None,
        confidence: float | None,
        has_flare: bool,
    ) -> None:
        """Take the day before in, and the answers of the morning."""
        self._state = self._stepped(self._state, self._training_events())
        on = ONSET.date() + timedelta(days=day + 1)
        self._day, self._situation = _Day(on=on), None
        if has_flare:
            flare = self._new(_at(on, _FLARE_AT), FlareReported())
            self._day.flares = (flare,)
            self.journal = replace(self.journal, flares=(*self.journal.flares, flare))
            self._yardstick = Yardstick(self.journal)
        if pain is not None:
            said = CheckIn(pain_now=pain, pain_morning=pain, worry=worry, confidence=confidence)
            self._day.checkins = (self._new(_at(on, _MORNING), said),)
            checkins = (*self.journal.checkins, *self._day.checkins)
            self.journal = replace(self.journal, checkins=checkins)
            self._by_day = mornings(self.journal)
        self._state = self._stepped(self._state, self._morning_events())

    def next(self, slot: int) -> Next | None:
        """The next exposure of the day, or None where nothing is left to do.

        Args:
            slot: How many exposures of the day came before.
        """
        now = self.now(slot)
        situation, place, lift = self._circumstances(now), *self._place(now)
        if not is_open_today(place, situation):
            return None
        learned = Learned(state=self._state, today=self._training_events(), fresh=())
        comfort = comfort_instants(self.journal, now)
        model, survived = step_through(learned, situation, comfort, threat=self._threat)
        chosen = chosen_today([place], situation, wanted(self.journal))
        planned = plan_day(chosen, situation, model, survived=survived)
        todo = [one for one in planned if not one.is_optional]
        if not todo:
            return None
        return self._own_set(todo[-1], lift, situation) or _next(todo[0])

    def note(self, done: Next, slot: int, said: Answers) -> None:
        """Write down what came of an exposure."""
        self._day.exposures.append(
            Exposure(
                id=UUID(int=self._count_up()),
                at=self.now(slot) + _MINUTES_A_SET / 2,
                workout=UUID(int=self._day.on.toordinal()),
                movement=done.movement,
                ladder=LADDER if done.rung else "",
                rung=done.rung,
                load_kg=done.load_kg or None,
                load_entered=None,
                unit=None,
                range_of_motion=done.range_of_motion,
                reps=done.reps,
                sets=done.sets if said.is_done else 0,
                expected_pain=said.expected,
                is_done=said.is_done,
                is_avoided=not said.is_done,
                pain_before=said.before if said.is_done else None,
                felt_pain=said.felt if said.is_done else None,
                is_settled=said.is_settled if said.is_done else None,
            )
        )
        workout = _workout(self._day)
        earlier = tuple(w for w in self.journal.workouts if w.id != workout.id)
        self.journal = replace(self.journal, workouts=(*earlier, workout))

    def now(self, slot: int) -> datetime:
        """When the plan is asked for the slot of today."""
        return _at(self._day.on, _EVENING) + slot * _MINUTES_A_SET

    def _place(self, now: datetime) -> tuple[Place, Lift]:
        """Where they are on the ladder, and the lift that loads it."""
        anchor, exposures = self._yardstick.anchor(now), self.journal.exposures
        since = tuple(e for e in exposures if e.at >= anchor)
        counted = tuple(e for e in exposures if e.at >= anchor or e.at.date() >= now.date())
        past = Past(
            journal=self.journal,
            since=anchor,
            now=now,
            exposures=counted,
            by_day=self._by_day,
        )
        lift = at_least_shown(_lift(self._log, now.date()), since)
        return place_on(_ladder(), lift, past), lift

    def _own_set(self, target: Planned, lift: Lift, situation: Situation) -> Next | None:
        """A heavy set of their own, where the plan would leave a programme's lift as it is."""
        reach = Reach(index=target.index, bounds=target.bound_by)
        ceiling = ceiling_on(target.place, lift, reach, situation, is_second=False)
        wanted_kg = OWN_SHARE * self.e1rm_kg
        if not ceiling.is_free or ceiling.most_kg(OWN_REPS) < wanted_kg:
            return None
        return Next(
            movement=lift.movement.name,
            rung="",
            load_kg=wanted_kg,
            nominal=0.0,
            range_of_motion=1.0,
            reps=OWN_REPS,
            sets=1,
            volume=OWN_REPS,
        )

    def _circumstances(self, now: datetime) -> Situation:
        """Of today; within an evening only the clock moves."""
        if self._situation is None:
            self._situation = situation_of(
                self.journal, now, is_confirmed_only=False, is_calm_due=False
            )
        return replace(self._situation, now=now)

    def _morning_events(self) -> tuple[Event, ...]:
        """What the pain model hears before today's training."""
        return self._events(checkins=self._day.checkins, flares=self._day.flares)

    def _training_events(self) -> tuple[Event, ...]:
        """What it hears of today's training, as far as it went."""
        return self._events(workouts=(_workout(self._day),) if self._day.exposures else ())

    def _events(
        self,
        *,
        workouts: tuple[Workout, ...] = (),
        checkins: tuple[Entry[CheckIn], ...] = (),
        flares: tuple[Entry[FlareReported], ...] = (),
    ) -> tuple[Event, ...]:
        """Today's, as the plan reads them out of a journal; the onset comes along as the first."""
        is_first_day = self._day.on == ONSET.date()
        part = Journal(
            profile=_PROFILE,
            workouts=workouts,
            flares=flares if is_first_day else (self._onset, *flares),
            checkins=checkins,
        )
        events = threat_events(part, self._yardstick)
        return tuple(event for event in events if event.at.date() == self._day.on)

    def _stepped(self, state: State, events: Sequence[Event]) -> State:
        for event in events:
            state, _ = self._threat.step(state, event)
        return state

    def _new(self, at: datetime, value: _T) -> Entry[_T]:
        return _entry(self._count_up(), at, value)

    def _count_up(self) -> int:
        self._n_entries += 1
        return self._n_entries


def _next(planned: Planned) -> Next:
    rung = planned.step.rung
    return Next(
        movement=planned.step.name,
        rung=rung.id,
        load_kg=planned.step.load_kg,
        nominal=OWN_BODY if rung.kind is RungKind.LOADED else rung.relative_load,
        range_of_motion=rung.range_of_motion,
        reps=rung.reps,
        sets=planned.sets,
        volume=rung.volume,
    )


@cache
def _ladder() -> Ladder:
    return next(ladder for ladder in ladders(Kit().equipment) if ladder.id == LADDER)


@cache
def _lift(log: int, on: date) -> Lift:
    """The lift of a log, forecast for a day: what is done later on the ladder does not count."""
    history = Yardstick(Journal(workouts=training_log(log, ONSET))).histories(ONSET)
    lift = lift_of(_ladder(), history, on=on, profile=_PROFILE, kit=Kit())
    assert lift is not None  # every log holds deadlifts
    return lift


@cache
def _used_to(log: int) -> float:
    return load_used_to(training_log(log, ONSET), ONSET.date())


def _workout(day: _Day) -> Workout:
    """The live workout of a day, as the journal would fold it."""
    return Workout(
        id=UUID(int=day.on.toordinal()),
        at=_at(day.on, _EVENING),
        title="",
        source="",
        blocks=tuple(
            MovementBlock(
                name=e.movement,
                sets=(PerformedSet(load_kg=e.load_kg, unit=e.unit, reps=e.reps),) * e.sets,
            )
            for e in day.exposures
            if e.is_done
        ),
        exposures=tuple(day.exposures),
    )


def _entry(number: int, at: datetime, value: _T) -> Entry[_T]:
    return Entry(id=UUID(int=number), at=at, value=value)


def _at(on: date, clock: time) -> datetime:
    return datetime.combine(on, clock, tzinfo=UTC)
