"""What a form sent, read field by field, with what is wrong and what was typed beside each.

And the one way in which a page that the server writes for puts something into the journal.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from typing import TypeVar
from uuid import UUID

from django.http import QueryDict

from relift.app.web.desk import Desk
from relift.errors import InvalidValueError, ReliftError
from relift.journal.last_day import last_day
from relift.journal.records import Payload, new_record

T = TypeVar("T")
Said = tuple[Payload, UUID | None]
"""What is written, and the record that it replaces, if any."""

TICK = timedelta(milliseconds=1)
_SAME_MOMENT = timedelta(minutes=1)
_MOST_LETTERS = 4000
_LATELY = 100
"""How many of the newest records are looked at for their time."""


class Form:
    """The fields of a form.

    Args:
        sent: What the browser sent.

    Attributes:
        typed: Field -> what was typed, as it was.
        wrong: Field -> what is wrong with it and what to do; "" is the form as a whole.
    """

    def __init__(self, sent: QueryDict) -> None:
        self.typed: dict[str, str] = {name: str(sent[name]) for name in sent}
        self.wrong: dict[str, str] = {}

    def text(self, name: str) -> str:
        """What was typed, without spaces around it; "" where nothing was."""
        text = self.typed.get(name, "").strip()
        if len(text) > _MOST_LETTERS:
            self.wrong[name] = f"Please keep this under {_MOST_LETTERS} letters."
        return text

    def lines(self, name: str) -> tuple[str, ...]:
        """Its lines; empty ones are left out."""
        return tuple(line.strip() for line in self.text(name).splitlines() if line.strip())

    def read(self, name: str, reader: Callable[[str], T]) -> T | None:
        """What a reader makes of a field; None where it is empty, or wrong."""
        text = self.text(name)
        try:
            return reader(text) if text else None
        except ReliftError as error:
            self.wrong[name] = str(error)
            return None

    def number(self, name: str, *, low: float, high: float) -> float | None:
        """A number within bounds, with a point or a comma."""

        def number(text: str) -> float:
            try:
                value = float(text.replace(",", "."))
            except ValueError:
                value = float("nan")
            if not low <= value <= high:
                raise InvalidValueError(f"Please write a number from {low:g} to {high:g}.")
            return value

        return self.read(name, number)

    def until(self, name: str, today: date) -> date | None:
        """The last day that something holds: today or later."""
        return self.read(name, lambda text: last_day(text, None, today))

    def choice(self, name: str, allowed: Sequence[str]) -> str:
        """One of a few words, or "" where none of them was chosen."""
        value = self.typed.get(name, "")
        return value if value in allowed else ""


def write_down(desk: Desk, said: Sequence[Said], *, now: datetime) -> None:
    """Put something into the journal, each a moment after the one before.

    Args:
        desk: The journal.
        said: What, in order.
        now: Aware, in the person's zone.

    Raises:
        StoreError: nothing was written.
    """
    now = next_moment(desk, now)
    person = desk.store.person
    desk.write(
        [
            new_record(payload, person=person, at=now + n * TICK, supersedes=supersedes)
            for n, (payload, supersedes) in enumerate(said)
        ]
    )


def next_moment(desk: Desk, now: datetime) -> datetime:
    """Now, or a moment after the newest record where that was written just now.

    Args:
        desk: The journal.
        now: Aware, in the person's zone.

    Raises:
        StoreError: the store cannot be read.
    """
    newest = max((one.recorded_at for one in desk.records()[-_LATELY:]), default=None)
    if newest is not None and timedelta() <= newest - now < _SAME_MOMENT:
        return (newest + TICK).astimezone(now.tzinfo)
    return now
