from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from relift.errors import InvalidValueError
from relift.threat import (
    Avoided,
    CheckedIn,
    Dosed,
    Event,
    Expected,
    Features,
    Felt,
    Flared,
    State,
    ThreatFilter,
    build_filter,
)

Lift = Callable[..., Features]


def run(bank: ThreatFilter, state: State, events: list[Event]) -> State:
    for event in events:
        state, _ = bank.step(state, event)
    return state


def same(one: State, other: State) -> bool:
    pairs = zip(one, other, strict=True)
    return all(
        np.array_equal(a, b, equal_nan=True) if isinstance(a, np.ndarray | float) else a == b
        for a, b in pairs
    )


def sd_of(bank: ThreatFilter, state: State, exposure: Features, at: datetime) -> float:
    seen = bank.predict(state, [exposure], at)
    felt, weights = seen.felt, seen.weights
    mean = felt.means @ weights
    return float(np.sqrt((felt.means**2 + felt.sds**2) @ weights - mean**2)[0])


def weeks_of_training(start: datetime, lift: Lift, n: int, felt: float = 2.0) -> list[Event]:
    events: list[Event] = []
    for k in range(n):
        at = start + timedelta(days=2 * k)
        x = lift(0.3 + 0.02 * k)
        events += [
            CheckedIn(at=at, pain_now=1, pain_morning=2, worry=4, confidence=6),
            Expected(at=at, features=x, expected_pain=max(0.0, 5 - 0.4 * k)),
            Felt(at=at, features=x, felt_pain=felt, is_expectation_known=True),
            Dosed(at=at, dose=4),
        ]
    return events


def test_pain_at_rest_of_three_foresees_three_to_four_in_a_small_bend(
    bank: ThreatFilter, start: datetime, lift: Lift
) -> None:
    state = run(bank, bank.init(start), [CheckedIn(at=start, pain_now=3)])
    bend = Features(movement="bend", relative_load=0.1, range_of_motion=0.3, volume=8)
    assert 2.7 <= bank.predict(state, [bend], start).mean[0] <= 4.0


def test_pain_at_rest_of_one_leaves_a_middling_load_open(
    bank: ThreatFilter, start: datetime, lift: Lift
) -> None:
    state = run(bank, bank.init(start), [CheckedIn(at=start, pain_now=1)])
    assert 2.0 <= bank.predict(state, [lift(0.6)], start).mean[0] <= 3.4
    assert 1.2 <= sd_of(bank, state, lift(0.6), start) <= 1.7


def test_tolerated_exposures_make_the_next_load_clearly_safer(
    bank: ThreatFilter, start: datetime, lift: Lift
) -> None:
    state = run(bank, bank.init(start), [CheckedIn(at=start, pain_now=1)])
    before = bank.predict(state, [lift(0.65)], start).p_above(4.0)[0]
    for k in range(3):
        at = start + timedelta(days=2 * k)
        state = run(
            bank,
            state,
            [CheckedIn(at=at, pain_now=1), Felt(at=at, features=lift(0.5), felt_pain=2)],
        )
    after = bank.predict(state, [lift(0.65)], at).p_above(4.0)[0]
    assert before > 0.2
    assert after < 0.1
    assert sd_of(bank, state, lift(0.65), at) < 1.2


def test_more_load_and_more_range_foresee_more_pain_before_any_answer(
    bank: ThreatFilter, start: datetime, lift: Lift
) -> None:
    state = bank.init(start)
    grid = [lift(load, reach) for load in (0.1, 0.5, 0.9) for reach in (0.2, 0.6, 1.0)]
    table = bank.predict(state, grid, start).mean.reshape(3, 3)
    assert np.all(np.diff(table, axis=0) > 0)
    assert np.all(np.diff(table, axis=1) > 0)


def test_a_step_leaves_its_state_as_it_was(bank: ThreatFilter, start: datetime, lift: Lift) -> None:
    state = run(bank, bank.init(start), weeks_of_training(start, lift, 2))
    kept = State(*(np.array(v) if isinstance(v, np.ndarray) else v for v in state))
    at = start + timedelta(days=5)
    events: list[Event] = [
        *weeks_of_training(at, lift, 1),
        Flared(at=at),
        Avoided(at=at, features=lift(0.5, context="gym")),
    ]
    for event in events:
        bank.step(state, event)
    bank.predict(state, [lift(0.4)], at)
    assert same(state, kept)


def test_replaying_the_same_events_gives_the_same_bits(start: datetime, lift: Lift) -> None:
    events = weeks_of_training(start, lift, 12)
    one, other = build_filter(members=64), build_filter(members=64)
    states = [run(bank, bank.init(start), events) for bank in (one, other)]
    assert same(*states)
    assert not np.array_equal(states[0].params, one.init(start).params), "no move was tested"


