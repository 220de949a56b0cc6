"""`relift history add`: what was is told, in options, questions or a file."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from tests.cli.answer_files import flare_text, written
from tests.cli.conftest import Relift
from tests.cli.past_days import ALL, CARE, EPISODE, FEAR, GOAL, LINK, REPORT, SCAN, added, titles
from tests.cli.test_prompts import Keyboard

from relift.app.past.forms import FORMS
from relift.app.past.parts import NOUNS, PARTS
from relift.cli.past_answers import HistoryFile
from relift.cli.table import COMMANDS


@pytest.mark.parametrize(
    ("what", "title"),
    [
        (EPISODE, "Episode “the big one”, May 2016 to August 2016, worst 9"),
        (
            ("episode", "now", "--began", "2026-02", "--ongoing"),
            "Episode “now”, since February 2026",
        ),
        (SCAN, f"MRI of lower back: “{' '.join(REPORT.split())}”"),
        (CARE, "Care: physiotherapist, June 2016 to September 2016, helped 6"),
        (FEAR, "Fear “that my disc slips”, believed 8"),
        (("thought", "it is worn out"), "Thought “it is worn out”"),
        (GOAL, "Goal “deadlift 400 lb”, able 3, target 10"),
        (LINK, "Attachment: MRI report (https://example.org/scan)"),
        (("medication", "ibuprofen"), "Took ibuprofen (painkiller)"),
        (("note", "slept badly"), "slept badly"),
    ],
)
def test_each_kind_is_kept_and_told_in_plain_words(
    relift: Relift, what: tuple[object, ...], title: str
) -> None:
    ran = relift("history", "add", *what)

    assert ran.code == 0, ran.err
    assert f"Kept: {title}" in ran.said
    assert title in titles(relift)


def test_a_rough_date_is_shown_no_more_precisely_than_it_is_known(relift: Relift) -> None:
    added(relift, *EPISODE)
    (entry,) = relift("history", "--json").json["entries"]

    assert entry["when"] == "2016-05"
    assert relift("history").out.splitlines()[1].startswith("2016-05  ")
    assert entry["details"]["began_on"] == {"year": 2016, "month": 5}


def test_rating_again_makes_a_series_whichever_of_its_ids_is_named(relift: Relift) -> None:
    first = added(relift, *FEAR)
    second = added(relift, "rating", first[:8], 6)
    added(relift, "rating", second, 3)
    goal = added(relift, *GOAL)
    added(relift, "rating", goal, 5)

    assert "Fear “that my disc slips”, believed 8 → 6 → 3" in titles(relift)
    assert "Goal “deadlift 400 lb”, able 3 → 5, target 10" in titles(relift)


def test_ratings_stay_in_the_order_in_which_they_were_given(relift: Relift) -> None:
    first = added(relift, *FEAR)
    for value in range(8):  # with a clock that stands still
        added(relift, "rating", first, value)

    assert "believed 8 → 0 → 1 → 2 → 3 → 4 → 5 → 6 → 7" in titles(relift)[-1]


@pytest.mark.parametrize("typed", ["beef", "not an id", ""])
def test_what_is_no_thought_fear_or_goal_cannot_be_rated(relift: Relift, typed: str) -> None:
    added(relift, "note", "x")
    ran = relift("history", "add", "rating", typed, 3)

    assert ran.code == 2
    assert "Nothing was written" in ran.told
    assert titles(relift) == ["x"]


def test_the_words_of_the_calm_down_can_be_rated(relift: Relift, tmp_path: Path) -> None:
    relift("flare", "--answers", written(tmp_path, flare_text()))
    ran = relift("history", "add", "fear", "--from-calm", "--believed", 7, "--json")

    assert ran.json["added"][0]["title"] == "Fear “no more squats”, believed 7"
    assert ran.json["added"][0]["details"]["source"] == "calm"


def test_without_a_calm_down_its_words_cannot_be_taken(relift: Relift) -> None:
    assert relift("history", "add", "fear", "--from-calm").code == 2
    assert relift("history", "add", "fear", "x", "--from-calm").code == 2
    assert titles(relift) == []


def test_a_file_is_noted_with_its_fingerprint_and_not_copied(
    relift: Relift, tmp_path: Path, home: Path
) -> None:
    file = tmp_path / "report.pdf"
    file.write_bytes(b"the bytes of the report")
    ran = relift("history", "add", "attachment", file, "--json")
    details = ran.json["added"][0]["details"]

    assert details["sha256"] == hashlib.sha256(b"the bytes of the report").hexdigest()
    assert details["size_bytes"] == 23
    assert "never copies it" in " ".join(ran.json["words"])
    held = b"".join(p.read_bytes() for p in home.rglob("*") if p.is_file())
    assert b"the bytes of the report" not in held


def test_a_file_that_is_not_there_is_noted_by_its_place_alone(relift: Relift) -> None:
    ran = relift("history", "add", "attachment", "nowhere/report.pdf")

    assert ran.code == 0
    assert "no file there that Relift can read" in ran.said


def test_a_scan_takes_a_noted_attachment_or_notes_a_new_one(relift: Relift) -> None:
    noted = added(relift, *LINK)
    by_id, by_place, new = (
        relift("history", "add", *SCAN, "--attachment", named, "--json").json["added"][0]
        for named in (noted[:8], "https://example.org/scan", "https://example.org/other")
    )

    assert by_id["details"]["attachment"] == by_place["details"]["attachment"]
    assert new["details"]["attachment"] != by_id["details"]["attachment"]
    assert [t for t in titles(relift) if t.startswith("Attachment")] == [
        "Attachment: MRI report (https://example.org/scan)",
        "Attachment: https://example.org/other",
    ]


@pytest.mark.parametrize(
    ("what", "told"),
    [
        (("episode",), "label: What do you call it?"),
        (("episode", "x"), "began: When did it begin?"),
        (("episode", "x", "--began", "2027"), "must not lie in the future"),
        (("episode", "x", "--began", "soon"), "2016, 2016-05 or 2016-05-03"),
        (("episode", "x", "--began", "2016", "--ended", "2015"), "must not lie before"),
        (("episode", "x", "--began", "2016", "--ended", "2017", "--ongoing"), "no end yet"),
        (("episode", "x", "--began", "2016", "--worst", 11), "--worst"),
        (("imaging", "sonar", "--on", "2016"), "mri, xray, ct, ultrasound, other"),
        (("fear", "x", "--believed", -1), "--believed"),
        (("goal", "x", "--until", "summer"), "until"),
        (("note", "x", "--at", "2027-01-01T10:00"), "future"),
        (("medication", "blorp"), "--class"),
        (("secret", "x"), "There is no command 'secret'"),
        ((), "Say what to add"),
        (("--json", "note", "x"), "after the kind"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    relift: Relift, what: tuple[object, ...], told: str
) -> None:
    ran = relift("history", "add", *what)

    assert ran.code == 2
    assert told in ran.told
    assert titles(relift) == []


def test_options_before_the_command_are_refused(relift: Relift) -> None:
    ran = relift("history", "--limit", 3, "add", "note", "x")

    assert ran.code == 2
    assert "write them after it" in ran.told
    assert titles(relift) == []


FILE = """
[[episode]]
label = "the big one"
began = 2016
ended = 2016-08-01
[[attachment]]
reference = "https://example.org/scan"
[[imaging]]
modality = "mri"
on = "2016-06"
report = '''
First line
  second line'''
