"""The one-line grammar for sets that were done elsewhere: `deadlift 140kg x5 x3 @7 e6 p3 b2`.

    line      = set { ";" set }
    set       = movement [load] "x" reps ["x" sets] { "@" rpe | "e" nrs | "p" nrs | "b" nrs }
    movement  = words, up to the first word that is one of the parts below; in quotes, anything
    load      = number ["kg" | "lb" | "lbs"]

`e` is the pain expected, `p` the worst pain felt, `b` the pain just before; each part stands at
most once. The movement's first word may be a number ("45 degree back raise x10"); without a load
after it, no later word may begin with one. Repetitions must be said. docs/reference/grammar.md has
the rules and examples.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NoReturn

from relift.errors import GrammarError, InvalidValueError
from relift.journal.lifting import MAX_LOAD_KG, MAX_REPS
from relift.scales import check_nrs, check_range, check_rpe
from relift.units import Unit, to_kg

EXAMPLE = "deadlift 140kg x5 x3 @7 e6 p3"
MAX_SETS = 100

_NUMBER = r"\d+(?:[.,]\d+)?"
_LOAD = re.compile(rf"({_NUMBER})(kg|lbs?)?", re.IGNORECASE)
_TIMES = re.compile(r"x(\d+)", re.IGNORECASE)
_MARKED = re.compile(rf"([@epb])({_NUMBER})", re.IGNORECASE)
_UNIT = re.compile(r"kg|lbs?", re.IGNORECASE)
_WORD = re.compile(r'"[^"]*"|[^\s;"]+')
_BARE_MOVEMENT = re.compile(r'[^\s;"]+( [^\s;"]+)*')
_NEARLY_A_LOAD = re.compile(r"[-+]?\d.*")
_WINDOW = 60

_RANGES = {
    "reps": (1, MAX_REPS),
    "sets": (1, MAX_SETS),
    "rpe": (1, 10),
    "expected_pain": (0, 10),
    "felt_pain": (0, 10),
    "pain_before": (0, 10),
}
_NAMES = {
    "load": "The load",
    "reps": "Repetitions",
    "sets": "Sets",
    "rpe": "RPE",
    "expected_pain": "Expected pain",
    "felt_pain": "Felt pain",
    "pain_before": "Pain before",
}
_MARKS = {"@": "rpe", "e": "expected_pain", "p": "felt_pain", "b": "pain_before"}


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggedLine:
    """One set, or several alike, as a line says it.

    Attributes:
        movement: As typed; one line, no quotes.
        load: External load [unit], or None for body weight.
        unit: Its unit; None where the line leaves it to the person's own.
        reps: Repetitions a set, 1-10,000.
        sets: Sets, 1-100.
        rpe: 1-10, or None.
        expected_pain, felt_pain, pain_before: 0-10, or None.
    """

    movement: str
    load: float | None = None
    unit: Unit | None = None
    reps: int
    sets: int = 1
    rpe: float | None = None
    expected_pain: float | None = None
    felt_pain: float | None = None
    pain_before: float | None = None

    def __post_init__(self) -> None:
        if not self.movement or self.movement != " ".join(self.movement.replace('"', " ").split()):
            raise InvalidValueError("movement must be a name in one line, without quotes")
        check_range("load", self.load, 0.0, most_load(self.unit))
        check_range("reps", self.reps, 1, MAX_REPS)
        check_range("sets", self.sets, 1, MAX_SETS)
        check_rpe(self.rpe)
        check_nrs(
            expected_pain=self.expected_pain,
            felt_pain=self.felt_pain,
            pain_before=self.pain_before,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadLimit:
    """A ceiling as typed: movement ("" for every one), load and unit (None: the person's own)."""

    movement: str
    load: float
    unit: Unit | None


class _Word(str):
    """A word of the line that knows where it stands."""

    __slots__ = ("at",)
    at: int


def most_load(unit: Unit | None) -> float:
    """The heaviest load that may be typed [unit]."""
    return MAX_LOAD_KG / to_kg(1.0, unit or Unit.LB)


def parse_lines(text: str) -> tuple[LoggedLine, ...]:
    """Read a typed line, with sets separated by `;`.

    Args:
        text: What was typed.

    Raises:
        GrammarError: it does not follow the grammar; shows where, and an example.
    """
    parts = _split(text)
    if not parts:
        _refuse(text, 0, "Nothing is written here")
    return tuple(_parse_set(text, words) for words in parts)


def parse_limit(text: str) -> LoadLimit:
    """Read a ceiling such as `deadlift 400lb`, or `180kg` for every movement.

    Raises:
        GrammarError: it does not end in a load.
    """
    example = "deadlift 400lb"
    parts = _split(text)
    if len(parts) != 1:
        _refuse(text, 0, "One movement and one load are needed", example)
    words = _join_unit(parts[0])
    found = _LOAD.fullmatch(words[-1])
    if found is None:
        _refuse(text, words[-1].at, "A load must stand at the end", example)
    load, unit = _load_of(found)
    if load > most_load(unit):
        _refuse(text, words[-1].at, "This load is too large", example)
    return LoadLimit(movement=_movement(words[:-1]), load=load, unit=unit)


def format_line(line: LoggedLine) -> str:
    """Write a set so that `parse_lines` reads the same back."""
    parts = [_quoted(line.movement)]
    if line.load is not None:
        parts.append(digits(line.load) + (line.unit.value if line.unit else ""))
    parts.append(f"x{line.reps}")
    if line.sets != 1:
        parts.append(f"x{line.sets}")
    for mark, name in _MARKS.items():
        value = getattr(line, name)
        if value is not None:
            parts.append(mark + digits(value))
    return " ".join(parts)


def format_lines(lines: Sequence[LoggedLine]) -> str:
    """Write several sets in one line."""
    return "; ".join(format_line(line) for line in lines)


def pointed_at(text: str, at: int) -> str:
    """The part of a line around a place, with a caret below the place."""
    start = max(0, min(at - _WINDOW // 2, len(text) - _WINDOW))
    shown = "".join(c if c.isprintable() else " " for c in text[start : start + _WINDOW])
    return f"  {shown}\n  {' ' * (at - start)}^"


def digits(value: float) -> str:
    """A number without an exponent or needless zeros, exact."""
    text = format(Decimal(repr(float(value))), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _split(text: str) -> list[list[_Word]]:
    """The words of each set, `;` outside quotes being the border."""
    parts: list[list[_Word]] = [[]]
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
        elif text[at] == ";":
            parts.append([])
            at += 1
        else:
            found = _WORD.match(text, at)
            if found is None:
                _refuse(text, at, "These quotes are not closed")
            word = _Word(found.group())
            word.at = at
            parts[-1].append(word)
            at = found.end()
    return [words for words in parts if words]


def _parse_set(text: str, words: list[_Word]) -> LoggedLine:
    words = _join_unit(words)
    n_name = 1
    while n_name < len(words) and not _is_part(words[n_name]):
        n_name += 1
    is_lone_number = n_name == 1 and _LOAD.fullmatch(words[0])
    if is_lone_number or (_is_part(words[0]) and not words[0][0].isdigit()):
        _refuse(text, words[0].at, "Begin with the movement")
    rest = words[n_name:]
    load, unit = None, None
    if rest and (found := _LOAD.fullmatch(rest[0])):
        load, unit = _load_of(found)
        _check(text, rest[0], "load", load, 0.0, most_load(unit))
        rest = rest[1:]
    elif odd := next(filter(_NEARLY_A_LOAD.fullmatch, words[1:n_name]), None):
        # A mistyped load must not become part of a name, and the set one without a load.
        _refuse(text, odd.at, f"“{odd}” is no load; if it is part of the name, use quotes")
    said: dict[str, float] = {}
    for word in rest:
        _take(text, word, said)
    if "reps" not in said:
        _refuse(text, words[-1].at + len(words[-1]), "Say how many repetitions, as in x5")
    return LoggedLine(
        movement=_movement(words[:n_name]),
        load=load,
        unit=unit,
        reps=int(said["reps"]),
        sets=int(said.get("sets", 1)),
        rpe=said.get("rpe"),
        expected_pain=said.get("expected_pain"),
        felt_pain=said.get("felt_pain"),
        pain_before=said.get("pain_before"),
    )


def _take(text: str, word: _Word, said: dict[str, float]) -> None:
    """Read one part of a set, other than its load, into `said`."""
    if times := _TIMES.fullmatch(word):
        name, value = ("sets" if "reps" in said else "reps"), float(times.group(1))
    elif marked := _MARKED.fullmatch(word):
        name, value = _MARKS[marked.group(1).lower()], _value(marked.group(2))
    else:
        _refuse(text, word.at, f"Relift cannot read “{word}” here")
    if name in said:
        _refuse(text, word.at, f"“{word}” says again what was said before")
    _check(text, word, name, value, *_RANGES[name])
    said[name] = value


def _check(text: str, word: _Word, name: str, value: float, low: float, high: float) -> None:
    """Refuse a number out of range where it stands."""
    if not low <= value <= high:
        _refuse(text, word.at, f"{_NAMES[name]} must be a number from {low:g} to {high:g}")


def _join_unit(words: list[_Word]) -> list[_Word]:
    """`140 kg` is `140kg`."""
    joined: list[_Word] = []
    for word in words:
        before = joined[-1] if joined else None
        if before is not None and _UNIT.fullmatch(word) and re.fullmatch(_NUMBER, before):
            both = _Word(before + word)
            both.at = before.at
            joined[-1] = both
        else:
            joined.append(word)
    return joined


def _is_part(word: str) -> bool:
    patterns = (_LOAD, _TIMES, _MARKED)
    return any(pattern.fullmatch(word) for pattern in patterns)


def _load_of(found: re.Match[str]) -> tuple[float, Unit | None]:
    unit = (found.group(2) or "").lower().removesuffix("s")
    return _value(found.group(1)), Unit(unit) if unit else None


def _value(digits: str) -> float:
    # Many keyboards write 102,5.
    return float(digits.replace(",", "."))


def _movement(words: Sequence[str]) -> str:
    return " ".join(" ".join(words).replace('"', " ").split())


def _quoted(movement: str) -> str:
    """The movement, in quotes where a word of it could be read as something else."""
    words = movement.split()
    is_plain = _BARE_MOVEMENT.fullmatch(movement) is not None
    is_odd = any(map(_is_part, words)) or any(map(_NEARLY_A_LOAD.fullmatch, words[1:]))
    return movement if is_plain and not is_odd else f'"{movement}"'


def _refuse(text: str, at: int, why: str, example: str = EXAMPLE) -> NoReturn:
    """Raise with the line, a caret under the place, and an example."""
    raise GrammarError(f"{why}:\n{pointed_at(text, at)}\nWrite for example: {example}") from None
