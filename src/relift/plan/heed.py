"""Words that cannot wait: nobody reads what is typed here but the person who typed it.

A text that sounds like a danger sign leads to the safety questions, and thoughts of suicide to the
crisis page; the text itself is kept as it was typed. A fear, a thought or a goal names signs that
are not there, and what was in the past is no sign of today: of those, only thoughts of suicide are
answered.
"""

from __future__ import annotations

import msgspec

from relift.journal.lifting import ExpectationGiven, ExposureDone
from relift.journal.past import CareVisited, EpisodeTold, GoalSet, ImagingReported, ThoughtRated
from relift.journal.records import Payload
from relift.journal.reports import CalmedDown, CheckIn, NoteWritten
from relift.screening.messages import Message, crisis_page
from relift.words.screen_first import FirstKind, screen_first

_OWN_WORDS: dict[type[Payload], tuple[str, ...]] = {
    NoteWritten: ("text",),
    CheckIn: ("note",),
    ExposureDone: ("note",),
}
_FEARS: dict[type[Payload], tuple[str, ...]] = {
    CalmedDown: ("thought", "fear"),
    ExpectationGiven: ("feared",),
    ThoughtRated: ("text",),
    GoalSet: ("text",),
    EpisodeTold: ("label", "happened", "did"),
    CareVisited: ("done", "note"),
    ImagingReported: ("told",),
}


class Heed(msgspec.Struct, frozen=True, kw_only=True):
    """What a text calls for before anything else.

    Attributes:
        kind: The safety questions, or the crisis page.
        words: What is said.
        page: The crisis page, where it is that.
    """

    kind: FirstKind
    words: str
    page: Message | None = None


def heed_text(text: str, *, country: str, is_fear: bool = False) -> Heed | None:
    """What a text calls for; None where it may wait.

    Args:
        text: As typed.
        country: ISO 3166 code for the numbers to call; "" where it is not known.
        is_fear: Whether only thoughts of suicide are answered.
    """
    first = screen_first(text)
    if first is None or (is_fear and first.kind is not FirstKind.CRISIS):
        return None
    page = crisis_page(country) if first.kind is FirstKind.CRISIS else None
    return Heed(kind=first.kind, words=first.words, page=page)


def heed_payload(payload: Payload, *, country: str) -> Heed | None:
    """What the texts of a record call for; None where they may wait.

    Args:
        payload: What the record says.
        country: As for `heed_text`.
    """
    own, fears = _OWN_WORDS.get(type(payload), ()), _FEARS.get(type(payload), ())
    text = " ".join(getattr(payload, name) for name in own or fears)
    return heed_text(text, country=country, is_fear=not own)
