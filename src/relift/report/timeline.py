"""The journal as lines of a timeline: one for each thing that happened, in plain words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import msgspec

from relift.journal import reports
from relift.journal.lifting import MovementBlock, PerformedSet, SetKind
from relift.journal.records import Payload
from relift.journal.timeline import Entry, Exposure, Journal, Workout
from relift.plan.dose import amount
from relift.report.lines import Kind, Line, shortened
from relift.report.timeline_choices import choice_lines
from relift.report.timeline_past import PAST_WRITERS
from relift.screening.tiers import Tier
from relift.screening.triage import triage
from relift.units import format_load

_TOP_SETS = 3


class TopSet(msgspec.Struct, frozen=True, kw_only=True):
    """The heaviest working set of a movement in a workout."""

    movement: str
    load_kg: float | None
    load_entered: float | None
    unit: str | None
    reps: int | None


def lines_of(journal: Journal, kinds: frozenset[Kind] = frozenset(Kind)) -> list[Line]:
    """Write the journal as lines.

    Args:
        journal: One person's record.
        kinds: Which kinds are wanted.

    Returns:
        The lines, the oldest first.
    """
    lines = [line for kind in kinds for line in _WRITERS[kind](journal)]
    order = {kind: place for place, kind in enumerate(Kind)}
    return sorted(lines, key=lambda line: (line.at, order[line.kind], line.id))


def top_sets(blocks: Iterable[MovementBlock]) -> list[TopSet]:
    """The heaviest working set of each movement, in the order of the workout."""
    best: dict[str, PerformedSet] = {}
    for block in blocks:
        for one in block.sets:
            held = best.get(block.name)
            if one.kind is not SetKind.WARMUP and (held is None or _weight(one) > _weight(held)):
                best[block.name] = one
    return [
        TopSet(
            movement=name,
            load_kg=one.load_kg,
            load_entered=one.load_entered,
            unit=one.unit.value if one.unit else None,
            reps=one.reps,
        )
        for name, one in best.items()
    ]


def _weight(one: PerformedSet) -> tuple[float, int]:
    return (one.load_kg or 0.0, one.reps or 0)


def _entries(
    kind: Kind, entries: Iterable[Entry[Payload]], title: Callable[..., str]
) -> Iterator[Line]:
    for entry in entries:
        yield Line(
            id=entry.id,
            at=entry.at,
            kind=kind,
            title=shortened(title(entry.value)),
            details=entry.value,
        )


def _flare(said: reports.FlareReported) -> str:
    labels = ", ".join(f"“{label}”" for label in said.reported_labels)
    return ": ".join(part for part in ("Flare", labels) if part) + (
        f" ({said.happened})" if said.happened else ""
    )


def _screens(journal: Journal) -> Iterator[Line]:
    """Screens with their urgency alone: what was answered is for the export, not for a screen."""
    for entry in journal.screens:
        said = entry.value
        found = triage(said.answers, said.clarified, said.form)
        tier = found.tier.id
        words = "no warning sign named" if found.tier is Tier.CLEAR else tier.replace("_", " ")
        if not (found.is_complete or found.positive):
            words = "not finished"
        yield Line(
            id=entry.id,
            at=entry.at,
            kind=Kind.SCREEN,
            title=f"Safety check ({said.form.value}): {words}",
            details={
                "form": said.form.value,
                "tier": tier,
                "is_complete": found.is_complete,
                "reason": said.reason,
            },
        )


def _calm(said: reports.CalmedDown) -> str:
    minutes = round(said.breathing_s / 60)
    return "Calm-down" + (f", {minutes} min of slow breathing" if minutes else "")


def _checkin(said: reports.CheckIn) -> str:
    ratings = (
        ("pain now", said.pain_now),
        ("worst", said.pain_worst),
        ("this morning", said.pain_morning),
        ("worry", said.worry),
        ("confidence", said.confidence),
    )
    parts = [f"{name} {value:g}" for name, value in ratings if value is not None]
    if said.is_drowsy:
        parts.append("drowsy")
    if said.reach is not None:
        parts.append(f"pain down to: {said.reach.value.replace('_', ' ')}")
    return (
        "Check-in: " + (", ".join(parts) or "no ratings") + (f" ({said.note})" if said.note else "")
    )


def _workouts(journal: Journal) -> Iterator[Line]:
    for workout in journal.workouts:
        tops = top_sets(workout.blocks)
        yield Line(
            id=workout.id,
            at=workout.at,
            kind=Kind.WORKOUT,
            title=_workout_title(workout, tops),
            details={
                "title": workout.title,
                "source": workout.source,
                "is_open": workout.is_open,
                "movements": len({b.name for b in workout.blocks}),
                "sets": sum(len(b.sets) for b in workout.blocks),
                "top_sets": tops,
                "duration_s": workout.duration_s,
                "note": workout.note,
            },
        )


def _workout_title(workout: Workout, tops: list[TopSet]) -> str:
    n = len({b.name for b in workout.blocks})
    parts = [workout.title or "Workout", f"{n} movement{'' if n == 1 else 's'}"]
    heaviest = sorted(tops, key=lambda t: t.load_kg or 0.0, reverse=True)[:_TOP_SETS]
    parts += [_top_words(top) for top in tops if top in heaviest and top.reps]
    return ", ".join(parts) + (" (not finished)" if workout.is_open else "")


def _top_words(top: TopSet) -> str:
    load = f" {top.load_entered:g} {top.unit}" if top.load_entered and top.unit else ""
    return f"{top.movement}{load} × {top.reps}"


def _exposures(journal: Journal) -> Iterator[Line]:
    for exposure in journal.exposures:
        yield Line(
            id=exposure.id,
            at=exposure.at,
            kind=Kind.EXPOSURE,
            title=shortened(_exposure_title(exposure)) + _nerve_words(exposure),
            details=_exposure_details(exposure),
        )


def _nerve_words(exposure: Exposure) -> str:
    return "; new sign in a leg" if exposure.has_new_nerve_sign else ""


def _exposure_title(exposure: Exposure) -> str:
    load = (
        f" {format_load(exposure.load_entered, exposure.unit)}"
        if exposure.load_entered and exposure.unit
        else ""
    )
    what = f"{exposure.movement}{load}"
    if exposure.is_avoided:
        return f"{what}: left out"
    what += f", {exposure.sets} × {amount(exposure.rung, exposure.reps)}"
    if not exposure.is_done:
        return f"{what}: expected {_rating(exposure.expected_pain)}, not done yet"
    if exposure.felt_pain is None and exposure.expected_pain is None:
        return what
    if exposure.retrospective_expected_pain is not None:
        said = f"expected {exposure.retrospective_expected_pain:g} (said afterwards)"
    else:
        said = f"expected {_rating(exposure.expected_pain)}"
    return f"{what}: {said}, felt {_rating(exposure.felt_pain)}"


def _rating(value: float | None) -> str:
    return "not said" if value is None else f"{value:g}"


def _exposure_details(exposure: Exposure) -> dict[str, object]:
    return {
        "workout": exposure.workout,
        "movement": exposure.movement,
        "ladder": exposure.ladder,
        "rung": exposure.rung,
        "load_kg": exposure.load_kg,
        "load_entered": exposure.load_entered,
        "unit": exposure.unit,
        "reps": exposure.reps,
        "sets": exposure.sets,
        "expected_pain": exposure.expected_pain,
        "retrospective_expected_pain": exposure.retrospective_expected_pain,
        "felt_pain": exposure.felt_pain,
        "is_done": exposure.is_done,
        "is_avoided": exposure.is_avoided,
        "has_new_nerve_sign": exposure.has_new_nerve_sign,
    }


def _medication(said: reports.MedicationTaken) -> str:
    return f"Took {said.name} ({said.medicine_class.value})"


def _limit(said: reports.LimitSet) -> str:
    if said.load_entered is not None and said.unit:
        load = format_load(said.load_entered, said.unit)
    else:
        load = f"{said.max_load_kg:g} kg"
    what = said.movement or said.ladder or "every lift"
    until = f", until {said.until_on:%Y-%m-%d}" if said.until_on else ""
    whose = "own limit" if said.by == "self" else "clinician's limit"
    return f"{whose.capitalize()}: {what} at most {load}{until}"


def _import(said: reports.BatchImported) -> str:
    return f"Imported {said.file}: {said.n_new:,} new set{'' if said.n_new == 1 else 's'}"


def _choices(journal: Journal) -> Iterator[Line]:
    for entry, title in choice_lines(journal):
        yield Line(
            id=entry.id, at=entry.at, kind=Kind.CHOICE, title=shortened(title), details=entry.value
        )


_WRITERS: dict[Kind, Callable[[Journal], Iterator[Line]]] = {
    Kind.FLARE: lambda j: _entries(Kind.FLARE, j.flares, _flare),
    Kind.SCREEN: _screens,
    Kind.CALM: lambda j: _entries(Kind.CALM, j.calms, _calm),
    Kind.CHECKIN: lambda j: _entries(Kind.CHECKIN, j.checkins, _checkin),
    Kind.WORKOUT: _workouts,
    Kind.EXPOSURE: _exposures,
    Kind.MEDICATION: lambda j: _entries(Kind.MEDICATION, j.medications, _medication),
    Kind.LIMIT: lambda j: _entries(Kind.LIMIT, j.limits, _limit),
    Kind.NOTE: lambda j: _entries(Kind.NOTE, j.notes, lambda said: said.text),
    Kind.IMPORT: lambda j: _entries(Kind.IMPORT, j.imports, _import),
    Kind.CHOICE: _choices,
    **PAST_WRITERS,
}
