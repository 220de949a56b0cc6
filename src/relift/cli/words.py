"""`relift words`: an accurate word beside the one that was heard, with its evidence."""

from __future__ import annotations

from typing import Annotated

import typer

from relift.cli.options import AsJson
from relift.cli.output import emit_json, say


def words(
    label: Annotated[
        str, typer.Argument(metavar="[LABEL]", help="A word or a card's id; all without it.")
    ] = "",
    *,
    scan: Annotated[
        str, typer.Option(metavar="TEXT", help="The words of a scan report, or a file with them.")
    ] = "",
    age: Annotated[
        int | None, typer.Option(min=0, max=120, help="For --scan; else from your profile.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Find an accurate word for what you call it, or for what you were told.

    Examples:
      relift words
      relift words "two bulged discs"
      relift words --scan "L4-L5: disc bulge. No stenosis."
      relift words --scan report.txt --age 41

    Your own word stays yours. Finding one here says nothing about what you have. A scan's words are
    read finding by finding; nothing is kept.

    Exit codes: 0 done (also where there is no such word yet), 2 a file that cannot be read.
    """
    if scan:
        _scan(scan, age, as_json=as_json)
    elif label:
        _one(label, as_json=as_json)
    else:
        _all(as_json=as_json)


def _one(label: str, *, as_json: bool) -> None:
    from relift.cli.voice import aloud
    from relift.cli.word_view import card_json, show_card, show_label, word_json
    from relift.words.cards import cards

    wanted = next((one for one in cards() if one.id == label), None)
    if as_json:
        emit_json({**word_json(label), "card": card_json(wanted) if wanted else None})
    elif wanted:
        show_card(wanted, aloud)
    else:
        show_label(label, aloud)


def _scan(given: str, age: int | None, *, as_json: bool) -> None:
    from relift.cli.scan_view import explained_json, report_text, show_explained
    from relift.cli.voice import aloud
    from relift.words.imaging import explain_report

    told = explain_report(report_text(given), age=age if age is not None else _own_age())
    if as_json:
        emit_json({"scan": explained_json(told)})
    else:
        show_explained(told, aloud)


def _own_age() -> int | None:
    """By the profile's year of birth; None where it is not known."""
    from relift.cli.notebook import open_notebook

    notebook = open_notebook()
    year = notebook.journal.profile.birth_year
    return None if year is None else notebook.now.year - year


def _all(*, as_json: bool) -> None:
    from relift.cli.output import table
    from relift.cli.word_view import card_json, word_json
    from relift.words.cards import cards
    from relift.words.labels import words as known

    if as_json:
        emit_json(
            {
                "words": [word_json(word.label) for word in known()],
                "cards": [card_json(one) for one in cards()],
            }
        )
        return
    table(("what people say", "more accurate"), [(w.label, w.accurate) for w in known()])
    print()
    table(("card", "title"), [(one.id, one.title) for one in cards()])
    print()
    say('Read one with: relift words "bulged disc", or relift words flare')
