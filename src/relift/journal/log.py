"""From the log to the journal: which records count, and what they add up to.

A record counts unless another record supersedes it or its batch was undone. Superseding is followed
without regard to order or repetition, so that records may arrive late, twice, or from two devices:
folding the same set of records always gives the same journal. Two edits of one record both count
as newer; the later `recorded_at` (then the higher id) wins.

An answer that stops training is never superseded, deleted or undone: a screen stands as it was
given, and so does a new nerve sign in a set. Only a later full screen lifts a stop.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar
from uuid import UUID

from relift.errors import InvalidValueError
from relift.journal import choices, lifting, naming, past, programme, reports
from relift.journal.editions import age, families
from relift.journal.live import fold_live
from relift.journal.records import Payload, Record, decode_payload
from relift.journal.timeline import Entry, Journal, Workout

KINDS: dict[str, type[Payload]] = {
    kind.KIND: kind
    for kind in (
        reports.Profile,
        reports.FlareReported,
        reports.ScreenAnswered,
        reports.CalmedDown,
        reports.CrisisAcknowledged,
        reports.CheckIn,
        reports.MedicationTaken,
        reports.LimitSet,
        reports.NoteWritten,
        reports.Tombstone,
        reports.BatchImported,
        reports.BatchUndone,
        lifting.ImportedWorkout,
        lifting.WorkoutStarted,
        lifting.WorkoutEnded,
        lifting.ExpectationGiven,
        lifting.ExposureDone,
        naming.MovementNamed,
        naming.ColumnsMapped,
        choices.EquipmentSaid,
        choices.LadderChosen,
        choices.Paused,
        choices.RelapsePlanWritten,
        past.EpisodeTold,
        past.ImagingReported,
        past.CareVisited,
        past.ThoughtRated,
        past.GoalSet,
        past.GoalRated,
        past.AttachmentNoted,
        programme.ProgrammeKept,
        programme.ProgrammeEnded,
    )
}
"""Every kind of record, by its name in the log."""

_PARTS: dict[str, type[Payload]] = {
    "flares": reports.FlareReported,
    "screens": reports.ScreenAnswered,
    "calms": reports.CalmedDown,
    "crisis_acknowledgements": reports.CrisisAcknowledged,
    "checkins": reports.CheckIn,
    "medications": reports.MedicationTaken,
    "limits": reports.LimitSet,
    "notes": reports.NoteWritten,
    "imports": reports.BatchImported,
    "column_maps": naming.ColumnsMapped,
    "equipment": choices.EquipmentSaid,
    "ladder_choices": choices.LadderChosen,
    "pauses": choices.Paused,
    "relapse_plans": choices.RelapsePlanWritten,
    "episodes": past.EpisodeTold,
    "imaging": past.ImagingReported,
    "care": past.CareVisited,
    "thoughts": past.ThoughtRated,
    "goals": past.GoalSet,
    "goal_ratings": past.GoalRated,
    "attachments": past.AttachmentNoted,
    "programmes": programme.ProgrammeKept,
    "programme_ends": programme.ProgrammeEnded,
}
"""The parts of a journal that are plain entries, each with its kind of record."""

P = TypeVar("P", bound=Payload)


def fold(records: Iterable[Record]) -> Journal:
    """Add a log up to the journal it tells.

    Args:
        records: One person's records, in any order, repeats allowed.

    Returns:
        The journal, every part ordered by time.

    Raises:
        InvalidValueError: a record's kind, schema version or payload cannot be read; names it.
    """
    by_kind = live_records(records)

    def entries(kind: type[P]) -> tuple[Entry[P], ...]:
        return tuple(
            Entry(id=r.id, at=r.at, value=decode_payload(r, kind)) for r in by_kind[kind.KIND]
        )

    movement_names = entries(naming.MovementNamed)
    meanings = naming.meanings_of(entry.value for entry in movement_names)
    workouts = sorted(_workouts(by_kind, meanings), key=lambda w: (w.at, w.id))
    parts: dict[str, Any] = {name: entries(kind) for name, kind in _PARTS.items()}
    return Journal(
        profile=_newest_profile(by_kind[reports.Profile.KIND]),
        workouts=tuple(workouts),
        movement_names=movement_names,
        **parts,
    )


def live_records(records: Iterable[Record]) -> dict[str, list[Record]]:
    """The records that count, by kind, each list ordered by time and id.

    Raises:
        InvalidValueError: a record's kind is unknown or its schema newer than this program.
    """
    unique = {r.id: r for r in records}
    undone = {
        decode_payload(r, reports.BatchUndone).batch
        for r in unique.values()
        if r.kind == reports.BatchUndone.KIND
    }
    candidates = [
        r
        for r in unique.values()
        if r.batch is None or r.batch not in undone or outlives_deletion(r)
    ]
    winners = _winners(candidates)
    by_kind: dict[str, list[Record]] = defaultdict(list)
    for record in candidates:
        known = KINDS.get(record.kind)
        if known is None or record.schema > known.SCHEMA:
            raise InvalidValueError(
                f"record {record.id} is of kind {record.kind!r}, version {record.schema}, which "
                "this version of Relift does not know: update Relift and try again"
            )
        if winners.get(record.id, record.id) == record.id or outlives_deletion(record):
            by_kind[record.kind].append(record)
    for same_kind in by_kind.values():
        same_kind.sort(key=lambda r: (r.at, r.id))
    return by_kind


def outlives_deletion(record: Record) -> bool:
    """Whether a record stops training, so that nothing but a later full screen may lift it."""
    if record.kind == lifting.ExposureDone.KIND:
        return decode_payload(record, lifting.ExposureDone).has_new_nerve_sign
    return record.kind == reports.ScreenAnswered.KIND


def _newest_profile(profiles: Sequence[Record]) -> reports.Profile:
    if not profiles:
        return reports.Profile()
    return decode_payload(max(profiles, key=age), reports.Profile)


def _workouts(
    by_kind: Mapping[str, list[Record]], meanings: Mapping[str, str]
) -> Iterable[Workout]:
    imported = [
        _imported(r, decode_payload(r, lifting.ImportedWorkout))
        for r in by_kind[lifting.ImportedWorkout.KIND]
    ]
    workouts = imported + fold_live(
        started=by_kind[lifting.WorkoutStarted.KIND],
        ended=by_kind[lifting.WorkoutEnded.KIND],
        expectations=by_kind[lifting.ExpectationGiven.KIND],
        outcomes=by_kind[lifting.ExposureDone.KIND],
    )
    return [w.with_meanings(meanings) for w in workouts] if meanings else workouts


def _winners(records: list[Record]) -> dict[UUID, UUID]:
    """Which record stands for each one that takes part in an edit or a delete."""
    winners: dict[UUID, UUID] = {}
    for first, family in families(records).items():
        winner = max(family, key=age).id
        winners[first] = winner
        winners.update({edit.id: winner for edit in family})
    return winners


def _imported(record: Record, payload: lifting.ImportedWorkout) -> Workout:
    return Workout(
        id=record.id,
        at=record.at,
        title=payload.title,
        source=payload.source,
        blocks=payload.blocks,
        batch=record.batch,
        duration_s=payload.duration_s,
        note=payload.note,
    )
