"""What the pain model hears of the journal."""

from dataclasses import replace

import pytest
from tests.builders import at, exposure, flared, lifting_history, with_checkin, with_exposures

from relift.journal.timeline import Journal
from relift.plan.events import family_of, threat_events
from relift.plan.ladders import back_share
from relift.plan.yardstick import Yardstick
from relift.threat import events


def heard(journal):
    return threat_events(journal, Yardstick(journal))


def kinds(journal):
    return [type(event).__name__ for event in heard(journal)]


def test_a_log_without_reports_says_nothing():
    assert heard(Journal(workouts=lifting_history())) == []


def test_training_before_the_first_report_is_no_event():
    assert "Dosed" not in kinds(flared())


def test_an_expectation_comes_before_the_felt_pain_of_the_same_instant():
    journal = with_exposures(flared(), exposure(at(1), "hinge", "hinge-40", expected_pain=6.0))
    assert kinds(journal)[-2:] == ["Expected", "Felt"]


def test_a_flare_comes_before_the_answers_of_the_same_instant():
    journal = flared()
    checkin = replace(journal.checkins[0], at=journal.flares[0].at)
    assert kinds(replace(journal, checkins=(checkin,)))[:2] == ["Flared", "CheckedIn"]


def test_an_expectation_said_only_afterwards_is_left_out():
    journal = with_exposures(
        flared(), exposure(at(1), "hinge", "hinge-40", retrospective_expected_pain=6.0)
    )
    assert "Expected" not in kinds(journal)


def test_what_was_left_out_is_told_as_avoided():
    journal = with_exposures(
        flared(),
        exposure(at(1), "hinge", "hinge-40", is_done=False, is_avoided=True, felt_pain=None),
    )
    assert kinds(journal)[-1] == "Avoided"


def test_a_set_without_a_rating_is_no_event():
    journal = with_exposures(flared(), exposure(at(1), "hinge", "hinge-40", felt_pain=None))
    assert not {"Felt", "Expected", "Avoided"} & set(kinds(journal))


def test_loads_are_measured_by_the_e1rm_from_before_the_flare():
    def share(kg, day):
        journal = with_exposures(
            flared(),
            exposure(at(day), "hinge", "hinge-40", movement="Deadlift (Barbell)", load_kg=kg),
        )
        (felt,) = [e for e in heard(journal) if isinstance(e, events.Felt)]
        return felt.features.relative_load

    assert share(100.0, 1) == pytest.approx(share(100.0, 30))
    assert share(100.0, 1) == pytest.approx(share(50.0, 1) * 2)
    assert share(100_0.0, 1) == 1.5


def test_without_a_load_or_a_known_lift_the_rung_has_its_nominal_share():
    journal = with_exposures(
        flared(workouts=()),
        exposure(at(1), "hinge", "hinge-bend", movement="Hip hinge"),
        exposure(at(1, 9), "hinge", "hinge-40", movement="Deadlift", load_kg=60.0),
        exposure(at(1, 10), "", "", movement="Bench Press (Barbell)", load_kg=60.0),
    )
    felt = [e.features for e in heard(journal) if isinstance(e, events.Felt)]
    assert [f.relative_load for f in felt] == pytest.approx([0.2, 0.4, 0.3 * back_share("press")])
    assert [f.movement for f in felt] == ["hinge", "hinge", "press"]


def test_a_name_that_nobody_knows_is_another_movement():
    journal = with_exposures(flared(), exposure(at(1), "", "", movement="zzz", load_kg=10.0))
    (felt,) = [e for e in heard(journal) if isinstance(e, events.Felt)]
    assert felt.features.movement == "other"


def test_without_a_flare_the_first_exposure_is_the_anchor():
    journal = with_checkin(Journal(workouts=lifting_history()), at(1), pain_now=2)
    journal = with_exposures(journal, exposure(at(2), "", "", movement="Deadlift", load_kg=100.0))
    (felt,) = [e for e in heard(journal) if isinstance(e, events.Felt)]
    assert 0.3 < felt.features.relative_load < 0.6


def test_a_set_on_a_ladder_that_is_no_more_goes_by_its_movement():
    assert family_of(exposure(at(1), "gone", "x", movement="Bench Press (Barbell)")) == "press"
    assert family_of(exposure(at(1), "gone", "x", movement="nobody knows")) == "other"
