"""The day's risk over several sets."""

from datetime import UTC, datetime

import numpy as np
import pytest

from relift.threat.events import CheckedIn, Features
from relift.threat.filter import build_filter
from relift.threat.risk import climbs, resting_mean, start_of

NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)


@pytest.fixture(scope="module")
def known():
    threat = build_filter(members=64)
    state, _ = threat.step(threat.init(NOW), CheckedIn(at=NOW, pain_now=2.0))
    loads = [
        Features(movement="hinge", relative_load=share, range_of_motion=1.0, volume=8.0)
        for share in (0.3, 0.5, 0.7)
    ]
    return state, threat.predict(state, loads, NOW)


def test_the_chance_of_any_agrees_with_the_sum_over_members_written_out(known):
    _, prediction = known
    after = climbs(
        start_of(prediction, 0.9), prediction, threshold=4.5, start=0, is_counted=[True] * 3
    )
    p = prediction.p_above_by_member(4.5)
    by_hand = 1.0 - sum(
        weight * 0.9 * np.prod([1.0 - p[k, m] for k in range(3)])
        for m, weight in enumerate(prediction.weights)
    )
    assert after[-1].p_any == pytest.approx(by_hand, abs=1e-10)


def test_every_further_set_and_every_earlier_one_adds_to_the_chance(known):
    _, prediction = known
    fresh, spent = (
        [day.p_any for day in climbs(
            start_of(prediction, survived), prediction, threshold=4.5, start=0,
            is_counted=[True] * 3,
        )]
        for survived in (1.0, 0.9)
    )  # fmt: skip
    assert fresh == sorted(fresh)
    assert all(b > a for a, b in zip(fresh, spent, strict=True))


def test_a_target_under_the_start_of_the_climb_stands_alone(known):
    _, prediction = known
    start = start_of(prediction, 1.0)
    alone = climbs(start, prediction, threshold=4.5, start=2, is_counted=[True] * 3)
    assert [day.p_any for day in alone] == pytest.approx(list(prediction.p_above(4.5)))


def test_what_is_not_counted_adds_nothing(known):
    _, prediction = known
    start = start_of(prediction, 1.0)
    free = climbs(start, prediction, threshold=4.5, start=0, is_counted=[False] * 3)
    assert [day.p_any for day in free] == pytest.approx([0.0, 0.0, 0.0])


def test_foreseen_pain_at_rest_follows_the_report_and_stays_on_the_scale(known):
    state, _ = known
    assert 1.0 < resting_mean(state) < 3.0
    threat = build_filter(members=64)
    for rating in (0.0, 10.0):
        told, _ = threat.step(threat.init(NOW), CheckedIn(at=NOW, pain_now=rating))
        assert resting_mean(told) >= 0.0
