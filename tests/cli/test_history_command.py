"""`relift history`: the journal as a timeline."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from tests.builders import clear_answers
from tests.cli.conftest import Relift
from tests.cli.strong_logs import DAYS, write_log

from relift.journal.lifting import ExpectationGiven, ExposureDone, WorkoutStarted
from relift.journal.records import Payload, new_record
from relift.journal.reports import (
    Answer,
    CalmedDown,
    CheckIn,
    FlareReported,
    LimitSet,
    MedicationTaken,
    MedicineClass,
    NoteWritten,
    ScreenAnswered,
    ScreenForm,
)
from relift.units import Unit

START = datetime(2026, 2, 20, 8, 0, tzinfo=UTC)


def keep(payloads: Sequence[Payload]) -> None:
    """Write records, one an hour."""
    from relift.app.records import append
    from relift.app.setup import open_store

    store = open_store()
    append(
        store,
        [
            new_record(payload, person=store.person, at=START + timedelta(hours=i))
            for i, payload in enumerate(payloads)
        ],
    )


def exposure(**changes: object) -> ExposureDone:
    told = {
        "workout": uuid4(),
        "exposure": uuid4(),
        "movement": "Deadlift",
        "load_kg": 100.0,
        "load_entered": 100.0,
        "unit": Unit.KG,
        "reps": 5,
        "sets": 2,
        "expected_pain": 6.0,
        "felt_pain": 3.0,
    }
    return ExposureDone(**(told | changes))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("payload", "title"),
    [
        (
            FlareReported(reported_labels=("spasm",), happened="deadlift, rep 3"),
            "Flare: “spasm” (deadlift, rep 3)",
        ),
        (CalmedDown(breathing_s=180.0), "Calm-down, 3 min of slow breathing"),
        (
            CheckIn(pain_now=4, pain_morning=6, confidence=5, is_drowsy=True),
            "Check-in: pain now 4, this morning 6, confidence 5, drowsy",
        ),
        (
            MedicationTaken(name="naproxen", medicine_class=MedicineClass.PAINKILLER),
            "Took naproxen (painkiller)",
        ),
        (
            LimitSet(by="self", max_load_kg=181.4, load_entered=400.0, unit=Unit.LB),
            "Own limit: every lift at most 400 lb",
        ),
        (
            LimitSet(by="clinician", max_load_kg=60.0, movement="Deadlift"),
            "Clinician's limit: Deadlift at most 60 kg",
        ),
        (NoteWritten(text="slept\nwell"), "slept well"),
        (exposure(), "Deadlift 100 kg, 2 × 5: expected 6, felt 3"),
        (exposure(expected_pain=None, felt_pain=None), "Deadlift 100 kg, 2 × 5"),
        (exposure(sets=0, felt_pain=None), "Deadlift 100 kg: left out"),
        (
            exposure(sets=1, is_expectation_retrospective=True),
            "Deadlift 100 kg, 1 × 5: expected 6 (said afterwards), felt 3",
        ),
        (
            ExpectationGiven(workout=uuid4(), exposure=uuid4(), movement="Hip hinge", reps=8),
            "Hip hinge, 1 × 8: expected not said, not done yet",
        ),
    ],
)
def test_each_kind_of_record_is_told_in_plain_words(
    relift: Relift, payload: Payload, title: str
) -> None:
    keep([payload])

    entries = relift("history", "--json").json["entries"]
    assert title in [entry["title"] for entry in entries]
    assert title in relift("history").said


def test_a_screen_tells_its_urgency_and_never_its_answers(relift: Relift) -> None:
    answers = clear_answers(ScreenForm.FULL)
    first = next(iter(answers))
    keep([ScreenAnswered(form=ScreenForm.FULL, answers=answers | {first: Answer.YES})])
    ran, entry = relift("history"), relift("history", "--json").json["entries"][0]

    assert "Safety check (full): " in ran.said
    assert set(entry["details"]) == {"form", "tier", "is_complete", "reason"}
    assert first not in ran.out


def test_a_screen_without_a_yes_is_never_told_as_all_clear(relift: Relift) -> None:
    keep([ScreenAnswered(form=ScreenForm.FULL, answers=clear_answers(ScreenForm.FULL))])

    assert "Safety check (full): no warning sign named" in relift("history").said


def test_an_unfinished_screen_is_not_told_as_clear(relift: Relift) -> None:
    keep([ScreenAnswered(form=ScreenForm.FULL, answers={})])

    assert "Safety check (full): not finished" in relift("history").said


def test_the_newest_comes_last_and_the_limit_keeps_the_newest(
    relift: Relift, tmp_path: Path
) -> None:
    relift("import", write_log(tmp_path / "strong.csv", DAYS))
    told = relift("history", "--limit", 3, "--json").json

    assert told["total"] == 7
    assert [entry["kind"] for entry in told["entries"]] == ["workout", "workout", "import"]
    assert [entry["on"] for entry in told["entries"]] == ["2026-01-19", "2026-01-22", "2026-03-01"]


def test_a_workout_is_told_with_its_top_sets_and_without_its_warm_ups(
    relift: Relift, tmp_path: Path
) -> None:
    relift("import", write_log(tmp_path / "strong.csv", DAYS[:1]), "--unit", "lb")

    assert (
        "Heavy day, 2 movements, Squat (Barbell) 205 lb × 5, Deadlift (Barbell) 250 lb × 5"
        in relift("history").said
    )


def test_days_and_kinds_choose_what_is_shown(relift: Relift, tmp_path: Path) -> None:
    relift("import", write_log(tmp_path / "strong.csv", DAYS))
    told = relift(
        *("history", "--since", DAYS[1], "--until", DAYS[3], "--kind", "workout", "--json")
    ).json

    assert [entry["on"] for entry in told["entries"]] == list(DAYS[1:4])


@pytest.mark.parametrize(
    "arguments",
    [
        ("--since", "2026-02-02", "--until", "2026-02-01"),
        ("--since", "yesterday"),
        ("--kind", "secret"),
        ("--limit", "-1"),
    ],
)
def test_days_or_kinds_that_cannot_be_are_wrong_use(
    relift: Relift, arguments: tuple[str, ...]
) -> None:
    assert relift("history", *arguments).code == 2


def test_an_empty_journal_tells_how_to_begin(relift: Relift) -> None:
    ran = relift("history")

    assert ran.code == 0
    assert "relift import FILE" in ran.said
    assert relift("history", "--json").json == {"entries": [], "total": 0}


def test_an_open_workout_is_told_as_not_finished(relift: Relift) -> None:
    keep([WorkoutStarted(title="Monday")])

    assert "Monday, 0 movements (not finished)" in relift("history").said


@pytest.fixture
def workouts(relift: Relift, tmp_path: Path) -> list[str]:
    """Ids of the workouts of an imported log, the oldest first."""
    relift("import", write_log(tmp_path / "strong.csv", DAYS))
    entries = relift("history", "--kind", "workout", "--json").json["entries"]
    return [entry["id"] for entry in entries]


def test_a_deleted_workout_is_gone_and_no_import_brings_it_back(
    relift: Relift, workouts: list[str], tmp_path: Path
) -> None:
    ran = relift("history", "--delete", workouts[0], "--yes")
    relift("import", "--undo")
    again = relift("import", tmp_path / "strong.csv", "--json")

    assert ran.code == 0
    assert "Deleted: 2026-01-05 18:00, Heavy day" in ran.said
    assert again.json["files"][0]["new"] == 20
    assert relift("history", "--kind", "workout", "--json").json["total"] == 5


def test_a_note_can_be_deleted_and_json_names_it(relift: Relift) -> None:
    keep([NoteWritten(text="wrong person")])
    (entry,) = relift("history", "--json").json["entries"]
    ran = relift("history", "--delete", entry["id"], "--yes", "--json")

    assert ran.json["deleted"]["title"] == "wrong person"
    assert relift("history", "--json").json["total"] == 0


@pytest.mark.parametrize(
    "payload",
    [
        FlareReported(),
        ScreenAnswered(form=ScreenForm.FULL, answers={}),
        CheckIn(pain_now=9),
        MedicationTaken(name="tablet"),
        LimitSet(by="clinician", max_load_kg=60.0),
        exposure(has_new_nerve_sign=True),
    ],
)
def test_what_a_stop_or_a_guardrail_rests_on_cannot_be_deleted(
    relift: Relift, payload: Payload
) -> None:
    keep([payload])
    before = relift("history", "--json").json
    for entry in before["entries"]:
        ran = relift("history", "--delete", entry["id"], "--yes")
        assert ran.code == 2
        assert "Only imported workouts, notes and what you told of your past can be" in ran.told

    assert relift("history", "--json").json == before


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("the first one", "This is no id"),
        ("5c2cd6dd-dfb1-4092-87a4-c82d94a2936f", "There is no such record"),
    ],
)
def test_what_is_not_there_cannot_be_deleted(relift: Relift, typed: str, told: str) -> None:
    ran = relift("history", "--delete", typed, "--yes")

    assert ran.code == 2
    assert told in ran.told


def test_without_a_terminal_a_deletion_has_to_be_confirmed_by_an_option(
    relift: Relift, workouts: list[str]
) -> None:
    ran = relift("history", "--delete", workouts[0])

    assert ran.code == 2
    assert "add --yes" in ran.told
    assert relift("history", "--kind", "workout", "--json").json["total"] == 6


@pytest.mark.parametrize(("typed", "left"), [("y\n", 5), ("n\n", 6)])
def test_on_a_terminal_a_deletion_asks_first(
    relift: Relift,
    workouts: list[str],
    monkeypatch: pytest.MonkeyPatch,
    typed: str,
    left: int,
) -> None:
    monkeypatch.setattr("relift.cli.deletion.may_ask", lambda: True)
    relift("history", "--delete", workouts[0], typed=typed)

    assert relift("history", "--kind", "workout", "--json").json["total"] == left
