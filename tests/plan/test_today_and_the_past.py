"""What is told of the past changes no plan and lifts no stop."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest
from tests.builders import DAY0, at, clear_answers, entry, flared

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
from relift.journal.reports import Answer, ScreenAnswered, ScreenForm
from relift.journal.rough_dates import RoughDate
from relift.journal.timeline import Journal
from relift.plan.today import today

NOW = at(1, 18)
ID = UUID(int=1)
TODAYS = RoughDate(DAY0.year, DAY0.month, DAY0.day)


def with_past(journal: Journal) -> Journal:
    """The journal with the gravest of everything told, before the flare, in it and just now."""
    times = (at(-900), at(0, 9), at(1, 17))
    return replace(
        journal,
        episodes=tuple(
            entry(EpisodeTold(label="x", began_on=TODAYS, is_ongoing=True, worst_pain=10.0), time)
            for time in times
        ),
        imaging=tuple(
            entry(
                ImagingReported(modality=Modality.MRI, done_on=TODAYS, report="no red flag"), time
            )
            for time in times
        ),
        care=tuple(
            entry(CareVisited(role="emergency department", began_on=TODAYS, helped=10.0), time)
            for time in times
        ),
        thoughts=tuple(
            entry(ThoughtRated(thought=ID, text="x", kind=ThoughtKind.FEAR, believed=10.0), time)
            for time in times
        ),
        goals=tuple(entry(GoalSet(goal=ID, text="squat", able=0.0), time) for time in times),
        goal_ratings=tuple(entry(GoalRated(goal=ID, able=10.0), time) for time in times),
        attachments=tuple(
            entry(AttachmentNoted(attachment=ID, reference="x"), time) for time in times
        ),
    )


def test_what_is_told_of_the_past_does_not_change_the_plan() -> None:
    journal = flared()
    plan = today(journal, now=NOW)

    assert plan.exposures
    assert today(with_past(journal), now=NOW) == plan


@pytest.mark.parametrize("item", ["saddle_numbness", "suicidal_thoughts", "fever"])
def test_what_is_told_of_the_past_lifts_no_stop(item: str) -> None:
    answers = clear_answers(ScreenForm.FULL, **{item: Answer.YES})
    danger = entry(ScreenAnswered(form=ScreenForm.FULL, answers=answers), at(0, 8.5))
    stopped = flared(screens=(danger,))
    plan = today(stopped, now=NOW)

    assert plan.stop is not None
    assert today(with_past(stopped), now=NOW) == plan
