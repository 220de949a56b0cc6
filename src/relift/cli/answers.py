"""Answers files: TOML in the place of a person, checked before anything is written.

docs/reference/answers.md has full examples. What a command asks for and the file lacks is collected
and told in one error; nothing beyond what was answered is assumed.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, TypeVar

import msgspec

from relift.app.answer_tables import AnswerTable, Rating, as_answers
from relift.errors import AnswersError
from relift.journal.reports import Answer, MedicineClass, PainReach
from relift.scales import NRS_MAX
from relift.screening.items import red_flags

Seconds = Annotated[float, msgspec.Meta(ge=0, le=86_400)]
T = TypeVar("T")

_YES_NO = "true or false"
_ANSWER = "yes, no or unsure, in quotes"


class ProfileAnswers(AnswerTable, frozen=True, kw_only=True):
    """[profile]."""

    adult: bool | None = None
    birth_year: Annotated[int, msgspec.Meta(ge=1900, le=2100)] | None = None


class FlareAnswers(AnswerTable, frozen=True, kw_only=True):
    """[flare]."""

    happened: str = ""
    labels: tuple[str, ...] = ()
    pain_now: Rating | None = None


class ScreenAnswers(AnswerTable, frozen=True, kw_only=True):
    """[screen], its answers in [screen.answers] and [screen.clarified]."""

    answers: dict[str, str] = msgspec.field(default_factory=dict)
    clarified: dict[str, str] = msgspec.field(default_factory=dict)
    reason: str = ""
    seen_by: str = ""
    seen_on: date | None = None


class CrisisAnswers(AnswerTable, frozen=True, kw_only=True):
    """[crisis]."""

    acknowledged: bool = False


class CalmAnswers(AnswerTable, frozen=True, kw_only=True):
    """[calm]."""

    breathing_s: Seconds | None = None
    thought: str = ""
    fear: str = ""


class FlareFile(AnswerTable, frozen=True, kw_only=True):
    """The file of `relift flare`."""

    profile: ProfileAnswers = ProfileAnswers()
    flare: FlareAnswers | None = None
    screen: ScreenAnswers = ScreenAnswers()
    crisis: CrisisAnswers = CrisisAnswers()
    calm: CalmAnswers = CalmAnswers()


class Medicine(AnswerTable, frozen=True, kw_only=True):
    """One of [[medicine]]; without a class the name has to be on Relift's list."""

    name: Annotated[str, msgspec.Meta(min_length=1)]
    medicine_class: MedicineClass | None = msgspec.field(name="class", default=None)


class CheckInAnswers(AnswerTable, frozen=True, kw_only=True):
    """[checkin]; every part may be left out."""

    pain_now: Rating | None = None
    pain_worst: Rating | None = None
    pain_morning: Rating | None = None
    worry: Rating | None = None
    confidence: Rating | None = None
    flare: bool | None = None
    drowsy: bool | None = None
    reach: PainReach | None = None
    note: str = ""


class CheckInFile(AnswerTable, frozen=True, kw_only=True):
    """The file of `relift checkin`."""

    checkin: CheckInAnswers = CheckInAnswers()
    medicine: tuple[Medicine, ...] = ()
    screen: ScreenAnswers = ScreenAnswers()
    crisis: CrisisAnswers = CrisisAnswers()


class ExposureAnswers(AnswerTable, frozen=True, kw_only=True):
    """One of [[exposure]]: what was expected, and what happened, or that it was left out."""

    rung: str = ""
    expected: Rating | None = None
    feared: str = ""
    done: bool | None = None
    pain_before: Rating | None = None
    felt: Rating | None = None
    settled: bool | None = None
    rpe: Annotated[float, msgspec.Meta(ge=1, le=10)] | None = None
    nerve_sign: bool | None = None
    note: str = ""


class WorkoutFile(AnswerTable, frozen=True, kw_only=True):
    """The file of `relift workout`."""

    exposure: tuple[ExposureAnswers, ...] = ()


def read_answers(path: Path, kind: type[T]) -> T:
    """Read an answers file.

    Args:
        path: The TOML file.
        kind: Which command's file it is.

    Raises:
        AnswersError: it cannot be read, or holds a key or a value that cannot be; names it.
    """
    return as_answers(read_toml(path), kind, path.name)


