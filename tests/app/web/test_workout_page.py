"""The workout page as the server gives it: the walk, its tables, and what a phone sends back."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from tests.browser.lifter import NOW, climbed, written


@pytest.fixture
def client(home: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Client:
    """A browser that came in, at the lifter's moment."""
    monkeypatch.setenv("RELIFT_NOW", NOW.isoformat())
    written(home, *climbed(), has_flare=False, pain=1.0)
    found: Client = request.getfixturevalue("client_of_server")
    return found


@pytest.fixture
def client_of_server(stranger: Client, server: Any) -> Client:
    from relift.app import clock
    from relift.app.web.access import DeviceKind
    from relift.app.web.doors import LOCAL_COOKIE

    secret = server.access.new_link(DeviceKind.BROWSER, now=clock.now())
    stranger.cookies[LOCAL_COOKIE] = server.access.enter(secret, name="A test", now=clock.now())
    return stranger


def post(client: Client, kind: str, payload: dict[str, Any], **more: Any) -> dict[str, Any]:
    record = {"id": str(uuid4()), "kind": kind, "at": NOW.isoformat(), "payload": payload, **more}
    response = client.post("/outbox", {"records": [record]}, content_type="application/json")
    (answer,) = response.json()["answers"]
    assert answer["is_kept"], answer
    told: dict[str, Any] = answer
    return told


def block(client: Client, id: str) -> Any:
    told = client.get("/workout").content.decode()
    found = re.search(rf'id="{id}">(.*?)</script>', told, re.DOTALL)
    assert found is not None
    return json.loads(found[1])


def exposure_of(client: Client) -> dict[str, Any]:
    planned = block(client, "snapshot")["plan"]["exposures"][0]
    names = ("movement", "ladder", "rung", "load_kg", "load_entered", "unit", "reps", "sets")
    return {name: planned[name] for name in names}


def test_the_page_carries_the_walk_and_its_tables(client: Client) -> None:
    walk = block(client, "snapshot")["walk"]
    assert walk["unit"] == "lb"
    assert walk["bar"] == {"unit": "lb", "empty": 45.0, "plates": [45, 35, 25, 10, 5, 2.5]}
    assert walk["last"]["Bench press"]["sets"] == ["245 lb × 5, RPE 8"]
    assert walk["pain_before"] == 1
    assert "Deadlift" in block(client, "tables")["on_bar"]


def test_the_workout_that_goes_on_is_told_with_the_records_that_it_is_made_of(
    client: Client,
) -> None:
    workout, exposure = str(uuid4()), str(uuid4())
    said = {"workout": workout, "exposure": exposure, **exposure_of(client), "expected_pain": 4}
    told = post(client, "expectation", said)
    walk = client.get("/snapshot.json").json()["walk"]
    (visit,) = walk["visits"]
    assert (visit["id"], visit["is_open"]) == (workout, True)
    assert visit["exposures"][0]["expected_pain"] == 4
    assert walk["known"] == [told["id"]]


def test_a_set_of_a_phone_whose_clock_is_a_little_ahead_counts_at_once(client: Client) -> None:
    ahead = (NOW + timedelta(minutes=3)).isoformat()
    done = {"workout": str(uuid4()), "exposure": str(uuid4()), **exposure_of(client)}
    post(client, "exposure", {**done, "pain_before": 1, "felt_pain": 1}, at=ahead)
    first = client.get("/snapshot.json").json()["plan"]["exposures"][0]
    assert first["rung"] != done["rung"]


def test_an_outcome_that_was_taken_back_and_given_anew_is_no_other_devices_change(
    client: Client,
) -> None:
    done = {"workout": str(uuid4()), "exposure": str(uuid4()), **exposure_of(client)}
    first = post(client, "exposure", {**done, "felt_pain": 3})
    post(client, "tombstone", {}, supersedes=first["id"])
    assert "is_beside_another" not in post(client, "exposure", {**done, "felt_pain": 1})


def test_a_stop_stands_before_the_workout(client: Client) -> None:
    done = {"workout": str(uuid4()), "exposure": str(uuid4()), **exposure_of(client)}
    post(client, "exposure", {**done, "has_new_nerve_sign": True})
    assert 'data-stop="new_nerve_sign"' in client.get("/workout").content.decode()


def test_a_stranger_sees_nothing_of_it(stranger: Client) -> None:
    assert stranger.get("/workout").status_code == 401
