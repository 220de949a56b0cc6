"""Whoever waits for a long log is told how far it is read."""

from __future__ import annotations

import io
from datetime import UTC

import pytest
from tests.importers.writers import FORMATS, Format
from tests.importers.writers.made_up import steady_log

from relift.importers import read_log


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_the_rows_that_are_done_rise_to_all_of_them(form: Format) -> None:
    told: list[tuple[int, int]] = []
    parsed = read_log(
        io.BytesIO(form.write(steady_log(form))),
        name="log.csv",
        zone=UTC,
        unit=None if form.is_stated else form.unit,
        on_progress=lambda done, of: told.append((done, of)),
    )
    done = [n for n, _ in told]
    assert parsed.n_sets > 0
    assert done == sorted(done)
    assert {of for _, of in told} == {told[0][1]}
    assert done[0] <= told[0][1] / 2 < done[-1] <= told[0][1]
