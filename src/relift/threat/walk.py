"""One way to go on, walked by many possible people at once.

Random numbers belong to a day and to a place in it, never to what is done: two ways that are walked
with the same seed meet the same nights, the same ratings' noise and the same luck.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from relift.scales import NRS_MAX
from relift.threat.courses import Bout, Course, Fixed, Frame, Graded
from relift.threat.equations import nominal_dose
from relift.threat.graded import Climb, begun, judged, noted, open_top, very_heavy_noted, woken
from relift.threat.params import Priors
from relift.threat.paths import (
    N_DRAWS,
    Paths,
    Ratings,
    morning_ratings,
    performed,
    trained,
    walked_to,
)
from relift.threat.state import QUICK, SLOW, Seen, read_off, see

Array = NDArray[np.float64]
Ints = NDArray[np.int64]
Mask = NDArray[np.bool_]

MOST_SETS = 12
"""Most exposures of a day."""

WEEK_D = 7
_PARTS = slice(QUICK, SLOW + 1)


class Table(NamedTuple):
    """The exposures of a course as arrays, one row each."""

    seen: Seen
    loads: Array
    volumes: Array
    load_shares: Array
    is_counted: Mask

    def each(self, rows: Ints) -> Seen:
        """What each path does, by its row."""
        seen = self.seen
        return Seen(
            relative_load=seen.relative_load[rows],
            range_of_motion=seen.range_of_motion[rows],
            log_volume=seen.log_volume[rows],
            belief=np.ascontiguousarray(seen.belief[rows].T),
        )


class Walk:
    """One course on its way; a holder of arrays that is thrown away."""

    def __init__(
        self, people: Paths, course: Course, frame: Frame, priors: Priors, seed: int
    ) -> None:
        self._course, self._frame, self._priors, self._seed = course, frame, priors, seed
        self._paths = people
        n = people.values.shape[1]
        bouts = course.rungs if isinstance(course, Graded) else _distinct(course)
        self._bouts = bouts
        self._table = _table(bouts, people, priors)
        self._reference = _table(
            (Bout(features=frame.reference, load_share=0.0, is_counted=True),), people, priors
        )
        self._limits = np.array(frame.too_much_above)
        level = np.clip(people.values[_PARTS].sum(axis=0), 0.0, NRS_MAX)
        self.level_now = level
        self.mornings, self.expected = [level], [self._believed()]
        self.loads = [np.full(n, frame.load_now)]
        self.n_sets, self.n_too_much = np.zeros(n), np.zeros(n)
        self.too_much = [np.zeros(n)]
        self._climb: Climb | None = None
        self._known: list[Array] = []
        if isinstance(course, Graded):
            self._climb = begun(course.start, n)
            known = [np.full(n, rating) for rating in course.start.mornings]
            self._known = known or [np.rint(level)]
        self.retried: Ratings
        self.is_retry_too_much: Mask

    def through(self, days: Sequence[datetime]) -> Walk:
        """Walk through all days, and try the reference exposure at the end."""
        for day, at in enumerate(days, start=1):
            rng = np.random.default_rng([self._seed, day])
            self._paths = walked_to(self._paths, at.timestamp(), rng)
            morning = morning_ratings(self._paths, self._priors, rng)
            noise = rng.standard_normal((MOST_SETS, N_DRAWS, morning.size))
            self.mornings.append(morning)
            load = np.zeros(morning.size)
            if isinstance(self._course, Graded):
                load = self._graded_day(self._course, day, noise)
            elif self._course.days[day - 1]:
                load = self._fixed_day(self._course, day, noise)
            self.loads.append(load)
            self.expected.append(self._believed())
            self.too_much.append(self.n_too_much.copy())
        rng = np.random.default_rng([self._seed, 0])
        rows = np.zeros(self.level_now.size, dtype=np.int64)
        noise = rng.standard_normal((N_DRAWS, rows.size))
        limit = self._limit()
        _, self.retried = performed(self._paths, self._reference.each(rows), self._priors, noise)
        self.is_retry_too_much = np.rint(self.retried.felt) > limit
        return self

    def _fixed_day(self, course: Fixed, day: int, noise: Array) -> Array:
        n = self.level_now.size
        everyone = np.ones(n, dtype=np.bool_)
        limit, dose, load = self._limit(), np.zeros(n), np.zeros(n)
        for slot, bout in enumerate(course.days[day - 1]):
            rows = np.full(n, self._bouts.index(bout), dtype=np.int64)
            self._do(rows, everyone, noise[slot], limit)
            dose += self._dose(rows, everyone)
            load = np.maximum(load, bout.load_share)
        self._train(np.maximum(dose, course.least_dose))
        return load

    def _graded_day(self, course: Graded, day: int, noise: Array) -> Array:
        rules, climb = course.rules, self._climb
        assert climb is not None  # set for every graded course
        n = self.level_now.size
        self._known.append(np.rint(self.mornings[-1]))
        # Kept short: no rule looks back further than two windows.
        self._known = self._known[-2 * rules.morning_window :]
        mornings = np.stack(self._known)
        if climb.trained_on == day - 1:
            climb = woken(climb, mornings[-2:], rules)
        load = np.zeros(n)
        if course.trains[day - 1]:
            climb, load = self._climbed(course, climb, mornings, day, noise)
        self._climb = climb
        return load

    def _climbed(
        self, course: Graded, climb: Climb, mornings: Array, day: int, noise: Array
    ) -> tuple[Climb, Array]:
        """A training day: from the confirmed rung up, as far as sets are tolerated."""
        rules, last = course.rules, len(course.rungs) - 1
        limit, top = self._limit(), np.minimum(open_top(climb, mornings, day, rules), last)
        rung = np.minimum(np.maximum(climb.confirmed, 0), top)
        load, dose = np.zeros(rung.size), np.zeros(rung.size)
        tries, goes_on = np.zeros(rung.size, dtype=np.int64), top >= 0
        for slot in range(min(rules.sets_a_day, MOST_SETS)):
            is_done = goes_on & (rung <= top)
            if not is_done.any():
                break
            rows = np.clip(rung, 0, last)
            tried = judged(self._do(rows, is_done, noise[slot], limit), mornings[-1], limit, rules)
            climb = noted(climb, rows, is_done, tried, day)
            climb = very_heavy_noted(climb, rows, is_done, day=day, rules=rules)
            dose += self._dose(rows, is_done)
            load = np.maximum(load, np.where(is_done, self._table.load_shares[rows], 0.0))
            tries = np.where(tried.is_tolerated, 0, tries + 1)
            goes_on = is_done & ~tried.is_stop & (tries < rules.tries)
            rung = rung + tried.is_tolerated
        self._train(dose)
        return climb, load

    def _do(self, rows: Ints, is_done: Mask, noise: Array, limit: Array) -> Array:
        """One exposure on the paths that do it; what is felt, as whole ratings."""
        after, ratings = performed(self._paths, self._table.each(rows), self._priors, noise)
        values = np.where(is_done, after.values, self._paths.values)
        self._paths = after._replace(values=values)
        felt = np.rint(ratings.felt)
        counted = is_done & self._table.is_counted[rows]
        self.n_sets += counted
        self.n_too_much += counted & (felt > limit)
        return felt

    def _dose(self, rows: Ints, is_done: Mask) -> Array:
        table = self._table
        dose = nominal_dose(table.loads[rows], table.volumes[rows], self._priors.overload)
        return np.where(is_done, dose, 0.0)

    def _train(self, dose: Array) -> None:
        self._paths = trained(self._paths, dose, self._priors)

    def _limit(self) -> Array:
        """Above which felt pain a set is too much, by the pain before as the plan reads it."""
        said = np.rint(self.mornings[-1])
        true = np.rint(np.clip(self._paths.values[_PARTS].sum(axis=0), 0.0, NRS_MAX))
        before = np.maximum(said, np.minimum(true, said + 1.0)).astype(np.int64)
        limit: Array = self._limits[np.minimum(before, len(self._limits) - 1)]
        return limit

    def _believed(self) -> Array:
        belief = self._reference.seen.belief[0]
        return np.clip(read_off(belief, self._paths.values), 0.0, NRS_MAX)

    @property
    def clear_change(self) -> float:
        """Least change that counts as one [NRS]."""
        return self._frame.clear_change

    @property
    def has_bad_week(self) -> Mask:
        """Whether any whole week's mornings are clearly worse than the week before (paths,)."""
        before, found = self.level_now, np.zeros(self.level_now.size, dtype=np.bool_)
        for first in range(1, len(self.mornings) - WEEK_D + 1, WEEK_D):
            week = np.median(np.stack(self.mornings[first : first + WEEK_D]), axis=0)
            found |= week - before >= self._frame.bad_week_rise
            before = week
        return found


def _distinct(course: Fixed) -> tuple[Bout, ...]:
    return tuple(dict.fromkeys(bout for day in course.days for bout in day))


def _table(bouts: Sequence[Bout], paths: Paths, priors: Priors) -> Table:
    features = [bout.features for bout in bouts]
    return Table(
        seen=see(features, paths.places, priors.reading.volume_reference),
        loads=np.array([f.relative_load for f in features]),
        volumes=np.array([f.volume for f in features]),
        load_shares=np.array([bout.load_share for bout in bouts]),
        is_counted=np.array([bout.is_counted for bout in bouts], dtype=np.bool_),
    )
