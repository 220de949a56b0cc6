"""Reading and writing a programme in the text form that a lifter types by hand.

It stands here, beside the grammar of a logged line, and not among the importers: it is the written
form of a record of the journal and needs nothing else. A line is a heading, a lift, a note or a
comment; each becomes part of the programme or a fault, and a lift below a heading that could not be
read is a fault too, since nobody can say which day it is of. docs/reference/programme.md has the
rules.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from msgspec import structs

from relift.journal.programme import (
    FIRST_YEAR,
    LAST_YEAR,
    MAX_DAY,
    MAX_WEEK,
    WEEKDAYS,
    ProgrammeKept,
    WrittenDay,
    WrittenLift,
)
from relift.journal.programme_faults import Fault, LineKind, ProgrammeRead
from relift.journal.programme_sets import EXAMPLE, LineError, format_lift, parse_lift

_BULLET = re.compile(r"\s*(?:[-*•]\s+(?=\S))?")
_WEEK_LIST = re.compile(r"[0-9]{1,4}(?:\s*[-–]\s*[0-9]{1,4})?")
_FULL_NAMES = {name[:3]: name for name in WEEKDAYS} | {
    "tues": "tuesday",
    "thur": "thursday",
    "thurs": "thursday",
}
_HEADING = re.compile(
    r"(?:day\s+)?(?P<day>[0-9]{1,4}|[a-z]+)\s*(?::\s*(?P<title>.*)|(?P<rest>rest(?:\s+day)?))?",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Day:
    """A day while it is read."""

    line: int
    weeks: tuple[int, ...]
    day: str
    title: str
    is_rest: bool = False
    has_faults: bool = False
    is_newest_unread: bool = False
    lifts: list[WrittenLift] = field(default_factory=list)


@dataclass(slots=True)
class _Reading:
    """The state between two lines."""

    name: str = ""
    start_on: str = ""
    repeats: bool = False
    has_week: bool = False
    weeks: tuple[int, ...] | None = (1,)
    days: list[_Day] = field(default_factory=list)
    day: _Day | None = None
    is_day_unread: bool = False
    faults: list[Fault] = field(default_factory=list)
    lines: dict[int, LineKind] = field(default_factory=dict)


def read_text(text: str) -> ProgrammeRead:
    """Read a programme.

    Args:
        text: As typed; lines of any length, no quotes needed.

    Returns:
        What was understood, with a fault for each line that was not.
    """
    state = _Reading()
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip():
            _read_line(state, number, line)
    for day in state.days:
        if not (day.lifts or day.is_rest or day.has_faults):
            why = "No lift follows on this day: write one, or rest"
            state.faults.append(_fault(day.line, day.day, 0, why, "rest"))
            state.lines[day.line] = LineKind.FAULT
    kept = [day for day in state.days if day.lifts or day.is_rest]
    return ProgrammeRead(
        name=state.name,
        start_on=state.start_on,
        repeats=bool(kept) and (state.repeats or not state.has_week),
        days=tuple(
            WrittenDay(weeks=d.weeks, day=d.day, title=d.title, lifts=tuple(d.lifts)) for d in kept
        ),
        faults=tuple(sorted(state.faults, key=lambda fault: fault.line)),
        lines=state.lines,
    )


def format_text(programme: ProgrammeKept) -> str:
    """Write a programme so that `read_text` reads the same days back."""
    lines = [_said("programme", programme.name), f"start {programme.start_on.isoformat()}"]
    if programme.repeats:
        lines.append("repeat")
    weeks: tuple[int, ...] = ()
    for day in programme.days:
        if day.weeks != weeks:
            weeks = day.weeks
            lines += ["", f"week{'s' if len(weeks) > 1 else ''} {weeks_text(weeks)}"]
        name = day.day if day.day in WEEKDAYS else f"day {day.day}"
        lines += ["", f"{name}: {day.title}" if day.title else name]
        if day.is_rest:
            lines.append("rest")
        for lift in day.lifts:
            lines.append(format_lift(lift))
            if lift.note:
                lines.append(_said("note", lift.note))
    return "\n".join(lines) + "\n"


def weeks_text(weeks: tuple[int, ...]) -> str:
    """Weeks as a heading writes them: `1-3, 5`."""
    runs: list[list[int]] = []
    for week in weeks:
        if runs and week == runs[-1][-1] + 1:
            runs[-1].append(week)
        else:
            runs.append([week])
    return ", ".join(f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)


def weeks_of(text: str) -> tuple[int, ...]:
    """Read weeks such as `1`, `1-4` or `1-3, 5`.

    Raises:
        LineError: they are none.
    """
    weeks: set[int] = set()
    for part in text.split(","):
        if _WEEK_LIST.fullmatch(part.strip()) is None:
            raise LineError(0, "Weeks are numbers, such as 1, 1-4 or 1-3, 5")
        low, *high = (int(n) for n in re.split(r"\s*[-–]\s*", part.strip()))
        last = high[0] if high else low
        if not 1 <= low <= last <= MAX_WEEK:
            raise LineError(0, f"Weeks go from 1 to {MAX_WEEK}, the first before the last")
        weeks.update(range(low, last + 1))
    return tuple(sorted(weeks))


def day_of(text: str) -> str:
    """Read a day such as `1`, `Mon` or `Thursday`.

    Raises:
        LineError: it is none.
    """
    word = text.strip().casefold().removeprefix("day").strip()
    if word in WEEKDAYS or word in _FULL_NAMES:
        return _FULL_NAMES.get(word, word)
    if re.fullmatch("[0-9]{1,4}", word) and 1 <= int(word) <= MAX_DAY:
        return str(int(word))
    raise LineError(
        0, f"Days are numbers from 1 to {MAX_DAY}, or weekdays, such as day 1 or monday"
    )


def start_of(text: str) -> str:
    """Read a first day, such as `2026-03-02`.

    Raises:
        LineError: it is none.
    """
    try:
        found = date.fromisoformat(text.strip())
    except ValueError:
        raise LineError(0, "The first day is written as in 2026-03-02") from None
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise LineError(0, f"The first day must lie in the years {FIRST_YEAR} to {LAST_YEAR}")
    return found.isoformat()


def _said(keyword: str, words: str) -> str:
    """A keyword with its words; a colon of their own stands behind the keyword's."""
    return f"{keyword}: {words}" if words.startswith(":") else f"{keyword} {words}"


