"""Each section of the settings keeps what was said, and refuses with a reason what cannot be."""

from __future__ import annotations

import re

import pytest
from django.http import HttpResponse
from django.test import Client

from relift.app.records import load_journal, load_records
from relift.app.setup import open_store
from relift.app.web.pages.settings import SECTIONS
from relift.app.web.pages.settings_person import WHERE_CHANGED
from relift.evidence import parse_basis
from relift.journal.choices import Equipment
from relift.journal.reports import Profile
from relift.journal.timeline import Journal
from relift.plan.choice import wanted
from relift.plan.kit import place_said
from relift.plan.limits import limits_on
from relift.plan.situation import is_paused
from relift.plan.thresholds import guardrails
from relift.units import Unit

CLOCK = "2026-03-01T18:00"
CHOICES = {"by", "end", "adult", "unit", "place", "language", "theme"}


@pytest.fixture(autouse=True)
def _on_a_sunday(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RELIFT_NOW", CLOCK)


def journal() -> Journal:
    return load_journal(open_store())


def words(response: HttpResponse) -> str:
    text = re.sub(r"<[^>]+>", " ", response.content.decode())
    return " ".join(text.replace("&#39;", "'").replace("&#34;", '"').split())


def kept(client: Client, section: str, **fields: str) -> None:
    """Send a section's form; it is kept, and the list or the page says so."""
    response = client.post(f"/settings/{section}", fields)
    assert response.status_code == 303, words(response)
    assert "Kept" in words(client.get(response.headers["Location"]))


def refused(client: Client, section: str, **fields: str) -> str:
    """Send a section's form; it is refused, nothing is written, and what was typed is there."""
    before = len(load_records(open_store()))
    response = client.post(f"/settings/{section}", fields)
    assert response.status_code == 422
    assert len(load_records(open_store())) == before
    page = response.content.decode()
    for name, typed in fields.items():
        if typed and name not in CHOICES:
            assert typed in page, name
    return words(response)


def test_the_list_leads_to_every_section_and_says_how_each_stands(client: Client) -> None:
    page = client.get("/settings").content.decode()
    for slug in SECTIONS:
        assert f'href="/settings/{slug}"' in page
        assert client.get(f"/settings/{slug}").status_code == 200
    assert client.get("/settings/nothing").status_code == 404


class TestUnits:
    def test_are_kept_with_bar_and_step(self, client: Client) -> None:
        kept(client, "units", unit="lb", bar="45", plate_step="2,5")
        held = journal().profile
        assert (held.unit, held.bar, held.plate_step) == (Unit.LB, 45.0, 2.5)
        assert "Bar 45 lb, steps of 2.5 lb" in words(client.get("/settings"))

    def test_left_empty_are_the_usual_ones(self, client: Client) -> None:
        kept(client, "units", unit="kg", bar="15", plate_step="1")
        kept(client, "units", unit="kg", bar="", plate_step="")
        assert journal().profile.bar is None
        assert "Bar 20 kg, steps of 2.5 kg" in words(client.get("/settings"))

    @pytest.mark.parametrize("typed", ["heavy", "-1", "101", "nan", "1e9", "<b>20</b>"])
    def test_a_bar_that_cannot_be_is_refused_with_the_bounds(
        self, client: Client, typed: str
    ) -> None:
        response = client.post("/settings/units", {"unit": "kg", "bar": typed})
        assert response.status_code == 422
        assert "from 0 to 100" in words(response)
        assert "<b>20</b>" not in response.content.decode()
        assert not load_records(open_store())

    def test_a_bar_in_kilograms_does_not_become_one_in_pounds(self, client: Client) -> None:
        kept(client, "units", unit="kg", bar="20", plate_step="2.5")
        said = refused(client, "units", unit="lb", bar="20", plate_step="2.5")
        assert "This was in kg" in said
        kept(client, "units", unit="lb", bar="45", plate_step="5")


class TestYou:
    def test_a_country_is_found_by_its_name_and_brings_up_its_numbers(self, client: Client) -> None:
        kept(client, "you", adult="yes", country="united kingdom")
        assert (journal().profile.country, journal().profile.is_adult) == ("GB", True)
        assert "999" in words(client.get("/settings/you"))

    def test_the_numbers_of_a_country_are_shown_before_it_is_kept(self, client: Client) -> None:
        assert "911" in words(client.get("/settings/numbers", {"country": "US"}))
        told = words(client.get("/settings/numbers", {"country": "Germany"}))
        assert "112" in told
        assert "911" not in told
        assert "no such country" in words(client.get("/settings/numbers", {"country": "Oz"}))
        assert not load_records(open_store())

    def test_a_country_that_is_none_is_refused(self, client: Client) -> None:
        assert "no such country" in refused(client, "you", country="Atlantis")

    def test_a_year_of_birth_tells_the_age_only_where_it_can(self, client: Client) -> None:
        kept(client, "you", birth_year="1990", adult="")
        assert journal().profile.is_adult is True
        kept(client, "you", birth_year="2012", adult="")
        assert journal().profile.is_adult is False

    def test_a_year_that_says_otherwise_than_the_answer_is_refused(self, client: Client) -> None:
        said = refused(client, "you", birth_year="2015", adult="yes")
        assert "does not go with the year of birth" in said


class TestTime:
    def test_a_zone_is_kept_by_its_name(self, client: Client) -> None:
        kept(client, "time", zone="America/New York", language="en")
        assert journal().profile.zone == "America/New_York"
        assert client.cookies["relift_language"].value == "en"

    def test_a_zone_or_a_language_that_is_none_is_refused(self, client: Client) -> None:
        assert "is no time zone" in refused(client, "time", zone="Mars/Base", language="en")
        assert "one of the list" in refused(client, "time", zone="", language="xx")


class TestPlace:
    def test_is_kept_with_the_heaviest_dumbbell_and_the_last_day(self, client: Client) -> None:
        kept(client, "place", place="small", heaviest="50 lb", until="2026-03-10")
        held = place_said(journal(), journal().equipment[-1].at.date())
        assert held is not None
        assert (held.equipment, held.heaviest_entered) == (Equipment.SMALL, 50)
        assert "bands and dumbbells, up to 50 lb, until 2026-03-10" in words(
            client.get("/settings")
        )

    @pytest.mark.parametrize(
        ("fields", "told"),
        [
            ({"heaviest": "24kg"}, "choose what you have"),
            ({"place": "gym", "heaviest": "24kg"}, "goes with bands and dumbbells"),
            ({"place": "small", "heaviest": "row 24kg"}, "as a load with its unit"),
            ({"place": "none", "until": "2026-02-01"}, "lies in the past"),
            ({"place": "none", "until": "soon"}, "written as in 2026-03-15"),
        ],
    )
    def test_refuses_what_cannot_be(
        self, client: Client, fields: dict[str, str], told: str
    ) -> None:
        assert told in refused(client, "place", **fields)


class TestLadders:
    def test_one_is_asked_for_one_left_out_and_only_changes_are_written(
        self, client: Client
    ) -> None:
        kept(client, "ladders", hinge="", carry="yes", press="no")
        assert wanted(journal()) == {"carry": True, "press": False}
        n = len(load_records(open_store()))
        kept(client, "ladders", hinge="", carry="yes", press="no")
        assert len(load_records(open_store())) == n
        kept(client, "ladders", press="")
        assert wanted(journal()) == {"carry": True}


class TestLimits:
    def held(self) -> list[str]:
        now = journal()
        return [str(entry.id) for entry in limits_on(now, now.limits[-1].at.date())]

    def test_one_is_set_shown_and_ended_and_stays_in_the_history(self, client: Client) -> None:
        kept(client, "limits", limit="deadlift 180kg", by="self", until="2026-04-01")
        assert "at most 180 kg until 2026-04-01" in words(client.get("/settings/limits"))
        (held,) = self.held()
        kept(client, "limits", end=held)
        assert self.held() == []
        assert "No limit holds now" in words(client.get("/settings/limits"))
        assert len(load_records(open_store())) == 2
        assert "ended already" in refused(client, "limits", end=held)

    def test_a_clinicians_is_ended_only_where_the_clinician_has_said_so(
        self, client: Client
    ) -> None:
        kept(client, "limits", limit="60kg", by="clinician")
        (held,) = self.held()
        assert "Ask them first" in refused(client, "limits", end=held)
        assert self.held() == [held]
        kept(client, "limits", end=held, clinician_agrees="yes")
        assert self.held() == []

    @pytest.mark.parametrize(
        ("fields", "told"),
        [
            ({"limit": "", "by": "self"}, "Write a lift and a load"),
            ({"limit": "deadlift", "by": "self"}, "A load must stand at the end"),
            ({"limit": "60", "by": "self"}, "Write the unit"),
            ({"limit": "flying 60kg", "by": "clinician"}, "could not keep"),
            ({"limit": "60kg", "by": "me"}, "whose limit"),
            ({"limit": "60kg", "by": "self", "until": "2020-01-01"}, "lies in the past"),
        ],
    )
    def test_refuses_what_cannot_be(
        self, client: Client, fields: dict[str, str], told: str
    ) -> None:
        assert told in refused(client, "limits", **fields)


class TestGuardrails:
    def test_all_are_shown_each_with_what_it_rests_on(self, client: Client) -> None:
        page = words(client.get("/settings/guardrails")).replace("&amp;", "&")
        for _, rule in guardrails():
            assert rule.words in page
            assert parse_basis(rule.basis).words in page

    def test_what_may_be_changed_leads_to_where_it_is_changed(self, client: Client) -> None:
        names = {name for name, _ in guardrails()}
        assert set(WHERE_CHANGED) <= names
        page = client.get("/settings/guardrails").content.decode()
        for slug in set(WHERE_CHANGED.values()) - {"guardrails"}:
            assert f'href="/settings/{slug}"' in page

    def test_the_tolerable_pain_is_kept_within_its_bounds_and_can_be_taken_back(
        self, client: Client
    ) -> None:
        kept(client, "guardrails", tolerable_pain="4,5")
        assert journal().profile.tolerable_pain == 4.5
        kept(client, "guardrails", tolerable_pain="")
        assert journal().profile.tolerable_pain is None

    @pytest.mark.parametrize("typed", ["0", "7.5", "8", "10"])
    def test_outside_its_bounds_it_is_refused_with_the_bounds(
        self, client: Client, typed: str
    ) -> None:
        assert "from 1 to 7" in refused(client, "guardrails", tolerable_pain=typed)

    def test_no_other_guardrail_can_be_set(self, client: Client) -> None:
        kept(client, "guardrails", tolerable_pain="5", climb_rungs="9", day_risk="1")
        assert journal().profile == Profile(tolerable_pain=5.0)


class TestPause:
    def test_begins_and_ends(self, client: Client) -> None:
        kept(client, "pause", until="2026-03-20", reason="holiday")
        held = journal()
        assert is_paused(held, held.pauses[-1].at)
        assert "Paused until 2026-03-20" in words(client.get("/settings"))
        kept(client, "pause", end="yes")
        held = journal()
        assert not is_paused(held, held.pauses[-1].at)

    def test_a_day_that_is_over_is_refused(self, client: Client) -> None:
        assert "lies in the past" in refused(client, "pause", until="2026-02-28", reason="why")


class TestRelapse:
    def test_is_kept_part_by_part_and_shown_again(self, client: Client) -> None:
        kept(client, "relapse", first_hour="breathe\r\n\r\nwalk", to_myself="it passes")
        (held,) = journal().relapse_plans
        assert held.value.first_hour == ("breathe", "walk")
        assert "breathe\nwalk" in client.get("/settings/relapse").content.decode()
        assert "Written" in words(client.get("/settings"))

    def test_an_empty_one_is_refused(self, client: Client) -> None:
        assert "must say something" in refused(client, "relapse", first_hour="  ")

    def test_one_that_is_too_long_to_be_read_in_pain_is_refused(self, client: Client) -> None:
        said = refused(client, "relapse", first_hour="a" * 2500, to_myself="b" * 2500)
        assert "under 4000 letters" in said


class TestLook:
    def test_the_theme_is_of_this_device_and_no_record(self, client: Client) -> None:
        kept(client, "look", theme="dark")
        assert 'data-theme="dark"' in client.get("/settings").content.decode()
        assert not load_records(open_store())
        assert "one of the three" in refused(client, "look", theme="red")


def test_what_was_said_last_counts_also_within_the_same_moment(client: Client) -> None:
    for pain in ("3", "4", "5"):
        kept(client, "guardrails", tolerable_pain=pain)
    assert journal().profile.tolerable_pain == 5.0


def test_one_section_leaves_what_another_kept(client: Client) -> None:
    kept(client, "units", unit="kg", bar="20")
    kept(client, "you", adult="yes", country="US")
    kept(client, "guardrails", tolerable_pain="5")
    held = journal().profile
    assert (held.unit, held.bar, held.country, held.tolerable_pain) == (Unit.KG, 20, "US", 5)
