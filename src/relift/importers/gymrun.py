"""GymRun: semicolons, German dates, and a book of entries in which each may have its own time.

Whether a time is the set's or the workout's is not known, so a workout is what shares a day and a
routine, and its earliest time begins it.
"""

from __future__ import annotations

from relift.importers.declaration import App, Column, Field, columns
from relift.journal.lifting import SetKind

APP = App(
    id="gymrun",
    name="GymRun",
    columns=columns(
        {
            Column(field=Field.DATE): ("date",),
            Column(field=Field.TIME): ("time",),
            Column(field=Field.TITLE): ("routine",),
            Column(field=Field.MOVEMENT): ("exercise",),
            Column(field=Field.SET): ("set",),
            Column(field=Field.LOAD): ("weight",),
            Column(field=Field.REPS): ("reps",),
            Column(field=Field.SECONDS, scale=1.0): ("duration",),
            Column(field=Field.DISTANCE): ("distance",),
            Column(field=Field.NOTE): ("note",),
            Column(field=Field.KIND): ("type",),
            # The version of the app's form.
            Column(field=Field.NOTHING): ("version1",),
        }
    ),
    required=frozenset(
        {Field.DATE, Field.TIME, Field.TITLE, Field.MOVEMENT, Field.SET, Field.LOAD, Field.REPS}
    ),
    kinds={
        "n": SetKind.WORKING,
        "normal": SetKind.WORKING,
        "w": SetKind.WARMUP,
        "warmup": SetKind.WARMUP,
        "warm up": SetKind.WARMUP,
        "warm-up": SetKind.WARMUP,
        "d": SetKind.DROPSET,
        "dropset": SetKind.DROPSET,
        "drop set": SetKind.DROPSET,
        "failure": SetKind.FAILURE,
    },
    is_by_day=True,
)
