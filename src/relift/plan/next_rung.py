"""Today's plan for a phone without signal: what follows each set, worked out beforehand.

The server plans the day anew after each set. Without signal the phone goes on along the plan that
it took along and looks up, for a ladder, a rung, the highest rung tolerated today and what the set
showed, which step comes next. The table is made by asking the same rules as the planner
(`options.open_rungs`, `guardrails`), once for each way that a set can go. It opens no rung that is
not in the plan. What the phone learns later (a check-in, a medicine, a limit) only closes:
`caps` says, for each guardrail, how high a ladder is open where that guardrail holds.

`static/relift/rungs.js` reads it; docs/explanation/offline.md tells where it is stricter.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import UTC, datetime
from functools import cache

import msgspec

from relift.data.tables import load_table
from relift.plan.dose import dose
from relift.plan.exposures import PlannedExposure, exposures_of
from relift.plan.guardrails import GUARDS, Place, bounds, highest_allowed
from relift.plan.ladders import RungKind
from relift.plan.mornings import is_rising, mornings
from relift.plan.options import open_rungs
from relift.plan.outcomes import Outcome
from relift.plan.planner import Planned, something_small
from relift.plan.programme_today import DayPlan
from relift.plan.progress import Attempt
from relift.plan.situation import Situation
from relift.plan.thresholds import Rule, thresholds
from relift.plan.today import Worked
from relift.scales import NRS_MAX
from relift.training.movements import movements

Wire = dict[str, object]

_SHOWN = [field.name for field in fields(PlannedExposure)]

_SMALL_LADDERS = 2
"""Of how many ladders the comfort movements are taken along beside a plan: a forecast costs."""

_ANY_TIME = datetime(2000, 1, 1, tzinfo=UTC)
"""Of an attempt that has not been made: what follows it does not depend on when it was."""

TOLERATED, REPEAT, UNKNOWN = Outcome.TOLERATED, Outcome.REPEAT, Outcome.UNKNOWN


class OfflineRules(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The words of without_signal.toml, each with what it rests on."""

    reviewed_by: str
    rules: dict[str, Rule]


@cache
def offline_rules() -> dict[str, Rule]:
    """What is said only without signal, by the name of the rule.

    Raises:
        DataFileError: the file does not fit.
    """
    return load_table("without_signal.toml", OfflineRules).rules


def plan_on_phone(worked: Worked) -> Wire:
    """Everything that a phone needs to go on with today's plan by itself, as JSON.

    Args:
        worked: Today, with its workings.

    Returns:
        `on`, the person's date; `exposures` of the plan in order, and `small`, the comfort
        movements that are always open outside a stop; `rungs`, the table by ladder; `thresholds`,
        what the guardrails are asked with. Where a question that is due stops, it is the plan that
        holds once the phone has asked it; in any other stop nothing is open.
    """
    on = worked.now.date().isoformat()
    if worked.day is None or worked.situation is None:
        return {"on": on, "exposures": [], "small": [], "rungs": {}, "thresholds": {}}
    day, situation = worked.day, worked.situation
    plan = [one for one in day.planned if not one.is_optional]
    mains = day.chosen[:_SMALL_LADDERS]
    small = something_small(mains, situation, day.model) if plan else day.planned
    order = {id(one): position for position, one in enumerate(plan)}
    return {
        "on": on,
        "exposures": _exposures(plan),
        "small": _exposures(small),
        "rungs": {
            place.ladder.id: _ladder(
                place,
                situation,
                {one.index: order[id(one)] for one in plan if one.place is place},
            )
            for place in day.chosen
        },
        "thresholds": _thresholds(worked, situation, day),
    }


def _exposures(planned: Sequence[Planned]) -> list[Wire]:
    """Planned exposures, each with its place on the ladder and what it adds to the day's risk."""
    return [
        {
            **{name: getattr(shown, name) for name in _SHOWN},
            "interval_80": list(shown.interval_80),
            "unit": shown.unit.value if shown.unit else None,
            "counted": shown.counted.value,
            "amount": dose(
                shown.rung, reps=shown.reps, sets=shown.sets, has_load=shown.load_kg > 0
            ),
            "index": choice.index,
            "p_risk": 0.0 if choice.step.rung.kind is RungKind.COMFORT else shown.p_intolerable,
        }
        for choice, shown in zip(planned, exposures_of(planned), strict=True)
    ]


def _ladder(place: Place, situation: Situation, planned: dict[int, int]) -> Wire:
    """One ladder: what follows each set, and how high each guardrail would leave it.

    Args:
        place: The ladder, and where the person is on it.
        situation: Today's circumstances.
        planned: Rung -> position in the plan's exposures.
    """
    top, today = highest_allowed(bounds(place, situation), place), place.progress.today
    rungs = range(max(planned, default=-1) + 1)
    tries: dict[str, int] = {}
    for attempt in today:
        if not attempt.is_avoided:
            tries[str(attempt.rung)] = tries.get(str(attempt.rung), 0) + 1
    return {
        "rungs": [step.rung.id for step in place.steps],
        "loads_kg": [step.load_kg for step in place.steps],
        "planned": list(planned.values()),
        "after": {
            outcome.value: [_after(place, rung, outcome, top, planned) for rung in rungs]
            for outcome in (TOLERATED, REPEAT, UNKNOWN)
        },
        "tolerated": place.progress.tolerated_today,
        "tries": tries,
        "last_at": today[-1].at.isoformat() if today else None,
        "caps": caps(place, situation),
    }


