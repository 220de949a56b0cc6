"""The stop page as the server shows it on Today: where to go, what to say, what to hand over."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client
from tests.app.web.test_flare import block, clock, page, write
from tests.builders import clear_answers

from relift.journal.reports import (
    Answer,
    CheckIn,
    FlareReported,
    MedicationTaken,
    MedicineClass,
    Profile,
    ScreenAnswered,
    ScreenForm,
)

__all__ = ["clock"]


def screened(**positive: Answer) -> ScreenAnswered:
    """A whole full screen."""
    return ScreenAnswered(form=ScreenForm.FULL, answers=clear_answers(ScreenForm.FULL, **positive))


def shown(html: str) -> str:
    """What is seen of a page: without its templates and data."""
    return re.sub(r"<(template|script).*?</\1>", "", html, flags=re.S)


def test_an_emergency_says_where_to_go_and_hands_over_what_was_recorded(client: Client) -> None:
    write(
        Profile(is_adult=True, birth_year=1985, country="GB"),
        MedicationTaken(name="ibuprofen", medicine_class=MedicineClass.PAINKILLER),
        FlareReported(reported_labels=("spasm",), happened="tweaked it at 70%"),
        CheckIn(pain_now=7, is_flare=True),
        screened(saddle_numbness=Answer.YES),
    )
    html = shown(page(client, "/"))
    assert 'data-stop="emergency"' in html
    assert '<a class="button big" href="tel:999">Emergency: 999</a>' in html
    for words in (
        "Get emergency care now",
        "I have back pain, and I have these new signs:",
        "Think of where you would sit on a saddle",
        "ibuprofen (painkiller)",
        "tweaked it at 70%; “spasm”",
        "pain now 7 of 10",
    ):
        assert words in html
    assert 'href="/flare?screen=1"' in html
    assert "/workout" not in html
    assert "data-plan" not in html


@pytest.mark.parametrize("address", ["/checkin", "/more"])
def test_on_every_other_page_the_stop_comes_first(client: Client, address: str) -> None:
    write(Profile(is_adult=True), screened(fever=Answer.YES))
    html = shown(page(client, address))
    assert html.index('data-stop="same_day"') < html.index("<h1")


def test_what_is_still_to_be_answered_has_a_door_to_it(client: Client) -> None:
    html = shown(page(client, "/"))
    assert "First, the safety questions" in html
    assert re.search(r'href="/flare\?open=1">\s*Go on', html)
    assert not re.search(r'<section[^>]*data-slot="papers">', html)


def test_numbers_that_are_words_are_no_link(client: Client) -> None:
    write(Profile(is_adult=True), screened(saddle_numbness=Answer.YES))
    html = shown(page(client, "/"))
    assert "your local emergency number" in html
    assert "tel:" not in html


def test_the_papers_come_along_for_a_stop_without_signal(client: Client) -> None:
    write(MedicationTaken(name="old"), ago=timedelta(days=9))
    write(MedicationTaken(name="new"))
    for address in ("/", "/flare", "/checkin"):
        html = page(client, address)
        assert [line.split(": ")[1] for line in block(html, "papers")["medicines"]] == [
            "new (other)"
        ]
        assert '<template id="stop-page">' in html
