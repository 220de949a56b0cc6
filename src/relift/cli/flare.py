"""`relift flare`: the safety questions, the calm-down, the words, and the first movements."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from relift.cli.options import Answers, AsJson
from relift.errors import AnswersError

if TYPE_CHECKING:
    from relift.cli.answers import FlareFile


def flare(
    *,
    answers: Answers = None,
    screen: Annotated[
        bool,
        typer.Option(
            "--screen",
            help="Only the safety questions, all of them again: after you have been seen, after a "
            "slip, or when something new starts.",
        ),
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Your back acts up: the safety questions, a calm-down, and the first small movements.

    Examples:
      relift flare
      relift flare --answers flare.toml --json
      relift flare --screen

    Each answer is kept as you give it. Break off whenever you need to: the same command goes on
    where you were. If your answers call for care, Relift says where to go and ends there.

    Exit codes: 0 done (also when there is a stop), 2 answers missing or not readable, 4 the record
    store refused, 130 you broke off.
    """
    from relift.cli.flare_flow import run_flare

    if as_json and answers is None:
        raise AnswersError("With --json there are no questions: give your answers with --answers.")
    run_flare(_read(answers), answers.name if answers else "", is_rescreen=screen, as_json=as_json)


def _read(path: Path | None) -> FlareFile | None:
    from relift.cli.answers import FlareFile, read_answers

    return None if path is None else read_answers(path, FlareFile)
