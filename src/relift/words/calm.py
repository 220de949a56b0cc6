"""The calm-down of a flare (data/calm.toml): breathe, name it, see what is known, let it be.

Breathing about six times a minute with a long out-breath may calm (evidence K02, K05); it is not
offered as pain relief (K01, K04).
"""

from __future__ import annotations

from functools import cache

import msgspec

from relift.data.tables import load_table
from relift.evidence import parse_basis
from relift.words.cards import card


class Breathing(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The pacer.

    Attributes:
        duration_s: Length that is offered [s].
        in_s, out_s: Length of one in-breath and one out-breath [s].
        words: What to say first.
        skip: That it may be skipped.
        bases: What it rests on.
    """

    duration_s: float
    in_s: float
    out_s: float
    words: str
    skip: str
    bases: tuple[str, ...]

    @property
    def breaths_a_minute(self) -> float:
        """Breaths a minute."""
        return 60.0 / (self.in_s + self.out_s)

    @property
    def n_breaths(self) -> int:
        """Whole breaths in the length that is offered."""
        return int(self.duration_s // (self.in_s + self.out_s))


class Prompt(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A question to the person, answered in their own words or not at all."""

    prompt: str
    help: str
    basis: str


class Known(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The cards that are offered in the calm-down, by id."""

    words: str
    cards: tuple[str, ...]
    basis: str


class Acceptance(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The last lines."""

    words: tuple[str, ...]
    basis: str


class Calm(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole of calm.toml, in the order in which it is gone through."""

    reviewed_by: str
    breathing: Breathing
    thought: Prompt
    fear: Prompt
    known: Known
    acceptance: Acceptance


@cache
def calm() -> Calm:
    """The calm-down.

    Raises:
        DataFileError: the file does not fit or a basis cannot be read.
        UnknownTransitionError: it offers a card that does not exist.
    """
    script = load_table("calm.toml", Calm)
    others = (script.thought, script.fear, script.known, script.acceptance)
    for basis in (*script.breathing.bases, *(part.basis for part in others)):
        parse_basis(basis)
    for card_id in script.known.cards:
        card(card_id)
    return script
