"""What a flare and a check-in ask, in the words of every surface: terminal, browser and phone.

Nothing is preset and every question may be left out, but for the two about age.
"""

from __future__ import annotations

from dataclasses import dataclass

from relift.journal.reports import PainReach


@dataclass(frozen=True, slots=True, kw_only=True)
class Rated:
    """A question that is answered from 0 to 10.

    Attributes:
        name: Of the field of a check-in.
        question: As it is put.
        low, high: What 0 and 10 mean.
    """

    name: str
    question: str
    low: str
    high: str

    @property
    def in_a_line(self) -> str:
        """The question with what its ends mean, where there is no scale to see."""
        return f"{self.question} 0 is {self.low}, 10 is {self.high}."


PAIN_NOW = Rated(
    name="pain_now", question="How much does it hurt now, at rest?", low="no pain", high="the worst"
)
RATINGS = (
    PAIN_NOW,
    Rated(
        name="pain_worst",
        question="The worst pain since you last checked in?",
        low="no pain",
        high="the worst",
    ),
    Rated(
        name="pain_morning",
        question="How was it when you got up today?",
        low="no pain",
        high="the worst",
    ),
    Rated(
        name="worry",
        question="How worried are you about your back?",
        low="not at all",
        high="the most",
    ),
    Rated(
        name="confidence",
        question="How sure are you that you can do what you need to?",
        low="not sure",
        high="fully sure",
    ),
)
"""The ratings of a check-in, in the order of asking."""

PAINS = ("pain_now", "pain_worst", "pain_morning")
"""The ratings that tell of pain: without any, nobody is asked how far down it goes."""

REACH = "How far down does the pain go?"
REACH_WORDS = {
    PainReach.BACK: "back",
    PainReach.BUTTOCK: "buttock",
    PainReach.THIGH: "thigh",
    PainReach.BELOW_KNEE: "below the knee",
}
IS_FLARE = "Would you call today a flare?"
IS_DROWSY = "Do you feel drowsy or slowed down now?"
NOTE = "Anything to note?"
MEDICINE = "Did you take a medicine just now?"

HAPPENED = "What happened? In your own words."
LABELS = "What do you call it, or what have others called it?"
LABELS_HELP = "For example: spasm, bulged disc. Put a comma between them. They stay your words."
BIRTH_YEAR = "In which year were you born?"
BIRTH_YEAR_WHY = "Some safety questions depend on age."


def adult_question(adult_age: int) -> str:
    """The question about age that decides whether there is a plan."""
    return f"Are you {adult_age} or over?"


def labels_in(typed: str) -> tuple[str, ...]:
    """The labels in what was typed with commas between them, each kept as theirs."""
    return tuple(label.strip() for label in typed.split(",") if label.strip())
