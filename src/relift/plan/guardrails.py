"""The guardrails: what each allows on a ladder today, with its reason.

Every guard is a pure function from where the person is to a `Bound` or None. The plan keeps under
all of them; those that are the tightest are named in the rationale. The pain rule itself is in
`outcomes`, the day's risk in `planner`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from relift.journal.reports import LimitSet
from relift.plan.ladders import Ladder, RungKind
from relift.plan.lifts import Step
from relift.plan.progress import Progress
from relift.plan.situation import Situation
from relift.plan.thresholds import Rule, thresholds
from relift.training.movements import resolve
from relift.units import format_load

_KG_SLACK = 1e-6
_ROUNDING_SHARE = 0.01
"""What plates in another unit may add to the same load."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """What one guardrail allows on one ladder today.

    Attributes:
        rule: Name of the guardrail in guardrails.toml.
        top: Highest allowed rung; -1 for none.
        words: What it says, in plain words.
    """

    rule: str
    top: int
    words: str

    @property
    def basis(self) -> str:
        """What the guardrail rests on, as written in the table."""
        rule: Rule = getattr(thresholds(), self.rule)
        return rule.basis


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A ladder, loaded for this person, and where they are on it.

    Attributes:
        ladder: The ladder.
        steps: Its rungs with their loads; without a lift to load, it ends at the unloaded ones.
        progress: Where the person is.
        e1rm_kg: Forecast e1RM, middle [kg], or None without a lift.
        capacity_kg: Its cautious end, which loads are worked out from [kg], or None.
        names: Names by which a limit may speak of this ladder, in lower case.
        is_trained: Whether the person's log holds a lift of this ladder.
    """

    ladder: Ladder
    steps: tuple[Step, ...]
    progress: Progress
    e1rm_kg: float | None
    capacity_kg: float | None
    names: frozenset[str] = frozenset()
    is_trained: bool = False

    def last(self, kind: RungKind) -> int:
        """Position of the last rung of a kind, -1 where there is none."""
        return max((i for i, s in enumerate(self.steps) if s.rung.kind is kind), default=-1)

    @property
    def repeated(self) -> int:
        """The highest confirmed rung whose load here is no more than a load that was confirmed.

        Rungs are shared by every place, loads are not: what was confirmed with a light dumbbell
        stands for the rung, and not for a barbell's load on it.
        """
        most_kg = self.progress.confirmed_kg * (1.0 + _ROUNDING_SHARE)
        upto = self.steps[: self.progress.confirmed + 1]
        return max((i for i, step in enumerate(upto) if step.load_kg <= most_kg), default=-1)

    @property
    def hold(self) -> int:
        """Where a hold leaves the person: what is confirmed, or the comfort part."""
        return max(self.repeated, self.last(RungKind.COMFORT))


Guard = Callable[[Place, Situation], Bound | None]


def bounds(place: Place, situation: Situation) -> tuple[Bound, ...]:
    """What every guardrail allows on this ladder today, in the order of the table."""
    return tuple(bound for guard in GUARDS if (bound := guard(place, situation)) is not None)


def highest_allowed(found: Sequence[Bound], place: Place) -> int:
    """The highest rung that all guardrails allow; never below -1."""
    return min((b.top for b in found), default=len(place.steps) - 1)


def climb_by_rungs(place: Place, situation: Situation) -> Bound | None:
    """At most three rungs above the highest confirmed one."""
    rule = thresholds().climb
    return _capped("climb", place.progress.confirmed + rule.rungs, rule.words, place)


def climb_by_load(place: Place, situation: Situation) -> Bound | None:
    """At most 15% of e1RM above the heaviest confirmed load."""
    if place.e1rm_kg is None:
        return None
    rule = thresholds().climb_load
    ceiling = confirmed_base_kg(place) + rule.share_of_e1rm * place.e1rm_kg
    return _capped("climb_load", _top_under(place, ceiling), rule.words, place)


def confirmed_base_kg(place: Place) -> float:
    """The load that the 15% are counted from [kg].

    The heaviest confirmed load; an unloaded rung that is confirmed counts with its nominal share.
    """
    nominal = max(
        (
            step.rung.relative_load
            for step in place.steps[: place.progress.confirmed + 1]
            if step.rung.kind is not RungKind.LOADED
        ),
        default=0.0,
    )
    return max(place.progress.confirmed_kg, nominal * (place.capacity_kg or 0.0))


