"""From the journal to the events that the pain model learns from.

Only expectations given before a set are passed on. Loads become shares of the e1RM of the lift, as
it was forecast at the newest flare before the exposure, so that light planned sets do not move the
yardstick. Training dose counts from the first report on; what was trained before it sets the load
that the person is used to.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from relift.journal.timeline import Exposure, Journal
from relift.plan.ladders import back_share, ladders, rung_of_id
from relift.plan.yardstick import Yardstick
from relift.threat import events
from relift.training.load import dose_of
from relift.training.meaning import meaning
from relift.training.movements import Pattern

_FAMILIES = {
    Pattern.HINGE: "hinge",
    Pattern.SQUAT: "squat",
    Pattern.LUNGE: "lunge",
    Pattern.PRESS_HORIZONTAL: "press",
    Pattern.PRESS_VERTICAL: "press",
    Pattern.ROW: "row",
    Pattern.PULL: "row",
    Pattern.CARRY: "carry",
    Pattern.BEND: "bend",
}

_ORDER = (
    events.Flared,
    events.CheckedIn,
    events.Dosed,
    events.Expected,
    events.Felt,
    events.Avoided,
)
"""Of the same instant: a flare before the answers that tell of it, a question before its answer."""


def threat_events(journal: Journal, yardstick: Yardstick) -> list[events.Event]:
    """List what the pain model learns from, by time.

    Args:
        journal: As far as it should be learned from.
        yardstick: Measures loads as shares of e1RM.
    """
    found = [*_reports(journal), *_exposures(journal, yardstick)]
    if not found:
        return []
    first = min(event.at for event in found)
    doses = [
        events.Dosed(at=workout.at, dose=dose_of(workout, yardstick.e1rm_kg(workout)))
        for workout in journal.workouts
        if workout.at >= first
    ]
    return sorted([*found, *doses], key=lambda event: (event.at, _ORDER.index(type(event))))


def features_of(exposure: Exposure, yardstick: Yardstick) -> events.Features:
    """An exposure as the pain model sees it: its load is the part that the back carries."""
    family, rung = family_of(exposure), rung_of_id(exposure.rung)
    reps = exposure.reps if rung is None else rung.work(exposure.reps)
    return events.Features(
        movement=family,
        relative_load=yardstick.relative_load(exposure) * back_share(family),
        range_of_motion=exposure.range_of_motion,
        volume=max(1.0, reps * exposure.sets),
    )


def family_of(exposure: Exposure) -> str:
    """The belief that an exposure shares with others: its ladder's, else its pattern's."""
    for ladder in ladders():
        if exposure.ladder == ladder.id:
            return ladder.family
    match = meaning(exposure.movement, exposure.meant)
    return _FAMILIES.get(match.pattern, "other") if match else "other"


def _reports(journal: Journal) -> Iterator[events.Event]:
    for flare in journal.flares:
        yield events.Flared(at=flare.at)
    for entry in journal.checkins:
        said = entry.value
        yield events.CheckedIn(
            at=entry.at,
            pain_now=said.pain_now,
            pain_morning=said.pain_morning,
            worry=said.worry,
            confidence=said.confidence,
        )


def _exposures(journal: Journal, yardstick: Yardstick) -> Iterator[events.Event]:
    for exposure in journal.exposures:
        at: datetime = exposure.at
        features = features_of(exposure, yardstick)
        if exposure.expected_pain is not None:
            yield events.Expected(at=at, features=features, expected_pain=exposure.expected_pain)
        if exposure.is_avoided:
            yield events.Avoided(at=at, features=features)
        elif exposure.felt_pain is not None:
            yield events.Felt(at=at, features=features, felt_pain=exposure.felt_pain)
