"""`relift cohort`: Relift on virtual people."""

from __future__ import annotations

import typer

from relift.errors import AnswersError


def cohort(ctx: typer.Context) -> None:
    """Try Relift on many made-up people and print the figures as they are.

    Examples:
      relift cohort trial

    Exit codes: 0 done, also where the figures are poor, 2 wrong use.
    """
    if ctx.invoked_subcommand is None:
        raise AnswersError(
            "Say what to do, as in `relift cohort trial`. `relift cohort --help` lists what there "
            "is."
        )