def read_toml(path: Path) -> dict[str, object]:
    """Read a TOML file.

    Raises:
        AnswersError: it cannot be read, or is not TOML.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        reason = getattr(fault, "strerror", None) or "it is not UTF-8 text"
        raise AnswersError(f"{path.name} cannot be read: {reason}.") from None
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        raise AnswersError(f"{path.name} is not TOML: {fault}.") from None


class FileAnswers:
    """Answers out of a file, by key; remembers which were asked for and are not there.

    Args:
        given: Key -> value; a key that is not there was not answered.
        file: The file's name, for messages.
        prefix: What stands before a key in messages, such as `exposure 2, `.
    """

    is_person = False

    def __init__(self, given: Mapping[str, object], file: str, *, prefix: str = "") -> None:
        self._given = {key: value for key, value in given.items() if value not in (None, "")}
        self._file = file
        self._prefix = prefix
        self._missing: dict[str, str] = {}

    def text(self, key: str, question: str) -> str:
        """The words under a key, "" without."""
        return " ".join(str(self._given.get(key, "")).split())

    def rating(self, key: str, question: str, *, may_skip: bool = True) -> float | None:
        """The rating under a key; missing where it must not be skipped."""
        return self.number(key, question, low=0.0, high=NRS_MAX, may_skip=may_skip)

    def number(
        self, key: str, question: str, *, low: float, high: float, may_skip: bool = True
    ) -> float | None:
        """The number under a key; its range was checked when the file was read."""
        value = self._given.get(key)
        if isinstance(value, int | float):
            return float(value)
        if not may_skip:
            self.miss(key, f"a number from {low:g} to {high:g}")
        return None

    def yes_no(self, key: str, question: str, *, may_skip: bool = False) -> bool | None:
        """The truth under a key; missing where it must not be skipped."""
        value = self._given.get(key)
        if isinstance(value, bool):
            return value
        if not may_skip:
            self.miss(key, _YES_NO)
        return None

    def answer(self, key: str, question: str) -> Answer | None:
        """The answer under a key; missing where there is none."""
        value = self._given.get(key)
        if isinstance(value, Answer):
            return value
        self.miss(key, _ANSWER)
        return None

    def choice(self, key: str, question: str, allowed: Sequence[str]) -> str | None:
        """The word under a key; missing where there is none."""
        value = self._given.get(key)
        if value in allowed:
            return str(value)
        self.miss(key, " or ".join(allowed))
        return None

    def has(self, prefix: str) -> bool:
        """Whether there is any answer under a prefix."""
        return any(key.startswith(prefix) for key in self._given)

    def miss(self, key: str, allowed: str) -> None:
        """Note an answer that is needed and not there."""
        self._missing[self._prefix + key] = allowed

    def check(self) -> None:
        """Refuse to go on without what is missing.

        Raises:
            AnswersError: naming each missing key and the allowed answers.
        """
        if not self._missing:
            return
        lines = "\n".join(f"  {key}: {allowed}" for key, allowed in self._missing.items())
        raise AnswersError(
            f"{self._file} lacks these answers:\n{lines}\n"
            "What it did answer is kept, and nothing else is assumed. Add them and run it again."
        )


def flattened(**tables: msgspec.Struct | None) -> dict[str, object]:
    """The values of tables by dotted key, such as `flare.pain_now`; a table may be missing."""
    return {
        f"{name}.{field}": getattr(table, field)
        for name, table in tables.items()
        if table is not None
        for field in table.__struct_fields__
    }


def screen_given(screen: ScreenAnswers, file: str) -> dict[str, object]:
    """The answers of a screen by dotted key, such as `screen.answers.fever`.

    Raises:
        AnswersError: an id is none of the screen's, or an answer is none of the allowed ones.
    """
    known = {item.id for item in red_flags().items}
    allowed = {answer.value: answer for answer in Answer}
    given: dict[str, object] = {}
    wrong = []
    for part, said in (("answers", screen.answers), ("clarified", screen.clarified)):
        for item, value in said.items():
            key = f"screen.{part}.{item}"
            if item not in known:
                wrong.append(f"  {key}: the screen has no such question")
            elif value not in allowed:
                wrong.append(f"  {key}: {_ANSWER}")
            else:
                given[key] = allowed[value]
    if wrong:
        raise AnswersError("\n".join([f"{file} holds answers that cannot be read:", *wrong]))
    return given


def read_medicine(text: str) -> Medicine:
    """Read a medicine such as `ibuprofen:painkiller`; the class may be left out.

    Raises:
        AnswersError: it has no name, or a class that does not exist.
    """
    name, mark, kind = text.rpartition(":")
    return medicine_of(name, kind) if mark else medicine_of(text, None)


def medicine_of(name: str, kind: str | None) -> Medicine:
    """A medicine by name and class; None where the class was not given.

    Raises:
        AnswersError: it has no name, or a class that does not exist.
    """
    known = [one.value for one in MedicineClass]
    is_class = kind is None or kind.strip() in known
    if not (name.strip() and is_class):
        raise AnswersError(
            f"A medicine needs a name and a class, which is one of: {', '.join(known)}."
        )
    medicine_class = None if kind is None else MedicineClass(kind.strip())
    return Medicine(name=name.strip(), medicine_class=medicine_class)
