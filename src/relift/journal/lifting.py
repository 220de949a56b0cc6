"""Payloads about lifting: whole imported workouts, and live ones written answer by answer.

An imported workout is one record. A live one is a header and one record per answer and set, folded
by workout id, so that a phone never forks it and nothing is lost when it is interrupted.
Loads are kept in kg together with the unit and value that were typed.
"""

from __future__ import annotations

import enum
from typing import ClassVar
from uuid import UUID

import msgspec

from relift.errors import InvalidValueError
from relift.journal.records import Payload
from relift.scales import Nrs, check_nrs, check_range, check_rpe
from relift.units import Unit

MAX_LOAD_KG = 1500.0
MAX_REPS = 10_000


class SetKind(enum.StrEnum):
    """What a set was for."""

    WORKING = "working"
    WARMUP = "warmup"
    DROPSET = "dropset"
    FAILURE = "failure"


class PerformedSet(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One set as it was done.

    Attributes:
        load_kg: External load [kg], 0-1500; None where the log gives none (body weight, cardio).
        load_entered: The load as typed [unit].
        unit: Unit of `load_entered`.
        reps: Repetitions, 0-10,000; None for timed work.
        rpe: 1-10, or None.
        kind: Working, warm-up, dropset or to failure.
        is_kind_inferred: Whether Relift, not the log, says so.
        distance_m: Distance [m], >= 0.
        duration_s: Time under work [s], >= 0.
        rest_s: Rest after the set as the log gives it [s], >= 0.
        note: Free text of the log.
    """

    load_kg: float | None = None
    load_entered: float | None = None
    unit: Unit | None = None
    reps: int | None = None
    rpe: float | None = None
    kind: SetKind = SetKind.WORKING
    is_kind_inferred: bool = False
    distance_m: float | None = None
    duration_s: float | None = None
    rest_s: float | None = None
    note: str = ""

    def __post_init__(self) -> None:
        check_range("load_kg", self.load_kg, 0.0, MAX_LOAD_KG)
        check_range("reps", self.reps, 0, MAX_REPS)
        check_rpe(self.rpe)


class MovementBlock(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Sets of one movement in a row, under the name that the log gives.

    Attributes:
        name: The movement's name as typed or exported; resolved by `relift.training`.
        sets: In the order of the log.
        superset: What the log calls the superset that they belong to, or "".
        note: Free text of the log about the movement in this workout.
        meant: Id of the movement that the lifter said the name means, "" for none that Relift
            knows, None where they said nothing. Filled in when the log is added up, never stored.
    """

    name: str
    sets: tuple[PerformedSet, ...]
    superset: str = ""
    note: str = ""
    meant: str | None = None


class ImportedWorkout(Payload, frozen=True, kw_only=True, omit_defaults=True):
    """A workout out of another app's log.

    Attributes:
        source: The app's id, such as `strong`.
        title: The workout's name in the app.
        blocks: What was done, in order.
        duration_s: Length of the visit as the app gives it [s].
        note: Free text of the workout.
        row_keys: Eight bytes for each set row of the log, in order: what makes a second import of
            the same rows add nothing (`relift.importers.identity`).
    """

    KIND: ClassVar[str] = "workout"

    source: str
    title: str = ""
    blocks: tuple[MovementBlock, ...] = ()
    duration_s: float | None = None
    note: str = ""
    row_keys: bytes = b""


class WorkoutStarted(Payload, frozen=True, kw_only=True, omit_defaults=True):
    """The header of a live workout; its record's id is the workout's id."""

    KIND: ClassVar[str] = "workout_started"

    title: str = ""


class WorkoutEnded(Payload, frozen=True, kw_only=True, omit_defaults=True):
    """The lifter closed a live workout."""

    KIND: ClassVar[str] = "workout_ended"

    workout: UUID


class Performance(Payload, frozen=True, kw_only=True, omit_defaults=True):
    """What an expectation and an outcome share: which exposure of which workout, and what it is.

    Attributes:
        workout: The live workout.
        exposure: Id that expectation and outcome share.
        movement: Name of the movement.
        ladder: Id of the ladder, or "" outside one.
        rung: Id of the rung, or "".
        load_kg: External load [kg].
        load_entered: The same as the lifter's plates say it [unit].
        unit: Unit of `load_entered`.
        range_of_motion: 0-1.
        reps: Repetitions a set.
        sets: Sets.
    """

    workout: UUID
    exposure: UUID
    movement: str
    ladder: str = ""
    rung: str = ""
    load_kg: float | None = None
    load_entered: float | None = None
    unit: Unit | None = None
    range_of_motion: float = 1.0
    reps: int = 1
    sets: int = 1

    def __post_init__(self) -> None:
        check_range("load_kg", self.load_kg, 0.0, MAX_LOAD_KG)
        check_range("range_of_motion", self.range_of_motion, 0.0, 1.0)
        check_range("reps", self.reps, 0, MAX_REPS)
        check_range("sets", self.sets, 0, 100)


class ExpectationGiven(Performance, frozen=True, kw_only=True, omit_defaults=True):
    """What the lifter expects of an exposure, said before it is done: at least one set.

    Attributes:
        expected_pain: 0-10, or None where the lifter would not say.
        feared: What they fear could happen, in their words.
    """

    KIND: ClassVar[str] = "expectation"

    expected_pain: Nrs | None = None
    feared: str = ""

    def __post_init__(self) -> None:
        super().__post_init__()
        check_nrs(expected_pain=self.expected_pain)
        check_range("sets", self.sets, 1, 100)


class ExposureDone(Performance, frozen=True, kw_only=True, omit_defaults=True):
    """What happened in an exposure, or that it was left out.

    Attributes:
        sets: Sets done; 0 exactly when the exposure was avoided. All else shared is as performed.
        rpe: 1-10, of the hardest set.
        pain_before: Pain just before, 0-10.
        felt_pain: Worst pain during, 0-10.
        is_settled: Whether a rise settled within minutes.
        has_new_nerve_sign: New leg pain, numbness or weakness: stops and screens.
        expected_pain: An expectation that was given only with the outcome (see next).
        is_expectation_retrospective: True where `expected_pain` was said after the set; such an
            expectation is kept and left out of learning.
        note: Free text.
    """

    KIND: ClassVar[str] = "exposure"

    rpe: float | None = None
    pain_before: Nrs | None = None
    felt_pain: Nrs | None = None
    is_settled: bool | None = None
    has_new_nerve_sign: bool = False
    expected_pain: Nrs | None = None
    is_expectation_retrospective: bool = False
    note: str = ""

    def __post_init__(self) -> None:
        super().__post_init__()
        check_nrs(
            pain_before=self.pain_before,
            felt_pain=self.felt_pain,
            expected_pain=self.expected_pain,
        )
        check_rpe(self.rpe)
        if self.sets == 0 and self.felt_pain is not None:
            raise InvalidValueError("an exposure that was left out has no felt pain")
