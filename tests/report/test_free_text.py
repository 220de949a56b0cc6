from __future__ import annotations

from relift.report.free_text import MOST, shown


def test_control_and_direction_characters_are_taken_out() -> None:
    assert shown("a\x1b[31mb\u202ec\nd\x00") == "a[31mbc d"


def test_joined_emoji_and_other_scripts_stay() -> None:
    assert shown("👩‍⚕️ болит 腰") == "👩‍⚕️ болит 腰"


def test_a_long_text_is_cut_with_an_ellipsis() -> None:
    told = shown("x" * 1000)
    assert len(told) == MOST
    assert told.endswith("…")
