"""How a plan is shown: for people line by line, for programs as the documented JSON."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from relift.cli.output import plain, say
from relift.cli.programme_view import overlay_json, show_overlay
from relift.cli.relapse_view import show_relapse_plan
from relift.cli.stop_page import show_stop, stop_json
from relift.cli.voice import aloud
from relift.evidence import parse_basis
from relift.journal.timeline import Journal
from relift.plan import spoken
from relift.plan.exposures import PlannedExposure
from relift.plan.today import Today


def today_json(day: Today, journal: Journal, now: datetime) -> dict[str, object]:
    """The plan for programs; the shape is in docs/reference/commands.md.

    Args:
        day: The plan.
        journal: What it was made from.
        now: Aware.
    """
    return {
        "on": day.on,
        "stage": day.stage.value,
        "tier": day.tier,
        "stop": stop_json(day.stop, journal, now),
        "exposures": [exposure_json(planned) for planned in day.exposures],
        "guardrails_that_bound": day.guardrails_that_bound,
        "messages": day.messages,
        "guardrails": [
            {"rule": bound.rule, "words": bound.words, "basis": bound.basis} for bound in day.bounds
        ],
        "changes": day.changes,
        "is_calm_due": day.is_calm_due,
        "is_paused": day.is_paused,
        "relapse_plan": day.relapse_plan,
        "programme": overlay_json(day),
        "resting_pain": day.resting_pain,
    }


def exposure_json(planned: PlannedExposure) -> dict[str, object]:
    """One exposure for programs."""
    return {
        "movement": planned.movement,
        "ladder": planned.ladder,
        "rung": planned.rung,
        "load_kg": planned.load_kg,
        "load_entered": planned.load_entered,
        "unit": planned.unit,
        "reps": planned.reps,
        "counted": planned.counted.value,
        "sets": planned.sets,
        "range_of_motion": planned.range_of_motion,
        "predicted_felt_pain": round(planned.predicted_felt_pain, 2),
        "interval_80": [round(bound, 2) for bound in planned.interval_80],
        "p_intolerable": round(planned.p_intolerable, 4),
        "reason": planned.reason,
        "how": planned.how,
        "basis": planned.basis,
        "is_optional": planned.is_optional,
    }


def show_today(day: Today, journal: Journal, now: datetime) -> None:
    """Print the day: stage, any stop, changes, the exposures, what held the plan down, messages."""
    say(f"{day.on:%A} {day.on}. Stage: {spoken.STAGES[day.stage]}.")
    if day.stop is not None:
        show_stop(journal, now, aloud)
        return
    if day.relapse_plan is not None:
        show_relapse_plan(day.relapse_plan, aloud)
    if day.changes:
        aloud("Since yesterday:\n" + _listed(day.changes))
    if day.messages:
        aloud(*day.messages)
    is_rest = all(planned.is_optional for planned in day.exposures)
    if is_rest:
        small = [what_to_do(planned) for planned in day.exposures]
        aloud("If you like, small movements:\n" + _listed(small))
    else:
        aloud("# Today's plan, in this order")
        for number, planned in enumerate(day.exposures, start=1):
            aloud(f"{number}. {what_to_do(planned)}\n" + "\n".join(_details(planned)))
    if day.guardrails_that_bound:
        aloud("What keeps the plan from going higher:\n" + _listed(day.guardrails_that_bound))
    if not is_rest:
        aloud("Go through it with: relift workout")
    show_overlay(day, aloud)
    aloud(
        "Steps and limits are mostly our own choices, and no clinician has reviewed them yet. What "
        "each rests on: relift today --basis"
    )


def show_bases(day: Today) -> None:
    """Print what each step and each guardrail of the plan rests on."""
    steps = {f"{what_to_do(e)}: {parse_basis(e.basis).words}": None for e in day.exposures}
    limits = {f"{b.words} {parse_basis(b.basis).words}": None for b in day.bounds}
    if steps:
        aloud("# What the steps rest on", _listed(tuple(steps)))
    if limits:
        aloud("# What the limits rest on", _listed(tuple(limits)))
    lifts = {parse_basis(lift.basis).words: None for lift in day.programme}
    if lifts:
        aloud("# What the words on your programme rest on", _listed(tuple(lifts)))


def what_to_do(planned: PlannedExposure) -> str:
    """What to do, safe to print on a terminal."""
    return plain(spoken.what_to_do(planned))


def _details(planned: PlannedExposure) -> list[str]:
    return [
        f"   {line}"
        for line in (planned.how, spoken.forecast_words(planned), f"Why: {planned.reason}")
    ]


def _listed(lines: Sequence[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)
