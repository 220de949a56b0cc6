from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from tests.builders import ident

from relift.app.setup import Store
from relift.cli.notebook import Notebook, open_notebook
from relift.errors import InvalidValueError
from relift.journal.lifting import ExposureDone, ImportedWorkout, WorkoutStarted
from relift.journal.log import fold
from relift.journal.records import new_record
from relift.journal.reports import Answer, NoteWritten, ScreenAnswered, ScreenForm

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def notebook(store: Store) -> Notebook:
    return Notebook(store, clock=lambda: NOON)


def test_no_two_answers_carry_the_same_time_even_when_the_clock_stands_still(
    store: Store, notebook: Notebook
) -> None:
    times = [notebook.write(NoteWritten(text=str(n))).at for n in range(5)]
    times.append(Notebook(store, clock=lambda: NOON).write(NoteWritten(text="later")).at)
    assert times == sorted(set(times))
    assert [n.value.text for n in notebook.journal.notes] == ["0", "1", "2", "3", "4"]


def test_now_is_never_before_what_was_written_last(notebook: Notebook) -> None:
    record = notebook.write(NoteWritten(text="x"))
    assert notebook.now >= record.at


def test_a_record_of_another_day_does_not_move_the_clock(store: Store, notebook: Notebook) -> None:
    notebook.write(NoteWritten(text="x"), at=NOON - timedelta(days=3))
    tomorrow = NOON + timedelta(days=1)
    assert Notebook(store, clock=lambda: tomorrow).now == tomorrow


def test_text_that_is_not_utf_8_is_refused_and_nothing_is_written(notebook: Notebook) -> None:
    with pytest.raises(InvalidValueError, match="not UTF-8 text"):
        notebook.write(NoteWritten(text="dead\udcfflift"))
    assert not notebook.journal.notes


def test_a_workout_that_is_over_is_written_whole_or_not_at_all(notebook: Notebook) -> None:
    def sets(workout: UUID) -> list[ExposureDone]:
        names = ("squat", "dead\udcfflift")
        return [ExposureDone(workout=workout, exposure=ident(1), movement=name) for name in names]

    with pytest.raises(InvalidValueError):
        notebook.write_workout(WorkoutStarted(title="Logged"), sets)
    assert not notebook.journal.workouts


def test_what_was_written_is_there_for_the_next_command(store: Store, notebook: Notebook) -> None:
    notebook.write(NoteWritten(text="kept"))
    assert Notebook(store, clock=lambda: NOON).journal == notebook.journal


def test_the_journal_is_what_folding_all_records_gives(store: Store) -> None:
    from relift.app.records import append, load_records

    imported = [
        new_record(
            ImportedWorkout(source="strong", title=str(n)),
            person=store.person,
            at=NOON - timedelta(days=n),
            id=ident("imported", n),
        )
        for n in range(3)
    ]
    append(store, imported)
    notebook = Notebook(store, clock=lambda: NOON)
    assert len(notebook.journal.workouts) == 3
    started = notebook.write(WorkoutStarted(title="live"), at=NOON - timedelta(days=1, hours=1))
    notebook.write(ExposureDone(workout=started.id, exposure=ident("e"), movement="squat"))
    assert notebook.journal == fold(load_records(store))


def test_a_danger_sign_told_under_a_clock_that_ran_ahead_still_stops(store: Store) -> None:
    ahead = Notebook(store, clock=lambda: NOON + timedelta(hours=20))
    ahead.write(ScreenAnswered(form=ScreenForm.FULL, answers={"saddle_numbness": Answer.YES}))
    back = Notebook(store, clock=lambda: NOON)
    assert back.now > NOON
    assert back.today.stop is not None
    assert back.today.tier == "emergency"
    corrected = back.write(NoteWritten(text="after"))
    assert corrected.at > ahead.now - timedelta(seconds=1)


def test_answers_dated_more_than_a_day_ahead_are_told_and_the_clock_is_believed(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RELIFT_NOW", "2027-03-01T12:00+00:00")
    open_notebook().write(NoteWritten(text="x"))
    assert capsys.readouterr().err == ""
    monkeypatch.setenv("RELIFT_NOW", "2026-03-01T12:00+00:00")
    assert open_notebook().now == NOON
    assert "Check the clock" in capsys.readouterr().err
