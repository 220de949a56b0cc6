"""The cards, their evidence, and finding one by what people say."""

from __future__ import annotations

import pytest
from django.test import Client
from tests.app.web.pages_read import words

from relift.evidence import claims, parse_basis
from relift.evidence.registry import BasisKind
from relift.words.cards import Card, cards
from relift.words.labels import Word
from relift.words.labels import words as known_words
from relift.words.learning import CARD_GROUPS, found_cards
from relift.words.screen_first import screen_first


def test_every_card_is_in_one_group_and_on_the_page(client: Client) -> None:
    assert sorted(c for g in CARD_GROUPS for c in g.cards) == sorted(c.id for c in cards())
    page = client.get("/learn").content.decode()
    assert all(f'href="/learn/{one.id}"' in page for one in cards())


@pytest.mark.parametrize("one", cards(), ids=lambda one: one.id)
def test_a_card_shows_all_of_it_and_every_source(client: Client, one: Card) -> None:
    told = words(client.get(f"/learn/{one.id}"))
    for paragraph in one.paragraphs:
        assert " ".join(paragraph.split()) in told
    for basis in map(parse_basis, one.bases):
        if basis.kind is BasisKind.EVIDENCE:
            assert claims()[basis.text].citation in told
        else:
            assert basis.text in told
    assert "Not yet reviewed by a clinician." in told


def test_a_figure_that_was_not_checked_in_full_is_not_shown(client: Client) -> None:
    for one in cards():
        page = words(client.get(f"/learn/{one.id}"))
        for basis in map(parse_basis, one.bases):
            if basis.kind is BasisKind.EVIDENCE and claims()[basis.text].shown_figure is None:
                assert "so it is not shown." in page


def test_an_unknown_card_has_no_page(client: Client) -> None:
    assert client.get("/learn/nothing").status_code == 404


@pytest.mark.parametrize("one", known_words(), ids=lambda one: one.id)
def test_every_label_finds_its_accurate_word_or_the_safety_questions(
    client: Client, one: Word
) -> None:
    told = words(client.get("/learn", {"q": one.label}))
    is_grave = screen_first(one.label) is not None
    assert ("Answer the safety questions" in told) is is_grave
    assert (f"An accurate word: {one.accurate}" in told) is not is_grave


def test_words_find_cards_with_those_in_the_title_first() -> None:
    found = [one.id for one in found_cards("flares")]
    assert "flare" in found
    assert found_cards("...") == []


def test_what_nobody_knows_stays_as_it_was_said(client: Client) -> None:
    told = words(client.get("/learn?q=gremlin+in+my+spine"))
    assert "Nothing was found." in told
    assert "“gremlin in my spine” There is no card for this word yet" in told


def test_a_danger_sign_is_never_explained(client: Client) -> None:
    page = client.get("/learn?q=sciatica+and+my+foot+drops").content.decode()
    assert 'href="/flare?screen=1"' in page
    assert "An accurate word" not in page
    assert "/learn/flare" not in page


def test_thoughts_of_suicide_get_the_crisis_page(client: Client) -> None:
    told = words(client.get("/learn?q=i+want+to+kill+myself"))
    assert "Please talk to someone now" in told
    assert "Nothing was found" not in told
