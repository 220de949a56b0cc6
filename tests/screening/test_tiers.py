"""The table of tiers."""

from __future__ import annotations

import msgspec
import pytest

from relift.errors import DataFileError
from relift.screening.tiers import Tier, Training, check_tiers, rules, tier_row, tier_table


def test_training_is_closed_but_for_clear_and_same_week() -> None:
    assert {tier: tier_row(tier).training for tier in Tier} == {
        Tier.EMERGENCY: Training.NONE,
        Tier.SAME_DAY: Training.NONE,
        Tier.CLINICIAN_FIRST: Training.NONE,
        Tier.SAME_WEEK: Training.CONFIRMED_ONLY,
        Tier.CLEAR: Training.ALL,
    }


def test_an_emergency_is_the_most_urgent_and_clear_the_least() -> None:
    assert sorted(Tier) == [
        Tier.CLEAR,
        Tier.SAME_WEEK,
        Tier.CLINICIAN_FIRST,
        Tier.SAME_DAY,
        Tier.EMERGENCY,
    ]


def test_a_yes_may_stand_after_a_visit_only_where_care_is_not_urgent() -> None:
    assert not tier_row(Tier.EMERGENCY).yes_may_stand
    assert not tier_row(Tier.SAME_DAY).yes_may_stand


def test_plans_are_for_adults() -> None:
    assert rules().adult_age == 18


def test_a_clear_screen_says_that_it_rules_nothing_out() -> None:
    assert "rules nothing out" in " ".join(tier_row(Tier.CLEAR).words)


def test_a_table_that_lacks_a_tier_is_refused() -> None:
    table = tier_table()
    rest = {name: row for name, row in table.tiers.items() if name != "same_day"}
    with pytest.raises(DataFileError, match="each tier once"):
        check_tiers(msgspec.structs.replace(table, tiers=rest))


def test_a_table_that_ranks_a_tier_by_another_number_is_refused() -> None:
    table = tier_table()
    wrong = msgspec.structs.replace(table.tiers["emergency"], urgency=0)
    with pytest.raises(DataFileError, match="its own urgency"):
        check_tiers(msgspec.structs.replace(table, tiers={**table.tiers, "emergency": wrong}))
