"""The yardstick: an exposure's load as a share of the e1RM that its lift had before the flare.

Each exposure is measured against the newest flare before it (or, without one, against the first
exposure): what was lifted up to that day forecasts the e1RM, and light planned sets do not move it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from datetime import datetime

from relift.journal.timeline import Exposure, Journal, Workout
from relift.plan.ladders import ladders
from relift.plan.lifts import without_ladder_sets
from relift.training.history import LiftHistory, lift_history
from relift.training.meaning import meaning
from relift.training.strength import forecast_e1rm

_UNKNOWN_SHARE = 0.3
_MOST = 1.5


class Yardstick:
    """Measures loads; remembers the forecasts it has made, which depend on nothing else."""

    def __init__(self, journal: Journal) -> None:
        self._workouts = without_ladder_sets(journal.workouts)
        self._anchors = [flare.at for flare in journal.flares]
        exposures = journal.exposures
        self._first = exposures[0].at if exposures else None
        self._histories: dict[int, Mapping[str, LiftHistory]] = {}
        self._e1rm: dict[tuple[datetime, str], float | None] = {}
        self._nominal = {r.id: ladder.demand(r) for ladder in ladders() for r in ladder.rungs}

    def relative_load(self, exposure: Exposure) -> float:
        """An exposure's load as a share of e1RM; nominal for a rung without a load."""
        nominal = self._nominal.get(exposure.rung, _UNKNOWN_SHARE)
        if not exposure.load_kg:
            return nominal
        match = meaning(exposure.movement, exposure.meant)
        e1rm_kg = self._forecast(self.anchor(exposure.at), match.id) if match else None
        return min(_MOST, exposure.load_kg / e1rm_kg) if e1rm_kg else nominal

    def e1rm_kg(self, workout: Workout) -> dict[str, float]:
        """The yardstick of each lift of a workout, by movement id [kg]."""
        anchor, known = self.anchor(workout.at), {}
        for block in workout.blocks:
            match = meaning(block.name, block.meant)
            e1rm_kg = self._forecast(anchor, match.id) if match else None
            if match and e1rm_kg:
                known[match.id] = e1rm_kg
        return known

    def anchor(self, at: datetime) -> datetime:
        """The newest flare at or before an instant, else the first exposure, else the instant."""
        before = bisect_right(self._anchors, at)
        return self._anchors[before - 1] if before else (self._first or at)

    def histories(self, anchor: datetime) -> Mapping[str, LiftHistory]:
        """What was lifted up to an anchor, by movement id."""
        n_done = bisect_right(self._workouts, anchor, key=lambda workout: workout.at)
        if n_done not in self._histories:
            self._histories[n_done] = lift_history(self._workouts[:n_done])
        return self._histories[n_done]

    def _forecast(self, anchor: datetime, movement_id: str) -> float | None:
        key = (anchor, movement_id)
        if key not in self._e1rm:
            history = self.histories(anchor).get(movement_id)
            known = history is not None and history.days
            self._e1rm[key] = (
                forecast_e1rm(history, anchor.date()).median_kg if history and known else None
            )
        return self._e1rm[key]
