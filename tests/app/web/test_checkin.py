"""The Check-in page as the server makes it: today's records, and the one to be edited."""

from __future__ import annotations

import re
from datetime import timedelta

from django.test import Client
from tests.app.web.test_flare import block, clock, page, write
from tests.app.web.test_stop_page import shown

from relift.app.web.pages.checkin import own_names
from relift.app.web.served import served
from relift.journal.reports import CheckIn, MedicationTaken, MedicineClass
from relift.words.questions import RATINGS

__all__ = ["clock"]


def test_every_question_is_there_and_nothing_is_chosen(client: Client) -> None:
    html = shown(page(client, "/checkin"))
    for one in RATINGS:
        assert one.question in html
        assert f"10 {one.high}" in html
    assert not re.search(r"<input[^>]* checked", html)


def test_todays_check_ins_are_told_and_older_ones_only_where_asked_for(client: Client) -> None:
    write(CheckIn(pain_now=7), ago=timedelta(days=3))
    write(CheckIn(pain_now=2))
    old, new = served().desk.journal().checkins
    told = block(page(client, "/checkin"), "checkin-data")["checkins"]
    assert [one["id"] for one in told] == [str(new.id)]
    told = block(page(client, f"/checkin?edit={old.id}"), "checkin-data")["checkins"]
    assert [one["payload"]["pain_now"] for one in told] == [7, 2]
    assert page(client, "/checkin?edit=nonsense")


def test_the_persons_own_names_of_medicines_are_suggested_newest_first(client: Client) -> None:
    taken = [
        MedicationTaken(name=name, medicine_class=MedicineClass.PAINKILLER)
        for name in ("ibuprofen", "my <b> tablet", "ibuprofen")
    ]
    write(*taken)
    assert own_names(served().desk.journal()) == ["ibuprofen", "my <b> tablet"]
    assert '<option value="my &lt;b&gt; tablet">' in page(client, "/checkin")
