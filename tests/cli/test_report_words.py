from __future__ import annotations

from relift.cli.report_words import explained


def test_each_word_is_found_once_in_whichever_sentence_it_stands() -> None:
    report = "L4/5: disc bulge. Clinical correlation advised.\nL5/S1: bulging disc; degeneration."
    found = explained(report, "two bulged discs")
    ids = [word.id for word in found.words]

    assert len(ids) == len(set(ids))
    assert explained("disc bulge").words[0].id in ids


def test_a_report_without_a_known_word_is_shown_beside_the_card_alone() -> None:
    found = explained("Unremarkable study.", "")

    assert found.words == ()
    assert found.card.id == "imaging_findings"
