"""The history has tables for people, with rough dates as rough as they are."""

from __future__ import annotations

from uuid import UUID

from tests.app.test_tables import table

from relift.journal.past import (
    AttachmentNoted,
    CareVisited,
    EpisodeTold,
    GoalRated,
    GoalSet,
    ImagingReported,
    Modality,
    ThoughtKind,
    ThoughtRated,
)
from relift.journal.rough_dates import RoughDate

ID, OTHER = UUID(int=31), UUID(int=32)


def test_an_episode_and_care_stand_with_their_dates_as_they_are_known() -> None:
    told = EpisodeTold(
        label="=the big one", began_on=RoughDate(2016), ended_on=RoughDate(2016, 8), worst_pain=9.0
    )
    visit = CareVisited(role="physio", began_on=RoughDate(2016, 6, 3), done="exercises", helped=6.5)
    (episode,), (care,) = table("episodes.csv", told), table("care.csv", visit)

    assert (episode["label"], episode["worst_pain"]) == ("'=the big one", "9")
    assert (episode["began_on"], episode["ended_on"]) == ("2016", "2016-08")
    assert (care["role"], care["began_on"], care["helped"]) == ("physio", "2016-06-03", "6.5")


def test_a_scan_stands_with_its_report_and_where_its_file_lies() -> None:
    scan = ImagingReported(
        modality=Modality.MRI, done_on=RoughDate(2016), report="L4/5:\nbulge", attachment=ID
    )
    file = AttachmentNoted(attachment=ID, reference="scans/report.pdf", size_bytes=12)
    (row,) = table("imaging.csv", scan, file)

    assert (row["report"], row["attachment"]) == ("L4/5:\nbulge", "scans/report.pdf")
    assert table("attachments.csv", file)[0]["size_bytes"] == "12"


def test_later_ratings_stand_with_the_words_that_they_are_ratings_of() -> None:
    fear = ThoughtRated(thought=ID, text="it slips", kind=ThoughtKind.FEAR, believed=8.0)
    rows = table("thoughts.csv", fear, ThoughtRated(thought=ID, believed=6.0))
    goal = GoalSet(goal=ID, text="deadlift", able=3.0)
    rated = table("goal_ratings.csv", goal, GoalRated(goal=ID, able=5.0))
    lost = table("goal_ratings.csv", goal, GoalRated(goal=OTHER, able=5.0))

    assert {row["text"] for row in rows} == {"it slips"}
    assert {row["kind"] for row in rows} == {"fear"}
    assert [(row["text"], row["able"]) for row in rated] == [("deadlift", "5")]
    assert lost[0]["text"] == ""
    assert table("goals.csv", goal)[0]["able"] == "3"
