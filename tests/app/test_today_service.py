from __future__ import annotations

from dataclasses import replace

from tests.builders import at, flared, with_checkin, workout

from relift.app.checkpoints import forget_states, stored_checkpoints
from relift.app.setup import Store
from relift.app.today import StoredStates, plan_today
from relift.journal.timeline import Journal
from relift.plan.today import today

AS_DEADLIFT = {"blorp": "deadlift"}


def some_days(n: int) -> Journal:
    journal = flared()
    for day in range(n):
        journal = with_checkin(journal, at(day, 9), pain_now=3.0, pain_morning=3.0)
    return journal


def test_the_stored_states_change_no_answer(store: Store) -> None:
    journal, now = some_days(4), at(4, 18)
    first = plan_today(store, journal, now=now)
    assert stored_checkpoints(store)
    assert plan_today(store, journal, now=now) == first == today(journal, now=now)


def test_a_name_that_is_put_right_changes_the_past_and_no_stored_state_hides_it(
    store: Store,
) -> None:
    odd = workout(at(1, 18), ("Blorp", 315, 5), ("Blorp", 335, 5))
    plain = replace(some_days(4), workouts=(*some_days(4).workouts, odd))
    right = replace(plain, workouts=(*plain.workouts[:-1], odd.with_meanings(AS_DEADLIFT)))
    now = at(4, 18)
    before = plan_today(store, plain, now=now)
    after = plan_today(store, right, now=now)

    assert after == today(right, now=now)
    assert before == plan_today(store, plain, now=now) != after


def test_states_that_were_thrown_away_are_made_anew(store: Store) -> None:
    plan_today(store, some_days(2), now=at(2, 18))
    kept = set(StoredStates(store))
    assert kept
    forget_states(store)
    assert not StoredStates(store)
    plan_today(store, some_days(2), now=at(2, 18))
    assert set(StoredStates(store)) == kept
    assert len(StoredStates(store)) == len(kept)
