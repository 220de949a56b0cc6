"""Names as the apps write them, and as lifters say them in their language, mean our movements."""

from __future__ import annotations

import pytest

from relift.training.movements import movement, resolve

APPS = """
Strong: Bicep Curl (Barbell) = barbell_curl
Strong: Bicep Curl (Cable) = cable_curl
Strong: Triceps Pushdown (Cable - Straight Bar) = triceps_pushdown
Strong: Lat Pulldown - Wide Grip (Cable) = lat_pulldown
Strong: Seated Row (Cable) = cable_row
Strong: Iso-Lateral Row (Machine) = machine_row
Strong: Knee Raise (Captain's Chair) = captains_chair_raise
Strong: Seated Leg Curl (Machine) = seated_leg_curl
Strong: Hip Abductor (Machine) = hip_abduction
Strong: Calf Press on Leg Press = leg_press_calf_raise
Strong: Reverse Fly (Machine) = machine_reverse_fly
Strong: Farmers Walk = farmer_walk
Strong: Shrug (Smith Machine) = machine_shrug
Strong: Stiff Leg Deadlift (Barbell) = stiff_leg_deadlift
Hevy: Rear Delt Reverse Fly (Cable) = cable_reverse_fly
Hevy: Behind the Back Bicep Wrist Curl (Barbell) = wrist_curl
Hevy: Seated Palms Up Wrist Curl = wrist_curl
Hevy: Single Arm Lateral Raise (Cable) = cable_lateral_raise
Hevy: Triceps Rope Pushdown = triceps_pushdown
Hevy: Overhead Triceps Extension (Cable) = overhead_triceps_extension
Hevy: Chest Supported Incline Row (Dumbbell) = chest_supported_dumbbell_row
Hevy: Leg Raise Parallel Bars = captains_chair_raise
Hevy: Butterfly (Pec Deck) = machine_fly
Hevy: Low Cable Fly Crossovers = low_cable_fly
Hevy: Bulgarian Split Squat = bulgarian_split_squat
Hevy: Standing Calf Raise (Smith) = smith_calf_raise
Hevy: Cross Body Hammer Curl = cross_body_hammer_curl
Hevy: Nordic Hamstrings Curls = nordic_curl
FitNotes: Flat Barbell Bench Press = bench_press
FitNotes: EZ-Bar Skullcrusher = skull_crusher
FitNotes: Cable Face Pull = face_pull
FitNotes: Rope Push Down = triceps_pushdown
FitNotes: Seated Machine Fly = machine_fly
FitNotes: Ab-Wheel Rollout = ab_wheel
FitNotes: Lateral Dumbbell Raise = lateral_raise
FitNotes: Close Grip Barbell Bench Press = close_grip_bench_press
FitNotes: Seated Dumbbell Press = dumbbell_overhead_press
StrongLifts: Overhead Press = overhead_press
StrongLifts: Barbell Row = barbell_row
StrongLifts: Squat = squat
GymRun: Dumbbell Lateral Raises = lateral_raise
GymRun: Cable Crunches = cable_crunch
Fitbod: Barbell Bench Press = bench_press
Fitbod: Dumbbell Bicep Curl = dumbbell_curl
Fitbod: Cable Rope Tricep Extension = triceps_pushdown
Fitbod: Hammer Curls = hammer_curl
Fitbod: Back Squat = squat
Fitbod: Machine Leg Press = leg_press
Fitbod: Dumbbell Romanian Deadlift = dumbbell_romanian_deadlift
Fitbod: Lat Pulldown = lat_pulldown
"""
LANGUAGES = """
de: Bankdrücken (Langhantel) = bench_press
de: Schrägbankdrücken (Kurzhantel) = dumbbell_incline_bench_press
de: Schulterdrücken (Kurzhantel) = dumbbell_overhead_press
de: Latzug (Kabelzug) = lat_pulldown
de: Rudern vorgebeugt (Langhantel) = barbell_row
de: Klimmzüge = pull_up
de: Liegestütze = push_up
de: Beinpresse = leg_press
de: Beinstrecker (Maschine) = leg_extension
de: Beinbeuger sitzend (Maschine) = seated_leg_curl
de: Wadenheben stehend (Maschine) = calf_raise
de: Seitheben (Kurzhantel) = lateral_raise
de: Bizepscurls (Langhantel) = barbell_curl
de: Trizepsdrücken (Kabelzug) = triceps_pushdown
de: Kreuzheben = deadlift
de: Kreuzheben mit gestreckten Beinen = stiff_leg_deadlift
de: Ausfallschritte (Kurzhantel) = lunge
de: Unterarmstütz = plank
de: Laufband = running
fr: Développé couché (barre) = bench_press
fr: Développé incliné (haltères) = dumbbell_incline_bench_press
fr: Soulevé de terre = deadlift
fr: Soulevé de terre roumain = romanian_deadlift
fr: Tractions = pull_up
fr: Tirage vertical = lat_pulldown
fr: Rowing barre = barbell_row
fr: Élévations latérales (haltères) = lateral_raise
fr: Curl marteau = hammer_curl
fr: Mollets debout (machine) = calf_raise
fr: Gainage = plank
fr: Pompes = push_up
fr: Presse à cuisses = leg_press
fr: Marche = walking
es: Press de banca (barra) = bench_press
es: Peso muerto rumano (mancuernas) = dumbbell_romanian_deadlift
es: Sentadilla búlgara = bulgarian_split_squat
es: Jalón al pecho (cable) = lat_pulldown
es: Remo sentado (polea) = cable_row
es: Dominadas = pull_up
es: Elevaciones laterales (mancuernas) = lateral_raise
es: Extensión de tríceps (polea) = triceps_pushdown
es: Curl martillo (mancuernas) = hammer_curl
es: Aperturas (máquina) = machine_fly
es: Elevación de gemelos de pie (máquina) = calf_raise
es: Encogimientos (mancuernas) = dumbbell_shrug
es: Plancha lateral = side_plank
es: Flexiones = push_up
pt: Supino reto (barra) = bench_press
pt: Agachamento = squat
pt: Levantamento terra = deadlift
pt: Remada curvada (barra) = barbell_row
pt: Puxada frontal = lat_pulldown
pt: Rosca direta = barbell_curl
pt: Cadeira extensora = leg_extension
pt: Mesa flexora = lying_leg_curl
pt: Elevação lateral (halteres) = lateral_raise
pt: Elevação pélvica = hip_thrust
pt: Prancha = plank
it: Panca piana = bench_press
it: Stacco da terra = deadlift
it: Stacco rumeno = romanian_deadlift
it: Trazioni = pull_up
it: Rematore con bilanciere = barbell_row
it: Alzate laterali = lateral_raise
it: Lento avanti = overhead_press
it: Curl con manubri = dumbbell_curl
tr: Barfiks = pull_up
tr: Şınav = push_up
tr: İp atlama = jump_rope
tr: Koşu = running
tr: Mekik = sit_up
"""


def rows(text: str) -> list[tuple[str, str]]:
    lines = [line.partition(": ")[2] for line in text.split("\n") if line]
    return [
        (name, movement_id) for name, _, movement_id in (line.rpartition(" = ") for line in lines)
    ]


@pytest.mark.parametrize(("name", "movement_id"), rows(APPS) + rows(LANGUAGES))
def test_a_name_as_apps_and_lifters_write_it_is_surely_known(name: str, movement_id: str) -> None:
    match = resolve(name)
    assert match.movement == movement(movement_id)
    assert match.confidence >= 0.9
