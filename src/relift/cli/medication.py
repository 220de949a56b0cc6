"""`relift medication`: note a medicine; a log entry, never advice."""

from __future__ import annotations

from typing import Annotated

import typer

from relift.cli.moments import At
from relift.cli.options import AsJson
from relift.cli.output import emit_json, may_ask, plain, say


def medication(
    name: Annotated[str, typer.Argument(help="As you call it.")],
    *,
    medicine_class: Annotated[
        str | None,
        typer.Option(
            "--class",
            metavar="CLASS",
            help="Does it hide pain or make drowsy? opioid: both; relaxant or sedative: can make "
            "drowsy; painkiller: can hide pain; other: neither. Left out: from Relift's list.",
        ),
    ] = None,
    at: At = None,
    as_json: AsJson = False,
) -> None:
    """Note a medicine that you took. It is a log entry: Relift gives no advice on medicines.

    Examples:
      relift medication "ibuprofen"
      relift medication "my night tablet" --class sedative

    What can hide pain or make drowsy keeps the plan from climbing for some hours, because how a set
    feels says less then. Relift knows the class of many names; of others it asks. Questions about
    a medicine belong to whoever prescribed or sold it to you.

    Exit codes: 0 done, 2 a wrong time, or a class that is wrong or missing, 4 the record store
    refused.
    """
    from relift.cli.answers import medicine_of
    from relift.cli.medicine_class import with_classes
    from relift.cli.notebook import open_notebook
    from relift.cli.prompts import Terminal
    from relift.journal.moments import moment

    given = medicine_of(name, medicine_class)
    notebook = open_notebook()
    when = moment(at, notebook.now)
    person = Terminal() if may_ask() and not as_json else None
    (noted,) = with_classes((given,), person=person, how="add --class CLASS")
    record = notebook.write(noted.record, at=when)
    words = [noted.words] if noted.words else []
    if as_json:
        emit_json({"id": record.id, "at": record.at, "medicine": noted.medicine, "words": words})
        return
    taken = f"{plain(noted.record.name)} ({noted.record.medicine_class.value})"
    say(f"Kept: {taken}, {record.at:%Y-%m-%d %H:%M}.", *words)
