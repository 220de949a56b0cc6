"""The checker of ladders: the shipped ones can be climbed, and broken ones are told why not."""

import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from relift.plan.ladder_check import ladder_faults
from relift.plan.ladders import Ladder, ladder_of, ladders


@pytest.mark.parametrize("ladder", ladders(), ids=lambda ladder: ladder.id)
def test_every_ladder_as_shipped_can_be_climbed_in_every_place(ladder):
    assert ladder_faults(ladder) == ()


def altered(ladder_id: str, **rungs: dict[str, object]) -> Ladder:
    """A ladder with some rungs changed, by id (with _ for -)."""
    plain = msgspec.to_builtins(ladder_of(ladder_id))
    changes = {name.replace("_", "-"): change for name, change in rungs.items()}
    plain["rungs"] = [rung | changes.get(rung["id"], {}) for rung in plain["rungs"]]
    return msgspec.convert(plain, Ladder)


def test_a_gap_above_the_cap_is_told_with_the_place_and_the_rungs():
    missing = {"where": ["small"]}
    faults = ladder_faults(altered("press", press_50=missing))
    assert any("gym: from press-35 to press-60: the load grows by 0.25" in f for f in faults)
    assert not any(", small:" in f or ", none:" in f for f in faults)


def test_a_range_that_jumps_is_told():
    jump = altered("floor", floor_roll={"range_of_motion": 0.7})
    assert any("floor-knees to floor-roll: the range grows" in f for f in ladder_faults(jump))


def test_a_rung_that_does_not_grow_in_what_it_says_is_told():
    same = altered("floor", floor_many={"reps": 4})
    assert ladder_faults(same) == ("floor: floor-many does not grow in volume over floor-free",)
    slow = altered("daily", daily_quick={"speed": "usual"})
    assert any("daily-quick does not grow in speed" in f for f in ladder_faults(slow))
    huge = altered("floor", floor_many={"reps": 100})
    assert any("floor-many does not grow in volume" in f for f in ladder_faults(huge))


def test_a_place_without_a_comfortable_start_is_told():
    only_gym = {"where": ["gym"]}
    faults = ladder_faults(altered("floor", floor_knees=only_gym))
    assert any("floor, none: it must begin with comfort" in f for f in faults)


def test_the_page_of_ladders_is_what_the_files_have():
    script = Path(__file__).parents[2] / "scripts" / "draw_ladders.py"
    done = subprocess.run([sys.executable, str(script), "--check"], check=False)
    assert done.returncode == 0, "run scripts/draw_ladders.py"
