"""`relift relapse`: what to do in the first hour when it comes back, written while you are calm."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from relift.cli.options import AsJson
from relift.cli.output import emit_json, may_ask, say
from relift.errors import AnswersError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from relift.cli.notebook import Notebook
    from relift.journal.choices import RelapsePlanWritten

_PARTS = ("first_hour", "to_myself", "helped", "people", "go_back_to")
_LISTS = frozenset({"first_hour", "helped", "people"})

Lines = Annotated[list[str] | None, typer.Option(metavar="TEXT", help="Give it again for more.")]
Text = Annotated[str, typer.Option(metavar="TEXT")]


def relapse(
    *,
    first_hour: Lines = None,
    to_myself: Text = "",
    helped: Lines = None,
    people: Lines = None,
    go_back_to: Text = "",
    write: Annotated[bool, typer.Option("--write", help="Write it anew, part by part.")] = False,
    as_json: AsJson = False,
) -> None:
    """Read or write your plan for the day it comes back. A flare shows it to you.

    Examples:
      relift relapse
      relift relapse --first-hour "safety questions" --first-hour "breathe" --people "my clinician"

    What you give with options replaces that part and leaves the others. At a terminal, Relift asks
    where there is no plan yet, or with --write, and tells what helped in the record so far.

    Exit codes: 0 done, 2 nothing to write, 4 the record store refused, 130 you broke off.
    """
    from relift.cli.notebook import open_notebook
    from relift.plan.relapse import relapse_plan

    notebook = open_notebook()
    given = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in zip(
            _PARTS, (first_hour, to_myself, helped, people, go_back_to), strict=True
        )
        if value
    }
    held = relapse_plan(notebook.journal)
    plan, is_new = held, False
    if given:
        plan, is_new = _changed(held, given), True
    elif (write or held is None) and may_ask() and not as_json:
        plan, is_new = _asked(notebook), True
    if plan is not None and is_new:
        notebook.write(plan)
    _tell(plan, is_new=is_new, as_json=as_json)


def _changed(held: RelapsePlanWritten | None, given: Mapping[str, object]) -> RelapsePlanWritten:
    import msgspec

    from relift.journal.choices import RelapsePlanWritten

    if held is None:
        return RelapsePlanWritten(**given)  # type: ignore[arg-type]
    return msgspec.structs.replace(held, **given)


def _asked(notebook: Notebook) -> RelapsePlanWritten:
    """Ask part by part; a part that is skipped keeps what stood there."""
    from relift.cli.prompts import Terminal
    from relift.plan.relapse import keep, relapse_plan, what_helped

    held, asker, prompts = relapse_plan(notebook.journal), Terminal(), keep().prompts
    suggestions = what_helped(notebook.journal)
    given: dict[str, object] = {}
    for name in _PARTS:
        prompt = getattr(prompts, name)
        question = f"{prompt.question} {prompt.help}"
        if name == "helped" and suggestions:
            question += f" Your record says that you tolerated: {'; '.join(suggestions)}."
        if name in _LISTS:
            lines: list[str] = []
            while line := asker.text("", question if not lines else "And then?"):
                lines.append(line)
            answer: object = tuple(lines)
        else:
            answer = asker.text("", question)
        if answer:
            given[name] = answer
    if not given:
        raise AnswersError("Nothing was written. Come back to it when you like: relift relapse")
    return _changed(held, given)


def _tell(plan: RelapsePlanWritten | None, *, is_new: bool, as_json: bool) -> None:
    from relift.cli.relapse_view import plan_paragraphs
    from relift.cli.voice import aloud

    if as_json:
        emit_json({"relapse_plan": plan, "is_new": is_new})
        return
    if plan is None:
        say(
            "You have not written down yet what to do if it comes back. Run `relift relapse` in a "
            "terminal, or give it part by part, as in: relift relapse --first-hour breathe"
        )
        return
    aloud("# If it comes back", *plan_paragraphs(plan))
    if is_new:
        aloud("Kept. A flare shows it to you. Change it at any time: relift relapse --write")
