"""Checkpoints of the pain model: a shortcut, never another answer.

A checkpoint is the model's state at the end of a day together with a digest of every event up to
it. It is used only if the journal still tells exactly those events: a late, edited or undone
record changes the digest from its day on, and the model replays from the newest one that fits.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from itertools import groupby

from relift.errors import InvalidValueError
from relift.threat import checkpoint as codec
from relift.threat.events import Event
from relift.threat.filter import ThreatFilter
from relift.threat.state import State

DAYS_KEPT = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkpoint:
    """The model's state at the end of a day.

    Attributes:
        on: The day.
        digest: Of the model's version and every event up to the end of that day.
        state: The encoded state.
    """

    on: date
    digest: bytes
    state: bytes


Posterior = Mapping[bytes, bytes]
"""Stored states by digest; any of them may be missing or damaged. Looked up newest day first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Learned:
    """What the model knows.

    Attributes:
        state: After every event before `today`.
        today: Today's events, not yet learned from.
        fresh: Checkpoints made on the way, for the shell to store.
    """

    state: State
    today: tuple[Event, ...]
    fresh: tuple[Checkpoint, ...]


def learn(
    events: Sequence[Event],
    today: date,
    *,
    threat: ThreatFilter,
    start: State,
    posterior: Posterior | None = None,
) -> Learned:
    """Run the model over everything before today, from the newest checkpoint that fits.

    Args:
        events: All events, by time.
        today: The training day; its events are handed back unlearned.
        threat: The pain model.
        start: Its state before the first event.
        posterior: Stored states.
    """
    days = [(day, list(group)) for day, group in groupby(events, key=lambda e: e.at.date())]
    before = [(day, group) for day, group in days if day < today]
    digests = _chain([group for _, group in before], start=start, fingerprint=threat.fingerprint)
    done, state = _newest_stored(digests, posterior or {}) or (0, start)
    fresh = []
    for i in range(done, len(before)):
        day, group = before[i]
        for event in group:
            state, _ = threat.step(state, event)
        if i >= len(before) - DAYS_KEPT:
            fresh.append(Checkpoint(on=day, digest=digests[i], state=codec.encode(state)))
    return Learned(
        state=state,
        today=tuple(event for day, group in days if day >= today for event in group),
        fresh=tuple(fresh),
    )


def _newest_stored(digests: Sequence[bytes], posterior: Posterior) -> tuple[int, State] | None:
    """The newest stored state that fits and can be read, with how many days it covers."""
    for n_days in range(len(digests), 0, -1):
        stored = posterior.get(digests[n_days - 1])
        if stored is not None:
            try:
                return n_days, codec.decode(stored)
            except InvalidValueError:
                continue
    return None


def _chain(days: Sequence[Sequence[Event]], *, start: State, fingerprint: object) -> list[bytes]:
    """A digest for each day that depends on the model, the start and every event up to its end."""
    digests: list[bytes] = []
    seed = blake2b(repr((fingerprint, start.at)).encode(), digest_size=16)
    seed.update(start.used_to.tobytes())
    previous = seed.digest()
    for events in days:
        block = blake2b(previous, digest_size=16)
        for event in events:
            block.update(repr(event).encode())
        previous = block.digest()
        digests.append(previous)
    return digests
