"""Labels and the accurate words beside them."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from relift.data.tables import load_table
from relift.errors import DataFileError
from relift.words.cards import cards
from relift.words.labels import WordTable, look_up, prepare_words, words


def test_there_are_over_thirty_words_and_each_has_one_id() -> None:
    ids = [w.id for w in words()]
    assert len(ids) == len(set(ids)) >= 30
    assert {"spasm", "bulged_disc", "my_age", "leg_length", "knot", "unstable"} <= set(ids)


@pytest.mark.parametrize(
    ("label", "word"),
    [
        ("spasm", "spasm"),
        ("Intense SPASMS!", "spasm"),
        ("two bulged discs (L4/5, L5/S1)", "bulged_disc"),
        ("Bulging disks", "bulged_disc"),
        ("slipped disk", "slipped_disc"),
        ("herniated discs", "slipped_disc"),
        ("degenerative disc disease", "worn_disc"),
        ("wear-and-tear", "worn_disc"),
        ("Pinched nerves", "pinched_nerve"),
        ("my pelvis is out of alignment", "out_of_place"),
        ("a weak core", "weak_core"),
        ("unstable spine", "unstable"),
        ("my glutes don't fire", "glutes_off"),
        ("One leg longer than the other", "leg_length"),
        ("L4 spondylolisthesis grade 1", "slipped_vertebra"),
        ("it's just my age", "my_age"),
        ("pulled a muscle? strained my back", "pulled_muscle"),
        ("threw my back out", "threw_out"),
        ("bone-on-bone", "bone_on_bone"),
        ("Modic type 1", "modic"),
        ("knots", "knot"),
        ("tight hamstrings", "tight_hips"),
        ("annular tear at L5/S1", "annular_fissure"),
        ("SI joint is out", "si_joint"),
        ("chronic", "chronic"),
        ("Sciatica", "sciatica"),
        ("sciatic nerve pain", "sciatica"),
    ],
)
def test_a_label_is_found_in_any_case_and_number(label: str, word: str) -> None:
    found = look_up(label)
    assert found is not None
    assert found.id == word


@pytest.mark.parametrize("label", ["", "   ", "!?", "sore", "inguinal hernia", "disc", "nerve"])
def test_a_label_that_no_word_covers_finds_nothing(label: str) -> None:
    assert look_up(label) is None


def test_the_longest_phrase_wins_over_an_earlier_word() -> None:
    found = look_up("a bulge and a nerve impingement")
    assert found is not None
    assert found.id == "pinched_nerve"


def test_every_label_and_phrase_finds_its_own_word() -> None:
    for word in words():
        for phrase in word.phrases:
            found = look_up(phrase)
            assert found is not None
            assert found.id == word.id, phrase


def test_every_word_says_both_sides_and_what_it_does_not_mean() -> None:
    for word in words():
        assert word.known_for
        assert word.known_against
        assert "not mean" in word.does_not_mean
        assert word.reviewed_by == "none yet"


def test_the_text_of_a_word_holds_all_of_it() -> None:
    word = words()[0]
    for part in (word.summary, word.does_not_mean, word.known_for[0].text):
        assert part in word.text


def test_spasm_is_told_apart_from_a_leg_that_jerks_by_itself() -> None:
    word = look_up("spasm")
    assert word is not None
    assert "sign for the screen" in word.does_not_mean


def table_with(**parts: object) -> WordTable:
    table = load_table("words.toml", WordTable)
    return msgspec.structs.replace(table, words=(msgspec.structs.replace(table.words[0], **parts),))


def test_a_word_that_tells_one_side_only_is_refused() -> None:
    with pytest.raises(DataFileError, match="for and against"):
        prepare_words(table_with(known_against=()))


def test_a_word_without_a_basis_that_can_be_read_is_refused() -> None:
    said = table_with().words[0].known_for[0]
    with pytest.raises(DataFileError, match="basis"):
        prepare_words(table_with(known_for=(msgspec.structs.replace(said, basis="hearsay"),)))


def test_an_id_may_not_stand_twice() -> None:
    table = table_with()
    with pytest.raises(DataFileError, match="stands twice"):
        prepare_words(msgspec.structs.replace(table, words=table.words * 2))


def test_every_word_and_card_stands_in_the_reference() -> None:
    page = (Path(__file__).parents[2] / "docs" / "reference" / "words.md").read_text("utf-8")
    ids = [word.id for word in words()] + [card.id for card in cards()]
    assert [name for name in ids if f"| `{name}` |" not in page] == []
