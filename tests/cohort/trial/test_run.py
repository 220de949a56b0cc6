"""The days of a trial: what counts as too much, as a return, and what is the same for everyone."""

from __future__ import annotations

import numpy as np
import pytest

from relift.cohort.trial.models import MODELS
from relift.cohort.trial.people import draw_people
from relift.cohort.trial.rivals import Kind, Rival, Rule
from relift.cohort.trial.run import Courses, is_too_much, live
from relift.plan.thresholds import intolerable_above

DAYS = 60


def courses(rule: Rule, model: str = "load_driven", n: int = 30) -> Courses:
    people = draw_people(range(n), seed=2, days=DAYS)
    backs = MODELS[model].build(people)
    return live(people, backs, Rival(rule, n), days=DAYS, advance=lambda: None)


def test_a_set_is_too_much_exactly_where_the_plan_says_so() -> None:
    for before in range(11):
        limit = intolerable_above(before, None)
        for felt in range(11):
            ours = bool(is_too_much(np.array([float(before)]), np.array([float(felt)]))[0])
            assert ours == (felt > limit), (before, felt)


def test_a_faster_pace_returns_sooner_and_the_same_seed_gives_the_same_course() -> None:
    fast, again, slow = (courses(Rule(kind=Kind.FIXED, pace=p)) for p in (0.2, 0.2, 0.05))

    assert np.nanmean(fast.returned_on) + 10 < DAYS
    assert np.isnan(slow.returned_on).mean() > np.isnan(fast.returned_on).mean()
    np.testing.assert_array_equal(fast.returned_on, again.returned_on)
    np.testing.assert_array_equal(fast.n_too_much, again.n_too_much)


def test_who_never_trains_never_returns_and_has_no_set_that_is_too_much() -> None:
    found = courses(Rule(kind=Kind.REST, pace=0.1, limit=-1.0))

    assert np.isnan(found.returned_on).all()
    assert found.n_too_much.sum() == found.n_days.sum() == found.n_sets.sum() == 0


def test_whoever_has_returned_goes_on_training() -> None:
    found = courses(Rule(kind=Kind.FIXED, pace=0.2), model="no_expectation")

    assert found.n_too_much_after.sum() > 0
    assert found.n_too_much_after[np.isnan(found.returned_on)].sum() == 0


@pytest.mark.parametrize("model", MODELS)
def test_outside_events_and_nights_are_the_same_under_every_policy(model: str) -> None:
    rest = Rule(kind=Kind.REST, pace=0.1, limit=-1.0)
    first, second = (courses(rest, model, n=5) for _ in range(2))

    np.testing.assert_array_equal(first.final_pain, second.final_pain)
    np.testing.assert_array_equal(first.n_flares, second.n_flares)


def test_dread_makes_people_leave_sets_out() -> None:
    found = courses(Rule(kind=Kind.FIXED, pace=0.2), model="fitted")

    assert found.n_left_out.sum() > 0
