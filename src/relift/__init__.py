"""Relift: from a back-pain flare-up back to full training.

`relift.today(journal, now=...)` is the one function everything serves: it is pure, and the command
line and the pages are views of what it returns.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from relift.plan.today import today as today

__version__ = "0.1.0"
__all__ = ["today"]


def __getattr__(name: str) -> object:
    """Load `today` when it is first asked for, so that a bare import stays quick."""
    if name == "today":
        from relift.plan.today import today

        return today
    raise AttributeError(f"module 'relift' has no attribute {name!r}")
