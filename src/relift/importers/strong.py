"""Strong: what its exports look like, from 2015 on and in four languages.

The commonest form names no unit of weight. The unit stands in a heading (`kg`, `lb`,
`Weight (kg)`) or in a column of its own in the others. Markers W, D and F replace the set's number.
"""

from __future__ import annotations

from relift.importers.declaration import (
    MILE_IN_M,
    MINUTE_IN_S,
    App,
    Column,
    Field,
    PseudoRow,
    columns,
)
from relift.journal.lifting import SetKind
from relift.units import Unit

_HEADINGS = {
    Column(field=Field.DATE): ("date", "datum", "fecha"),
    Column(field=Field.TITLE): (
        "workout name",
        "workout_name",
        "workout-name",
        "nom de l'entraînement",
        "nombre de entrenamiento",
    ),
    Column(field=Field.MOVEMENT): (
        "exercise name",
        "exercise_name",
        "menu",
        "name der übung",
        "nom de l'exercice",
        "nombre del ejercicio",
    ),
    Column(field=Field.SET): (
        "set order",
        "set_order",
        "reihenfolge festlegen",
        "ordre de la série",
        "orden de la serie",
    ),
    Column(field=Field.LOAD): ("weight", "gewicht", "poids", "peso"),
    Column(field=Field.LOAD, unit=Unit.KG): ("kg", "weight (kg)", "weight (kgs)"),
    Column(field=Field.LOAD, unit=Unit.LB): ("lb", "lbs", "weight (lb)", "weight (lbs)"),
    Column(field=Field.LOAD_UNIT): ("weight unit", "weight_unit"),
    Column(field=Field.REPS): ("reps", "wiederh.", "réps", "rep."),
    Column(field=Field.DISTANCE): ("distance", "entfernung", "distancia"),
    Column(field=Field.DISTANCE, scale=1.0): ("distance (meters)",),
    Column(field=Field.DISTANCE, scale=1000.0): ("km",),
    Column(field=Field.DISTANCE, scale=MILE_IN_M): ("mi",),
    Column(field=Field.DISTANCE_UNIT): ("distance unit", "distance_unit"),
    Column(field=Field.SECONDS, scale=1.0): ("seconds", "sec", "sekunden", "secondes", "segundos"),
    Column(field=Field.SECONDS, scale=MINUTE_IN_S): ("duration (minutes)",),
    Column(field=Field.RPE): ("rpe",),
    Column(field=Field.NOTE): ("notes", "note", "notizen", "notas"),
    Column(field=Field.WORKOUT_NOTE): (
        "workout notes",
        "workout_note",
        "workout_notes",
        "workout-notizen",
        "notes d'entraînement",
        "notas del entrenamiento",
    ),
    Column(field=Field.WORKOUT_DURATION): (
        "duration",
        "workout duration",
        "workout_duration",
        "duration (sec)",
        "dauer",
        "durée",
        "duración",
    ),
    # A spreadsheet's running number, and the app's own: neither says anything about a set.
    Column(field=Field.NOTHING): ("", "workout #"),
}

APP = App(
    id="strong",
    name="Strong",
    columns=columns(_HEADINGS),
    required=frozenset({Field.DATE, Field.MOVEMENT, Field.SET, Field.LOAD, Field.REPS}),
    kinds={
        "w": SetKind.WARMUP,
        "warm_up": SetKind.WARMUP,
        "d": SetKind.DROPSET,
        "drop_set": SetKind.DROPSET,
        "f": SetKind.FAILURE,
        "failure": SetKind.FAILURE,
    },
    pseudo_rows={
        "rest timer": PseudoRow.REST,
        "ruhezeit": PseudoRow.REST,
        "temporizador de descanso": PseudoRow.REST,
        "minuteur de repos": PseudoRow.REST,
        "note": PseudoRow.NOTE,
        "notiz": PseudoRow.NOTE,
        "nota": PseudoRow.NOTE,
    },
    # Our own judgement: where the app is read in these languages, gyms mostly have kg plates.
    kg_priors={
        "name der übung": 0.95,
        "nom de l'exercice": 0.9,
        "nombre del ejercicio": 0.6,
    },
)
