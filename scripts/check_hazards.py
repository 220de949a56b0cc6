"""Run the tests that the hazard log names, and say hazard by hazard what they show.

`check_hazards.py` runs all of them, `check_hazards.py H01 H27` those of two hazards. Exit code: 0
every hazard that has tests passed; 1 a test failed, was skipped or was not found; 2 no such hazard.
`make safety` calls it. A test counts as passed if it passed with all its parameters; a skipped one
shows nothing and does not count.
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(Path(__file__).parent))

from draw_hazards import Hazard, hazard_log  # noqa: E402  scripts are no package

PASSED, FAILED, SKIPPED, MISSING = "passed", "failed", "skipped", "not found"
FAILS = "FAILED"
"""A hazard of which a test did not pass, loud in a list."""


class Outcomes:
    """Has pytest run some tests alone, and keeps the worst outcome of each over its parameters.

    Args:
        wanted: Ids of the tests; one that pytest does not find ends nothing, as it would if it were
            named on the command line.
    """

    _ORDER = (PASSED, SKIPPED, FAILED)

    def __init__(self, wanted: Sequence[str]) -> None:
        """Nothing has run yet."""
        self._wanted = set(wanted)
        self.by_test: dict[str, str] = {}

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Leave out what was not asked for."""
        items[:] = [item for item in items if item.nodeid.partition("[")[0] in self._wanted]

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Take in one phase of one test."""
        if report.when == "call" or not report.passed:
            test = report.nodeid.partition("[")[0]
            before = self.by_test.get(test, PASSED)
            self.by_test[test] = max(before, report.outcome, key=self._ORDER.index)


def verdict(hazard: Hazard, outcomes: Mapping[str, str]) -> str:
    """Whether the tests of a hazard passed, or that it has none yet."""
    if not hazard.tests:
        return hazard.status
    told = [outcomes.get(test, MISSING) for test in hazard.tests]
    return PASSED if all(one == PASSED for one in told) else FAILS


def lines(hazards: Sequence[Hazard], outcomes: Mapping[str, str]) -> list[str]:
    """A line for each hazard, and one for each of its tests that did not pass."""
    told = []
    for one in hazards:
        told.append(f"{one.id}  {verdict(one, outcomes):<15}  {one.hazard}")
        told += [
            f"     {outcomes.get(test, MISSING)}: {test}"
            for test in one.tests
            if outcomes.get(test) != PASSED
        ]
    return told


def run(tests: Sequence[str]) -> Mapping[str, str]:
    """The outcome of each test; one that pytest does not find has none."""
    seen = Outcomes(tests)
    named = {test.partition("::")[0] for test in tests}
    here = [file for file in named if (ROOT / file).exists()]
    with contextlib.chdir(ROOT):
        pytest.main([*sorted(here), "-q", "--no-header", "-p", "no:cacheprovider"], plugins=[seen])
    return seen.by_test


def main(arguments: Sequence[str]) -> int:
    """Run and tell."""
    log = hazard_log()
    unknown = set(arguments) - {one.id for one in log.hazards}
    if unknown:
        print(f"No such hazard: {', '.join(sorted(unknown))}", file=sys.stderr)
        return 2
    hazards = [one for one in log.hazards if not arguments or one.id in arguments]
    tests = dict.fromkeys(test for one in hazards for test in one.tests)
    outcomes = run(list(tests)) if tests else {}
    print(*lines(hazards, outcomes), sep="\n")
    verdicts = [verdict(one, outcomes) for one in hazards]
    print(
        f"\nOf {len(hazards)} hazards the tests of {verdicts.count(PASSED)} passed and of "
        f"{verdicts.count(FAILS)} failed; "
        f"{verdicts.count('control in work')} wait for their control."
    )
    return 1 if FAILS in verdicts else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
