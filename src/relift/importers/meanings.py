"""What each distinct content of a file means, understood once for all rows that say it.

The parts lie in lists side by side, by the number that `relift.importers.drafts` gave the content,
so that a workout is put together by looking numbers up and not by reading its rows again.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from relift.importers.cells import CellReader, OtherRow, Problem, SetRow
from relift.importers.drafts import Content
from relift.importers.identity import KeyMaker
from relift.journal.lifting import PerformedSet

_NO_SET = PerformedSet()


@dataclass(slots=True)
class Meanings:
    """The contents of a file, understood.

    Attributes:
        names: The movement of each, as written.
        sets: The set of each; an empty one where it is none.
        loads_kg: The load of each set [kg]; 0 where it has none.
        digests: What the key of each set takes from its content.
        others: Number -> what the content is instead of a set.
    """

    names: list[str] = field(default_factory=list)
    sets: list[PerformedSet] = field(default_factory=list)
    loads_kg: list[float] = field(default_factory=list)
    digests: list[int] = field(default_factory=list)
    others: dict[int, OtherRow | Problem] = field(default_factory=dict)


def understand(contents: Iterable[Content], cells: CellReader, keys: KeyMaker) -> Meanings:
    """Read every content of a file.

    Args:
        contents: In the order of their numbers.
        cells: Reads what stands behind the movement's name.
        keys: Makes the keys of the same file.
    """
    meanings = Meanings()
    names: dict[str, str] = {}
    for number, content in enumerate(contents):
        name = names.setdefault(content[0], content[0])
        reading = cells.read(content[1:])
        performed, digest = _NO_SET, 0
        if isinstance(reading, SetRow):
            performed, digest = reading.performed, keys.content(name, reading.numbers)
        else:
            meanings.others[number] = reading
        meanings.names.append(name)
        meanings.sets.append(performed)
        meanings.loads_kg.append(performed.load_kg or 0.0)
        meanings.digests.append(digest)
    return meanings
