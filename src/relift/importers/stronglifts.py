"""StrongLifts 5x5: one row is one exercise, and its sets stand side by side.

A set that was not done is empty; one that failed altogether has 0 reps.
"""

from __future__ import annotations

from relift.importers.declaration import HOUR_IN_S, App, Column, Field, columns
from relift.units import Unit

APP = App(
    id="stronglifts",
    name="StrongLifts",
    columns=columns(
        {
            Column(field=Field.DATE): (
                "date (yyyy/mm/dd)",
                "date (dd/mm/yyyy)",
                "date (mm/dd/yyyy)",
                "date",
            ),
            Column(field=Field.TIME): ("start time (h:mm)", "start time"),
            Column(field=Field.END): ("end time (h:mm)", "end time"),
            Column(field=Field.TITLE): ("workout name",),
            Column(field=Field.MOVEMENT): ("exercise",),
            Column(field=Field.WORKOUT_DURATION, scale=HOUR_IN_S): ("duration (hours)",),
            Column(field=Field.WORKOUT_NOTE): ("notes",),
            # The app's own number, and sums of the sets that are read.
            Column(field=Field.NOTHING): (
                "workout",
                "sets×reps",
                "sets×time",
                "top set (reps×kg)",
                "top set (reps×lb)",
                "e1rm (kg)",
                "e1rm (lb)",
                "reps",
                "volume (kg)",
                "volume (lb)",
                "workout volume (kg)",
                "workout volume (lb)",
            ),
        }
    ),
    required=frozenset({Field.DATE, Field.MOVEMENT}),
    across={
        "set # (reps)": Column(field=Field.REPS),
        "set # (kg)": Column(field=Field.LOAD, unit=Unit.KG),
        "set # (lb)": Column(field=Field.LOAD, unit=Unit.LB),
        "set # (lbs)": Column(field=Field.LOAD, unit=Unit.LB),
        "set # (time)": Column(field=Field.SECONDS, scale=1.0),
        "set # (sec)": Column(field=Field.SECONDS, scale=1.0),
        "set # (seconds)": Column(field=Field.SECONDS, scale=1.0),
    },
)
