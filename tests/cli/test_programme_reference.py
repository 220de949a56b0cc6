"""The examples of docs/reference/programme.md are read, and so is its table of columns."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from relift.journal.programme_faults import LineKind
from relift.journal.programme_reading import read_programme
from relift.journal.programme_sets import parse_lift
from relift.journal.programme_table import HEADINGS

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "programme.md").read_text("utf-8")
DOSES = re.findall(r"^\| ((?:`[^`]*x[^`]*`(?:, )?)+) \| ", PAGE, re.MULTILINE)


def block(kind: str) -> str:
    found = re.search(rf"```{kind}\n(.*?)```", PAGE, re.DOTALL)
    assert found, kind
    return found[1]


def test_the_text_example_is_read_whole_and_shows_each_kind_of_line() -> None:
    read = read_programme(block("programme"))

    assert read.faults == ()
    shown = set(LineKind) - {LineKind.FAULT, LineKind.HEADINGS, LineKind.REPEAT}
    assert set(read.lines.values()) == shown


def test_the_csv_example_is_read_whole() -> None:
    read = read_programme(block("csv"))

    assert read.faults == ()
    assert [(day.day, len(day.lifts)) for day in read.days] == [("1", 2), ("2", 0), ("3", 2)]


@pytest.mark.parametrize("dose", [d for cell in DOSES for d in re.findall(r"`([^`]+)`", cell)])
def test_every_dose_of_the_table_is_read(dose: str) -> None:
    assert parse_lift(f"squat {dose}").sets


def test_every_column_stands_in_the_reference() -> None:
    assert [name for name in HEADINGS if f"| `{name}` |" not in PAGE] == []


def test_the_fault_on_the_page_is_the_one_that_is_shown() -> None:
    (fault,) = read_programme("day 1\nsquat 3x5\nbench 3x5 @12\n").faults

    assert fault.shown("plan.txt") in PAGE
