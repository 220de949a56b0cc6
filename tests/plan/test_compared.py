from __future__ import annotations

import pytest

from relift.plan.compared import Verdict, verdict, verdicts


@pytest.mark.parametrize(
    ("expected", "felt", "said"),
    [
        (4, 2, Verdict.LESS),
        (4, 4, Verdict.SAME),
        (4, 4.5, Verdict.SAME),
        (4, 5, Verdict.MORE),
    ],
)
def test_half_a_point_apart_is_about_as_expected(
    expected: float, felt: float, said: Verdict
) -> None:
    assert verdict(expected, felt) is said


def test_the_table_for_the_phone_is_the_rule_for_whole_ratings() -> None:
    table = verdicts()
    assert len(table) == 11
    for expected, row in enumerate(table):
        assert row == [verdict(expected, felt).value for felt in range(11)]
