"""FitNotes on Android and FitNotes 2 on iOS: a workout is a day, and sets have no number.

The iOS app writes each weight in both units. Equal rows are normal: they are sets.
"""

from __future__ import annotations

from relift.importers.declaration import App, Column, Field, columns
from relift.journal.lifting import SetKind
from relift.units import Unit

APP = App(
    id="fitnotes",
    name="FitNotes",
    columns=columns(
        {
            Column(field=Field.DATE): ("date",),
            Column(field=Field.MOVEMENT): ("exercise",),
            # The muscle group: Relift tells it from the exercise.
            Column(field=Field.NOTHING): ("category",),
            Column(field=Field.LOAD): ("weight",),
            Column(field=Field.LOAD, unit=Unit.KG): ("weight (kg)", "weight (kgs)"),
            Column(field=Field.POUNDS, unit=Unit.LB): ("weight (lbs)", "weight (lb)"),
            Column(field=Field.LOAD_UNIT): ("weight unit",),
            Column(field=Field.REPS): ("reps",),
            Column(field=Field.DISTANCE): ("distance",),
            Column(field=Field.DISTANCE_UNIT): ("distance unit",),
            Column(field=Field.SECONDS, scale=1.0): ("time",),
            Column(field=Field.NOTE): ("comment", "notes"),
            Column(field=Field.KIND): ("kind",),
        }
    ),
    required=frozenset({Field.DATE, Field.MOVEMENT, Field.REPS, Field.SECONDS, Field.DISTANCE}),
    kinds={
        "working": SetKind.WORKING,
        "work": SetKind.WORKING,
        "normal": SetKind.WORKING,
        "warmup": SetKind.WARMUP,
        "warm-up": SetKind.WARMUP,
        "warm up": SetKind.WARMUP,
        "drop": SetKind.DROPSET,
        "dropset": SetKind.DROPSET,
        "drop set": SetKind.DROPSET,
        "failure": SetKind.FAILURE,
    },
)
