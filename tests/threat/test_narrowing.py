from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from relift.threat import CheckedIn, Expected, Features, Felt, ThreatFilter
from relift.threat.narrowing import SENSITIVITY, narrowing
from relift.threat.params import Params


def test_before_any_answer_nothing_is_narrowed(bank: ThreatFilter, start: datetime) -> None:
    ratios = narrowing(bank.init(start), bank.priors)
    assert set(ratios) == {*Params._fields, SENSITIVITY}
    assert all(ratio == pytest.approx(1.0, abs=0.15) for ratio in ratios.values())


def test_answers_narrow_what_they_tell_of(
    bank: ThreatFilter, start: datetime, lift: Callable[..., Features]
) -> None:
    state = bank.init(start)
    for day in range(12):
        at = start + timedelta(days=day)
        state, _ = bank.step(state, CheckedIn(at=at, pain_now=2))
        state, _ = bank.step(state, Expected(at=at, features=lift(0.4), expected_pain=5))
        state, _ = bank.step(state, Felt(at=at, features=lift(0.4), felt_pain=3))
    ratios = narrowing(state, bank.priors)
    assert ratios[SENSITIVITY] < 0.5
    assert ratios["felt_noise"] < 0.9
