"""Fitbod: a row a set, a workout without a name; dates may state their zone."""

from __future__ import annotations

from relift.importers.declaration import App, Column, Field, columns
from relift.journal.lifting import SetKind
from relift.units import Unit

APP = App(
    id="fitbod",
    name="Fitbod",
    columns=columns(
        {
            Column(field=Field.DATE): ("date",),
            Column(field=Field.MOVEMENT): ("exercise",),
            Column(field=Field.REPS): ("reps",),
            Column(field=Field.LOAD, unit=Unit.KG): (
                "weight(kg)",
                "weight(kgs)",
                "weight (kg)",
                "weight (kgs)",
            ),
            Column(field=Field.LOAD, unit=Unit.LB): (
                "weight(lb)",
                "weight(lbs)",
                "weight (lb)",
                "weight (lbs)",
            ),
            Column(field=Field.SECONDS, scale=1.0): ("duration(s)", "duration (s)"),
            Column(field=Field.DISTANCE, scale=1.0): ("distance(m)", "distance (m)"),
            Column(field=Field.KIND): ("iswarmup",),
            Column(field=Field.NOTE): ("note",),
        }
    ),
    required=frozenset({Field.DATE, Field.MOVEMENT, Field.REPS, Field.LOAD, Field.KIND}),
    kinds={
        "true": SetKind.WARMUP,
        "yes": SetKind.WARMUP,
        "1": SetKind.WARMUP,
        "false": SetKind.WORKING,
        "no": SetKind.WORKING,
        "0": SetKind.WORKING,
    },
)
