"""How a log is to be read: what the options say, and what is asked at the terminal.

Where nobody can be asked about a doubt, the file is refused with the option that would say it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from relift.app.log_file import open_log, read_log_file
from relift.app.zones import zone_named
from relift.cli.output import plain, row_progress, say
from relift.errors import AnswersError, ColumnsUncertainError, UnitUncertainError
from relift.units import Unit

if TYPE_CHECKING:
    from relift.importers import Parsed
    from relift.importers.doubts import ReadingChoices
    from relift.importers.mapping import ColumnGuess


def reading_of(units: Iterable[str], columns: Iterable[str], zone: str | None) -> ReadingChoices:
    """Read the options of the command.

    Raises:
        AnswersError: an option is not in its form.
    """
    from relift.importers.doubts import ReadingChoices

    choices = ReadingChoices(zone=zone_named(zone) if zone else None)
    for typed in units:
        movement, is_one, said = typed.rpartition("=")
        said = said.strip().casefold()
        if said not in tuple(Unit):
            raise AnswersError(
                f"--unit takes kg, lb, or an exercise with one of them, such as "
                f'`--unit "Leg Press=lb"`, and not “{plain(typed)}”.'
            )
        if is_one:
            choices = replace(choices, units={**choices.units, movement.strip(): Unit(said)})
        else:
            choices = replace(choices, unit=Unit(said))
    for typed in columns:
        heading, is_pair, name = typed.rpartition("=")
        if not is_pair:
            raise AnswersError(
                f'--map takes a column and what it is, such as `--map "Lift=exercise"`, and not '
                f"“{plain(typed)}”."
            )
        said = name.strip().casefold()
        choices = replace(choices, columns={**choices.columns, heading: said})
    return choices


def read_file(path: Path, how: ReadingChoices) -> Parsed:
    """Read a log from the disk, with a progress bar where it takes long.

    Raises:
        UnreadableFileError: it cannot be read.
        InvalidValueError: what was said about a column cannot be.
    """
    with open_log(path) as log, row_progress(f"Reading {path.name}") as on_progress:
        return read_log_file(log, how, name=path.name, on_progress=on_progress)


def settled(
    path: Path, parsed: Parsed, how: ReadingChoices, *, may_prompt: bool
) -> tuple[Parsed, ReadingChoices]:
    """Have a person say what the log alone does not tell, and read it so.

    Returns:
        (the log, all that was said about it).

    Raises:
        UnitUncertainError, ColumnsUncertainError: nobody can be asked.
        AnswersError: the person does not want it to come in.
    """
    from relift.importers.doubts import doubtful_columns, has_doubtful_unit

    doubtful = doubtful_columns(parsed)
    if doubtful:
        if not may_prompt:
            raise ColumnsUncertainError(_columns_refusal(path, parsed, doubtful))
        how = replace(how, columns=_asked_columns(path, parsed))
        parsed = read_file(path, how)
    if has_doubtful_unit(parsed):
        how = _asked_unit(path, parsed, how, may_prompt=may_prompt)
        parsed = read_file(path, how)
    return parsed, how


def _asked_columns(path: Path, parsed: Parsed) -> dict[str, str]:
    say(f"{path.name} is no export that Relift knows. Its columns seem to be:")
    for guess in parsed.columns:
        say(f"- {plain(guess.heading)}: {guess.name} ({guess.certainty:.0%} sure)")
    if not typer.confirm("Is that right?"):
        raise AnswersError(
            f"Nothing was imported. Say what the columns are, such as `relift import {path} "
            f'--map "{plain(parsed.columns[0].heading)}=date"`.'
        )
    return {guess.heading: guess.name for guess in parsed.columns}


def _columns_refusal(path: Path, parsed: Parsed, doubtful: list[ColumnGuess]) -> str:
    seen = ", ".join(f"{plain(g.heading)} is {g.name}" for g in parsed.columns)
    said = " ".join(f'--map "{plain(g.heading)}={g.name}"' for g in doubtful)
    return (
        f"{path} is no export that Relift knows, and its columns do not tell clearly what they are "
        f"(the guess: {seen}). Nothing was imported. If the guess is right: "
        f"`relift import {path} {said}`."
    )


def _asked_unit(
    path: Path, parsed: Parsed, how: ReadingChoices, *, may_prompt: bool
) -> ReadingChoices:
    """Have a person say the unit that the loads alone do not tell.

    Raises:
        UnitUncertainError: nobody can be asked.
    """
    from relift.importers.doubts import odd_units

    assert parsed.unit is not None  # the caller saw a unit that is not certain
    odd = odd_units(parsed)
    if odd:
        return _asked_mix(path, parsed.unit, odd, how, may_prompt=may_prompt)
    guess = f"{parsed.unit.value} is more likely, {parsed.unit_certainty:.0%} sure"
    if not may_prompt:
        raise UnitUncertainError(
            f"{path} does not say whether its loads are in kg or lb, and they do not tell it "
            f"clearly ({guess}). Nothing was imported. Say it: `relift import {path} --unit kg` "
            f"or `relift import {path} --unit lb`."
        )
    say(f"{path.name} does not say whether its loads are in kg or lb ({guess}).")
    return replace(how, unit=_typed_unit("kg or lb?"))


def _asked_mix(
    path: Path,
    unit: Unit,
    odd: list[tuple[str, Unit]],
    how: ReadingChoices,
    *,
    may_prompt: bool,
) -> ReadingChoices:
    """The same for exercises that seem to be in the other unit than the rest."""
    if not may_prompt:
        said = " ".join(f'--unit "{plain(name)}={other.value}"' for name, other in odd)
        raise UnitUncertainError(
            f"{path} seems to be in {unit.value}, but some exercises may not be. Nothing was "
            f"imported. Say it: `relift import {path} --unit {unit.value}` for all, or "
            f"`relift import {path} {said}`."
        )
    units = dict(how.units)
    for name, _ in odd:
        say(f"{path.name} seems to be in {unit.value}, but “{plain(name)}” may not be.")
        units[name] = _typed_unit(f"{plain(name)}: kg or lb?")
    return replace(how, units=units)


def _typed_unit(question: str) -> Unit:
    while True:
        typed = typer.prompt(question, prompt_suffix=" ").strip().casefold()
        if typed in tuple(Unit):
            return Unit(typed)
        say("Please type kg or lb.")