def _read_line(state: _Reading, number: int, line: str) -> None:
    begins = _BULLET.match(line)
    at = begins.end() if begins else 0
    content = _without_comment(line[at:]).rstrip()
    if not content:
        state.lines[number] = LineKind.COMMENT
        return
    found, kind, take, example = next(
        (found, kind, take, example)
        for pattern, kind, take, example in _LINES  # the last pattern takes every line
        if (found := pattern.fullmatch(content)) is not None
    )
    try:
        take(state, number, found)
        state.lines[number] = kind
    except LineError as refused:
        state.lines[number] = LineKind.FAULT
        within = found.start("rest") if "rest" in found.re.groupindex else 0
        place = at + within + refused.at
        state.faults.append(_fault(number, line, place, refused.why, example))
        if kind is LineKind.WEEK:
            state.weeks, state.day, state.is_day_unread = None, None, True
        elif kind is LineKind.DAY:
            state.day, state.is_day_unread = None, True
        elif state.day is not None:
            state.day.has_faults = True
            state.day.is_newest_unread |= kind is LineKind.LIFT


def _without_comment(text: str) -> str:
    """A line up to a `#` that begins a word outside quotes."""
    is_quoted = False
    for at, letter in enumerate(text):
        is_quoted ^= letter == '"'
        if letter == "#" and not is_quoted and (at == 0 or text[at - 1].isspace()):
            return text[:at]
    return text


def _fault(line: int, value: str, at: int, why: str, example: str) -> Fault:
    return Fault(line=line, column=at + 1, value=value, why=why, example=example)


def _name(state: _Reading, _number: int, found: re.Match[str]) -> None:
    if state.name:
        raise LineError(0, "The programme has a name already")
    state.name = " ".join(found["rest"].split())


def _start(state: _Reading, _number: int, found: re.Match[str]) -> None:
    if state.start_on:
        raise LineError(0, "The first day was said already")
    state.start_on = start_of(found["rest"])


