"""Ladders as shipped, and the rules that each file keeps."""

from itertools import pairwise

import msgspec
import pytest

from relift.errors import DataFileError
from relift.plan.ladders import LADDERS, Ladder, RungKind, ladders


def test_every_ladder_goes_from_lying_to_the_top_lift():
    for ladder in ladders():
        assert ladder.rungs[0].kind is RungKind.COMFORT
        assert ladder.rungs[0].relative_load == 0
        assert ladder.rungs[-1].relative_load >= 0.95


def test_no_step_between_rungs_is_larger_than_the_cap_of_a_day():
    for ladder in ladders():
        shares = [rung.relative_load for rung in ladder.rungs]
        assert max(b - a for a, b in pairwise(shares)) <= 0.15 + 1e-9


def test_rung_ids_are_unique_over_all_ladders_and_start_with_their_ladder():
    ids = [(ladder.id, rung.id) for ladder in ladders() for rung in ladder.rungs]
    assert len({rung for _, rung in ids}) == len(ids)
    assert all(rung.startswith(f"{ladder}-") for ladder, rung in ids)
    assert [ladder.id for ladder in ladders()] == list(LADDERS)


def test_a_ladder_finds_its_rungs():
    hinge = ladders()[0]
    assert hinge.index("hinge-bend") == 2
    assert hinge.index("squat-body") is None


def altered(**changes):
    hinge = msgspec.to_builtins(ladders()[0])
    rungs = hinge["rungs"] = list(hinge["rungs"])
    for index, change in changes.pop("rungs", {}).items():
        rungs[index] |= change
    return msgspec.convert(hinge | changes, Ladder)


def test_a_ladder_whose_loads_fall_is_refused():
    with pytest.raises((DataFileError, msgspec.ValidationError), match="must not fall"):
        altered(rungs={5: {"relative_load": 0.1}})


def test_a_ladder_with_a_comfort_rung_above_a_loaded_one_is_refused():
    with pytest.raises((DataFileError, msgspec.ValidationError), match="comfort, then unloaded"):
        altered(rungs={5: {"kind": "comfort"}})


def test_a_rung_without_a_known_basis_is_refused():
    with pytest.raises((DataFileError, msgspec.ValidationError)):
        altered(rungs={5: {"basis": "evidence:Z99"}})
