"""What may be changed of the history, and what an answer still lacks, for every way of asking."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple
from uuid import UUID

from relift.app.past.forms import form_of
from relift.app.past.parts import PARTS, Part
from relift.journal.log import KINDS
from relift.journal.records import Payload, Record, decode_payload


class Changeable(NamedTuple):
    """Something that may be changed.

    Attributes:
        record: The edition that counts.
        payload: What it says.
        kind: Whose form changes it.
    """

    record: Record
    payload: Payload
    kind: str


def changeable(record_id: UUID, records: Iterable[Record]) -> Changeable | None:
    """What would be changed; None where stops and plans rest on it.

    Args:
        record_id: Of the edition that counts.
        records: The person's log.

    Raises:
        InvalidValueError: the record cannot be read.
    """
    found = next((r for r in records if r.id == record_id), None)
    payload = decode_payload(found, KINDS[found.kind]) if found else None
    kind = form_of(payload) if payload else None
    if found is None or payload is None or kind is None:
        return None
    return Changeable(found, payload, kind)


def missing(kind: str, given: Mapping[str, object]) -> list[Part]:
    """The parts that are needed and not there.

    Args:
        kind: Of `parts.PARTS`.
        given: Answers by key.
    """
    return [p for p in PARTS[kind] if p.is_needed and given.get(p.key) in (None, "")]
