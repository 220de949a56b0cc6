"""Letters without case and accents, so that words of several languages can be compared."""

from __future__ import annotations

import unicodedata


def unaccented(text: str) -> str:
    """A text in lower case, its letters without their accents (`Übung` is `ubung`)."""
    plain = text.casefold()
    if plain.isascii():
        return plain
    apart = unicodedata.normalize("NFKD", plain)
    return "".join(c for c in apart if not unicodedata.combining(c))
