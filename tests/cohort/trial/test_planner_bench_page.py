"""The page of the planner bench shows what its result holds."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]


def test_the_tables_and_the_picture_are_those_of_the_result() -> None:
    script = ROOT / "scripts" / "draw_planner_bench.py"
    done = subprocess.run([sys.executable, script, "--check"], check=False)

    assert done.returncode == 0, "run scripts/draw_planner_bench.py"


def test_the_result_is_of_two_thousand_people_under_every_model() -> None:
    text = (ROOT / "benchmarks" / "results" / "planner_bench.json").read_text("utf-8")
    result = json.loads(text)

    assert [one["n"] for one in result["models"]] == [400] * 5 + [2000]
    assert result["agreement"]["same_as_today"] == result["agreement"]["held_against_today"]
