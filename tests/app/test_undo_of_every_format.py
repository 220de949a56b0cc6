"""An import of any format is taken back whole, leaves the others alone, and can come in again."""

from __future__ import annotations

import io
from datetime import UTC

import pytest
from tests.app.journal_records import NOON
from tests.importers.writers import FORMATS, Format, Log
from tests.importers.writers.made_up import cut, steady_log

from relift.app.imports import FileImported, import_file, undo_import
from relift.app.records import load_journal
from relift.app.setup import Store
from relift.importers import read_log


def bring_in(store: Store, form: Format, log: Log) -> FileImported:
    unit = None if form.is_stated else form.unit
    parsed = read_log(io.BytesIO(form.write(log)), name="log.csv", zone=UTC, unit=unit)
    assert not parsed.faults
    return import_file(store, parsed, now=NOON)


def told(store: Store) -> list[tuple[object, ...]]:
    """What the journal holds of workouts, but for the ids that each import draws anew."""
    held = [(w.at, w.title, w.source, w.blocks) for w in load_journal(store).workouts]
    return sorted(held, key=repr)


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_undo_takes_back_what_a_file_added_and_nothing_else(store: Store, form: Format) -> None:
    log = steady_log(form)
    n_sets = sum(len(list(workout.rows())) for workout in log)
    first = bring_in(store, form, cut(log, n_sets - 1))
    part = told(store)
    second = bring_in(store, form, log)
    whole = told(store)
    assert (first.n_new, second.n_new, second.n_known) == (n_sets - 1, 1, n_sets - 1)

    undone = undo_import(store, now=NOON)
    assert (undone.batch, undone.n_sets) == (second.batch, 1)
    assert told(store) == part != whole

    assert bring_in(store, form, log).n_new == 1
    assert told(store) == whole
    undo_import(store, first.batch, now=NOON)
    assert len(told(store)) < len(whole)
    assert bring_in(store, form, log).n_new == n_sets - 1
