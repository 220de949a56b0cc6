from __future__ import annotations

from datetime import UTC, date, datetime
from uuid import UUID

import msgspec
import pytest

from relift.errors import InvalidValueError
from relift.journal import lifting, reports
from relift.journal.log import KINDS, fold
from relift.journal.records import Payload, Record, decode_payload, new_record
from relift.units import Unit

PERSON = UUID(int=7)
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
ID = UUID(int=8)


def test_every_kind_is_known_by_a_name_of_its_own() -> None:
    assert all(name == kind.KIND for name, kind in KINDS.items())
    assert set(leaves(Payload)) == set(KINDS.values())


def leaves(kind: type[Payload]) -> list[type[Payload]]:
    """The payload types under a type that nothing builds on."""
    below = [k for k in kind.__subclasses__() if k.__module__.startswith("relift")]
    return [leaf for k in below for leaf in leaves(k)] or [kind]


@pytest.mark.parametrize("field", ["at", "recorded_at"])
def test_a_record_without_a_zone_cannot_be_made(field: str) -> None:
    times = {"at": NOON, "recorded_at": NOON} | {field: NOON.replace(tzinfo=None)}
    with pytest.raises(InvalidValueError, match="zone"):
        new_record(reports.NoteWritten(text="x"), person=PERSON, **times)


@pytest.mark.parametrize(
    "make",
    [
        lambda: reports.CheckIn(pain_now=11.0),
        lambda: reports.CheckIn(worry=-1.0),
        lambda: reports.CheckIn(confidence=float("nan")),
        lambda: reports.Profile(birth_year=180),
        lambda: reports.Profile(bar=-1.0),
        lambda: reports.LimitSet(by="coach", max_load_kg=100.0),
        lambda: reports.LimitSet(by="self", max_load_kg=float("inf")),
        lambda: reports.ScreenAnswered(form=reports.ScreenForm.FULL, answers={}, seen_by="gp"),
        lambda: reports.ScreenAnswered(
            form=reports.ScreenForm.FULL, answers={}, seen_on=date(2026, 3, 1)
        ),
        lambda: lifting.PerformedSet(load_kg=2000.0),
        lambda: lifting.PerformedSet(reps=-1),
        lambda: lifting.PerformedSet(rpe=0.0),
        lambda: lifting.ExpectationGiven(workout=ID, exposure=ID, movement="x", sets=0),
        lambda: lifting.ExpectationGiven(
            workout=ID, exposure=ID, movement="x", range_of_motion=1.5
        ),
        lambda: lifting.ExposureDone(workout=ID, exposure=ID, movement="x", felt_pain=10.5),
        lambda: lifting.ExposureDone(workout=ID, exposure=ID, movement="x", sets=0, felt_pain=3.0),
    ],
)
def test_a_payload_outside_its_ranges_cannot_be_made(make: object) -> None:
    with pytest.raises(InvalidValueError):
        make()  # type: ignore[operator]


def test_a_stored_payload_out_of_range_is_named_by_its_record() -> None:
    record = msgspec.structs.replace(
        new_record(reports.CheckIn(), person=PERSON, at=NOON),
        payload=msgspec.Raw(b'{"pain_now":55}'),
    )
    with pytest.raises(InvalidValueError, match=f"{record.id} .checkin.*pain_now") as caught:
        decode_payload(record, reports.CheckIn)
    assert "55" not in str(caught.value).replace(str(record.id), "")


@pytest.mark.parametrize("change", [{"kind": "dream"}, {"schema": 99}])
def test_a_record_from_a_newer_program_stops_the_fold_and_says_to_update(
    change: dict[str, object],
) -> None:
    record: Record = msgspec.structs.replace(
        new_record(reports.NoteWritten(text="x"), person=PERSON, at=NOON), **change
    )
    with pytest.raises(InvalidValueError, match="update Relift"):
        fold([record])


def test_what_is_left_out_takes_no_space() -> None:
    record = new_record(reports.CheckIn(), person=PERSON, at=NOON)
    assert bytes(record.payload) == b"{}"


def test_a_load_is_kept_as_it_was_typed() -> None:
    typed = lifting.PerformedSet(load_kg=142.8816, load_entered=315.0, unit=Unit.LB, reps=3)
    workout = lifting.ImportedWorkout(
        source="strong", blocks=(lifting.MovementBlock(name="Deadlift", sets=(typed,)),)
    )
    record = new_record(workout, person=PERSON, at=NOON)
    assert decode_payload(record, lifting.ImportedWorkout) == workout
