from __future__ import annotations

from dataclasses import replace

from tests.builders import at, workout

from relift.journal.own_unit import own_unit
from relift.journal.reports import Profile
from relift.journal.timeline import Journal
from relift.units import Unit


def test_a_bare_number_has_the_unit_of_the_profile_then_of_the_newest_set() -> None:
    assert own_unit(Journal()) is None
    older = workout(at(1), ("squat", 100.0, 5), unit=Unit.KG)
    newer = workout(at(2), ("squat", 225.0, 5), unit=Unit.LB)
    journal = Journal(workouts=(older, newer))
    assert own_unit(journal) is Unit.LB
    assert own_unit(replace(journal, profile=Profile(unit=Unit.KG))) is Unit.KG
