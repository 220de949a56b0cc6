"""Ladders as shipped, and the rules that each file keeps."""

from itertools import pairwise

import msgspec
import pytest

from relift.errors import DataFileError
from relift.journal.choices import Equipment
from relift.plan.ladders import (
    LADDERS,
    Growth,
    Ladder,
    Role,
    RungKind,
    back_share,
    ladder_of,
    ladders,
    rung_of_id,
)
from relift.threat.events import MOVEMENTS
from relift.training.movements import Pattern, movements, resolve

everywhere = pytest.mark.parametrize("equipment", Equipment)


def test_the_ladders_of_the_thread_and_of_daily_life_are_there():
    assert {"hinge", "squat", "press", "row", "carry", "lunge", "bend"} <= set(LADDERS)
    assert {"floor", "daily"} <= set(LADDERS)
    assert [ladder.id for ladder in ladders()] == list(LADDERS)


@everywhere
def test_every_ladder_begins_with_comfort_and_without_a_load_in_every_place(equipment):
    for ladder in ladders(equipment):
        assert ladder.rungs[0].kind is RungKind.COMFORT
        assert ladder.rungs[0].relative_load == 0


def test_the_main_ladders_end_at_the_top_lift():
    for ladder in ladders(Equipment.GYM):
        if ladder.role is Role.MAIN:
            assert ladder.rungs[-1].relative_load >= 0.95


@everywhere
def test_no_step_between_rungs_is_larger_than_the_cap_of_a_day(equipment):
    for ladder in ladders(equipment):
        shares = [ladder.demand(rung) for rung in ladder.rungs]
        assert max(b - a for a, b in pairwise(shares)) <= 0.15 + 1e-9


def test_without_equipment_no_ladder_asks_for_a_load_and_each_goes_beyond_the_first_movements():
    for ladder in ladders(Equipment.NONE):
        assert all(rung.kind is not RungKind.LOADED for rung in ladder.rungs)
        assert len(ladder.rungs) >= 6


def test_rungs_grow_in_range_load_volume_and_speed():
    assert {rung.grows for ladder in ladders() for rung in ladder.rungs} == set(Growth)


def test_rung_ids_are_unique_over_all_ladders_and_start_with_their_ladder():
    ids = [(ladder.id, rung.id) for ladder in ladders() for rung in ladder.rungs]
    assert len({rung for _, rung in ids}) == len(ids)
    assert all(rung.startswith(f"{ladder}-") for ladder, rung in ids)


def test_every_lift_of_a_ladder_is_a_known_movement_and_of_a_pattern_of_the_ladder():
    for ladder in ladders():
        assert {Pattern(name) for name in ladder.patterns} or not ladder.lifts
        for name in ladder.lifts:
            assert movements()[name].pattern in ladder.patterns, name
        if ladder.borrowed:
            assert ladder.borrowed.lift in ladder.lifts
            assert all(name in movements() for name in ladder.borrowed.lifts)
        if ladder.lifts:
            light = resolve(ladder.light_lift).movement
            assert light is not None and light.pattern in ladder.patterns


def test_every_ladder_has_a_belief_in_the_pain_model():
    assert {ladder.family for ladder in ladders()} <= set(MOVEMENTS)


def test_a_hinge_loads_the_back_in_full_and_a_press_less():
    assert back_share("hinge") == back_share("other") == 1.0
    assert back_share("press") < back_share("row") < 1.0


def test_a_ladder_finds_its_rungs():
    hinge = ladders(Equipment.GYM)[0]
    assert hinge.index("hinge-bend") == 2
    assert hinge.index("squat-body") is None
    assert rung_of_id("squat-body").name == "Squat without a load"
    assert rung_of_id("no such rung") is None


def test_a_rung_done_in_another_place_counts_for_the_last_one_before_it():
    gym, nothing = ladders(Equipment.GYM)[0], ladders(Equipment.NONE)[0]
    assert gym.rungs[gym.at_or_below("hinge-one-leg")].id == "hinge-bend"
    assert nothing.rungs[nothing.at_or_below("hinge-60")].id == "hinge-quick"
    assert gym.at_or_below("hinge-60") == gym.index("hinge-60")
    assert gym.at_or_below("squat-60") is None


def test_an_unknown_ladder_is_named():
    with pytest.raises(DataFileError, match="no ladder 'swim'"):
        ladder_of("swim")


def altered(**changes):
    hinge = msgspec.to_builtins(ladders(Equipment.GYM)[0])
    rungs = hinge["rungs"] = list(hinge["rungs"])
    for index, change in changes.pop("rungs", {}).items():
        rungs[index] |= change
    return msgspec.convert(hinge | changes, Ladder)


def test_a_ladder_whose_loads_fall_is_refused():
    with pytest.raises((DataFileError, msgspec.ValidationError), match="must not fall"):
        altered(rungs={6: {"relative_load": 0.21}})


def test_a_ladder_with_a_comfort_rung_above_a_loaded_one_is_refused():
    with pytest.raises((DataFileError, msgspec.ValidationError), match="comfort, then unloaded"):
        altered(rungs={5: {"kind": "comfort", "relative_load": 0.3}})


def test_a_rung_without_a_known_basis_is_refused():
    with pytest.raises((DataFileError, msgspec.ValidationError)):
        altered(rungs={5: {"basis": "evidence:Z99"}})
