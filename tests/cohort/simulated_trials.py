"""Trials of made-up people, by the equations of the trial model, one person at a time."""

from __future__ import annotations

import numpy as np

from relift.threat.rated import RatedTrial


def simulated(
    n_people: int,
    n_trials: int,
    rng: np.random.Generator,
    *,
    weight: float = 0.3,
    rate: float = 0.2,
    noise: float = 0.8,
) -> list[RatedTrial]:
    """People who expect by two cues, feel by stimulus and expectation, and learn."""
    trials = []
    for person in range(n_people):
        sensitivity = rng.normal(3.7, 1.0)
        beliefs = {"low": sensitivity - 1.0, "high": sensitivity + 1.0}
        for t in range(n_trials):
            cue = "low" if rng.random() < 0.5 else "high"
            stimulus = float(rng.choice([0.0, 0.5, 1.0]))
            sensitivity += rng.normal(0.0, 0.2)
            expected = float(np.clip(rng.normal(beliefs[cue], noise), 0.0, 10.0))
            felt = (1.0 - weight) * (sensitivity + 1.5 * (stimulus - 0.5)) + weight * beliefs[cue]
            felt = float(np.clip(rng.normal(felt, noise), 0.0, 10.0))
            beliefs[cue] += rate * (felt - beliefs[cue])
            trials.append(
                RatedTrial(
                    person=f"p{person}",
                    session="1",
                    run=str(t // 12),
                    trial=str(t),
                    context=cue,
                    stimulus=stimulus,
                    expected=round(expected, 3),
                    felt=round(felt, 3),
                )
            )
    return trials
