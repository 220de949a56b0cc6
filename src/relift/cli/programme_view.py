"""How a person's own programme is shown: as it was read, and laid over today."""

from __future__ import annotations

from collections.abc import Sequence

from relift.cli.output import plain
from relift.cli.voice import Show
from relift.journal.programme import Amount, ProgrammeKept
from relift.journal.programme_faults import Fault, ProgrammeRead
from relift.journal.programme_sets import format_sets
from relift.journal.programme_text import weeks_text
from relift.plan.dose import dose
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


def show_read(kept: ProgrammeKept, read: ProgrammeRead, file: str, show: Show) -> None:
    """Print what was understood of a file, and each line that was not."""
    days = sum(not day.is_rest for _, day in kept.sequence)
    again = ", then again from its first week" if kept.repeats else ""
    show(
        f"# {plain(kept.name)}",
        f"From {kept.start_on}: {counted(days, 'training day')}{again}.",
    )
    for day in kept.days:
        title = f": {plain(day.title)}" if day.title else ""
        lines = [f"Week {weeks_text(day.weeks)}, {day_words(day.day)}{title}"]
        lines += ["- rest"] if day.is_rest else []
        for lift in day.lifts:
            note = f" ({plain(lift.note)})" if lift.note else ""
            lines.append(f"- {plain(lift.movement)} {', '.join(map(format_sets, lift.sets))}{note}")
        show("\n".join(lines))
    show_faults(read.faults, file, show)


def show_faults(faults: Sequence[Fault], file: str, show: Show) -> None:
    """Print the lines that were not understood, each with its place and an example."""
    if faults:
        n = counted(len(faults), "line")
        show(f"# Not understood: {n}", "The rest is as above.")
        for fault in faults:
            show(fault.shown(file))


def show_overlay(day: Today, show: Show) -> None:
    """Print where the person is in their programme, and its lifts as they are done today."""
    at = day.programme_at
    if at is None:
        return
    show(f"# Your programme: {plain(at.name)}", position_words(at))
    for number, lift in enumerate(day.programme, start=1):
        show(f"{number}. {_heading(lift)}\n" + "\n".join(f"   {line}" for line in _lines(lift)))
    if day.programme:
        n_kept = sum(lift.verdict is Verdict.KEEP for lift in day.programme)
        show(
            f"{n_kept} of {counted(len(day.programme), 'lift')} as written. The programme itself "
            "stays as you wrote it."
        )


def position_words(at: Position) -> str:
    """Where the person is, in a sentence."""
    if at.is_over:
        return "Every day of it is done. Keep another one with: relift programme FILE"
    what = f"week {at.week}, {day_words(at.day)}" + (f" ({plain(at.title)})" if at.title else "")
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


def overlay_json(day: Today) -> dict[str, object] | None:
    """The programme's part of today for programs; None without one."""
    at = day.programme_at
    if at is None:
        return None
    return {
        "name": at.name,
        "week": at.week,
        "day": at.day,
        "title": at.title,
        "is_due": at.is_due,
        "is_rest": at.is_rest,
        "is_over": at.is_over,
        "begins_on": at.begins_on,
        "done": at.n_done,
        "days": at.n_days,
        "as_written": sum(lift.verdict is Verdict.KEEP for lift in day.programme),
        "lifts": [_lift_json(lift) for lift in day.programme],
    }


def read_json(read: ProgrammeRead) -> dict[str, object]:
    """What was understood of a file, for programs."""
    return {
        "days": read.days,
        "lifts": read.n_lifts,
        "faults": [
            {
                "line": fault.line,
                "column": fault.column,
                "value": fault.value,
                "why": fault.why,
                "example": fault.example,
            }
            for fault in read.faults
        ],
    }


def _lift_json(lift: OverlaidLift) -> dict[str, object]:
    return {
        "movement": lift.movement,
        "written": lift.written,
        "note": lift.note,
        "verdict": lift.verdict.value,
        "as_written": [_sets_json(one) for one in lift.as_written],
        "do": lift.name,
        "sets": [_sets_json(one) for one in lift.sets],
        "ladder": lift.ladder,
        "rung": lift.rung,
        "how": lift.how,
        "why": lift.why,
        "guardrails": [
            {"rule": bound.rule, "words": bound.words, "basis": bound.basis}
            for bound in lift.bounds
        ],
        "way_back": lift.way_back,
        "rungs_to_go": lift.rungs_to_go,
        "basis": lift.basis,
    }


def _sets_json(one: LoadedSets) -> dict[str, object]:
    return {
        "sets": one.sets,
        "reps": one.reps,
        "reps_to": one.reps_to,
        "amount": one.amount.value,
        "is_amrap": one.is_amrap,
        "load_kg": one.load_kg,
        "load_entered": one.load_entered,
        "unit": one.unit,
        "rpe": one.rpe,
        "is_at_most": one.is_at_most,
    }


def _heading(lift: OverlaidLift) -> str:
    return f"{plain(lift.movement)} {lift.written}" + (
        f" ({plain(lift.note)})" if lift.note else ""
    )


def _lines(lift: OverlaidLift) -> list[str]:
    """The verdict with what is done, how, why, and how far it is from as written."""
    verdict = _VERDICTS[lift.verdict]
    if lift.rung:
        one = lift.sets[0]
        load = _load(one)
        how_much = dose(lift.rung, reps=one.reps, sets=one.sets, has_load=bool(load))
        done = f"{verdict}: {plain(lift.name)}{load}, {how_much}."
    elif lift.sets:
        done = f"{verdict}: {'; '.join(map(_sets_words, lift.sets))}."
    else:
        done = f"{verdict}."
    way = "" if lift.verdict is Verdict.KEEP else lift.way_back
    return [line for line in (done, lift.how, f"Why: {lift.why}", way) if line]


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
