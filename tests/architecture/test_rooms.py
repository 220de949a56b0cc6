"""Who imports whom, and what a bare import of Relift pulls in."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SRC = ROOT / "src" / "relift"
HEAVY = (
    *("django", "jax", "rich", "numpy", "pandas", "typer", "sqlite3"),
    *("altair", "vl_convert", "jinja2"),
)


def imports_of(file: Path) -> set[str]:
    """Every module that a file imports, at its top or inside a function."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def is_inside(module: str, room: str) -> bool:
    return module == room or module.startswith(f"{room}.")


def test_the_contracts_between_the_rooms_hold() -> None:
    script = Path(sys.executable).parent / "lint-imports"
    done = subprocess.run(
        [script, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("stranger", ["relift.threat", "relift.plan", "relift.training"])
def test_the_virtual_lifter_knows_nothing_of_what_it_tests(stranger: str) -> None:
    # What makes up a lifter, or moves a back, is meant; the rest of the room scores what is real.
    # Of the trial, `follower` and `relift_policy` are Relift itself, and `fitted` is its own model.
    knowing = {"follower.py", "relift_policy.py", "fitted.py"}
    names = ("lifter_traits", "strong_rows", "training_log", "virtual_lifter")
    files = [SRC / "cohort" / f"{name}.py" for name in names]
    files += [f for f in (SRC / "cohort" / "trial").glob("*.py") if f.name not in knowing]

    assert not {
        f"{file.name}: {module}"
        for file in files
        for module in imports_of(file)
        if is_inside(module, stranger) or is_inside(module, "relift.data")
    }


@pytest.mark.parametrize("room", ["journal", "plan", "screening", "words", "evidence", "importers"])
def test_numpy_stays_out_of_the_rooms_that_do_not_calculate(room: str) -> None:
    files = sorted((SRC / room).rglob("*.py"))

    assert files
    assert not [file.name for file in files if any(is_inside(m, "numpy") for m in imports_of(file))]


def test_a_bare_import_of_relift_pulls_in_nothing_heavy() -> None:
    code = "import sys, relift; print(*sorted({m.split('.')[0] for m in sys.modules}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())

    assert "relift" in loaded
    assert not loaded & set(HEAVY)


def test_the_reader_of_imports_sees_those_inside_functions(tmp_path: Path) -> None:
    file = tmp_path / "sample.py"
    file.write_text("def f():\n    from relift import plan\n    import numpy.random\n")

    assert imports_of(file) == {"relift", "relift.plan", "numpy.random"}
