from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from relift.errors import DataFileError, InvalidValueError
from relift.training import movements as room
from relift.training import names
from relift.training.movements import (
    How,
    ImplementKind,
    Laterality,
    Pattern,
    movement,
    movements,
    resolve,
)

SHARED = Path(__file__).parents[2] / ".." / "shared" / "data" / "training"
HINGE_OR_SQUAT = re.compile(r"squat|dead ?lift|\brdl\b|hinge|good morning|hip thrust|swing", re.I)
NOT_A_LIFT_OF_OURS = {"contralateral split squat iso hold", "topside deadlift"}


@pytest.mark.parametrize(
    ("name", "movement_id"),
    [
        ("Deadlift (Barbell)", "deadlift"),
        ("barbell deadlifts", "deadlift"),
        ("DEADLIFT", "deadlift"),
        ("Conventional Deadlift", "deadlift"),
        ("Kreuzheben (Langhantel)", "deadlift"),
        ("Soulevé de terre", "deadlift"),
        ("Peso Muerto (Barra)", "deadlift"),
        ("Peso Muerto Sumo", "sumo_deadlift"),
        ("Sumo Deadlift (Barbell)", "sumo_deadlift"),
        ("RDL", "romanian_deadlift"),
        ("Rumänisches Kreuzheben", "romanian_deadlift"),
        ("Stiff Leg Deadlift (Dumbbell)", "dumbbell_stiff_leg_deadlift"),
        ("Deadlift - Trap Bar", "trap_bar_deadlift"),
        ("Hex Bar Deadlift", "trap_bar_deadlift"),
        ("Deadlift ( Smith Machine )", "smith_deadlift"),
        ("Squat (Barbell)", "squat"),
        ("Low Bar Squat", "squat"),
        ("Kniebeugen", "squat"),
        ("Sentadilla (Máquina Smith)", "smith_squat"),
        ("Goblet Squat (Kettlebell)", "goblet_squat"),
        ("Leg Press Horizontal (Machine)", "leg_press"),
        ("Press de Banca (Barra)", "bench_press"),
        ("Bench Press - Close Grip (Barbell)", "close_grip_bench_press"),
        ("Pull-Ups", "pull_up"),
    ],
)
def test_a_name_as_apps_and_people_write_it_is_an_exact_alias(name: str, movement_id: str) -> None:
    match = resolve(name)
    assert match.movement is movement(movement_id)
    assert (match.confidence, match.how) == (1.0, How.ALIAS)


@pytest.mark.parametrize("one", movements().values(), ids=lambda m: m.id)
def test_each_movement_is_found_by_its_id_its_name_and_all_its_aliases(one: room.Movement) -> None:
    for name in (one.id, one.name, one.name.upper(), *one.aliases):
        assert resolve(name).movement is one, name


def test_ladders_find_the_movements_that_they_name() -> None:
    hinges = ("deadlift", "sumo_deadlift", "trap_bar_deadlift", "romanian_deadlift")
    squats = ("squat", "front_squat", "box_squat", "safety_bar_squat")
    assert {movement(i).pattern for i in hinges} == {Pattern.HINGE}
    assert {movement(i).pattern for i in squats} == {Pattern.SQUAT}


@pytest.mark.parametrize(
    "name",
    [
        "Leg Curl",
        "Squat Jump",
        "Jump Squat",
        "Squat Thrust",
        "Squat stretch",
        "Deadlift to jump",
        "Trap Bar Jump",
        "Trap Bar Shoulder Press",
        "Hip Adductor (Machine)",
        "Back Squat Mobility",
        "Dead Bug",
        "Dead Hang",
        "Leg Extension",
        "Calf Press on Leg Press",
        "Good Morning Stretch",
        "Sentadilla con Salto",
        "Hamstring Stretch",
        "Hip Flexor Stretch",
        "Jump Lunge",
        "Box Jump",
        "Wall Sit",
        "Deadlift Bar Wrist Curl",
        "Squat Rack Curl",
        "Leg Press Calf Raise",
        "Smith Machine Calf Raise",
        "Foam Roll Hamstrings",
        "Rack",
        "Swimming",
        "Arm Swing",
        "Squat Hold",
        "Hip Hinge Drill",
        "Deadlift Shrug",
        "Hack Squat Calf Raise",
        "Curl femoral sentado",
    ],
)
def test_what_only_sounds_like_a_hinge_or_a_squat_is_not_taken_for_one(name: str) -> None:
    found = resolve(name).movement
    assert found is None or found.pattern not in {Pattern.HINGE, Pattern.SQUAT}


