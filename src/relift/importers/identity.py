"""What makes a row the same row in a later export, so that nothing is imported twice.

A set is told by when its workout began, its movement's name, load, reps, distance, time and RPE as
the log writes them, and by how many rows above it in the file say the same. Left out on purpose is
what people edit or apps renumber without lifting anything: notes, titles, durations, rest, the
unit, and the set's marker (a deleted set moves the numbers of those after it; older exports count
from 0). Numbers are compared by value, and an empty number equals 0, for exports differ in that.
The key is eight bytes: the exclusive or of the blake2b digests of its eight parts as text,

    start (ISO), movement, load, reps, distance, seconds, rpe, nth

each personalised by the name of its part. A log says few different things in each part, so that
few digests are made. As in any tabulation hash (Zobrist's, of chess positions) two rows that differ
share a key with a chance of 2**-64, as with one digest over all. It does not resist forgery.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from datetime import datetime
from hashlib import blake2b

import msgspec

from relift.importers.parsed import Parsed, ParsedWorkout
from relift.journal.lifting import ImportedWorkout

KEY_BYTES = 8


class KeyMaker:
    """Makes the keys of a file's rows; remembers how often each row came."""

    def __init__(self) -> None:
        self._movements = _Digests(b"movement")
        self._loads = _NumberDigests(b"load")
        self._reps = _NumberDigests(b"reps")
        self._distances = _NumberDigests(b"distance")
        self._seconds = _NumberDigests(b"seconds")
        self._rpes = _NumberDigests(b"rpe")
        self._nths = _NumberDigests(b"nth")
        self._n_seen: dict[int, dict[int, int]] = {}

    def numbers(
        self, *, load: float, reps: float, distance: float, seconds: float, rpe: float
    ) -> int:
        """What the key of a set takes from its numbers, as written; 0 where there is none."""
        return (
            self._loads[load]
            ^ self._reps[reps]
            ^ self._distances[distance]
            ^ self._seconds[seconds]
            ^ self._rpes[rpe]
        )

    def content(self, movement: str, numbers: int) -> int:
        """What the key of a set takes from its content.

        Args:
            movement: Its name as written.
            numbers: From `numbers`.
        """
        return self._movements[movement] ^ numbers

    def keys(self, at: datetime, contents: Sequence[int]) -> bytes:
        """Keys of the next rows of a file that belong to one start, joined.

        Args:
            at: Start of the workout as written, without a zone.
            contents: From `content`, of each row.
        """
        start = _digest(b"start", at.isoformat())
        nths, n_seen = self._nths, self._n_seen.setdefault(start, {})
        keys = []
        for content in contents:
            nth = n_seen.get(content, 0)
            n_seen[content] = nth + 1
            keys.append(start ^ content ^ nths[nth])
        return struct.pack(f">{len(keys)}Q", *keys)


def new_only(
    parsed: Parsed, known: set[bytes] | frozenset[bytes]
) -> tuple[tuple[ParsedWorkout, ...], int, int]:
    """Keep what an earlier import did not bring.

    Args:
        parsed: A log as read.
        known: Keys of all rows that were ever imported, also of those deleted since.

    Returns:
        (workouts with only their new sets, number of new sets, number of known ones). A workout
        of which some sets are known comes as a supplement: new sets alone, without the duration
        and note that it already brought.
    """
    kept: list[ParsedWorkout] = []
    n_new = 0
    for workout in parsed.workouts:
        if known.isdisjoint(workout.keys):
            kept.append(workout)
            n_new += len(workout.keys)
            continue
        fresh = [key not in known for key in workout.keys]
        n_new += sum(fresh)
        if any(fresh):
            kept.append(_supplement(workout, fresh))
    return tuple(kept), n_new, parsed.n_sets - n_new


def split_keys(row_keys: bytes) -> list[bytes]:
    """The keys of an imported workout, one for each set."""
    n_keys = len(row_keys) // KEY_BYTES
    return list(struct.unpack_from(f"{KEY_BYTES}s" * n_keys, row_keys))


class _Digests(dict[str, int]):
    """Digests of what one part of the key can be, each made once."""

    def __init__(self, part: bytes) -> None:
        self._part = part

    def __missing__(self, text: str) -> int:
        digest = self[text] = _digest(self._part, text)
        return digest


class _NumberDigests(dict[float, int]):
    """The same for a part that is a number: `10`, `10.0` are one, and so are empty and 0."""

    def __init__(self, part: bytes) -> None:
        self._part = part

    def __missing__(self, number: float) -> int:
        text = "" if number == 0 else repr(round(float(number), 6))
        digest = self[number] = _digest(self._part, text)
        return digest


def _digest(part: bytes, text: str) -> int:
    made = blake2b(text.encode(), digest_size=KEY_BYTES, person=part)
    return int.from_bytes(made.digest(), "big")


def _supplement(workout: ParsedWorkout, fresh: list[bool]) -> ParsedWorkout:
    is_fresh = iter(fresh)
    blocks = []
    for block in workout.payload.blocks:
        sets = tuple(s for s in block.sets if next(is_fresh))
        if sets:
            blocks.append(msgspec.structs.replace(block, sets=sets))
    keys = tuple(key for key, is_new in zip(workout.keys, fresh, strict=True) if is_new)
    payload = ImportedWorkout(
        source=workout.payload.source,
        title=workout.payload.title,
        blocks=tuple(blocks),
        row_keys=b"".join(keys),
    )
    return ParsedWorkout(at=workout.at, payload=payload, keys=keys)
