"""How a ladder is shown: where a person is on it, and the drawing."""

from __future__ import annotations

from collections.abc import Mapping

from relift.cli.output import plain
from relift.cli.voice import Show
from relift.evidence import parse_basis
from relift.plan.ladder_drawing import Marks, draw_ladder
from relift.plan.lifts import Step
from relift.plan.standings import LadderStanding
from relift.units import format_load

_STOPPED = "A stop stands, so no rung is open now. See: relift today"


def where_words(one: LadderStanding) -> str:
    """Where someone is on a ladder, in a few words."""
    confirmed = one.place.progress.confirmed
    if confirmed < 0:
        return "not begun"
    return f"rung {confirmed + 1} of {len(one.place.steps)}: {_named(one.place.steps[confirmed])}"


def show_ladder(one: LadderStanding, show: Show) -> None:
    """Print a ladder's drawing, what holds it down, and what it rests on."""
    ladder = one.place.ladder
    marks = Marks(confirmed=one.place.progress.confirmed, open_to=one.open_to)
    show(f"# {ladder.name}")
    print("\n".join(draw_ladder(ladder, place=one.place, marks=marks)))
    show("x: confirmed by a morning. o: open today. % is of your estimated max.")
    if one.is_stopped:
        show(_STOPPED)
    elif one.bound_by:
        words = dict.fromkeys(bound.words for bound in one.bound_by)
        show("What keeps it from going higher today:\n" + "\n".join(f"- {w}" for w in words))
    show(f"Rests on {parse_basis(ladder.basis).words}. Not yet reviewed by a clinician.")


def ladder_json(one: LadderStanding, *, said: Mapping[str, bool]) -> dict[str, object]:
    """A ladder for programs; positions count from 0, -1 is nowhere."""
    ladder, progress = one.place.ladder, one.place.progress
    return {
        "id": ladder.id,
        "name": ladder.name,
        "role": ladder.role.value,
        "is_wanted": said.get(ladder.id),
        "confirmed": progress.confirmed,
        "tolerated_today": progress.tolerated_today,
        "open_to": one.open_to,
        "is_stopped": one.is_stopped,
        "bound_by": [bound.rule for bound in one.bound_by],
        "basis": ladder.basis,
        "rungs": [_rung_json(step) for step in one.place.steps],
    }


def _rung_json(step: Step) -> dict[str, object]:
    rung = step.rung
    return {
        "id": rung.id,
        "kind": rung.kind.value,
        "name": step.name,
        "how": rung.how,
        "load_kg": step.load_kg,
        "load_entered": step.load_entered,
        "unit": step.unit,
        "relative_load": rung.relative_load,
        "range_of_motion": rung.range_of_motion,
        "reps": rung.reps,
        "counted": rung.counted.value,
        "speed": rung.speed.value,
        "grows": rung.grows.value,
        "basis": rung.basis,
    }


def _named(step: Step) -> str:
    if step.load_entered is None or step.unit is None:
        return plain(step.name)
    return f"{plain(step.name)} {format_load(step.load_entered, step.unit)}"
