from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.cli.answer_files import flare_text, screen_table, written
from tests.cli.conftest import Relift

from relift.app.records import load_journal
from relift.app.setup import open_store
from relift.cli.notebook import Notebook
from relift.journal.records import Payload, Record
from relift.journal.reports import Answer, ScreenAnswered, ScreenForm
from relift.journal.timeline import Journal
from relift.screening.questions import questions

N_QUESTIONS = len(questions(ScreenForm.FULL, {}))


def journal() -> Journal:
    return load_journal(open_store())


def test_a_clear_screen_leads_to_calm_down_words_and_first_movements(
    relift: Relift, tmp_path: Path
) -> None:
    ran = relift("flare", "--answers", written(tmp_path, flare_text()))
    assert ran.code == 0
    parts = ["First, let us slow down", "What is known", "About the words", "First movements"]
    places = [ran.out.index(f"== {part}") for part in parts]
    assert places == sorted(places)
    assert "protective tightening" in ran.said
    assert "a disc bulge seen on a scan" in ran.said
    assert "Today's plan" in ran.out


def test_everything_that_was_said_is_in_the_journal(relift: Relift, tmp_path: Path) -> None:
    relift("flare", "--answers", written(tmp_path, flare_text()))
    held = journal()
    assert held.profile.is_adult is True
    assert held.flares[0].value.reported_labels == ("spasm", "bulged disc")
    assert held.checkins[0].value.pain_now == 3
    assert held.checkins[0].value.is_flare is True
    assert len(held.screens) == 1
    assert held.calms[0].value.fear == "no more squats"
    assert held.calms[0].value.breathing_s == 60


def test_json_tells_tier_words_and_plan(relift: Relift, tmp_path: Path) -> None:
    told = relift("flare", "--answers", written(tmp_path, flare_text()), "--json").json
    assert (told["tier"], told["needs"], told["stop"]) == ("clear", "nothing", None)
    assert [word["word"] for word in told["words"]] == ["spasm", "bulged_disc"]
    assert told["today"]["stage"] == "move"
    assert told["today"]["exposures"]


@pytest.mark.parametrize(
    ("item", "kind"),
    [
        ("saddle_numbness", "emergency"),
        ("fever", "same_day"),
        ("pregnancy", "clinician_first"),
    ],
)
def test_a_stop_says_where_to_go_and_ends_there(
    relift: Relift, tmp_path: Path, item: str, kind: str
) -> None:
    path = written(tmp_path, flare_text(**{item: "yes"}))
    ran = relift("flare", "--answers", path)
    assert ran.code == 0
    assert "Today's plan" not in ran.out
    assert "slow down" not in ran.out
    told = relift("today", "--json").json
    assert told["stop"]["kind"] == kind
    assert told["exposures"] == []
    assert not journal().calms


def test_an_emergency_ends_the_questions_and_hands_over_medicines_and_history(
    relift: Relift, tmp_path: Path
) -> None:
    relift("medication", "ibuprofen", "--class", "painkiller")
    head = flare_text().split("[screen.answers]")[0]
    path = written(tmp_path, head + '[screen.answers]\nsaddle_numbness = "yes"')
    ran = relift("flare", "--answers", path)
    assert ran.code == 0
    assert "Get emergency care now" in ran.said
    assert "ibuprofen (painkiller)" in ran.said
    assert "tweaked it at 70%" in ran.said
    assert list(journal().screens[0].value.answers) == ["saddle_numbness"]
    papers = relift("today", "--json").json["stop"]["handover"]
    assert len(papers["signs"]) == 1
    assert papers["medicines"]


def test_a_sign_for_this_week_leaves_only_what_was_confirmed(
    relift: Relift, tmp_path: Path
) -> None:
    told = relift(
        "flare", "--answers", written(tmp_path, flare_text(weight_loss="yes")), "--json"
    ).json
    assert told["tier"] == "same_week"
    assert told["stop"] is None
    assert {e["load_kg"] for e in told["today"]["exposures"]} == {0.0}


