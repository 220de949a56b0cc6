"""The sentences of the history and of Learn that stand in Python are plain: grade 8 or below."""

from __future__ import annotations

import types

import pytest
from tests.words.test_plain_language import HIGHEST_GRADE, grade

from relift.app.past.attachments import SEEN, STAYS, UNSEEN
from relift.app.past.parts import PARTS
from relift.app.web.pages.history_entry import WHY_IT_STAYS
from relift.app.web.pages.history_forms import WHAT_FOR
from relift.app.web.pages.learn import HOW_FAR_SEEN

__all__ = ["grade"]

TEXTS = {
    "why something stays": " ".join(one.words for one in WHY_IT_STAYS),
    "what can be added": ". ".join(WHAT_FOR.values()) + ".",
    "how far a figure was seen": " ".join(HOW_FAR_SEEN.values()),
    "attachments": " ".join((STAYS, SEEN, UNSEEN)),
    **{
        f"questions of {kind}": " ".join(part.question for part in parts)
        for kind, parts in PARTS.items()
    },
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_it_is_at_grade_8_or_below(text: str, grade: types.FunctionType) -> None:
    assert grade(text) <= HIGHEST_GRADE
