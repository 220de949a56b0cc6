"""What a phone takes along of today's plan."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from tests.builders import at, entry, exposure, flared, screen, with_checkin, with_exposures

import relift
from relift.journal.reports import CheckIn, FlareReported, Profile
from relift.journal.timeline import Journal
from relift.plan.ladders import RungKind, rung_of_id
from relift.plan.next_rung import plan_on_phone
from relift.plan.offline_guards import caps, offline_rules
from relift.plan.thresholds import thresholds
from relift.plan.today import today_worked

MOST_BYTES = 50_000
NOW = at(1, 9)


def checked_in(**answers: Any) -> Journal:
    return with_checkin(flared(), at(1, 7), pain_now=2, pain_morning=2, **answers)


def taken(journal: Journal) -> Any:
    return plan_on_phone(today_worked(journal, now=NOW))


def test_it_is_json_of_some_tens_of_kilobytes() -> None:
    told = taken(checked_in())

    assert json.loads(json.dumps(told)) == told
    assert len(json.dumps(told)) < MOST_BYTES


def test_its_exposures_are_those_of_today_in_order_with_all_that_a_page_shows() -> None:
    told, plan = taken(checked_in()), relift.today(checked_in(), now=NOW)

    assert [(e["ladder"], e["rung"]) for e in told["exposures"]] == [
        (e.ladder, e.rung) for e in plan.exposures
    ]
    for one, shown in zip(told["exposures"], plan.exposures, strict=True):
        assert (one["movement"], one["load_kg"]) == (shown.movement, shown.load_kg)
        assert (one["reason"], one["basis"], one["how"]) == (shown.reason, shown.basis, shown.how)
        assert one["interval_80"] == list(shown.interval_80)
        assert one["amount"]


def test_comfort_movements_are_taken_along_and_add_nothing_to_the_days_risk() -> None:
    for one in taken(checked_in())["small"]:
        rung = rung_of_id(one["rung"])
        assert rung is not None
        assert rung.kind is RungKind.COMFORT
        assert one["is_optional"]
        assert one["p_risk"] == 0


def test_every_rule_that_it_may_name_has_words_and_a_basis() -> None:
    told = taken(checked_in())
    named = {rule for ladder in told["rungs"].values() for rule in ladder["caps"]}

    assert named <= told["thresholds"]["rules"].keys()
    assert offline_rules().keys() <= told["thresholds"]["rules"].keys()
    assert all(r["words"] and r["basis"] for r in told["thresholds"]["rules"].values())


def test_after_a_tolerated_set_the_next_planned_step_follows_and_after_the_last_none() -> None:
    told = taken(checked_in())
    hinge = told["rungs"]["hinge"]
    steps = [told["exposures"][n]["index"] for n in hinge["planned"]]

    follows = [hinge["after"]["tolerated"][step] for step in steps]

    assert follows == [*hinge["planned"][1:], "done"]


def test_after_a_set_that_was_not_clear_cut_the_same_step_follows() -> None:
    told = taken(checked_in())
    squat = told["rungs"]["squat"]

    for position in squat["planned"]:
        assert squat["after"]["repeat"][told["exposures"][position]["index"]] == position


def test_an_unrated_loaded_set_ends_the_ladder_and_an_unrated_comfort_movement_does_not() -> None:
    told = taken(checked_in())
    squat = told["rungs"]["squat"]

    assert squat["rungs"][0] == "squat-rest"
    assert squat["after"]["unknown"][0] == squat["planned"][1]
    assert told["rungs"]["hinge"]["after"]["unknown"][-1] == "unclear"


@pytest.mark.parametrize("rule", ["resting", "drowsy", "painkiller", "below_knee", "check_in"])
def test_a_cap_is_how_high_the_guardrail_itself_would_leave_the_ladder(rule: str) -> None:
    worked = today_worked(checked_in(), now=NOW)
    assert worked.situation is not None
    changed = {
        "resting": {"resting": thresholds().resting.above + 1},
        "drowsy": {"is_drowsy": True},
        "painkiller": {"has_painkiller": True},
        "below_knee": {"is_below_knee": True},
        "check_in": {"resting": None},
    }[rule]
    from relift.plan.guardrails import bounds

    for place in worked.places:
        held = bounds(place, replace(worked.situation, **changed))
        top = next(bound.top for bound in held if bound.rule == rule)
        assert caps(place, worked.situation)[rule] == top


def test_a_pause_and_another_day_leave_no_step_of_the_plan_open() -> None:
    worked = today_worked(checked_in(), now=NOW)
    assert worked.situation is not None
    for place in worked.places:
        found = caps(place, worked.situation)
        assert found["paused"] == -1
        assert found["other_day"] == -1


def test_what_was_done_today_is_told_so_that_it_is_not_counted_twice() -> None:
    done = exposure(at(1, 8), "hinge", "hinge-bend", records=(entry(CheckIn(), at(1)).id,))
    told = taken(with_exposures(checked_in(), done))

    assert told["rungs"]["hinge"]["tolerated"] == 2
    assert told["rungs"]["hinge"]["tries"] == {"2": 1}
    assert told["thresholds"]["touched_at"] == {"hinge": at(1, 8).isoformat()}
    assert told["thresholds"]["known"] == [str(done.records[0])]


def test_the_morning_from_which_mornings_would_rise_is_told() -> None:
    journal = flared()
    for day in range(1, 6):
        journal = with_checkin(journal, at(day, 7), pain_now=1, pain_morning=day % 2)
    later = at(6, 9)
    told: Any = plan_on_phone(today_worked(journal, now=later))
    limit = told["thresholds"]["rising_above"]

    for rating in range(11):
        then = with_checkin(journal, at(6, 7), pain_morning=float(rating))
        worked = today_worked(then, now=later)
        assert worked.situation is not None
        assert worked.situation.is_morning_rising == (limit is not None and rating > limit)


def test_in_a_stop_that_a_question_holds_the_plan_waits_for_the_answer() -> None:
    due = replace(flared(), screens=())
    worked = today_worked(due, now=at(0, 9))
    told: Any = plan_on_phone(worked)

    assert worked.today.stop is not None
    assert worked.today.exposures == ()
    answered: Any = plan_on_phone(today_worked(flared(), now=at(0, 9)))
    assert [e["rung"] for e in told["exposures"]] == [e["rung"] for e in answered["exposures"]]


@pytest.mark.parametrize(
    "journal",
    [
        replace(flared(), screens=(screen(at(0, 8.5), yes=("fever",)),)),
        replace(flared(), screens=(screen(at(0, 8.5), yes=("pregnancy",)),)),
        replace(flared(), profile=Profile(is_adult=False)),
        replace(
            flared(),
            screens=(screen(at(0, 8.5), yes=("saddle_numbness",)),),
            flares=(entry(FlareReported(), at(0, 8.7)),),
        ),
    ],
    ids=["same day", "clinician first", "under age", "emergency and a flare"],
)
def test_in_any_other_stop_nothing_is_taken_along(journal: Journal) -> None:
    told: Any = plan_on_phone(today_worked(journal, now=at(0, 9)))

    assert (told["exposures"], told["small"], told["rungs"]) == ([], [], {})


def test_the_plan_with_its_workings_is_the_plan() -> None:
    for journal in (flared(), checked_in(), replace(flared(), screens=())):
        assert today_worked(journal, now=NOW).today == relift.today(journal, now=NOW)
