"""The four ways on made-up people: what the model must reproduce, and bounds."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import numpy as np
import pytest

from relift.errors import InvalidValueError
from relift.threat import CheckedIn, Expected, Features, Felt, State, ThreatFilter
from relift.threat.courses import Bout, Fixed, Frame, Future, Graded
from relift.threat.graded import ClimbRules, ClimbStart
from relift.threat.what_if import generator_of, what_if

Lift = Callable[..., Features]
SHARES = (0.05, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)


@pytest.fixture(scope="module")
def afraid(bank: ThreatFilter, start: datetime, lift: Lift) -> State:
    """Hurts 3 at rest and expects 8 of a heavy lift."""
    state, _ = bank.step(bank.init(start), CheckedIn(at=start, pain_now=3))
    for _ in range(3):
        state, _ = bank.step(state, Expected(at=start, features=lift(0.9), expected_pain=8))
    return state


def rungs(lift: Lift) -> tuple[Bout, ...]:
    return tuple(
        Bout(features=lift(s), load_share=s if s > 0.2 else 0.0, is_counted=s > 0.1) for s in SHARES
    )


def rules(n_days: int, **changed: object) -> ClimbRules:
    row = tuple(min(c + 3, len(SHARES) - 1) for c in range(-1, len(SHARES)))
    usual: dict[str, object] = {
        "allowed": (row,) * n_days,
        "comfort_top": 0,
        "comfort_above": 5.0,
        "go_on_rise": 2.0,
        "stop_rise": 3.0,
        "morning_rise": 2.0,
        "morning_window": 3,
        "bad_day_rise": 2.0,
        "bad_day_rungs": 2,
        "very_heavy_from": 8,
        "very_heavy_hours": 88.0,
        "lighter_top": 7,
        "tries": 2,
        "sets_a_day": 8,
    }
    return ClimbRules(**(usual | changed))  # type: ignore[arg-type]


def ways(lift: Lift, n_days: int) -> dict[str, Fixed | Graded]:
    trains = tuple(k % 2 == 0 for k in range(n_days))
    ladder = rungs(lift)
    heavy = [ladder[min(8, 2 + k)] for k in range(n_days)]
    return {
        "avoid": Fixed(days=((),) * n_days),
        "rush": Fixed(days=tuple((heavy[k],) * 3 if trains[k] else () for k in range(n_days))),
        "grade": Graded(
            rungs=ladder, trains=trains, rules=rules(n_days), start=ClimbStart(confirmed=-1)
        ),
        "own": Fixed(days=tuple((ladder[2],) if trains[k] else () for k in range(n_days))),
    }


def frame(lift: Lift, **changed: object) -> Frame:
    usual: dict[str, object] = {
        "reference": lift(0.9),
        "load_now": 0.3,
        "too_much_above": tuple(max(r + 1.5, min(r + 2.5, 6.5)) for r in range(11)),
        "bad_week_rise": 2.0,
        "clear_change": 1.0,
    }
    return Frame(**(usual | changed))  # type: ignore[arg-type]


def walked(
    bank: ThreatFilter,
    state: State,
    lift: Lift,
    *,
    n_weeks: int = 6,
    rng: np.random.Generator | None = None,
    **courses: Fixed | Graded,
) -> dict[str, Future]:
    n_days = 7 * n_weeks
    start = datetime.fromtimestamp(state.at).astimezone()
    return what_if(
        bank.priors,
        state,
        courses or ways(lift, n_days),
        days=[start + timedelta(days=k) for k in range(1, n_days + 1)],
        frame=frame(lift),
        rng=rng or generator_of(bank, state),
    )


@pytest.fixture(scope="module")
def seen(bank: ThreatFilter, afraid: State, lift: Lift) -> dict[str, Future]:
    return walked(bank, afraid, lift)


class TestTheAvoidanceLoop:
    def test_avoiding_keeps_the_belief_while_pain_falls(self, seen: dict[str, Future]) -> None:
        avoid = seen["avoid"]
        assert avoid.morning.mean[-1] < avoid.morning.mean[0] - 0.5
        assert avoid.expected.mean[-1] > avoid.expected.mean[0] - 0.3

    def test_the_first_retry_after_avoiding_hurts_more_than_after_grading(
        self, seen: dict[str, Future]
    ) -> None:
        avoid, grade = seen["avoid"].retry, seen["grade"].retry
        assert avoid.felt > grade.felt + 0.3
        assert avoid.expected > avoid.felt + 1.5
        assert avoid.p_too_much > grade.p_too_much
        assert grade.p_hurts_less > 0.1
        assert avoid.p_hurts_less == 0.0

    def test_grading_ends_with_a_lower_belief_and_a_higher_load(
        self, seen: dict[str, Future]
    ) -> None:
        assert seen["grade"].expected.mean[-1] < seen["avoid"].expected.mean[-1] - 1.0
        assert seen["grade"].p_expected_lower > 0.5
        assert seen["avoid"].p_expected_lower < 0.1
        assert seen["avoid"].load.mean[-1] == 0.0
        assert seen["grade"].load.mean[-1] > 0.3

    def test_rushing_brings_more_sets_that_are_too_much_than_grading(
        self, seen: dict[str, Future]
    ) -> None:
        rush, grade = seen["rush"], seen["grade"]
        assert rush.n_too_much > 2 * grade.n_too_much
        assert rush.n_too_much / rush.n_sets > grade.n_too_much / grade.n_sets
        assert rush.p_too_much >= grade.p_too_much

    def test_far_more_training_than_usual_makes_mornings_worse_while_it_lasts(
        self, bank: ThreatFilter, afraid: State, lift: Lift
    ) -> None:
        heavy = tuple((rungs(lift)[2],) if k % 2 == 0 else () for k in range(14))
        both = walked(
            bank,
            afraid,
            lift,
            n_weeks=2,
            usual=Fixed(days=heavy),
            much=Fixed(days=heavy, least_dose=30.0),
        )
        # The gain may be of either sign in a person; on average it is above zero.
        assert both["much"].morning.mean[4] > both["usual"].morning.mean[4] + 0.3
        assert both["much"].p_bad_week > both["usual"].p_bad_week


class TestCommonRandomNumbers:
    def test_two_ways_that_do_the_same_are_the_same(
        self, bank: ThreatFilter, afraid: State, lift: Lift
    ) -> None:
        one, two = Fixed(days=((),) * 7), Fixed(days=((),) * 7)
        both = walked(bank, afraid, lift, n_weeks=1, one=one, two=two)
        assert both["one"] == both["two"]

    def test_the_difference_between_ways_is_steadier_over_seeds_than_each_way(
        self, bank: ThreatFilter, afraid: State, lift: Lift
    ) -> None:
        ends = []
        for seed in range(8):
            told = walked(bank, afraid, lift, n_weeks=2, rng=np.random.default_rng(seed))
            ends.append([told[w].morning.mean[-1] for w in ("avoid", "grade", "rush")])
        table = np.array(ends)
        assert np.std(table[:, 1] - table[:, 0]) < 0.5 * np.std(table[:, 0])
        assert np.std(table[:, 2] - table[:, 0]) < 0.8 * np.std(table[:, 0])

    def test_the_order_of_the_ways_holds_for_every_seed(
        self, bank: ThreatFilter, afraid: State, lift: Lift
    ) -> None:
        for seed in range(4):
            told = walked(bank, afraid, lift, n_weeks=3, rng=np.random.default_rng(seed))
            assert told["grade"].expected.mean[-1] < told["avoid"].expected.mean[-1] - 0.5
            assert told["rush"].n_too_much > told["grade"].n_too_much


class TestTheNumbers:
    def test_the_same_state_gives_the_same_futures(
        self, bank: ThreatFilter, afraid: State, lift: Lift, seen: dict[str, Future]
    ) -> None:
        assert walked(bank, afraid, lift) == seen

    def test_looking_further_ahead_changes_no_nearer_day(
        self, bank: ThreatFilter, afraid: State, lift: Lift, seen: dict[str, Future]
    ) -> None:
        for name, near in walked(bank, afraid, lift, n_weeks=2).items():
            for band in ("morning", "expected", "load"):
                close, far = getattr(near, band), getattr(seen[name], band)
                for numbers in ("mean", "low", "median", "high"):
                    assert getattr(close, numbers) == getattr(far, numbers)[:15]

    def test_bands_are_ordered_and_on_the_scale(self, seen: dict[str, Future]) -> None:
        for future in seen.values():
            for band, most in ((future.morning, 10), (future.expected, 10), (future.load, 1.5)):
                low, median, high = map(np.array, (band.low, band.median, band.high))
                assert len(band.mean) == 43
                assert np.all((low >= 0) & (low <= median) & (median <= high) & (high <= most))

    def test_bad_sets_add_up_from_none_to_all_of_them(self, seen: dict[str, Future]) -> None:
        for future in seen.values():
            so_far = np.array(future.too_much.mean)
            assert np.all(np.diff(so_far) >= 0)
            assert so_far[0] == 0
            assert so_far[-1] == pytest.approx(future.n_too_much)

    def test_all_ways_start_from_the_same_day(self, seen: dict[str, Future]) -> None:
        for band in ("morning", "expected", "load"):
            assert len({getattr(future, band).mean[0] for future in seen.values()}) == 1
        of_week = pytest.approx([*[0.3] * 7, 0.0])
        assert list(seen["avoid"].load.mean[:8]) == of_week, "the heaviest load of seven days"

    def test_comfort_movements_are_no_sets_at_risk(
        self, bank: ThreatFilter, afraid: State, lift: Lift
    ) -> None:
        comfort = Bout(features=lift(0.05), load_share=0.0, is_counted=False)
        told = walked(bank, afraid, lift, n_weeks=1, only=Fixed(days=((comfort,),) * 7))
        assert (told["only"].n_sets, told["only"].p_too_much) == (0.0, 0.0)
        assert told["only"].expected.mean[-1] < told["only"].expected.mean[0], "and still teach"

    def test_the_state_is_left_as_it_was(
        self, bank: ThreatFilter, start: datetime, lift: Lift
    ) -> None:
        state, _ = bank.step(bank.init(start), Felt(at=start, features=lift(0.4), felt_pain=3))
        before = [np.array(part) for part in (state.mean, state.cov, state.params, state.used_to)]
        walked(bank, state, lift, n_weeks=1)
        after = (state.mean, state.cov, state.params, state.used_to)
        assert all(np.array_equal(a, b) for a, b in zip(before, after, strict=True))


def test_a_course_of_another_length_is_refused(
    bank: ThreatFilter, afraid: State, lift: Lift
) -> None:
    with pytest.raises(InvalidValueError, match="course short"):
        walked(bank, afraid, lift, n_weeks=1, short=Fixed(days=((),) * 6))


def test_more_exposures_a_day_than_are_drawn_for_are_refused(
    bank: ThreatFilter, afraid: State, lift: Lift
) -> None:
    many = Fixed(days=((rungs(lift)[0],) * 13,) + ((),) * 6)
    with pytest.raises(InvalidValueError, match="more than 12"):
        walked(bank, afraid, lift, n_weeks=1, many=many)
