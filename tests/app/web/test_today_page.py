"""Today as the server writes it: a stop first, then one thing to do; and few queries a page."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.browser.lived import EVENING, live_three_days

from relift.app.web.urls import urlpatterns

MOST_QUERIES = 12
ADDRESSES = [f"/{route.pattern}" for route in urlpatterns if "<" not in str(route.pattern)]


@pytest.fixture(scope="module")
def lived_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("lived") / "home"
    live_three_days(home)
    return home


@pytest.fixture
def home(lived_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the third evening in the place of an empty folder."""
    folder = tmp_path / "relift-home"
    shutil.copytree(lived_home, folder)
    monkeypatch.setenv("RELIFT_HOME", str(folder))
    monkeypatch.setenv("RELIFT_NOW", EVENING)
    return folder


def test_the_plan_is_there_with_its_reasons_and_their_basis(client: Client) -> None:
    told = client.get("/").content.decode()
    for words in ("Your plan is ready", "Deadlift", "290 lb", "our own choice", "400 lb"):
        assert words in told


def test_a_stop_comes_first_and_no_plan_beside_it(client: Client) -> None:
    record = {
        "id": "6f0e3a52-5d0f-4d0e-9a53-2f6b1c4f8a10",
        "kind": "exposure",
        "at": EVENING,
        "payload": {
            "workout": "6f0e3a52-5d0f-4d0e-9a53-2f6b1c4f8a11",
            "exposure": "6f0e3a52-5d0f-4d0e-9a53-2f6b1c4f8a12",
            "movement": "Deadlift",
            "has_new_nerve_sign": True,
        },
    }
    client.post("/outbox", {"records": [record]}, content_type="application/json")
    today = client.get("/").content.decode()
    assert 'data-stop="new_nerve_sign"' in today
    assert "290 lb" not in today
    assert 'data-stop="new_nerve_sign"' in client.get("/more").content.decode()


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_page_asks_the_database_more_than_a_dozen_times(client: Client, address: str) -> None:
    client.get("/")  # reads the journal and plans, as the first page of a day does
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    assert len(asked) <= MOST_QUERIES
