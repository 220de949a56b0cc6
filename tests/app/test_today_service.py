from __future__ import annotations

from tests.builders import at, flared, with_checkin

from relift.app.checkpoints import forget_states, stored_checkpoints
from relift.app.setup import Store
from relift.app.today import StoredStates, plan_today
from relift.journal.timeline import Journal
from relift.plan.today import today


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


def test_states_that_were_thrown_away_are_made_anew(store: Store) -> None:
    plan_today(store, some_days(2), now=at(2, 18))
    kept = set(StoredStates(store))
    assert kept
    forget_states(store)
    assert not StoredStates(store)
    plan_today(store, some_days(2), now=at(2, 18))
    assert set(StoredStates(store)) == kept
    assert len(StoredStates(store)) == len(kept)
