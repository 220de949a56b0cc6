"""The journal as plain frozen types, in the order in which things happened."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Generic, TypeVar
from uuid import UUID

import msgspec

from relift.journal import choices, past, reports
from relift.journal.lifting import MovementBlock
from relift.journal.naming import ColumnsMapped, MovementNamed, meanings_of, name_key
from relift.journal.programme import ProgrammeEnded, ProgrammeKept
from relift.scales import Nrs
from relift.units import Unit

T = TypeVar("T", covariant=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry(Generic[T]):
    """Something that happened, with its record's id and time."""

    id: UUID
    at: datetime
    value: T

    @property
    def on(self) -> date:
        """The person's local date."""
        return self.at.date()


@dataclass(frozen=True, slots=True, kw_only=True)
class Exposure:
    """One planned performance with its question before and after, folded from its records.

    Attributes:
        id: Shared by expectation and outcome.
        at: When it was done, or, if it has no outcome yet, when the expectation was given.
        workout: Id of its workout.
        movement: Name as typed.
        ladder, rung: Ids, or "" outside a ladder.
        load_kg, load_entered, unit, range_of_motion, reps, sets: As done, or as planned so far.
        expected_pain: Said *before* it was done, 0-10.
        retrospective_expected_pain: Said only afterwards; kept, left out of learning.
        feared: In the person's words.
        is_done: Whether an outcome was recorded and sets were done.
        is_avoided: Whether it was left out on purpose.
        pain_before, felt_pain: 0-10.
        is_settled: Whether a rise settled within minutes.
        has_new_nerve_sign: Stops and screens.
        rpe: 1-10.
        records: Ids of the records it was folded from.
        meant: As of `MovementBlock`.
    """

    id: UUID
    at: datetime
    workout: UUID
    movement: str
    ladder: str
    rung: str
    load_kg: float | None
    load_entered: float | None
    unit: Unit | None
    range_of_motion: float
    reps: int
    sets: int
    expected_pain: Nrs | None = None
    retrospective_expected_pain: Nrs | None = None
    feared: str = ""
    is_done: bool = False
    is_avoided: bool = False
    pain_before: Nrs | None = None
    felt_pain: Nrs | None = None
    is_settled: bool | None = None
    has_new_nerve_sign: bool = False
    rpe: float | None = None
    note: str = ""
    records: tuple[UUID, ...] = ()
    meant: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Workout:
    """A visit to the gym, imported or live.

    Attributes:
        id: Of the imported record or of the live header.
        at: Start.
        title: Its name.
        source: App id, or "" for one that was logged here.
        blocks: What was done, movement by movement, in order (for a live one: derived from its
            exposures).
        exposures: The exposures of a live one, in order.
        is_open: A live one that was not closed.
        batch: The import it came with.
        duration_s: Length of the visit as the log gives it [s], or None.
        note: Free text of the log about it.
    """

    id: UUID
    at: datetime
    title: str
    source: str
    blocks: tuple[MovementBlock, ...]
    exposures: tuple[Exposure, ...] = ()
    is_open: bool = False
    batch: UUID | None = None
    duration_s: float | None = None
    note: str = ""

    @property
    def on(self) -> date:
        """The training day: the person's local date."""
        return self.at.date()

    def with_meanings(self, meanings: Mapping[str, str]) -> Workout:
        """The workout with what the lifter said of the names in it (`naming.meanings_of`).

        Planned exposures of a ladder stay as they are: their names are Relift's own.
        """
        exposures = tuple(
            e
            if e.ladder or (meant := meanings.get(name_key(e.movement))) is None
            else replace(e, meant=meant)
            for e in self.exposures
        )
        planned = {e.movement for e in exposures if e.ladder}
        blocks = tuple(
            b
            if b.name in planned or (meant := meanings.get(name_key(b.name))) is None
            else msgspec.structs.replace(b, meant=meant)
            for b in self.blocks
        )
        return replace(self, blocks=blocks, exposures=exposures)