@pytest.mark.parametrize(
    ("name", "movement_id"),
    [
        ("High to Low Cable Fly", "cable_fly"),
        ("Low-to-High Cable Fly", "low_cable_fly"),
        ("Low to High Wood Chop", "woodchop"),
        ("Unilateral Cable Fly", "single_arm_cable_fly"),
        ("Unilateral Farmer Walk", "suitcase_carry"),
        ("Remada unilateral", "single_arm_dumbbell_row"),
        ("1 Arm Dumbbell Row", "single_arm_dumbbell_row"),
        ("Rope Curl", "cable_hammer_curl"),
        ("French Curls", "barbell_triceps_extension"),
        ("Butterfly Reverse (Maschine)", "machine_reverse_fly"),
        ("Enges Bankdrücken", "close_grip_bench_press"),
        ("Beinheben hängend", "hanging_leg_raise"),
        ("Curl femoral sentado", "seated_leg_curl"),
        ("Dominadas Escapulares", "scapular_pull_up"),
        ("Flexiones Diamante", "diamond_push_up"),
        ("Leg curl sdraiato", "lying_leg_curl"),
        ("Leg Ext", "leg_extension"),
        ("DB Ext Rotation", "external_rotation"),
        ("Farmers Carries", "farmer_walk"),
        ("Press-ups", "push_up"),
    ],
)
def test_a_name_means_the_most_exact_movement(name: str, movement_id: str) -> None:
    match = resolve(name)
    assert match.movement is movement(movement_id)
    assert match.confidence == 1.0


@pytest.mark.parametrize("name", ["Front Lever Raise", "Front Lever", "Skiing", "Reverse Plank"])
def test_a_movement_that_we_do_not_have_is_not_taken_for_a_neighbour(name: str) -> None:
    assert resolve(name).movement is None


@pytest.mark.parametrize("said", sorted(room._file().phrases))
def test_each_phrase_is_written_as_names_are_read_and_so_can_be_met(said: str) -> None:
    assert names._words(said) == said.split()
    assert len(said.split()) <= names._LONGEST_PHRASE


def test_loose_words_leave_the_movement_and_cost_certainty() -> None:
    match = resolve("Deadlift Old Data")
    assert match.movement is movement("deadlift")
    assert match.how is How.LOOSE
    assert match.confidence == pytest.approx(0.9)


@pytest.mark.parametrize(
    ("typed", "movement_id"),
    [
        ("Dedlift", "deadlift"),
        ("Romanain Deadlift", "romanian_deadlift"),
        ("Barbel Squat", "squat"),
    ],
)
def test_a_slip_of_spelling_is_read_with_less_certainty(typed: str, movement_id: str) -> None:
    match = resolve(typed)
    assert match.movement is movement(movement_id)
    assert match.how is How.SPELLING
    assert 0.7 < match.confidence < 0.9


def test_one_unknown_word_beside_a_known_name_is_half_believed() -> None:
    match = resolve("Lat Pulldown Omnigrip")
    assert match.movement is movement("lat_pulldown")
    assert match.how is How.PART
    assert match.confidence < 0.7


def test_an_unknown_word_beside_a_bare_squat_is_not_believed() -> None:
    assert resolve("Squat Xyzzy").movement is None


@pytest.mark.parametrize("name", ["", "   ", "💪", "()", "12345", "的", "of the"])
def test_a_name_without_known_words_means_nothing(name: str) -> None:
    assert resolve(name) == room.Match(movement=None, confidence=0.0, how=How.NONE)


