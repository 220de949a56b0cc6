"""Tables of answers, checked before anything is made of them: of a file, of options, of a form."""

from __future__ import annotations

from typing import Annotated, TypeVar

import msgspec

from relift.errors import AnswersError
from relift.scales import NRS_MAX

Rating = Annotated[float, msgspec.Meta(ge=0, le=NRS_MAX)]
T = TypeVar("T")


class AnswerTable(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A table of an answers file; a misspelled key is refused."""


def as_answers(given: object, kind: type[T], name: str) -> T:
    """Check answers.

    Args:
        given: As read or typed, by key.
        kind: What they are answers to.
        name: Where they come from, for the message.

    Raises:
        AnswersError: a key or a value cannot be; names it.
    """
    try:
        return msgspec.convert(given, kind, strict=True)
    except msgspec.ValidationError as fault:
        raise AnswersError(f"{name}: {_told(str(fault))}") from None


def _told(fault: str) -> str:
    """A msgspec message as a sentence, with the place in the file."""
    what, _, place = fault.partition(" - at ")
    where = place.strip("`").removeprefix("$").removeprefix(".") or "the top of the file"
    return f"at {where}: {what[:1].lower()}{what[1:]}."
