from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.builders import at, exposure, workout

from relift.journal.lifting import MovementBlock, PerformedSet
from relift.journal.timeline import Workout
from relift.training.history import lift_history
from relift.training.load import dose_of, pattern_of, tonnage_kg, weekly_hard_sets
from relift.training.meaning import meaning
from relift.training.movements import Pattern, movement, nearest
from relift.training.names_used import names_used
from relift.units import Unit


def log(*lifts: tuple[str, float, int], day: float = 0) -> Workout:
    return workout(at(day), *lifts, unit=Unit.KG)


def test_names_are_listed_by_use_with_their_meaning_and_how_sure_it_is() -> None:
    names = names_used(
        [
            log(("Deadlift (Barbell)", 100, 5), ("Deadlift (Barbell)", 110, 5), ("Blorp", 5, 5)),
            log(("Dedlift", 100, 5), day=3),
        ]
    )

    assert [n.name for n in names] == ["Deadlift (Barbell)", "Blorp", "Dedlift"]
    assert [n.n_sets for n in names] == [2, 1, 1]
    assert [n.movement for n in names] == [movement("deadlift"), None, movement("deadlift")]
    assert [n.is_doubtful for n in names] == [False, True, True]
    assert names[2].last_on == date(2026, 3, 5)


def test_spellings_that_differ_in_case_are_one_name_under_the_commonest() -> None:
    (name,) = names_used([log(("blorp", 5, 5), ("Blorp", 5, 5), ("Blorp", 5, 5))])

    assert (name.name, name.n_sets) == ("Blorp", 3)


def test_what_the_lifter_said_is_certain_also_where_it_is_no_movement() -> None:
    said = log(("Blorp", 5, 5), ("Squat Yoga", 5, 5)).with_meanings(
        {"blorp": "deadlift", "squat yoga": ""}
    )
    blorp, yoga = names_used([said])

    assert (blorp.movement, blorp.confidence, blorp.is_said) == (movement("deadlift"), 1.0, True)
    assert (yoga.movement, yoga.is_doubtful) == (None, False)


def test_the_movements_of_a_plan_are_not_the_lifters_names() -> None:
    block = MovementBlock(name="hinge hinge-floor", sets=(PerformedSet(reps=5),))
    planned = exposure(at(0), "hinge", "hinge-floor")
    live = replace(log(), source="", blocks=(block,), exposures=(planned,))

    assert names_used([live]) == []


def test_a_meaning_moves_strength_and_load_to_the_movement_that_was_meant() -> None:
    plain = log(("Blorp", 100, 5))
    said = plain.with_meanings({"blorp": "deadlift"})

    assert lift_history([plain]) == {}
    assert lift_history([said])["deadlift"].days[0].top_load_kg == pytest.approx(100)
    assert [pattern_of(w.blocks[0]) for w in (plain, said)] == [Pattern.OTHER, Pattern.HINGE]
    assert weekly_hard_sets([said], said.on)[Pattern.HINGE] == 1
    assert tonnage_kg([said], "deadlift") == pytest.approx(500)
    assert dose_of(said) > dose_of(plain)


def test_no_movement_takes_a_known_name_out_of_strength_and_load() -> None:
    said = log(("Deadlift", 100, 5)).with_meanings({"deadlift": ""})

    assert lift_history([said]) == {}
    assert pattern_of(said.blocks[0]) is Pattern.OTHER


def test_one_name_can_be_said_and_planned_in_the_same_journal() -> None:
    theirs = log(("Deadlift", 100, 5)).with_meanings({"deadlift": "romanian_deadlift"})
    ours = log(("Deadlift", 60, 5), day=1)

    assert set(lift_history([theirs, ours])) == {"romanian_deadlift", "deadlift"}


def test_an_id_of_a_newer_relift_is_no_movement_here() -> None:
    assert meaning("Deadlift", "antigravity_deadlift") is None
    assert meaning("Deadlift", None) is movement("deadlift")


def test_the_nearest_movements_share_words_with_the_name_best_first() -> None:
    assert nearest("Deadlift with a friend")[0].id == "deadlift"
    assert len(nearest("single leg deadlift on sand", 2)) == 2
    assert nearest("💪") == ()
    assert nearest("qwertz") == ()