@dataclass(frozen=True, slots=True, kw_only=True)
class Journal:
    """The whole record of one person; every tuple is ordered by time."""

    profile: reports.Profile = field(default_factory=reports.Profile)
    workouts: tuple[Workout, ...] = ()
    flares: tuple[Entry[reports.FlareReported], ...] = ()
    screens: tuple[Entry[reports.ScreenAnswered], ...] = ()
    calms: tuple[Entry[reports.CalmedDown], ...] = ()
    crisis_acknowledgements: tuple[Entry[reports.CrisisAcknowledged], ...] = ()
    checkins: tuple[Entry[reports.CheckIn], ...] = ()
    medications: tuple[Entry[reports.MedicationTaken], ...] = ()
    limits: tuple[Entry[reports.LimitSet], ...] = ()
    notes: tuple[Entry[reports.NoteWritten], ...] = ()
    imports: tuple[Entry[reports.BatchImported], ...] = ()
    movement_names: tuple[Entry[MovementNamed], ...] = ()
    column_maps: tuple[Entry[ColumnsMapped], ...] = ()
    equipment: tuple[Entry[choices.EquipmentSaid], ...] = ()
    ladder_choices: tuple[Entry[choices.LadderChosen], ...] = ()
    pauses: tuple[Entry[choices.Paused], ...] = ()
    relapse_plans: tuple[Entry[choices.RelapsePlanWritten], ...] = ()
    episodes: tuple[Entry[past.EpisodeTold], ...] = ()
    imaging: tuple[Entry[past.ImagingReported], ...] = ()
    care: tuple[Entry[past.CareVisited], ...] = ()
    thoughts: tuple[Entry[past.ThoughtRated], ...] = ()
    goals: tuple[Entry[past.GoalSet], ...] = ()
    goal_ratings: tuple[Entry[past.GoalRated], ...] = ()
    attachments: tuple[Entry[past.AttachmentNoted], ...] = ()
    programmes: tuple[Entry[ProgrammeKept], ...] = ()
    programme_ends: tuple[Entry[ProgrammeEnded], ...] = ()

    @property
    def meanings(self) -> dict[str, str]:
        """What the lifter said of names: `naming.name_key` -> id of a movement, or ""."""
        return meanings_of(entry.value for entry in self.movement_names)

    @property
    def known_columns(self) -> dict[tuple[str, ...], dict[str, str]]:
        """What the lifter said of columns: headings of a table -> heading -> what it is."""
        return {entry.value.headings: entry.value.fields for entry in self.column_maps}

    @property
    def programme(self) -> ProgrammeKept | None:
        """The programme that the person follows: the newest, unless it was ended."""
        if not self.programmes:
            return None
        newest = self.programmes[-1]
        is_ended = any(end.at >= newest.at for end in self.programme_ends)
        return None if is_ended else newest.value

    @property
    def exposures(self) -> tuple[Exposure, ...]:
        """Every exposure of every live workout, by time."""
        live = [e for w in self.workouts if w.exposures for e in w.exposures]
        return tuple(sorted(live, key=lambda e: e.at))

    def until(self, now: datetime) -> Journal:
        """The journal as far as it had happened at `now`.

        Limits are kept whatever their date: one that is dated ahead was set under a wrong clock.
        """
        return replace(
            self,
            workouts=tuple(w for w in self.workouts if w.at <= now),
            flares=_past(self.flares, now),
            screens=_past(self.screens, now),
            calms=_past(self.calms, now),
            crisis_acknowledgements=_past(self.crisis_acknowledgements, now),
            checkins=_past(self.checkins, now),
            medications=_past(self.medications, now),
            notes=_past(self.notes, now),
            equipment=_past(self.equipment, now),
            ladder_choices=_past(self.ladder_choices, now),
            pauses=_past(self.pauses, now),
            relapse_plans=_past(self.relapse_plans, now),
            episodes=_past(self.episodes, now),
            imaging=_past(self.imaging, now),
            care=_past(self.care, now),
            thoughts=_past(self.thoughts, now),
            goals=_past(self.goals, now),
            goal_ratings=_past(self.goal_ratings, now),
            attachments=_past(self.attachments, now),
            programmes=_past(self.programmes, now),
            programme_ends=_past(self.programme_ends, now),
        )


def _past(entries: tuple[Entry[T], ...], now: datetime) -> tuple[Entry[T], ...]:
    return tuple(e for e in entries if e.at <= now)
