"""The climb in small, rule by rule, on a few courses at once."""

from __future__ import annotations

import numpy as np
import pytest
from tests.threat.test_what_if import rules

from relift.threat.graded import (
    Climb,
    ClimbStart,
    begun,
    is_rising,
    judged,
    noted,
    open_top,
    very_heavy_noted,
    woken,
)

RULES = rules(10)


def at(confirmed: int, **parts: object) -> Climb:
    return begun(ClimbStart(confirmed=confirmed, **parts), 3)  # type: ignore[arg-type]


def ratings(*rows: float) -> np.ndarray:
    """Mornings, the same for three courses."""
    return np.repeat(np.array(rows, dtype=float)[:, None], 3, axis=1)


def top(climb: Climb, *mornings: float, day: int = 1) -> int:
    found = open_top(climb, ratings(*mornings), day, RULES)
    assert len(set(found.tolist())) == 1
    return int(found[0])


def test_the_caps_count_from_the_confirmed_rung() -> None:
    assert top(at(2), 2.0) == 5
    assert top(at(-1), 2.0) == 2


def test_pain_at_rest_above_the_limit_leaves_the_comfort_part() -> None:
    assert top(at(4), 6.0, 6.0) == 0
    assert top(at(4), 5.0, 5.0) == 7


def test_rising_mornings_hold_the_climb() -> None:
    assert top(at(3), 1, 1, 1, 3, 3, 4) == 3


def test_much_worse_than_yesterday_costs_rungs() -> None:
    assert top(at(4), 1.0, 3.0) == 2
    assert top(at(1), 1.0, 3.0) == 0


def test_after_a_very_heavy_day_the_next_ones_stay_lighter() -> None:
    heavy = at(8, very_heavy_days_ago=0.5)
    assert top(heavy, 1.0, day=3) == 7
    assert top(heavy, 1.0, day=4) == 8


def test_a_stop_keeps_below_its_rung_until_the_one_under_it_is_confirmed() -> None:
    assert top(at(4, stepped_back_from=4), 1.0) == 3


@pytest.mark.parametrize(
    ("mornings", "rises"),
    [((1, 1, 1, 3, 3, 3), True), ((1, 1, 1, 1, 3, 9), True), ((1, 1, 1, 1, 1, 9), False)],
)
def test_mornings_rise_by_their_medians(mornings: tuple[float, ...], rises: bool) -> None:
    assert bool(is_rising(ratings(*mornings), RULES)[0]) is rises


def test_three_mornings_are_no_verdict() -> None:
    assert not is_rising(ratings(0, 5, 9), RULES).any()


def test_a_set_is_judged_by_its_rise_and_by_the_limit() -> None:
    felt, before = np.array([4.0, 5.0, 7.0]), np.array([2.0, 2.0, 6.0])
    tried = judged(felt, before, np.array([4.5, 4.5, 6.5]), RULES)
    assert tried.is_tolerated.tolist() == [True, False, False]
    assert tried.is_stop.tolist() == [False, True, False]


class TestTheNextMorning:
    def after(self, felt: float, *mornings: float, rung: int = 3) -> Climb:
        climb, everyone = at(2), np.ones(3, dtype=bool)
        rows = np.full(3, rung)
        tried = judged(np.full(3, felt), np.full(3, 2.0), np.full(3, 4.5), RULES)
        return woken(noted(climb, rows, everyone, tried, 1), ratings(*mornings), RULES)

    def test_it_confirms_what_was_tolerated(self) -> None:
        assert self.after(3.0, 2.0, 3.0).confirmed.tolist() == [3, 3, 3]

    def test_it_does_not_where_it_is_clearly_worse(self) -> None:
        assert self.after(3.0, 2.0, 4.0).confirmed.tolist() == [2, 2, 2]

    def test_a_stop_steps_back_whatever_the_morning_says(self) -> None:
        climb = self.after(6.0, 2.0, 2.0, rung=2)
        assert climb.confirmed.tolist() == [1, 1, 1]
        assert climb.stepped_back_from.tolist() == [2, 2, 2]

    def test_a_stop_is_made_good_by_confirming_the_rung_under_it(self) -> None:
        everyone = np.ones(3, dtype=bool)
        tried = judged(np.full(3, 3.0), np.full(3, 2.0), np.full(3, 4.5), RULES)
        climb = noted(at(2, stepped_back_from=4), np.full(3, 3), everyone, tried, 1)
        assert top(woken(climb, ratings(2, 2), RULES), 2.0, 2.0, day=2) == 6


def test_what_was_not_done_leaves_nothing() -> None:
    nobody = np.zeros(3, dtype=bool)
    tried = judged(np.full(3, 3.0), np.full(3, 2.0), np.full(3, 4.5), RULES)
    climb = very_heavy_noted(
        noted(at(2), np.full(3, 8), nobody, tried, 1), np.full(3, 8), nobody, day=1, rules=RULES
    )
    assert woken(climb, ratings(2, 2), RULES).confirmed.tolist() == [2, 2, 2]
    assert top(climb, 2.0, day=2) == 5


def test_what_was_tolerated_today_is_confirmed_tomorrow() -> None:
    climb = woken(at(2, tolerated=4), ratings(2, 2), RULES)
    assert climb.confirmed.tolist() == [4, 4, 4]
