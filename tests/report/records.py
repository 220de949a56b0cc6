"""Records for charts and reports: a flare with rated sets, a stop, an empty journal."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from tests.builders import (
    at,
    entry,
    exposure,
    flared,
    limit,
    medicine,
    screen,
    with_checkin,
    with_exposures,
)

from relift.journal.reports import CalmedDown, FlareReported, MedicineClass, NoteWritten
from relift.journal.timeline import Journal
from relift.report.material import Material
from relift.report.series import Fan, FanPoint
from relift.units import Unit

NOW = at(6, 20)
SPITEFUL = "<script>alert('x')</script> & \x1b[31mred"
"""What nobody should be able to put into a page or a terminal."""


def rated(day: int, expected: float, felt: float, **parts: Any) -> Any:
    """A deadlift of 225 lb on a day of the flare."""
    known = {
        "movement": "Deadlift (Barbell)",
        "load_kg": 102.0,
        "load_entered": 225.0,
        "unit": Unit.LB,
        "expected_pain": expected,
        "felt_pain": felt,
        "pain_before": 2.0,
    }
    return exposure(at(day, 18), "hinge", "hinge-50", **(known | parts))


def climbing(feared: str = "it goes pop", note: str = "slept badly", **parts: Any) -> Journal:
    """Six days after a flare, three rated sets: better, as and worse than expected."""
    journal = flared(**parts)
    for day in range(1, 7):
        pain = float(max(1, 5 - day))
        journal = with_checkin(journal, at(day, 8), pain_morning=pain, pain_now=pain, note=note)
    return with_exposures(
        journal,
        rated(2, 6.0, 3.0, feared=feared),
        rated(3, 3.0, 3.0),
        rated(4, 2.0, 3.0, note=note),
    )


def spiteful() -> Journal:
    """The same with hostile text in every place that a person or an app can write in."""
    journal = climbing(feared=SPITEFUL, note=SPITEFUL)
    workouts = tuple(
        replace(w, exposures=tuple(replace(e, movement=SPITEFUL) for e in w.exposures))
        for w in journal.workouts
    )
    last = workouts[-1]
    return replace(
        journal,
        workouts=(*workouts[:-1], replace(last, note=SPITEFUL)),
        flares=(entry(FlareReported(reported_labels=(SPITEFUL,), happened=SPITEFUL), at(0)),),
        calms=(entry(CalmedDown(thought=SPITEFUL, fear=SPITEFUL), at(0, 8.2)),),
        notes=(entry(NoteWritten(text=SPITEFUL), at(1)),),
        limits=(limit(at(1), 100.0, movement=SPITEFUL),),
        medications=(
            replace(
                medicine(at(1), MedicineClass.PAINKILLER),
                value=replace_name(medicine(at(1), MedicineClass.PAINKILLER).value),
            ),
        ),
    )


def replace_name(taken: Any) -> Any:
    """The same medicine under a hostile name."""
    return type(taken)(name=SPITEFUL, medicine_class=taken.medicine_class)


def stopped() -> Journal:
    """A record on which a danger sign was told this evening."""
    journal = climbing()
    told = screen(NOW - timedelta(hours=1), yes=("saddle_numbness",))
    return replace(journal, screens=(*journal.screens, told))


def fans() -> tuple[Fan, ...]:
    """Two ways to go on."""
    return tuple(
        Fan(
            policy=policy,
            measure="morning pain",
            points=tuple(
                FanPoint(day=d, low=max(0.0, end - 1), mean=end, high=end + 2) for d in (1, 8, 15)
            ),
        )
        for policy, end in (("grade", 2.0), ("avoid", 4.5))
    )


def material(journal: Journal, **parts: Any) -> Material:
    """What charts are made from, on the evening of the sixth day."""
    return Material(journal, NOW, **parts)
