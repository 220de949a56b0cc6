from __future__ import annotations

from relift.report.free_text import HELD, MOST, shown


def test_control_and_direction_characters_are_taken_out() -> None:
    assert shown("a\x1b[31mb\u202ec\nd\x00") == "a[31mbc d"


def test_joined_emoji_and_other_scripts_stay() -> None:
    assert shown("👩‍⚕️ болит 腰") == "👩‍⚕️ болит 腰"


def test_a_long_text_is_cut_with_an_ellipsis() -> None:
    told = shown("x" * 1000)
    assert len(told) == MOST
    assert told.endswith("…")


def test_a_text_that_is_held_does_not_reach_a_report() -> None:
    assert shown("Tramadol for sale, no prescription, DM me") == HELD


def test_a_link_is_shown_so_that_it_cannot_be_followed() -> None:
    assert shown("see https://a.example/x") == "see hxxps://a[.]example/x"
