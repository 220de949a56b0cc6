"""What the workout page's script looks up, so that it decides nothing about pain or load itself."""

from __future__ import annotations

from functools import cache

from relift.evidence import parse_basis
from relift.plan import compared
from relift.plan.ladders import Counted, ladders
from relift.plan.settling import settling_question, settling_table
from relift.training.bar import is_on_a_bar
from relift.training.movements import movements
from relift.units import Unit, to_kg


@cache
def walk_tables() -> dict[str, object]:
    """The tables, as they are written into the page: the same for everybody.

    Returns:
        `in_kg`: each unit in kilograms; `movements`: the known names, `on_bar`: those with a bar;
        `counted`: what a rung counts, where not repetitions; `bases`: what a rung rests on, by its
        basis; `settling` and `settling_question`; `verdicts` and `comparison`.
    """
    rungs = [rung for ladder in ladders() for rung in ladder.rungs]
    known = movements().values()
    return {
        "in_kg": {unit.value: to_kg(1.0, unit) for unit in Unit},
        "movements": [one.name for one in known],
        "on_bar": [one.name for one in known if is_on_a_bar(one)],
        "counted": {r.id: r.counted.value for r in rungs if r.counted is not Counted.REPS},
        "bases": {basis: parse_basis(basis).words for basis in sorted({r.basis for r in rungs})},
        "settling": settling_table(),
        "settling_question": settling_question(),
        "verdicts": compared.verdicts(),
        "comparison": {
            "both": compared.BOTH,
            "felt_only": compared.FELT_ONLY,
            "neither": compared.NEITHER,
        },
    }
