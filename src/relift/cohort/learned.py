"""The group of people that priors were learned from: data/priors.toml, made by a script."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cache

import msgspec
import numpy as np

from relift.cohort.population import Population
from relift.cohort.trial_model import Traits
from relift.data.tables import load_table
from relift.errors import DataFileError
from relift.evidence import parse_basis
from relift.threat.rated import RatedTrial


class Group(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """People who rated trials.

    Attributes:
        traits: Names, in the order of mean and covariance.
        mean, cov: On the free scales.
        counts_as: People that it counts as beside those of a new file.
        people: A mark of each person's ratings, by which they are known again.
    """

    traits: tuple[str, ...]
    mean: tuple[float, ...]
    cov: tuple[tuple[float, ...], ...]
    counts_as: float
    people: tuple[str, ...]


class Learned(msgspec.Struct, frozen=True, kw_only=True):
    """data/priors.toml."""

    reviewed_by: str
    basis: str
    data: str
    date: str
    command: str
    trials: Group

    def __post_init__(self) -> None:
        parse_basis(self.basis)
        if self.trials.traits != Traits._fields:
            raise DataFileError("priors.toml: make it anew with the command that it names")


@cache
def learned() -> Learned:
    """The learned priors."""
    return load_table("priors.toml", Learned)


def learned_group() -> Population:
    """The group as a base for others."""
    group = learned().trials
    return Population(np.array(group.mean), np.array(group.cov), group.counts_as)


def mark_of(trials: Sequence[RatedTrial]) -> str:
    """A mark of one person's ratings, whatever they are called: eight letters of a hash."""
    told = ";".join(f"{_text(one.expected)},{_text(one.felt)}" for one in trials)
    return hashlib.sha256(told.encode()).hexdigest()[:8]


def _text(rating: float | None) -> str:
    return "" if rating is None else f"{rating:.2f}"