def resting(place: Place, situation: Situation) -> Bound | None:
    """Resting pain above 5: the comfort part only."""
    rule = thresholds().resting
    if situation.resting is None or situation.resting <= rule.above:
        return None
    return Bound(rule="resting", top=place.last(RungKind.COMFORT), words=rule.words)


def rising_mornings(place: Place, situation: Situation) -> Bound | None:
    """Mornings that rise: repeat what is confirmed."""
    if not situation.is_morning_rising:
        return None
    return Bound(rule="mornings", top=place.hold, words=thresholds().mornings.words)


def painkiller(place: Place, situation: Situation) -> Bound | None:
    """A medicine that hides pain: no climbing."""
    if not situation.has_painkiller:
        return None
    return Bound(rule="painkiller", top=place.hold, words=thresholds().painkiller.words)


def below_knee(place: Place, situation: Situation) -> Bound | None:
    """Pain below the knee: repeat what is confirmed."""
    if not situation.is_below_knee:
        return None
    return Bound(rule="below_knee", top=place.hold, words=thresholds().below_knee.words)


def paused(place: Place, situation: Situation) -> Bound | None:
    """A pause of the person's own: nothing is planned."""
    if not situation.is_paused:
        return None
    return Bound(rule="paused", top=-1, words=thresholds().paused.words)


def drowsy(place: Place, situation: Situation) -> Bound | None:
    """Drowsy: no barbell, nor any load."""
    if not situation.is_drowsy:
        return None
    top = place.last(RungKind.UNLOADED)
    return Bound(rule="drowsy", top=top, words=thresholds().drowsy.words)


def no_check_in(place: Place, situation: Situation) -> Bound | None:
    """No check-in of the last day: repeat what is confirmed."""
    if situation.resting is not None:
        return None
    return Bound(rule="check_in", top=place.hold, words=thresholds().check_in.words)


def same_week(place: Place, situation: Situation) -> Bound | None:
    """A same-week sign: only confirmed rungs; lying down to rest is always open."""
    if not situation.is_confirmed_only:
        return None
    top = max(place.repeated, 0)
    return Bound(rule="same_week", top=top, words=thresholds().same_week.words)


def calm_first(place: Place, situation: Situation) -> Bound | None:
    """The calm-down comes before anything beyond the comfort part."""
    if not situation.is_calm_due:
        return None
    top = place.last(RungKind.COMFORT)
    return Bound(rule="calm_first", top=top, words=thresholds().calm_first.words)


def stopped(place: Place, situation: Situation) -> Bound | None:
    """A stop today closes the ladder; until it is climbed again, it stays a rung lower."""
    if place.progress.is_stopped_today:
        return Bound(rule="stopped", top=-1, words=thresholds().stopped.words)
    stepped_back_from = place.progress.stepped_back_from
    if stepped_back_from is None:
        return None
    words = thresholds().stepped_back.words
    return _capped("stepped_back", max(stepped_back_from - 1, 0), words, place)


def spacing(place: Place, situation: Situation) -> Bound | None:
    """A lift that was heavy less than two days ago rests today."""
    rule = thresholds().spacing
    heavy_at = place.progress.heavy_at
    if heavy_at is None or situation.now - heavy_at > timedelta(hours=rule.hours):
        return None
    return Bound(rule="spacing", top=place.last(RungKind.UNLOADED), words=rule.words)


def very_heavy(place: Place, situation: Situation) -> Bound | None:
    """A lift that was very heavy in the last days stays lighter today."""
    rule = thresholds().very_heavy
    at = place.progress.very_heavy_at
    if at is None or situation.now - at > timedelta(hours=rule.hours):
        return None
    return _capped("very_heavy", _top_by_share(place, rule.stays_under), rule.words, place)


def near_top(place: Place, situation: Situation) -> Bound | None:
    """The last steps are taken one at a time."""
    rule = thresholds().near_top
    slow_from = _top_by_share(place, rule.share_of_e1rm)
    top = max(slow_from, place.progress.confirmed + rule.rungs)
    return _capped("near_top", top, rule.words, place)


