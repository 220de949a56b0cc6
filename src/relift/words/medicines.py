"""Names of medicines, sorted by whether they can hide pain or make drowsy (data/medicines.toml).

The class only tells the guardrails how long not to climb; it says nothing else about a medicine.
What a person says is used, but never where the list has the name in a class that holds the plan
back for longer: a slip must not open what the guardrail would keep shut. A name that is not on the
list and has no class is nobody's guess: the caller has to ask.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

import msgspec

from relift.data.tables import load_table
from relift.errors import DataFileError
from relift.evidence import parse_basis
from relift.journal.reports import MedicineClass

CLASS_QUESTION = "Does it hide pain or make drowsy?"
CLASS_MEANINGS: tuple[tuple[tuple[MedicineClass, ...], str], ...] = (
    ((MedicineClass.OPIOID,), "both"),
    ((MedicineClass.RELAXANT, MedicineClass.SEDATIVE), "can make drowsy"),
    ((MedicineClass.PAINKILLER,), "can hide pain"),
    ((MedicineClass.OTHER,), "neither"),
)
CLASS_IN_DOUBT = (
    "If you are not sure that it is neither, do not say other; whoever prescribed or sold it can "
    "tell you."
)

_WORD = re.compile(r"(?:\d+x)?([^\W\d_]+)|\d+")
_SHORTEST_PLURAL = 4
HELD_LONGEST = frozenset({MedicineClass.OPIOID, MedicineClass.RELAXANT, MedicineClass.SEDATIVE})


class MedicineGroup(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Names of one class, with what the sorting rests on."""

    medicine_class: MedicineClass = msgspec.field(name="class")
    basis: str
    names: tuple[str, ...]


class MedicineMessages(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a person is told about the class that was noted.

    Attributes:
        from_list: The class was not given.
        kept_stronger: The class that was given would have held back less.
    """

    from_list: str
    kept_stronger: str


class MedicineTable(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole of medicines.toml."""

    reviewed_by: str
    basis: str
    messages: MedicineMessages
    groups: tuple[MedicineGroup, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sorted:
    """The class that a medicine is noted with.

    Attributes:
        medicine_class: What counts for the guardrails.
        words: What to tell the person about it; "" where it is the class that they gave.
    """

    medicine_class: MedicineClass
    words: str = ""


@cache
def medicines() -> MedicineTable:
    """The list as shipped.

    Raises:
        DataFileError: the file breaks its rules.
    """
    return check_medicines(load_table("medicines.toml", MedicineTable))


def check_medicines(table: MedicineTable) -> MedicineTable:
    """Check a list of names.

    Raises:
        DataFileError: a basis cannot be read, a name stands twice or has no word in it, or a name
            is sorted as `other`, which would let it through.
    """
    seen: set[tuple[str, ...]] = set()
    parse_basis(table.basis)
    for group in table.groups:
        parse_basis(group.basis)
        if group.medicine_class is MedicineClass.OTHER:
            raise DataFileError("medicines.toml: a name on the list may not be of class other")
        for name in group.names:
            key = _words(name)
            if not key or key in seen:
                raise DataFileError(f"medicines.toml: {name!r} stands twice or is no name")
            seen.add(key)
    return table


def class_of(name: str) -> MedicineClass | None:
    """The class that the list has for a medicine.

    Args:
        name: As typed, such as `Ibuprofen 400` or `oxycodone/acetaminophen`.

    Returns:
        The class of the name that is found in it; of several, the one that comes first in
        `MedicineClass`, which holds back longest. None where none is found.
    """
    said = _words(name)
    longest = max(map(len, known_names()), default=0)
    spans = (
        said[at : at + n]
        for at in range(len(said))
        for n in range(1, min(longest, len(said) - at) + 1)
    )
    found = {known_names()[span] for span in spans if span in known_names()}
    return next((one for one in MedicineClass if one in found), None)


def sort_medicine(name: str, said: MedicineClass | None) -> Sorted | None:
    """The class to note a medicine with.

    Args:
        name: As typed.
        said: The class that the person gave, or None.

    Returns:
        Their class, unless the list has the name in one that holds the plan back for longer;
        without theirs, the list's. None where neither is known: the person has to be asked.
    """
    listed = class_of(name)
    if said is None:
        told = medicines().messages.from_list
        return Sorted(medicine_class=listed, words=told) if listed else None
    if listed is not None and _weight(listed) > _weight(said):
        return Sorted(medicine_class=listed, words=medicines().messages.kept_stronger)
    return Sorted(medicine_class=said)


@cache
def known_names() -> dict[tuple[str, ...], MedicineClass]:
    """The class of each name on the list, by its words as they are compared."""
    return {_words(name): one.medicine_class for one in medicines().groups for name in one.names}


def _weight(medicine_class: MedicineClass) -> int:
    """How long the guardrail holds for a class; opioids, relaxants and sedatives hold alike."""
    if medicine_class in HELD_LONGEST:
        return 2
    return 1 if medicine_class is MedicineClass.PAINKILLER else 0


def _words(text: str) -> tuple[str, ...]:
    """Lower-case words without accents and plural s; a number parts words ("ibuprofen 8 pm")."""
    # First apart, then lower case: a capital with a dot (İ) would else keep its dot.
    plain = unicodedata.normalize("NFKD", text.replace("ß", "ss")).casefold()
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return tuple(_singular(found[1] or "#") for found in _WORD.finditer(plain))


def _singular(word: str) -> str:
    is_plural = word.endswith("s") and not word.endswith("ss") and len(word) >= _SHORTEST_PLURAL
    return word[:-1] if is_plural else word
