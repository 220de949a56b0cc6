"""The outbox takes in what a phone wrote: once, late or twice, and says what it cannot take."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from relift.app.records import load_journal, load_records
from relift.app.setup import open_store
from relift.app.web.outbox import FROM_PHONE, MOST_RECORDS
from relift.journal.log import KINDS

AT = "2026-03-01T18:00:00.000+01:00"


def sent(kind: str, payload: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"id": str(uuid4()), "kind": kind, "at": AT, "payload": payload, **more}


def post(client: Client, *records: Any) -> list[dict[str, Any]]:
    response = client.post("/outbox", {"records": records}, content_type="application/json")
    assert response.status_code == 200, response.content
    answers: list[dict[str, Any]] = response.json()["answers"]
    return answers


def test_a_record_is_kept_with_the_time_and_offset_of_the_phone(client: Client) -> None:
    (answer,) = post(client, sent("checkin", {"pain_now": 3}))
    assert answer["is_kept"]
    (checkin,) = load_journal(open_store()).checkins
    assert checkin.value.pain_now == 3
    assert checkin.at.isoformat() == "2026-03-01T18:00:00+01:00"


def test_a_record_that_comes_twice_is_kept_once(client: Client) -> None:
    record = sent("note", {"text": "sore"})
    assert [a["is_kept"] for a in (*post(client, record), *post(client, record))] == [True, True]
    assert len(load_records(open_store())) == 1


def test_a_parcel_in_any_order_adds_up_to_the_same_journal(client: Client) -> None:
    workout, exposure = str(uuid4()), str(uuid4())
    shared = {"workout": workout, "exposure": exposure, "movement": "Deadlift"}
    said = sent("expectation", {**shared, "expected_pain": 5})
    done = sent("exposure", {**shared, "felt_pain": 2})
    post(client, done, said, {**sent("workout_started", {"title": "x"}), "id": workout})
    (found,) = load_journal(open_store()).workouts
    (one,) = found.exposures
    assert (one.expected_pain, one.felt_pain) == (5, 2)


def test_a_bad_record_is_told_and_the_good_ones_beside_it_are_kept(client: Client) -> None:
    good, bad = sent("checkin", {"pain_now": 2}), sent("checkin", {"pain_now": 12})
    answers = post(client, bad, good)
    assert [a["is_kept"] for a in answers] == [False, True]
    assert "pain_now" in answers[0]["words"]
    assert answers[0]["id"] == bad["id"]


@pytest.mark.parametrize(
    "broken",
    [
        {"id": "no id", "kind": "note", "at": AT, "payload": {"text": "x"}},
        {"id": str(uuid4()), "kind": "note", "at": "2026-03-01T18:00:00", "payload": {"text": "x"}},
        {"id": str(uuid4()), "kind": "batch_undone", "at": AT, "payload": {"batch": str(uuid4())}},
        {"id": str(uuid4()), "kind": "no such kind", "at": AT, "payload": {}},
        {"id": str(uuid4()), "kind": "note", "at": AT, "payload": {"text": "x"}, "schema": 99},
        {"id": str(uuid4()), "kind": "note", "at": AT, "payload": {}},
        "text",
        None,
    ],
)
def test_what_cannot_be_read_is_refused_in_words(client: Client, broken: Any) -> None:
    (answer,) = post(client, broken)
    assert not answer["is_kept"]
    assert answer["words"]
    assert load_records(open_store()) == []


def test_the_id_of_another_record_is_refused_and_changes_nothing(client: Client) -> None:
    first = sent("note", {"text": "one"})
    post(client, first)
    beside = sent("note", {"text": "three"})
    answers = post(client, {**first, "payload": {"text": "two"}}, beside)
    assert [a["is_kept"] for a in answers] == [False, True]
    assert {n.value.text for n in load_journal(open_store()).notes} == {"one", "three"}


def test_two_edits_of_one_record_are_both_kept_and_said_so(client: Client) -> None:
    first = sent("checkin", {"pain_now": 2})
    post(client, first)
    edits = [sent("checkin", {"pain_now": n}, supersedes=first["id"]) for n in (3, 4)]
    assert "is_beside_another" not in post(client, edits[0])[0]
    assert post(client, edits[1])[0]["is_beside_another"]
    assert len(load_records(open_store())) == 3
    assert len(load_journal(open_store()).checkins) == 1


def test_two_outcomes_of_one_exposure_are_both_kept_and_said_so(client: Client) -> None:
    shared = {"workout": str(uuid4()), "exposure": str(uuid4()), "movement": "Squat"}
    assert "is_beside_another" not in post(client, sent("exposure", {**shared, "felt_pain": 1}))[0]
    (answer,) = post(client, sent("exposure", {**shared, "felt_pain": 3}))
    assert answer["is_kept"]
    assert answer["is_beside_another"]


def test_words_that_cannot_wait_are_answered(client: Client) -> None:
    numb = sent("note", {"text": "my saddle area feels numb and I cannot pee"})
    dark = sent("calm", {"thought": "I want to kill myself"})
    fear = sent("expectation", {**_exposure(), "feared": "that my saddle goes numb"})
    answers = post(client, numb, dark, fear)
    assert [a.get("heed", {}).get("kind") for a in answers] == ["screen", "crisis", None]
    assert answers[1]["heed"]["page"]["heading"]


def test_too_many_at_once_and_no_parcel_are_refused_whole(client: Client) -> None:
    many = [sent("note", {"text": "x"})] * (MOST_RECORDS + 1)
    for body in ({"records": many}, {"records": "x"}, [], "{"):
        response = client.post(
            "/outbox", body, content_type="application/json", HTTP_ACCEPT="application/json"
        )
        assert response.status_code == 400
        assert response.json()["error"]["message"]
    assert load_records(open_store()) == []


def test_every_kind_that_a_page_may_write_is_a_kind_of_the_log() -> None:
    assert {kind.KIND for kind in FROM_PHONE} < set(KINDS)


def _exposure() -> dict[str, str]:
    return {"workout": str(uuid4()), "exposure": str(uuid4()), "movement": "Squat"}
