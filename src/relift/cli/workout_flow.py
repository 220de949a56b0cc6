"""A workout from the first expectation to the last outcome, for a person or an answers file.

What is expected is on the disk before the forecast is shown, and the outcome of a part before the
next part begins. What was expected and has no outcome yet is where a second run goes on; the plan
is made anew after each outcome.
"""

from __future__ import annotations

import enum
from collections.abc import Iterator
from uuid import UUID, uuid4

from msgspec.structs import replace

from relift.cli.answers import ExposureAnswers, FileAnswers, WorkoutFile
from relift.cli.notebook import Notebook, open_notebook
from relift.cli.output import emit_json, plain, table
from relift.cli.plan_view import today_json, what_to_do
from relift.cli.prompts import Asker, Terminal
from relift.cli.stop_page import show_stop
from relift.cli.voice import Show, aloud, silent
from relift.errors import AnswersError
from relift.journal.lifting import ExposureDone, WorkoutEnded, WorkoutStarted
from relift.journal.timeline import Exposure, Workout
from relift.plan.compared import comparison
from relift.plan.exposures import PlannedExposure, expectation_of, outcome_of
from relift.plan.settling import is_settling_asked, settling_question
from relift.plan.spoken import forecast_words, what_was_done
from relift.plan.walk import NERVE_SIGN, open_workout


class Status(enum.StrEnum):
    """How a walk through the plan ended."""

    FINISHED = "finished"
    INTERRUPTED = "interrupted"
    CLOSED = "closed"
    STOPPED = "stopped"


class Choice(enum.StrEnum):
    """What became of a planned exposure."""

    DONE = "done"
    SKIP = "skip"
    STOP = "stop"


class _Script:
    """The entries of an answers file, handed out one by one."""

    def __init__(self, file: WorkoutFile, name: str) -> None:
        self._entries = list(enumerate(file.exposure, start=1))
        self._name = name

    def next(self, planned_rung: str) -> FileAnswers | None:
        if not self._entries:
            return None
        number, entry = self._entries[0]
        if entry.rung and entry.rung != planned_rung:
            raise AnswersError(
                f"{self._name}: exposure {number} answers for rung {entry.rung!r}, and the plan "
                f"asks for {planned_rung!r} now. What came before it is kept."
            )
        del self._entries[0]
        given = {name: getattr(entry, name) for name in ExposureAnswers.__struct_fields__}
        return FileAnswers(given, self._name, prefix=f"exposure {number}, ")

    @property
    def unused(self) -> list[str]:
        return [f"exposure {n}" + (f" ({e.rung})" if e.rung else "") for n, e in self._entries]


def run_workout(
    file: WorkoutFile | None,
    file_name: str,
    *,
    as_json: bool,
    notebook: Notebook | None = None,
    person: Asker | None = None,
) -> None:
    """Go through today's plan.

    Args:
        file: Answers out of a file; None asks a person.
        file_name: Its name, for messages.
        as_json: Print JSON and nothing else.
        notebook: Where it is written; the person's own where not given.
        person: Who is asked where there is no file; the terminal where not given.

    Raises:
        AnswersError: an answer is missing, does not fit the plan, or is left over.
        StoreError: the store cannot be written.
    """
    notebook = notebook or open_notebook()
    script = _Script(file, file_name) if file else None
    show = silent if as_json else aloud
    walk = _Walk(notebook, script or person or Terminal(), show)
    status = walk.run()
    if as_json:
        emit_json(
            {
                "workout": walk.workout_id,
                "status": status.value,
                "exposures": [_told(e) for e in walk.exposures],
                "unused_answers": script.unused if script else [],
                "today": today_json(notebook.today, notebook.journal, notebook.now),
            }
        )
    else:
        _show_end(walk.exposures, status, notebook, show)
    if script and script.unused and status is Status.FINISHED:
        raise AnswersError(
            f"{file_name} has answers left over after today's plan was done: "
            f"{', '.join(script.unused)}. What was done is kept."
        )


