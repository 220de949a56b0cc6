"""Trials of many people as padded arrays, a row a person, so that all are filtered at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from relift.threat.rated import RatedTrial

Array = NDArray[np.float64]
Flags = NDArray[np.bool_]
Counts = NDArray[np.int64]

MOST_CONTEXTS = 6
"""Contexts that a person's belief keeps apart; any further one is read as the last of these."""


class Trials(NamedTuple):
    """Trials of people (P) padded to the longest (T).

    Attributes:
        people: Names (P,).
        names: (session, run, trial) of each trial, by person.
        context: Number of the context in the order in which the person met it (P, T).
        stimulus: -1/2 the weakest of the file to 1/2 the strongest, 0 if unknown (P, T).
        expected, felt: 0-10, NaN where there is none (P, T).
        is_first: Whether a run or session starts here, the very first trial too (P, T).
        is_new_session: Whether a later session starts here (P, T).
        n: Trials of each person (P,).
    """

    people: tuple[str, ...]
    names: tuple[tuple[tuple[str, str, str], ...], ...]
    context: Counts
    stimulus: Array
    expected: Array
    felt: Array
    is_first: Flags
    is_new_session: Flags
    n: Counts

    @property
    def n_contexts(self) -> int:
        """Most contexts that any person met."""
        return int(self.context.max(initial=0)) + 1

    @property
    def first_scored(self) -> Counts:
        """Trial from which each person is scored: the last third begins here (P,)."""
        return -(-2 * self.n // 3)

    def only(self, rows: Sequence[int], until: int | None = None) -> Trials:
        """Some of the people, with trials before `until`."""
        picked = np.asarray(rows, dtype=np.int64)
        n = self.n[picked] if until is None else np.minimum(self.n[picked], until)
        t = slice(0, int(n.max(initial=0)))
        return Trials(
            tuple(self.people[i] for i in picked),
            tuple(self.names[i] for i in picked),
            self.context[picked, t],
            self.stimulus[picked, t],
            self.expected[picked, t],
            self.felt[picked, t],
            self.is_first[picked, t],
            self.is_new_session[picked, t],
            n,
        )


def by_person(trials: Sequence[RatedTrial]) -> dict[str, list[RatedTrial]]:
    """The trials of each person, people and trials in the order of the file."""
    found: dict[str, list[RatedTrial]] = {}
    for trial in trials:
        found.setdefault(trial.person, []).append(trial)
    return found


def as_table(trials: Sequence[RatedTrial]) -> Trials:
    """Lay trials out by person.

    Args:
        trials: In order of time within a person; of one study, so that stimuli share a unit.
    """
    people = by_person(trials)
    n = np.array([len(own) for own in people.values()], dtype=np.int64)
    shape = (len(people), int(n.max(initial=0)))
    known = [one.stimulus for one in trials if one.stimulus is not None]
    low, high = (min(known), max(known)) if known else (0.0, 0.0)
    width = (high - low) or 1.0
    table = Trials(
        tuple(people),
        tuple(tuple((t.session, t.run, t.trial) for t in own) for own in people.values()),
        np.zeros(shape, dtype=np.int64),
        np.zeros(shape),
        np.full(shape, np.nan),
        np.full(shape, np.nan),
        np.zeros(shape, dtype=np.bool_),
        np.zeros(shape, dtype=np.bool_),
        n,
    )
    for i, own in enumerate(people.values()):
        met: dict[str, int] = {}
        for t, one in enumerate(own):
            number = met.setdefault(one.context, len(met))
            table.context[i, t] = min(number, MOST_CONTEXTS - 1)
            if one.stimulus is not None and high > low:
                table.stimulus[i, t] = (one.stimulus - low) / width - 0.5
            table.expected[i, t] = np.nan if one.expected is None else one.expected
            table.felt[i, t] = np.nan if one.felt is None else one.felt
            is_new = t > 0 and one.session != own[t - 1].session
            table.is_new_session[i, t] = is_new
            table.is_first[i, t] = t == 0 or is_new or one.run != own[t - 1].run
    return table


def is_set_by_others(trials: Sequence[RatedTrial]) -> bool:
    """Whether the context alone decides the expectation, the same for everybody.

    Then an experimenter set it, and nobody's forecast of it means anything.
    """
    seen: dict[str, set[float]] = {}
    told = [one for one in trials if one.expected is not None]
    for one in told:
        seen.setdefault(one.context, set()).add(one.expected or 0.0)
    values = [value for own in seen.values() for value in own]
    return 1 < len(seen) == len(values) == len(set(values)) < len(told) / 2
