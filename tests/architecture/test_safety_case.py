"""The safety case keeps its word: each hazard names tests that exist, and each control a hazard."""

from __future__ import annotations

import ast
import importlib
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
DATA = ROOT / "src" / "relift" / "data"
LOG: dict[str, Any] = tomllib.loads(
    (ROOT / "docs" / "safety" / "hazards.toml").read_text(encoding="utf-8")
)
HAZARDS: list[dict[str, Any]] = LOG["hazards"]
WITH_TESTS = [one for one in HAZARDS if one.get("tests")]
IN_WORK = [one for one in HAZARDS if one.get("status") == "control in work"]
NAMED = sorted({test for one in WITH_TESTS for test in one["tests"]})
NOT_RUN = {"skip", "skipif", "xfail"}
# Skipped only where the system cannot fork; there `make safety` says that they show nothing.
NEEDS_FORK = "tests/app/test_kill.py"
HEADINGS = ("## Owner", "## How to keep it", "## What it is not")

by_hazard = pytest.mark.parametrize("hazard", HAZARDS, ids=lambda one: one["id"])


def marks(decorators: list[ast.expr]) -> set[str]:
    """The last name of each decorator or mark, such as `skipif`."""
    names = set()
    for one in decorators:
        target = one.func if isinstance(one, ast.Call) else one
        names.add(target.attr if isinstance(target, ast.Attribute) else getattr(target, "id", ""))
    return names


def named_in(tree: ast.Module) -> dict[str, set[str]]:
    """Every test of a module, such as `TestClass::test_name`, with the marks that it runs under."""
    found: dict[str, set[str]] = {}
    of_module: set[str] = set()
    for node in tree.body:
        if isinstance(node, ast.Assign) and "pytestmark" in {
            getattr(target, "id", "") for target in node.targets
        }:
            listed = node.value.elts if isinstance(node.value, ast.List) else [node.value]
            of_module = marks(listed)

    def walk(body: list[ast.stmt], prefix: str, around: set[str]) -> None:
        for node in body:
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test"):
                found[prefix + node.name] = around | marks(node.decorator_list)
            elif isinstance(node, ast.ClassDef) and node.name.startswith("Test"):
                walk(node.body, f"{prefix}{node.name}::", around | marks(node.decorator_list))

    walk(tree.body, "", of_module)
    return found


@cache
def found_in(file: str) -> dict[str, set[str]]:
    path = ROOT / file
    return named_in(ast.parse(path.read_text(encoding="utf-8"))) if path.is_file() else {}


def controls_in_data() -> Iterator[str]:
    """Every red flag, rule over several, tier and guardrail, as the log names it."""

    def table(name: str) -> dict[str, Any]:
        return tomllib.loads((DATA / name).read_text(encoding="utf-8"))

    flags = table("red_flags.toml")
    yield from (f"red_flag:{item['id']}" for item in flags["items"])
    yield from (f"rule:{rule['id']}" for rule in flags["escalations"])
    yield from (f"tier:{tier}" for tier in table("tiers.toml")["tiers"])
    guardrails = table("guardrails.toml")
    yield from (f"guardrail:{k}" for k, value in guardrails.items() if isinstance(value, dict))


def risk(rating: list[str]) -> str:
    severity, likelihood = rating
    return LOG["risk"][severity][list(LOG["likelihood"]).index(likelihood)]


def test_there_are_at_least_25_hazards_with_tests() -> None:
    assert len(WITH_TESTS) >= 25


def test_ids_are_unique_and_in_order() -> None:
    ids = [one["id"] for one in HAZARDS]

    assert ids == [f"H{number:02}" for number in range(1, len(ids) + 1)]


@by_hazard
def test_a_hazard_says_everything_that_it_must(hazard: dict[str, Any]) -> None:
    for key in ("hazard", "harm", "residual"):
        assert hazard[key].strip().endswith("."), key
    assert hazard["causes"]
    assert hazard["controls"]
    assert all(text.strip() for text in (*hazard["causes"], *hazard["controls"]))


@by_hazard
def test_a_hazard_without_tests_says_that_its_control_is_in_work(hazard: dict[str, Any]) -> None:
    is_in_work = hazard.get("status") == "control in work"

    assert is_in_work is not bool(hazard.get("tests"))
    assert is_in_work is ("after" not in hazard)


@by_hazard
def test_controls_never_raise_a_risk_and_leave_none_high(hazard: dict[str, Any]) -> None:
    after = hazard.get("after", hazard["before"])
    for scale, was, now in zip(("severity", "likelihood"), hazard["before"], after, strict=True):
        words = list(LOG[scale])
        assert words.index(now) <= words.index(was)

    assert hazard in IN_WORK or risk(after) != "high"


@pytest.mark.parametrize("test", NAMED)
def test_a_named_test_exists_and_is_neither_skipped_nor_expected_to_fail(test: str) -> None:
    file, _, name = test.partition("::")
    found = found_in(file)

    assert name in found
    assert not found[name] & (NOT_RUN - {"skipif"} if file == NEEDS_FORK else NOT_RUN)


