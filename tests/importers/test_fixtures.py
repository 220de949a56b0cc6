"""Each form of each app's export: a synthetic case file and its expected records side by side."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
import pytest

from relift.importers import Parsed, read_log
from relift.importers.declaration import App
from relift.importers.detect import APPS

FIXTURES = Path(__file__).parent / "fixtures"
CASES = sorted(path.stem for path in FIXTURES.glob("*.csv"))


def _described(parsed: Parsed) -> dict[str, Any]:
    """What a person checks by eye: everything but the keys, with faults in one line each."""
    workouts = []
    for workout in parsed.workouts:
        payload = json.loads(msgspec.json.encode(workout.payload))
        assert payload.pop("row_keys")
        assert payload.pop("source") == parsed.app
        workouts.append({"at": workout.at.isoformat()} | payload)
    return {
        "app": parsed.app,
        "unit": parsed.unit,
        "is_certain": parsed.unit_certainty == 1.0,
        "n_rows": parsed.n_rows,
        "n_set_rows": parsed.n_set_rows,
        "pseudo_rows": dict(parsed.pseudo_rows),
        "faults": [
            f"{f['line']} | {f['column']} | {f['value']} | {f['problem']} | {f['remedy']}"
            for f in map(asdict, parsed.faults)
        ],
        "unused_columns": list(parsed.unused_columns),
        "workouts": workouts,
    }


def _read(case: str) -> Parsed:
    with (FIXTURES / f"{case}.csv").open("rb") as stream:
        return read_log(
            stream, name=f"{case}.csv", zone=ZoneInfo("Europe/Berlin"), today=date(2026, 11, 1)
        )


@pytest.mark.parametrize("case", CASES)
def test_a_case_file_gives_exactly_its_expected_records(case: str) -> None:
    expected = json.loads((FIXTURES / f"{case}.json").read_text("utf-8"))
    assert _described(_read(case)) == expected


@pytest.mark.parametrize("case", CASES)
def test_every_row_of_a_case_is_a_set_a_named_row_or_a_fault(case: str) -> None:
    parsed = _read(case)
    if parsed.app == "stronglifts":  # a row holds many sets, and one of them can be at fault
        n_left_out = 0
        assert parsed.n_sets > parsed.n_set_rows
    else:
        n_left_out = len(parsed.faults)
        assert parsed.n_sets == parsed.n_set_rows
    assert parsed.n_rows == parsed.n_set_rows + parsed.n_pseudo_rows + n_left_out


def test_every_case_file_has_its_expected_records_and_none_is_left_over() -> None:
    assert sorted(path.stem for path in FIXTURES.glob("*.json")) == CASES


@pytest.mark.parametrize("app", [*APPS, "table"], ids=lambda app: getattr(app, "id", app))
def test_every_app_has_a_case_that_is_named_by_its_id(app: App | str) -> None:
    id_ = app if isinstance(app, str) else app.id
    cases = [case for case in CASES if case.startswith(f"{id_}-")]
    assert cases
    assert {_read(case).app for case in cases} == {id_}