def test_missing_answers_are_named_with_what_is_allowed_and_the_rest_is_kept(
    relift: Relift, tmp_path: Path
) -> None:
    whole = flare_text()
    short = "\n".join(line for line in whole.splitlines() if not line.startswith("fever"))
    ran = relift("flare", "--answers", written(tmp_path, short))
    assert ran.code == 2
    assert "screen.answers.fever: yes, no or unsure" in ran.told
    assert len(journal().flares) == 1
    assert len(journal().screens[0].value.answers) == N_QUESTIONS - 1
    assert relift("today", "--json").json["stop"]["kind"] == "need_full_screen"


def test_a_second_run_goes_on_where_the_first_one_stopped(relift: Relift, tmp_path: Path) -> None:
    whole = flare_text()
    short = "\n".join(line for line in whole.splitlines() if not line.startswith("fever"))
    relift("flare", "--answers", written(tmp_path, short))
    ran = relift("flare", "--answers", written(tmp_path, '[screen.answers]\nfever = "no"'))
    assert ran.code == 2  # the calm-down comes next, and this file does not answer it
    assert "calm.breathing_s" in ran.told
    ran = relift("flare", "--answers", written(tmp_path, "[calm]\nbreathing_s = 0"))
    assert ran.code == 0
    held = journal()
    assert len(held.flares) == len(held.calms) == 1
    assert len(held.screens[-1].value.answers) == N_QUESTIONS


def test_no_blanket_answer_clears_the_screen(relift: Relift, tmp_path: Path) -> None:
    head = flare_text().split("[screen.answers]")[0]
    ran = relift("flare", "--answers", written(tmp_path, head + '[screen.answers]\nall = "no"'))
    assert ran.code == 2
    assert "screen.answers.all" in ran.told


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("[flare]\npain = 3", "pain"),
        ("[flare]\npain_now = 12", "flare.pain_now"),
        ('[screen.answers]\nfever = "maybe"', "screen.answers.fever"),
        ("this is no toml", "not TOML"),
    ],
)
def test_a_wrong_answers_file_is_refused_before_anything_is_written(
    relift: Relift, tmp_path: Path, text: str, named: str
) -> None:
    ran = relift("flare", "--answers", written(tmp_path, text))
    assert ran.code == 2
    assert named in ran.told
    assert not journal().flares


def test_a_missing_answers_file_is_told(relift: Relift, tmp_path: Path) -> None:
    ran = relift("flare", "--answers", tmp_path / "none.toml")
    assert ran.code == 2
    assert "none.toml cannot be read" in ran.told


def test_json_without_answers_asks_nothing(relift: Relift) -> None:
    ran = relift("flare", "--json")
    assert ran.code == 2
    assert ran.json["error"]["kind"] == "AnswersError"


class TestUnsure:
    def test_the_clarifying_question_settles_it(self, relift: Relift, tmp_path: Path) -> None:
        text = flare_text(fever="unsure") + '\n[screen.clarified]\nfever = "no"'
        told = relift("flare", "--answers", written(tmp_path, text), "--json").json
        assert told["tier"] == "clear"

    def test_still_unsure_keeps_the_tier(self, relift: Relift, tmp_path: Path) -> None:
        text = flare_text(fever="unsure") + '\n[screen.clarified]\nfever = "unsure"'
        told = relift("flare", "--answers", written(tmp_path, text), "--json").json
        assert told["tier"] == "same_day"

    def test_a_missing_clarification_is_named_and_counts_as_a_yes_until_it_is_there(
        self, relift: Relift, tmp_path: Path
    ) -> None:
        ran = relift("flare", "--answers", written(tmp_path, flare_text(fever="unsure")))
        assert ran.code == 2
        assert "screen.clarified.fever" in ran.told
        assert relift("today", "--json").json["stop"]["kind"] == "same_day"


