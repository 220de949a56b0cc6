"""Unsent records for the tests of what holds without signal, and the journal once they are sent."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from tests.builders import ident

from relift.journal.choices import EquipmentSaid, LadderChosen, Paused
from relift.journal.lifting import ExposureDone
from relift.journal.records import Payload
from relift.journal.reports import (
    CalmedDown,
    CheckIn,
    CrisisAcknowledged,
    FlareReported,
    LimitSet,
    MedicationTaken,
    Profile,
    ScreenAnswered,
)
from relift.journal.timeline import Entry, Exposure, Journal, Workout

PARTS: dict[type[Payload], str] = {
    FlareReported: "flares",
    ScreenAnswered: "screens",
    CheckIn: "checkins",
    CrisisAcknowledged: "crisis_acknowledgements",
    MedicationTaken: "medications",
    LimitSet: "limits",
    CalmedDown: "calms",
    EquipmentSaid: "equipment",
    LadderChosen: "ladder_choices",
    Paused: "pauses",
}


@dataclass(frozen=True)
class Unsent:
    """A record that lies on the phone."""

    at: datetime
    payload: Payload
    n: int = 0

    @property
    def id(self) -> UUID:
        return ident("unsent", self.n, self.at, self.payload)

    @property
    def wire(self) -> dict[str, Any]:
        return {
            "id": str(self.id),
            "kind": self.payload.KIND,
            "at": self.at.isoformat(),
            "payload": msgspec.to_builtins(self.payload),
        }


def sent(journal: Journal, unsent: Iterable[Unsent]) -> Journal:
    """The journal once the server has these records."""
    parts: dict[str, Any] = {}
    exposures: list[Exposure] = []
    profile = journal.profile
    for one in sorted(unsent, key=lambda one: one.at):
        if isinstance(one.payload, Profile):
            profile = one.payload
        elif isinstance(one.payload, ExposureDone):
            exposures.append(_exposure(one, one.payload))
        else:
            name = PARTS[type(one.payload)]
            entry = Entry(id=one.id, at=one.at, value=one.payload)
            parts[name] = (*parts.get(name, getattr(journal, name)), entry)
    parts = {name: tuple(sorted(told, key=lambda e: e.at)) for name, told in parts.items()}
    workouts = sorted([*journal.workouts, *_workouts(exposures)], key=lambda w: w.at)
    return replace(journal, profile=profile, workouts=tuple(workouts), **parts)


def without_lifting(journal: Journal, unsent: Sequence[Unsent]) -> list[Unsent]:
    """The same as it counts without signal: no visit, no slip, and a no to being an adult stays."""
    profiles = [journal.profile, *(u.payload for u in unsent if isinstance(u.payload, Profile))]
    is_under_age = any(profile.is_adult is False for profile in profiles)
    counted = []
    for one in unsent:
        said = one.payload
        if isinstance(said, ScreenAnswered):
            said = msgspec.structs.replace(said, seen_by="", seen_on=None, reason="")
        elif isinstance(said, Profile) and is_under_age:
            said = msgspec.structs.replace(said, is_adult=False)
        counted.append(replace(one, payload=said))
    return counted


def _exposure(one: Unsent, done: ExposureDone) -> Exposure:
    return Exposure(
        id=done.exposure,
        at=one.at,
        workout=done.workout,
        movement=done.movement,
        ladder=done.ladder,
        rung=done.rung,
        load_kg=done.load_kg,
        load_entered=done.load_entered,
        unit=done.unit,
        range_of_motion=done.range_of_motion,
        reps=done.reps,
        sets=done.sets,
        expected_pain=done.expected_pain,
        is_done=done.sets > 0,
        is_avoided=done.sets == 0,
        pain_before=done.pain_before,
        felt_pain=done.felt_pain,
        is_settled=done.is_settled,
        has_new_nerve_sign=done.has_new_nerve_sign,
        rpe=done.rpe,
    )


def _workouts(exposures: Sequence[Exposure]) -> list[Workout]:
    return [
        Workout(id=e.workout, at=e.at, title="", source="", blocks=(), exposures=(e,))
        for e in exposures
    ]