def layoff(place: Place, situation: Situation) -> Bound | None:
    """After weeks away from a ladder it starts again lower."""
    rule = thresholds().layoff
    last_on = place.progress.last_on
    if last_on is None or situation.now.date() - last_on < timedelta(days=rule.days):
        return None
    return _capped("layoff", _top_by_share(place, rule.share_of_e1rm), rule.words, place)


def bad_day(place: Place, situation: Situation) -> Bound | None:
    """Much more pain at rest than the day before: today starts lower."""
    rule = thresholds().bad_day
    if situation.rise_since_yesterday is None or situation.rise_since_yesterday < rule.rise:
        return None
    top = max(place.progress.confirmed - rule.rungs, place.last(RungKind.COMFORT))
    return Bound(rule="bad_day", top=top, words=rule.words)


def own_limit(place: Place, situation: Situation) -> Bound | None:
    """The person's own ceiling."""
    return _limited(place, situation, by="self", rule="own_limit")


def clinician_limit(place: Place, situation: Situation) -> Bound | None:
    """A clinician's limit."""
    return _limited(place, situation, by="clinician", rule="clinician_limit")


GUARDS: tuple[Guard, ...] = (
    paused,
    stopped,
    same_week,
    calm_first,
    resting,
    rising_mornings,
    bad_day,
    painkiller,
    drowsy,
    below_knee,
    no_check_in,
    clinician_limit,
    own_limit,
    spacing,
    very_heavy,
    layoff,
    near_top,
    climb_by_rungs,
    climb_by_load,
)
"""Every guardrail, in the order in which they are named to a person."""


def applies_to(limit: LimitSet, place: Place) -> bool:
    """Whether a limit speaks of this ladder: by ladder, by a name of its lift, or of everything.

    The plain name of the ladder's first lift ("deadlift") stands for whichever variation the person
    does. The name of another variation holds for that one alone where it is the person's own limit;
    a clinician's holds for the whole ladder, since a plan that went round it by another bar would
    not keep it.
    """
    if limit.ladder and limit.ladder != place.ladder.id:
        return False
    if not limit.movement or limit.movement.casefold() in place.names:
        return True
    match = resolve(limit.movement).movement
    if match is None:
        return False
    if limit.by == "clinician" and place.ladder.has(match):
        return True
    return match.id in (*place.ladder.lifts[:1], *place.names)


def _limited(place: Place, situation: Situation, *, by: str, rule: str) -> Bound | None:
    held = [e.value for e in situation.limits if e.value.by == by]
    if not held:
        return None
    lowest = min(held, key=lambda limit: (_limited_top(limit, place), limit.max_load_kg))
    words = (thresholds().own_limit if by == "self" else thresholds().clinician_limit).words
    if lowest.load_entered is not None and lowest.unit is not None:
        words = f"{words} ({format_load(lowest.load_entered, lowest.unit)})"
    return _capped(rule, _limited_top(lowest, place), words, place)


def _limited_top(limit: LimitSet, place: Place) -> int:
    """Highest rung that a limit allows: on the whole ladder, or on the rungs that it names."""
    if applies_to(limit, place):
        return _top_under(place, limit.max_load_kg)
    named = resolve(limit.movement).movement if limit.movement and not limit.ladder else None
    ceiling_kg = limit.max_load_kg + _KG_SLACK
    over = (
        i
        for i, step in enumerate(place.steps)
        if named is not None and step.load_kg > ceiling_kg and resolve(step.name).movement == named
    )
    return next(over, len(place.steps)) - 1


def _top_under(place: Place, ceiling_kg: float) -> int:
    """Highest rung such that it and every rung below stay at or under a load."""
    over = (i for i, step in enumerate(place.steps) if step.load_kg > ceiling_kg + _KG_SLACK)
    return next(over, len(place.steps)) - 1


def _top_by_share(place: Place, share: float) -> int:
    """Highest rung at or under a share of e1RM."""
    under = (i for i, s in enumerate(place.steps) if s.rung.relative_load <= share)
    return max(under, default=-1)


def _capped(rule: str, top: int, words: str, place: Place) -> Bound | None:
    """A bound, or None where it lies at or above the top of the ladder."""
    if top >= len(place.steps) - 1:
        return None
    return Bound(rule=rule, top=top, words=words)
