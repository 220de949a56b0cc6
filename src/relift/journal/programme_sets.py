"""The grammar of one lift in a programme: `squat 1x5 @8, 2x5 -10%`.

    lift   = movement sets { ("," | ";") sets }
    sets   = [number] "x" reps { percent | rpe | load | change }
    reps   = number | number "-" number | number "+" | "amrap", and "s", "min" or "m" after a number
    percent = ["@"] number "%"        rpe    = "@" number | "rpe" number
    load    = ["@"] number ("kg" | "lb" | "lbs")       change = ("+" | "-") number "%"

The movement is all up to the first sets; in quotes, anything. A change counts from the last set
before it that is none. docs/reference/programme.md has the rules and examples.
"""

from __future__ import annotations

import re
from typing import NoReturn

from relift.journal.grammar import digits
from relift.journal.lifting import MAX_LOAD_KG
from relift.journal.programme import (
    MAX_CHANGE,
    MAX_PERCENT,
    MAX_SETS,
    MOST,
    Amount,
    WrittenLift,
    WrittenSets,
)
from relift.units import Unit, to_kg

EXAMPLE = "squat 1x5 @8, 2x5 -10%"

_NUMBER = r"[0-9]{1,9}(?:[.,][0-9]{1,400})?"
_END = r"(?=[\s,;]|$)"
_AMOUNT = r"(?P<amount>seconds?|secs?|s|minutes?|mins?|metres?|meters?|m)?"
_SETS = re.compile(
    r"(?<![^\s,;])(?:(?P<sets>[0-9]{1,9})\s*)?[x×]\s*"
    r"(?:(?P<amrap>amrap|max)|(?P<low>[0-9]{1,9})(?:[-–](?P<high>[0-9]{1,9})|(?P<plus>\+))?"
    rf"{_AMOUNT}){_END}",
    re.IGNORECASE,
)
_LOADING = (
    ("change", re.compile(rf"(?P<sign>[-−–+])\s*(?P<number>{_NUMBER})\s*%{_END}")),
    ("percent", re.compile(rf"@?\s*(?P<number>{_NUMBER})\s*%(?:\s*(?:of\s+)?1rm)?{_END}", re.I)),
    ("load", re.compile(rf"@?\s*(?P<number>{_NUMBER})\s*(?P<unit>kg|lbs?){_END}", re.I)),
    ("rpe", re.compile(rf"(?:@\s*(?:rpe\s*)?|rpe\s*)(?P<number>{_NUMBER}){_END}", re.I)),
)
_LIMITS = {
    "percent": (1.0, MAX_PERCENT, "A percentage must be a number from 1 to 150"),
    "rpe": (1.0, 10.0, "RPE must be a number from 1 to 10"),
    "change": (0.0, MAX_CHANGE, "A set may be at most 60% lighter or heavier than another"),
}
_PLAIN_NAME = re.compile(r"[^\W\d_][\w'()/.&-]*(?: [^\W\d_][\w'()/.&-]*)*")
_WORD = re.compile(r"\S+")
_ODD_IN_NAME = re.compile(r"(?<=\s)(?:[-+−@]?\d|@|rpe\s*\d)\S*", re.IGNORECASE)
_QUOTED = re.compile(r'"[^"]*"')
_KEYWORDS = re.compile(
    r"(?:programme|program|start|repeats?|weeks?|days?|rest|notes?|mon|tue|wed|thu|fri|sat|sun)",
    re.IGNORECASE,
)


class LineError(Exception):
    """A part of a line cannot be read.

    Args:
        at: Where in the line, from 0.
        why: What is wrong and what to do; what it quotes is made printable.
    """

    def __init__(self, at: int, why: str) -> None:
        super().__init__(why)
        self.at = at
        self.why = "".join(c if c.isprintable() else " " for c in why)


def parse_lift(text: str) -> WrittenLift:
    """Read one lift.

    Args:
        text: The line, without a comment.

    Raises:
        LineError: it does not follow the grammar; tells where.
    """
    masked = _QUOTED.sub(lambda found: "\x01" * len(found.group()), text)
    if '"' in masked:
        raise LineError(masked.index('"'), "These quotes are not closed")
    first = _SETS.search(masked)
    name_end = len(text.rstrip()) if first is None else first.start()
    odd = _ODD_IN_NAME.search(masked, 0, name_end)
    if odd is not None and first is not None:
        _refuse_before_sets(odd)
    if first is None:
        at = odd.start() if odd else name_end
        raise LineError(at, "Say how many sets and repetitions, as in 3x5")
    before = text[: first.start()].rstrip().rstrip(":,;")
    movement = " ".join(before.replace('"', " ").split())
    if not movement:
        raise LineError(first.start(), "Begin with the movement")
    return WrittenLift(movement=movement, sets=_groups(masked, first.start()))


def parse_reps(cell: str, *, sets: int = 1) -> WrittenSets:
    """Read the repetitions of a cell, such as `5`, `8-12`, `5+`, `amrap` or `30s`.

    Raises:
        LineError: it is none.
    """
    found = _SETS.fullmatch(f"x{cell.strip()}")
    if found is None:
        raise LineError(0, f"“{cell}” is no number of repetitions, such as 5, 8-12, 5+ or 30s")
    return _sets(found, {}, sets)


def format_lift(lift: WrittenLift) -> str:
    """Write a lift so that `parse_lift` reads the same back; its note is left out."""
    is_plain = _PLAIN_NAME.fullmatch(lift.movement) and not _KEYWORDS.match(lift.movement)
    is_plain = is_plain and not re.search(r"(?<!\S)(?:[x×]|rpe)", lift.movement, re.IGNORECASE)
    name = lift.movement if is_plain else f'"{lift.movement}"'
    return f"{name} {', '.join(map(format_sets, lift.sets))}"


