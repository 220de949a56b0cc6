from __future__ import annotations

import csv
import io
import stat
import zipfile
from pathlib import Path
from uuid import UUID

import msgspec
import pytest
from tests.app.journal_records import NOON, note, parsed_log, tombstone

from relift.app import transfer
from relift.app.cells import safe_cell
from relift.app.imports import import_file, undo_import
from relift.app.records import append, load_journal, load_records
from relift.app.setup import Store, open_store
from relift.app.transfer import (
    OtherPerson,
    as_line,
    export_journal,
    import_journal,
    persons_of,
)
from relift.errors import StoreError, UnreadableFileError
from relift.journal.records import new_record
from relift.journal.reports import NoteWritten


def own_note(store: Store, text: str) -> None:
    append(store, [new_record(NoteWritten(text=text), person=store.person, at=NOON)])


def lines_of(archive: Path) -> bytes:
    return zipfile.ZipFile(archive).read("records.jsonl")


@pytest.fixture
def other(tmp_path: Path, store: Store) -> Store:
    """A second, empty store."""
    return open_store(tmp_path / "other")


@pytest.fixture
def exported(store: Store, tmp_path: Path) -> Path:
    """An export with a note, a deleted note, an import and an undone one."""
    own_note(store, "kept")
    own_note(store, "gone")
    append(store, [tombstone(load_records(store)[1].id, person=store.person)])
    import_file(store, parsed_log(1), now=NOON)
    import_file(store, parsed_log(2), now=NOON)
    undo_import(store, now=NOON)
    export_journal(store, tmp_path / "journal.zip")
    return tmp_path / "journal.zip"


class TestExport:
    def test_the_export_is_private_and_holds_deleted_and_undone_records(
        self, exported: Path, store: Store
    ) -> None:
        assert stat.S_IMODE(exported.stat().st_mode) == 0o600
        assert lines_of(exported) == b"".join(map(as_line, load_records(store)))
        assert lines_of(exported).count(b"\n") == 8

    def test_the_same_journal_makes_the_same_file(
        self, exported: Path, store: Store, tmp_path: Path
    ) -> None:
        export_journal(store, tmp_path / "again.zip")
        assert (tmp_path / "again.zip").read_bytes() == exported.read_bytes()

    def test_nothing_is_overwritten(self, exported: Path, store: Store) -> None:
        before = exported.read_bytes()
        with pytest.raises(StoreError, match="not overwritten"):
            export_journal(store, exported)
        assert exported.read_bytes() == before

    def test_tables_show_what_counts_and_no_more(self, exported: Path) -> None:
        archive = zipfile.ZipFile(exported)
        notes = archive.read("notes.csv").decode("utf-8-sig")
        assert list(csv.reader(io.StringIO(notes)))[1:] == [["2026-03-01 12:00:00+00:00", "kept"]]
        sets = list(csv.DictReader(io.StringIO(archive.read("sets.csv").decode("utf-8-sig"))))
        assert [(row["workout"], row["load_kg"], row["reps"]) for row in sets] == [
            ("Day 1", "100", "5"),
            ("Day 1", "101", "5"),
        ]

    @pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
    def test_text_that_a_spreadsheet_would_run_is_made_harmless(self, start: str) -> None:
        assert safe_cell(f"{start}HYPERLINK(1)") == f"'{start}HYPERLINK(1)"

    def test_numbers_and_blanks_are_written_plainly(self) -> None:
        assert [safe_cell(c) for c in (102.5, 100.0, 0, None, True, False)] == [
            "102.5",
            "100",
            "0",
            "",
            "yes",
            "no",
        ]


