"""The one function, from the journal to the plan."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from tests.builders import (
    at,
    day_of,
    entry,
    exposure,
    flared,
    lifting_history,
    limit,
    medicine,
    screen,
    with_checkin,
    with_exposures,
    workout,
)

import relift
from relift.errors import InvalidValueError
from relift.journal.choices import Equipment, Paused
from relift.journal.lifting import MovementBlock, PerformedSet
from relift.journal.reports import CheckIn, MedicineClass, PainReach, Profile
from relift.journal.timeline import Journal
from relift.plan.journey import Stage
from relift.plan.ladders import ladders
from relift.plan.placing import past_of, place_on
from relift.plan.planner import closed_by
from relift.plan.situation import situation_of
from relift.plan.thresholds import thresholds
from relift.plan.today import today_with_checkpoints
from relift.units import LB_IN_KG, Unit


def done(journal: Journal, day: float, *rungs: str, felt: float = 2.0, **parts) -> Journal:
    """Rungs done in the evening of a day, ten minutes apart; loads as the plan would give them."""
    made = []
    for n, rung in enumerate(rungs):
        ladder = rung.split("-")[0]
        share = rung.split("-")[1]
        kg = float(share) / 100 * 200 if share.isdigit() else None
        when = at(day, 17 + n / 6)
        made.append(exposure(when, ladder, rung, load_kg=kg, felt_pain=felt, **parts))
    return with_exposures(journal, *made)


def rungs(plan, ladder="hinge"):
    return [e.rung for e in plan.exposures if e.ladder == ladder and not e.is_optional]


def test_before_any_screen_there_is_no_plan_but_the_screen():
    plan = relift.today(Journal(workouts=lifting_history()), now=at(0, 9))
    assert (plan.stage, plan.tier, plan.exposures) == (Stage.SCREEN, None, ())
    assert plan.stop.kind == "need_full_screen"
    assert plan.messages


def test_after_a_clear_screen_the_first_day_has_small_movements_on_both_ladders():
    plan = relift.today(flared(), now=at(0, 9))
    assert plan.stage is Stage.MOVE
    assert plan.tier == "clear"
    assert rungs(plan)[0] == "hinge-rest"
    assert rungs(plan, "squat")[0] == "squat-rest"
    assert all(e.load_kg == 0 for e in plan.exposures)


def test_before_the_calm_down_only_comfort_is_planned_and_it_is_said():
    plan = relift.today(flared(calms=()), now=at(0, 9))
    assert plan.stage is Stage.CALM
    assert plan.is_calm_due
    assert set(rungs(plan)) <= {"hinge-rest", "hinge-round"}


def test_a_tolerated_day_and_a_good_morning_open_the_first_loads():
    journal = done(flared(), 0, "hinge-rest", "hinge-round", "hinge-bend")
    journal = with_checkin(journal, at(1, 7), pain_now=2, is_flare=True)
    plan = relift.today(journal, now=at(1, 9))
    loaded = [e for e in plan.exposures if e.ladder == "hinge" and e.load_kg]
    assert loaded
    assert all(e.unit is Unit.LB and e.load_entered % 5 == 0 for e in loaded)
    assert "confirms" in plan.changes[0]


def test_without_the_morning_nothing_is_confirmed_and_it_is_asked_for():
    journal = done(flared(), 0, "hinge-rest", "hinge-round", "hinge-bend")
    plan = relift.today(journal, now=at(1, 9.5))
    assert all(e.load_kg == 0 for e in plan.exposures)
    assert any("check-in" in message for message in plan.messages)


def test_a_stop_closes_the_ladder_for_the_day_and_leaves_the_other():
    journal = done(flared(), 0.0, "hinge-rest")
    journal = done(journal, 0.02, "hinge-round", felt=8.0, pain_before=4.0)
    plan = relift.today(journal, now=at(0, 20))
    assert rungs(plan) == []
    assert rungs(plan, "squat")
    assert any("3 or more" in message for message in plan.messages)


def test_when_the_day_is_done_comfort_stays_open_as_optional():
    journal = flared()
    for n in range(20):
        now = at(0, 10 + n / 6)
        plan = relift.today(journal, now=now)
        todo = [e for e in plan.exposures if not e.is_optional]
        if not todo:
            break
        first = todo[0]
        journal = with_exposures(
            journal,
            exposure(now, first.ladder, first.rung, pain_before=4.0, felt_pain=4.0),
        )
    assert plan.exposures
    assert all(e.is_optional for e in plan.exposures)
    assert any("today's plan" in message for message in plan.messages)


def test_a_flare_sends_a_person_back_to_the_screen():
    journal = flared()
    again = replace(journal, flares=(*journal.flares, entry(journal.flares[0].value, at(9))))
    plan = relift.today(again, now=at(9, 9))
    assert plan.stage is Stage.SCREEN
    assert plan.stop.kind == "need_full_screen"


def test_a_same_week_sign_keeps_to_what_is_confirmed():
    journal = done(flared(), 0, "hinge-rest", "hinge-round", "hinge-bend")
    journal = with_checkin(journal, at(1, 7), pain_now=2, is_flare=True)
    journal = replace(journal, screens=(*journal.screens, screen(at(1, 7.5), yes=("weight_loss",))))
    plan = relift.today(journal, now=at(1, 9))
    assert plan.tier == "same_week"
    assert rungs(plan)[-1] in {"hinge-rest", "hinge-round", "hinge-bend"}
    assert rungs(plan, "squat") == ["squat-rest"]


def test_a_painkiller_holds_the_climb_and_is_named():
    journal = done(flared(), 0, "hinge-rest", "hinge-round", "hinge-bend")
    journal = with_checkin(journal, at(1, 7), pain_now=2, is_flare=True)
    taken = replace(journal, medications=(medicine(at(1, 8), MedicineClass.OPIOID),))
    plan = relift.today(taken, now=at(1, 9))
    assert rungs(plan)[-1] == "hinge-bend"
    assert any("medicine" in words for words in plan.guardrails_that_bound)


def test_the_ceiling_is_shown():
    ceiling = limit(at(0), 400 * LB_IN_KG, load_entered=400.0, unit=Unit.LB, until_on=day_of(14))
    plan = relift.today(flared(limits=(ceiling,)), now=at(0, 9))
    assert any("400 lb" in message for message in plan.messages)


def test_a_lifter_without_a_hinge_in_the_log_gets_the_unloaded_part_and_is_told_why():
    squats = tuple(workout(at(-7 * w, 18), ("Squat (Barbell)", 300.0, 5)) for w in range(9, 0, -1))
    plan = relift.today(flared(workouts=squats), now=at(0, 9))
    assert rungs(plan)
    assert any(message.startswith("Hinge:") for message in plan.messages)


def test_a_set_logged_elsewhere_counts_for_the_ladder_of_its_movement():
    journal = done(flared(), 0, "hinge-rest", "hinge-round", "hinge-bend")
    journal = with_checkin(journal, at(1, 7), pain_now=2, is_flare=True)
    own = exposure(
        at(1, 17), "", "", movement="Deadlift (Barbell)", load_kg=45.0, reps=8, pain_before=2.0
    )
    plan = relift.today(with_exposures(journal, own), now=at(1, 18))
    assert "hinge-20" not in rungs(plan)


def test_whoever_had_no_log_is_loaded_by_sets_of_their_own_after_the_flare():
    own = exposure(at(1, 17), "", "", movement="Deadlift", load_kg=60.0, reps=5, unit=Unit.KG)
    live = with_exposures(flared(workouts=()), own).workouts[0]
    blocks = (MovementBlock(name="Deadlift", sets=(PerformedSet(load_kg=60.0, reps=5),)),)
    journal = flared(workouts=(replace(live, blocks=blocks),))
    journal = with_checkin(journal, at(2, 7), pain_now=1, is_flare=True)
    plan = relift.today(journal, now=at(2, 9))
    assert not any(message.startswith("Hinge:") for message in plan.messages)
    assert all(e.load_kg <= 60.0 for e in plan.exposures)


def test_an_import_that_is_taken_back_leaves_a_plan_without_loads():
    journal = done(flared(), 0, "hinge-35", "hinge-40")
    journal = with_checkin(journal, at(1, 7), pain_now=2, is_flare=True)
    bare = replace(journal, workouts=tuple(w for w in journal.workouts if w.exposures))
    plan = relift.today(bare, now=at(1, 9))
    assert plan.exposures
    assert all(e.load_kg == 0 for e in plan.exposures)


def test_what_closes_a_ladder_for_today_is_named():
    climbed = done(flared(), 0, "hinge-rest", "hinge-round", "hinge-bend")
    plan = relift.today(climbed, now=at(0, 20))
    assert rungs(plan) == []
    assert thresholds().climb.words in plan.guardrails_that_bound
    stopped = relift.today(done(flared(), 0, "hinge-rest", felt=9.0), now=at(0, 20))
    assert thresholds().stopped.words in stopped.guardrails_that_bound


def test_a_ladder_that_is_open_and_has_nothing_left_in_the_plan_was_closed_by_the_days_chance():
    situation = situation_of(flared(), at(0, 9), is_confirmed_only=False, is_calm_due=False)
    place = place_on(ladders(Equipment.GYM)[0], None, past_of(flared(), since=at(0), now=at(0, 9)))
    (bound,) = closed_by(place, [place], situation)
    assert bound.rule == "day_risk"


def test_what_happens_after_now_is_not_looked_at():
    later = with_checkin(flared(), at(3, 7), pain_now=9)
    assert relift.today(later, now=at(0, 9)) == relift.today(flared(), now=at(0, 9))


def test_now_must_carry_a_zone():
    with pytest.raises(InvalidValueError, match="zone"):
        relift.today(flared(), now=at(0, 9).replace(tzinfo=None))


def grown() -> Journal:
    journal = flared()
    for day in range(1, 6):
        journal = with_checkin(journal, at(day, 7), pain_now=max(0, 4 - day), is_flare=True)
        journal = done(journal, day, "hinge-bend", "squat-body", expected_pain=4.0, pain_before=1.0)
    return journal


def stored(journal: Journal, now: datetime) -> dict[bytes, bytes]:
    return {c.digest: c.state for c in today_with_checkpoints(journal, now=now)[1]}


class TestStoredStatesAreOnlyAShortcut:
    """With and without stored states of the pain model the answer is the same."""

    NOW = at(6, 9)

    def same(self, journal: Journal, posterior: dict[bytes, bytes]) -> None:
        with_it = relift.today(journal, now=self.NOW, posterior=posterior)
        assert with_it == relift.today(journal, now=self.NOW)

    def test_on_the_same_journal(self):
        self.same(grown(), stored(grown(), self.NOW))

    def test_on_the_day_after(self):
        self.same(grown(), stored(grown(), self.NOW - timedelta(days=2)))

    def test_after_a_record_that_came_late(self):
        late = with_checkin(grown(), at(2, 20), pain_now=6, worry=7)
        late = replace(late, checkins=tuple(sorted(late.checkins, key=lambda c: c.at)))
        self.same(late, stored(grown(), self.NOW))

    def test_after_an_edit(self):
        edited = replace(
            grown(),
            checkins=tuple(
                replace(c, value=CheckIn(pain_now=7)) if c.on == day_of(3) else c
                for c in grown().checkins
            ),
        )
        self.same(edited, stored(grown(), self.NOW))

    def test_after_an_import_was_undone(self):
        undone = replace(grown(), workouts=tuple(w for w in grown().workouts if not w.source))
        self.same(undone, stored(grown(), self.NOW))

    def test_after_a_damaged_state(self):
        broken = dict.fromkeys(stored(grown(), self.NOW), b"not a state")
        self.same(grown(), broken)

    def test_an_unchanged_journal_needs_no_new_states(self):
        known = stored(grown(), self.NOW)
        _, fresh = today_with_checkpoints(grown(), now=self.NOW, posterior=known)
        assert fresh == ()
        assert len(known) == 6


def test_the_plan_does_not_depend_on_who_asks_when_for_the_same_instant():
    assert relift.today(grown(), now=at(6, 9)) == relift.today(grown(), now=at(6, 9))


def test_a_persons_own_bar_and_plates_are_used():
    journal = done(flared(), 0, "hinge-rest", "hinge-round", "hinge-bend")
    journal = with_checkin(journal, at(1, 7), pain_now=2, is_flare=True)
    metric = replace(
        journal, profile=Profile(is_adult=True, unit=Unit.KG, bar=15.0, plate_step=10.0)
    )
    loaded = [
        e
        for e in relift.today(metric, now=at(1, 9)).exposures
        if e.load_kg and e.movement == "Deadlift"
    ]
    assert loaded
    assert all(e.unit is Unit.KG and e.load_entered % 10 == 5 for e in loaded)


def test_one_ladder_is_finished_before_the_next_begins():
    journal = with_exposures(
        flared(),
        exposure(at(0, 9), "hinge", "hinge-rest", pain_before=4.0, felt_pain=4.0),
        exposure(at(0, 9.2), "squat", "squat-rest", pain_before=4.0, felt_pain=4.0),
    )
    plan = relift.today(journal, now=at(0, 9.5))
    assert rungs(plan) == []
    assert rungs(plan, "squat")[0] == "squat-chair"


def test_a_skipped_comfort_movement_does_not_end_the_day():
    journal = with_exposures(
        flared(),
        exposure(
            at(0, 9), "hinge", "hinge-rest", is_done=False, is_avoided=True, sets=0, felt_pain=None
        ),
    )
    assert rungs(relift.today(journal, now=at(0, 9.5)))[0] == "hinge-round"


def test_a_skipped_load_ends_the_day_on_its_ladder():
    journal = done(flared(), 0, "hinge-rest", "hinge-round", "hinge-bend")
    journal = with_checkin(journal, at(1, 7), pain_now=2, is_flare=True)
    skipped = exposure(
        at(1, 9), "hinge", "hinge-20", is_done=False, is_avoided=True, sets=0, felt_pain=None
    )
    assert rungs(relift.today(with_exposures(journal, skipped), now=at(1, 9.5))) == []


def quiet_day_one() -> Journal:
    journal = done(flared(), 0, "hinge-rest", "hinge-round", "hinge-bend")
    return with_checkin(journal, at(1, 7), pain_now=2, is_flare=True)


def test_pain_below_the_knee_holds_the_climb_and_is_named():
    journal = done(flared(), 0, "hinge-rest", "hinge-round", "hinge-bend")
    journal = with_checkin(journal, at(1, 7), pain_now=2, is_flare=True, reach=PainReach.BELOW_KNEE)
    plan = relift.today(journal, now=at(1, 9))
    assert rungs(plan)[-1] == "hinge-bend"
    assert thresholds().below_knee.words in plan.guardrails_that_bound


def test_a_pause_plans_nothing_and_leaves_the_small_movements_open():
    journal = replace(quiet_day_one(), pauses=(entry(Paused(), at(1, 8)),))
    plan = relift.today(journal, now=at(1, 9))
    assert plan.is_paused
    assert plan.exposures
    assert all(e.is_optional and e.load_kg == 0 for e in plan.exposures)
    assert plan.messages[0] == thresholds().paused.words
    assert not any("That was today's plan" in message for message in plan.messages)


def test_a_pause_does_not_hide_a_stop():
    journal = replace(quiet_day_one(), pauses=(entry(Paused(), at(1, 8)),))
    journal = replace(
        journal, screens=(*journal.screens, screen(at(1, 8.5), yes=("saddle_numbness",)))
    )
    plan = relift.today(journal, now=at(1, 9))
    assert plan.stop.kind == "emergency"
    assert plan.exposures == ()


def test_in_pregnancy_there_is_no_plan_until_a_clinician_says_so_and_then_the_signs_to_stop_for():
    told = screen(at(0, 9), yes=("pregnancy",))
    waiting = replace(flared(), screens=(*flared().screens, told))
    assert relift.today(waiting, now=at(0, 10)).stop.kind == "clinician_first"
    seen = screen(at(1, 9), yes=("pregnancy",), seen_by="midwife", seen_on=day_of(1))
    cleared = with_checkin(
        replace(waiting, screens=(*waiting.screens, seen)), at(1, 9.1), pain_now=2
    )
    plan = relift.today(cleared, now=at(1, 10))
    assert plan.stop is None
    assert any("the baby moving less" in message for message in plan.messages)
