from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.answer_files import flare_text, screen_table, written
from tests.cli.conftest import Relift

from relift.app.records import load_journal
from relift.app.setup import open_store
from relift.journal.reports import CheckIn, MedicineClass, PainReach, ScreenForm
from relift.screening.questions import questions

SHORT = questions(ScreenForm.SHORT, {})


@pytest.fixture
def in_flare(relift: Relift, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    relift("flare", "--answers", written(tmp_path, flare_text(), "flare.toml"))
    monkeypatch.setenv("RELIFT_NOW", "2026-03-02T08:00")


def newest() -> CheckIn:
    return load_journal(open_store()).checkins[-1].value


def test_options_are_kept_and_nothing_else_is_assumed(relift: Relift) -> None:
    ran = relift("checkin", "--pain-now", 3, "--worry", 5, "--no-flare", "--note", "stiff")
    assert ran.code == 0
    assert newest() == CheckIn(pain_now=3, worry=5, is_flare=False, note="stiff")


def test_medicines_are_noted_beside_it(relift: Relift) -> None:
    relift("checkin", "--medicine", "ibuprofen:painkiller", "--medicine", "vitamin d:other")
    held = load_journal(open_store())
    assert [(m.value.name, m.value.medicine_class) for m in held.medications] == [
        ("ibuprofen", MedicineClass.PAINKILLER),
        ("vitamin d", MedicineClass.OTHER),
    ]
    assert not held.checkins


def test_a_medicine_without_a_class_is_noted_as_on_the_list_and_that_is_told(
    relift: Relift,
) -> None:
    told = relift("checkin", "--medicine", "codeine", "--medicine", "naproxen:other", "--json").json
    assert [m["class"] for m in told["medicines"]] == ["opioid", "painkiller"]
    assert [line.partition(".")[0] for line in told["words"]] == [
        "codeine: noted as opioid",
        "naproxen: noted as painkiller",
    ]
    assert "codeine: noted as opioid." in relift("checkin", "--medicine", "codeine").said


def test_at_a_terminal_the_class_of_an_unknown_medicine_is_asked_for(
    relift: Relift, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("relift.cli.checkin_flow.may_ask", lambda: True)
    ran = relift("checkin", "--medicine", "night tablet", typed="sed\n")
    assert ran.code == 0, ran.err
    assert load_journal(open_store()).medications[0].value.medicine_class == "sedative"


@pytest.mark.parametrize("at_terminal", [False, True])
def test_a_file_must_say_the_class_of_an_unknown_medicine(
    relift: Relift, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at_terminal: bool
) -> None:
    monkeypatch.setattr("relift.cli.checkin_flow.may_ask", lambda: at_terminal)
    text = '[checkin]\npain_now = 3\n[[medicine]]\nname = "aspirin"\n[[medicine]]\nname = "zq"\n'
    ran = relift("checkin", "--answers", written(tmp_path, text))
    assert ran.code == 2
    assert "(number 2)" in ran.told
    assert "opioid" in ran.told
    assert "zq" not in ran.told
    held = load_journal(open_store())
    assert not held.medications
    assert held.checkins[0].value.pain_now == 3


def test_a_medicine_without_a_class_does_not_hold_up_the_stop_of_a_danger_sign(
    relift: Relift,
) -> None:
    ran = relift("checkin", "--pain-now", 3, "--medicine", "zq", "--screen", "saddle_numbness=yes")
    assert ran.code == 2
    assert "Get emergency care now" in ran.said
    assert "--medicine NAME:CLASS" in ran.told


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--medicine", "vitamin d"], "--medicine NAME:CLASS"),
        (["--medicine", "ibuprofen:pill"], "opioid, relaxant, sedative, painkiller, other"),
        (["--screen", "fever"], "ID=yes"),
        (["--screen", "fever=maybe"], "screen.answers.fever"),
        (["--pain-now", "11"], "less than or equal to 10"),
        (["--json"], "--answers"),
    ],
)
def test_what_cannot_be_is_refused_and_not_written(
    relift: Relift, arguments: list[str], told: str
) -> None:
    ran = relift("checkin", *arguments)
    assert ran.code == 2
    assert told in ran.told
    assert not load_journal(open_store()).checkins


