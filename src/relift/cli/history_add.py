"""`relift history add`: episodes, scans, care, thoughts, fears, goals, attachments, notes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from relift.app.past.parts import NOUNS
from relift.cli.options import Answers, AsJson
from relift.cli.past_options import adding, command_of, given_of
from relift.errors import AnswersError

if TYPE_CHECKING:
    from collections.abc import Callable


def add(
    ctx: typer.Context,
    *,
    answers: Answers = None,
    as_json: AsJson = False,
) -> None:
    """Add something to your history. No plan is changed by it, except by a medicine.

    Examples:
      relift history add episode "the big one" --began 2016-05 --ended 2016-08 --worst 9
      relift history add fear "that my disc slips" --believed 8
      relift history add --answers history.toml

    In a terminal, a kind alone asks you for the rest. A file may hold many things, and they are
    written together or not at all.

    Exit codes: 0 done, 2 something is missing or cannot be, 4 the record store refused.
    """
    if ctx.invoked_subcommand is not None:
        if answers is not None or as_json:
            raise AnswersError("Write options after the kind of thing that you add.")
        return
    if answers is None:
        raise AnswersError(
            "Say what to add, as in `relift history add episode`, or give a file with --answers. "
            "`relift history add --help` lists what there is."
        )
    from relift.cli.past_writing import add_from_file

    add_from_file(answers, as_json=as_json)


def _adder(kind: str, line: str, *examples: str) -> Callable[..., None]:
    """The command that adds a kind."""

    def run(*, answers: Path | None, as_json: bool, **typed: object) -> None:
        from relift.cli.past_writing import add_from_file, add_one

        given = given_of(typed)
        if answers is not None:
            if given:
                raise AnswersError("Give the answers with --answers or with options, not both.")
            add_from_file(answers, as_json=as_json)
        else:
            add_one(kind, given, as_json=as_json)

    shown = "\n".join(f"  relift history add {kind} {example}" for example in examples)
    codes = "Exit codes: 0 done, 2 something is missing or cannot be, 4 the record store refused."
    later = "named anew, and not deleted" if kind == "medication" else "changed and deleted later"
    asks = f"Alone, in a terminal, it asks you. {NOUNS[kind]} can be {later}."
    return command_of(run, adding(kind), f"{line}\n\nExamples:\n{shown}\n\n{asks}\n\n{codes}")


episode = _adder(
    "episode",
    "A time of back trouble, past or present, as you remember it.",
    '"the big one" --began 2016-05 --ended 2016-08 --worst 9 --days-away 60',
    '"since the move" --began 2026-02 --ongoing',
)
imaging = _adder(
    "imaging",
    "A scan, with the words of its report.",
    'mri --on 2016-06 --region "lower back" --told "two bulged discs" --said-by physician',
)
care = _adder(
    "care",
    "Care that someone gave, and how much it helped.",
    'physiotherapist --began 2016-06 --ended 2016-09 --done "exercises" --helped 6',
)
thought = _adder(
    "thought",
    "A thought, and how strongly you believe it.",
    '"my back is worn out" --believed 7',
)
fear = _adder(
    "fear",
    "A fear, and how strongly you believe it.",
    '"that my disc slips when I bend" --believed 8',
    "--from-calm --believed 6",
)
goal = _adder(
    "goal",
    "Something that you want to do again, and how well you can do it now.",
    '"deadlift 400 lb for five" --able 3 --target 10 --until 2026-09-01',
)
rating = _adder(
    "rating",
    "Rate a thought, a fear or a goal again; `relift history --ids` shows its id.",
    "3f2a91bc 6",
)
attachment = _adder(
    "attachment",
    "Where a file or a page lies; it is never copied.",
    'scans/report.pdf --title "MRI report"',
)
medication = _adder(
    "medication",
    "A medicine that you took, as with `relift medication`.",
    "ibuprofen --at 2026-03-01T18:00",
)
note = _adder("note", "A note in your own words.", '"slept badly, stiff until noon"')
