"""From the rows of one workout to an imported workout: blocks, rest, notes, warm-ups.

A rest timer belongs to the set above it. A note belongs to the first set of its movement that
follows, else to the last one above, else to the workout: no text is lost.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import groupby

import msgspec

from relift.importers.cells import OtherRow
from relift.importers.dates import DateReader, read_clock
from relift.importers.declaration import Field, Layout, PseudoRow
from relift.importers.drafts import Draft
from relift.importers.identity import KeyMaker
from relift.importers.meanings import Meanings
from relift.importers.values import BadValueError, read_duration_s
from relift.importers.warm_ups import inferred_warm_ups, may_hold_warm_ups
from relift.journal.lifting import ImportedWorkout, MovementBlock, PerformedSet, SetKind

_DAY = timedelta(days=1)


@dataclass(slots=True)
class _Beside:
    """What pseudo-rows say about the set at a position."""

    rest_s: float = 0.0
    notes: list[str] = field(default_factory=list)


_Head = tuple[str, str]
_Run = tuple[_Head, int, int]
"""Sets of one movement in a row: name and superset, where the first set is, where the next run."""


class WorkoutBuilder:
    """Builds the workouts of one file."""

    def __init__(
        self, layout: Layout, meanings: Meanings, keys: KeyMaker, dates: DateReader
    ) -> None:
        """Prepare for a file.

        Args:
            layout: Where it keeps what.
            meanings: What its contents mean.
            keys: Made the digests in `meanings`.
            dates: Reads its dates.
        """
        duration = layout.column(Field.WORKOUT_DURATION)
        self._source = layout.app.id
        self._meanings = meanings
        self._keys = keys
        self._dates = dates
        self._duration_scale = (duration and duration.scale) or 1.0
        self._has_notes = Field.MOVEMENT_NOTE in layout.places
        self._variants: dict[tuple[int, bool, float, str], PerformedSet] = {}

    def build(self, draft: Draft, at: datetime) -> ImportedWorkout | None:
        """Put the rows of one workout together, leaving out those with a problem.

        Args:
            draft: As written.
            at: Its start, without a zone.

        Returns:
            The workout, or None where it has no set.
        """
        meanings, rows, others = self._meanings, draft.rows, self._meanings.others
        notes = list(draft.notes)
        beside: dict[int, _Beside] = {}
        if not others.keys().isdisjoint(rows):
            beside = _beside(rows, meanings, notes)
            rows = [number for number in rows if number not in others]
            if not rows:
                return None
        runs = _runs(rows, meanings.heads)
        sets = [meanings.sets[number] for number in rows]
        warm_ups = _warm_ups(runs, sets, [meanings.loads_kg[number] for number in rows])
        for i in beside.keys() | warm_ups:
            sets[i] = self._variant(rows[i], i in warm_ups, beside.get(i))
        duration_s, unread = self._duration(draft, at)
        return ImportedWorkout(
            source=self._source,
            title=draft.title,
            blocks=tuple([self._block(run, rows, sets) for run in runs]),
            duration_s=duration_s,
            note="\n".join(notes + unread),
            row_keys=self._keys.keys(at, [meanings.digests[number] for number in rows]),
        )

    def _block(self, run: _Run, rows: Sequence[int], sets: Sequence[PerformedSet]) -> MovementBlock:
        (name, superset), at, end = run
        note = ""
        if self._has_notes:
            told = {self._meanings.notes[number]: None for number in rows[at:end]}
            note = "\n".join(filter(None, told))
        return MovementBlock(name=name, sets=tuple(sets[at:end]), superset=superset, note=note)

    def _duration(self, draft: Draft, at: datetime) -> tuple[float | None, list[str]]:
        """The first duration that can be read [s], and a line for the note on each that cannot."""
        duration_s: float | None = None
        unread = []
        for text in draft.durations:
            try:
                duration_s = duration_s or read_duration_s(text, self._duration_scale)
            except BadValueError:
                unread.append(f"Duration in the file: {text}")
        for text in draft.ends:
            until_end_s = self._until(text, at)
            duration_s = duration_s or until_end_s
            if until_end_s is None and text.strip():
                unread.append(f"End in the file: {text}")
        return duration_s, unread

    def _until(self, text: str, at: datetime) -> float | None:
        """Seconds from the start to an end that is a time of day or a full date."""
        clock = read_clock(text)
        try:
            end = self._dates.read(text).at if clock is None else _midnight(at) + clock
        except BadValueError:
            return None
        if clock is not None and end < at:
            end += _DAY
        return (end - at).total_seconds() if at <= end else None

    def _variant(self, number: int, is_warm_up: object, beside: _Beside | None) -> PerformedSet:
        """The set of a content with what was inferred and what stood beside it, made once."""
        rest_s = beside.rest_s if beside else 0.0
        note = "\n".join(beside.notes) if beside else ""
        key = (number, bool(is_warm_up), rest_s, note)
        variant = self._variants.get(key)
        if variant is None:
            performed = self._meanings.sets[number]
            variant = self._variants[key] = msgspec.structs.replace(
                performed,
                kind=SetKind.WARMUP if is_warm_up else performed.kind,
                is_kind_inferred=bool(is_warm_up),
                rest_s=rest_s or None,
                note="\n".join(text for text in (performed.note, note) if text),
            )
        return variant


def _beside(rows: Iterable[int], meanings: Meanings, left_over: list[str]) -> dict[int, _Beside]:
    """What the pseudo-rows add to each set; a note without a set goes to `left_over`."""
    found: dict[int, _Beside] = {}
    names = [meanings.heads[number][0] for number in rows if number not in meanings.others]
    n_above = 0
    for number in rows:
        row = meanings.others.get(number)
        if row is None:
            n_above += 1
        if not isinstance(row, OtherRow):
            continue
        if row.kind is PseudoRow.REST and n_above:
            found.setdefault(n_above - 1, _Beside()).rest_s += row.rest_s
        if row.note:
            name = meanings.heads[number][0]
            below = next((i for i in range(n_above, len(names)) if names[i] == name), None)
            above = next((i for i in range(n_above - 1, -1, -1) if names[i] == name), None)
            owner = below if below is not None else above
            if owner is None:
                left_over.append(f"{name}: {row.note}")
            else:
                found.setdefault(owner, _Beside()).notes.append(row.note)
    return found


def _runs(rows: Iterable[int], heads: Sequence[_Head]) -> list[_Run]:
    runs = []
    at = 0
    for head, run in groupby(rows, key=heads.__getitem__):
        end = at + len(list(run))
        runs.append((head, at, end))
        at = end
    return runs


def _warm_ups(
    runs: Collection[_Run], sets: Sequence[PerformedSet], loads_kg: Sequence[float]
) -> set[int]:
    """Positions of the sets that were warm-ups."""
    found: set[int] = set()
    if len({name for (name, _), _, _ in runs}) == len(runs):
        for (name, _), at, end in runs:
            if may_hold_warm_ups(loads_kg[at:end]):
                found.update([at + i for i in inferred_warm_ups(name, sets[at:end])])
        return found
    # A movement was taken up again after another, and the rule looks at all of its sets.
    positions: dict[str, list[int]] = {}
    for (name, _), at, end in runs:
        positions.setdefault(name, []).extend(range(at, end))
    for name, places in positions.items():
        if may_hold_warm_ups([loads_kg[i] for i in places]):
            found.update([places[k] for k in inferred_warm_ups(name, [sets[i] for i in places])])
    return found


def _midnight(at: datetime) -> datetime:
    return at.replace(hour=0, minute=0, second=0)