def _after(
    place: Place, rung: int, outcome: Outcome, top: int, planned: dict[int, int]
) -> int | str:
    """Position of the exposure that follows a first try of a rung, or why there is none."""
    before = place.progress.today
    # Earlier tries of a rung are counted by the phone, so that they are left out here.
    kept = tuple(a for a in before if a.outcome is TOLERATED and a.rung <= rung)
    attempt = Attempt(at=_ANY_TIME, rung=rung, load_kg=0.0, relative_load=0.0, outcome=outcome)
    then = replace(place, progress=replace(place.progress, today=(*kept, attempt)))
    floor, last = open_rungs(then, top)
    follows = min((i for i in planned if floor <= i <= last), default=None)
    if follows is not None:
        return planned[follows]
    return "done" if outcome is TOLERATED else "unclear"


def caps(place: Place, situation: Situation) -> dict[str, int]:
    """How high a ladder would be open by one guardrail alone, if it held.

    Args:
        place: The ladder, and where the person is on it.
        situation: Today's circumstances.
    """
    held: dict[str, Situation] = {
        "paused": replace(situation, is_paused=True),
        "same_week": replace(situation, is_confirmed_only=True),
        "calm_first": replace(situation, is_calm_due=True),
        "resting": replace(situation, resting=NRS_MAX),
        "mornings": replace(situation, is_morning_rising=True),
        "bad_day": replace(situation, rise_since_yesterday=NRS_MAX),
        "painkiller": replace(situation, has_painkiller=True),
        "drowsy": replace(situation, is_drowsy=True),
        "below_knee": replace(situation, is_below_knee=True),
        "check_in": replace(situation, resting=None),
    }
    found = {
        rule: bound.top
        for rule, changed in held.items()
        for guard in GUARDS
        if (bound := guard(place, changed)) is not None and bound.rule == rule
    }
    # Where more is unknown than the table foresees, only what is always open stays: `small`.
    return {**found, "without_signal": place.hold, "other_day": -1}


def _thresholds(worked: Worked, situation: Situation, day: DayPlan) -> Wire:
    """What the guardrails are asked with, and what they say."""
    table, by_day, on = thresholds(), mornings(worked.journal), worked.now.date()
    earlier = [by_day[one] for one in sorted(by_day) if one < on]
    said = {name: getattr(table, name) for name in _RULES} | offline_rules()
    return {
        "go_on_rise": table.rise.go_on_rise,
        "stop_rise": table.rise.stop_rise,
        "tries": table.rise.tries,
        "tolerable": {
            "value": table.tolerable.value,
            "low": table.tolerable.low,
            "high": table.tolerable.high,
            "least_room": table.tolerable.least_room,
        },
        "assumed_resting": table.check_in.assumed_resting,
        "check_in_hours": table.check_in.hours,
        "resting_above": table.resting.above,
        "strong_hours": table.painkiller.strong_hours,
        "any_hours": table.painkiller.any_hours,
        "bad_day_rise": table.bad_day.rise,
        "most_risk": table.day_risk.most,
        "own_tolerable": situation.own_tolerable,
        "resting": situation.resting,
        "rated_at": _rated_at(worked),
        "yesterday": earlier[-1] if earlier else None,
        "morning": by_day.get(on),
        "rising_above": _rising_above(worked),
        "spent": 1.0 - day.survived,
        "p_any": max((one.p_any for one in day.planned), default=0.0),
        "touched_at": {
            place.ladder.id: place.progress.today[-1].at.isoformat()
            for place in worked.places
            if place.progress.today
        },
        "known": [
            str(record)
            for e in worked.journal.exposures
            if e.at.date() >= on
            for record in e.records
        ],
        "counts_for": _counts_for(worked),
        "rules": {name: {"words": rule.words, "basis": rule.basis} for name, rule in said.items()},
    }


_RULES = (
    "paused",
    "same_week",
    "calm_first",
    "resting",
    "mornings",
    "bad_day",
    "painkiller",
    "drowsy",
    "below_knee",
    "check_in",
    "own_limit",
    "clinician_limit",
    "stopped",
    "day_risk",
)


def _rated_at(worked: Worked) -> str | None:
    """When the newest check-in was that tells of pain at rest."""
    rated = (
        entry.at
        for entry in worked.journal.checkins
        if entry.value.pain_now is not None or entry.value.pain_morning is not None
    )
    newest = max(rated, default=None)
    return newest.isoformat() if newest else None


def _rising_above(worked: Worked) -> float | None:
    """The highest whole rating of this morning with which mornings do not rise.

    Returns:
        None where no morning could make them rise; -1 where each would.
    """
    by_day, on = mornings(worked.journal), worked.now.date()
    for rating in range(int(NRS_MAX) + 1):
        if is_rising({**by_day, on: float(rating)}, on):
            return rating - 1.0
    return None


def _counts_for(worked: Worked) -> dict[str, list[str]]:
    """Names of movements, in lower case -> the ladders for which a set outside a ladder counts.

    A name that the lifter gave a meaning of their own is left out: it counts for every ladder.
    """
    own = worked.journal.meanings
    return {
        name: ladders
        for name, ladders in _ladders_by_name(
            tuple((p.ladder.id, p.ladder.patterns) for p in worked.places)
        ).items()
        if name not in own
    }


@cache
def _ladders_by_name(
    ladders: tuple[tuple[str, tuple[str, ...]], ...],
) -> dict[str, list[str]]:
    return {
        one.name.casefold(): [name for name, patterns in ladders if one.pattern in patterns]
        for one in movements().values()
    }