class TestCrisis:
    def test_the_page_comes_first_and_the_plan_waits_until_it_was_read(
        self, relift: Relift, tmp_path: Path
    ) -> None:
        path = written(tmp_path, flare_text(suicidal_thoughts="yes"))
        ran = relift("flare", "--answers", path)
        assert ran.code == 0
        assert "You matter" in ran.out
        assert "slow down" not in ran.out
        assert relift("today", "--json").json["stop"]["kind"] == "crisis"

    def test_once_read_everything_is_open(self, relift: Relift, tmp_path: Path) -> None:
        text = flare_text("[crisis]\nacknowledged = true", suicidal_thoughts="yes")
        ran = relift("flare", "--answers", written(tmp_path, text))
        assert ran.code == 0
        assert ran.out.index("You matter") < ran.out.index("slow down")
        assert relift("today", "--json").json["stop"] is None

    def test_it_can_be_read_later(self, relift: Relift, tmp_path: Path) -> None:
        relift("flare", "--answers", written(tmp_path, flare_text(suicidal_thoughts="yes")))
        text = "[crisis]\nacknowledged = true\n[calm]\nbreathing_s = 0"
        assert relift("flare", "--answers", written(tmp_path, text)).code == 0
        assert relift("today", "--json").json["stop"] is None
        assert len(journal().flares) == 1


class TestAfterAStop:
    @pytest.fixture(autouse=True)
    def stop(self, relift: Relift, tmp_path: Path) -> None:
        relift("flare", "--answers", written(tmp_path, flare_text(saddle_numbness="yes")))

    def test_flare_again_only_shows_the_stop(self, relift: Relift, tmp_path: Path) -> None:
        ran = relift("flare", "--answers", written(tmp_path, flare_text()))
        assert ran.code == 0
        assert "Get emergency care now" in ran.said
        assert len(journal().screens) == 1

    def test_a_clear_screen_without_a_visit_or_a_reason_lifts_nothing(
        self, relift: Relift, tmp_path: Path
    ) -> None:
        relift("flare", "--screen", "--answers", written(tmp_path, screen_table()))
        assert relift("today", "--json").json["stop"]["kind"] == "emergency"

    @pytest.mark.parametrize(
        "visit", ['seen_by = "doctor"\nseen_on = 2026-03-01', 'reason = "hit y instead of n"']
    )
    def test_a_full_screen_with_a_visit_or_a_reason_opens_the_plan(
        self, relift: Relift, tmp_path: Path, visit: str
    ) -> None:
        text = f"[screen]\n{visit}\n[calm]\nbreathing_s = 0\n{screen_table()}"
        ran = relift("flare", "--answers", written(tmp_path, text))
        assert ran.code == 0
        assert relift("today", "--json").json["stop"] is None
        assert len(journal().flares) == 1

    @pytest.mark.parametrize("day", ["2026-02-27", "2026-03-20"])
    def test_a_visit_on_a_day_that_cannot_count_lifts_nothing_and_says_so(
        self, relift: Relift, tmp_path: Path, day: str
    ) -> None:
        text = f'[screen]\nseen_by = "doctor"\nseen_on = {day}\n{screen_table()}'
        ran = relift("flare", "--answers", written(tmp_path, text))
        assert "a visit counts from that day on" in ran.said
        assert relift("today", "--json").json["stop"]["kind"] == "emergency"

    def test_a_person_says_who_saw_them(self, relift: Relift) -> None:
        typed = ["y", "doctor", "tomorrow", "2026-03-01", *["n"] * N_QUESTIONS, "", ""]
        ran = relift("flare", "--screen", typed="\n".join(typed) + "\n")
        assert ran.code == 0, ran.err
        assert journal().screens[-1].value.seen_by == "doctor"
        assert relift("today", "--json").json["stop"] is None


