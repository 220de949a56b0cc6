"""The table of the what-if: what may be told of a person is what a benchmark has shown."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from relift.plan.what_if_table import what_if_table

RESULT = Path(__file__).parents[2] / "benchmarks" / "results" / "recover.json"


@pytest.fixture(scope="module")
def recovered() -> dict[str, object]:
    found: dict[str, object] = json.loads(RESULT.read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize("trait", what_if_table().known)
def test_a_trait_is_told_from_where_simulate_and_recover_finds_it(
    trait: str, recovered: dict[str, dict[str, dict[str, object]]]
) -> None:
    assert what_if_table().known[trait].from_sets == recovered["table"][trait]["from_sets"]


def test_the_most_sets_that_were_tried_are_those_of_the_benchmark(
    recovered: dict[str, dict[str, int]],
) -> None:
    rule = what_if_table().known_rule
    assert rule.most_sets_tried == max(map(int, recovered["recovered_by_sets"]))
    assert rule.most_ratio == recovered["rule"]["most_ratio"]
