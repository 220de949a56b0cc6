"""The guardrails for a phone without signal: their numbers, words, and how far each would go.

Python asks every guardrail beforehand, so that the phone has to know only whether one holds
(`static/relift/guards.js`), and not what it does. docs/explanation/offline.md tells where the phone
is stricter.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

import msgspec

from relift.data.tables import load_table
from relift.journal.naming import name_key
from relift.plan.guardrails import GUARDS, Place
from relift.plan.mornings import is_rising, mornings
from relift.plan.programme_today import DayPlan
from relift.plan.situation import Situation
from relift.plan.thresholds import Rule, thresholds
from relift.plan.today import Worked
from relift.scales import NRS_MAX
from relift.training.movements import movements

Wire = dict[str, object]


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


def caps(place: Place, situation: Situation) -> dict[str, int]:
    """How high a ladder would be open by one guardrail alone, if it held.

    Args:
        place: The ladder, and where the person is on it.
        situation: Today's circumstances.
    """
    held: dict[str, Situation] = {
        "paused": replace(situation, is_paused=True),
        "same_week": replace(situation, is_confirmed_only=True),
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


def thresholds_on_phone(worked: Worked, situation: Situation, day: DayPlan) -> Wire:
    """What the guardrails are asked with, and what they say.

    Args:
        worked: Today, with its workings.
        situation: Today's circumstances.
        day: How the plan was made.
    """
    said = {name: getattr(thresholds(), name) for name in _RULES} | offline_rules()
    return {
        **_numbers(),
        **_mornings(worked),
        "own_tolerable": situation.own_tolerable,
        "resting": situation.resting,
        "rated_at": _rated_at(worked),
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
            if e.at.date() >= worked.now.date()
            for record in e.records
        ],
        "counts_for": _counts_for(worked),
        "rules": {name: {"words": rule.words, "basis": rule.basis} for name, rule in said.items()},
    }


_RULES = (
    "paused",
    "same_week",
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


def _numbers() -> Wire:
    """The numbers of guardrails.toml that the phone asks with."""
    table = thresholds()
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
    }


def _rated_at(worked: Worked) -> str | None:
    """When the newest check-in was that tells of pain at rest."""
    rated = (
        entry.at
        for entry in worked.journal.checkins
        if entry.value.pain_now is not None or entry.value.pain_morning is not None
    )
    newest = max(rated, default=None)
    return newest.isoformat() if newest else None


def _mornings(worked: Worked) -> Wire:
    """The newest morning before today, today's, and from which one on mornings would rise [NRS]."""
    by_day, on = mornings(worked.journal), worked.now.date()
    earlier = [by_day[one] for one in sorted(by_day) if one < on]
    return {
        "yesterday": earlier[-1] if earlier else None,
        "morning": by_day.get(on),
        "rising_above": _rising_above(by_day, on),
    }


def _rising_above(by_day: dict[date, float], on: date) -> float | None:
    """The highest whole rating of this morning with which mornings do not rise.

    Returns:
        None where no morning could make them rise; -1 where each would.
    """
    for rating in range(int(NRS_MAX) + 1):
        if is_rising({**by_day, on: float(rating)}, on):
            return rating - 1.0
    return None


def _counts_for(worked: Worked) -> dict[str, list[str]]:
    """Names of movements, in lower case -> the ladders for which a set outside a ladder counts.

    A name that the lifter gave a meaning of their own is left out: it counts for every ladder.
    """
    own = worked.journal.meanings
    known = _ladders_by_name(tuple((p.ladder.id, p.ladder.patterns) for p in worked.places))
    return {name: ladders for name, ladders in known.items() if name_key(name) not in own}


@cache
def _ladders_by_name(
    ladders: tuple[tuple[str, tuple[str, ...]], ...],
) -> dict[str, list[str]]:
    return {
        one.name.casefold(): [name for name, patterns in ladders if one.pattern in patterns]
        for one in movements().values()
    }
