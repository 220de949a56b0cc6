from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from tests.app.journal_records import note

from relift.app.checkpoints import (
    DAYS_KEPT,
    Checkpoint,
    forget_states,
    keep_states,
    load_state,
    stored_checkpoints,
)
from relift.app.records import append, load_journal
from relift.app.setup import Store

DAY = date(2026, 3, 1)


def checkpoint(day: int = 0, digest: bytes = b"\x00digest") -> Checkpoint:
    return Checkpoint(on=DAY + timedelta(days=day), digest=digest)


def test_a_state_comes_back_for_its_day_and_digest_only(store: Store) -> None:
    assert keep_states(store, [(checkpoint(), b"state \x00\xff")])
    assert load_state(store, checkpoint()) == b"state \x00\xff"
    assert load_state(store, checkpoint(digest=b"other")) is None
    assert load_state(store, checkpoint(day=1)) is None


def test_a_newer_state_of_a_day_takes_the_place_of_the_older(store: Store) -> None:
    keep_states(store, [(checkpoint(digest=b"old"), b"old")])
    keep_states(store, [(checkpoint(digest=b"new"), b"new")])
    keep_states(store, [(checkpoint(digest=b"new"), b"newest")])
    assert stored_checkpoints(store) == (checkpoint(digest=b"new"),)
    assert load_state(store, checkpoint(digest=b"new")) == b"newest"


def test_only_the_last_sixty_days_are_kept_newest_first(store: Store) -> None:
    assert keep_states(store, [(checkpoint(day=day), b"s") for day in range(DAYS_KEPT + 3)])
    for day in (DAYS_KEPT + 3, DAYS_KEPT + 4):
        keep_states(store, [(checkpoint(day=day), b"s")])
    stored = stored_checkpoints(store)
    assert len(stored) == DAYS_KEPT
    assert stored[0] == checkpoint(day=DAYS_KEPT + 4)
    assert stored[-1] == checkpoint(day=5)


def test_throwing_the_cache_away_changes_no_record(store: Store) -> None:
    append(store, [note()])
    keep_states(store, [(checkpoint(), b"s")])
    before = load_journal(store)
    forget_states(store)
    assert stored_checkpoints(store) == ()
    assert load_journal(store) == before
    assert keep_states(store, [(checkpoint(), b"s")])


def test_a_store_that_cannot_be_written_only_costs_the_shortcut(store: Store) -> None:
    assert not keep_states(replace(store, is_read_only=True), [(checkpoint(), b"s")])
    assert stored_checkpoints(store) == ()
