"""A journal that goes out and comes back is the same journal, to the byte."""

from __future__ import annotations

import tempfile
import zipfile
from pathlib import Path

from hypothesis import given, settings
from tests.journal_strategies import logs

from relift.app.records import append, load_journal, load_records, normal
from relift.app.setup import close_store, open_store
from relift.app.transfer import export_journal, import_journal
from relift.journal.records import Record


class TestIdentity:
    """Export, then import into an empty store, then export: the same bytes."""

    @settings(max_examples=25, deadline=None)
    @given(logs(max_size=10))
    def test_export_then_import_is_the_identity(self, log: list[Record]) -> None:
        with tempfile.TemporaryDirectory() as folder:
            here, there = Path(folder, "here"), Path(folder, "there")
            first, second = Path(folder, "1.zip"), Path(folder, "2.zip")
            old = open_store(here)
            append(old, log)
            export_journal(old, first)
            told, person = load_journal(old), old.person
            new = open_store(there)
            assert import_journal(new, first).n_new == len(log)
            export_journal(new, second)
            assert load_journal(new) == told
            assert load_records(new) == [normal(record) for record in log]
            assert new.person == person
            assert import_journal(new, first).n_new == 0
            close_store()
            assert first.read_bytes() == second.read_bytes()
            lines = zipfile.ZipFile(first).read("records.jsonl").splitlines()
            assert len(lines) == len(log)
