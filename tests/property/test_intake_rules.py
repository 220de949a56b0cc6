"""Rules that hold for every text at the intake guard."""

from __future__ import annotations

import re
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from relift.words.intake import neutral_text, take_in

PIECES = st.sampled_from(
    [
        *("Tramadol", "for sale", "no prescription", "DM me", "https://x.example", "<script>"),
        *("javascript:alert(1)", "www.a.com", "my doctor", "pharmacy", "\u200b", "\u202e", "💊"),
        *("casino", "http://", "a.io/b", "\n", ". ", " ", "kg 102.5", "data:text/html,x"),
    ]
)
texts = st.text(max_size=200) | st.lists(PIECES, max_size=20).map("".join)
SPAM = "Tramadol for sale, no prescription, telegram @x_example."
HONEST = st.sampled_from(
    ["My doctor gave me tramadol.", "I went to the pharmacy.", "Deadlift 100 kg, pain 3."]
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

    @given(st.lists(HONEST, max_size=4), st.lists(HONEST, max_size=4))
    def test_more_text_never_frees_a_text(self, before: list[str], after: list[str]) -> None:
        assert take_in(" ".join([*before, SPAM, *after])).is_held

    @given(texts)
    def test_the_same_text_is_judged_the_same(self, text: str) -> None:
        assert take_in(text) == take_in(text)
