"""`relift ladders`: every ladder, where you are on it, and which ones your plan holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from relift.cli.options import AsJson
from relift.cli.output import emit_json, say, table
from relift.errors import AnswersError

if TYPE_CHECKING:
    from relift.cli.notebook import Notebook
    from relift.plan.guardrails import Place
    from relift.plan.standings import LadderStanding

Name = Annotated[
    str, typer.Argument(metavar="[LADDER]", help="Such as hinge: draws it. Without it, all.")
]


def ladders(
    name: Name = "",
    *,
    want: Annotated[bool, typer.Option("--want", help="Have it in your plan.")] = False,
    skip: Annotated[bool, typer.Option("--skip", help="Leave it out of your plan.")] = False,
    reset: Annotated[bool, typer.Option("--reset", help="Leave it to the plan again.")] = False,
    as_json: AsJson = False,
) -> None:
    """See the ladders, where you are on each, and say which ones you want.

    Examples:
      relift ladders
      relift ladders bend
      relift ladders carry --want

    A day's plan holds the main ladders, one of daily life and one that assists; the others have
    their turn. In a drawing x is confirmed by a morning, o is open today.

    Exit codes: 0 done, 2 a ladder that does not exist, 4 the record store refused.
    """
    from relift.cli.notebook import open_notebook
    from relift.plan.ladders import LADDERS

    if name and name not in LADDERS:
        raise AnswersError(f"There is no ladder {name!r}. There are: {', '.join(LADDERS)}.")
    if want + skip + reset > 1 or (not name and (want or skip or reset)):
        raise AnswersError("Give one ladder, and one of --want, --skip and --reset.")
    notebook = open_notebook()
    if want or skip or reset:
        _choose(notebook, name, is_wanted=None if reset else want, as_json=as_json)
    elif name:
        _draw(notebook, name, as_json=as_json)
    else:
        _list(notebook, as_json=as_json)


def _choose(notebook: Notebook, name: str, *, is_wanted: bool | None, as_json: bool) -> None:
    from relift.journal.choices import LadderChosen

    said = LadderChosen(ladder=name, is_wanted=is_wanted)
    record = notebook.write(said)
    if as_json:
        emit_json({"id": record.id, "choice": said})
        return
    told = {
        True: f"Your plan holds the ladder {name} from now on, in turn with the others.",
        False: f"Your plan leaves the ladder {name} out from now on.",
        None: f"The plan decides about the ladder {name} again.",
    }
    say(told[is_wanted])


def _list(notebook: Notebook, *, as_json: bool) -> None:
    from relift.cli.ladder_view import ladder_json, where_words

    seen, said = _seen(notebook)
    if as_json:
        emit_json({"ladders": [ladder_json(one, said=said) for one in seen]})
        return
    rows = [
        (one.place.ladder.id, one.place.ladder.name, where_words(one), _asked(one.place, said))
        for one in seen
    ]
    table(("ladder", "name", "where you are", "in your plan"), rows)
    say("\nDraw one with, for example: relift ladders hinge")


def _draw(notebook: Notebook, name: str, *, as_json: bool) -> None:
    from relift.cli.ladder_view import ladder_json, show_ladder
    from relift.cli.voice import aloud

    seen, said = _seen(notebook)
    one = next(one for one in seen if one.place.ladder.id == name)
    if as_json:
        emit_json({"ladder": ladder_json(one, said=said)})
    else:
        show_ladder(one, aloud)


def _seen(notebook: Notebook) -> tuple[tuple[LadderStanding, ...], dict[str, bool]]:
    from relift.plan.choice import wanted
    from relift.plan.standings import ladder_standings

    return ladder_standings(notebook.journal, now=notebook.now), wanted(notebook.journal)


def _asked(place: Place, said: dict[str, bool]) -> str:
    answer = said.get(place.ladder.id)
    if answer is not None:
        return "yes, you asked for it" if answer else "no, you left it out"
    from relift.plan.choice import is_offered

    return "yes" if is_offered(place, said) else "if you ask for it"
