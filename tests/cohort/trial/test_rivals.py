"""The rivals do what their rule says, and know nothing but answers."""

from __future__ import annotations

import numpy as np
import pytest

from relift.cohort.trial.policies import MOST_SHARE, Morning, SetTold, reps_at
from relift.cohort.trial.rivals import Kind, Rival, Rule, rules
from relift.plan.ladders import RungKind, ladder_of

EVERYONE = np.ones(1, dtype=np.bool_)


def told(*, felt: float = 3.0, before: float = 2.0, expected: float = 3.0) -> SetTold:
    return SetTold(
        is_done=EVERYONE,
        is_left_out=~EVERYONE,
        expected=np.array([expected]),
        before=np.array([before]),
        felt=np.array([felt]),
        is_settled=EVERYONE,
    )


def share_after(rule: Rule, *sessions: SetTold) -> float:
    rival = Rival(rule, 1)
    for day, one in enumerate(sessions):
        rival.asks(day, 0, EVERYONE)
        rival.notes(day, 0, one)
    return float(rival.asks(len(sessions), 0, EVERYONE).share[0])


def test_the_fixed_pace_goes_up_whatever_happens_and_ends_at_the_top() -> None:
    rule = Rule(kind=Kind.FIXED, pace=0.1)

    assert share_after(rule, told(felt=9.0)) == pytest.approx(0.22)
    assert share_after(rule, *[told()] * 60) == MOST_SHARE


@pytest.mark.parametrize(("felt", "share"), [(4.0, 0.22), (5.0, 0.18), (np.nan, 0.2)])
def test_the_rule_by_pain_goes_up_at_its_limit_and_down_above(felt: float, share: float) -> None:
    assert share_after(Rule(kind=Kind.PAIN, pace=0.1, limit=4.0), told(felt=felt)) == (
        pytest.approx(share)
    )


def test_the_rule_by_rise_looks_at_the_pain_just_before() -> None:
    rule = Rule(kind=Kind.RISE, pace=0.1, limit=1.0)

    assert share_after(rule, told(felt=8.0, before=7.0)) == pytest.approx(0.22)
    assert share_after(rule, told(felt=3.0, before=1.0)) == pytest.approx(0.18)


@pytest.mark.parametrize(("expected", "share"), [(5.0, 0.22), (6.0, 0.2), (np.nan, 0.2)])
def test_the_rule_by_belief_stays_where_more_is_expected(expected: float, share: float) -> None:
    rule = Rule(kind=Kind.BELIEF, pace=0.1, limit=5.0)

    assert share_after(rule, told(expected=expected, felt=0.0)) == pytest.approx(share)


def test_rest_waits_for_three_quiet_mornings_and_a_flare_sends_it_back() -> None:
    rival = Rival(Rule(kind=Kind.REST, pace=0.1, limit=1.0), 1)

    def is_on_after(day: int, pain: float, *, has_flare: bool = False) -> bool:
        rival.morning(
            day,
            Morning(
                pain=np.array([pain]),
                worry=np.array([0.0]),
                confidence=np.array([0.0]),
                has_flare=np.array([has_flare]),
                is_on_the_way=EVERYONE,
            ),
        )
        return bool(rival.asks(day, 0, EVERYONE).is_on[0])

    waking = (1.0, 1.0, 2.0, 1.0, np.nan, 1.0)
    assert not any(is_on_after(day, pain) for day, pain in enumerate(waking))
    assert is_on_after(6, 0.0)
    assert not is_on_after(7, 5.0, has_flare=True)


def test_every_rival_has_a_name_of_its_own() -> None:
    names = [rule.name for rule in rules()]

    assert len(set(names)) == len(names) > 40
    assert {rule.kind for rule in rules()} == set(Kind)


def test_rivals_do_the_repetitions_of_the_ladder_at_the_same_load() -> None:
    loaded = [rung for rung in ladder_of("hinge").rungs if rung.kind is RungKind.LOADED]

    for rung in loaded:
        if rung.relative_load >= 0.2:
            assert reps_at(rung.relative_load) == rung.reps, rung.id
