"""The models that generate the virtual people's backs, by name: the fitted one and four others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from relift.cohort.trial.backs import Backs
from relift.cohort.trial.constant_pain import ConstantPainBacks
from relift.cohort.trial.fitted import FittedBacks
from relift.cohort.trial.load_driven import LoadDrivenBacks
from relift.cohort.trial.no_expectation import NoExpectationBacks
from relift.cohort.trial.people import People


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """A generating model.

    Attributes:
        build: Makes the backs of some people, as they are on the evening of the onset.
        words: What it is, in a few words.
        has_heavy_tails: Whether answers and sets scatter with heavy tails.
    """

    build: Callable[[People], Backs]
    words: str
    has_heavy_tails: bool = False


MODELS = {
    "fitted": Model(build=FittedBacks, words="the model that Relift fits"),
    "no_expectation": Model(build=NoExpectationBacks, words="expectation has no effect"),
    "load_driven": Model(build=LoadDrivenBacks, words="load alone hurts"),
    "constant_pain": Model(build=ConstantPainBacks, words="pain stays as it is"),
    "heavy_tails": Model(
        build=FittedBacks, words="the fitted one, ratings with heavy tails", has_heavy_tails=True
    ),
}
"""Every model by name."""
