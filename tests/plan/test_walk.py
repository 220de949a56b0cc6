from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from tests.builders import at, flared, ident, with_checkin

from relift.journal.lifting import ExpectationGiven, ExposureDone, WorkoutEnded, WorkoutStarted
from relift.journal.live import fold_live
from relift.journal.records import Payload, Record, new_record
from relift.journal.reports import NoteWritten, Tombstone
from relift.journal.timeline import Journal
from relift.plan.today import today
from relift.plan.walk import open_workout, pain_before, walk_of
from relift.units import Unit

NOW = at(2, 18)
WORKOUT, ONE = ident("workout"), ident("one")
SAID_AT, DONE_AT = at(2, 17), at(2, 17.2)


def record(payload: Payload, when: datetime, **more: object) -> Record:
    return new_record(payload, person=ident("person"), at=when, recorded_at=when, **more)  # type: ignore[arg-type]


def expected(when: datetime = SAID_AT) -> Record:
    said = ExpectationGiven(workout=WORKOUT, exposure=ONE, movement="Squat", expected_pain=4)
    return record(said, when)


def done(when: datetime = DONE_AT, **more: object) -> Record:
    payload = ExposureDone(workout=WORKOUT, exposure=ONE, movement="Squat", **more)  # type: ignore[arg-type]
    return record(payload, when)


def walked(*records: Record, journal: Journal | None = None) -> Journal:
    def of(kind: type[Payload]) -> list[Record]:
        return [r for r in records if r.kind == kind.KIND]

    live = fold_live(
        started=of(WorkoutStarted),
        ended=of(WorkoutEnded),
        expectations=of(ExpectationGiven),
        outcomes=of(ExposureDone),
    )
    journal = journal or with_checkin(flared(), at(2, 8), pain_now=3, is_flare=True)
    return replace(journal, workouts=(*journal.workouts, *live))


def test_an_open_workout_of_today_is_gone_on_with() -> None:
    journal = walked(expected())
    assert (found := open_workout(journal, NOW.date())) is not None
    assert found.id == WORKOUT
    assert open_workout(journal, at(3).date()) is None


def test_a_closed_workout_is_not() -> None:
    closed = record(WorkoutEnded(workout=WORKOUT), at(2, 17.5))
    assert open_workout(walked(expected(), closed), NOW.date()) is None


def test_the_walk_tells_todays_visits_and_the_records_that_it_knows() -> None:
    log = [
        expected(at(1, 17)),
        record(NoteWritten(text="slept well"), at(2, 9)),
        expected(),
        done(felt_pain=2, pain_before=1),
        record(Tombstone(), at(2, 17.4), supersedes=ident("gone")),
    ]
    journal = walked(*log[2:4])
    walk = walk_of(journal, today(journal, now=NOW), reversed(log), now=NOW)
    (visit,) = walk.visits
    assert (visit.id, visit.is_open) == (WORKOUT, True)
    assert visit.exposures[0].felt_pain == 2
    assert set(walk.known) == {log[2].id, log[3].id, log[4].id}
    assert walk.unit is Unit.LB
    assert walk.last["Deadlift"].sets == ("435 lb × 5",)
    assert walk.programme is None


def test_pain_before_is_what_was_said_last_without_a_load() -> None:
    checked = with_checkin(flared(), at(2, 8), pain_now=3, is_flare=True)
    assert pain_before(checked, NOW) == 3
    set_since = walked(done(pain_before=2, felt_pain=2), journal=checked)
    assert pain_before(set_since, NOW) == 2
    checked_since = with_checkin(set_since, at(2, 17.8), pain_now=5, is_flare=True)
    assert pain_before(checked_since, NOW) == 5


def test_pain_before_of_another_day_is_not_taken() -> None:
    journal = replace(walked(done(at(1, 17), pain_before=2, felt_pain=2)), checkins=())
    assert pain_before(journal, NOW) is None
