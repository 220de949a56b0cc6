"""What a lifter says about their logs: what a name means, and what the columns of a table are.

Said once, kept in the journal, and true of the whole of it: a name that is put right today is put
right in every workout of the past, and in every log that comes in later.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from relift.errors import InvalidValueError
from relift.journal.records import Payload


class MovementNamed(Payload, frozen=True, kw_only=True, omit_defaults=True):
    """What a name in the logs means; of several about one name the newest counts.

    Attributes:
        name: As the log writes it; without regard to case and spaces.
        movement: Id of the movement; "" for none that Relift knows.
    """

    KIND: ClassVar[str] = "movement_name"

    name: str
    movement: str = ""


class ColumnsMapped(Payload, frozen=True, kw_only=True, omit_defaults=True):
    """What the columns of tables with these headings are; the newest counts.

    Attributes:
        headings: Every heading of the table, in order.
        fields: Heading -> what it is (`relift.importers.mapping.NAMES`).
    """

    KIND: ClassVar[str] = "column_map"

    headings: tuple[str, ...]
    fields: dict[str, str]

    def __post_init__(self) -> None:
        if not self.fields.keys() <= set(self.headings):
            raise InvalidValueError("fields must be named by headings of the table")


def name_key(name: str) -> str:
    """A name as it is compared: without case, and with single spaces."""
    return " ".join(name.split()).casefold()


def meanings_of(said: Iterable[MovementNamed]) -> dict[str, str]:
    """What names mean, the newest saying last.

    Returns:
        `name_key` of a name -> id of its movement, or "" for none that Relift knows.
    """
    return {name_key(one.name): one.movement for one in said}
