from __future__ import annotations

import pytest
from tests.builders import at, entry

from relift.cli.rail import draw
from relift.journal.past import CareVisited, EpisodeTold
from relift.journal.reports import NoteWritten
from relift.journal.rough_dates import RoughDate
from relift.journal.timeline import Journal
from relift.report.lines import Kind
from relift.report.timeline import lines_of

BIG = EpisodeTold(label="the big one", began_on=RoughDate(2016, 5), ended_on=RoughDate(2016, 8))
MOVE = EpisodeTold(label="the move", began_on=RoughDate(2026, 2), is_ongoing=True)
JOURNAL = Journal(
    episodes=(
        entry(BIG, RoughDate(2016, 5).instant(at(0).tzinfo, now=at(0))),
        entry(MOVE, RoughDate(2026, 2).instant(at(0).tzinfo, now=at(0))),
    ),
    care=(
        entry(
            CareVisited(role="massage", began_on=RoughDate(2016, 6)),
            RoughDate(2016, 6).instant(at(0).tzinfo, now=at(0)),
        ),
        entry(
            CareVisited(role="chiropractor", began_on=RoughDate(2018)),
            RoughDate(2018).instant(at(0).tzinfo, now=at(0)),
        ),
    ),
    notes=(
        entry(NoteWritten(text="slept badly"), at(0)),
        entry(NoteWritten(text="tea"), at(0, 9)),
    ),
)


def drawn(width: int = 80, **parts: bool) -> list[str]:
    lines = lines_of(JOURNAL)
    return list(draw(lines, among=lines, width=width, **parts))


def test_years_and_months_stand_at_the_left_and_an_episode_is_a_thick_stretch() -> None:
    assert drawn() == [
        "2016",
        "May    ● Episode “the big one”, May 2016 to August 2016",
        "Jun    ┣ Care: massage, June 2016",
        "Aug    ○ “the big one” is over",
        "2018",
        "       ├ Care: chiropractor, 2018",
        "2026",
        "Feb    ● Episode “the move”, since February 2026",
        "Mar  2 ┣ Note: slept badly",
        "       ┣ Note: tea",
    ]


@pytest.mark.parametrize("width", [30, 40, 80])
def test_no_row_is_wider_than_the_terminal_and_no_word_is_lost(width: int) -> None:
    rows = drawn(width)
    words = " ".join(row[9:] for row in rows).split()

    assert max(map(len, rows)) <= width
    assert words == " ".join(row[9:] for row in drawn(500)).split()


def test_an_episode_that_began_before_the_first_line_is_still_seen() -> None:
    lines = lines_of(JOURNAL)
    notes = [line for line in lines if line.kind is Kind.NOTE]

    assert all("┣" in row for row in draw(notes, among=lines, width=80) if "Note" in row)
    assert all("├" in row for row in draw(notes, among=notes, width=80) if "Note" in row)


def test_ids_stand_behind_the_lines_where_they_are_wanted() -> None:
    assert all("[" in row for row in drawn(has_ids=True) if "Care" in row)
