"""How a person's own programme is shown: as it was read, and laid over today."""

from __future__ import annotations

from collections.abc import Sequence

from relift.cli.output import plain
from relift.cli.voice import Show
from relift.journal.programme import ProgrammeKept
from relift.journal.programme_faults import Fault, ProgrammeRead
from relift.journal.programme_sets import format_sets
from relift.journal.programme_text import weeks_text
from relift.plan.overlay import OverlaidLift, Verdict
from relift.plan.programme_words import day_words, programme_words
from relift.plan.today import Today
from relift.plan.written import LoadedSets
from relift.units import counted


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
    words = programme_words(day)
    if words is None:
        return
    show(f"# Your programme: {plain(words.name)}", plain(words.where))
    for number, lift in enumerate(words.lifts, start=1):
        lines = "\n".join(f"   {plain(line)}" for line in lift.lines)
        show(f"{number}. {plain(lift.heading)}\n{lines}")
    if words.kept:
        show(words.kept)


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
