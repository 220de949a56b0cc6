"""Rules that hold for every text at the intake guard."""

from __future__ import annotations

import re
import unicodedata

from hypothesis import given
from hypothesis import strategies as st
from numpy.random import default_rng

from relift.cohort.intake_corpus import Split, intake_corpus
from relift.words.intake import neutral_text, take_in

PIECES = st.sampled_from(
    [
        *("Tramadol", "for sale", "no prescription", "DM me", "https://x.example", "<script>"),
        *("javascript:alert(1)", "www.a.com", "my doctor", "pharmacy", "\u200b", "\u202e", "💊"),
        *("casino", "http://", "a.io/b", "\n", ". ", " ", "kg 102.5", "data:text/html,x"),
    ]
)
texts = st.text(max_size=200) | st.lists(PIECES, max_size=20).map("".join)
CORPUS = intake_corpus(default_rng(1))
SPAM = [c.text for c in CORPUS if c.is_spam and c.split is Split.TRAIN and take_in(c.text).is_held]
HONEST = st.sampled_from(
    [c.text for c in CORPUS if not c.is_spam and c.split is Split.TRAIN]
    + ["My doctor gave me tramadol.", "I went to the pharmacy.", "I ordered a belt."]
)


class TestTheGuard:
    """Any text is kept as typed, read without an error, and shown without harm."""

    @given(texts)
    def test_what_was_typed_is_kept(self, text: str) -> None:
        assert take_in(text).text == text

    @given(texts)
    def test_nothing_that_can_be_clicked_or_run_is_left_in_what_is_shown(self, text: str) -> None:
        shown = take_in(text).neutral
        assert "<" not in shown
        assert not re.search(r"\bhttps?\s*:\s*/\s*/", shown, re.IGNORECASE)
        assert not re.search(r"\bjavascript\s*:", shown, re.IGNORECASE)
        hidden = {c for c in shown if unicodedata.category(c) in ("Cf", "Cc", "Cs")}
        assert hidden <= {"\n", "\t", "\u200d"}

    @given(texts)
    def test_what_is_shown_is_shown_the_same_again(self, text: str) -> None:
        once = neutral_text(text)
        assert neutral_text(once) == once

    @given(st.sampled_from(SPAM), HONEST, st.sampled_from([". ", "! ", "\n", "; "]), st.booleans())
    def test_an_honest_sentence_never_frees_spam(
        self, spam: str, honest: str, between: str, is_first: bool
    ) -> None:
        parts = (honest, spam) if is_first else (spam, honest)
        assert take_in(between.join(parts)).is_held

    @given(texts)
    def test_the_same_text_is_judged_the_same(self, text: str) -> None:
        assert take_in(text) == take_in(text)
