"""The class of a medicine before it is noted: as said, from Relift's list, or asked for.

A medicine that nobody sorted is never `other` by itself: where no person can be asked, it is
refused, and nothing is written.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from relift.cli.answers import Medicine
from relift.cli.output import plain
from relift.cli.prompts import Asker
from relift.errors import AnswersError
from relift.journal.reports import MedicationTaken, MedicineClass
from relift.words.medicines import (
    CLASS_IN_DOUBT,
    CLASS_MEANINGS,
    CLASS_QUESTION,
    Sorted,
    sort_medicine,
)

CLASSES = tuple(one.value for one in MedicineClass)
MEANINGS = "; ".join(
    f"{' or '.join(one.value for one in classes)}: {words}" for classes, words in CLASS_MEANINGS
)
_QUESTION = f"{CLASS_QUESTION} {MEANINGS}. {CLASS_IN_DOUBT}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """A medicine as it will be noted.

    Attributes:
        medicine: With its class.
        record: What is written.
        words: What to tell the person about the class; "" where there is nothing to tell.
    """

    medicine: Medicine
    record: MedicationTaken
    words: str = ""

    @property
    def line(self) -> str:
        """Name, class, and what to tell about it."""
        said = f"{plain(self.record.name)}: noted as {self.record.medicine_class.value}."
        return f"{said} {self.words}".rstrip()


def with_classes(given: Sequence[Medicine], *, person: Asker | None, how: str) -> tuple[Noted, ...]:
    """Find the class of each medicine; asks about those that Relift does not know.

    Args:
        given: What was taken.
        person: Who can be asked, or None.
        how: How a class is given here, for the message, such as `add --class CLASS`.

    Raises:
        AnswersError: a class is missing and nobody can be asked.
    """
    found = [sort_medicine(one.name, one.medicine_class) for one in given]
    unknown = [n for n, one in enumerate(found, start=1) if one is None]
    if unknown and person is None:
        # By position and not by name: a message must not carry what someone takes.
        which = "" if len(given) == 1 else f" (number {', '.join(map(str, unknown))})"
        raise AnswersError(
            f"Relift's list does not have this medicine{which}, so say its class: {how}. "
            f"{CLASS_QUESTION} {MEANINGS}. It was not noted."
        )
    return tuple(
        _noted(one, sorted_as or Sorted(medicine_class=_ask(person)))
        for one, sorted_as in zip(given, found, strict=True)
    )


def sorter(person: Asker | None, *, how: str) -> Callable[[str, MedicineClass | None], Sorted]:
    """What finds the class of a medicine as `with_classes` does, by its name and class."""

    def sort(name: str, medicine_class: MedicineClass | None) -> Sorted:
        given = Medicine(name=name, medicine_class=medicine_class)
        (noted,) = with_classes((given,), person=person, how=how)
        return Sorted(medicine_class=noted.record.medicine_class, words=noted.words)

    return sort


def _ask(person: Asker | None) -> MedicineClass:
    assert person is not None
    said = person.choice("", _QUESTION, CLASSES)
    assert said is not None, "a person is asked until they choose"
    return MedicineClass(said)


def _noted(given: Medicine, found: Sorted) -> Noted:
    return Noted(
        medicine=Medicine(name=given.name, medicine_class=found.medicine_class),
        record=MedicationTaken(name=given.name, medicine_class=found.medicine_class),
        words=found.words,
    )
