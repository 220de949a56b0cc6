"""How a command speaks: paragraphs with a blank line before each, headings in bold on a terminal.

A paragraph that begins with `# ` is a heading. A command that prints JSON speaks with `silent`.
"""

from __future__ import annotations

import os
from collections.abc import Callable

from relift.cli.output import console, is_terminal, say

Show = Callable[..., None]
"""Prints paragraphs."""

_HEADING = "# "


def aloud(*paragraphs: str) -> None:
    """Print paragraphs, each after a blank line."""
    for paragraph in paragraphs:
        print()
        if paragraph.startswith(_HEADING):
            _print_heading(paragraph.removeprefix(_HEADING))
        else:
            say(paragraph)


def silent(*_paragraphs: str) -> None:
    """Say nothing: a program reads the output."""


def _print_heading(words: str) -> None:
    if is_terminal() and os.environ.get("TERM") != "dumb":
        from rich.text import Text

        console().print(Text(words, style="bold"))
    else:
        say(f"== {words} ==")
