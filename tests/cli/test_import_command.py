"""`relift import`: what comes in, what is told, and what is refused."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

import pytest
from tests.cli.conftest import Relift
from tests.cli.strong_logs import (
    DAYS,
    HEADER,
    write_log,
    write_semicolon_log,
    write_uncertain_log,
)

from relift.app import clock
from relift.app.records import append, load_journal
from relift.app.setup import open_store
from relift.journal.records import new_record
from relift.journal.reports import Profile

KEYS_OF_THE_ISSUE = [
    *("file", "app", "unit", "unit_certainty", "rows", "set_rows", "sets", "pseudo_rows"),
    *("faults", "new", "already_known", "workouts", "movements", "first_on", "last_on"),
]
BAD_ROWS = (
    '2026-01-23 18:00:00,"Day",1h,"Squat (Barbell)",1,heavy,5,0,0,"","",',
    '2026-01-23 18:00:00,"Day",1h,"Squat (Barbell)",2,225.0,999999,0,0,"","",',
)


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return write_log(tmp_path / "strong.csv", DAYS)


def n_sets(relift: Relift) -> int:
    entries = relift("history", "--kind", "workout", "--limit", 0, "--json").json["entries"]
    return sum(entry["details"]["sets"] for entry in entries)


def test_a_log_comes_in_and_its_account_is_told(relift: Relift, log: Path) -> None:
    ran = relift("import", log)

    assert ran.code == 0
    assert "a log of Strong with 30 rows, 2026-01-05 to 2026-01-22" in ran.said
    assert "Added 24 sets in 6 workouts." in ran.said
    assert "Loads read as lb (94% sure)" in ran.said
    assert "6 × rest timer" in ran.said
    assert n_sets(relift) == 24


def test_json_has_the_keys_of_the_reference_and_accounts_for_every_row(
    relift: Relift, log: Path
) -> None:
    ran = relift("import", log, "--json")

    (file,) = ran.json["files"]
    assert ran.json["status"] == "ok"
    assert list(file)[: len(KEYS_OF_THE_ISSUE)] == KEYS_OF_THE_ISSUE
    assert file["rows"] == file["set_rows"] + file["pseudo_rows"] + file["faults"] == 30
    assert (file["app"], file["unit"], file["new"], file["already_known"]) == (
        "strong",
        "lb",
        24,
        0,
    )
    assert (file["workouts"], file["movements"]) == (6, 2)
    assert (file["first_on"], file["last_on"]) == ("2026-01-05", "2026-01-22")
    assert file["pseudo_row_names"] == {"rest timer": 6}


def test_the_same_log_a_second_time_adds_nothing(relift: Relift, log: Path) -> None:
    relift("import", log)
    again = relift("import", log)

    assert again.code == 0
    assert "Nothing is new: all 24 sets were here already." in again.said
    assert n_sets(relift) == 24


def test_a_unit_given_too_late_is_told_to_change_nothing(relift: Relift, log: Path) -> None:
    relift("import", log)
    again = relift("import", log, "--unit", "kg")

    assert "--unit changes nothing about sets that were here already" in again.said
    assert "--unit changes" not in relift("import", log).said


def test_a_longer_export_of_the_same_log_adds_only_what_is_new(
    relift: Relift, tmp_path: Path
) -> None:
    relift("import", write_log(tmp_path / "old.csv", DAYS[:4]))
    ran = relift("import", write_log(tmp_path / "new.csv", DAYS), "--json")

    assert ran.json["files"][0]["new"] == 8
    assert ran.json["files"][0]["already_known"] == 16
    assert n_sets(relift) == 24


def test_an_import_is_undone_and_can_come_in_again(relift: Relift, log: Path) -> None:
    relift("import", log)
    undone = relift("import", "--undo")

    assert "Took back the import of strong.csv: 24 sets count no longer" in undone.said
    assert n_sets(relift) == 0
    assert relift("import", log, "--json").json["files"][0]["new"] == 24
    assert n_sets(relift) == 24


def test_a_named_import_is_undone_and_a_newer_one_stays(
    relift: Relift, log: Path, tmp_path: Path
) -> None:
    first = relift("import", log, "--json").json["files"][0]["batch"]
    relift("import", write_semicolon_log(tmp_path / "semicolon.csv"))
    undone = relift("import", "--undo", first, "--json")

    assert undone.json["undone"] == {"batch": first, "file": "strong.csv", "sets": 24}
    assert n_sets(relift) == 6


def test_there_is_nothing_to_undo_in_an_empty_journal(relift: Relift) -> None:
    ran = relift("import", "--undo")

    assert ran.code == 2
    assert "no such import" in ran.told


@pytest.mark.parametrize(
    "named",
    [("newest",), ("5c2cd6dd-dfb1-4092-87a4-c82d94a2936f", "0b7ad0ac-3f1e-4f2c-9ac1-8d2a53b0e7c4")],
)
def test_what_is_no_single_import_cannot_be_undone(
    relift: Relift, log: Path, named: tuple[str, ...]
) -> None:
    relift("import", log)
    ran = relift("import", "--undo", *named)

    assert ran.code == 2
    assert "Nothing was changed" in ran.told
    assert n_sets(relift) == 24


def test_a_semicolon_file_that_names_its_unit_needs_no_guess(
    relift: Relift, tmp_path: Path
) -> None:
    ran = relift("import", write_semicolon_log(tmp_path / "semicolon.csv"))

    assert ran.code == 0
    assert "Loads are in kg." in ran.said


def test_the_unit_of_the_command_line_beats_the_guess(relift: Relift, log: Path) -> None:
    file = relift("import", log, "--unit", "kg", "--json").json["files"][0]

    assert (file["unit"], file["unit_certainty"]) == ("kg", 1.0)
    (top,) = relift("history", "--kind", "workout", "--limit", 1, "--json").json["entries"]
    assert top["details"]["top_sets"][0]["load_kg"] == 255.0


def test_a_unit_that_the_file_states_stays_and_that_is_told(relift: Relift, tmp_path: Path) -> None:
    ran = relift("import", write_semicolon_log(tmp_path / "semicolon.csv"), "--unit", "lb")

    assert "Loads are in kg: the file says so, and --unit lb was not used." in ran.said


def test_an_uncertain_unit_is_refused_with_the_option_to_give(
    relift: Relift, tmp_path: Path
) -> None:
    path = write_uncertain_log(tmp_path / "few.csv")
    ran = relift("import", path)

    assert ran.code == 3
    assert f"`relift import {path} --unit kg`" in ran.told
    assert n_sets(relift) == 0


def test_a_refused_unit_is_an_error_of_its_file_in_json(relift: Relift, tmp_path: Path) -> None:
    ran = relift("import", write_uncertain_log(tmp_path / "few.csv"), "--json")

    assert ran.code == 3
    assert ran.json["status"] == "failed"
    assert ran.json["files"][0]["error"]["kind"] == "UnitUncertainError"


def test_on_a_terminal_an_uncertain_unit_is_asked_until_it_is_one(
    relift: Relift, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("relift.cli.import_.may_ask", lambda: True)
    ran = relift("import", write_uncertain_log(tmp_path / "few.csv"), typed="\nstone\nLB\n")

    assert ran.code == 0
    assert "Please type kg or lb." in ran.said
    assert "Loads are in lb." in ran.said


def test_faults_are_told_by_line_column_value_and_remedy(relift: Relift, tmp_path: Path) -> None:
    ran = relift("import", write_log(tmp_path / "strong.csv", DAYS, extra=BAD_ROWS))

    assert ran.code == 0
    assert "2 rows could not be read and left out:" in ran.told
    assert "line 32, column “Weight”, value “heavy”: this is not a number." in ran.told
    assert "line 33, column “Reps”, value “999999”" in ran.told
    assert n_sets(relift) == 24


def test_faults_stand_in_json_with_their_place(relift: Relift, tmp_path: Path) -> None:
    ran = relift("import", write_log(tmp_path / "strong.csv", DAYS, extra=BAD_ROWS), "--json")

    (file,) = ran.json["files"]
    assert ran.json["status"] == "faults"
    assert file["rows"] == file["set_rows"] + file["pseudo_rows"] + file["faults"] == 32
    assert set(file["fault_list"][0]) == {"file", "line", "column", "value", "problem", "remedy"}
    assert file["fault_list"][0]["value"] == "heavy"


def test_ten_faults_are_shown_and_all_when_asked_for(relift: Relift, tmp_path: Path) -> None:
    path = write_log(tmp_path / "strong.csv", DAYS, extra=BAD_ROWS[:1] * 12)
    short, full = relift("import", path), relift("import", path, "--faults")

    assert "and 2 more; --faults shows all" in short.told
    assert full.told.count("column “Weight”") == 12


def test_a_file_of_nothing_but_faults_fails(relift: Relift, tmp_path: Path) -> None:
    path = tmp_path / "bad.csv"
    path.write_text("\n".join([HEADER, *BAD_ROWS]) + "\n", encoding="utf-8")
    ran = relift("import", path, "--json")

    assert ran.code == 3
    assert ran.json["status"] == "failed"


def test_a_bad_file_keeps_no_good_one_out(relift: Relift, log: Path, tmp_path: Path) -> None:
    ran = relift("import", tmp_path / "absent.csv", log, "--json")

    assert ran.code == 3
    assert [file["new"] for file in ran.json["files"]] == [0, 24]
    assert n_sets(relift) == 24


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b"\x00\x01\x02binary\x00", "not a text file"),
        (b"PK\x03\x04 not really a zip", "zip or Excel file"),
        (b"name,colour\nsquat,blue\n", "header that is not known"),
    ],
)
def test_a_file_that_is_no_log_is_refused_in_a_sentence(
    relift: Relift, tmp_path: Path, content: bytes, words: str
) -> None:
    path = tmp_path / "odd.csv"
    path.write_bytes(content)
    ran = relift("import", path)

    assert ran.code == 3
    assert words in ran.told


def test_a_folder_is_refused_and_what_to_name_instead_is_told(
    relift: Relift, tmp_path: Path
) -> None:
    ran = relift("import", tmp_path)

    assert ran.code == 3
    assert "is a folder" in ran.told
    assert "*.csv" in ran.told


def test_a_link_that_leads_nowhere_is_refused(relift: Relift, tmp_path: Path) -> None:
    circle = tmp_path / "circle.csv"
    circle.symlink_to(circle)
    ran = relift("import", circle)

    assert ran.code == 3
    assert "cannot be opened" in ran.told


def test_a_file_that_cannot_be_opened_is_refused(
    relift: Relift, log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Path, *_: object) -> None:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "open", refuse)
    ran = relift("import", log)

    assert ran.code == 3
    assert "cannot be opened (Permission denied)" in ran.told


def test_a_log_of_one_day_and_one_without_sets_are_told_as_such(
    relift: Relift, tmp_path: Path
) -> None:
    one = relift("import", write_log(tmp_path / "one.csv", DAYS[:1]), "--unit", "lb")
    empty = tmp_path / "empty.csv"
    empty.write_text(HEADER + "\n", encoding="utf-8")
    none = relift("import", empty)

    assert "5 rows of 2026-01-05: 4 sets" in one.said
    assert none.code == 0
    assert "0 rows: 0 sets" in none.said
    assert "There is no set in it." in none.said


def test_columns_that_are_not_read_are_named(relift: Relift, tmp_path: Path) -> None:
    path = tmp_path / "extra.csv"
    row = '2026-01-23 18:00:00,"Day",1h,"Squat (Barbell)",1,100,5,0,0,"","",,legs'
    path.write_text(f"{HEADER},Part\n{row}\n", encoding="utf-8")
    ran = relift("import", path, "--unit", "kg")

    assert "Columns not read: Part." in ran.said


def test_several_files_are_undone_by_their_ids(relift: Relift, log: Path, tmp_path: Path) -> None:
    other = write_log(tmp_path / "other.csv", [day.replace("2026", "2025") for day in DAYS])
    ran = relift("import", log, other)
    first = relift("history", "--kind", "import", "--json").json["entries"][0]

    assert f"relift import --undo {first['details']['batch']}" in ran.said


def test_an_interrupted_import_leaves_nothing_behind(
    relift: Relift, log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("relift.app.imports.add_batch", interrupt)
        ran = relift("import", log)

    assert ran.code == 130
    assert relift("history", "--json").json["total"] == 0
    assert relift("import", log, "--json").json["files"][0]["new"] == 24


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with a name are Unix's")
def test_a_pipe_is_refused_without_waiting_for_it(relift: Relift, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.csv"
    os.mkfifo(pipe)
    ran = relift("import", pipe)

    assert ran.code == 3
    assert "a device or a pipe" in ran.told


def test_a_file_larger_than_any_log_is_refused_before_it_is_read(
    relift: Relift, tmp_path: Path
) -> None:
    path = tmp_path / "huge.csv"
    with path.open("wb") as file:
        file.truncate(1_000_000_001)
    ran = relift("import", path)

    assert ran.code == 3
    assert "larger than 256 MB" in ran.told


def test_no_file_at_all_is_wrong_use(relift: Relift) -> None:
    ran = relift("import")

    assert ran.code == 2
    assert "relift import strong.csv" in ran.told


def test_names_that_count_for_no_ladder_are_told(relift: Relift, tmp_path: Path) -> None:
    row = '2026-01-23 18:00:00,"Day",1h,"Squat Yoga",1,0,5,0,0,"","",'
    ran = relift("import", write_log(tmp_path / "strong.csv", DAYS, extra=[row]))

    assert "not counted as a squat or a deadlift: “Squat Yoga”" in ran.said


def test_a_log_without_deadlifts_says_what_that_means(relift: Relift, tmp_path: Path) -> None:
    path = tmp_path / "bench.csv"
    row = '2026-01-23 18:00:00,"Day",1h,"Bench Press (Barbell)",1,100,5,0,0,"","",'
    path.write_text(f"{HEADER}\n{row}\n", encoding="utf-8")
    ran = relift("import", path, "--unit", "kg")

    assert "No deadlift was found in this log" in ran.said


def test_a_movement_name_cannot_drive_the_terminal(relift: Relift, tmp_path: Path) -> None:
    row = '2026-01-23 18:00:00,"D\x1b[2Jay",1h,"Squat \x1b[31mYoga",1,0,5,0,0,"","",'
    path = write_log(tmp_path / "strong.csv", DAYS, extra=[row])
    ran, told = relift("import", path), relift("history")

    assert "\x1b" not in ran.out + ran.err + told.out


def test_the_guess_about_an_unknown_table_is_shown_with_its_certainty(
    relift: Relift, tmp_path: Path
) -> None:
    path = tmp_path / "own.csv"
    path.write_text("Tag,Übung,kg,Wdh\n01.02.2024,Kreuzheben,100,5\n", "utf-8")
    ran = relift("import", path)

    assert ran.code == 0
    assert "a table with 1 row" in ran.said
    assert "Übung = exercise (99% sure)" in ran.said


def test_a_table_of_uncertain_columns_is_refused_with_the_option_that_says_them(
    relift: Relift, tmp_path: Path
) -> None:
    path = tmp_path / "own.csv"
    path.write_text("Day,What,kg\n" + "2024-02-01,Squat,100\n" * 5, "utf-8")
    ran = relift("import", path, "--json")

    assert ran.code == 3
    assert ran.json["files"][0]["error"]["kind"] == "ColumnsUncertainError"
    assert '--map "What=exercise"' in ran.json["files"][0]["error"]["message"]
    said = relift("import", path, "--map", "What=exercise", "--json").json["files"][0]
    assert (said["new"], said["app"]) == (5, "table")
    assert {"column": "What", "field": "exercise", "certainty": 1.0} in said["columns"]


def test_the_unit_of_one_exercise_and_the_zone_are_said(relift: Relift, log: Path) -> None:
    ran = relift(
        "import", log, "--unit", "kg", "--unit", "Squat (Barbell)=lb", "--zone", "Asia/Tokyo"
    )

    assert ran.code == 0
    assert "Loads of “Squat (Barbell)” read as lb" in ran.said
    entries = relift("history", "--kind", "workout", "--json").json["entries"]
    assert {entry["at"][-6:] for entry in entries} == {"+09:00"}


def own_table(path: Path, *days: str) -> Path:
    rows = [f"2024-02-{day},Squat,100" for day in days]
    path.write_text("\n".join(["Day,What,kg", *rows]) + "\n", "utf-8")
    return path


def test_what_was_said_of_columns_is_remembered_by_the_headings(
    relift: Relift, tmp_path: Path
) -> None:
    relift("import", own_table(tmp_path / "a.csv", "01"), "--map", "what=exercise")
    later = relift("import", own_table(tmp_path / "b.csv", "01", "02"), "--json").json["files"][0]

    assert (later["new"], later["already_known"]) == (1, 1)
    assert "What = exercise (as you said)" in relift("import", tmp_path / "b.csv").said
    (kept,) = load_journal(open_store()).column_maps
    assert kept.value.fields == {"What": "exercise"}


def test_the_files_of_one_command_share_what_was_said_of_their_columns(
    relift: Relift, tmp_path: Path
) -> None:
    files = [own_table(tmp_path / f"{day}.csv", day) for day in ("01", "02")]
    ran = relift("import", *files, "--map", "What=exercise", "--json")

    assert [file["new"] for file in ran.json["files"]] == [1, 1]
    assert len(load_journal(open_store()).column_maps) == 1


def test_undoing_an_import_takes_back_what_was_said_of_its_columns(
    relift: Relift, tmp_path: Path
) -> None:
    file = own_table(tmp_path / "a.csv", "01", "02", "03", "04", "05")
    relift("import", file, "--map", "What=exercise")
    relift("import", "--undo")

    assert relift("import", file).code == 3


def test_what_is_said_of_the_columns_of_a_known_log_is_kept_too(
    relift: Relift, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = own_table(tmp_path / "a.csv", "01")
    relift("import", file, "--map", "What=exercise")
    monkeypatch.setenv("RELIFT_NOW", "2026-03-01T18:01")
    relift("import", file, "--map", "Day=date")

    assert load_journal(open_store()).known_columns == {
        ("Day", "What", "kg"): {"Day": "date", "What": "exercise"}
    }


def test_a_guess_that_was_confirmed_is_remembered(
    relift: Relift, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("relift.cli.import_.may_ask", lambda: True)
    rows = "".join(f"2024-02-0{day},Squat,100\n" for day in range(1, 6))
    (tmp_path / "a.csv").write_text(f"Day,What,kg\n{rows}", "utf-8")
    ran = relift("import", tmp_path / "a.csv", typed="\ny\n")

    assert ran.code == 0
    assert load_journal(open_store()).known_columns == {
        ("Day", "What", "kg"): {"Day": "date", "What": "exercise", "kg": "weight-kg"}
    }


def test_the_zone_is_asked_once_and_kept(
    relift: Relift, log: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("relift.cli.import_.may_ask", lambda: True)
    ran = relift("import", log, typed="Mars/Base\nAsia/Tokyo\n")

    assert "“Mars/Base” is no time zone." in ran.said
    assert load_journal(open_store()).profile.zone == "Asia/Tokyo"
    longer = write_log(tmp_path / "longer.csv", (*DAYS, "2026-02-01"))
    assert relift("import", longer).code == 0
    assert {w.at.utcoffset() for w in load_journal(open_store()).workouts} == {timedelta(hours=9)}


def test_enter_keeps_this_computers_zone(
    relift: Relift, log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("relift.cli.import_.may_ask", lambda: True)
    monkeypatch.setenv("TZ", "Europe/Berlin")

    assert relift("import", log, typed="\n").code == 0
    assert load_journal(open_store()).profile.zone == "Europe/Berlin"


def test_where_nobody_can_be_asked_the_zone_that_was_taken_is_told(
    relift: Relift, log: Path, tmp_path: Path
) -> None:
    assert "Times are taken for those of UTC, this computer's zone." in relift("import", log).said
    relift("profile", "--zone", "Europe/Berlin")
    longer = relift("import", write_log(tmp_path / "longer.csv", (*DAYS, "2026-02-01")))
    assert "Times are taken" not in longer.said
    assert load_journal(open_store()).workouts[-1].at.utcoffset() == timedelta(hours=1)


def test_a_zone_that_this_computer_does_not_know_is_as_if_none_was_said(
    relift: Relift, log: Path
) -> None:
    store = open_store()
    odd = new_record(Profile(zone="Mars/Base"), person=store.person, at=clock.now())
    append(store, [odd])

    assert "Times are taken for those of UTC" in relift("import", log).said


@pytest.mark.parametrize(
    ("option", "sentence"),
    [
        (("--unit", "stone"), "--unit takes kg, lb, or an exercise"),
        (("--map", "What"), "--map takes a column and what it is"),
        (("--map", "What=exercise"), "There is no column “What”"),
        (("--zone", "Mars/Base"), "is no time zone"),
    ],
)
def test_an_option_that_cannot_be_is_refused_in_a_sentence(
    relift: Relift, log: Path, option: tuple[str, str], sentence: str
) -> None:
    ran = relift("import", log, *option)

    assert ran.code == 2
    assert sentence in ran.told