def test_machine_brands_make_a_machine_of_a_lift() -> None:
    assert resolve("Squat (Technogym)").movement is movement("machine_squat")
    assert resolve("Hammer shoulder press").movement is movement("machine_overhead_press")


def test_the_main_lifts_are_those_that_programmes_are_built_on() -> None:
    mains = {one.id for one in movements().values() if one.is_main}
    assert {"squat", "deadlift", "bench_press", "overhead_press"} <= mains
    assert all(
        one.implement in {ImplementKind.BARBELL, ImplementKind.TRAP_BAR}
        for one in movements().values()
        if one.is_main
    )


def test_an_unknown_id_is_refused() -> None:
    with pytest.raises(InvalidValueError, match="no_such_lift"):
        movement("no_such_lift")


def test_a_movement_file_that_breaks_its_rules_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    lifts = [m for m in movements().values() if m.id in {"deadlift", "squat"}]
    monkeypatch.setattr(room, "_rows", lambda: [lifts[0], lifts[0]])
    with pytest.raises(DataFileError, match="stands twice"):
        movements.__wrapped__()
    clash = room.msgspec.structs.replace(lifts[1], aliases=("barbell deadlift",))
    monkeypatch.setattr(room, "movements", lambda: {m.id: m for m in (lifts[0], clash)})
    with pytest.raises(DataFileError, match="means deadlift and squat"):
        room._book.__wrapped__()


def test_a_row_that_does_not_fit_is_named_by_its_line(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "movements.csv").write_text("id,name,pattern\nx,X,hinge\ny,Y,dance\n", "utf-8")
    monkeypatch.setattr("relift.data.tables.resources.files", lambda _: tmp_path)
    with pytest.raises(DataFileError, match=r"movements.csv, line 2: .*implement"):
        room._rows()


def test_there_are_about_three_hundred_movements_of_every_pattern_and_laterality() -> None:
    table = movements()
    assert 280 <= len(table) <= 380
    assert {one.pattern for one in table.values()} == set(Pattern)
    assert {one.laterality for one in table.values()} == set(Laterality)
    assert all(re.fullmatch(r"[a-z][a-z0-9_]*", one) for one in table)


@pytest.mark.parametrize(
    ("movement_id", "laterality"),
    [
        ("squat", Laterality.BILATERAL),
        ("bulgarian_split_squat", Laterality.UNILATERAL),
        ("single_arm_cable_row", Laterality.UNILATERAL),
        ("suitcase_carry", Laterality.UNILATERAL),
        ("side_plank", Laterality.UNILATERAL),
        ("lunge", Laterality.ALTERNATING),
        ("russian_twist", Laterality.ALTERNATING),
    ],
)
def test_a_movement_says_whether_both_sides_work(movement_id: str, laterality: Laterality) -> None:
    assert movement(movement_id).laterality is laterality


def test_whatever_is_called_single_is_one_sided() -> None:
    singles = [one for one in movements().values() if "single" in one.id]
    assert len(singles) > 10
    assert {one.laterality for one in singles} == {Laterality.UNILATERAL}


def test_hinge_and_squat_names_of_real_logs_resolve() -> None:
    if not SHARED.is_dir():
        pytest.skip("../shared/data/training is absent")
    written = {
        row[column]
        for file in sorted(SHARED.glob("strong*.csv"))
        for column, row in _rows(file)
        if len(row) > column and HINGE_OR_SQUAT.search(row[column])
    }
    assert len(written) > 70
    lost = {n for n in written if resolve(n).movement is None}
    assert {n.strip().casefold() for n in lost} <= NOT_A_LIFT_OF_OURS


def _rows(file: Path) -> list[tuple[int, list[str]]]:
    text = file.read_text(encoding="utf-8-sig", errors="replace")
    head = text.split("\n", 1)[0]
    rows = list(csv.reader(text.splitlines(), delimiter=";" if head.count(";") > 2 else ","))
    columns = [
        i for i, h in enumerate(rows[0]) if h.strip() in {"Exercise Name", "Nombre del ejercicio"}
    ]
    return [(columns[0], row) for row in rows[1:]] if columns else []
