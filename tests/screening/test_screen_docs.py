"""The page that users and clinicians read says what the data files say."""

from __future__ import annotations

from pathlib import Path

import pytest

from relift.screening.items import Escalation, Item, red_flags
from relift.screening.tiers import Tier, tier_row

DOCS = Path(__file__).parents[2] / "docs"
PAGE = (DOCS / "reference" / "screen.md").read_text("utf-8")
ALONE = {"context": "only with other answers", "crisis": "crisis page"}


def said(tier: str) -> str:
    return ALONE.get(tier, tier.replace("_", " "))


@pytest.mark.parametrize("item", red_flags().items, ids=lambda i: i.id)
def test_every_question_stands_on_the_page_with_its_tier_and_forms(item: Item) -> None:
    asked = f"after `{item.ask_if}`" if item.ask_if else "always"
    forms = ", ".join(item.forms)
    row = f"| `{item.id}` | {said(item.tier)} | {forms} | {asked} | {item.question} |"
    assert row in PAGE
    assert item.clarify in PAGE


@pytest.mark.parametrize("rule", red_flags().escalations, ids=lambda e: e.id)
def test_every_rule_stands_on_the_page_with_its_items_and_tier(rule: Escalation) -> None:
    line = next(x for x in PAGE.splitlines() if x.startswith(f"| `{rule.id}` |"))
    assert line.endswith(f"| {said(rule.tier)} |")
    assert all(f"`{item}`" in line for item in rule.items)


@pytest.mark.parametrize("tier", list(Tier), ids=lambda t: t.id)
def test_every_tier_stands_on_the_page_with_what_it_closes(tier: Tier) -> None:
    row = tier_row(tier)
    training = row.training.replace("_", " ")
    assert f"| {said(tier.id)} | {training} | {row.stays_open} | {row.lifted_by} |" in PAGE
