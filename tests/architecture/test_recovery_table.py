"""The model's page says what simulate-and-recover found, as the benchmark wrote it."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_table_of_what_can_be_known_is_the_benchmarks() -> None:
    script = ROOT / "scripts" / "draw_recovery.py"
    assert subprocess.run([sys.executable, str(script), "--check"], check=False).returncode == 0
