"""What a text rests on, told in a sentence, and who has reviewed it."""

from __future__ import annotations

from collections.abc import Iterable

from relift.evidence import parse_basis


def rests_on(bases: Iterable[str], reviewed_by: str) -> str:
    """What a text rests on, in words, and who has reviewed it.

    Args:
        bases: As written in the data files.
        reviewed_by: The clinician who signed the text, or `none yet`.
    """
    told = "; ".join(dict.fromkeys(parse_basis(basis).words for basis in bases))
    reviewed = (
        "Not yet reviewed by a clinician."
        if reviewed_by == "none yet"
        else f"Reviewed by {reviewed_by}."
    )
    return f"Rests on {told}. {reviewed}"
