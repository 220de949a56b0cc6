"""The script writes what the generator tells."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import numpy as np

from relift.cohort.training_log import strong_export

SCRIPT = Path(__file__).parents[2] / "scripts" / "make_strong_export.py"


def test_the_script_writes_the_generated_log(tmp_path: Path) -> None:
    out = tmp_path / "strong.csv"
    done = subprocess.run(
        [sys.executable, SCRIPT, out, "--seed", "3", "--last-on", "2026-03-09", "--years", "1"],
        capture_output=True,
        text=True,
        check=True,
    )

    told = strong_export(last_on=date(2026, 3, 9), years=1, rng=np.random.default_rng(3))
    assert out.read_text(encoding="utf-8") == told
    assert "rows" in done.stdout
