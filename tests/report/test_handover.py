"""What is handed over: as recorded, the newest of it, and only to who is sent somewhere today."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.builders import at, entry, lifting_history, medicine, screen

from relift.journal.past import CareVisited, EpisodeTold
from relift.journal.reports import CheckIn, FlareReported, MedicineClass
from relift.journal.rough_dates import RoughDate
from relift.journal.timeline import Journal
from relift.report.handover import handover, needs_handover
from relift.screening.standing import standing


@pytest.mark.parametrize(
    ("item", "is_sent"),
    [("saddle_numbness", True), ("fever", True), ("pregnancy", False), ("weight_loss", False)],
)
def test_papers_are_for_who_is_sent_somewhere_today(item: str, is_sent: bool) -> None:
    journal = Journal(screens=(screen(at(0), yes=(item,)),))
    assert needs_handover(standing(journal, at(0, 9))) is is_sent


def test_signs_medicines_flares_and_ratings_are_as_recorded() -> None:
    journal = Journal(
        screens=(screen(at(0), yes=("saddle_numbness",)),),
        flares=(entry(FlareReported(reported_labels=("spasm",), happened="a tweak"), at(0)),),
        checkins=(entry(CheckIn(pain_now=6, pain_worst=8), at(0)),),
        medications=(
            medicine(at(-8), MedicineClass.OPIOID),
            medicine(at(-1), MedicineClass.PAINKILLER),
        ),
    )
    papers = handover(journal, at(0, 9))
    assert "saddle" in papers.signs[0]
    assert papers.since == "2026-03-02 08:00"
    assert papers.flares == ("2026-03-02 08:00: a tweak; “spasm”",)
    assert papers.ratings == "2026-03-02 08:00: pain now 6 of 10, worst pain 8 of 10"
    assert [line.rpartition("(")[2] for line in papers.medicines] == ["painkiller)"]


def test_the_newest_of_the_past_and_the_heaviest_sets_are_told() -> None:
    episode = entry(EpisodeTold(label="the first one", began_on=RoughDate(2009)), at(-3))
    visits = tuple(
        entry(CareVisited(role=f"role {n}", began_on=RoughDate(2020)), at(-2, n)) for n in range(7)
    )
    journal = Journal(workouts=lifting_history(), episodes=(episode,), care=visits)
    papers = handover(replace(journal), at(0))
    assert len(papers.history) == 6
    assert papers.history[-1].startswith("Care by role 6")
    assert len(papers.workouts) == 3
    assert "heaviest set" in papers.workouts[0]
