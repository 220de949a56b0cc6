from __future__ import annotations

from datetime import timedelta

import pytest
from tests.cohort.strength_lifters import START, lifter, workout

from relift.cohort.strength_cases import Lifter
from relift.cohort.strength_evaluation import (
    GAPS_FROM_D,
    evaluated,
    gap_names,
    reps_by_epley,
)
from relift.cohort.strength_learning import learned
from relift.cohort.strength_rivals import MODELS
from relift.cohort.strength_scoring import score_strength
from relift.journal.lifting import PerformedSet
from relift.training.strength_constants import constants


def test_a_lift_is_scored_from_its_sixth_workout_on() -> None:
    scored = score_strength([lifter(1, n=20)])
    assert [case.place.day for case in scored.e1rms] == list(range(5, 20))
    assert len(scored.reps) == 3 * 15


def test_a_lift_of_fourteen_workouts_and_one_of_unknown_name_are_not_scored() -> None:
    few = score_strength([lifter(1, n=14), lifter(2, name="Zercher yoke of my own")])
    assert (few.e1rms, few.reps, few.n_lifts) == ((), (), 0)
    assert evaluated(few).all.models["relift"].e1rm is None


def test_what_comes_later_changes_no_earlier_forecast() -> None:
    whole = lifter(3, n=30)
    odd = workout(START + timedelta(days=200), (PerformedSet(load_kg=900.0, reps=1),))
    first, second = (
        score_strength([Lifter("a", w)]) for w in (whole.workouts, [*whole.workouts, odd])
    )
    assert [c.forecast.median_kg for c in first.e1rms] == pytest.approx(
        [c.forecast.median_kg for c in second.e1rms[:-1]]
    )
    assert [c.forecast for c in first.reps] == [c.forecast for c in second.reps[:-1]]
    assert first.rival_e1rms[-1].keys() == set(MODELS)


def test_the_reps_of_a_set_do_not_tell_its_own_forecast() -> None:
    whole = list(lifter(4, n=20).workouts)
    last = whole[-1]
    changed = workout(
        last.at.date(),
        (*last.blocks[0].sets[:2], PerformedSet(load_kg=last.blocks[0].sets[2].load_kg, reps=10)),
    )
    first, second = (score_strength([Lifter("a", w)]) for w in (whole, [*whole[:-1], changed]))
    assert first.reps[-1].forecast == second.reps[-1].forecast
    assert second.reps[-1].observed == 10


def test_the_figures_are_those_worked_out_by_hand() -> None:
    scored = score_strength([lifter(seed) for seed in range(3)])
    told = evaluated(scored).all
    errors = [abs(c.forecast.median_kg / c.observed - 1.0) for c in scored.e1rms]
    inside = [
        c.forecast.quantile(0.1) <= c.observed <= c.forecast.quantile(0.9) for c in scored.e1rms
    ]
    relift = told.models["relift"]
    assert relift.e1rm is not None and relift.reps_at_load is not None
    assert relift.e1rm.mape == pytest.approx(100.0 * sum(errors) / len(errors))
    assert relift.e1rm.coverage is not None
    assert relift.e1rm.coverage["80"] == pytest.approx(sum(inside) / len(inside))
    reps = [abs(c.forecast.quantile(0.5) - c.observed) for c in scored.reps]
    assert relift.reps_at_load.mae == pytest.approx(sum(reps) / len(reps))
    last = told.models["last_reps"].reps_at_load
    assert last is not None
    assert last.mae == pytest.approx(sum(abs(c.last - c.observed) for c in scored.reps) / len(reps))


def test_the_classes_of_gaps_take_every_workout_once() -> None:
    told = evaluated(score_strength([lifter(1)]))
    assert gap_names() == ["0-7", "8-20", "21-41", "42+"]
    assert len(gap_names()) == len(GAPS_FROM_D)
    assert sum(block.n_workouts for block in told.by_gap.values()) == told.all.n_workouts
    assert told.by_gap["0-7"].n_workouts == told.all.n_workouts


def test_only_the_four_barbell_lifts_are_among_the_big_four() -> None:
    told = evaluated(score_strength([lifter(1), lifter(2, name="Leg Press")]))
    assert 0 < told.big_four.n_workouts < told.all.n_workouts


def test_every_rpe_after_the_first_is_foretold() -> None:
    told = evaluated(score_strength([lifter(5, has_rpe=True), lifter(6)])).rpe
    assert (told.n, told.n_lifters) == (3 * 25 - 1, 1)
    assert told.relift is not None and told.last_rpe is not None


@pytest.mark.parametrize(("e1rm", "reps"), [(90.0, 1), (120.0, 6), (200.0, 10)])
def test_reps_by_epley_stay_within_what_is_scored(e1rm: float, reps: int) -> None:
    assert reps_by_epley(100.0, e1rm) == reps


def test_numbers_learned_on_simulated_lifters_hold_what_they_say_for_others() -> None:
    shape = constants().shape
    names = ("Squat", "Leg Press")
    taught = learned([lifter(seed, n=40, name=names[seed % 2]) for seed in range(40)], shape)
    others = [lifter(seed, n=40, name=names[seed % 2]) for seed in range(100, 140)]
    score = evaluated(score_strength(others, numbers=[taught] * 40)).all.models["relift"].e1rm
    assert score is not None and score.coverage is not None
    for level in ("50", "80", "95"):
        assert score.coverage[level] == pytest.approx(int(level) / 100.0, abs=0.06)
    assert sum(sum(row) for row in taught.main.prior) == pytest.approx(1.0, abs=1e-3)
