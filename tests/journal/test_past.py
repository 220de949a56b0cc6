from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from relift.errors import InvalidValueError
from relift.journal.log import fold
from relift.journal.past import (
    AttachmentNoted,
    CareVisited,
    EpisodeTold,
    GoalRated,
    GoalSet,
    ImagingReported,
    Modality,
    ThoughtRated,
)
from relift.journal.records import Payload, new_record
from relift.journal.rough_dates import RoughDate

PERSON, ID = UUID(int=7), UUID(int=8)
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
YEAR = RoughDate(2016)
TOLD: dict[str, Payload] = {
    "episodes": EpisodeTold(label="the big one", began_on=YEAR),
    "imaging": ImagingReported(modality=Modality.MRI, done_on=YEAR, report="L4/5:\n bulge "),
    "care": CareVisited(role="physiotherapist", began_on=YEAR, helped=6.0),
    "thoughts": ThoughtRated(thought=ID, text="it slips", believed=8.0),
    "goals": GoalSet(goal=ID, text="deadlift", able=3.0),
    "goal_ratings": GoalRated(goal=ID, able=4.0),
    "attachments": AttachmentNoted(attachment=ID, reference="report.pdf"),
}


@pytest.mark.parametrize(
    "make",
    [
        lambda: EpisodeTold(label="x", began_on=YEAR, worst_pain=11.0),
        lambda: EpisodeTold(label="x", began_on=YEAR, days_away=-1.0),
        lambda: EpisodeTold(label="x", began_on=YEAR, ended_on=RoughDate(2015)),
        lambda: EpisodeTold(label="x", began_on=YEAR, ended_on=YEAR, is_ongoing=True),
        lambda: CareVisited(role="x", began_on=YEAR, helped=-0.5),
        lambda: CareVisited(role="x", began_on=YEAR, ended_on=RoughDate(2015, 12)),
        lambda: ThoughtRated(thought=ID, believed=10.5),
        lambda: GoalSet(goal=ID, text="x", able=11.0),
        lambda: GoalSet(goal=ID, text="x", target=-1.0),
        lambda: GoalRated(goal=ID, able=float("nan")),
        lambda: AttachmentNoted(attachment=ID, reference="x", sha256="ABC"),
        lambda: AttachmentNoted(attachment=ID, reference="x", size_bytes=-1),
    ],
)
def test_a_piece_of_the_past_outside_its_ranges_cannot_be_made(make: object) -> None:
    with pytest.raises(InvalidValueError):
        make()  # type: ignore[operator]


@pytest.mark.parametrize("part", TOLD)
def test_each_kind_has_its_part_of_the_journal_and_comes_back_as_it_was(part: str) -> None:
    journal = fold([new_record(TOLD[part], person=PERSON, at=NOON)])

    assert [entry.value for entry in getattr(journal, part)] == [TOLD[part]]


@pytest.mark.parametrize("part", TOLD)
def test_the_journal_until_an_instant_holds_nothing_of_after_it(part: str) -> None:
    journal = fold([new_record(TOLD[part], person=PERSON, at=NOON)])

    assert getattr(journal.until(NOON - timedelta(seconds=1)), part) == ()
    assert len(getattr(journal.until(NOON), part)) == 1
