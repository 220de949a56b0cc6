"""The record: the one thing that is ever written down.

A record is never changed. An edit is a new record that supersedes it, a delete is a `tombstone`
that supersedes it, and an import is a batch that a `batch_undone` record takes back. Everything
else (the journal, the plan, the charts) is derived from the log and can be rebuilt.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar, TypeVar
from uuid import UUID, uuid4

import msgspec

from relift.errors import InvalidValueError

SELF = "self"


class Payload(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a record says; one frozen type per kind, legal once it exists.

    Attributes:
        KIND: Name of the kind in the log.
        SCHEMA: Version of the payload's shape; older ones are upgraded when read.
    """

    KIND: ClassVar[str] = ""
    SCHEMA: ClassVar[int] = 1


P = TypeVar("P", bound=Payload)


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """One entry of the log.

    Attributes:
        id: Made by whoever creates the record, so that sending it twice does no harm.
        person: Whose journal it belongs to.
        kind: Which payload type it carries.
        at: When what it tells of happened; aware, in the person's own zone.
        recorded_at: When it was written down; aware.
        author: Who wrote it (`self`, or the id of a grantee).
        schema: Version of the payload's shape.
        payload: The payload as JSON.
        batch: The import it came with, if any.
        supersedes: The record that it replaces or deletes, if any.
    """

    id: UUID
    person: UUID
    kind: str
    at: datetime
    recorded_at: datetime
    author: str
    payload: msgspec.Raw
    schema: int = 1
    batch: UUID | None = None
    supersedes: UUID | None = None

    def __post_init__(self) -> None:
        if self.at.tzinfo is None or self.recorded_at.tzinfo is None:
            raise InvalidValueError("a record's times must carry a zone")


def new_record(
    payload: Payload,
    *,
    person: UUID,
    at: datetime,
    recorded_at: datetime | None = None,
    author: str = SELF,
    id: UUID | None = None,
    batch: UUID | None = None,
    supersedes: UUID | None = None,
) -> Record:
    """Wrap a payload into a record.

    Args:
        payload: What the record says.
        person: Whose journal it belongs to.
        at: When it happened; aware.
        recorded_at: When it was written down; `at` where not given.
        author: Who wrote it.
        id: The record's id; a new one where not given.
        batch: The import it came with.
        supersedes: The record that it replaces.

    Raises:
        InvalidValueError: a time carries no zone.
    """
    return Record(
        id=id or uuid4(),
        person=person,
        kind=payload.KIND,
        at=at,
        recorded_at=recorded_at or at,
        author=author,
        schema=payload.SCHEMA,
        payload=msgspec.Raw(_ENCODER.encode(payload)),
        batch=batch,
        supersedes=supersedes,
    )


def decode_payload(record: Record, kind: type[P]) -> P:
    """Read a record's payload as `kind`, checking every range.

    Raises:
        InvalidValueError: the payload does not fit the kind; the message names record and field.
    """
    decoder = _DECODERS.get(kind)
    if decoder is None:
        decoder = _DECODERS[kind] = msgspec.json.Decoder(kind)
    try:
        payload: P = decoder.decode(record.payload)
    except (msgspec.ValidationError, msgspec.DecodeError) as fault:
        raise InvalidValueError(f"record {record.id} ({record.kind}): {fault}") from None
    return payload


_ENCODER = msgspec.json.Encoder()
_DECODERS: dict[type[Any], msgspec.json.Decoder[Any]] = {}
