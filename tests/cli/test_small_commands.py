from __future__ import annotations

from datetime import date

import pytest
from tests.cli.conftest import Relift

from relift.app.records import load_journal
from relift.app.setup import open_store
from relift.words.cards import cards
from relift.words.labels import words


class TestMedication:
    def test_is_a_log_entry_without_advice(self, relift: Relift) -> None:
        ran = relift("medication", "ibuprofen", "--class", "painkiller", "--at", "2026-03-01T07:00")
        assert ran.code == 0
        assert ran.said == "Kept: ibuprofen (painkiller), 2026-03-01 07:00."
        assert relift("medication", "tea", "--json").json["medicine"]["class"] == "other"

    @pytest.mark.parametrize(
        "arguments", [["x", "--class", "pill"], ["", "--class", "other"], ["x", "--at", "soon"]]
    )
    def test_what_cannot_be_is_refused(self, relift: Relift, arguments: list[str]) -> None:
        assert relift("medication", *arguments).code == 2
        assert not load_journal(open_store()).medications


class TestLimit:
    def test_holds_for_a_lift_and_some_days(self, relift: Relift) -> None:
        told = relift("limit", "deadlift 400lb", "--days", 14, "--json").json["limit"]
        assert told["movement"] == "Deadlift"
        assert told["max_load_kg"] == pytest.approx(181.4, abs=0.1)
        held = load_journal(open_store()).limits[0].value
        assert (held.by, held.until_on) == ("self", date(2026, 3, 14))

    def test_may_be_a_clinicians_and_for_everything(self, relift: Relift) -> None:
        ran = relift("limit", "60kg", "--by", "clinician", "--until", "2026-04-01")
        assert ran.said == "Kept: every lift, at most 60 kg until 2026-04-01."
        assert load_journal(open_store()).limits[0].value.by == "clinician"

    def test_may_speak_of_a_ladder(self, relift: Relift) -> None:
        assert relift("limit", "hinge 100kg", "--json").json["limit"]["ladder"] == "hinge"

    def test_says_where_it_cannot_bind(self, relift: Relift) -> None:
        assert "does not know this movement" in relift("limit", "zorbing 10kg").said

    @pytest.mark.parametrize(
        "arguments",
        [
            ["deadlift"],
            ["deadlift 100"],
            ["deadlift 100kg", "--until", "2026-02-01"],
            ["deadlift 100kg", "--until", "soon"],
            ["deadlift 100kg", "--until", "2026-04-01", "--days", "3"],
        ],
    )
    def test_what_cannot_be_is_refused(self, relift: Relift, arguments: list[str]) -> None:
        assert relift("limit", *arguments).code == 2
        assert not load_journal(open_store()).limits


class TestWords:
    def test_lists_every_label_and_card(self, relift: Relift) -> None:
        told = relift("words", "--json").json
        assert len(told["words"]) == len(words())
        assert len(told["cards"]) == len(cards())
        said = relift("words").said
        assert all(one.id in said for one in cards())

    def test_shows_the_accurate_word_with_both_sides(self, relift: Relift) -> None:
        told = relift("words", "two bulged discs (L4/5)", "--json").json
        assert told["word"] == "bulged_disc"
        assert told["known_for"]
        assert told["known_against"]
        assert "a disc bulge seen on a scan" in relift("words", "bulged disc").said

    def test_a_card_is_shown_by_its_id(self, relift: Relift) -> None:
        one = cards()[0]
        assert one.title in relift("words", one.id).said

    def test_an_unknown_word_stays_as_it_was_said(self, relift: Relift) -> None:
        ran = relift("words", "gremlins")
        assert ran.code == 0
        assert "“gremlins”" in ran.said
        assert relift("words", "gremlins", "--json").json["word"] is None


class TestProfile:
    def test_changes_one_part_and_keeps_the_others(self, relift: Relift) -> None:
        relift("profile", "--unit", "lb", "--bar", 45, "--country", "us")
        told = relift("profile", "--tolerable-pain", 4, "--json").json["profile"]
        assert (told["unit"], told["bar"], told["country"]) == ("lb", 45, "US")
        assert told["tolerable_pain"] == 4

    def test_looking_at_it_writes_nothing(self, relift: Relift) -> None:
        assert "not said" in relift("profile").said
        assert load_journal(open_store()).profile.unit is None

    @pytest.mark.parametrize(
        ("year", "is_adult"), [(1990, True), (2012, False), (2008, None), (2007, True)]
    )
    def test_the_year_of_birth_tells_the_age_only_where_it_can(
        self, relift: Relift, year: int, is_adult: bool | None
    ) -> None:
        assert relift("profile", "--birth-year", year, "--json").json["profile"]["is_adult"] is (
            is_adult
        )

    def test_a_country_is_two_letters(self, relift: Relift) -> None:
        assert relift("profile", "--country", "Germany").code == 2