def _repeat(state: _Reading, _number: int, _found: re.Match[str]) -> None:
    state.repeats = True


def _week(state: _Reading, _number: int, found: re.Match[str]) -> None:
    if not state.has_week and state.days:
        raise LineError(0, "Days stand above this: write a week before the first of them")
    state.weeks = weeks_of(found["rest"].strip().removesuffix(":"))
    state.has_week = True
    state.day, state.is_day_unread = None, False


def _day(state: _Reading, number: int, found: re.Match[str]) -> None:
    if state.weeks is None:
        raise LineError(0, "The week above could not be read, so this day has none")
    heading = _HEADING.fullmatch(found["rest"].strip())
    if heading is None:
        raise LineError(0, "A day is a number or a weekday, and a title may follow a colon")
    day = day_of(heading["day"])
    for other in state.days:
        both = sorted(set(other.weeks) & set(state.weeks))
        if other.day == day and both:
            raise LineError(0, f"Week {both[0]} has this day already, in line {other.line}")
    if state.days and (state.days[0].day in WEEKDAYS) != (day in WEEKDAYS):
        raise LineError(0, "Days are numbers or weekdays: use one of the two in a programme")
    title = " ".join((heading["title"] or "").split())
    is_rest = bool(heading["rest"]) or title.casefold() in ("rest", "rest day")
    state.day = _Day(number, state.weeks, day, "" if is_rest else title, is_rest=is_rest)
    state.is_day_unread = False
    state.days.append(state.day)


def _rest(state: _Reading, _number: int, _found: re.Match[str]) -> None:
    day = _open_day(state)
    if day.lifts:
        raise LineError(0, "This day has lifts, so it is no rest day")
    day.is_rest = True


def _note(state: _Reading, _number: int, found: re.Match[str]) -> None:
    day = _open_day(state)
    if day.is_newest_unread:
        raise LineError(0, "The lift above could not be read, so this note has none")
    if not day.lifts:
        raise LineError(0, "A note stands below the lift that it is about")
    said = " ".join(found["rest"].split())
    lift = day.lifts[-1]
    day.lifts[-1] = structs.replace(lift, note=f"{lift.note} {said}".strip())


def _lift(state: _Reading, _number: int, found: re.Match[str]) -> None:
    lift = parse_lift(found.group())
    day = _open_day(state)
    if day.is_rest:
        raise LineError(0, "This is a rest day: write the lift below another day")
    day.lifts.append(lift)
    day.is_newest_unread = False


def _open_day(state: _Reading) -> _Day:
    if state.day is None and state.is_day_unread:
        raise LineError(0, "The heading above could not be read, so this line has no day")
    if state.day is None:
        raise LineError(0, "Write a day first, as in: day 1")
    return state.day


_Take = Callable[[_Reading, int, "re.Match[str]"], None]
_LINES: Sequence[tuple[re.Pattern[str], LineKind, _Take, str]] = [
    (re.compile(pattern, re.IGNORECASE | re.DOTALL), kind, take, example)
    for pattern, kind, take, example in (
        (r"program(?:me)?\b(?:\s*:)?\s*(?P<rest>\S.*)", LineKind.NAME, _name, "programme My plan"),
        (
            r"start(?:s|ed)?\b(?:\s*:)?\s*(?P<rest>[0-9].*)",
            LineKind.START,
            _start,
            "start 2026-03-02",
        ),
        (r"repeats?", LineKind.REPEAT, _repeat, "repeat"),
        (r"weeks?\b\s*(?P<rest>.*)", LineKind.WEEK, _week, "weeks 1-4"),
        (r"(?P<rest>day\b.*)", LineKind.DAY, _day, "day 1"),
        (
            r"(?P<rest>(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun|"
            + "|".join(WEEKDAYS)
            + r")(?:\s*:.*|\s+rest(?:\s+day)?)?)",
            LineKind.DAY,
            _day,
            "monday",
        ),
        (r"rest(?:\s+day)?", LineKind.REST, _rest, "rest"),
        (r"notes?\b(?:\s*:)?\s*(?P<rest>\S.*)", LineKind.NOTE, _note, "note pause at the bottom"),
        (r".*", LineKind.LIFT, _lift, EXAMPLE),
    )
]
