"""Cards."""

from __future__ import annotations

import msgspec
import pytest

from relift.data.tables import load_table
from relift.errors import DataFileError, UnknownTransitionError
from relift.evidence import claims
from relift.words.cards import CardTable, card, cards, prepare_cards


def test_the_cards_of_the_thread_are_there() -> None:
    ids = {c.id for c in cards()}
    assert {"flare", "pain_not_damage", "why_so_intense", "imaging_findings", "scan_by_age"} <= ids
    assert {"medicines", "relaxants", "opioids", "first_day_back", "came_back"} <= ids
    assert {"soreness_or_flare", "breathing", "load_and_exposure", "fear", "bad_morning"} <= ids


def test_the_cards_on_medicines_send_to_the_prescriber_and_warn_of_mixing() -> None:
    assert "person who prescribed it" in card("relaxants").text
    assert "person who prescribed it" in card("opioids").text
    assert "emergency" in card("opioids").text


def test_the_card_for_the_day_it_came_back_begins_with_the_safety_questions_anew() -> None:
    assert "safety questions again, all of them" in card("came_back").text


def test_no_card_shows_a_placeholder_and_none_is_signed() -> None:
    for one in cards():
        assert "{" not in one.text + one.title
        assert one.reviewed_by == "none yet"


def test_the_scan_card_tells_both_how_common_findings_are_and_how_they_go_with_pain() -> None:
    text = card("imaging_findings").text
    assert "84% at 80" in text
    assert "7.5 times" in text
    assert "cannot tell what hurts" in text


def test_the_medicine_card_sends_to_the_prescriber() -> None:
    assert "Talk to the person who prescribed it" in card("medicines").text


def test_the_soreness_card_points_to_dark_urine() -> None:
    assert "Dark urine" in card("soreness_or_flare").text


def test_the_breathing_card_does_not_offer_pain_relief() -> None:
    assert "not offer it as pain relief" in card("breathing").text


def test_pain_is_told_apart_from_damage_in_both_directions() -> None:
    text = card("pain_not_damage").text
    assert "strong pain does not have to mean strong harm" in text
    assert "rules nothing out" in text


def test_a_card_that_does_not_exist_is_named() -> None:
    with pytest.raises(UnknownTransitionError, match="no card 'miracle'"):
        card("miracle")


def table_with(**parts: object) -> CardTable:
    table = load_table("cards.toml", CardTable)
    return msgspec.structs.replace(table, cards=(msgspec.structs.replace(table.cards[0], **parts),))


def test_a_card_with_a_figure_that_was_not_verified_is_refused() -> None:
    assert claims()["F08"].shown_figure is None
    with pytest.raises(DataFileError, match="row F08 is not verified"):
        prepare_cards(table_with(paragraphs=("Down by {figure:F08}.",)))


def test_a_card_that_tells_half_of_what_scans_show_is_refused() -> None:
    with pytest.raises(DataFileError, match="together with row B02"):
        prepare_cards(table_with(paragraphs=("{figure:B01-disc_bulge:40}% have one.",)))


def test_a_card_without_a_basis_is_refused() -> None:
    with pytest.raises(DataFileError, match="must say what it rests on"):
        prepare_cards(table_with(bases=()))
    with pytest.raises(DataFileError, match="write evidence:ID"):
        prepare_cards(table_with(bases=("hearsay",)))


def test_an_id_may_not_stand_twice() -> None:
    table = table_with()
    with pytest.raises(DataFileError, match="stands twice"):
        prepare_cards(msgspec.structs.replace(table, cards=table.cards * 2))
