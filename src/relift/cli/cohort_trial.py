"""`relift cohort trial`: virtual people under Relift and under other ways back."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING, Annotated

import typer

from relift.cli.options import AsJson
from relift.cli.output import emit_json, progress, say, table

if TYPE_CHECKING:
    from relift.cohort.trial.trial import Design, ModelResult


class ModelName(enum.StrEnum):
    """A generating model."""

    FITTED = "fitted"
    NO_EXPECTATION = "no_expectation"
    LOAD_DRIVEN = "load_driven"
    CONSTANT_PAIN = "constant_pain"
    HEAVY_TAILS = "heavy_tails"


class RivalKind(enum.StrEnum):
    """A kind of rival."""

    REST = "rest"
    FIXED = "fixed"
    PAIN = "pain"
    RISE = "rise"
    BELIEF = "belief"


_MODELS, _RIVALS = tuple(ModelName), tuple(RivalKind)


def trial(
    *,
    people: Annotated[int, typer.Option(min=1, max=100_000, help="How many people.")] = 100,
    seed: Annotated[int, typer.Option(min=0, help="Other people, and other luck.")] = 1,
    model: Annotated[
        list[ModelName] | None, typer.Option(help="A model of backs; again for more. [all]")
    ] = None,
    policy: Annotated[
        list[RivalKind] | None, typer.Option(help="A kind of rival; again for more. [all]")
    ] = None,
    days: Annotated[int, typer.Option(min=7, max=365, help="How many days each lives.")] = 180,
    members: Annotated[
        int, typer.Option(min=64, max=1024, help="Size of Relift's bank of filters.")
    ] = 64,
    as_json: AsJson = False,
) -> None:
    """Let made-up people find their way back under Relift and under simpler rules.

    Examples:
      relift cohort trial
      relift cohort trial --people 40 --model load_driven --policy fixed --seed 3

    The people are simulated and no lifters; a hundred take about a minute. Your own journal is not
    looked at.

    Exit codes: 0 done, also where the figures are poor.
    """
    from relift.cohort.trial.rivals import Kind
    from relift.cohort.trial.trial import Design, groups, live_group, results

    design = Design(
        n_people=people,
        seed=seed,
        models=tuple(one.value for one in _MODELS if one in (model or _MODELS)),
        kinds=tuple(Kind(one.value) for one in _RIVALS if one in (policy or _RIVALS)),
        days=days,
        members=members,
    )
    with progress("Days of people under Relift", people * days) as advance:
        lived = [(group, live_group(design, group, advance)) for group in groups(design)]
    found = results(design, lived)
    if as_json:
        emit_json({"what": "trial", "design": design, "models": found})
        return
    _show(design, found)


def _show(design: Design, found: list[ModelResult]) -> None:
    from relift.cohort.trial.told import COLUMNS, heading, rows, sentences

    say(
        f"{design.n_people} virtual people, {design.days} days, seed {design.seed}. Days count to "
        "the first tolerated set that shows 90% of the old e1RM; who never got there counts with "
        "all days. A bad set is one that was too much: a rise of 3 or more, or of 2 or more to "
        "above 6. Intervals are 95%."
    )
    for one in found:
        print()
        table(COLUMNS, rows(one), title=heading(one))
        for sentence in sentences(one):
            say(f"- {sentence}")
