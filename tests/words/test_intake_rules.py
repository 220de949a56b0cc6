"""The table of the intake guard is checked before it is used."""

from __future__ import annotations

import msgspec
import pytest

from relift.errors import DataFileError
from relift.words.intake_rules import Excuse, Group, IntakeTable, intake_rules, made_ready

TABLE = intake_rules().table
BASIS = "design_choice:a test"


def with_group(**parts: object) -> IntakeTable:
    group = Group(**{"id": "x", "says": "x", "weight": 1.0, "basis": BASIS, **parts})  # type: ignore[arg-type]
    return msgspec.structs.replace(TABLE, groups=(*TABLE.groups, group))


def with_excuse(**parts: object) -> IntakeTable:
    excuse = Excuse(**{"id": "x", "groups": ("drug",), "phrases": ("a",), "basis": BASIS, **parts})  # type: ignore[arg-type]
    return msgspec.structs.replace(TABLE, excuses=(*TABLE.excuses, excuse))


def test_a_table_that_keeps_its_rules_is_made_ready() -> None:
    assert len(made_ready(with_group(words=("a",))).rules) == len(TABLE.groups) + 1


@pytest.mark.parametrize(
    "table",
    [
        with_group(),
        with_group(words=("a",), weight=0.0),
        with_group(words=("a",), core="else"),
        with_group(words=("a",), id="drug"),
        with_group(words=("a",), basis="because"),
        with_group(phrases=("(",)),
        with_group(patterns=("[",)),
        with_excuse(groups=("nobody",)),
        with_excuse(phrases=("(",)),
        msgspec.structs.replace(TABLE, groups=TABLE.groups[1:]),
    ],
    ids=[
        *("nothing to look for", "weightless", "wrong core", "twice", "no basis", "phrase"),
        *("pattern", "excuse for nobody", "excuse phrase", "no drugs"),
    ],
)
def test_a_table_that_breaks_its_rules_is_refused(table: IntakeTable) -> None:
    with pytest.raises(DataFileError):
        made_ready(table)


def test_no_rule_alone_holds_a_text() -> None:
    weights = [rule.group.weight for rule in intake_rules().rules]
    assert max(weights) < TABLE.threshold
