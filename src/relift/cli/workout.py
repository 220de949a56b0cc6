"""`relift workout`: today's plan, exposure by exposure, with the question before and after."""

from __future__ import annotations

from relift.cli.options import Answers, AsJson
from relift.errors import AnswersError


def workout(*, answers: Answers = None, as_json: AsJson = False) -> None:
    """Go through today's plan: what you expect before each part, and what happened after it.

    Examples:
      relift workout
      relift workout --answers workout.toml --json

    You are asked what you expect before you see the forecast, so that it is your own. After each
    part the rest of the day is planned anew. Break off whenever you like: the same command goes on
    exactly where you were. New leg pain, numbness or weakness ends the workout at once.

    Exit codes: 0 done, broken off by the answers file, or stopped; 2 answers missing, too many or
    not readable; 4 the record store refused; 130 you broke off.
    """
    from relift.cli.answers import WorkoutFile, read_answers
    from relift.cli.workout_flow import run_workout

    if as_json and answers is None:
        raise AnswersError("With --json there are no questions: give your answers with --answers.")
    file = read_answers(answers, WorkoutFile) if answers else None
    run_workout(file, answers.name if answers else "", as_json=as_json)
