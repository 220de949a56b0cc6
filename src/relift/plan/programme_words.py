"""A person's own programme in words: where they are in it, and each lift as it is done today."""

from __future__ import annotations

from dataclasses import dataclass

from relift.journal.programme import Amount
from relift.plan.dose import dose
from relift.plan.ladders import rung_of_id
from relift.plan.overlay import OverlaidLift, Verdict
from relift.plan.programme_day import Position
from relift.plan.today import Today
from relift.plan.written import LoadedSets
from relift.units import counted, format_load

_VERDICTS = {
    Verdict.KEEP: "Keep",
    Verdict.SCALE: "Scale",
    Verdict.SWAP: "Swap",
    Verdict.REST: "Rest",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class LiftWords:
    """A lift of the programme in words.

    Attributes:
        heading: As the person wrote it.
        lines: The verdict with what is done, how, why, and how far it is from as written.
        movement: What is done today; "" where it rests.
        sets: The sets of it.
        ladder, rung: Where it stands on a ladder, or "".
        range_of_motion: 0-1.
    """

    heading: str
    lines: tuple[str, ...]
    movement: str
    sets: tuple[LoadedSets, ...]
    ladder: str = ""
    rung: str = ""
    range_of_motion: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeWords:
    """A programme in words.

    Attributes:
        name: Its name.
        where: Where the person is in it.
        lifts: Those that are due today.
        kept: How many of them are as written; "" where none is due.
    """

    name: str
    where: str
    lifts: tuple[LiftWords, ...]
    kept: str


def programme_words(day: Today) -> ProgrammeWords | None:
    """Put the programme's part of today into words; None without a programme."""
    at = day.programme_at
    if at is None:
        return None
    n_kept = sum(lift.verdict is Verdict.KEEP for lift in day.programme)
    kept = (
        f"{n_kept} of {counted(len(day.programme), 'lift')} as written. The programme itself "
        "stays as you wrote it."
    )
    return ProgrammeWords(
        name=at.name,
        where=position_words(at),
        lifts=tuple(_lift(lift) for lift in day.programme),
        kept=kept if day.programme else "",
    )


def position_words(at: Position) -> str:
    """Where the person is, in a sentence."""
    if at.is_over:
        return "Every day of it is done. Keep another one with: relift programme FILE"
    what = f"week {at.week}, {day_words(at.day)}" + (f" ({at.title})" if at.title else "")
    if at.begins_on is not None:
        return f"It begins on {at.begins_on} with {what}."
    if at.is_rest:
        return "Today is a rest day in it."
    if not at.is_due:
        return f"Nothing of it is for today. Next is {what}."
    return f"Next is {what}. A day that was missed waits, and none is left out."


def day_words(day: str) -> str:
    """A day of a programme: `day 2`, or the weekday's name."""
    return f"day {day}" if day.isdigit() else day.capitalize()


def lift_heading(lift: OverlaidLift) -> str:
    """A lift as the person wrote it."""
    return f"{lift.movement} {lift.written}" + (f" ({lift.note})" if lift.note else "")


def lift_lines(lift: OverlaidLift) -> list[str]:
    """The verdict with what is done, how, why, and how far it is from as written."""
    verdict = _VERDICTS[lift.verdict]
    if lift.rung:
        one = lift.sets[0]
        load = _load(one)
        how_much = dose(lift.rung, reps=one.reps, sets=one.sets, has_load=bool(load))
        done = f"{verdict}: {lift.name}{load}, {how_much}."
    elif lift.sets:
        done = f"{verdict}: {'; '.join(map(_sets_words, lift.sets))}."
    else:
        done = f"{verdict}."
    way = "" if lift.verdict is Verdict.KEEP else lift.way_back
    return [line for line in (done, lift.how, f"Why: {lift.why}", way) if line]


def _lift(lift: OverlaidLift) -> LiftWords:
    rung = rung_of_id(lift.rung)
    return LiftWords(
        heading=lift_heading(lift),
        lines=tuple(lift_lines(lift)),
        movement=lift.name if lift.sets else "",
        sets=tuple(lift.sets),
        ladder=lift.ladder if rung else "",
        rung=rung.id if rung else "",
        range_of_motion=rung.range_of_motion if rung else 1.0,
    )


def _sets_words(one: LoadedSets) -> str:
    """Sets in words: `2 sets of 5 at 100 kg`, `1 set of 8 to 12, at most 60 kg, RPE 8`."""
    reps = f"{one.reps} to {one.reps_to}" if one.reps_to else f"{one.reps}"
    if one.is_amrap:
        reps = "as many as you can" if one.reps == 1 else f"{one.reps} or more"
    unit = "" if one.amount is Amount.REPS else f" {one.amount.value}"
    words = f"{counted(one.sets, 'set')} of {reps}{unit}"
    load = _load(one)
    if load:
        words += f", at most{load}" if one.is_at_most else f" at{load}"
    return words + (f", RPE {one.rpe:g}" if one.rpe is not None else "")


def _load(one: LoadedSets) -> str:
    if one.load_entered is None or one.unit is None:
        return ""
    return f" {format_load(one.load_entered, one.unit)}"