class TestImport:
    def test_an_empty_store_takes_over_the_journal_and_the_person(
        self, exported: Path, store: Store, other: Store, tmp_path: Path
    ) -> None:
        done = import_journal(other, exported)
        assert (done.n_records, done.n_new, done.faults) == (8, 8, ())
        assert other.person == store.person
        assert load_journal(other) == load_journal(store)
        export_journal(other, tmp_path / "back.zip")
        assert (tmp_path / "back.zip").read_bytes() == exported.read_bytes()

    def test_twice_adds_nothing(self, exported: Path, store: Store, other: Store) -> None:
        import_journal(other, exported)
        assert import_journal(other, exported).n_new == 0
        assert import_journal(store, exported).n_new == 0

    def test_what_was_written_since_stays(self, exported: Path, store: Store) -> None:
        own_note(store, "since")
        assert import_journal(store, exported).n_new == 0
        assert len(load_records(store)) == 9

    def test_bare_lines_are_taken_too(self, exported: Path, other: Store, tmp_path: Path) -> None:
        bare = tmp_path / "records.jsonl"
        bare.write_bytes(lines_of(exported) + b"\n")
        assert import_journal(other, bare).n_new == 8

    def test_bad_lines_are_told_by_number_and_nothing_is_written(
        self, other: Store, tmp_path: Path
    ) -> None:
        good = as_line(note())
        unknown = msgspec.json.encode({**msgspec.json.decode(good), "kind": "dream"}) + b"\n"
        newer = msgspec.json.encode({**msgspec.json.decode(good), "schema": 99}) + b"\n"
        out_of_range = as_line(note()).replace(b'"text":"slept well"', b'"text":7')
        bare = tmp_path / "records.jsonl"
        bare.write_bytes(
            good + b"{not json\n" + unknown + newer + out_of_range + b'"\xff"\n' + as_line(note())
        )
        done = import_journal(other, bare)
        assert [fault.line for fault in done.faults] == [2, 3, 4, 5, 6]
        assert "update Relift" in done.faults[1].problem
        assert "update Relift" in done.faults[2].problem
        assert done.n_new == 0
        assert load_records(other) == []

    def test_a_line_without_a_zone_is_a_fault(self, other: Store, tmp_path: Path) -> None:
        bare = tmp_path / "records.jsonl"
        bare.write_bytes(as_line(note()).replace(b"12:00:00Z", b"12:00:00"))
        (fault,) = import_journal(other, bare).faults
        assert "zone" in fault.problem

    def test_another_persons_records_are_refused_unless_joined(
        self, exported: Path, store: Store, other: Store
    ) -> None:
        own_note(other, "mine")
        mine, theirs = other.person, store.person
        with pytest.raises(StoreError, match="another person"):
            import_journal(other, exported)
        assert len(load_records(other)) == 1
        assert import_journal(other, exported, others=OtherPerson.JOIN).n_new == 8
        assert persons_of(other) == (mine, theirs)
        assert import_journal(other, exported).n_new == 0

    def test_a_joined_journal_goes_out_and_in_whole(
        self, exported: Path, other: Store, tmp_path: Path
    ) -> None:
        own_note(other, "mine")
        import_journal(other, exported, others=OtherPerson.JOIN)
        export_journal(other, tmp_path / "joined.zip")
        third = open_store(tmp_path / "third")
        import_journal(third, tmp_path / "joined.zip")
        assert persons_of(third) == persons_of(other)
        export_journal(third, tmp_path / "again.zip")
        assert (tmp_path / "again.zip").read_bytes() == (tmp_path / "joined.zip").read_bytes()

    def test_a_record_that_contradicts_the_journal_is_refused_with_all_the_rest(
        self, store: Store, tmp_path: Path
    ) -> None:
        record = new_record(NoteWritten(text="said"), person=store.person, at=NOON)
        append(store, [record])
        forged = new_record(NoteWritten(text="forged"), person=store.person, at=NOON, id=record.id)
        bare = tmp_path / "records.jsonl"
        bare.write_bytes(as_line(note()) + as_line(forged))
        with pytest.raises(StoreError, match="says something else"):
            import_journal(store, bare)
        assert load_records(store) == [record]


class TestBadArchives:
    def test_an_export_that_was_cut_short_is_refused(
        self, exported: Path, other: Store, tmp_path: Path
    ) -> None:
        short = tmp_path / "short.zip"
        with zipfile.ZipFile(exported) as whole, zipfile.ZipFile(short, "w") as part:
            part.writestr("manifest.json", whole.read("manifest.json"))
            part.writestr("records.jsonl", b"".join(lines_of(exported).splitlines(True)[:-1]))
        with pytest.raises(UnreadableFileError, match="cut short"):
            import_journal(other, short)
        assert load_records(other) == []

    def test_damaged_bytes_are_noticed(self, exported: Path, other: Store) -> None:
        content = bytearray(exported.read_bytes())
        start = content.index(b"records.jsonl") + len(b"records.jsonl") + 60
        content[start : start + 40] = b"\x55" * 40
        exported.write_bytes(content)
        with pytest.raises(UnreadableFileError, match="damaged"):
            import_journal(other, exported)
        assert load_records(other) == []

    @pytest.mark.parametrize("member", ["../evil.txt", "records.txt"])
    def test_a_zip_that_is_no_export_is_refused_and_nothing_is_unpacked(
        self, other: Store, tmp_path: Path, member: str
    ) -> None:
        with zipfile.ZipFile(tmp_path / "x.zip", "w") as archive:
            archive.writestr(member, "hello")
        with pytest.raises(UnreadableFileError, match="not a whole Relift export"):
            import_journal(other, tmp_path / "x.zip")
        assert not (tmp_path.parent / "evil.txt").exists()

    def test_a_newer_form_asks_for_an_update(self, other: Store, tmp_path: Path) -> None:
        manifest = transfer.Manifest(
            format="relift-journal", version=99, relift="9", persons=(UUID(int=1),), n_records=0
        )
        with zipfile.ZipFile(tmp_path / "x.zip", "w") as archive:
            archive.writestr("manifest.json", msgspec.json.encode(manifest))
            archive.writestr("records.jsonl", b"")
        with pytest.raises(UnreadableFileError, match="Update Relift"):
            import_journal(other, tmp_path / "x.zip")

    def test_a_manifest_that_cannot_be_read_is_named(self, other: Store, tmp_path: Path) -> None:
        with zipfile.ZipFile(tmp_path / "x.zip", "w") as archive:
            archive.writestr("manifest.json", b"{")
        with pytest.raises(UnreadableFileError, match=r"manifest\.json"):
            import_journal(other, tmp_path / "x.zip")

    @pytest.mark.parametrize("bound", ["MAX_BYTES", "MAX_LINE_BYTES"])
    def test_a_file_that_unpacks_without_end_is_stopped(
        self, exported: Path, other: Store, monkeypatch: pytest.MonkeyPatch, bound: str
    ) -> None:
        bare = exported.with_suffix(".jsonl")
        bare.write_bytes(lines_of(exported))
        monkeypatch.setattr(transfer, bound, 100)
        with pytest.raises(UnreadableFileError, match="larger than a journal"):
            import_journal(other, bare)
        assert load_records(other) == []

    def test_a_file_that_is_not_there_is_named(self, other: Store, tmp_path: Path) -> None:
        with pytest.raises(UnreadableFileError, match="missing"):
            import_journal(other, tmp_path / "missing.zip")
