"""Options that many commands share, spelled once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for programs; no prompts.")]
"""Declare as a keyword-only parameter: `as_json: AsJson = False`."""

Answers = Annotated[
    Path | None,
    typer.Option("--answers", metavar="FILE", help="Take the answers from a file; no prompts."),
]
"""A file of answers instead of questions."""
