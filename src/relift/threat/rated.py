"""Ratings of pain that other people gave, in trials or day by day: what the model is scored on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from relift.scales import NRS_MAX, check_range


@dataclass(frozen=True, slots=True, kw_only=True)
class RatedTrial:
    """One trial: a cue, an expectation, a stimulus, felt pain.

    Attributes:
        person, session, run, trial: As the file names them; "" where it does not.
        context: What announced it (a cue, a movement, a place); "" where there was nothing.
        stimulus: How strong it was, in the file's own unit; None where it is not known.
        expected: Before it, 0-10; None where it was not asked or not answered.
        felt: After it, 0-10; None likewise.
    """

    person: str
    session: str = ""
    run: str = ""
    trial: str = ""
    context: str = ""
    stimulus: float | None = None
    expected: float | None = None
    felt: float | None = None

    def __post_init__(self) -> None:
        for name, rating in (("expected", self.expected), ("felt", self.felt)):
            if rating is not None:
                check_range(name, rating, 0.0, NRS_MAX)


@dataclass(frozen=True, slots=True, kw_only=True)
class RatedDay:
    """Pain of one day at one site of one person.

    Attributes:
        person, site: As the file names them.
        on: The day.
        pain: 0-10; None where it was not answered.
    """

    person: str
    site: str
    on: date
    pain: float | None

    def __post_init__(self) -> None:
        if self.pain is not None:
            check_range("pain", self.pain, 0.0, NRS_MAX)
