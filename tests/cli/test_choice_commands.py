"""Place, ladders, pause and the relapse plan, at the command line."""

from __future__ import annotations

import pytest
from tests.cli.conftest import Relift

from relift.app.records import load_journal
from relift.app.setup import open_store
from relift.journal.choices import Equipment
from relift.plan.ladders import LADDERS


class TestPlace:
    """What there is to train with."""

    def test_is_kept_with_the_heaviest_dumbbell_as_typed(self, relift: Relift) -> None:
        assert "up to 24 kg" in relift("place", "small", "--heaviest", "24kg").said
        (kept,) = load_journal(open_store()).equipment
        assert kept.value.equipment is Equipment.SMALL
        assert (kept.value.heaviest_kg, kept.value.heaviest_entered) == (24.0, 24.0)

    def test_of_a_trip_holds_so_many_days(self, relift: Relift) -> None:
        told = relift("place", "none", "--days", 3, "--json").json["place"]
        assert told["equipment"] == "none"
        assert "until_on" in told

    def test_is_shown(self, relift: Relift) -> None:
        assert "have not said" in relift("place").said
        assert relift("place", "--json").json == {"place": None}
        relift("place", "bar")
        assert "Trains with a home bar." in relift("place").said

    @pytest.mark.parametrize(
        ("words", "why"),
        [
            (("--days", "3"), "Name the place too"),
            (("small", "--heaviest", "24"), "with its unit"),
            (("small", "--heaviest", "deadlift 24kg"), "with its unit"),
            (("gym", "--heaviest", "24kg"), "goes with bands and dumbbells"),
        ],
    )
    def test_refuses_what_cannot_be(self, relift: Relift, words: tuple[str, ...], why: str) -> None:
        ran = relift("place", *words)
        assert ran.code == 2
        assert why in ran.err.replace("\n", " ")
        assert load_journal(open_store()).equipment == ()


class TestLadders:
    """Every ladder, and which ones are wanted."""

    def test_are_listed_with_where_the_person_is(self, relift: Relift) -> None:
        said = relift("ladders").said
        assert all(name in said for name in LADDERS)
        assert "not begun" in said
        told = relift("ladders", "--json").json["ladders"]
        assert [one["id"] for one in told] == list(LADDERS)

    def test_one_is_drawn_and_says_what_it_rests_on(self, relift: Relift) -> None:
        said = relift("ladders", "carry").said
        assert "Carry a bag in each hand, 60 steps" in said
        assert "Not yet reviewed by a clinician" in said
        assert "A stop stands" in said

    def test_a_wish_is_kept_and_can_be_taken_back(self, relift: Relift) -> None:
        assert "from now on" in relift("ladders", "carry", "--want").said
        assert "you asked for it" in relift("ladders").said
        assert "out from now on" in relift("ladders", "carry", "--skip").said
        assert "you left it out" in relift("ladders").said
        relift("ladders", "carry", "--reset", "--json")
        assert [e.value.is_wanted for e in load_journal(open_store()).ladder_choices] == [
            True,
            False,
            None,
        ]

    @pytest.mark.parametrize(
        ("words", "why"),
        [
            (("swim",), "There is no ladder 'swim'"),
            (("--want",), "Give one ladder"),
            (("hinge", "--want", "--skip"), "one of --want"),
        ],
    )
    def test_refuse_what_cannot_be(self, relift: Relift, words: tuple[str, ...], why: str) -> None:
        ran = relift("ladders", *words)
        assert ran.code == 2
        assert why in ran.err


class TestPause:
    """A break, for any reason or none."""

    def test_begins_and_ends(self, relift: Relift) -> None:
        assert "is paused until" in relift("pause", "--days", 10, "--reason", "holiday").said
        told = relift("pause", "--end", "--json").json
        assert told["is_paused"] is False
        first, second = load_journal(open_store()).pauses
        assert (first.value.reason, first.value.is_ended) == ("holiday", False)
        assert second.value.is_ended

    def test_that_does_not_run_cannot_be_ended(self, relift: Relift) -> None:
        ran = relift("pause", "--end")
        assert ran.code == 2
        assert "no pause to end" in ran.err

    def test_end_stands_alone(self, relift: Relift) -> None:
        assert relift("pause", "--end", "--days", 3).code == 2


class TestRelapse:
    """What to do in the first hour when it comes back."""

    def test_is_written_part_by_part_and_read_back(self, relift: Relift) -> None:
        assert "have not written" in relift("relapse").said
        relift("relapse", "--first-hour", "safety questions", "--first-hour", "breathe")
        relift("relapse", "--to-myself", "it was this bad before")
        said = relift("relapse").said
        assert "1. safety questions" in said and "2. breathe" in said
        assert "it was this bad before" in said

    def test_a_part_that_is_given_anew_replaces_that_part_alone(self, relift: Relift) -> None:
        relift("relapse", "--first-hour", "walk", "--people", "Sam")
        told = relift("relapse", "--first-hour", "breathe", "--json").json
        assert told["relapse_plan"]["first_hour"] == ["breathe"]
        assert told["relapse_plan"]["people"] == ["Sam"]
        assert told["is_new"] is True
        assert relift("relapse", "--json").json["is_new"] is False

    def test_a_person_is_asked_for_each_part(
        self, relift: Relift, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("relift.cli.relapse.may_ask", lambda: True)
        typed = ["breathe", "walk", "", "it passed", "", "Sam", "", "", ""]
        ran = relift("relapse", typed="\n".join(typed) + "\n")
        assert ran.code == 0, ran.err
        plan = load_journal(open_store()).relapse_plans[-1].value
        assert plan.first_hour == ("breathe", "walk")
        assert plan.to_myself == "it passed"
        assert plan.people == ("Sam",)

    def test_nothing_is_written_where_nothing_was_said(
        self, relift: Relift, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("relift.cli.relapse.may_ask", lambda: True)
        ran = relift("relapse", typed="\n" * 6)
        assert ran.code == 2
        assert "Nothing was written" in ran.err
        assert load_journal(open_store()).relapse_plans == ()


def test_choices_stand_in_the_timeline(relift: Relift) -> None:
    relift("place", "none")
    relift("ladders", "carry", "--want")
    relift("pause", "--reason", "flu")
    relift("relapse", "--first-hour", "breathe")
    said = relift("history", "--kind", "choice").said
    for words in ("no equipment", "Wants the ladder carry", "flu", "if it comes back"):
        assert words in said


def test_a_check_in_tells_how_far_the_pain_goes(relift: Relift) -> None:
    relift("checkin", "--pain-now", 3, "--reach", "below_knee")
    assert "pain down to: below knee" in relift("history").said
    assert relift("checkin", "--reach", "toe").code == 2
