"""No route without its tests: who may come in is tried on each, and a browser has been on each."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.app.web import test_doors
from tests.app.web.routes import BEHIND_THE_DOOR, OPEN, ROUTES

BROWSER = Path(__file__).parents[2] / "browser"
BROWSER_TESTS = {
    "today": "test_entry.py",
    "flare": "test_flare.py",
    "checkin": "test_checkin.py",
    "workout": "test_workout.py",
    "open": "test_entry.py",
    "pair": "test_phone.py",
    "leave": "test_devices.py",
    "outbox": "test_phone.py",
    "snapshot": "test_entry.py",
    "manifest": "test_entry.py",
    "service_worker": "test_entry.py",
    "more": "test_entry.py",
    "history": "test_history.py",
    "history_add": "test_history.py",
    "history_add_kind": "test_history.py",
    "history_entry": "test_history.py",
    "history_edit": "test_history.py",
    "history_delete": "test_history.py",
    "history_undo": "test_history.py",
    "history_story": "test_history.py",
    "learn": "test_learn.py",
    "learn_card": "test_learn.py",
    "settings": "test_settings.py",
    "settings_section": "test_settings.py",
    "numbers": "test_settings.py",
    "devices": "test_devices.py",
    "device_code": "test_phone.py",
    "insight": "test_insight.py",
    "chart": "test_insight.py",
    "chart_json": "test_insight.py",
    "chart_table": "test_insight.py",
    "report": "test_insight.py",
    "report_text": "test_insight.py",
    "report_file": "test_insight.py",
    "data": "test_data.py",
    "hand_in": "test_data.py",
    "import": "test_data.py",
    "drop": "test_data.py",
    "undo_import": "test_data.py",
    "export": "test_data.py",
    "backup": "test_data.py",
    "backup_file": "test_data.py",
    "restore": "test_data.py",
    "erase": "test_data.py",
}
"""Route -> the file under tests/browser that goes there, and names it in its docstring."""


@pytest.mark.parametrize("name", ROUTES)
def test_a_browser_has_been_on_every_route(name: str) -> None:
    assert name in BROWSER_TESTS, f"write a browser test for the route {name!r}, and name it here"
    text = (BROWSER / BROWSER_TESTS[name]).read_text(encoding="utf-8")
    told = re.search(r"^route: ([\w,\s]+?)\n\"\"\"", text, re.MULTILINE)
    assert told is not None
    assert name in re.split(r",\s+", told[1])


def test_no_browser_test_is_named_for_a_route_that_is_gone() -> None:
    assert sorted(set(BROWSER_TESTS) - set(ROUTES)) == []


def test_every_route_has_a_name_of_its_own() -> None:
    from relift.app.web.urls import urlpatterns

    assert all(route.name for route in urlpatterns)
    assert len(ROUTES) == len(urlpatterns)


def test_every_route_is_tried_by_everyone_who_could_knock() -> None:
    tried = set(test_doors.EVERY_ROUTE.args[1])
    closed = set(test_doors.BEHIND.args[1])
    assert tried == set(ROUTES.values())
    assert closed == set(BEHIND_THE_DOOR.values())
    assert {ROUTES[name] for name in OPEN} == tried - closed