def test_another_seed_tells_nearly_the_same_story(
    bank: ThreatFilter, start: datetime, lift: Lift
) -> None:
    events = weeks_of_training(start, lift, 8)
    at = start + timedelta(days=15)
    other = build_filter(seed=7)
    means = [b.predict(run(b, b.init(start), events), [lift(0.6)], at).mean for b in (bank, other)]
    assert means[0] == pytest.approx(means[1], abs=0.35)


def test_moving_the_members_hardly_changes_the_forecast(start: datetime, lift: Lift) -> None:
    from relift.threat.bank import effective_size, moved

    bank = build_filter(members=1024)
    state = run(bank, bank.init(start), weeks_of_training(start, lift, 3))
    shifted = moved(state, bank.priors, np.random.default_rng(5))
    at = start + timedelta(days=5)
    for quantity in ("mean", "expected_pain", "next_morning_mean"):
        before = getattr(bank.predict(state, [lift(0.5)], at), quantity)
        after = getattr(bank.predict(shifted, [lift(0.5)], at), quantity)
        assert after == pytest.approx(before, abs=0.2), quantity
    assert effective_size(shifted.log_weights) > 0.5 * 1024


def test_missing_answers_are_no_factor(bank: ThreatFilter, start: datetime, lift: Lift) -> None:
    known = run(bank, bank.init(start), weeks_of_training(start, lift, 2))
    at = datetime.fromtimestamp(known.at, UTC)
    silent: list[Event] = [
        CheckedIn(at=at),
        Expected(at=at, features=lift(0.5)),
        Felt(at=at, features=lift(0.5)),
    ]
    after = run(bank, known, silent)
    assert same(after._replace(n_steps=known.n_steps), known)
    assert bank.step(known, silent[0])[1].predictive is None


def test_an_avoided_exposure_leaves_the_belief_and_makes_it_less_sure(
    bank: ThreatFilter, start: datetime, lift: Lift
) -> None:
    known = run(bank, bank.init(start), weeks_of_training(start, lift, 4))
    at = start + timedelta(days=7)
    waited = run(bank, known, [CheckedIn(at=at)])
    after = run(bank, known, [Avoided(at=at, features=lift(0.5))])
    beliefs = [bank.predict(s, [lift(0.5)], at).belief for s in (waited, after)]
    assert beliefs[1].means == pytest.approx(beliefs[0].means)
    assert np.all(beliefs[1].sds > beliefs[0].sds)


def test_a_first_flare_is_the_one_that_the_start_describes(
    bank: ThreatFilter, start: datetime
) -> None:
    later = start + timedelta(days=900)
    state = run(bank, bank.init(start), [Dosed(at=start, dose=10), Flared(at=later)])
    fresh = bank.init(later)
    assert np.array_equal(state.mean, fresh.mean)
    assert np.array_equal(state.cov, fresh.cov)


def test_a_later_flare_lifts_sensitivity_and_lets_the_next_answer_decide(
    bank: ThreatFilter, start: datetime, lift: Lift
) -> None:
    known = run(bank, bank.init(start), weeks_of_training(start, lift, 5))
    at = start + timedelta(days=9)
    flared = run(bank, known, [Flared(at=at)])
    calm, sore = (bank.predict(s, [lift(0.3)], at) for s in (known, flared))
    assert sore.mean[0] > calm.mean[0] + 1.5
    assert sd_of(bank, flared, lift(0.3), at) > sd_of(bank, known, lift(0.3), at) + 0.5
    answered = run(bank, flared, [CheckedIn(at=at, pain_now=1)])
    assert bank.predict(answered, [lift(0.3)], at).mean[0] < sore.mean[0] - 1.5


def test_scores_hold_what_was_foreseen_before_the_rating(
    bank: ThreatFilter, start: datetime, lift: Lift
) -> None:
    state = run(bank, bank.init(start), weeks_of_training(start, lift, 2))
    at = datetime.fromtimestamp(state.at, UTC)
    foreseen = bank.predict(state, [lift(0.4)], at)
    _, info = bank.step(
        state, Felt(at=at, features=lift(0.4), felt_pain=5, is_expectation_known=True)
    )
    assert info.kind == "Felt"
    assert info.is_expectation_known
    assert info.scores[0].what == "felt"
    assert info.predictive is not None
    assert info.predictive.mean == pytest.approx(foreseen.mean, abs=1e-9)
    assert info.surprise == pytest.approx(5 - foreseen.mean[0])


def test_two_like_answers_of_one_check_in_count_about_as_one(
    bank: ThreatFilter, start: datetime
) -> None:
    one = run(bank, bank.init(start), [CheckedIn(at=start, pain_now=5)])
    two = run(bank, bank.init(start), [CheckedIn(at=start, pain_now=5, pain_morning=5)])
    for state in (one, two):
        assert state.mean[:3].sum(axis=0).mean() == pytest.approx(4.8, abs=0.2)
    assert two.cov[:3, :3].sum(axis=(0, 1)).mean() == pytest.approx(
        one.cov[:3, :3].sum(axis=(0, 1)).mean(), rel=0.02
    )


