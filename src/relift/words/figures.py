"""Figures in texts: every one comes out of the evidence registry, and only where verified.

A text holds a placeholder and never a number of its own:

    {figure:J08}                 the whole figure of a row
    {figure:B01-disc_bulge:40}   the value after `40:` in a figure that is a list of `key:value`
    {figure:B02=7.5}             one number of the figure, as it stands or rounded

How common a finding is without pain (rows B01-) is shown only beside row B02, which says how much
more common it is with pain.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from relift.errors import DataFileError
from relift.evidence import claims

_PLACEHOLDER = re.compile(r"\{figure:(?P<id>[^}:=]+)(?:(?P<kind>[:=])(?P<part>[^}]+))?\}")
_NUMBER = r"\d+(?:\.\d+)?"
_WITHOUT_PAIN, _WITH_PAIN = "B01-", "B02"


def fill_figures(text: str) -> str:
    """Put the figures of the registry into a text.

    Args:
        text: With placeholders as in the module's docstring.

    Raises:
        DataFileError: a row is unknown, not verified in full, or does not hold the number; or a
            placeholder cannot be read.
    """
    filled = _PLACEHOLDER.sub(_figure, text)
    if "{" in filled or "}" in filled:
        raise DataFileError(f"a placeholder in this text cannot be read: {text!r}")
    return filled


def check_findings(where: str, texts: Iterable[str]) -> None:
    """Refuse texts that show how common a finding is and leave out how it goes with pain.

    Args:
        where: Which card or word it is, for the message.
        texts: All that is shown together, with placeholders.

    Raises:
        DataFileError: rows B01 are shown without row B02.
    """
    rows = {m["id"] for text in texts for m in _PLACEHOLDER.finditer(text)}
    if any(r.startswith(_WITHOUT_PAIN) for r in rows) and _WITH_PAIN not in rows:
        raise DataFileError(f"{where}: figures of rows B01 must be shown together with row B02")


def _figure(found: re.Match[str]) -> str:
    claim = claims().get(found["id"])
    shown = claim.shown_figure if claim else None
    if shown is None:
        raise DataFileError(f"the figure of row {found['id']} is not verified and cannot be shown")
    part = found["part"]
    if found["kind"] is None:
        return shown
    if found["kind"] == "=":
        value = part if _is_number_of(shown, part) else None
    else:
        hit = re.search(rf"(?<!\S){re.escape(part)}:([\d.]+)(?!\S)", shown)
        value = hit[1] if hit else None
    if value is None:
        raise DataFileError(f"the figure of row {found['id']} does not hold {part!r}")
    return value


def _is_number_of(shown: str, part: str) -> bool:
    """Whether a number of the figure, rounded to as many places as `part` has, is `part`."""
    if not re.fullmatch(_NUMBER, part):
        return False
    step = Decimal(1).scaleb(-len(part.partition(".")[2]))
    numbers = [Decimal(n) for n in re.findall(rf"(?<![\d.]){_NUMBER}", shown)]
    return any(n.quantize(step, ROUND_HALF_UP) == Decimal(part) for n in numbers)
