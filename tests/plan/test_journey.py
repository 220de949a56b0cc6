"""The journey's table."""

import subprocess
import sys
from pathlib import Path

import pytest

from relift.errors import UnknownTransitionError
from relift.plan.journey import JOURNEY, Event, Stage, next_stage

ROOT = Path(__file__).parents[2]


def test_the_way_through_is_screen_calm_move_load_train_keep():
    stage = Stage.SCREEN
    way = [stage]
    for event in (Event.CLEARED, Event.CALMED, Event.LOADED, Event.HEAVY, Event.QUIET):
        stage = next_stage(stage, event)
        way.append(stage)
    assert way == list(Stage)


@pytest.mark.parametrize("stage", list(Stage))
@pytest.mark.parametrize("event", [Event.FLARED, Event.STOPPED])
def test_a_flare_or_a_stop_leads_back_to_the_screen_from_everywhere(stage, event):
    assert next_stage(stage, event) is Stage.SCREEN


def test_an_absent_way_names_both_sides():
    with pytest.raises(UnknownTransitionError, match=r"screen.*calmed"):
        next_stage(Stage.SCREEN, Event.CALMED)


def test_nothing_but_the_screen_being_cleared_leads_out_of_the_screen():
    out = {event for event, target in JOURNEY[Stage.SCREEN].items() if target is not Stage.SCREEN}
    assert out == {Event.CLEARED}


def test_the_diagram_in_the_docs_is_drawn_from_the_table():
    script = ROOT / "scripts" / "draw_journey.py"
    assert subprocess.run([sys.executable, script, "--check"], check=False).returncode == 0
