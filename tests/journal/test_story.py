from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest
from tests.builders import at, entry

from relift.journal.past import (
    CareVisited,
    EpisodeTold,
    GoalRated,
    GoalSet,
    ThoughtKind,
    ThoughtRated,
)
from relift.journal.rough_dates import RoughDate, parse_rough_date
from relift.journal.story import Span, series_of, tell_story
from relift.journal.timeline import Journal

TODAY = date(2026, 3, 12)
FEAR, GOAL = UUID(int=31), UUID(int=32)


def episode(began: str, ended: str = "", **parts: object) -> EpisodeTold:
    return EpisodeTold(
        label=began,
        began_on=parse_rough_date(began),
        ended_on=parse_rough_date(ended) if ended else None,
        **parts,  # type: ignore[arg-type]
    )


def story_of(*episodes: EpisodeTold):  # type: ignore[no-untyped-def]
    entries = tuple(entry(e, at(n)) for n, e in enumerate(episodes))
    return tell_story(Journal(episodes=entries), on=TODAY).episodes


def test_episodes_stand_in_the_order_in_which_they_began_with_the_gaps_between() -> None:
    second, first = episode("2020-01-11", "2020-01-13"), episode("2019-12-30", "2020-01-01")
    told = story_of(second, first)

    assert [one.entry.value for one in told] == [first, second]
    assert [one.lasted for one in told] == [Span(days=2, is_rough=False)] * 2
    assert [one.gap for one in told] == [None, Span(days=10, is_rough=False)]


def test_a_length_between_rough_dates_is_rough_and_taken_from_their_middles() -> None:
    (one,) = story_of(episode("2016-05", "2016-08"))

    assert one.lasted == Span(days=92, is_rough=True)


def test_what_goes_on_lasts_until_today_and_what_has_no_end_has_no_length() -> None:
    ongoing, unknown = story_of(episode("2026-03-02", is_ongoing=True), episode("2026-03-05"))

    assert ongoing.lasted == Span(days=10, is_rough=False)
    assert unknown.lasted is None
    assert unknown.gap is None  # the first one goes on


@pytest.mark.parametrize("began", ["2016", "2016-05"])
def test_no_gap_is_told_where_rough_dates_may_overlap(began: str) -> None:
    assert story_of(episode("2015", "2016"), episode(began))[1].gap in (
        None,
        Span(days=0, is_rough=True),
    )


def test_care_is_gathered_by_role_and_what_was_rated_highest_comes_first() -> None:
    visits = [
        CareVisited(role="massage", began_on=RoughDate(2016)),
        CareVisited(role="Physiotherapist", began_on=RoughDate(2016), helped=6.0),
        CareVisited(role="chiropractor", began_on=RoughDate(2016), helped=0.0),
        CareVisited(role="physiotherapist ", began_on=RoughDate(2020), helped=8.0),
    ]
    care = tell_story(
        Journal(care=tuple(entry(v, at(n)) for n, v in enumerate(visits))), on=TODAY
    ).care

    assert [(c.role, c.helped) for c in care] == [
        ("Physiotherapist", (6.0, 8.0)),
        ("chiropractor", (0.0,)),
        ("massage", ()),
    ]
    assert [c.median_helped for c in care] == [7.0, 0.0, None]


def test_ratings_that_share_an_id_are_one_series_under_its_words() -> None:
    ratings = [
        ThoughtRated(thought=FEAR, text="it slips", kind=ThoughtKind.FEAR, believed=8.0),
        ThoughtRated(thought=FEAR, believed=6.0),
        ThoughtRated(thought=FEAR),
        ThoughtRated(thought=FEAR, believed=3.0),
    ]
    journal = Journal(thoughts=tuple(entry(r, at(n)) for n, r in enumerate(ratings)))
    (series,) = tell_story(journal, on=TODAY).thoughts

    assert (series.kind, series.text, series.values) == ("fear", "it slips", (8.0, 6.0, 3.0))
    assert series.up_to(journal.thoughts[1].id) == (8.0, 6.0)
    assert series_of(journal, journal.thoughts[3].id) == series
    assert series_of(journal, UUID(int=99)) is None


def test_the_newest_words_of_a_thought_count() -> None:
    said = [ThoughtRated(thought=FEAR, text="a"), ThoughtRated(thought=FEAR, text="b")]
    journal = Journal(thoughts=tuple(entry(r, at(n)) for n, r in enumerate(said)))

    assert tell_story(journal, on=TODAY).thoughts[0].text == "b"


def test_a_goal_moves_with_its_ratings_and_ratings_without_their_goal_are_left_out() -> None:
    journal = Journal(
        goals=(entry(GoalSet(goal=GOAL, text="deadlift", able=2.0, target=10.0), at(0)),),
        goal_ratings=(
            entry(GoalRated(goal=GOAL, able=5.0), at(9)),
            entry(GoalRated(goal=FEAR, able=9.0), at(10)),
        ),
    )
    (goal,) = tell_story(journal, on=TODAY).goals

    assert (goal.text, goal.values, goal.target) == ("deadlift", (2.0, 5.0), 10.0)