class _Walk:
    """One visit: opens or resumes the live workout and goes from exposure to exposure."""

    def __init__(self, notebook: Notebook, source: _Script | Asker, show: Show) -> None:
        self._notebook, self._source, self._show = notebook, source, show
        open_now = self._open_now()
        self.workout_id: UUID | None = open_now.id if open_now else None

    @property
    def exposures(self) -> tuple[Exposure, ...]:
        """What this workout holds so far."""
        workouts = self._notebook.journal.workouts
        return next((w.exposures for w in workouts if w.id == self.workout_id), ())

    def run(self) -> Status:
        """Walk until the plan is done, the answers run out, or something ends it."""
        if self._notebook.today.stop is None and self.workout_id is not None:
            self._show("Going on with the workout that you began.")
        while True:
            day = self._notebook.today
            if day.stop is not None:
                self._close()
                return Status.STOPPED
            waiting = [e for e in self.exposures if not (e.is_done or e.is_avoided)]
            todo = [p for p in day.exposures if not p.is_optional]
            if waiting:
                asker = self._next(waiting[-1].rung)
                if asker is None:
                    return Status.INTERRUPTED
                choice = self._after(asker, waiting[-1], is_resumed=True)
            elif todo:
                asker = self._next(todo[0].rung)
                if asker is None:
                    return Status.INTERRUPTED
                choice = self._after(asker, self._before(asker, todo[0]))
            else:
                self._close()
                return Status.FINISHED
            if choice is None:
                return Status.INTERRUPTED
            if choice is Choice.STOP:
                self._close()
                return Status.CLOSED

    def _next(self, rung: str) -> Asker | None:
        return self._source.next(rung) if isinstance(self._source, _Script) else self._source

    def _before(self, asker: Asker, planned: PlannedExposure) -> Exposure:
        """Ask what is expected, keep it, and only then show the forecast."""
        if self.workout_id is None:
            self.workout_id = self._notebook.write(WorkoutStarted(title="Relift")).id
        self._show(f"# {what_to_do(planned)}", planned.how)
        expected = asker.rating("expected", "How much pain do you expect in it, 0 to 10?")
        said = expectation_of(
            planned, workout=self.workout_id, exposure=uuid4(), expected_pain=expected
        )
        kept = self._notebook.write(said)
        feared = asker.text("feared", "What do you fear could happen?")
        if feared:
            self._notebook.write(replace(said, feared=feared), supersedes=kept.id)
        self._show(forecast_words(planned), f"Why: {planned.reason}")
        return next(e for e in self.exposures if e.id == said.exposure)

    def _after(
        self, asker: Asker, exposure: Exposure, *, is_resumed: bool = False
    ) -> Choice | None:
        """Ask what happened and keep it; None where a file does not say."""
        if is_resumed:
            self._show(f"# {_what(exposure)}", "You said what you expect. How did it go?")
        choice = _choice(asker)
        if choice in (Choice.SKIP, Choice.STOP):
            # Someone who breaks off may do so because of the leg.
            has_sign = bool(asker.yes_no("nerve_sign", NERVE_SIGN, may_skip=not asker.is_person))
            if has_sign or choice is Choice.SKIP:
                self._notebook.write(outcome_of(exposure, sets=0, has_nerve_sign=has_sign))
            if choice is Choice.SKIP and not has_sign:
                self._show("Left out. That is fine; nothing is learned from it.")
            return Choice.SKIP if has_sign else choice
        if choice is Choice.DONE:
            self._notebook.write(_ask_outcome(asker, exposure))
            done = next(e for e in self.exposures if e.id == exposure.id)
            self._show(comparison(done))
        return choice

    def _open_now(self) -> Workout | None:
        return open_workout(self._notebook.journal, self._notebook.now.date())

    def _close(self) -> None:
        if self.workout_id is not None and self._open_now() is not None:
            self._notebook.write(WorkoutEnded(workout=self.workout_id))


def _choice(asker: Asker) -> Choice | None:
    if asker.is_person:
        word = asker.choice(
            "", "Do it now. Then: done, skip (leave it out), or stop for today?", list(Choice)
        )
        return Choice(word) if word else None
    is_done = asker.yes_no("done", "", may_skip=True)
    if is_done is None:
        return None
    return Choice.DONE if is_done else Choice.SKIP


def _ask_outcome(asker: Asker, exposure: Exposure) -> ExposureDone:
    before = asker.rating("pain_before", "Pain just before it, 0 to 10?")
    felt = asker.rating("felt", "The worst pain in it, 0 to 10?", may_skip=False)
    is_settled = None
    if felt is not None and is_settling_asked(before, felt):
        is_settled = asker.yes_no("settled", settling_question(), may_skip=True)
    rpe = None
    if exposure.load_kg or not asker.is_person:
        rpe = asker.number("rpe", "How hard was the hardest set? RPE.", low=1.0, high=10.0)
    nerve = asker.yes_no("nerve_sign", NERVE_SIGN)
    note = "" if asker.is_person else asker.text("note", "")
    if isinstance(asker, FileAnswers):
        asker.check()
    return outcome_of(
        exposure,
        sets=exposure.sets,
        before=before,
        felt=felt,
        is_settled=is_settled,
        rpe=rpe,
        has_nerve_sign=bool(nerve),
        note=note,
    )


def _what(exposure: Exposure) -> str:
    return plain(what_was_done(exposure))


def _told(exposure: Exposure) -> dict[str, object]:
    expected, felt = exposure.expected_pain, exposure.felt_pain
    return {
        "id": exposure.id,
        "movement": exposure.movement,
        "ladder": exposure.ladder,
        "rung": exposure.rung,
        "load_kg": exposure.load_kg,
        "load_entered": exposure.load_entered,
        "unit": exposure.unit,
        "reps": exposure.reps,
        "sets": exposure.sets,
        "expected_pain": expected,
        "felt_pain": felt,
        "prediction_error": None if expected is None or felt is None else felt - expected,
        "is_done": exposure.is_done,
        "is_avoided": exposure.is_avoided,
        "has_new_nerve_sign": exposure.has_new_nerve_sign,
    }


_ENDS = {
    Status.FINISHED: "That was today's plan. Tell Relift how the morning is: relift checkin",
    Status.INTERRUPTED: "The answers end here. Go on with: relift workout",
    Status.CLOSED: "Closed for today. Tell Relift how the morning is: relift checkin",
}


def _show_end(
    exposures: tuple[Exposure, ...], status: Status, notebook: Notebook, show: Show
) -> None:
    done = list(_rows(exposures))
    if done:
        show("# Today")
        table(("what", "expected", "felt"), done)
    if status is Status.STOPPED:
        show_stop(notebook.journal, notebook.now, show)
    else:
        show(_ENDS[status])


def _rows(exposures: tuple[Exposure, ...]) -> Iterator[tuple[object, ...]]:
    for exposure in exposures:
        if exposure.is_done:
            yield _what(exposure), _rated(exposure.expected_pain), _rated(exposure.felt_pain)
        elif exposure.is_avoided:
            yield f"{_what(exposure)} (left out)", _rated(exposure.expected_pain), None


def _rated(rating: float | None) -> float | int | None:
    """A rating as it was typed: 5, not 5.0."""
    return int(rating) if rating is not None and rating.is_integer() else rating
