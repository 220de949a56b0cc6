"""A file that was handed in, looked at before it comes in: what it holds, and what has to be said.

Nothing is written here. What a person says stands in the form alone and comes with each look.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec
from django.http import QueryDict

from relift.app import clock
from relift.app.database import Store
from relift.app.imports import FileImported, compare
from relift.app.log_file import is_journal, open_log, read_log_file
from relift.app.records import load_journal
from relift.app.transfer import JournalImported, OtherPerson, import_journal
from relift.app.zones import kept_zone, name_of, zone_named
from relift.errors import InvalidValueError, ReliftError, UnreadableFileError
from relift.importers import Parsed, words
from relift.importers.doubts import (
    SURE,
    ReadingChoices,
    doubtful_columns,
    has_doubtful_unit,
    odd_units,
)
from relift.importers.mapping import ColumnGuess
from relift.importers.tables import ColumnWords, guesses_of
from relift.importers.words import names_in
from relift.journal.naming import ColumnsMapped, MovementNamed
from relift.journal.reports import Profile
from relift.training.movements import nearest
from relift.training.names_used import NameUsed, known_movement
from relift.units import Unit, counted

MOST_NAMES = 60
"""Names of movements that are asked about; the rest can be put right later."""

_NO_MOVEMENT = "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What a look at a file found; nothing of it is in the journal.

    Attributes:
        how: How the file was read.
        zone: Name of the zone that its times were taken for.
        is_zone_said: Whether the profile says so.
        fault: Why it could not be read, or "".
        headings: Of a table, also of one that could not be read.
        guesses: What its columns were taken for.
        parsed: A training log.
        compared: What of it is new.
        names: Names in it that are not surely known.
        journal: An export of Relift: what it would add.
    """

    how: ReadingChoices
    zone: str
    is_zone_said: bool
    fault: str = ""
    headings: tuple[str, ...] = ()
    guesses: tuple[ColumnGuess, ...] = ()
    parsed: Parsed | None = None
    compared: FileImported | None = None
    names: tuple[NameUsed, ...] = ()
    journal: JournalImported | None = None

    @property
    def open_questions(self) -> tuple[str, ...]:
        """What has to be said before it may come in."""
        parsed = self.parsed
        if parsed is None:
            return ()
        asked = []
        if doubtful_columns(parsed):
            asked.append("Say what the columns are.")
        if has_doubtful_unit(parsed):
            asked.append("Say whether the loads are in kg or lb.")
        return tuple(asked)

    @property
    def is_unit_open(self) -> bool:
        """Whether the unit may be said: the file does not state it."""
        parsed = self.parsed
        return bool(parsed and parsed.unit and (parsed.unit_certainty < 1 or self.how.unit))

    @property
    def unit_chosen(self) -> str:
        """The unit that is marked in the form: what was said, else a guess that is sure enough."""
        if self.how.unit:
            return self.how.unit.value
        if self.parsed is None or self.parsed.unit is None or has_doubtful_unit(self.parsed):
            return ""
        return self.parsed.unit.value

    @property
    def unit_words(self) -> str:
        """How sure the unit is, in a sentence."""
        parsed = self.parsed
        if parsed is None or parsed.unit is None:
            return ""
        stated = words.stated_unit(parsed, self.how.unit, by="your choice of")
        if self.how.unit is parsed.unit or not stated:
            how = "as you said" if self.how.unit else f"{words.certainty(parsed)} sure"
            return f"The file does not say it. Its loads are read as {parsed.unit.value} ({how})."
        return stated

    @property
    def contents(self) -> str:
        """What the log holds, in a sentence."""
        told = words.contents(self.parsed) if self.parsed else ""
        return told[:1].upper() + told[1:]

    @property
    def news(self) -> str:
        """What would be added, in a sentence."""
        found = self.compared
        if found is None or not (found.n_new or found.n_known):
            return "There is no set in it."
        if not found.n_new:
            return f"Nothing is new: all {counted(found.n_known, 'set')} are here already."
        known = f" {counted(found.n_known, 'set')} here already." if found.n_known else ""
        are = "is" if found.n_new == 1 else "are"
        return f"{counted(found.n_new, 'set')} {are} new.{known}"

    @property
    def odd(self) -> list[tuple[str, Unit]]:
        """Exercises that may be in another unit than the rest."""
        said = [(name, unit) for name, unit in self.how.units.items()]
        return [*said, *(odd_units(self.parsed) if self.parsed else ())]

    @property
    def may_come_in(self) -> bool:
        """Whether there is something to bring in, and nothing is to be said first."""
        if self.journal is not None:
            return not self.journal.faults
        return self.parsed is not None and not self.open_questions


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What the journal knows about logs already.

    Attributes:
        profile: The person's.
        meanings: What names mean.
        remembered: What was said of earlier tables.
    """

    profile: Profile
    meanings: dict[str, str] = field(default_factory=dict)
    remembered: dict[tuple[str, ...], dict[str, str]] = field(default_factory=dict)


def said_before(store: Store) -> Said:
    """What the journal knows about logs.

    Raises:
        StoreError: the store cannot be read.
    """
    known = load_journal(store, Profile, MovementNamed, ColumnsMapped)
    return Said(
        profile=known.profile,
        meanings=dict(known.meanings),
        remembered={key: dict(value) for key, value in known.known_columns.items()},
    )


def look(store: Store, path: Path, name: str, form: QueryDict) -> Preview:
    """Read a staged file as the form says, and compare it with the journal.

    Args:
        store: The open store.
        path: Where its bytes lie.
        name: As it is shown.
        form: What was said so far; empty at the first look.

    Raises:
        StoreError: the store cannot be read.
    """
    said = said_before(store)
    try:
        zone, fault = _zone(form, said.profile), ""
    except InvalidValueError as wrong:
        zone, fault = clock.zone(), str(wrong)
    how = replace(_choices(form), zone=zone, remembered=said.remembered)
    empty = Preview(how=how, zone=name_of(zone), is_zone_said=bool(said.profile.zone), fault=fault)
    if fault:
        return empty
    try:
        if is_journal(path):
            journal = import_journal(store, path, others=OtherPerson.JOIN, name=name, is_trial=True)
            return replace(empty, journal=journal)
        return _log(store, path, name, replace(empty), said)
    except ReliftError as error:
        return _unread(path, name, empty, error)


def said_of(preview: Preview, form: QueryDict) -> list[MovementNamed]:
    """What the form says about the names in a log.

    Raises:
        InvalidValueError: a movement that was typed is not known.
    """
    told = []
    for one in preview.names:
        typed = form.get(f"other:{one.name}", "").strip()
        chosen = form.get(f"name:{one.name}", "")
        if typed:
            found = known_movement(typed)
            if found is None:
                raise InvalidValueError(_unknown_movement(typed))
            told.append(MovementNamed(name=one.name, movement=found.id))
        elif chosen:
            movement = "" if chosen == _NO_MOVEMENT else chosen
            if movement and known_movement(movement) is None:
                raise InvalidValueError(_unknown_movement(movement))
            told.append(MovementNamed(name=one.name, movement=movement))
    return told


def profile_of(preview: Preview, store: Store) -> Profile | None:
    """The profile with the zone that was confirmed, where it had none."""
    if preview.is_zone_said or not isinstance(preview.how.zone, ZoneInfo):
        return None
    return msgspec.structs.replace(said_before(store).profile, zone=preview.how.zone.key)


def options_for(name: NameUsed) -> list[tuple[str, str]]:
    """What a name that is not surely known may mean: (value, words), the first is to leave it."""
    guess = name.movement
    kept = f"{guess.name}, perhaps" if guess else "No movement that Relift knows"
    near = [one for one in ((guess,) if guess else ()) + nearest(name.name) if one]
    unique = {one.id: one.name for one in near}
    return [
        ("", f"Leave it open: {kept}"),
        *unique.items(),
        (_NO_MOVEMENT, "None that Relift knows"),
    ]


def _journal(store: Store, path: Path, name: str, preview: Preview) -> Preview:
    try:
        found = import_journal(store, path, others=OtherPerson.JOIN, name=name, is_trial=True)
    except ReliftError as error:
        return replace(preview, fault=str(error))
    return replace(preview, journal=found)


def _log(store: Store, path: Path, name: str, preview: Preview, said: Said) -> Preview:
    with open_log(path) as log:
        parsed = read_log_file(log, preview.how, name=name)
    doubtful = [one for one in names_in(parsed, said.meanings) if one.is_doubtful]
    return replace(
        preview,
        parsed=parsed,
        compared=compare(store, parsed),
        headings=parsed.headings,
        guesses=parsed.columns,
        names=tuple(doubtful),
    )


def _unread(path: Path, name: str, preview: Preview, error: ReliftError) -> Preview:
    """A file that could not be read: why, and its columns where it is a table."""
    told = f"{str(error).rstrip('.')}."
    told = told[:1].upper() + told[1:]
    try:
        with open_log(path) as log:
            columns = ColumnWords(said=preview.how.columns, remembered=preview.how.remembered)
            headings, guesses = guesses_of(log, name=name, words=columns)
    except (UnreadableFileError, InvalidValueError):
        return replace(preview, fault=told)
    if "--map" in told:
        told = (
            "Relift does not know these columns well enough. Say below what they are: it takes a "
            "date, an exercise and what was done, such as a weight or reps."
        )
    return replace(preview, fault=told, headings=headings, guesses=guesses)


def _choices(form: QueryDict) -> ReadingChoices:
    """What a form says about how to read; a unit or column that is none is as if not said."""
    told = {key: form.get(key, "").strip() for key in form}
    unit = told.get("unit", "")
    return ReadingChoices(
        unit=Unit(unit) if unit in tuple(Unit) else None,
        units={
            key.removeprefix("unit:"): Unit(value)
            for key, value in told.items()
            if key.startswith("unit:") and value in tuple(Unit)
        },
        columns={
            key.removeprefix("column:"): value
            for key, value in told.items()
            if key.startswith("column:") and value
        },
    )


def _zone(form: QueryDict, profile: Profile) -> tzinfo:
    typed = form.get("zone", "").strip()
    if typed and typed != name_of(clock.zone()):
        return zone_named(typed)
    return kept_zone(profile) or clock.zone()


def _unknown_movement(typed: str) -> str:
    near = ", ".join(one.name for one in nearest(typed))
    hint = f" The nearest: {near}." if near else ""
    return (
        f"Relift knows no movement “{typed}”.{hint} Choose one from the list. Nothing was written."
    )


def is_sure(guess: ColumnGuess) -> bool:
    """Whether a column need not be asked about."""
    return guess.certainty >= SURE
