"""A planned exposure as it is shown: what to do, the forecast, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from relift.journal.lifting import ExpectationGiven, ExposureDone
from relift.journal.timeline import Exposure
from relift.plan.ladders import Counted
from relift.plan.planner import Planned
from relift.plan.rationale import reason_for
from relift.units import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedExposure:
    """One exposure of today's plan.

    Attributes:
        movement: What is done.
        ladder: Id of the ladder.
        rung: Id of the rung.
        how: How to do it.
        load_kg: External load [kg], 0 without one.
        load_entered: The same as the plates say [unit], None without one.
        unit: The lifter's unit, None without a load.
        reps: Repetitions a set, or what `counted` says.
        counted: What `reps` counts.
        sets: Sets.
        range_of_motion: 0-1.
        expected_pain: What the model thinks the person expects [NRS].
        predicted_felt_pain: Mean forecast of felt pain [NRS].
        interval_80: 10% and 90% quantiles of it [NRS].
        p_intolerable: Chance that it is too much, 0-1.
        reason: Why it is in the plan.
        basis: What its rung rests on.
        is_optional: Whether today's plan is done without it.
    """

    movement: str
    ladder: str
    rung: str
    how: str
    load_kg: float
    load_entered: float | None
    unit: Unit | None
    reps: int
    sets: int
    range_of_motion: float
    expected_pain: float
    predicted_felt_pain: float
    interval_80: tuple[float, float]
    p_intolerable: float
    reason: str
    basis: str
    is_optional: bool = False
    counted: Counted = Counted.REPS


def exposures_of(planned: Sequence[Planned]) -> tuple[PlannedExposure, ...]:
    """Dress the planner's choices for showing."""
    return tuple(_shown(choice) for choice in planned)


def expectation_of(
    planned: PlannedExposure, *, workout: UUID, exposure: UUID, expected_pain: float | None
) -> ExpectationGiven:
    """What a person expects of a planned exposure, as its record.

    Args:
        planned: The exposure.
        workout: Id of the live workout.
        exposure: Id that the outcome will share.
        expected_pain: 0-10, or None where they would not say.
    """
    return ExpectationGiven(
        workout=workout,
        exposure=exposure,
        movement=planned.movement,
        ladder=planned.ladder,
        rung=planned.rung,
        load_kg=planned.load_kg,
        load_entered=planned.load_entered,
        unit=planned.unit,
        range_of_motion=planned.range_of_motion,
        reps=planned.reps,
        sets=planned.sets,
        expected_pain=expected_pain,
    )


def outcome_of(
    exposure: Exposure,
    *,
    sets: int,
    before: float | None = None,
    felt: float | None = None,
    is_settled: bool | None = None,
    rpe: float | None = None,
    has_nerve_sign: bool = False,
    note: str = "",
) -> ExposureDone:
    """What became of an exposure, as its record.

    Args:
        exposure: What was expected of, or planned.
        sets: Sets done; 0 where it was left out.
        before: Pain just before it [NRS].
        felt: Worst pain in it [NRS]; None where it was left out.
        is_settled: Whether a rise settled within minutes.
        rpe: Of the hardest set, 1-10.
        has_nerve_sign: Whether there is new leg pain, numbness or weakness.
        note: Free text.
    """
    return ExposureDone(
        workout=exposure.workout,
        exposure=exposure.id,
        movement=exposure.movement,
        ladder=exposure.ladder,
        rung=exposure.rung,
        load_kg=exposure.load_kg,
        load_entered=exposure.load_entered,
        unit=exposure.unit,
        range_of_motion=exposure.range_of_motion,
        reps=exposure.reps,
        sets=sets,
        rpe=rpe,
        pain_before=before,
        felt_pain=felt,
        is_settled=is_settled,
        has_new_nerve_sign=has_nerve_sign,
        note=note,
    )


def _shown(choice: Planned) -> PlannedExposure:
    step = choice.step
    return PlannedExposure(
        movement=step.name,
        ladder=choice.place.ladder.id,
        rung=step.rung.id,
        how=step.rung.how,
        load_kg=step.load_kg,
        load_entered=step.load_entered,
        unit=step.unit,
        reps=step.rung.reps,
        sets=choice.sets,
        range_of_motion=step.rung.range_of_motion,
        expected_pain=choice.expected_pain,
        predicted_felt_pain=choice.predicted_felt_pain,
        interval_80=choice.interval_80,
        p_intolerable=choice.p_intolerable,
        reason=reason_for(choice),
        basis=step.rung.basis,
        is_optional=choice.is_optional,
        counted=step.rung.counted,
    )
