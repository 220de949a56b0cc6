"""The timeline: what stands in it, finding things in it, and how little it asks of the database."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.app.web.pages_read import kept, words

from relift.app.records import append
from relift.app.setup import open_store
from relift.app.web.pages.history import ON_A_PAGE
from relift.journal.lifting import ImportedWorkout, MovementBlock, PerformedSet
from relift.journal.records import new_record
from relift.journal.reports import CheckIn, NoteWritten
from relift.report.lines import Kind
from relift.report.timeline_search import GROUPS
from relift.units import Unit

NOW = datetime(2026, 3, 1, 18, tzinfo=UTC)
MOST_QUERIES = 12


@pytest.fixture(autouse=True)
def _on_a_sunday(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RELIFT_NOW", NOW.isoformat())


def write(*payloads: tuple[object, float]) -> None:
    """Records, each so many days ago."""
    store = open_store()
    append(
        store,
        [
            new_record(payload, person=store.person, at=NOW - timedelta(days=days))  # type: ignore[arg-type]
            for payload, days in payloads
        ],
    )


def titles(client: Client, address: str = "/history") -> list[str]:
    told = client.get(address).content.decode()
    return re.findall(r'class="what">([^<]*)<', told)


def lifted(days: float, sets: int = 1) -> tuple[object, float]:
    one = PerformedSet(load_kg=100, load_entered=100, unit=Unit.KG, reps=5)
    block = MovementBlock(name="Deadlift", sets=(one,) * sets)
    return ImportedWorkout(source="strong", title="Pull", blocks=(block,)), days


def test_an_empty_history_says_how_to_begin(client: Client) -> None:
    assert "Nothing is here yet" in words(client.get("/history"))


def test_the_newest_comes_first_under_its_month(client: Client) -> None:
    write((NoteWritten(text="older"), 40), (NoteWritten(text="newer"), 1), lifted(2))
    assert titles(client) == ["newer", "Pull, 1 movement, Deadlift 100 kg × 5", "older"]
    told = words(client.get("/history"))
    assert told.index("February 2026") < told.index("newer") < told.index("January 2026")


def test_a_year_alone_stands_under_its_year(client: Client) -> None:
    kept(client, "episode", label="the big one", began="2016")
    assert "2016 2016 Episode “the big one”, 2016" in words(client.get("/history"))


def test_every_kind_is_in_one_group() -> None:
    named = [kind for group in GROUPS for kind in group.kinds]
    assert sorted(named) == sorted(Kind)


def test_a_chip_shows_one_group_and_only_groups_that_are_there(client: Client) -> None:
    write((NoteWritten(text="stiff"), 1), (CheckIn(pain_now=3), 2))
    assert titles(client, "/history?kind=notes") == ["stiff"]
    told = words(client.get("/history"))
    assert "Check-ins" in told
    assert "Goals" not in told


def test_own_words_are_found_by_how_they_begin_without_accents(client: Client) -> None:
    write((NoteWritten(text="Übung war gut"), 1), (CheckIn(pain_now=3, note="stiff neck"), 2))
    assert titles(client, "/history?q=ubung") == ["Übung war gut"]
    assert titles(client, "/history?q=stif+NECK") == ["Check-in: pain now 3 (stiff neck)"]
    assert "0 things found" in words(client.get("/history?q=shoulder"))


def test_words_inside_a_report_and_movements_of_a_workout_are_found(client: Client) -> None:
    write(lifted(2))
    kept(client, "imaging", modality="mri", on="2016", report="Mild bulge.\nNothing else.")
    assert titles(client, "/history?q=nothing+else") == ["MRI: “Mild bulge. Nothing else.”"]
    assert len(titles(client, "/history?q=deadlift")) == 1


def test_days_bound_what_is_shown(client: Client) -> None:
    write(*((NoteWritten(text=f"{n}"), n) for n in range(1, 6)))
    assert titles(client, "/history?since=2026-02-25&until=2026-02-26") == ["3", "4"]


def test_a_day_that_is_none_is_told_and_stays(client: Client) -> None:
    write((NoteWritten(text="x"), 1))
    told = client.get("/history?since=soon").content.decode()
    assert "Write the day as in 2026-03-15." in told
    assert 'value="soon"' in told


def test_older_things_come_by_a_plain_link_or_as_rows_alone(client: Client) -> None:
    write(*((NoteWritten(text=f"note {n}"), n / 10) for n in range(ON_A_PAGE + 2)))
    assert len(titles(client)) == ON_A_PAGE
    older = f"/history?from={ON_A_PAGE}"
    assert older in client.get("/history").content.decode()
    assert titles(client, older) == [f"note {ON_A_PAGE}", f"note {ON_A_PAGE + 1}"]
    rows = client.get(older, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in rows
    assert rows.count('class="what"') == 2


def test_a_month_that_goes_on_gets_no_second_heading_among_more_rows(client: Client) -> None:
    write(*((NoteWritten(text=f"note {n}"), 2 + n / 100) for n in range(ON_A_PAGE + 1)))
    older = f"/history?from={ON_A_PAGE}"
    assert "<h2>" in client.get(older).content.decode()
    assert "<h2>" not in client.get(older, headers={"HX-Request": "true"}).content.decode()


@pytest.mark.parametrize("start", ["-1", "x", "99999999999999999999", "²"])
def test_a_start_that_cannot_be_does_no_harm(client: Client, start: str) -> None:
    write((NoteWritten(text="x"), 1))
    assert client.get("/history", {"from": start}).status_code == 200


@pytest.mark.parametrize("address", ["/history", "/history?q=pull", "/history?from=400"])
def test_twenty_thousand_sets_take_few_queries(client: Client, home: Path, address: str) -> None:
    write(*(lifted(2 * n, sets=25) for n in range(1, 801)))
    client.get("/history")
    with CaptureQueriesContext(connection) as asked:
        assert len(titles(client, address)) == ON_A_PAGE
    assert len(asked) <= MOST_QUERIES


def test_what_someone_else_typed_into_it_cannot_become_a_tag(client: Client) -> None:
    write((NoteWritten(text="<script>alert(1)</script>"), 1))
    told = client.get("/history").content.decode()
    assert "&lt;script&gt;" in told
    assert "<script>alert" not in told
