"""Thoughts, fears and goals: their first words, and rating them again."""

from __future__ import annotations

from uuid import UUID

from relift.app.past.answers import RatingAnswers, ThoughtAnswers
from relift.errors import AnswersError, InvalidValueError
from relift.journal.past import GoalRated, Source, ThoughtKind, ThoughtRated
from relift.journal.records import Payload
from relift.journal.story import Series, all_series
from relift.journal.timeline import Journal


def first_words(said: ThoughtAnswers, kind: ThoughtKind, journal: Journal) -> tuple[str, Source]:
    """The words of a thought or a fear, and where they were written down.

    Raises:
        AnswersError: there are none, or two sources of them.
    """
    if not said.from_calm:
        if not said.text:
            raise AnswersError(f"Write the {kind.value} in your words. Nothing was written.")
        return said.text, Source.TYPED
    if said.text:
        raise AnswersError(
            "Write the words, or take those of your last calm-down, not both. Nothing was written."
        )
    is_fear = kind is ThoughtKind.FEAR
    told = [e.value.fear if is_fear else e.value.thought for e in journal.calms]
    words = next((words for words in reversed(told) if words), "")
    if not words:
        raise AnswersError(
            f"No calm-down holds a {kind.value} yet. Write it in your words. Nothing was written."
        )
    return words, Source.CALM


def rated_again(said: RatingAnswers, journal: Journal) -> Payload:
    """A later rating of a thought, a fear or a goal.

    Raises:
        InvalidValueError: no such thing is there, or the id's beginning fits several.
    """
    series = find_series(said.of, journal)
    if series.kind == "goal":
        return GoalRated(goal=series.id, able=said.value)
    return ThoughtRated(thought=series.id, kind=ThoughtKind(series.kind), believed=said.value)


def find_series(typed: str, journal: Journal) -> Series:
    """The thought, fear or goal of which one of the ids begins so.

    Raises:
        InvalidValueError: none does, or those of several do.
    """
    wanted = typed.strip().lower()
    found = [
        series
        for series in all_series(journal)
        if wanted and any(_begins(i, wanted) for i in (series.id, *(r.id for r in series.ratings)))
    ]
    if len(found) == 1:
        return found[0]
    if found:
        raise InvalidValueError("Several things have an id that begins so: type more of it.")
    raise InvalidValueError(
        "There is no such thought, fear or goal: name it by its id. Nothing was written."
    )


def _begins(one: UUID, wanted: str) -> bool:
    return str(one).startswith(wanted) or one.hex.startswith(wanted)
