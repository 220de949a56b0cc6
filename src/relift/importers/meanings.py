"""What each distinct content of a file means, understood once for all rows that say it.

The parts lie in lists side by side, by the number that `relift.importers.drafts` gave the content,
so that a workout is put together by looking numbers up and not by reading its rows again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from relift.importers.cells import FIELDS, CellReader, OtherRow, Problem, SetRow
from relift.importers.declaration import Field
from relift.importers.drafts import Content
from relift.importers.identity import KeyMaker
from relift.journal.lifting import PerformedSet

_NO_SET = PerformedSet()
_SUPERSET_AT = 1 + FIELDS.index(Field.SUPERSET)  # in a content, behind the movement


@dataclass(slots=True)
class Meanings:
    """The contents of a file, understood.

    Attributes:
        heads: (movement as written, superset or "") of each.
        notes: What is written about the movement of each as a whole.
        sets: The set of each; an empty one where it is none.
        loads_kg: The load of each set [kg]; 0 where it has none.
        digests: What the key of each set takes from its content.
        others: Number -> what the content is instead of a set.
    """

    heads: list[tuple[str, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    sets: list[PerformedSet] = field(default_factory=list)
    loads_kg: list[float] = field(default_factory=list)
    digests: list[int] = field(default_factory=list)
    others: dict[int, OtherRow | Problem] = field(default_factory=dict)


def understand(
    contents: Iterable[Content],
    cells: CellReader,
    keys: KeyMaker,
    others: Mapping[str, CellReader],
) -> Meanings:
    """Read every content of a file.

    Args:
        contents: In the order of their numbers.
        cells: Reads what stands behind the movement's name.
        keys: Makes the keys of the same file.
        others: Movement -> what reads its cells, where its unit is not the file's.
    """
    meanings = Meanings()
    heads: dict[tuple[str, str], tuple[str, str]] = {}
    for number, content in enumerate(contents):
        head = (content[0], content[_SUPERSET_AT].strip())
        head = heads.setdefault(head, head)
        name = head[0]
        reader = others.get(name, cells) if others else cells
        reading = reader.read(content[1:])
        performed, digest = _NO_SET, 0
        if isinstance(reading, SetRow):
            performed, digest = reading.performed, keys.content(name, reading.numbers)
        else:
            meanings.others[number] = reading
        meanings.heads.append(head)
        meanings.notes.append(content[-1])
        meanings.sets.append(performed)
        meanings.loads_kg.append(performed.load_kg or 0.0)
        meanings.digests.append(digest)
    return meanings
