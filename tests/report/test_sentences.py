from __future__ import annotations

from relift.plan.journey import Stage
from relift.report.sentences import sentences
from relift.screening.tiers import Tier


def test_every_stage_and_every_tier_has_its_sentence() -> None:
    assert {stage.value for stage in Stage} < set(sentences().stages)
    assert {tier.id for tier in Tier} < set(sentences().tiers)


def test_nobody_has_signed_them() -> None:
    assert sentences().reviewed_by == "none yet"
