"""Where a person stands on every ladder, and its drawing."""

from dataclasses import replace

from tests.builders import at, exposure, flared, screen, with_checkin, with_exposures

from relift.journal.choices import Equipment
from relift.plan.ladder_drawing import Marks, draw_ladder
from relift.plan.ladders import LADDERS, ladders
from relift.plan.standings import ladder_standings


def climbed():
    done = [
        exposure(at(0, 17 + n / 6), "hinge", rung)
        for n, rung in enumerate(("hinge-rest", "hinge-round", "hinge-bend"))
    ]
    return with_checkin(with_exposures(flared(), *done), at(1, 7), pain_now=1, is_flare=True)


def test_every_ladder_is_told_with_what_is_confirmed_and_open():
    found = ladder_standings(climbed(), now=at(1, 9))
    assert [one.place.ladder.id for one in found] == list(LADDERS)
    hinge = found[0]
    assert hinge.place.progress.confirmed == 2
    assert hinge.open_to == 5
    assert "climb" in {bound.rule for bound in hinge.bound_by}
    assert not hinge.is_stopped


def test_in_a_stop_nothing_is_open():
    stopped = replace(
        climbed(), screens=(*climbed().screens, screen(at(1, 8), yes=("saddle_numbness",)))
    )
    for one in ladder_standings(stopped, now=at(1, 9)):
        assert one.open_to == -1
        assert one.is_stopped
        assert one.bound_by == ()


def test_a_drawing_has_a_line_for_each_rung_the_top_first_with_the_persons_loads():
    one = ladder_standings(climbed(), now=at(1, 9))[0]
    lines = list(
        draw_ladder(one.place.ladder, place=one.place, marks=Marks(confirmed=2, open_to=5))
    )
    assert len(lines) == len(one.place.ladder.rungs)
    assert "Deadlift" in lines[0] and "lb" in lines[0] and "95%" in lines[0]
    assert [line[0] for line in reversed(lines)][:7] == ["x", "x", "x", "o", "o", "o", " "]
    assert max(map(len, lines)) <= 100


def test_a_ladder_is_drawn_without_a_person_too():
    carry = next(one for one in ladders(Equipment.NONE) if one.id == "carry")
    lines = list(draw_ladder(carry))
    assert "steps" in lines[0]
    assert all("lb" not in line and "kg" not in line for line in lines)
