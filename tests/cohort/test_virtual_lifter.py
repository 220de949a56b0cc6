"""The virtual lifter answers as a person with a sore back plausibly would."""

from __future__ import annotations

from datetime import date, timedelta
from statistics import mean

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relift.cohort.lifter_traits import HARSH, LIFTERS, MILD, LifterTraits
from relift.cohort.virtual_lifter import SetAnswers, VirtualLifter
from relift.errors import InvalidValueError

ONSET_ON = date(2026, 3, 9)
SEEDS = range(12)


def day(n: int) -> date:
    return ONSET_ON + timedelta(days=n)


def lifter(traits: LifterTraits, seed: int = 1) -> VirtualLifter:
    return VirtualLifter(traits, ONSET_ON, np.random.default_rng(seed))


def pulls(person: VirtualLifter, share: float) -> SetAnswers:
    return person.feels("Deadlift", relative_load=share, range_of_motion=1.0, reps=5, sets=3)


def graded(person: VirtualLifter, shares: dict[int, list[float]]) -> dict[int, list[SetAnswers]]:
    told = {}
    for n, loads in shares.items():
        person.morning(day(n))
        told[n] = [pulls(person, share) for share in loads]
    return told


def test_the_same_seed_and_questions_give_the_same_answers() -> None:
    shares = {0: [0.2], 1: [0.35, 0.4], 3: [0.6]}

    assert graded(lifter(MILD, 4), shares) == graded(lifter(MILD, 4), shares)


@pytest.mark.parametrize(("n", "low", "high"), [(0, 3, 5), (1, 1.5, 3.5), (3, 0.5, 1.6), (7, 0, 1)])
def test_a_mild_flare_fades_in_days(n: int, low: float, high: float) -> None:
    assert low <= mean(lifter(MILD, s).morning(day(n)).pain_now for s in SEEDS) <= high


def test_a_mild_flare_lets_65_percent_be_pulled_on_day_3_and_75_on_day_5() -> None:
    shares = {0: [0.2], 1: [0.35, 0.45], 3: [0.6, 0.65], 5: [0.7, 0.75]}
    told = [graded(lifter(MILD, s), shares) for s in SEEDS]

    assert 1 <= mean(t[3][-1].felt_pain for t in told) <= 3.2
    assert 1 <= mean(t[5][-1].felt_pain for t in told) <= 3
    assert all(t[5][-1].is_settled for t in told)


@pytest.mark.parametrize(
    ("n", "low", "high"), [(0, 6.3, 7.7), (3, 5, 6.5), (8, 3, 5), (14, 1.5, 3), (42, 0, 1)]
)
def test_a_harsh_flare_takes_weeks(n: int, low: float, high: float) -> None:
    assert low <= mean(lifter(HARSH, s).morning(day(n)).pain_now for s in SEEDS) <= high


def test_a_harsh_flare_hurts_too_much_under_a_heavy_bar_early_and_no_longer_after_six_weeks() -> (
    None
):
    early = [graded(lifter(HARSH, s), {2: [0.8]})[2][0] for s in SEEDS]
    late = [graded(lifter(HARSH, s), {14: [0.4], 28: [0.6], 42: [0.8]})[42][0] for s in SEEDS]

    assert all(t.felt_pain - t.pain_before >= 2 for t in early)
    assert not any(t.is_settled for t in early)
    assert mean(t.felt_pain for t in late) <= 3.5


def test_light_loads_are_tolerated_about_two_weeks_into_a_harsh_flare() -> None:
    told = [graded(lifter(HARSH, s), {10: [0.2], 12: [0.3], 14: [0.4]})[14][0] for s in SEEDS]

    assert all(t.felt_pain <= 5 for t in told)


def test_going_far_beyond_what_the_back_tolerates_shows_the_next_morning() -> None:
    rested, rushed = lifter(MILD), lifter(MILD)
    for person in (rested, rushed):
        person.morning(day(1))
    before = rushed.resting_pain
    pulls(rushed, 0.95)

    assert rushed.resting_pain == before
    rested.morning(day(2))
    rushed.morning(day(2))
    assert rushed.resting_pain > rested.resting_pain + 1


def test_a_modest_step_leaves_no_trace_the_next_morning() -> None:
    rested, graded_up = lifter(MILD), lifter(MILD)
    for person in (rested, graded_up):
        person.morning(day(1))
    pulls(graded_up, 0.35)
    rested.morning(day(2))
    graded_up.morning(day(2))

    assert graded_up.resting_pain == rested.resting_pain


def test_a_back_that_was_loaded_step_by_step_takes_more_than_one_that_was_spared() -> None:
    spared, trained = lifter(HARSH), lifter(HARSH)
    graded(trained, {8: [0.25, 0.35], 10: [0.45], 12: [0.5, 0.55], 14: [0.6]})
    for person in (spared, trained):
        person.morning(day(16))
        pulls(person, 0.8)
        person.morning(day(17))

    assert trained.resting_pain < spared.resting_pain - 0.5


