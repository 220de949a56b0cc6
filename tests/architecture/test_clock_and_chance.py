"""Below the app nothing reads the clock, and no random number comes from nowhere."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

SRC = Path(__file__).parents[2] / "src" / "relift"
OUTER_ROOMS = {"app", "cli"}
CORE = sorted(p for p in SRC.rglob("*.py") if p.relative_to(SRC).parts[0] not in OUTER_ROOMS)
CLOCK = {
    *(f"datetime.datetime.{name}" for name in ("now", "utcnow", "today")),
    "datetime.date.today",
    *(f"time.{name}" for name in ("time", "time_ns", "localtime", "gmtime", "monotonic", "sleep")),
    *(f"time.{name}" for name in ("perf_counter", "perf_counter_ns", "ctime", "strftime")),
}
SEEDED_RANDOM = {"default_rng", "Generator", "SeedSequence", "PCG64", "BitGenerator"}


def full_names(tree: ast.AST) -> dict[str, str]:
    """What each imported name stands for, such as `np` for `numpy`."""
    names = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                first = alias.name.split(".")[0]
                names[alias.asname or first] = alias.name if alias.asname else first
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                names[alias.asname or alias.name] = f"{node.module}.{alias.name}"
    return names


def dotted(node: ast.AST, names: dict[str, str]) -> str:
    """The full name of `a.b.c`, or "" for anything else."""
    parts: list[str] = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    if not isinstance(node, ast.Name) or node.id not in names:
        return ""
    return ".".join([names[node.id], *reversed(parts)])


def offences(source: str) -> list[str]:
    """Uses of the clock and of unseeded random numbers, with their lines."""
    tree = ast.parse(source)
    names = full_names(tree)
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Name | ast.Attribute):
            name = dotted(node, names)
            room, _, tail = name.rpartition(".")
            if (
                name in CLOCK
                or name.split(".")[0] in {"random", "secrets"}
                or (room == "numpy.random" and tail not in SEEDED_RANDOM)
            ):
                found.append(f"line {node.lineno}: {name}")
        is_bare_call = isinstance(node, ast.Call) and not node.args and not node.keywords
        if is_bare_call and dotted(node.func, names) == "numpy.random.default_rng":
            found.append(f"line {node.lineno}: default_rng without a seed")
    return found


@pytest.mark.parametrize("module", CORE, ids=lambda p: str(p.relative_to(SRC)))
def test_the_core_takes_its_time_and_its_chance_from_the_caller(module: Path) -> None:
    assert offences(module.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "source",
    [
        "from datetime import datetime\nx = datetime.now()",
        "import datetime as d\nx = d.date.today()",
        "from time import time\nx = time()",
        "from datetime import datetime\nf = datetime.utcnow",
        "import numpy as np\nnp.random.seed(3)",
        "from numpy.random import normal\nnormal()",
        "import numpy as np\nnp.random.default_rng()",
        "from random import choice\nchoice([1])",
    ],
)
def test_a_use_of_the_clock_or_of_chance_is_seen_under_any_name(source: str) -> None:
    assert len(offences(source)) == 1


@pytest.mark.parametrize(
    "source",
    [
        "from datetime import datetime, date\ndef f(now: datetime) -> date:\n    return now.date()",
        "import numpy as np\nrng = np.random.default_rng(7)",
        "from relift.plan import today\ntoday.today()",
    ],
)
def test_time_and_chance_that_are_given_are_fine(source: str) -> None:
    assert offences(source) == []
