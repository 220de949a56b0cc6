"""`relift movements`: which movements the names in the logs mean, put right once and for all."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from relift.cli.options import AsJson
from relift.cli.output import emit_json, plain, say, table
from relift.errors import AnswersError, InvalidValueError
from relift.units import counted

if TYPE_CHECKING:
    from relift.cli.notebook import Notebook
    from relift.training.movements import Movement
    from relift.training.names_used import NameUsed

_SHOWN = 30
_LONGEST = 60  # characters of a name that are shown

Name = Annotated[str | None, typer.Argument(metavar="NAME", help="A name, as your log writes it.")]
Meant = Annotated[
    str | None, typer.Argument(metavar="MOVEMENT", help="What it is: an id or a known name.")
]
NoMovement = Annotated[bool, typer.Option("--none", help="It is no movement that Relift knows.")]
Forget = Annotated[bool, typer.Option("--forget", help="Forget what you said of the name.")]
Every = Annotated[bool, typer.Option("--all", help="Show every name, the sure ones too.")]
Find = Annotated[
    str | None, typer.Option(metavar="WORD", help="Relift's movements with this word.")
]


def movements(
    name: Name = None,
    movement: Meant = None,
    *,
    none: NoMovement = False,
    forget: Forget = False,
    every: Every = False,
    find: Find = None,
    as_json: AsJson = False,
) -> None:
    """List the names in your logs that are not surely known, and say what one means.

    Examples:
      relift movements
      relift movements --find curl
      relift movements "Brutal Biceps" dumbbell_curl
      relift movements "Foam roll" --none

    What you say holds for the whole of your journal, and for every log that comes in later.

    Exit codes: 0 done, 2 no such name or movement, or wrong use, 4 the record store refused.
    """
    if find is not None:
        if name or none or forget or every:
            raise AnswersError("--find WORD stands alone. Nothing was written.")
        _show_found(find, as_json=as_json)
        return
    if sum((bool(movement), none, forget)) > 1 or ((none or forget) and not name):
        raise AnswersError(
            "Write a name with one of: a movement, --none, --forget. Nothing was written."
        )
    from relift.cli.notebook import open_notebook

    notebook = open_notebook()
    if name is None:
        _show_names(_used(notebook), every=every, as_json=as_json)
        return
    used = _named(notebook, name)
    if forget:
        _forget(notebook, used)
    elif none or movement:
        _say_meaning(notebook, used, _known(movement) if movement else None)
    _show_one(_named(notebook, name), is_new=forget or none or bool(movement), as_json=as_json)


def _used(notebook: Notebook) -> list[NameUsed]:
    from relift.training.names_used import names_used

    return names_used(notebook.journal.workouts)


def _named(notebook: Notebook, typed: str) -> NameUsed:
    """The name of the journal that was typed.

    Raises:
        InvalidValueError: the journal has no such name.
    """
    from difflib import get_close_matches

    from relift.journal.naming import name_key

    listed = _used(notebook)
    # A name is typed as it is shown, and so without its control characters.
    used = {name_key(shown): one for one in listed for shown in (plain(one.name), one.name)}
    found = used.get(name_key(typed))
    if found is not None:
        return found
    near = [used[key].name for key in get_close_matches(name_key(typed), used)]
    hint = f" Did you mean {_quoted(near)}?" if near else ""
    raise InvalidValueError(
        f"No set of yours stands under the name “{_short(typed)}”.{hint} `relift movements --all` "
        "lists the names. Nothing was written."
    )


def _known(typed: str) -> Movement:
    """The movement that was typed, by id or by a name that is surely known.

    Raises:
        InvalidValueError: there is none.
    """
    from relift.training.movements import nearest
    from relift.training.names_used import known_movement

    found = known_movement(typed)
    if found is not None:
        return found
    near = ", ".join(one.id for one in nearest(typed))
    hint = f"The nearest: {near}." if near else "`relift movements --find WORD` looks for one."
    raise InvalidValueError(
        f"Relift knows no movement “{plain(typed)}”. {hint} Nothing was written."
    )


def _say_meaning(notebook: Notebook, used: NameUsed, movement: Movement | None) -> None:
    from relift.journal.naming import MovementNamed

    notebook.write(MovementNamed(name=used.name, movement=movement.id if movement else ""))


def _forget(notebook: Notebook, used: NameUsed) -> None:
    """Take back what was said of a name.

    Raises:
        InvalidValueError: nothing was.
    """
    from relift.journal.naming import name_key
    from relift.journal.reports import Tombstone

    said = [
        entry.id
        for entry in notebook.journal.movement_names
        if name_key(entry.value.name) == name_key(used.name)
    ]
    if not said:
        raise InvalidValueError(
            f"You said nothing of “{_short(used.name)}” so far. Nothing was written."
        )
    for record_id in said:
        notebook.write(Tombstone(), supersedes=record_id)


def _show_names(used: Sequence[NameUsed], *, every: bool, as_json: bool) -> None:
    wanted = [one for one in used if every or one.is_doubtful]
    n_sets = sum(one.n_sets for one in used)
    n_sure = n_sets - sum(one.n_sets for one in used if one.is_doubtful)
    if as_json:
        entries = [_as_entry(one) for one in wanted]
        emit_json({"names": entries, "total": len(used), "sets": n_sets, "sure_sets": n_sure})
        return
    if not used:
        say("There is no log yet. Bring one in with `relift import FILE`.")
        return
    n_doubtful = sum(one.is_doubtful for one in used)
    say(
        f"{counted(len(used), 'name')} in your logs, {counted(n_sets, 'set')}. Relift is sure of "
        f"{counted(len(used) - n_doubtful, 'name')} with {n_sure / n_sets:.0%} of the sets."
        if n_sets
        else f"{counted(len(used), 'name')} in your logs, without a set."
    )
    if not wanted:
        return
    shown = wanted if every else wanted[:_SHOWN]
    print()
    table(("name", "sets", "last", "taken for", "sure"), [_row(one) for one in shown])
    print()
    if len(wanted) > len(shown):
        say(f"And {len(wanted) - len(shown):,} more, with fewer sets; --all shows every name.")
    example = next((one for one in shown if one.is_doubtful), None)
    if example is not None:
        say(_how_to_say(example))


def _row(one: NameUsed) -> tuple[object, ...]:
    if one.movement is not None:
        taken_for = one.movement.name
    elif one.is_said:
        taken_for = "none, as you said"
    else:
        guess = _guess_of(one)
        taken_for = f"none; perhaps {guess.name}" if guess else "none"
    sure = "you said so" if one.is_said else f"{one.confidence:.0%}" if one.movement else ""
    return _short(one.name), one.n_sets, one.last_on, taken_for, sure


def _how_to_say(one: NameUsed) -> str:
    guess = one.movement or _guess_of(one)
    named = _typed(plain(one.name))
    known = f"`relift movements {named} {guess.id}`, or " if guess else ""
    return (
        f"Say what a name is: {known}`relift movements --none {named}`. "
        "`relift movements --find WORD` lists the "
        "movements that Relift knows. A name without a movement is kept; it only has no e1RM and "
        "no part in the plan."
    )


def _show_one(one: NameUsed, *, is_new: bool, as_json: bool) -> None:
    if as_json:
        emit_json({"name": _as_entry(one)})
        return
    sets = f"{counted(one.n_sets, 'set')}, the last on {one.last_on}"
    if one.movement is not None:
        is_sure = "" if not one.is_doubtful else f" ({one.confidence:.0%} sure)"
        what = f"is taken for {one.movement.name} (`{one.movement.id}`){is_sure}"
    else:
        what = "is no movement that Relift knows"
    because = ", as you said" if one.is_said else ""
    say(f"“{_short(one.name)}” {what}{because}: {sets}.")
    if is_new:
        say("That holds for all of your journal, and for every log that comes in later.")
    elif one.is_doubtful:
        say(_how_to_say(one))


def _show_found(word: str, *, as_json: bool) -> None:
    """List Relift's movements that have a word in their name, id or other names.

    Raises:
        InvalidValueError: there is none.
    """
    from relift.training.movements import movements as all_movements

    wanted = word.casefold().strip()
    found = [
        one
        for one in all_movements().values()
        if any(wanted in text.casefold() for text in (one.id, one.name, *one.aliases))
    ]
    if as_json:
        emit_json({"movements": found})
        return
    if not found:
        raise InvalidValueError(f"No movement of Relift has “{plain(word)}” in one of its names.")
    table(
        ("id", "name", "pattern", "loaded with", "sides"),
        [
            (one.id, one.name, one.pattern.value, one.implement.value, one.laterality.value)
            for one in found
        ],
    )


def _as_entry(one: NameUsed) -> dict[str, object]:
    guess = None if one.movement or one.is_said else _guess_of(one)
    return {
        "name": one.name,
        "sets": one.n_sets,
        "last_on": one.last_on,
        "movement": one.movement.id if one.movement else None,
        "confidence": one.confidence,
        "is_said": one.is_said,
        "is_doubtful": one.is_doubtful,
        "guess": guess.id if guess else None,
    }


def _guess_of(one: NameUsed) -> Movement | None:
    """What an unmatched name is nearest to; a guess for a person, never used by itself."""
    from relift.training.movements import nearest

    return next(iter(nearest(one.name)), None)


def _quoted(names: Sequence[str]) -> str:
    return " or ".join(f"“{_short(one)}”" for one in names)


def _short(name: str) -> str:
    """A name for a line of text or a cell; the whole of it stands in the JSON."""
    shown = plain(name)
    return shown if len(shown) <= _LONGEST else shown[: _LONGEST - 1] + "…"


def _typed(name: str) -> str:
    """A name as it is typed in a shell."""
    quoted = f'"{name}"' if not set(name) & set('"$`\\!') else shlex.quote(name)
    return f"-- {quoted}" if name.startswith("-") else quoted
