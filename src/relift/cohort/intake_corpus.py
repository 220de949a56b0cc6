"""A synthetic corpus for the intake guard: made-up spam and made-up honest talk, in several styles.

It has two parts that share no template, no style and no disguise. The rules of the guard were set
with the training part alone. The held-out part was written when they stood, and scored as it is.
Cases written by hand (data/intake_cases.csv) say which part they are in. A third part was made by
another author, who had not seen the rules (data/intake_other_author.csv).
"""

from __future__ import annotations

import enum
import re
from collections.abc import Iterator
from dataclasses import dataclass

import msgspec
from numpy.random import Generator

from relift.cohort import intake_disguises
from relift.cohort.intake_disguises import Disguise
from relift.cohort.intake_texts import (
    FILL,
    HONEST_HELD_OUT,
    HONEST_TRAIN,
    SPAM_HELD_OUT,
    SPAM_TRAIN,
    Templates,
)
from relift.data.tables import load_rows

BY_HAND = "by hand: "
"""Before the style of a case that was written by hand."""

_N_PLAIN = 8
_N_DISGUISED = 4
_N_HONEST = 16
"""Texts made of each template: undisguised, with each disguise, and of an honest one."""

UNDISGUISED = "none"


class Split(enum.StrEnum):
    """Which part of the corpus."""

    TRAIN = "train"
    HELD_OUT = "held-out"
    OTHER_AUTHOR = "other-author"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One text with what it is.

    Attributes:
        text: The text.
        is_spam: Whether it should be held.
        style: What kind of text.
        disguise: How it was disguised, `none` for not at all.
        split: Which part it belongs to.
    """

    text: str
    is_spam: bool
    style: str
    disguise: str
    split: Split


class HandCase(msgspec.Struct, frozen=True, kw_only=True):
    """A row of intake_cases.csv."""

    text: str
    is_spam: bool
    style: str
    split: Split


class OtherCase(msgspec.Struct, frozen=True, kw_only=True):
    """A row of intake_other_author.csv."""

    text: str
    is_spam: bool
    style: str
    disguise: str


def intake_corpus(rng: Generator) -> tuple[Case, ...]:
    """Make the corpus.

    Args:
        rng: Source of the fillings.

    Returns:
        Every text once: the training part, the held-out part, the cases written by hand.
    """
    made = [
        *_made(Split.TRAIN, SPAM_TRAIN, HONEST_TRAIN, intake_disguises.TRAIN, rng),
        *_made(Split.HELD_OUT, SPAM_HELD_OUT, HONEST_HELD_OUT, intake_disguises.HELD_OUT, rng),
        *_by_hand(),
        *_by_other_author(),
    ]
    return tuple({case.text: case for case in made}.values())


def _made(
    split: Split,
    spam: Templates,
    honest: Templates,
    disguises: dict[str, Disguise],
    rng: Generator,
) -> Iterator[Case]:
    for style, text in _filled(spam, _N_PLAIN, rng):
        yield Case(text=text, is_spam=True, style=style, disguise=UNDISGUISED, split=split)
    for disguise, apply in disguises.items():
        for style, text in _filled(spam, _N_DISGUISED, rng):
            if apply(text) != text:  # some templates have nothing to disguise
                yield Case(
                    text=apply(text), is_spam=True, style=style, disguise=disguise, split=split
                )
    for style, text in _filled(honest, _N_HONEST, rng):
        yield Case(text=text, is_spam=False, style=style, disguise=UNDISGUISED, split=split)


def _by_hand() -> Iterator[Case]:
    for row in load_rows("intake_cases.csv", HandCase, lists={}):
        yield Case(
            text=row.text,
            is_spam=row.is_spam,
            style=BY_HAND + row.style,
            disguise=UNDISGUISED,
            split=row.split,
        )


def _by_other_author() -> Iterator[Case]:
    for row in load_rows("intake_other_author.csv", OtherCase, lists={}):
        yield Case(
            text=row.text,
            is_spam=row.is_spam,
            style=f"other author: {row.style}",
            disguise=row.disguise,
            split=Split.OTHER_AUTHOR,
        )


def _filled(templates: Templates, n: int, rng: Generator) -> Iterator[tuple[str, str]]:
    for style, texts in templates.items():
        for template in texts:
            for _ in range(n):
                yield style, re.sub(r"\{(\w+)\}", lambda found: _pick(found[1], rng), template)


def _pick(name: str, rng: Generator) -> str:
    choices = FILL[name]
    return choices[int(rng.integers(len(choices)))]
