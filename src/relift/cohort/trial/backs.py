"""What a back does in a trial, whatever model it follows, and the models by name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from relift.cohort.trial.people import Array, Mask

OWN_BODY = 0.2
"""What holding up one's own body asks of the back, as a share of strength."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Effort:
    """What is asked of some people's backs, one number each (people,).

    Attributes:
        load: Share of their true strength, not below what holding up their own body asks.
        range_of_motion: 0-1.
        volume: Repetitions x sets.
    """

    load: Array
    range_of_motion: Array
    volume: Array

    @property
    def demand(self) -> Array:
        """Load and range in one number: a short range asks for less of the load."""
        out: Array = self.load * (0.7 + 0.3 * self.range_of_motion) + 0.05 * self.range_of_motion
        return out


class Backs(Protocol):
    """The backs of some people under one model; the state lives in here."""

    @property
    def level(self) -> Array:
        """True pain at rest now [NRS] (people,)."""
        ...

    def night(self, day: int) -> None:
        """Let the night before a day pass; days from 0, one after the other."""
        ...

    def expects(self, effort: Effort) -> Array:
        """What they truly expect of an effort [NRS] (people,)."""
        ...

    def does(self, effort: Effort, is_done: Mask, noise: Array) -> Array:
        """Do an effort; those who do not are left as they are.

        Args:
            effort: What is asked.
            is_done: Who does it (people,).
            noise: Standard noise (SET_NOISES, people).

        Returns:
            Felt pain before rounding [NRS] (people,).
        """
        ...

    def day_ends(self) -> None:
        """Training is over for the day."""
        ...
