"""Backs that follow the very model that Relift fits, each with parameters drawn from its priors.

The equations are those of `relift.threat` (docs/explanation/model.md). Only the start is not the
prior's: severity and shares come from the people, so that their mean course is the same as in the
other models.
"""

from __future__ import annotations

import numpy as np

from relift.cohort.trial.backs import Effort
from relift.cohort.trial.people import Array, Mask, People
from relift.scales import NRS_MAX
from relift.threat.clock import passage
from relift.threat.equations import nominal_dose
from relift.threat.events import Features
from relift.threat.params import Params, default_priors, draw_members
from relift.threat.paths import Paths, entered, performed, trained
from relift.threat.state import (
    FAST,
    FIRST_MOVEMENT,
    INTERCEPT,
    LOAD,
    QUICK,
    RANGE,
    SAFETY,
    SIZE,
    SLOW,
    Seen,
    read_off,
    see,
)

_PARTS = slice(QUICK, SLOW + 1)
_QUICK_SHARE = 0.05
_USED_TO = 3.0
_SEED = 71
_SECONDS_A_DAY = 86_400.0


class FittedBacks:
    """The backs of some people under the fitted model."""

    def __init__(self, people: People) -> None:
        self._people, self._priors = people, default_priors()
        drawn = [_member(int(number)) for number in people.numbers]
        params = np.concatenate([np.array(member) for member, _ in drawn], axis=1)
        start = np.concatenate([values for _, values in drawn], axis=1)
        self._params = Params(*params)._replace(
            fast_days=people.fast_days,
            slow_days=people.slow_days,
            rest_noise=people.rating_noise,
        )
        values = _start(people, start)
        self._paths = Paths(
            at=0.0,
            params=np.array(self._params),
            values=values,
            used_to=np.full(len(people), _USED_TO),
            excess=np.zeros(len(people)),
            dosed_at=0.0,
            places=(-1, -1),
            last_place=1,
        )
        self._paths = entered(self._paths, "")
        self._dose = np.zeros(len(people))
        self._passage = passage(self._params, 1.0)

    @property
    def level(self) -> Array:
        """See `Backs`."""
        level: Array = np.clip(self._paths.values[_PARTS].sum(axis=0), 0.0, NRS_MAX)
        return level

    def night(self, day: int) -> None:
        """See `Backs`."""
        left, wander = self._passage
        values = self._paths.values * left
        values[_PARTS] += np.sqrt(wander) * self._people.nights[day]
        shock = self._people.setbacks[day]
        values[QUICK] += 0.5 * shock
        values[FAST] += 0.5 * shock
        self._paths = self._paths._replace(values=values, at=(day + 1.0) * _SECONDS_A_DAY)

    def expects(self, effort: Effort) -> Array:
        """See `Backs`."""
        believed = read_off(self._seen(effort).belief, self._paths.values)
        expected: Array = np.clip(believed, 0.0, NRS_MAX)
        return expected

    def does(self, effort: Effort, is_done: Mask, noise: Array) -> Array:
        """See `Backs`."""
        after, ratings = performed(self._paths, self._seen(effort), self._priors, noise)
        values = np.where(is_done, after.values, self._paths.values)
        self._paths = after._replace(values=values)
        dose = nominal_dose(effort.load, effort.volume, self._priors.overload)
        self._dose = self._dose + np.where(is_done, dose, 0.0)
        return ratings.felt

    def day_ends(self) -> None:
        """See `Backs`."""
        self._paths = trained(self._paths, self._dose, self._priors)
        self._dose = np.zeros_like(self._dose)

    def _seen(self, effort: Effort) -> Seen:
        one = Features(movement="hinge", relative_load=0.5, range_of_motion=0.5, volume=10.0)
        plain = see([one], self._paths.places, self._priors.reading.volume_reference)
        belief = np.repeat(plain.belief.T, effort.load.size, axis=1)
        load = np.minimum(effort.load, 1.5)
        belief[LOAD], belief[RANGE] = load - 0.5, effort.range_of_motion - 0.5
        volume = np.maximum(effort.volume, 1.0)
        return Seen(
            relative_load=load,
            range_of_motion=effort.range_of_motion,
            log_volume=np.log(volume / self._priors.reading.volume_reference),
            belief=belief,
        )


def _member(number: int) -> tuple[Params, Array]:
    """Parameters of a person, and the noise of where their belief starts (SIZE, 1)."""
    rng = np.random.default_rng([_SEED, number])
    return draw_members(default_priors(), 1, rng), rng.standard_normal((SIZE, 1))


def _start(people: People, noise: Array) -> Array:
    start = default_priors().start
    values = np.zeros((SIZE, len(people)))
    values[QUICK] = _QUICK_SHARE * people.severity
    values[SLOW] = people.slow_share * people.severity
    values[FAST] = people.severity - values[QUICK] - values[SLOW]
    values[INTERCEPT] = start.intercept_base + start.intercept_per_severity * people.severity
    values[INTERCEPT] += start.intercept_sd * noise[INTERCEPT]
    values[LOAD] = start.load_slope + start.load_slope_sd * noise[LOAD]
    values[RANGE] = start.range_slope + start.range_slope_sd * noise[RANGE]
    values[FIRST_MOVEMENT:SAFETY] = start.movement_sd * noise[FIRST_MOVEMENT:SAFETY]
    return values
