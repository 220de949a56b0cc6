"""`relift medication`: note a medicine; a log entry, never advice."""

from __future__ import annotations

from typing import Annotated

import typer

from relift.cli.moments import At
from relift.cli.options import AsJson
from relift.cli.output import emit_json, say


def medication(
    name: Annotated[str, typer.Argument(help="As you call it.")],
    *,
    medicine_class: Annotated[
        str,
        typer.Option(
            "--class",
            metavar="CLASS",
            help="opioid, relaxant, sedative, painkiller or other: what matters for training.",
        ),
    ] = "other",
    at: At = None,
    as_json: AsJson = False,
) -> None:
    """Note a medicine that you took. It is a log entry: Relift gives no advice on medicines.

    Example:
      relift medication "ibuprofen" --class painkiller

    What can hide pain keeps the plan from climbing for some hours, because how a set feels says
    less then. Questions about a medicine belong to whoever prescribed or sold it to you.

    Exit codes: 0 done, 2 a wrong class or time, 4 the record store refused.
    """
    from relift.cli.answers import medicine_of
    from relift.cli.moments import moment
    from relift.cli.notebook import open_notebook
    from relift.journal.reports import MedicationTaken

    taken = medicine_of(name, medicine_class)
    notebook = open_notebook()
    record = notebook.write(
        MedicationTaken(name=taken.name, medicine_class=taken.medicine_class),
        at=moment(at, notebook.now),
    )
    if as_json:
        emit_json({"id": record.id, "at": record.at, "medicine": taken})
    else:
        say(f"Kept: {taken.name} ({taken.medicine_class.value}), {record.at:%Y-%m-%d %H:%M}.")
