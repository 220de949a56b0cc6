"""A bug as it may be told: by its type and place alone, since its message can quote the data."""

from __future__ import annotations

import traceback
from pathlib import Path

_PACKAGE = Path(__file__).parents[1]
_ISSUES = "the issue tracker of the project"


def bug_words(error: BaseException, *, more: str = "") -> str:
    """What a person is told of a mistake of ours.

    Args:
        error: What was raised.
        more: A sentence to add.
    """
    frames = traceback.extract_tb(error.__traceback__)
    ours = [f for f in frames if _PACKAGE in Path(f.filename).parents] or list(frames)
    place = f" at {Path(ours[-1].filename).name}:{ours[-1].lineno}" if ours else ""
    said = (
        f"Relift made a mistake ({type(error).__name__}{place}). What you had confirmed is kept. "
        f"Please report this line in {_ISSUES}; it holds nothing about you."
    )
    return f"{said} {more}".rstrip()
