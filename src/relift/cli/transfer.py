"""`relift export`: everything that was recorded in one file, and `import` reads it back whole."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from relift.app import clock
from relift.cli.destination import destination
from relift.cli.options import AsJson
from relift.cli.output import emit_json, say


def export(
    to: Annotated[
        Path, typer.Argument(metavar="OUT.zip", help="The file to make, or a folder for it.")
    ],
    *,
    as_json: AsJson = False,
) -> None:
    """Write everything you recorded to a zip: every record, and tables for a spreadsheet.

    Example:
      relift export my-journal.zip

    `relift import my-journal.zip` brings it back, on this computer or on another one.

    Exit codes: 0 done, 4 the store or the disk refused.
    """
    from relift.app.setup import open_store
    from relift.app.transfer import export_journal

    target = destination(to, dated=f"relift-{clock.now():%Y%m%dT%H%M%S}.zip")
    n_records = export_journal(open_store(), target)
    if as_json:
        emit_json({"export": str(target.absolute()), "records": n_records})
        return
    say(
        f"Wrote {n_records:,} records to {target}.",
        "It holds what you told Relift about your health, so share it with care. Bring it back "
        f"with `relift import {target}`.",
    )