attachment = "https://example.org/scan"
[[fear]]
text = "it slips"
believed = 8
"""


def test_a_file_adds_everything_together(relift: Relift, tmp_path: Path) -> None:
    ran = relift("history", "add", "--answers", written(tmp_path, FILE), "--json")

    assert ran.code == 0, ran.err
    assert [one["kind"] for one in ran.json["added"]] == [
        *("attachment", "episode", "imaging", "fear"),
    ]
    assert ran.json["added"][2]["details"]["report"] == "First line\n  second line"
    assert relift("history", "--json").json["total"] == 4


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (FILE + "certain = 9\n", "certain"),
        (FILE + '[[note]]\ntext = ""\n', "note"),
        (FILE + '[[episode]]\nlabel = "y"\nbegan = 2027\n', "future"),
        ("", "nothing to add"),
        ("[[note]\n", "not TOML"),
    ],
)
def test_a_file_with_a_fault_adds_nothing(
    relift: Relift, tmp_path: Path, text: str, told: str
) -> None:
    ran = relift("history", "add", "--answers", written(tmp_path, text))

    assert ran.code == 2
    assert told in ran.told
    assert titles(relift) == []


def test_answers_come_from_a_file_or_from_options_not_from_both(
    relift: Relift, tmp_path: Path
) -> None:
    assert relift("history", "add", "note", "x", "--answers", written(tmp_path, FILE)).code == 2


def test_in_a_terminal_a_kind_alone_asks_for_its_parts(
    relift: Relift, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = ["mri", "2016-06", "back", "one", "", "  two", ".", "bulged discs", "", ""]
    keyboard = Keyboard(*lines)
    monkeypatch.setattr("relift.cli.past_writing.may_ask", lambda: True)
    monkeypatch.setattr("relift.cli.past_writing.Terminal", lambda: keyboard.person)
    ran = relift("history", "add", "imaging")
    (entry,) = relift("history", "--json").json["entries"]

    assert ran.code == 0, ran.err
    assert keyboard.lines == []
    assert entry["details"]["report"] == "one\n\n  two"
    assert entry["details"]["told"] == "bulged discs"


def test_a_person_sees_what_can_be_rated_before_they_are_asked_for_its_id(
    relift: Relift, monkeypatch: pytest.MonkeyPatch
) -> None:
    id = added(relift, *FEAR)
    monkeypatch.setattr("relift.cli.past_writing.may_ask", lambda: True)
    keyboard = Keyboard(id[:8], "4")
    monkeypatch.setattr("relift.cli.past_writing.Terminal", lambda: keyboard.person)
    ran = relift("history", "add", "rating")

    assert "that my disc slips 8" in ran.said
    assert "believed 8 → 4" in ran.said


def test_what_goes_on_is_not_asked_when_it_ended(
    relift: Relift, monkeypatch: pytest.MonkeyPatch
) -> None:
    keyboard = Keyboard("the move", "2026-02", "y", "", "", "7", "")
    monkeypatch.setattr("relift.cli.past_writing.may_ask", lambda: True)
    monkeypatch.setattr("relift.cli.past_writing.Terminal", lambda: keyboard.person)
    relift("history", "add", "episode")

    assert titles(relift) == ["Episode “the move”, since February 2026, worst 7"]
    assert not any("end" in question for question in keyboard.shown)


def test_every_kind_has_its_parts_its_form_its_noun_its_command_and_its_table_in_a_file() -> None:
    assert PARTS.keys() == FORMS.keys() == NOUNS.keys() == set(HistoryFile.__struct_fields__)
    assert PARTS.keys() == COMMANDS["history"].commands["add"].commands.keys()


@pytest.mark.parametrize("kind", PARTS)
def test_the_options_of_a_kind_are_the_keys_of_its_table_in_a_file(kind: str) -> None:
    keys = {
        name.replace("medicine_class", "class") for name in FORMS[kind].answers.__struct_fields__
    }

    assert {part.key for part in PARTS[kind]} == keys


@pytest.mark.parametrize("what", ALL, ids=lambda what: what[0])
def test_every_kind_tells_its_example_and_its_exit_codes(
    relift: Relift, what: tuple[object, ...]
) -> None:
    ran = relift("history", "add", what[0], "--help")

    assert f"relift history add {what[0]}" in ran.out
    assert "Exit codes:" in ran.out
    assert "--json" in ran.out