def test_the_one_file_that_may_be_skipped_is_skipped_for_its_stated_reason_alone() -> None:
    text = (ROOT / NEEDS_FORK).read_text(encoding="utf-8")

    assert re.findall(r"skipif\((.+?), reason", text) == ['not hasattr(os, "fork")']


def test_no_hazard_names_a_test_twice() -> None:
    assert [one["id"] for one in WITH_TESTS if len(one["tests"]) != len(set(one["tests"]))] == []


def test_every_red_flag_rule_tier_and_guardrail_is_a_control_of_a_hazard() -> None:
    known = set(controls_in_data())
    named = {name for one in HAZARDS for name in one.get("by", [])}

    assert len(known) > 60
    assert sorted(known - named) == []


def test_no_hazard_names_a_control_that_the_tables_do_not_have() -> None:
    known = set(controls_in_data())

    assert [
        (one["id"], name) for one in HAZARDS for name in one.get("by", []) if name not in known
    ] == []


def test_no_hazard_is_reviewed_before_a_clinician_has_signed_it() -> None:
    assert {LOG["reviewed_by"], *(one.get("reviewed_by", "none yet") for one in HAZARDS)} == {
        "none yet"
    }


def test_the_page_is_drawn_from_the_log() -> None:
    script = ROOT / "scripts" / "draw_hazards.py"

    assert subprocess.run([sys.executable, script, "--check"], check=False).returncode == 0


def test_the_safety_case_says_how_it_is_kept_and_claims_no_compliance() -> None:
    text = (ROOT / "docs" / "safety" / "README.md").read_text(encoding="utf-8")

    assert [heading for heading in HEADINGS if heading not in text] == []
    assert not re.search(r"\b(complies|compliant|conforms|certified)\b", text)


def test_a_test_that_is_skipped_in_any_way_is_seen() -> None:
    told = named_in(
        ast.parse(
            "import pytest\npytestmark = [pytest.mark.skipif(True, reason='x')]\n"
            "def test_a(): ...\n"
            "@pytest.mark.xfail\nclass TestB:\n    @pytest.mark.parametrize('x', [1])\n"
            "    def test_c(self, x): ...\n    def other(self): ...\n"
        )
    )

    assert told == {"test_a": {"skipif"}, "TestB::test_c": {"skipif", "xfail", "parametrize"}}


class TestRunningTheNamedTests:
    """scripts/check_hazards.py: what a run of the named tests shows for each hazard."""

    @pytest.fixture
    def script(self, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
        monkeypatch.syspath_prepend(str(ROOT / "scripts"))
        return importlib.import_module("check_hazards")

    @pytest.mark.parametrize(
        ("outcomes", "told"),
        [
            ({"a": "passed", "b": "passed"}, "passed"),
            ({"a": "passed", "b": "failed"}, "FAILED"),
            ({"a": "passed", "b": "skipped"}, "FAILED"),
            ({"a": "passed"}, "FAILED"),
        ],
    )
    def test_a_hazard_passes_only_where_all_its_tests_do(
        self, script: ModuleType, outcomes: dict[str, str], told: str
    ) -> None:
        one = script.Hazard(**_plain_hazard(), tests=["a", "b"])

        assert script.verdict(one, outcomes) == told
        named = [line.split(": ")[1] for line in script.lines([one], outcomes)[1:]]
        assert named == ([] if told == "passed" else ["b"])

    def test_a_hazard_whose_control_is_in_work_waits(self, script: ModuleType) -> None:
        one = script.Hazard(**_plain_hazard(), status="control in work")

        assert script.verdict(one, {}) == "control in work"

    def test_the_worst_outcome_over_all_parameters_counts(self, script: ModuleType) -> None:
        seen = script.Outcomes([])
        for nodeid, outcome in [("t::a[1]", "failed"), ("t::a[2]", "passed"), ("t::b", "skipped")]:
            seen.pytest_runtest_logreport(_report(nodeid, outcome))

        assert seen.by_test == {"t::a": "failed", "t::b": "skipped"}

    def test_a_hazard_that_is_not_there_is_wrong_use(
        self, script: ModuleType, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert script.main(["H00"]) == 2
        assert "No such hazard: H00" in capsys.readouterr().err

    def test_the_script_runs_the_tests_of_a_hazard_and_says_that_they_passed(self) -> None:
        script = ROOT / "scripts" / "check_hazards.py"
        done = subprocess.run(
            [sys.executable, script, "H52"], capture_output=True, text=True, check=False
        )

        assert done.returncode == 0, done.stdout + done.stderr
        assert "Of 1 hazards the tests of 1 passed" in done.stdout


def _plain_hazard() -> dict[str, Any]:
    return {
        "id": "H00",
        "area": "x",
        "hazard": "x.",
        "causes": ["x"],
        "harm": "x.",
        "before": ("slight", "unlikely"),
        "controls": ["x"],
        "residual": "x.",
    }


def _report(nodeid: str, outcome: Any) -> pytest.TestReport:
    return pytest.TestReport(
        nodeid=nodeid,
        location=("t", 0, "a"),
        keywords={},
        outcome=outcome,
        longrepr=None,
        when="call",
    )
