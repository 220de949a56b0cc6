"""`relift movements`: doubtful names are listed, and put right once and for all."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest
from tests.cli.conftest import Relift
from tests.cli.strong_logs import DAYS, write_log

from relift.app.records import load_journal
from relift.app.setup import open_store

ODD = tuple(
    f'2026-01-23 18:00:00,"Day",1h,"{name}",{number},{load},5,0,0,"","",'
    for name in ("Topside Deadlift", "Blorp")
    for number, load in enumerate((225, 235, 245)[: 3 if name == "Blorp" else 2], start=1)
)


@pytest.fixture
def log(tmp_path: Path, relift: Relift) -> Path:
    path = write_log(tmp_path / "strong.csv", DAYS, extra=ODD)
    assert relift("import", path).code == 0
    return path


def names(relift: Relift, *options: str) -> dict[str, str | None]:
    listed = relift("movements", "--json", *options).json["names"]
    return {entry["name"]: entry["movement"] for entry in listed}


def test_names_that_are_not_surely_known_are_listed_with_a_guess_and_what_to_do(
    relift: Relift, log: Path
) -> None:
    ran = relift("movements")

    assert ran.code == 0
    assert "4 names in your logs, 29 sets." in ran.said
    assert "Blorp 3 2026-01-23 none" in ran.said
    assert "Topside Deadlift 2 2026-01-23 none; perhaps Deadlift" in ran.said
    assert '`relift movements --none "Blorp"`' in ran.said
    assert "Squat" not in ran.said


def test_all_shows_the_sure_ones_too(relift: Relift, log: Path) -> None:
    assert names(relift) == {"Blorp": None, "Topside Deadlift": None}
    assert names(relift, "--all")["Squat (Barbell)"] == "squat"


@pytest.mark.parametrize("typed", ["deadlift", "Conventional Deadlift", "DEADLIFT (barbell)"])
def test_a_name_is_put_right_by_an_id_or_a_known_name(
    relift: Relift, log: Path, typed: str
) -> None:
    ran = relift("movements", "topside  deadlift", typed)

    assert ran.code == 0
    assert "“Topside Deadlift” is taken for Deadlift (`deadlift`), as you said: 2 sets" in ran.said
    assert names(relift) == {"Blorp": None}
    (block,) = [
        b
        for w in load_journal(open_store()).workouts
        for b in w.blocks
        if b.name == "Topside Deadlift"
    ]
    assert block.meant == "deadlift"


def test_what_was_said_holds_for_the_next_import_and_doubles_nothing(
    relift: Relift, log: Path, tmp_path: Path
) -> None:
    relift("movements", "Blorp", "squat")
    again = relift("import", log, "--json").json["files"][0]
    longer = relift("import", write_log(tmp_path / "b.csv", (*DAYS, "2026-02-01"), extra=ODD))

    assert (again["new"], again["already_known"]) == (0, 29)
    assert "Not surely known: 1 name with 2 sets." in longer.said


def test_what_was_said_travels_with_an_export(
    relift: Relift, log: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    relift("movements", "Blorp", "squat")
    relift("export", tmp_path / "all.zip")
    monkeypatch.setenv("RELIFT_HOME", str(tmp_path / "other"))
    assert relift("import", tmp_path / "all.zip").code == 0

    assert names(relift, "--all")["Blorp"] == "squat"


def test_a_name_can_be_none_and_be_forgotten_again(relift: Relift, log: Path) -> None:
    assert "is no movement that Relift knows, as you said" in (
        relift("movements", "Blorp", "--none").said
    )
    assert names(relift) == {"Topside Deadlift": None}
    assert relift("movements", "Blorp", "--forget").code == 0
    assert "Blorp" in names(relift)
    assert "said nothing of “Blorp”" in relift("movements", "Blorp", "--forget").told


def test_forgetting_takes_back_every_saying_about_the_name(relift: Relift, log: Path) -> None:
    for meant in ("squat", "deadlift"):
        relift("movements", "Blorp", meant)
    relift("movements", "Blorp", "--forget")

    assert names(relift, "--all")["Blorp"] is None


def test_a_name_alone_tells_what_it_is_taken_for(relift: Relift, log: Path) -> None:
    assert "“Squat (Barbell)” is taken for Squat (`squat`): 18 sets" in (
        relift("movements", "squat (barbell)").said
    )
    told = relift("movements", "Topside Deadlift", "--json").json["name"]
    assert told["is_doubtful"]
    assert told["guess"] == "deadlift"


def test_the_plan_and_the_log_command_go_by_what_was_said(relift: Relift, log: Path) -> None:
    relift("movements", "Blorp", "deadlift")
    sets = relift("log", "blorp 100kg x5", "--json").json["sets"]

    assert [one["movement"] for one in sets] == ["Deadlift"]


def test_a_limit_on_a_name_that_relift_knows_holds_what_relift_calls_so(
    relift: Relift, log: Path
) -> None:
    relift("movements", "Deadlift (Barbell)", "bench_press")
    relift("movements", "Blorp", "deadlift")

    for typed in ("deadlift (barbell)", "blorp"):
        kept = relift("limit", f"{typed} 100kg", "--by", "clinician", "--json").json["limit"]
        assert kept["movement"] == "Deadlift"


def test_a_logged_name_of_ours_is_not_read_as_the_lifters_own_word_for_another(
    relift: Relift, log: Path
) -> None:
    row = '2026-01-24 18:00:00,"Day",1h,"Deadlift",1,225,5,0,0,"","",'
    relift("import", write_log(log, DAYS, extra=(*ODD, row)))
    relift("movements", "Deadlift", "romanian_deadlift")
    relift("log", "conventional deadlift 100kg x5; deadlift 80kg x5")

    logged = load_journal(open_store()).workouts[-1]
    assert [b.name for b in logged.blocks] == ["conventional deadlift", "Romanian deadlift"]
    assert [b.meant for b in logged.blocks] == [None, None]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("Blorb", "squat"), "No set of yours stands under the name “Blorb”. Did you mean “Blorp”"),
        (("Blorp", "squut"), "Relift knows no movement “squut”"),
        (("Blorp", "trap bar shrimp deadlift"), "The nearest: trap_bar_deadlift"),
        (("Blorp", "squat", "--none"), "Write a name with one of"),
        (("--none",), "Write a name with one of"),
        (("--forget",), "Write a name with one of"),
        (("Blorp", "--find", "squat"), "--find WORD stands alone"),
        (("--find", "zzz"), "No movement of Relift has “zzz”"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    relift: Relift, log: Path, arguments: tuple[str, ...], sentence: str
) -> None:
    ran = relift("movements", *arguments)

    assert ran.code == 2
    assert sentence in ran.told
    assert not load_journal(open_store()).movement_names


def test_movements_are_found_by_a_word(relift: Relift) -> None:
    ran = relift("movements", "--find", "trap bar")

    assert ran.code == 0
    assert "trap_bar_deadlift" in ran.out
    found = relift("movements", "--find", "Trap Bar", "--json").json["movements"]
    assert "trap_bar_deadlift" in [one["id"] for one in found]


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ('Say "what"', "relift movements --none 'Say \"what\"'"),
        ("-x", 'relift movements --none -- "-x"'),
        ("$HOME", "relift movements --none '$HOME'"),
    ],
)
def test_the_command_to_give_can_be_pasted_into_a_shell(
    relift: Relift, tmp_path: Path, name: str, typed: str
) -> None:
    quoted = name.replace('"', '""')
    row = f'2026-01-23 18:00:00,"Day",1h,"{quoted}",1,0,5,0,0,"","",'
    relift("import", write_log(tmp_path / "odd.csv", DAYS, extra=[row]))

    assert typed in relift("movements").said
    assert relift("movements", *shlex.split(typed)[2:]).code == 0
    assert names(relift, "--all")[name] is None
    assert name not in names(relift)


def test_a_name_of_a_page_is_shown_short_and_typed_without_its_control_characters(
    relift: Relift, tmp_path: Path
) -> None:
    rows = [
        f'2026-01-23 18:00:00,"Day",1h,"{name}",1,0,5,0,0,"","",'
        for name in ("x" * 5000, "Bl\u200borp")
    ]
    relift("import", write_log(tmp_path / "odd.csv", DAYS, extra=rows))

    out = relift("movements").out
    assert max(map(len, out.splitlines())) < 130
    assert "x" * 59 + "…" in out
    assert relift("movements", "Blorp", "squat").code == 0
    assert names(relift, "--all")["Bl\u200borp"] == "squat"


def test_an_empty_journal_says_where_to_begin(relift: Relift) -> None:
    assert "relift import FILE" in relift("movements").said


def test_a_name_cannot_drive_the_terminal(relift: Relift, tmp_path: Path) -> None:
    row = '2026-01-23 18:00:00,"Day",1h,"Bl\x1b[31morp",1,0,5,0,0,"","",'
    relift("import", write_log(tmp_path / "odd.csv", DAYS, extra=[row]))

    assert "\x1b" not in relift("movements").out