def test_options_and_a_file_do_not_go_together(relift: Relift, tmp_path: Path) -> None:
    path = written(tmp_path, "[checkin]\npain_now = 3")
    assert relift("checkin", "--pain-now", 3, "--answers", path).code == 2


def test_drowsy_brings_a_word_about_driving(relift: Relift) -> None:
    assert "do not drive" in relift("checkin", "--drowsy").said


def test_outside_a_flare_no_screen_is_asked(relift: Relift, tmp_path: Path) -> None:
    ran = relift("checkin", "--answers", written(tmp_path, "[checkin]\npain_now = 1"))
    assert ran.code == 0
    assert not load_journal(open_store()).screens


@pytest.mark.usefixtures("in_flare")
class TestInAFlare:
    def test_with_options_it_says_that_the_short_screen_is_open(self, relift: Relift) -> None:
        told = relift("checkin", "--pain-now", 3, "--json").json
        assert told["needs"] == "short_screen"
        assert told["screen_open"] == [item.id for item in SHORT]
        ran = relift("checkin", "--worry", 2)
        assert f"--screen {SHORT[0].id}=no" in ran.said

    def test_answers_by_id_complete_it(self, relift: Relift) -> None:
        given = [part for item in SHORT for part in ("--screen", f"{item.id}=no")]
        told = relift("checkin", "--pain-now", 3, *given, "--json").json
        assert (told["needs"], told["stop"], told["screen_open"]) == ("nothing", None, [])

    def test_a_yes_by_id_stops_at_once(self, relift: Relift) -> None:
        ran = relift("checkin", "--screen", "saddle_numbness=yes")
        assert ran.code == 0
        assert "Get emergency care now" in ran.said

    def test_a_file_must_answer_the_short_screen_and_keeps_the_ratings(
        self, relift: Relift, tmp_path: Path
    ) -> None:
        ran = relift("checkin", "--answers", written(tmp_path, "[checkin]\npain_now = 4"))
        assert ran.code == 2
        assert f"screen.answers.{SHORT[0].id}: yes, no or unsure" in ran.told
        assert newest().pain_now == 4

    def test_a_whole_file_leads_to_the_plan(self, relift: Relift, tmp_path: Path) -> None:
        text = '[checkin]\npain_morning = 2\n[[medicine]]\nname = "x"\nclass = "other"\n'
        ran = relift(
            "checkin", "--answers", written(tmp_path, text + screen_table(ScreenForm.SHORT))
        )
        assert ran.code == 0
        assert "relift today" in ran.said
        assert relift("today", "--json").json["stop"] is None

    def test_a_person_is_asked_and_may_skip_each_part(self, relift: Relift) -> None:
        typed = ["3", "", "4", "", "", "toe", "thigh", "n", "", "", "", *["n"] * len(SHORT)]
        ran = relift("checkin", typed="\n".join(typed) + "\n")
        assert ran.code == 0, ran.err
        assert newest() == CheckIn(
            pain_now=3, pain_morning=4, reach=PainReach.THIGH, is_flare=False
        )

    def test_a_person_may_note_a_medicine(self, relift: Relift) -> None:
        medicines = ["ibuprofen", "night tablet", "pill", "sed", ""]
        typed = ["3", *[""] * 8, *medicines, *["n"] * len(SHORT)]
        ran = relift("checkin", typed="\n".join(typed) + "\n")
        assert ran.code == 0, ran.err
        held = [m.value for m in load_journal(open_store()).medications]
        assert [m.medicine_class for m in held] == ["painkiller", "sedative"]
        assert "ibuprofen: noted as painkiller." in ran.said
