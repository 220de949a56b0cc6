from __future__ import annotations

import pytest

from relift.report.terminal import Pen, binned, fit, on_line, scale, spark


@pytest.mark.parametrize(
    ("text", "cells"), [("abc", "abc  "), ("abcdef", "abcd…"), ("日本語", "日本…"), ("", "     ")]
)
def test_a_text_takes_exactly_its_cells(text: str, cells: str) -> None:
    assert fit(text, 5) == cells


def test_marks_stand_where_their_values_are_joined_by_a_rule() -> None:
    assert on_line([(0.0, "a"), (10.0, "b")], width=5) == "a───b"
    assert on_line([(5.0, "a")], width=5) == "  a  "


def test_of_two_marks_in_one_cell_the_last_is_seen() -> None:
    assert on_line([(5.0, "a"), (5.0, "b")], width=5).strip() == "b"


def test_values_off_the_scale_stay_on_the_line() -> None:
    assert on_line([(-3.0, "a"), (99.0, "b")], width=5) == "a───b"


def test_the_scale_has_words_at_its_ends() -> None:
    assert scale(30).startswith("0 none")
    assert scale(30).endswith("10 worst")
    assert len(scale(30)) == 30


def test_a_sparkline_has_a_mark_for_each_value_and_a_dot_for_a_gap() -> None:
    assert spark([0.0, None, 10.0], top=10.0) == "▁·█"
    assert spark([5.0, 5.0], top=5.0, low=5.0) == "▁▁"


def test_bins_hold_the_highest_value() -> None:
    assert binned([1.0, 5.0, None, None, 2.0], 3) == ([5.0, None, 2.0], 2)
    assert binned([1.0], 10) == ([1.0], 1)


def test_a_pen_is_never_narrower_than_what_can_be_read() -> None:
    assert Pen(5).width == 30


def test_ascii_takes_the_place_of_each_mark_and_keeps_the_width() -> None:
    (line,) = Pen(40, is_plain=True).finish(["▁█ ●○◆ “x” × −"])
    assert line == '_# *o# "x" x -'
