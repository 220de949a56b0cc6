"""What a phone has written, taken into the log: each record on its own, twice or late without harm.

A phone commits a record on itself first and sends it when it can, under an id that it made. So the
same record may come twice, after a newer one, or beside another device's. A record that cannot be
taken is answered with what is wrong; the phone keeps it and shows it. Nothing is ever dropped.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from uuid import UUID

import msgspec

from relift.app.web.desk import Desk
from relift.errors import InvalidValueError, ReliftError, StoreError
from relift.journal.choices import EquipmentSaid, LadderChosen, Paused
from relift.journal.lifting import (
    ExpectationGiven,
    ExposureDone,
    WorkoutEnded,
    WorkoutStarted,
)
from relift.journal.log import KINDS
from relift.journal.records import Payload, Record, decode_payload, new_record
from relift.journal.reports import (
    CalmedDown,
    CheckIn,
    CrisisAcknowledged,
    FlareReported,
    LimitSet,
    MedicationTaken,
    NoteWritten,
    Profile,
    ScreenAnswered,
    Tombstone,
)
from relift.plan.heed import Heed, heed_payload

MOST_RECORDS = 500
"""How many a phone may send at once; it sends the rest next."""

FROM_PHONE: tuple[type[Payload], ...] = (
    Profile,
    FlareReported,
    ScreenAnswered,
    CalmedDown,
    CrisisAcknowledged,
    CheckIn,
    MedicationTaken,
    LimitSet,
    NoteWritten,
    Tombstone,
    WorkoutStarted,
    WorkoutEnded,
    ExpectationGiven,
    ExposureDone,
    EquipmentSaid,
    LadderChosen,
    Paused,
)
"""What a page may write without signal. All else goes through a page of its own."""

_KINDS = {kind.KIND for kind in FROM_PHONE}


class Sent(msgspec.Struct, frozen=True, kw_only=True):
    """A record as a phone sends it.

    Attributes:
        id: Made by the phone.
        kind: Name of its kind.
        at: When it happened; aware.
        recorded_at: When it was written down; aware; `at` where not given.
        payload: What it says.
        supersedes: The record that it replaces, if any.
        schema: Version of the payload's shape.
    """

    id: UUID
    kind: str
    at: datetime
    payload: msgspec.Raw
    recorded_at: datetime | None = None
    supersedes: UUID | None = None
    schema: int = 1


class Parcel(msgspec.Struct, frozen=True, kw_only=True):
    """What one request brings; each record is read on its own."""

    records: tuple[msgspec.Raw, ...]


class Answered(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What became of one record.

    Attributes:
        id: Its id; "" where it could not even be read.
        is_kept: Whether it is in the log now.
        words: What is wrong with it, or "".
        is_beside_another: Another device changed the same thing; both are kept, the later counts.
        heed: What its text calls for.
    """

    id: str
    is_kept: bool
    words: str = ""
    is_beside_another: bool = False
    heed: Heed | None = None


def take_in(desk: Desk, parcel: Parcel, *, now: datetime) -> list[Answered]:
    """Take a parcel into the log.

    Args:
        desk: The journal.
        parcel: What was sent; all of it is answered, in its order.
        now: Aware; for what was written without a time of its own.

    Raises:
        InvalidValueError: it holds more than `MOST_RECORDS`; nothing was written.
        StoreError: the store cannot be written; nothing was, and it can be sent again.
    """
    if len(parcel.records) > MOST_RECORDS:
        raise InvalidValueError(f"Send at most {MOST_RECORDS} records at once.")
    read = [_read(raw, desk.store.person) for raw in parcel.records]
    good = [one for one in read if isinstance(one, Record)]
    beside = _beside_others(desk, good)
    refused = _append(desk, good)
    return [
        one
        if isinstance(one, Answered)
        else Answered(
            id=str(one.id),
            is_kept=one.id not in refused,
            words=refused.get(one.id, ""),
            is_beside_another=one.id in beside and one.id not in refused,
            heed=_heed(one, desk),
        )
        for one in read
    ]


def _read(raw: msgspec.Raw, person: UUID) -> Record | Answered:
    """A record of the log, or what is wrong with it."""
    try:
        sent = msgspec.json.decode(raw, type=Sent)
    except (msgspec.MsgspecError, ValueError) as fault:
        return Answered(id=_id_of(raw), is_kept=False, words=f"This could not be read: {fault}.")
    try:
        return _record(sent, person)
    except ReliftError as fault:
        return Answered(id=str(sent.id), is_kept=False, words=str(fault))


def _id_of(raw: msgspec.Raw) -> str:
    try:
        found = msgspec.json.decode(raw)
    except (msgspec.MsgspecError, ValueError):
        return ""
    return str(found.get("id", "")) if isinstance(found, dict) else ""


def _record(sent: Sent, person: UUID) -> Record:
    if sent.kind not in _KINDS:
        raise InvalidValueError(f"A record of kind {sent.kind!r} cannot come from a page.")
    known = KINDS[sent.kind]
    if sent.schema > known.SCHEMA:
        raise InvalidValueError("This page is newer than the program. Reload it and try again.")
    raw = Record(
        id=sent.id,
        person=person,
        kind=sent.kind,
        at=sent.at,
        recorded_at=sent.recorded_at or sent.at,
        author="self",
        payload=sent.payload,
        schema=sent.schema,
        supersedes=sent.supersedes,
    )
    # Written as the core writes it, so that the same answer has the same bytes from every door.
    return new_record(
        decode_payload(raw, known),
        person=person,
        at=raw.at,
        recorded_at=raw.recorded_at,
        id=raw.id,
        supersedes=raw.supersedes,
    )


def _append(desk: Desk, records: Sequence[Record]) -> dict[UUID, str]:
    """Write them; where one clashes, each on its own. What was refused, with the reason."""
    try:
        desk.write(records)
        return {}
    except StoreError as fault:
        if type(fault) is not StoreError:
            raise  # busy, full, read-only: the phone sends all of it again
    refused: dict[UUID, str] = {}
    for record in records:
        try:
            desk.write([record])
        except StoreError as fault:
            if type(fault) is not StoreError:
                raise
            refused[record.id] = str(fault)
    return refused


def _beside_others(desk: Desk, records: Sequence[Record]) -> set[UUID]:
    """The records whose subject another record has changed already."""
    if not any(one.supersedes or one.kind == ExposureDone.KIND for one in records):
        return set()
    log = desk.records()
    changed = {one.supersedes: one.id for one in log if one.supersedes}
    taken_back = {one.supersedes for one in log if one.kind == Tombstone.KIND}
    told = {of: id for of, id in _outcomes(log) if id not in taken_back}
    beside = set()
    for record in records:
        earlier = changed.get(record.supersedes) if record.supersedes else None
        for exposure, _ in _outcomes([record]):
            of_exposure = told.get(exposure)
            is_edit = record.supersedes == of_exposure
            earlier = earlier or (None if is_edit else of_exposure)
        if earlier not in (None, record.id):
            beside.add(record.id)
    return beside


def _outcomes(records: Sequence[Record]) -> Iterator[tuple[UUID, UUID]]:
    for record in records:
        if record.kind == ExposureDone.KIND:
            yield decode_payload(record, ExposureDone).exposure, record.id


def _heed(record: Record, desk: Desk) -> Heed | None:
    """What the texts of a record call for."""
    payload = decode_payload(record, KINDS[record.kind])
    found = heed_payload(payload, country="")
    if found is None or found.page is None:
        return found
    # Only the crisis page names numbers; else the journal need not be added up.
    return heed_payload(payload, country=desk.journal().profile.country)
