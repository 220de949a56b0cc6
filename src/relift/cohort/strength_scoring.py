"""Foretelling every scored workout and set of some lifters, by Relift and by its rivals."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from relift.cohort import strength_rivals as rivals
from relift.cohort.strength_cases import (
    E1rmCase,
    Lifter,
    RepsCase,
    RpeCase,
    e1rm_cases,
    lift_histories,
    reps_cases,
    rpe_cases,
    sets_of,
)
from relift.cohort.strength_rivals import Foretold, RivalNumbers
from relift.training.history import LiftHistory
from relift.training.strength_constants import Constants, constants


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """Every case, and what the rivals foretold of each.

    Attributes:
        e1rms, reps, rpes: The cases.
        rival_e1rms: For each of `e1rms`, by model.
        reps_e1rms: For each of `reps`, the e1RM that each model foretold for its workout [kg].
        n_lifts: Lifts that were scored.
        are_rivals_fitted: Whether the rivals were fitted on these files.
    """

    e1rms: tuple[E1rmCase, ...]
    rival_e1rms: tuple[dict[str, Foretold], ...]
    reps: tuple[RepsCase, ...]
    reps_e1rms: tuple[dict[str, float], ...]
    rpes: tuple[RpeCase, ...]
    n_lifts: int
    are_rivals_fitted: bool


@dataclass(frozen=True, slots=True)
class _Part:
    """The same of one lifter."""

    e1rms: list[E1rmCase]
    rival_e1rms: list[dict[str, Foretold]]
    reps: list[RepsCase]
    reps_e1rms: list[dict[str, float]]
    rpes: list[RpeCase]


def score_strength(
    lifters: Sequence[Lifter],
    *,
    numbers: Sequence[Constants] | None = None,
    on_done: Callable[[int], None] = lambda _n: None,
) -> Scored:
    """Foretell every workout and set of some lifters.

    Args:
        lifters: Who.
        numbers: Relift's constants for each of them; those shipped where not given.
        on_done: Told after each lifter how many more are done.
    """
    histories = [lift_histories(lifter) for lifter in lifters]
    fitted = _rival_numbers(histories)
    parts = []
    for number, lifter in enumerate(lifters):
        own = numbers[number] if numbers else None
        parts.append(_score_lifter(number, lifter, histories[number], fitted, own))
        on_done(1)
    return Scored(
        e1rms=tuple(case for part in parts for case in part.e1rms),
        rival_e1rms=tuple(one for part in parts for one in part.rival_e1rms),
        reps=tuple(case for part in parts for case in part.reps),
        reps_e1rms=tuple(one for part in parts for one in part.reps_e1rms),
        rpes=tuple(case for part in parts for case in part.rpes),
        n_lifts=sum(map(len, histories)),
        are_rivals_fitted=any(one is not rivals.STATED for kind in fitted.values() for one in kind),
    )


def _score_lifter(
    number: int,
    lifter: Lifter,
    histories: dict[str, LiftHistory],
    fitted: dict[bool, list[RivalNumbers]],
    own: Constants | None,
) -> _Part:
    part = _Part([], [], [], [], [])
    sets = sets_of(lifter)
    for movement, history in histories.items():
        told = rivals.foretold(history, fitted[_is_main(movement)][number])
        of_days = {
            case.place.day: (case, {name: days[case.place.day - 1] for name, days in told.items()})
            for case in e1rm_cases(number, lifter.file, history, own)
        }
        part.e1rms.extend(case for case, _ in of_days.values())
        part.rival_e1rms.extend(rival for _, rival in of_days.values())
        foretold_reps = reps_cases(number, lifter.file, history, sets[movement])
        part.reps.extend(foretold_reps)
        part.reps_e1rms.extend(
            {name: one.e1rm_kg for name, one in of_days[case.place.day][1].items()}
            for case in foretold_reps
        )
    part.rpes.extend(rpe_cases(part.e1rms, sets))
    return part


def _rival_numbers(histories: Sequence[dict[str, LiftHistory]]) -> dict[bool, list[RivalNumbers]]:
    """Main barbell lift or not -> numbers of the rivals for each lifter."""
    return {
        is_main: rivals.fitted_on_others(
            [
                [rivals.as_lift(h.days) for name, h in one.items() if _is_main(name) is is_main]
                for one in histories
            ]
        )
        for is_main in (True, False)
    }


def _is_main(movement_id: str) -> bool:
    return constants().group_of(movement_id) is constants().main
