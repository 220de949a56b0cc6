"""The option that says when something was."""

from __future__ import annotations

from typing import Annotated

import typer

At = Annotated[
    str | None,
    typer.Option(
        "--at", metavar="TIME", help="When it was, such as 2026-03-01T18:00; now if left out."
    ),
]
"""Declare as a keyword-only parameter: `at: At = None`."""
