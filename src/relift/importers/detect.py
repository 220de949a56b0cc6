"""Which app wrote a file, told from its header alone.

The registry below lists the declarations; an app that is not in it cannot be read.
"""

from __future__ import annotations

from collections.abc import Sequence

from relift.importers import strong
from relift.importers.declaration import App, Layout, lay_out

APPS: tuple[App, ...] = (strong.APP,)
"""Every app whose export can be read."""


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
    """Lay a header out as the first app whose required fields it has.

    Raises:
        UnreadableFileError: two headings mean the same field.
    """
    for app in APPS:
        layout = lay_out(app, header)
        if layout is not None:
            return layout
    return None
