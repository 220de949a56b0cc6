"""Which ladders a day's plan is made of."""

from dataclasses import replace

import pytest
from tests.builders import at, entry, exposure, flared, with_checkin, with_exposures, workout

import relift
from relift.journal.choices import Equipment, EquipmentSaid, LadderChosen
from relift.journal.timeline import Journal
from relift.plan.choice import wanted


def said(journal: Journal, ladder: str, is_wanted: bool | None, hour: float = 1.0) -> Journal:
    choice = entry(LadderChosen(ladder=ladder, is_wanted=is_wanted), at(0, hour))
    return replace(journal, ladder_choices=(*journal.ladder_choices, choice))


def ladders_of(journal: Journal, now=None) -> list[str]:
    plan = relift.today(journal, now=now or at(0, 9))
    return list(dict.fromkeys(e.ladder for e in plan.exposures if not e.is_optional))


def confirmed(*rungs: str) -> Journal:
    """A flare whose first day was done and agreed with by a quiet morning."""
    done = [
        exposure(at(0, 17 + n / 10), rung.split("-")[0], rung, pain_before=2.0)
        for n, rung in enumerate(rungs)
    ]
    return with_checkin(
        with_exposures(flared(), *done), at(1, 7), pain_now=1, pain_morning=1, is_flare=True
    )


HINGED = ("hinge-rest", "hinge-round", "hinge-bend")


def test_the_first_day_holds_the_main_ladders_and_one_of_daily_life():
    assert ladders_of(flared()) == ["hinge", "squat", "floor"]


def test_where_only_comfort_is_open_the_floor_comes_first():
    assert ladders_of(flared(calms=())) == ["floor", "hinge", "squat"]


def test_an_assisting_ladder_joins_once_a_main_one_is_confirmed_beyond_comfort():
    assert "bend" in ladders_of(confirmed(*HINGED), at(1, 9))
    assert "bend" not in ladders_of(confirmed("hinge-rest"), at(1, 9))


def test_the_ladder_of_daily_life_that_was_done_longest_ago_has_its_turn():
    assert "daily" in ladders_of(confirmed(*HINGED, "floor-knees"), at(1, 9))


def test_a_ladder_that_was_begun_today_stays_in_the_plan():
    journal = with_exposures(
        confirmed(*HINGED, "floor-knees"), exposure(at(1, 8), "floor", "floor-knees")
    )
    assert "floor" in ladders_of(journal, at(1, 9))
    assert "daily" not in ladders_of(journal, at(1, 9))


def test_a_ladder_that_was_never_trained_comes_only_when_it_is_asked_for():
    journal = said(confirmed(*HINGED), "bend", is_wanted=False)
    assert "carry" not in ladders_of(journal, at(1, 9))
    assert "carry" in ladders_of(said(journal, "carry", is_wanted=True), at(1, 9))


def test_a_lift_in_the_log_brings_its_ladder():
    rows = tuple(workout(at(-7 * w, 18), ("Bent Over Row (Barbell)", 185.0, 5)) for w in (3, 2, 1))
    journal = confirmed(*HINGED)
    journal = replace(
        journal, workouts=tuple(sorted((*rows, *journal.workouts), key=lambda w: w.at))
    )
    assert "row" in ladders_of(said(journal, "bend", is_wanted=False), at(1, 9))


@pytest.mark.parametrize("ladder", ["hinge", "squat", "floor"])
def test_a_ladder_that_is_left_out_is_not_planned(ladder):
    assert ladder not in ladders_of(said(flared(), ladder, is_wanted=False))


def test_whoever_leaves_every_ladder_out_still_has_something_small_to_do():
    journal = flared()
    for name in ("hinge", "squat", "bend", "press", "row", "carry", "lunge", "floor", "daily"):
        journal = said(journal, name, is_wanted=False)
    assert ladders_of(journal) in (["floor"], ["daily"])


def test_the_newest_word_on_a_ladder_counts_and_can_be_taken_back():
    journal = said(said(flared(), "squat", is_wanted=False), "squat", is_wanted=None, hour=2.0)
    assert wanted(journal) == {}
    assert "squat" in ladders_of(journal)


def test_without_equipment_nothing_is_loaded_and_what_was_confirmed_in_the_gym_is_not_asked_again():
    journal = confirmed(*HINGED)
    nothing = entry(EquipmentSaid(equipment=Equipment.NONE), at(1, 8))
    plan = relift.today(replace(journal, equipment=(nothing,)), now=at(1, 9))
    hinge = [e for e in plan.exposures if e.ladder == "hinge"]
    assert all(e.load_kg == 0 for e in plan.exposures)
    assert hinge[0].rung == "hinge-bend"
    assert {e.rung for e in hinge} <= {"hinge-bend", "hinge-more", "hinge-low", "hinge-one-leg"}
