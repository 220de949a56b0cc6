"""`relift log`: what was done elsewhere, in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from relift.cli.moments import At
from relift.cli.options import AsJson
from relift.cli.output import emit_json, say
from relift.errors import AnswersError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from uuid import UUID

    from relift.cli.notebook import Notebook
    from relift.journal.grammar import LoggedLine
    from relift.journal.lifting import ExposureDone
    from relift.journal.records import Record
    from relift.units import Unit


Text = Annotated[str, typer.Argument(metavar="LINE", help="What you did, with ; between sets.")]
NerveSign = Annotated[
    bool, typer.Option("--nerve-sign", help="You noticed new leg pain, numbness or weakness.")
]


def log(
    text: Text,
    *,
    at: At = None,
    nerve_sign: NerveSign = False,
    as_json: AsJson = False,
) -> None:
    """Note what you did elsewhere: movement, load, repetitions, sets, RPE, expected and felt pain.

    Examples:
      relift log "deadlift 140kg x5 x3 @7 e6 p3"
      relift log "front squat 225lb x3 b2 p3; plank x1" --at 2026-03-01T18:00

    x5 x3 is 3 sets of 5, @7 the RPE, e6 what you expected, p3 the worst pain you felt, b2 the pain
    just before. An expectation that is noted only now is kept, and left out of what Relift learns.
    The whole grammar: docs/reference/grammar.md.

    Exit codes: 0 done (also when there is a stop), 2 the line or the time cannot be read, 4 the
    record store refused.
    """
    from relift.cli.notebook import open_notebook
    from relift.cli.stop_page import show_stop, stop_json
    from relift.cli.voice import aloud
    from relift.journal.grammar import format_line, parse_lines
    from relift.journal.moments import moment

    lines = parse_lines(text)
    notebook = open_notebook()
    when = moment(at, notebook.now)
    started, done = _write(notebook, lines, when=when, has_nerve_sign=nerve_sign)
    stop = notebook.today.stop if nerve_sign else None
    if as_json:
        stopped = stop_json(stop, notebook.journal, notebook.now)
        emit_json({"workout": started.id, "at": started.at, "sets": done, "stop": stopped})
        return
    say(*(f"Kept: {format_line(line)}" for line in lines))
    if any(payload.is_expectation_retrospective for payload in done):
        say("What you expected is kept as said afterwards, and left out of what Relift learns.")
    if stop is not None:
        show_stop(notebook.journal, notebook.now, aloud)


def _write(
    notebook: Notebook,
    lines: Sequence[LoggedLine],
    *,
    when: datetime | None,
    has_nerve_sign: bool,
) -> tuple[Record, list[ExposureDone]]:
    """Write the sets as a closed workout: all of them, or nothing."""
    from relift.journal.lifting import WorkoutStarted
    from relift.journal.own_unit import own_unit
    from relift.plan.named_lifts import loaded_movement

    own = own_unit(notebook.journal)
    if own is None and any(line.load is not None and line.unit is None for line in lines):
        raise AnswersError("Write the unit, as in 100kg or 225lb: there is none to go by yet.")
    done: list[ExposureDone] = []
    meanings = notebook.journal.meanings

    def sets(workout: UUID) -> list[ExposureDone]:
        done.extend(
            outcome(
                line,
                movement=loaded_movement(line.movement, meanings).movement or line.movement,
                workout=workout,
                own=own,
                has_nerve_sign=has_nerve_sign,
            )
            for line in lines
        )
        return done

    return notebook.write_workout(WorkoutStarted(title="Logged"), sets, at=when), done


def outcome(
    line: LoggedLine, *, movement: str, workout: UUID, own: Unit | None, has_nerve_sign: bool
) -> ExposureDone:
    """The record of a typed set.

    Args:
        line: What was typed.
        movement: Name of the movement that was typed, as known.
        workout: Id of its workout.
        own: The unit of a bare number.
        has_nerve_sign: Whether something new was noticed in a leg.
    """
    from uuid import uuid4

    from relift.journal.lifting import ExposureDone
    from relift.units import to_kg

    unit = line.unit or own
    is_loaded = line.load is not None and unit is not None
    return ExposureDone(
        workout=workout,
        exposure=uuid4(),
        movement=movement,
        load_kg=to_kg(line.load, unit) if line.load is not None and unit else None,
        load_entered=line.load if is_loaded else None,
        unit=unit if is_loaded else None,
        reps=line.reps,
        sets=line.sets,
        rpe=line.rpe,
        pain_before=line.pain_before,
        felt_pain=line.felt_pain,
        has_new_nerve_sign=has_nerve_sign,
        expected_pain=line.expected_pain,
        is_expectation_retrospective=line.expected_pain is not None,
    )
