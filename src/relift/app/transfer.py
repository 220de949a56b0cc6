"""The whole journal out of the store and back in, without a byte changed.

An export is a zip: `records.jsonl` with every record as it stands in the log (deleted ones and
undone imports too), a manifest, and CSV tables for people. Only the first two are read back. An
import is one transaction: it adds what is new, and nothing at all where a line cannot be read.
"""

from __future__ import annotations

import enum
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from uuid import UUID

import msgspec
from django.db import transaction

import relift
from relift.app import database, faults, models, tables
from relift.app.database import Store
from relift.app.home import make_private_file
from relift.app.records import add_rows, load_records
from relift.errors import InvalidValueError, ReliftError, StoreError, UnreadableFileError
from relift.journal.log import KINDS, fold
from relift.journal.records import Record, decode_payload

RECORDS = "records.jsonl"
MANIFEST = "manifest.json"
FORMAT = "relift-journal"
VERSION = 1
MAX_BYTES = 512 * 1024 * 1024
"""Largest `records.jsonl` that is read, unpacked: a hundred years of training is a tenth of it."""
MAX_LINE_BYTES = 8 * 1024 * 1024
_FIXED_TIME = (1980, 1, 1, 0, 0, 0)  # the same journal makes the same file


class OtherPerson(enum.Enum):
    """What to do with records that were written under another person's id."""

    REFUSE = "refuse"
    JOIN = "join"


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What an export says about itself.

    Attributes:
        format: Always `relift-journal`.
        version: Of the export's shape.
        relift: Version of the program that wrote it.
        persons: The ids under which the person wrote, the one in use first.
        n_records: Lines of `records.jsonl`.
    """

    format: str
    version: int
    relift: str
    persons: tuple[UUID, ...]
    n_records: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LineFault:
    """A line that cannot be read as a record.

    Attributes:
        line: Counted from 1.
        problem: What is wrong with it.
    """

    line: int
    problem: str


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalImported:
    """What became of an import.

    Attributes:
        n_records: Records in the file.
        n_new: How many were added; 0 where there are faults.
        faults: Lines that could not be read.
        is_from_another: Whether it was written under an id that a journal with records lacked.
    """

    n_records: int
    n_new: int
    faults: tuple[LineFault, ...] = ()
    is_from_another: bool = False


def export_journal(store: Store, to: Path) -> int:
    """Write the whole journal into a zip that only its owner may read.

    Args:
        store: The open store.
        to: The file to make; must not exist.

    Returns:
        How many records it holds.

    Raises:
        StoreError: the store cannot be read, `to` exists, or the disk refused.
    """
    if to.exists():
        raise faults.taken(to)
    records = load_records(store)
    manifest = Manifest(
        format=FORMAT,
        version=VERSION,
        relift=relift.__version__,
        persons=tuple(dict.fromkeys((*persons_of(store), *(r.person for r in records)))),
        n_records=len(records),
    )
    unfinished = to.with_name(f"{to.name}.part")
    with faults.store_faults(to):
        try:
            unfinished.unlink(missing_ok=True)
            make_private_file(unfinished)
            with zipfile.ZipFile(unfinished, "w") as archive:
                _write_members(archive, manifest, records)
            unfinished.rename(to)
        finally:
            unfinished.unlink(missing_ok=True)
    return len(records)


def import_journal(
    store: Store,
    source: Path,
    *,
    others: OtherPerson = OtherPerson.REFUSE,
    name: str = "",
    is_trial: bool = False,
) -> JournalImported:
    """Add the records of an export, or of a bare `records.jsonl`.

    Args:
        store: The open store; an empty one takes over the person's id from the file.
        source: The zip or the lines.
        others: What to do where the store has records under another person's id.
        name: What the file is called in messages; its path where not given.
        is_trial: Whether everything is taken back at the end: what would be added is only told.

    Returns:
        What was added, or the faults for which nothing was.

    Raises:
        UnreadableFileError: the file is missing, or no export, or too large.
        StoreError: the records are another person's, or contradict the journal, or the store
            cannot be written; nothing was written.
    """
    reader, called = _Reader(), name or str(source)
    with _opened(source, called) as (lines, manifest), database.writing(store):
        was_empty = not models.Record.objects.exists()
        n_new = add_rows(reader.read(lines))
        if manifest and not reader.faults and manifest.n_records != reader.n_records:
            raise UnreadableFileError(
                f"{called} holds {reader.n_records} records and should hold {manifest.n_records}: "
                "it was cut short. Nothing was written. Export it again."
            )
        listed = manifest.persons if manifest else ()
        persons = tuple(dict.fromkeys((*listed, *reader.persons)))
        is_from_another = _adopt(persons, was_empty=was_empty, others=others)
        if reader.faults:
            n_new = 0
        if reader.faults or is_trial:
            transaction.set_rollback(True)
    return JournalImported(
        n_records=reader.n_records,
        n_new=n_new,
        faults=tuple(reader.faults),
        is_from_another=is_from_another,
    )


def as_line(record: Record) -> bytes:
    """A record as it stands in an export, with its line end."""
    return msgspec.json.encode(record) + b"\n"


def persons_of(store: Store) -> tuple[UUID, ...]:
    """The ids under which the store's person wrote, the one in use first.

    Raises:
        StoreError: the store cannot be read.
    """
    with database.reading(store):
        return tuple(models.Person.objects.order_by("seq").values_list("uuid", flat=True))


class _Reader:
    """Reads lines into records and remembers what it saw."""

    def __init__(self) -> None:
        self.n_records = 0
        self.persons: dict[UUID, None] = {}
        self.faults: list[LineFault] = []

    def read(self, lines: Iterator[bytes]) -> Iterator[Record]:
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            try:
                record = _read_line(line)
            except ReliftError as fault:
                self.faults.append(LineFault(line=number, problem=str(fault)))
                continue
            self.n_records += 1
            self.persons[record.person] = None
            yield record


def _read_line(line: bytes) -> Record:
    try:
        line.decode("utf-8")
        record = _DECODER.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError) as fault:
        raise InvalidValueError(str(fault)) from None
    kind = KINDS.get(record.kind)
    if kind is None or record.schema > kind.SCHEMA:
        raise InvalidValueError(
            f"a record of kind {record.kind!r}, version {record.schema}, is not known to this "
            "version of Relift: update Relift and try again"
        )
    decode_payload(record, kind)
    return record


_DECODER = msgspec.json.Decoder(Record)


def _adopt(persons: tuple[UUID, ...], *, was_empty: bool, others: OtherPerson) -> bool:
    """Make the file's person this store's person, or refuse; whether a full store met another."""
    own = set(models.Person.objects.values_list("uuid", flat=True))
    strangers = [person for person in persons if person not in own]
    if not strangers:
        return False
    if was_empty:
        models.Person.objects.all().delete()
        strangers = list(persons)
    elif others is OtherPerson.REFUSE:
        raise StoreError(
            "This export was written under another person's id. Nothing was written. If it is "
            "your own, from another device, say so: relift import FILE --join."
        )
    models.Person.objects.bulk_create(models.Person(uuid=person) for person in strangers)
    return not was_empty


@contextmanager
def _opened(source: Path, called: str) -> Iterator[tuple[Iterator[bytes], Manifest | None]]:
    """The lines of an export; nothing else in a zip is unpacked, and nothing onto the disk."""
    with ExitStack() as open_files:
        manifest = None
        with _as_unreadable(called):
            if zipfile.is_zipfile(source):
                archive = open_files.enter_context(zipfile.ZipFile(source))
                manifest = _read_manifest(archive, called)
                lines = open_files.enter_context(archive.open(RECORDS))
            else:
                lines = open_files.enter_context(source.open("rb"))
        yield _bounded(lines, called), manifest


@contextmanager
def _as_unreadable(called: str) -> Iterator[None]:
    """Put what zip files and disks complain of into a sentence."""
    try:
        yield
    except OSError as fault:
        raise UnreadableFileError(f"{called} cannot be read: {fault.strerror}.") from None
    except (zipfile.BadZipFile, zlib.error, KeyError, EOFError, RuntimeError):
        raise UnreadableFileError(
            f"{called} is not a whole Relift export: a part is missing or damaged. "
            "Nothing was written."
        ) from None


def _read_manifest(archive: zipfile.ZipFile, called: str) -> Manifest:
    with archive.open(MANIFEST) as member:
        text = member.read(MAX_LINE_BYTES)
    try:
        manifest = msgspec.json.decode(text, type=Manifest)
    except msgspec.DecodeError:
        raise UnreadableFileError(f"{called}: {MANIFEST} cannot be read.") from None
    if manifest.format != FORMAT or manifest.version > VERSION:
        raise UnreadableFileError(
            f"{called} was written in a newer form than this version of Relift knows. "
            "Update Relift and try again."
        )
    return manifest


def _bounded(lines: IO[bytes], called: str) -> Iterator[bytes]:
    """Lines, as long as they stay within bounds: a small zip can unpack without end."""
    n_bytes = 0
    while True:
        with _as_unreadable(called):
            line = lines.readline(MAX_LINE_BYTES + 1)
        if not line:
            return
        n_bytes += len(line)
        if len(line) > MAX_LINE_BYTES or n_bytes > MAX_BYTES:
            raise UnreadableFileError(
                f"{called} is larger than a journal can be. Nothing was written."
            )
        yield line


def _write_members(archive: zipfile.ZipFile, manifest: Manifest, records: list[Record]) -> None:
    def member(name: str) -> zipfile.ZipInfo:
        info = zipfile.ZipInfo(name, date_time=_FIXED_TIME)
        info.compress_type = zipfile.ZIP_DEFLATED
        info.external_attr = 0o600 << 16
        return info

    archive.writestr(member(MANIFEST), msgspec.json.format(msgspec.json.encode(manifest)))
    with archive.open(member(RECORDS), "w", force_zip64=True) as lines:
        for record in records:
            lines.write(as_line(record))
    for name, text in tables.as_tables(fold(records)):
        archive.writestr(member(name), "\ufeff" + text)