def test_what_a_clinician_has_looked_at_may_stay_a_yes(
    relift: Relift, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    relift("flare", "--answers", written(tmp_path, flare_text(pregnancy="yes")))
    assert relift("today", "--json").json["stop"]["kind"] == "clinician_first"
    monkeypatch.setenv("RELIFT_NOW", "2026-03-03T18:00")
    visit = '[screen]\nseen_by = "midwife"\nseen_on = 2026-03-02\n[calm]\nbreathing_s = 0\n'
    text = visit + screen_table(pregnancy="yes")
    assert relift("flare", "--answers", written(tmp_path, text)).code == 0
    assert relift("today", "--json").json["stop"] is None


class TestAPersonAtTheKeyboard:
    START = ("y", "1990", "tweaked it", "spasm, thing", "3")

    def test_goes_through_it_question_by_question(self, relift: Relift) -> None:
        typed = [*self.START, *["n"] * N_QUESTIONS, "again", "no more squats"]
        ran = relift("flare", typed="\n".join(typed) + "\n")
        assert ran.code == 0, ran.err
        assert f"[{N_QUESTIONS} to go]" in ran.out
        assert journal().flares[0].value.reported_labels == ("spasm", "thing")
        assert "no card for this word yet" in ran.said

    def test_a_yes_is_on_the_disk_before_the_next_question(self, relift: Relift) -> None:
        before_fever = [i.id for i in questions(ScreenForm.FULL, {})].index("fever")
        typed = [*self.START, *["n"] * before_fever, "y"]
        ran = relift("flare", typed="\n".join(typed) + "\n")
        assert ran.code == 2  # the input ended
        assert journal().screens[0].value.answers["fever"] is Answer.YES
        assert relift("today", "--json").json["stop"]["kind"] == "same_day"

    def test_a_window_that_closes_while_answers_are_written_loses_none(
        self, relift: Relift, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        write = Notebook.write
        signals = [KeyboardInterrupt()]

        def broken_off(self: Notebook, payload: Payload, **when: Any) -> Record:
            if isinstance(payload, ScreenAnswered) and signals:
                raise signals.pop()
            return write(self, payload, **when)

        monkeypatch.setattr(Notebook, "write", broken_off)
        ran = relift("flare", typed="y\n1990\n\n\n\nn\nn\n")
        assert ran.code == 130
        assert len(journal().screens[-1].value.answers) == 2

    def test_what_is_no_answer_is_asked_again(self, relift: Relift) -> None:
        typed = ["perhaps", *self.START, "", "maybe", *["n"] * N_QUESTIONS, "", ""]
        ran = relift("flare", typed="\n".join(typed) + "\n")
        assert ran.code == 0, ran.err
        assert "Please type y for yes or n for no." in ran.said
        assert "u is a good answer" in ran.said

    def test_someone_under_age_gets_no_plan(self, relift: Relift) -> None:
        typed = ["n", "2012", "tweak", "", "3", *["n"] * N_QUESTIONS]
        ran = relift("flare", typed="\n".join(typed) + "\n")
        assert ran.code == 0, ran.err
        assert "Relift is for adults" in ran.said
        assert relift("today", "--json").json["stop"]["kind"] == "under_age"

    def test_crisis_is_acknowledged_and_the_questions_may_wait(self, relift: Relift) -> None:
        before = [i.id for i in questions(ScreenForm.FULL, {})].index("suicidal_thoughts")
        typed = [*self.START, *["n"] * before, "y", "y", "n"]
        ran = relift("flare", typed="\n".join(typed) + "\n")
        assert ran.code == 0, ran.err
        assert len(journal().crisis_acknowledgements) == 1
        rest = ["n"] * (N_QUESTIONS - before - 1)
        ran = relift("flare", typed="\n".join([*rest, "", ""]) + "\n")
        assert ran.code == 0, ran.err
        assert relift("today", "--json").json["stop"] is None
