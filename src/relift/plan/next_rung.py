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

from relift.plan.dose import dose
from relift.plan.exposures import PlannedExposure, exposures_of
from relift.plan.guardrails import Place, bounds, highest_allowed
from relift.plan.ladders import RungKind
from relift.plan.offline_guards import Wire, caps, thresholds_on_phone
from relift.plan.options import open_rungs
from relift.plan.outcomes import Outcome
from relift.plan.planner import Planned, something_small
from relift.plan.progress import Attempt
from relift.plan.situation import Situation
from relift.plan.today import Worked

_SHOWN = [field.name for field in fields(PlannedExposure)]

_ANY_TIME = datetime(2000, 1, 1, tzinfo=UTC)
"""Of an attempt that has not been made: what follows it does not depend on when it was."""

TOLERATED, REPEAT, UNKNOWN = Outcome.TOLERATED, Outcome.REPEAT, Outcome.UNKNOWN


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
    # The comfort movements of one ladder are enough beside a plan: each forecast costs.
    small = something_small(day.chosen[:1], situation, day.model) if plan else day.planned
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
        "thresholds": thresholds_on_phone(worked, situation, day),
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