def test_overload_shows_the_next_morning(bank: ThreatFilter, start: datetime) -> None:
    state = run(bank, bank.init(start, load_used_to=5.0), [CheckedIn(at=start, pain_now=2)])
    walk = Features(movement="daily", relative_load=0.1, range_of_motion=0.2, volume=10)
    seen = bank.predict(state, [walk, walk], start, doses=[3.0, 30.0])
    assert seen.next_morning_mean[1] > seen.next_morning_mean[0] + 0.4
    assert seen.p_next_morning_above(4.0)[1] > seen.p_next_morning_above(4.0)[0]


def test_chances_of_several_sets_can_be_joined_member_by_member(
    bank: ThreatFilter, start: datetime, lift: Lift
) -> None:
    state = run(bank, bank.init(start), [CheckedIn(at=start, pain_now=2)])
    seen = bank.predict(state, [lift(0.3), lift(0.5)], start)
    by_member = seen.p_above_by_member(5.0)
    assert by_member.shape == (2, seen.weights.size)
    assert by_member @ seen.weights == pytest.approx(seen.p_above(np.array([5.0, 5.0])))
    joint = 1 - seen.weights @ np.prod(1 - by_member, axis=0)
    assert seen.p_above(5.0).max() <= joint <= seen.p_above(5.0).sum()


def test_intervals_hold_the_stated_mass(bank: ThreatFilter, start: datetime, lift: Lift) -> None:
    seen = bank.predict(bank.init(start), [lift(0.3), lift(0.9)], start)
    low, high = seen.interval_80.T
    assert 1 - seen.p_above(low) == pytest.approx([0.1, 0.1], abs=1e-3)
    assert seen.p_above(high) == pytest.approx([0.1, 0.1], abs=1e-3)
    assert seen.p_above(10.0) == pytest.approx([0.0, 0.0])
    assert seen.p_above(-1.0) == pytest.approx([1.0, 1.0])
    with pytest.raises(InvalidValueError, match="q must"):
        seen.quantile(1.0)


def test_a_dose_too_few_is_refused(bank: ThreatFilter, start: datetime, lift: Lift) -> None:
    with pytest.raises(InvalidValueError, match="doses"):
        bank.predict(bank.init(start), [lift(0.3)], start, doses=[])


def test_impossible_choices_are_refused(start: datetime) -> None:
    with pytest.raises(InvalidValueError, match="members"):
        build_filter(members=63)
    with pytest.raises(InvalidValueError, match="load_used_to"):
        build_filter(members=64).init(start, load_used_to=-1.0)


def test_an_empty_list_of_candidates_is_foreseen_as_nothing(
    bank: ThreatFilter, start: datetime
) -> None:
    seen = bank.predict(bank.init(start), [], start)
    assert seen.mean.shape == (0,)
    assert seen.interval_80.shape == (0, 2)


def test_a_back_that_stops_hurting_teaches_the_filter_within_a_week(
    bank: ThreatFilter, start: datetime
) -> None:
    ratings = [5, 5, 4, 3, 2, 1, 0, 0, 0, 0, 0, 0]
    state = bank.init(start)
    for day, rating in enumerate(ratings):
        at = start + timedelta(days=day)
        state, _ = bank.step(state, CheckedIn(at=at, pain_now=rating))
    rest = Features(movement="daily", relative_load=0.0, range_of_motion=0.0, volume=1)
    assert bank.predict(state, [rest], at).next_morning_mean[0] < 0.5


def test_worry_and_lost_confidence_raise_the_belief_a_little(
    bank: ThreatFilter, start: datetime, lift: Lift
) -> None:
    known = run(bank, bank.init(start), [CheckedIn(at=start, pain_now=2)])
    calm = bank.predict(known, [lift(0.5)], start).expected_pain[0]
    for event in (CheckedIn(at=start, worry=10), CheckedIn(at=start, confidence=0)):
        worried = bank.predict(run(bank, known, [event]), [lift(0.5)], start).expected_pain[0]
        assert calm + 0.2 < worried < calm + 2.0


def test_a_hard_workout_explains_part_of_a_sore_morning(
    bank: ThreatFilter, start: datetime
) -> None:
    rested = run(bank, bank.init(start, 5.0), [CheckedIn(at=start, pain_now=2)])
    trained = run(bank, rested, [Dosed(at=start, dose=30)])
    morning = CheckedIn(at=start + timedelta(hours=20), pain_morning=4)
    surprises = [bank.step(state, morning)[1].surprise for state in (rested, trained)]
    assert surprises[0] is not None
    assert surprises[1] is not None
    assert surprises[1] < surprises[0] - 0.3


def test_a_fingerprint_tells_filters_apart_whose_states_do_not_mix() -> None:
    prints = {build_filter(members=m, seed=s).fingerprint for m, s in ((64, 1), (64, 2), (65, 1))}
    assert len(prints) == 3
    assert build_filter(members=64, seed=1).fingerprint in prints
