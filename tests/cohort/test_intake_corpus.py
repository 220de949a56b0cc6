"""The made-up corpus for the intake guard, and its score."""

from __future__ import annotations

import pytest
from numpy.random import default_rng

from relift.cohort.intake_corpus import BY_HAND, UNDISGUISED, Split, intake_corpus
from relift.cohort.intake_evaluation import evaluate_intake, share
from relift.cohort.intake_texts import (
    HONEST_HELD_OUT,
    HONEST_TRAIN,
    SPAM_HELD_OUT,
    SPAM_TRAIN,
)

CORPUS = intake_corpus(default_rng(1))


def half(split: Split) -> list:  # type: ignore[type-arg]
    return [case for case in CORPUS if case.split is split]


def test_there_are_over_four_hundred_texts_in_several_styles_of_both_kinds() -> None:
    assert len(CORPUS) >= 600
    assert len({case.text for case in CORPUS}) == len(CORPUS)
    for is_spam in (True, False):
        assert len({c.style for c in CORPUS if c.is_spam is is_spam}) >= 7


def test_the_parts_share_no_style_no_template_and_no_disguise() -> None:
    made = [case for case in CORPUS if not case.style.startswith(BY_HAND)]
    train, held_out = (
        [c for c in made if c.split is split] for split in (Split.TRAIN, Split.HELD_OUT)
    )
    assert not {c.style for c in train} & {c.style for c in held_out}
    assert {c.disguise for c in train} & {c.disguise for c in held_out} == {UNDISGUISED}
    for one, other in ((SPAM_TRAIN, SPAM_HELD_OUT), (HONEST_TRAIN, HONEST_HELD_OUT)):
        assert not {t for some in one.values() for t in some} & {
            t for some in other.values() for t in some
        }
    assert not {c.text for c in half(Split.TRAIN)} & {c.text for c in half(Split.HELD_OUT)}


def test_over_a_hundred_cases_by_hand_are_held_out_and_half_of_them_are_honest() -> None:
    by_hand = [c for c in half(Split.HELD_OUT) if c.style.startswith(BY_HAND)]
    assert len(by_hand) >= 120
    assert sum(case.is_spam for case in by_hand) == len(by_hand) / 2


def test_the_texts_of_another_author_are_a_part_of_their_own() -> None:
    other = half(Split.OTHER_AUTHOR)
    assert len(other) >= 400
    assert 0.3 < sum(case.is_spam for case in other) / len(other) < 0.7
    assert evaluate_intake(Split.OTHER_AUTHOR).total.n == len(other)


def test_the_same_seed_makes_the_same_corpus() -> None:
    assert intake_corpus(default_rng(1)) == CORPUS
    assert intake_corpus(default_rng(2)) != CORPUS


def test_scores_add_up_to_the_errors_that_are_listed() -> None:
    found = evaluate_intake(Split.HELD_OUT)
    missed = found.total.recall.n - found.total.recall.hits
    wrongly = found.total.passed.n - found.total.passed.hits
    assert len(found.errors) == missed + wrongly
    assert sum(one.n for one in found.by_style) == found.total.n
    assert evaluate_intake(None).total.n == len(CORPUS)


def test_wilsons_interval_is_that_of_the_textbook() -> None:
    half_of_ten = share(5, 10)
    assert half_of_ten.low == pytest.approx(0.2366, abs=1e-4)
    assert half_of_ten.high == pytest.approx(0.7634, abs=1e-4)
    assert share(0, 0).value is None
    assert share(10, 10).high == pytest.approx(1.0)
