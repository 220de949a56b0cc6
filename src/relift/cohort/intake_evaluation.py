"""How well the intake guard tells spam from honest talk, on the made-up corpus.

Precision: of the texts that are held, how many are spam. Recall: of the spam, how much is held.
Both with Wilson's 95% interval. The figure to believe is that of the held-out part, and its recall.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from numpy.random import default_rng

from relift.cohort.intake_corpus import Case, Split, intake_corpus
from relift.words.intake import take_in

_Z_95 = 1.959964
_SEED = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A share with its interval.

    Attributes:
        hits, n: So many of so many.
        value: hits / n; None where n is 0.
        low, high: Wilson's 95% interval; None likewise.
    """

    hits: int
    n: int
    value: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """What the guard did with some texts.

    Attributes:
        name: Which texts.
        n: How many.
        precision: Of those held, the share that is spam.
        recall: Of the spam, the share that is held.
        passed: Of the honest texts, the share that passes.
    """

    name: str
    n: int
    precision: Share
    recall: Share
    passed: Share


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """The guard on one part of the corpus, or on all of it.

    Attributes:
        total: On all texts.
        by_style, by_disguise: On parts of them.
        errors: Texts that were taken wrongly.
    """

    total: Scores
    by_style: tuple[Scores, ...]
    by_disguise: tuple[Scores, ...]
    errors: tuple[Case, ...]


def evaluate_intake(split: Split | None) -> Evaluation:
    """Score the guard.

    Args:
        split: Which part; None for the whole corpus.
    """
    corpus = intake_corpus(default_rng(_SEED))
    cases = [(case, take_in(case.text).is_held) for case in corpus if split in (None, case.split)]
    return Evaluation(
        total=_scores(split.value if split else "all", cases),
        by_style=_by(lambda case: case.style, cases),
        by_disguise=_by(lambda case: case.disguise, [c for c in cases if c[0].is_spam]),
        errors=tuple(case for case, is_held in cases if case.is_spam != is_held),
    )


def share(hits: int, n: int) -> Share:
    """A share with Wilson's 95% interval.

    Args:
        hits: How many, 0 to n.
        n: Of how many.

    Source:
        Wilson, J Am Stat Assoc 22:209 (1927).
    """
    if n == 0:
        return Share(hits=0, n=0, value=None, low=None, high=None)
    p, z2 = hits / n, _Z_95**2
    middle = (p + z2 / (2 * n)) / (1 + z2 / n)
    half = _Z_95 / (1 + z2 / n) * math.sqrt(p * (1 - p) / n + z2 / (4 * n * n))
    return Share(hits=hits, n=n, value=p, low=max(0.0, middle - half), high=min(1.0, middle + half))


def _by(name_of: Callable[[Case], str], cases: Iterable[tuple[Case, bool]]) -> tuple[Scores, ...]:
    groups: dict[str, list[tuple[Case, bool]]] = {}
    for case, is_held in cases:
        groups.setdefault(name_of(case), []).append((case, is_held))
    return tuple(_scores(name, some) for name, some in groups.items())


def _scores(name: str, cases: list[tuple[Case, bool]]) -> Scores:
    spam = [is_held for case, is_held in cases if case.is_spam]
    honest = [is_held for case, is_held in cases if not case.is_spam]
    return Scores(
        name=name,
        n=len(cases),
        precision=share(sum(spam), sum(spam) + sum(honest)),
        recall=share(sum(spam), len(spam)),
        passed=share(len(honest) - sum(honest), len(honest)),
    )
