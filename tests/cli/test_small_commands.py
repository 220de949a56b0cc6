from __future__ import annotations

from datetime import date, timedelta

import pytest
from tests.cli.conftest import Relift

from relift.app.records import load_journal
from relift.app.setup import open_store
from relift.journal.reports import MedicineClass
from relift.plan.named_lifts import planned_names
from relift.plan.situation import has_painkiller
from relift.words.cards import cards
from relift.words.labels import words


class TestMedication:
    def test_is_a_log_entry_without_advice(self, relift: Relift) -> None:
        ran = relift("medication", "ibuprofen", "--class", "painkiller", "--at", "2026-03-01T07:00")
        assert ran.code == 0
        assert ran.said == "Kept: ibuprofen (painkiller), 2026-03-01 07:00."
        assert load_journal(open_store()).medications[0].value.medicine_class == "painkiller"

    def test_a_known_name_needs_no_class_and_is_never_other(self, relift: Relift) -> None:
        ran = relift("medication", "Ibuprofen 400")
        assert ran.code == 0
        assert ran.said.startswith("Kept: Ibuprofen 400 (painkiller), 2026-03-01 18:00.")
        assert "Relift's list of names" in ran.said
        told = relift("medication", "co-codamol 30/500", "--json").json
        assert told["medicine"] == {"name": "co-codamol 30/500", "class": "opioid"}
        assert len(told["words"]) == 1

    def test_a_weaker_class_than_the_lists_is_not_kept_and_that_is_said(
        self, relift: Relift
    ) -> None:
        ran = relift("medication", "oxycodone", "--class", "other")
        assert "Kept: oxycodone (opioid)" in ran.said
        assert "You gave another class" in ran.said
        assert load_journal(open_store()).medications[0].value.medicine_class == "opioid"

    def test_a_stronger_class_than_the_lists_is_the_persons(self, relift: Relift) -> None:
        told = relift("medication", "ibuprofen", "--class", "sedative", "--json").json
        assert told["medicine"]["class"] == "sedative"
        assert told["words"] == []

    @pytest.mark.parametrize("arguments", [["tea"], ["tea", "--json"]])
    def test_an_unknown_name_without_a_class_is_refused_with_the_choices(
        self, relift: Relift, arguments: list[str]
    ) -> None:
        ran = relift("medication", *arguments)
        assert ran.code == 2
        for choice in MedicineClass:
            assert choice.value in ran.told
        assert "tea" not in ran.told.split()
        assert not load_journal(open_store()).medications

    def test_at_a_terminal_an_unknown_name_is_asked_about(
        self, relift: Relift, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("relift.cli.medication.may_ask", lambda: True)
        ran = relift("medication", "night tablet", typed="\no\nsed\n")
        assert ran.code == 0, ran.err
        assert "Does it hide pain or make drowsy?" in ran.said
        assert "Kept: night tablet (sedative)" in ran.said
        assert relift("medication", "tea", "--class", "other").code == 0

    @pytest.mark.parametrize(("name", "hours"), [("ibuprofen", 8), ("codeine", 24)])
    def test_a_medicine_without_a_class_holds_the_plan_back(
        self, relift: Relift, name: str, hours: int
    ) -> None:
        relift("medication", name)
        journal = load_journal(open_store())
        taken_at = journal.medications[0].at
        assert has_painkiller(journal, taken_at + timedelta(hours=hours))
        assert not has_painkiller(journal, taken_at + timedelta(hours=hours + 1))

    @pytest.mark.parametrize("said", MedicineClass)
    @pytest.mark.parametrize("name", ["ibuprofen", "codeine", "baclofen", "diazepam"])
    def test_no_class_that_is_given_shortens_what_the_list_would_hold(
        self, relift: Relift, name: str, said: MedicineClass
    ) -> None:
        relift("medication", name, "--class", said.value)
        journal = load_journal(open_store())
        hours = 8 if name == "ibuprofen" else 24
        assert has_painkiller(journal, journal.medications[0].at + timedelta(hours=hours))

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

    @pytest.mark.parametrize(
        ("typed", "why"),
        [
            ("zorbing 10kg", "does not know this movement"),
            ("leg extension 10kg", "plans no such lift"),
        ],
    )
    def test_says_where_it_cannot_bind(self, relift: Relift, typed: str, why: str) -> None:
        said = relift("limit", typed).said
        assert why in said
        assert "binds no planned lift" in said
        (told,) = relift("limit", typed, "--json").json["words"]
        assert why in told
        assert load_journal(open_store()).limits[0].value.by == "self"

    @pytest.mark.parametrize(
        ("typed", "told"),
        [
            ("squat thing 60kg", "Did you mean: Squat?"),
            ("hinging 60kg", "Did you mean: hinge"),
            ("zorbing 60kg", "It knows: Deadlift, Sumo deadlift"),
        ],
    )
    def test_a_clinicians_that_could_not_be_kept_is_refused(
        self, relift: Relift, typed: str, told: str
    ) -> None:
        ran = relift("limit", typed, "--by", "clinician")
        assert ran.code == 2
        assert told in ran.told
        assert not load_journal(open_store()).limits

    def test_a_clinicians_on_a_known_lift_that_is_never_planned_is_kept_and_told(
        self, relift: Relift
    ) -> None:
        ran = relift("limit", "leg extension 60kg", "--by", "clinician")
        assert ran.code == 0
        assert "binds no planned lift" in ran.said

    @pytest.mark.parametrize("name", planned_names())
    def test_every_name_that_is_told_as_planned_is_kept_without_a_warning(
        self, relift: Relift, name: str
    ) -> None:
        told = relift("limit", f'"{name}" 60kg', "--json").json
        assert told["limit"]["movement"] == name
        assert not any("binds no planned lift" in said for said in told["words"])

    def test_a_clinicians_limit_on_any_lift_is_said_to_hold_for_its_whole_ladder(
        self, relift: Relift
    ) -> None:
        (told,) = relift("limit", "dumbbell row 10kg", "--by", "clinician", "--json").json["words"]
        assert "every lift of the ladder: Row" in told

    @pytest.mark.parametrize(
        ("typed", "told"),
        [
            ("deadlift 60kg", []),
            ("hinge 60kg", []),
            ("60kg", []),
            (
                "romanian deadlift 60kg",
                [
                    "It holds for this lift alone. For every lift of its ladder, write "
                    '"hinge" instead.'
                ],
            ),
        ],
    )
    def test_ones_own_on_another_variation_is_said_to_hold_for_that_one_alone(
        self, relift: Relift, typed: str, told: list[str]
    ) -> None:
        assert relift("limit", typed, "--json").json["words"] == told

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

    def test_a_country_has_a_name_and_two_letters(self, relift: Relift) -> None:
        for typed in ("Germany", "germany", "de"):
            told = relift("profile", "--country", typed, "--json").json["profile"]
            assert told["country"] == "DE"
        assert relift("profile", "--country", "Atlantis").code == 2

    @pytest.mark.parametrize("pain", [0, 8, 10])
    def test_a_pain_that_the_plan_would_not_keep_to_is_refused_with_the_bounds(
        self, relift: Relift, pain: float
    ) -> None:
        ran = relift("profile", "--tolerable-pain", pain)
        assert ran.code == 2
        assert "from 1 to 7" in ran.told
        assert load_journal(open_store()).profile.tolerable_pain is None
