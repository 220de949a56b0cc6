"""A section of the settings: how it stands, what its form holds, and how it is kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.http import HttpRequest

from relift.app.web.forms import Form, Said
from relift.journal.timeline import Journal


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What a section's page shows.

    Attributes:
        values: Field -> what stands in it.
        more: What else its template needs.
    """

    values: Mapping[str, str] = field(default_factory=dict)
    more: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """What is kept of a form.

    Attributes:
        records: For the journal.
        cookies: For this device alone.
    """

    records: Sequence[Said] = ()
    cookies: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One of the settings.

    Attributes:
        slug: In its address, and in the name of its template.
        title: As the list and its page call it.
        stands: How it stands now, in a line; "" where nothing was said.
        holds: What its page shows.
        save: What is kept of its form; what is wrong is noted in the form.
        stays: Whether its page is shown again, not the list, once it is kept.
    """

    slug: str
    title: str
    stands: Callable[[Journal, datetime], str]
    holds: Callable[[Journal, datetime, HttpRequest], Held]
    save: Callable[[Form, Journal, datetime], Saved]
    stays: bool = False

    @property
    def template(self) -> str:
        """The file of its page."""
        return f"settings_{self.slug}.html"