def test_an_outside_event_brings_pain_back_at_once_and_it_fades_again() -> None:
    person = lifter(HARSH)
    assert HARSH.setback_day is not None
    person.morning(day(HARSH.setback_day - 1))
    before = person.resting_pain
    person.setback(day(HARSH.setback_day))
    struck = person.resting_pain
    told = person.morning(day(HARSH.setback_day))
    person.morning(day(HARSH.setback_day + 10))

    assert struck > before + 2
    assert told.pain_now >= 4
    assert person.resting_pain < before + 1


def test_only_the_harsh_course_has_a_setback() -> None:
    assert {name: t.setback_day for name, t in LIFTERS.items()} == {"mild": None, "harsh": 16}


def test_good_experience_at_a_load_lowers_what_is_expected_of_it() -> None:
    def expected(person: VirtualLifter) -> float:
        return mean(
            person.expects("Deadlift", relative_load=0.6, range_of_motion=1.0) for _ in range(30)
        )

    spared, trained = lifter(MILD), lifter(MILD)
    graded(trained, {3: [0.5, 0.55, 0.6], 5: [0.6, 0.6]})
    for person in (spared, trained):
        person.morning(day(7))

    assert expected(trained) < expected(spared) - 0.5


def test_experience_with_another_movement_carries_over_in_part() -> None:
    def expected(movement: str) -> float:
        person = lifter(HARSH)
        person.morning(day(20))
        for _ in range(3):
            person.feels(movement, relative_load=0.5, range_of_motion=1.0, reps=5, sets=1)
        person.morning(day(25))
        return mean(
            person.expects("Deadlift", relative_load=0.5, range_of_motion=1.0) for _ in range(60)
        )

    person = lifter(HARSH)
    person.morning(day(25))
    untried = mean(
        person.expects("Deadlift", relative_load=0.5, range_of_motion=1.0) for _ in range(60)
    )
    assert expected("Deadlift") < expected("Squat") < untried


def test_worry_falls_and_confidence_grows_as_a_flare_goes_well() -> None:
    first, last = [], []
    for seed in SEEDS:
        person = lifter(MILD, seed)
        first.append(person.morning(day(0)))
        graded(person, {1: [0.35], 3: [0.6], 5: [0.75], 7: [0.8]})
        last.append(person.morning(day(9)))

    assert mean(m.worry for m in last) < mean(m.worry for m in first) - 1
    assert mean(m.confidence for m in last) > mean(m.confidence for m in first) + 1


def test_the_worst_pain_of_yesterday_remembers_the_workout() -> None:
    person = lifter(HARSH)
    person.morning(day(2))
    felt = pulls(person, 0.9).felt_pain

    assert person.morning(day(3)).pain_worst >= felt - 1


def test_a_virtual_lifter_does_not_go_back_in_time() -> None:
    person = lifter(MILD)
    person.morning(day(3))

    with pytest.raises(InvalidValueError, match="back in time"):
        person.morning(day(2))
    with pytest.raises(InvalidValueError, match="back in time"):
        person.setback(day(1))


@pytest.mark.parametrize(
    "wrong", [{"relative_load": -0.1}, {"range_of_motion": 1.2}, {"reps": 0}, {"sets": 0}]
)
def test_an_exposure_that_cannot_be_is_refused(wrong: dict[str, float]) -> None:
    asked = {"relative_load": 0.5, "range_of_motion": 1.0, "reps": 5, "sets": 3} | wrong

    with pytest.raises(InvalidValueError, match=next(iter(wrong))):
        lifter(MILD).feels("Deadlift", **asked)  # type: ignore[arg-type]


class TestAnswers:
    """Whatever is done and whenever, every answer is a whole number from 0 to 10."""

    @given(
        seed=st.integers(0, 2**32 - 1),
        name=st.sampled_from(sorted(LIFTERS)),
        visits=st.lists(
            st.tuples(st.integers(0, 20), st.floats(0, 2), st.floats(0, 1), st.integers(1, 30)),
            max_size=12,
        ),
    )
    @settings(max_examples=40, deadline=None)
    def test_every_answer_is_a_whole_number_from_0_to_10(
        self, seed: int, name: str, visits: list[tuple[int, float, float, int]]
    ) -> None:
        person, n = lifter(LIFTERS[name], seed), 0
        for gap, share, reach, reps in visits:
            n += gap
            told = person.morning(day(n))
            expected = person.expects("Squat", relative_load=share, range_of_motion=reach)
            done = person.feels(
                "Squat", relative_load=share, range_of_motion=reach, reps=reps, sets=2
            )
            answers = [
                *(told.pain_now, told.pain_worst, told.pain_morning, told.worry),
                *(told.confidence, expected, done.pain_before, done.felt_pain),
            ]
            assert all(isinstance(a, int) and 0 <= a <= 10 for a in answers)


class TestProvokedPain:
    """A heavier load never hurts less, all else equal."""

    @given(
        seed=st.integers(0, 2**32 - 1),
        n=st.integers(0, 60),
        shares=st.tuples(st.floats(0, 1.2), st.floats(0, 1.2)),
    )
    @settings(max_examples=40, deadline=None)
    def test_felt_pain_does_not_fall_as_the_load_grows(
        self, seed: int, n: int, shares: tuple[float, float]
    ) -> None:
        felt = []
        for share in sorted(shares):
            person = lifter(HARSH, seed)
            person.morning(day(n))
            felt.append(pulls(person, share).felt_pain)

        assert felt[0] <= felt[1]
