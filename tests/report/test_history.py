"""The report's section on episodes, scans and care."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

from tests.builders import at, entry, flared

from relift.journal.past import (
    CareVisited,
    EpisodeTold,
    ImagingReported,
    Modality,
    ThoughtKind,
    ThoughtRated,
)
from relift.journal.rough_dates import RoughDate
from relift.journal.timeline import Journal
from relift.report.history import history
from relift.report.material import Material


def told() -> Journal:
    scan = ImagingReported(
        modality=Modality.MRI, done_on=RoughDate(2016, 6), region="lumbar", report="L4-5 bulge"
    )
    fear = ThoughtRated(
        thought=UUID(int=5), kind=ThoughtKind.FEAR, text="that it slips", believed=8
    )
    return replace(
        flared(),
        episodes=(
            entry(
                EpisodeTold(label="the big one", began_on=RoughDate(2016, 5), worst_pain=9), at(0)
            ),
        ),
        imaging=(entry(scan, at(0, 9)),),
        care=(entry(CareVisited(role="physio", began_on=RoughDate(2016, 7), helped=6), at(0, 9)),),
        thoughts=(entry(fear, at(0, 10)),),
    )


def material(journal: Journal, *, has_words: bool = False) -> Material:
    return Material(journal, datetime(2026, 3, 3, 12, tzinfo=UTC), has_words=has_words)


def test_episodes_scans_and_care_are_told_without_own_words() -> None:
    text = " ".join(history(material(told())).items)
    assert "the big one" in text and "worst pain 9 of 10" in text
    assert "Scan (mri) of lumbar" in text
    assert "Care by physio, once: rated as helping 6 of 10" in text
    assert "that it slips" not in text
    assert "L4-5 bulge" not in text


def test_with_words_the_report_and_beliefs_are_told_too() -> None:
    text = " ".join(history(material(told(), has_words=True)).items)
    assert "“L4-5 bulge”" in text
    assert "Fear “that it slips”: believed 8 (0-10)" in text


def test_an_empty_history_says_so() -> None:
    assert "Nothing was recorded" in history(material(flared())).paragraphs[0]
