"""One virtual lifter with a sore back, who answers as a person would.

The back is irritable in two pools that fade at different rates; pain at rest saturates in their
sum. A load provokes pain along a Hill curve, steep in the middle, and only as far as the back is
irritable. What is felt leans toward what was expected. Expectation is a memory of single
occasions: dread at first, outvoted by remembered sets at similar loads. Going far beyond what the
back tolerates that day does little at once and a lot by the next morning. Answers carry noise and
come as whole numbers.

All of it is made up to be plausible, and unlike the model that the planner uses: nothing here is
taken from it, so that the planner is tried on people who were not made in its image.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date

from numpy.random import Generator

from relift.cohort.lifter_traits import LifterTraits
from relift.errors import InvalidValueError
from relift.scales import NRS_MAX, check_range

_REST_SCALE = 7.0
_HALF_EFFECT_LOAD = 0.7
_LOAD_STEEPNESS = 3.0
_MEMORY_WIDTH = 0.15
_MEMORY_FADE_D = 30.0
_OTHER_MOVEMENT_SHARE = 0.4
_MORNING_STIFFNESS = 0.5
_LINGERING_LIMIT = 2.5
_MAX_RELATIVE_LOAD = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class MorningAnswers:
    """What the lifter answers at a check-in, whole numbers 0-10.

    Attributes:
        pain_now, pain_worst, pain_morning, worry: Higher is worse.
        confidence: Higher is better.
    """

    pain_now: int
    pain_worst: int
    pain_morning: int
    worry: int
    confidence: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAnswers:
    """What the lifter answers after an exposure: pain before and during, and whether it settled."""

    pain_before: int
    felt_pain: int
    is_settled: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Occasion:
    """One remembered exposure: how far pain rose over pain at rest."""

    on: date
    movement: str
    effort: float
    rise: float


class VirtualLifter:
    """A person from the onset of a flare on; the state lives in here and moves with each day.

    Args:
        traits: What kind of person and flare.
        onset_on: Day of the tweak.
        rng: Where every draw comes from; the same seed and questions give the same answers.
    """

    def __init__(self, traits: LifterTraits, onset_on: date, rng: Generator) -> None:
        self._traits = traits
        self._rng = rng
        self._today = onset_on
        self._quick = traits.quick_irritation
        self._slow = traits.slow_irritation
        self._pending = 0.0
        self._trusted = traits.trusted_effort
        self._worst = self.resting_pain
        self._memory: list[_Occasion] = []

    @property
    def resting_pain(self) -> float:
        """The truth behind the answers: pain at rest before noise and rounding, 0-10."""
        return NRS_MAX * (1.0 - math.exp(-(self._quick + self._slow) / _REST_SCALE))

    def morning(self, on: date) -> MorningAnswers:
        """Wake up on a day and answer the check-in.

        Args:
            on: The day; never before the one asked about last.

        Raises:
            InvalidValueError: the day lies in the past.
        """
        if on < self._today:
            raise InvalidValueError("a virtual lifter cannot go back in time")
        self._pass_days((on - self._today).days)
        self._today = on
        resting = self.resting_pain
        worst = max(self._worst, resting)
        self._worst = resting
        stiff = _MORNING_STIFFNESS * resting / (1.0 + resting)
        dread = self._expected_rise("", _effort(0.7, 1.0))
        worry = 0.55 * resting + 0.45 * dread
        practice = NRS_MAX * min(1.0, self._trusted)
        return MorningAnswers(
            pain_now=self._rate(resting),
            pain_worst=self._rate(worst),
            pain_morning=self._rate(resting + stiff),
            worry=self._rate(worry),
            confidence=self._rate(0.5 * practice + 0.5 * (NRS_MAX - worry)),
        )

    def expects(self, movement: str, *, relative_load: float, range_of_motion: float) -> int:
        """How much pain the lifter expects of an exposure, 0-10.

        Args:
            movement: Its name; experience with the same one counts most.
            relative_load: Share of the true one-repetition strength, 0-2.
            range_of_motion: 0-1.

        Raises:
            InvalidValueError: a number is out of range.
        """
        effort = _checked_effort(relative_load, range_of_motion)
        return self._rate(self._expected(movement, effort))

    def feels(
        self,
        movement: str,
        *,
        relative_load: float,
        range_of_motion: float,
        reps: int,
        sets: int,
    ) -> SetAnswers:
        """Do an exposure and answer how it was; it is remembered and has its after-effects.

        Args:
            movement: Its name.
            relative_load: Share of the true one-repetition strength, 0-2.
            range_of_motion: 0-1.
            reps: Repetitions a set, >= 1.
            sets: Sets, >= 1.

        Raises:
            InvalidValueError: a number is out of range.
        """
        effort = _checked_effort(relative_load, range_of_motion)
        check_range("reps", reps, 1, 1000)
        check_range("sets", sets, 1, 100)
        resting = self.resting_pain
        provoked = self._provoked(effort, reps * sets)
        lean = self._traits.expectation_lean
        felt = (1.0 - lean) * (resting + provoked) + lean * self._expected(movement, effort)
        felt = min(NRS_MAX, max(0.0, felt + self._noise()))
        self._strain(effort, reps * sets)
        self._memory.append(
            _Occasion(on=self._today, movement=movement, effort=effort, rise=felt - resting)
        )
        self._worst = max(self._worst, felt)
        lingering = (felt - resting) * (0.5 + 0.5 * self._irritability)
        return SetAnswers(
            pain_before=self._rate(resting),
            felt_pain=round(felt),
            is_settled=lingering + self._noise() < _LINGERING_LIMIT,
        )

    def setback(self, on: date, *, share: float = 1.0) -> None:
        """Something outside training hits the back: a bad night, a couch carried upstairs.

        Args:
            on: The day; its effect is there at once.
            share: How much of a whole setback it is, 0-1.

        Raises:
            InvalidValueError: the day lies in the past.
        """
        if on < self._today:
            raise InvalidValueError("a virtual lifter cannot go back in time")
        self._pass_days((on - self._today).days)
        self._today = on
        self._quick += share * self._traits.setback_irritation
        self._worst = max(self._worst, self.resting_pain)

    @property
    def _irritability(self) -> float:
        irritation = self._quick + self._slow
        return irritation / (irritation + self._traits.half_irritation)

    @property
    def _tolerated_effort(self) -> float:
        calm = math.exp(-(self._quick + self._slow) / 4.0)
        return self._trusted + self._traits.headroom * calm

    def _pass_days(self, n_days: int) -> None:
        if n_days == 0:
            return
        # What was overdone wakes up with the lifter, and fades only from that morning on.
        self._quick *= 0.5 ** (1.0 / self._traits.quick_half_life_d)
        self._quick += self._pending
        self._pending = 0.0
        self._quick *= 0.5 ** ((n_days - 1) / self._traits.quick_half_life_d)
        self._slow *= 0.5 ** (n_days / self._traits.slow_half_life_d)

    def _provoked(self, effort: float, n_reps: int) -> float:
        raised = math.pow(effort / _HALF_EFFECT_LOAD, _LOAD_STEEPNESS)
        share = raised / (raised + 1.0)
        volume = 1.0 + 0.08 * math.log2(max(1.0, n_reps / 5))
        return self._traits.reactivity * share * self._irritability * volume

    def _strain(self, effort: float, n_reps: int) -> None:
        excess = max(0.0, effort - self._tolerated_effort)
        self._pending += self._traits.overdoing * excess**2 * min(2.0, 0.7 + 0.03 * n_reps)
        if excess == 0.0:
            self._trusted += 0.35 * max(0.0, effort - self._trusted)

    def _expected(self, movement: str, effort: float) -> float:
        return min(NRS_MAX, max(0.0, self.resting_pain + self._expected_rise(movement, effort)))

    def _expected_rise(self, movement: str, effort: float) -> float:
        """Kernel mean of remembered rises, with dread as one more voice."""
        votes = self._traits.dread_votes
        total = votes * self._traits.dread * effort
        for seen in self._memory:
            likeness = math.exp(-(((effort - seen.effort) / _MEMORY_WIDTH) ** 2))
            likeness *= 0.5 ** ((self._today - seen.on).days / _MEMORY_FADE_D)
            if seen.movement != movement:
                likeness *= _OTHER_MOVEMENT_SHARE
            votes += likeness
            total += likeness * seen.rise
        return total / votes

    def _noise(self) -> float:
        return float(self._rng.normal(0.0, self._traits.rating_noise))

    def _rate(self, value: float) -> int:
        return round(min(NRS_MAX, max(0.0, value + self._noise())))


def _checked_effort(relative_load: float, range_of_motion: float) -> float:
    check_range("relative_load", relative_load, 0.0, _MAX_RELATIVE_LOAD)
    check_range("range_of_motion", range_of_motion, 0.0, 1.0)
    return _effort(relative_load, range_of_motion)


def _effort(relative_load: float, range_of_motion: float) -> float:
    """What the back has to do: the load, less of it in a short range, and bending itself."""
    return relative_load * (0.7 + 0.3 * range_of_motion) + 0.05 * range_of_motion
