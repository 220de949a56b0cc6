"""What each kind of thing in the history is asked for: one table for options, questions and edits.

The keys are those of the answers files (`relift.cli.past_answers`). The first part of a kind is
what is typed after it, as in `relift history add fear "it will go again"`.
"""

from __future__ import annotations

import enum
from typing import NamedTuple

from relift.journal.past import MAX_DAYS, Modality
from relift.journal.reports import MedicineClass


class Ask(enum.Enum):
    """What kind of answer a part takes."""

    WORDS = "words"
    PASSAGE = "passage"
    DAY = "day"
    RATING = "rating"
    COUNT = "count"
    FLAG = "flag"
    MODALITY = "modality"
    MEDICINE_CLASS = "class"
    TIME = "time"


class Part(NamedTuple):
    """One thing that is asked for.

    Attributes:
        key: Its key in an answers file, and its option.
        ask: What kind of answer it takes.
        question: What a person is asked, and what the help says.
        is_needed: Whether it may not be left out.
        is_asked: Whether a person at a terminal is asked for it.
        example: What an answer looks like, where the question alone does not tell.
    """

    key: str
    ask: Ask
    question: str
    is_needed: bool = False
    is_asked: bool = True
    example: str = ""

    @property
    def asked(self) -> str:
        """The question with its example, as in a terminal."""
        return f"{self.question} {self.example}".rstrip()

    @property
    def flag(self) -> str:
        """Its option on the command line."""
        return f"--{self.key.replace('_', '-')}"


CHOICES = {
    Ask.MODALITY: tuple(one.value for one in Modality),
    Ask.MEDICINE_CLASS: tuple(one.value for one in MedicineClass),
}
MOST = {Ask.RATING: 10.0, Ask.COUNT: float(MAX_DAYS)}

_ROUGHLY = "As well as you know: 2016, 2016-05."
_BEGAN = Part("began", Ask.DAY, "When did it begin?", is_needed=True, example=_ROUGHLY)
_ENDED = Part("ended", Ask.DAY, "When did it end, as well as you know?")
_AT = Part(
    "at", Ask.TIME, "When it was, such as 2026-03-01T18:00; now if left out.", is_asked=False
)
_BELIEVED = Part(
    "believed", Ask.RATING, "How strongly do you believe it now? 0 is not at all, 10 completely."
)
_FROM_CALM = Part(
    "from_calm", Ask.FLAG, "Take the words that you wrote in your last calm-down.", is_asked=False
)

PARTS: dict[str, tuple[Part, ...]] = {
    "episode": (
        Part("label", Ask.WORDS, "What do you call it?", is_needed=True),
        _BEGAN,
        Part("ongoing", Ask.FLAG, "Does it still go on?"),
        _ENDED,
        Part("happened", Ask.WORDS, "What happened, in your words?"),
        Part("did", Ask.WORDS, "What did you do about it?"),
        Part("worst", Ask.RATING, "How bad was the worst pain?"),
        Part("days_away", Ask.COUNT, "How many days did you stay away from training?"),
    ),
    "imaging": (
        Part("modality", Ask.MODALITY, "What kind of scan was it?", is_needed=True),
        Part("on", Ask.DAY, "When was it done?", is_needed=True, example=_ROUGHLY),
        Part("region", Ask.WORDS, "Of what part of the body?"),
        Part("report", Ask.PASSAGE, "What does the report say? It is kept word for word."),
        Part("told", Ask.WORDS, "What were you told about it?"),
        Part("said_by", Ask.WORDS, "Who told you? A role will do, such as physician."),
        Part(
            "attachment",
            Ask.WORDS,
            "Where does the report or picture lie? A path, an address, or an attachment's id.",
        ),
    ),
    "care": (
        Part(
            "role",
            Ask.WORDS,
            "Who did you see? A role will do, such as physiotherapist.",
            is_needed=True,
        ),
        _BEGAN,
        Part("ended", Ask.DAY, "When was the last visit, if there were several?"),
        Part("done", Ask.WORDS, "What was done?"),
        Part("helped", Ask.RATING, "How much did it help? 0 is not at all, 10 a great deal."),
        Part("note", Ask.WORDS, "Anything else?"),
    ),
    "thought": (
        Part("text", Ask.WORDS, "What goes through your mind, in your words?"),
        _BELIEVED,
        _FROM_CALM,
        _AT,
    ),
    "fear": (
        Part("text", Ask.WORDS, "What do you fear could happen, in your words?"),
        _BELIEVED,
        _FROM_CALM,
        _AT,
    ),
    "goal": (
        Part("text", Ask.WORDS, "What do you want to do again, in your words?", is_needed=True),
        Part("able", Ask.RATING, "How well can you do it now? 0 is unable, 10 is as before."),
        Part("target", Ask.RATING, "Where do you want to get, on the same scale?"),
        Part("until", Ask.DAY, "By which day, such as 2026-06-01?"),
        _AT,
    ),
    "rating": (
        Part("of", Ask.WORDS, "Of which thought, fear or goal? Its id.", is_needed=True),
        Part("value", Ask.RATING, "How is it now?", is_needed=True),
        _AT,
    ),
    "attachment": (
        Part("reference", Ask.WORDS, "Where does it lie? A path or an address.", is_needed=True),
        Part("title", Ask.WORDS, "What is it?"),
    ),
    "medication": (
        Part("name", Ask.WORDS, "What do you call it?", is_needed=True),
        Part(
            "class",
            Ask.MEDICINE_CLASS,
            "Does it hide pain or make drowsy? Left out: from Relift's list.",
            is_asked=False,
        ),
        _AT,
    ),
    "note": (Part("text", Ask.WORDS, "What do you want to note?", is_needed=True), _AT),
}
"""The parts of each kind, in the order in which they are asked for."""

NOUNS = {
    "episode": "An episode",
    "imaging": "A scan",
    "care": "Care",
    "thought": "A thought",
    "fear": "A fear",
    "goal": "A goal",
    "rating": "A rating",
    "attachment": "An attachment",
    "medication": "A medicine",
    "note": "A note",
}


def named(kind: str, *keys: str) -> str:
    """Parts of a kind by how they are given: `LABEL (the first words) and --began`."""
    first = PARTS[kind][0].key
    return ", ".join(
        key.replace("_", " ") if key == first else f"--{key.replace('_', '-')}" for key in keys
    )