def format_sets(one: WrittenSets) -> str:
    """Write sets alike, such as `3x8-12 @8`."""
    mark = {Amount.REPS: "", Amount.SECONDS: "s", Amount.METRES: "m"}[one.amount]
    if one.is_amrap:
        reps = "amrap" if one.reps == 1 else f"{one.reps}+"
    else:
        reps = str(one.reps) + (f"-{one.reps_to}" if one.reps_to is not None else "")
    parts = [f"{one.sets}x{reps}{mark}"]
    if one.load is not None and one.unit is not None:
        parts.append(digits(one.load) + one.unit.value)
    if one.percent is not None:
        parts.append(f"@{digits(one.percent)}%")
    if one.change is not None:
        sign = "-" if one.change < 0 else "+"
        parts.append(f"{sign}{digits(abs(one.change))}%")
    if one.rpe is not None:
        parts.append(f"@{digits(one.rpe)}")
    return " ".join(parts)


def _groups(text: str, at: int) -> tuple[WrittenSets, ...]:
    groups: list[WrittenSets] = []
    while at < len(text):
        found = _SETS.match(text, at)
        if found is None:
            _refuse_word(text, at)
        loading, end = _loading(text, found.end())
        if "change" in loading and not groups:
            raise LineError(at, "The first sets can be no change from others: give them a load")
        groups.append(_sets(found, loading, _count(found)))
        at = _past_border(text, end)
    return tuple(groups)


def _count(found: re.Match[str]) -> int:
    n = int(found["sets"] or 1)
    if not 1 <= n <= MAX_SETS:
        raise LineError(found.start(), f"Sets must be a number from 1 to {MAX_SETS}")
    return n


def _loading(text: str, at: int) -> tuple[dict[str, tuple[float, str]], int]:
    """What stands behind the repetitions, by its name, and where it ends."""
    said: dict[str, tuple[float, str]] = {}
    while True:
        start = _skip_spaces(text, at)
        if start == len(text) or text[start] in ",;":
            return said, start
        name, found = next(
            ((name, f) for name, pattern in _LOADING if (f := pattern.match(text, start))),
            ("", None),
        )
        if found is None:
            _refuse_word(text, start)
        if name in said or (name != "rpe" and said.keys() - {"rpe"}):
            raise LineError(start, "One percentage, load or change is enough for a set")
        said[name] = _number(name, found)
        at = found.end()


def _number(name: str, found: re.Match[str]) -> tuple[float, str]:
    value = float(found["number"].replace(",", "."))
    if name == "load":
        unit = found["unit"].lower().removesuffix("s")
        if to_kg(value, Unit(unit)) > MAX_LOAD_KG:
            raise LineError(found.start(), "This load is too large")
        return value, unit
    low, high, why = _LIMITS[name]
    if not low <= value <= high:
        raise LineError(found.start(), why)
    return (value if name != "change" or found["sign"] == "+" else -value), ""


def _sets(found: re.Match[str], loading: dict[str, tuple[float, str]], sets: int) -> WrittenSets:
    amount, factor = _amount(found["amount"])
    low = 1 if found["amrap"] else int(found["low"]) * factor
    high = int(found["high"]) * factor if found["high"] else None
    is_amrap = bool(found["amrap"] or found["plus"])
    if is_amrap and amount is not Amount.REPS:
        raise LineError(found.start(), "As many as possible is said of repetitions")
    if not 1 <= low <= MOST[amount] or (high or 0) > MOST[amount]:
        raise LineError(found.start(), f"A set must be 1 to {MOST[amount]:,} {amount.value}")
    if high is not None and high <= low:
        raise LineError(found.start(), "A range goes from fewer to more, as in 8-12")
    load, unit = loading.get("load", (None, ""))
    return WrittenSets(
        sets=sets,
        reps=low,
        reps_to=high,
        amount=amount,
        is_amrap=is_amrap,
        percent=loading.get("percent", (None, ""))[0],
        rpe=loading.get("rpe", (None, ""))[0],
        load=load,
        unit=Unit(unit) if unit else None,
        change=loading.get("change", (None, ""))[0],
    )


def _amount(word: str | None) -> tuple[Amount, int]:
    """What is counted, and how many of it one is."""
    if not word:
        return Amount.REPS, 1
    if word.lower().startswith("s"):
        return Amount.SECONDS, 1
    if word.lower().startswith("min"):
        return Amount.SECONDS, 60
    return Amount.METRES, 1


def _past_border(text: str, at: int) -> int:
    """Where the next sets begin, past one comma or semicolon; one at the end is none."""
    return _skip_spaces(text, at + 1) if at < len(text) else at


def _skip_spaces(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _refuse_word(text: str, at: int) -> NoReturn:
    found = _WORD.match(text, at)
    word = found.group().rstrip(",;").replace("\x01", "") if found else ""
    shown = f"“{word}” here" if word else "this"
    raise LineError(
        at, f"Relift cannot read {shown}; write sets as in 3x5 @75%, 3x5 @8 or 3x5 140kg"
    )


def _refuse_before_sets(odd: re.Match[str]) -> NoReturn:
    raise LineError(
        odd.start(),
        f"“{odd.group()}” stands before the sets: write it after them, as in 3x5 140kg; if it is "
        "part of the name, use quotes",
    )
