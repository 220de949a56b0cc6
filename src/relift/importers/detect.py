"""Which app wrote a file, told from its header alone.

The registry below lists the declarations. A header that fits several apps is taken for the one
that knows most of its columns; a table of none of them is mapped (`relift.importers.mapping`).
"""

from __future__ import annotations

from collections.abc import Sequence

from relift.importers import fitbod, fitnotes, gymrun, hevy, strong, stronglifts
from relift.importers.declaration import App, Layout, lay_out

APPS: tuple[App, ...] = (
    strong.APP,
    hevy.APP,
    fitnotes.APP,
    stronglifts.APP,
    gymrun.APP,
    fitbod.APP,
)
"""Every app whose export is known."""


def detect(header: Sequence[str]) -> App | None:
    """Name the app whose export has this header.

    Args:
        header: The headings as written.

    Raises:
        UnreadableFileError: two headings mean the same field.
    """
    layout = match(header)
    return None if layout is None else layout.app


def match(header: Sequence[str]) -> Layout | None:
    """Lay a header out as the app that knows most of its columns, of those that it can be.

    Raises:
        UnreadableFileError: two headings mean the same field.
    """
    layouts = [layout for app in APPS if (layout := lay_out(app, header)) is not None]
    return min(layouts, key=lambda layout: len(layout.unused), default=None)
