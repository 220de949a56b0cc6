"""The Flare page as the server makes it: every text on board, and where the flare is."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from relift.app.web.served import served
from relift.app.web.serving import Server
from relift.journal.records import Payload, new_record
from relift.journal.reports import CalmedDown, FlareReported, Profile, ScreenAnswered, ScreenForm
from relift.words.calm import calm
from relift.words.cards import card

NOW = datetime(2026, 3, 2, 18, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RELIFT_NOW", NOW.isoformat())


def write(*payloads: Payload, ago: timedelta = timedelta(hours=1)) -> None:
    """Write records, a second apart."""
    desk = served().desk
    when = NOW - ago
    desk.write(
        [
            new_record(
                one,
                person=desk.store.person,
                at=when + timedelta(seconds=n),
                recorded_at=when + timedelta(seconds=n),
            )
            for n, one in enumerate(payloads)
        ]
    )


def block(html: str, name: str) -> Any:
    """A JSON block of a page."""
    found = re.search(rf'<script type="application/json" id="{name}">(.*?)</script>', html, re.S)
    assert found, f"the page has no block {name}"
    return json.loads(found[1])


def page(client: Client, address: str = "/flare") -> str:
    """The page's HTML."""
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_the_page_has_every_text_on_board(client: Client) -> None:
    html = page(client)
    assert calm().thought.prompt in html
    for name in calm().known.cards:
        assert card(name).title in html
    data = block(html, "flare-data")
    assert {word["id"] for word in data["labels"]} >= {"spasm", "bulged_disc"}
    assert data["heed"]["rules"]
    assert data["breathing"]["in_s"] == calm().breathing.in_s
    assert data["yes_may_stand"] == ["clear", "same_week", "clinician_first"]
    assert block(html, "snapshot")["screen"]["items"]


def test_it_says_where_the_flare_is(client: Client) -> None:
    assert block(page(client), "flare-data")["course"]["reported_at"] is None
    part = ScreenAnswered(form=ScreenForm.FULL, answers={"saddle_numbness": "no"})  # type: ignore[dict-item]
    write(FlareReported(reported_labels=("spasm",)), part)
    course = block(page(client), "flare-data")["course"]
    assert course["labels"] == ["spasm"]
    assert course["is_calm_due"]
    assert course["unfinished"]["value"]["answers"] == {"saddle_numbness": "no"}
    write(CalmedDown(), ago=timedelta(minutes=5))
    assert not block(page(client), "flare-data")["course"]["is_calm_due"]


def test_the_profile_comes_along_so_that_saying_the_age_loses_nothing(client: Client) -> None:
    write(Profile(country="GB", bar=15.0))
    profile = block(page(client), "flare-data")["profile"]
    assert (profile["country"], profile["bar"]) == ("GB", 15.0)


def test_own_words_cannot_end_the_block_that_carries_them(client: Client) -> None:
    write(FlareReported(reported_labels=("</script><b>",), happened="</script>"))
    html = page(client)
    assert block(html, "flare-data")["course"]["labels"] == ["</script><b>"]
    assert "</script>" in block(html, "papers")["flares"][0]


def test_a_stranger_and_a_post_are_turned_away(server: Server, stranger: Client) -> None:
    assert stranger.get("/flare").status_code == 401
    assert stranger.get("/checkin").status_code == 401


def test_nothing_is_written_by_a_plain_request(client: Client) -> None:
    assert client.post("/flare").status_code == 405
    assert client.post("/checkin").status_code == 405
    assert not served().desk.records()
