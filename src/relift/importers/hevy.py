"""Hevy: what its exports look like, in every pair of units.

The headings are English whatever the app speaks; the months in its dates are not. An exercise's
note stands on each of its sets.
"""

from __future__ import annotations

from relift.importers.declaration import MILE_IN_M, App, Column, Field, columns
from relift.journal.lifting import SetKind
from relift.units import Unit

APP = App(
    id="hevy",
    name="Hevy",
    columns=columns(
        {
            Column(field=Field.TITLE): ("title",),
            Column(field=Field.DATE): ("start_time",),
            Column(field=Field.END): ("end_time",),
            Column(field=Field.WORKOUT_NOTE): ("description",),
            Column(field=Field.MOVEMENT): ("exercise_title",),
            Column(field=Field.SUPERSET): ("superset_id",),
            Column(field=Field.MOVEMENT_NOTE): ("exercise_notes",),
            Column(field=Field.SET): ("set_index",),
            Column(field=Field.KIND): ("set_type",),
            Column(field=Field.LOAD, unit=Unit.KG): ("weight_kg", "weight_kgs"),
            Column(field=Field.LOAD, unit=Unit.LB): ("weight_lbs", "weight_lb"),
            Column(field=Field.REPS): ("reps",),
            Column(field=Field.DISTANCE, scale=1000.0): ("distance_km",),
            Column(field=Field.DISTANCE, scale=MILE_IN_M): ("distance_miles", "distance_mi"),
            Column(field=Field.DISTANCE, scale=1.0): ("distance_meters", "distance_m"),
            Column(field=Field.SECONDS, scale=1.0): ("duration_seconds",),
            Column(field=Field.RPE): ("rpe",),
        }
    ),
    required=frozenset({Field.TITLE, Field.DATE, Field.MOVEMENT, Field.KIND, Field.REPS}),
    kinds={
        "normal": SetKind.WORKING,
        "warmup": SetKind.WARMUP,
        "warm_up": SetKind.WARMUP,
        "dropset": SetKind.DROPSET,
        "drop_set": SetKind.DROPSET,
        "failure": SetKind.FAILURE,
    },
)
