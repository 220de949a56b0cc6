"""`relift evaluate`: how well a part of Relift does, scored in the open."""

from __future__ import annotations

import typer

from relift.errors import AnswersError


def evaluate(ctx: typer.Context) -> None:
    """Score a part of Relift and print the figures as they are.

    Examples:
      relift evaluate intake
      relift evaluate strength logs/*.csv

    Exit codes: 0 done, also where the figures are poor, 2 wrong use.
    """
    if ctx.invoked_subcommand is None:
        raise AnswersError(
            "Say what to score, as in `relift evaluate intake`. `relift evaluate --help` lists "
            "what there is."
        )
