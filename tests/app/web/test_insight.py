"""Insight and the report: the same charts as on the command line, as words, tables and pictures."""

from __future__ import annotations

import json
import re
import shutil
from datetime import timedelta
from html import unescape
from pathlib import Path

import pytest
from django.test import Client
from numpy.random import default_rng
from tests.app.web.handing_in import text_of

from relift.app import clock
from relift.app.records import append, load_journal
from relift.app.setup import close_store, open_store
from relift.app.web.assets import FOLDER
from relift.cli.demo_course import Course
from relift.cohort.lifter_traits import LIFTERS
from relift.journal.records import new_record
from relift.journal.reports import Answer, CalmedDown, ScreenAnswered, ScreenForm
from relift.plan.what_if import what_if
from relift.report.charts import CHARTS, e1rm
from relift.report.charts.what_if import fan_chart
from relift.report.look import PALETTES, Theme
from relift.report.material import Material
from relift.report.ways import fans_of
from relift.units import Unit

NOW = "2026-03-03T20:00+00:00"
FORBIDDEN = ("acwr", "acute:chronic", "injury risk", "risk of injury", "workload ratio")


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A journal with a log, a flare and two days on the ladders; made once, never written to."""
    folder = tmp_path_factory.mktemp("lived") / "home"
    course = Course(open_store(folder), LIFTERS["mild"], default_rng(1))
    course.bring_in_log()
    course.report_flare(labels=("spasm",), happened="it went at 70%")
    course.calm_down(thought="it is torn", fear="it goes <pop> & stays")
    course.evening_of_tweak()
    course.live(1)
    close_store()
    return folder


@pytest.fixture
def trained(lived: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of that journal, seen on the evening of the second day."""
    monkeypatch.setenv("RELIFT_NOW", NOW)
    shutil.copytree(lived, home)
    return home


def material(home: Path, **parts: object) -> Material:
    return Material(load_journal(open_store(home)), clock.now(), **parts)  # type: ignore[arg-type]


def test_every_chart_has_its_heading_and_words_at_once(trained: Path, client: Client) -> None:
    told = unescape(text_of(client.get("/insight")))
    seen = material(trained)
    for name, one in CHARTS.items():
        made = one.make(seen)
        assert made.title in told
        if name != "what_if":
            assert " ".join(made.alt.split()) in told
            assert f'data-spec="/insight/{name}.json"' in told
    assert 'hx-get="/insight/what_if"' in told


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_of_the_page_is_the_one_of_the_command_line(
    trained: Path, client: Client, name: str
) -> None:
    made = CHARTS[name].make(material(trained))
    told = unescape(text_of(client.get(f"/insight/{name}")))
    assert " ".join(made.alt.split()) in told
    for row in (made.cells[0], made.cells[-1]):
        assert all(f">{cell}</td>" in told for cell in row)
    table = unescape(text_of(client.get(f"/insight/{name}/table")))
    assert table.count("<tr>") == len(made.rows) + 1


@pytest.mark.parametrize("name", CHARTS)
def test_a_picture_is_as_wide_as_asked_and_takes_its_colours_from_the_page(
    trained: Path, client: Client, name: str
) -> None:
    answer = client.get(f"/insight/{name}.json?width=300")
    assert answer["Content-Type"] == "application/json"
    told = answer.content.decode()
    spec = json.loads(told)
    assert spec["description"] == CHARTS[name].make(material(trained)).alt
    assert "var(--ink)" in told
    assert "#0f1e" not in told
    widths = [int(n) for n in re.findall(r'"width": ?(\d+)', told)]
    assert widths
    assert max(widths) <= 300
    wide = client.get(f"/insight/{name}.json?width=100000").content.decode()
    assert max(int(n) for n in re.findall(r'"width": ?(\d+)', wide)) <= 900


def test_the_colours_of_the_pages_are_those_of_every_other_picture() -> None:
    css = (FOLDER / "relift/charts.css").read_text(encoding="utf-8")
    for theme, times in ((Theme.LIGHT, 2), (Theme.DARK, 2)):
        for n, color in zip(
            ("first", "second", "third", "fourth"), PALETTES[theme].series, strict=True
        ):
            assert css.count(f"--{n}: {color}") == times


def test_a_lift_can_be_chosen_of_those_that_were_trained(trained: Path, client: Client) -> None:
    seen = material(trained)
    name = list(e1rm.choices(seen))[-1]
    told = unescape(text_of(client.get(f"/insight/e1rm?lift={name}")))
    assert e1rm.chart_of(seen, name).alt in told
    assert f'value="{name}" selected' in told
    assert client.get("/insight/e1rm?lift=moonwalk").status_code == 400


def test_a_what_if_looks_as_far_and_at_the_ladder_that_is_asked_for(
    trained: Path, client: Client
) -> None:
    told = unescape(text_of(client.get("/insight/what_if?weeks=2&ladder=squat")))
    seen = what_if(load_journal(open_store(trained)), now=clock.now(), n_weeks=2, ladder="squat")
    assert seen is not None
    assert fan_chart(fans_of(seen)).alt in told
    assert 'value="squat" selected' in told
    assert client.get("/insight/what_if?weeks=99").status_code == 400
    assert client.get("/insight/what_if?ladder=moon").status_code == 400


def test_a_part_that_htmx_asks_for_is_no_whole_page(trained: Path, client: Client) -> None:
    answer = client.get("/insight/what_if", headers={"HX-Request": "true"})
    told = text_of(answer)
    assert told.startswith("<section")
    assert "What this takes for granted" in told


def test_a_fear_is_shown_as_text_and_never_as_markup(trained: Path, client: Client) -> None:
    for page in ("/insight", "/insight/feared_happened", "/report?notes=1"):
        told = text_of(client.get(page))
        assert "<pop>" not in told
    assert "it goes ‹pop› &amp; stays" in text_of(client.get("/insight/feared_happened"))


def test_no_chart_tells_a_risk_of_injury_or_a_workload_ratio(trained: Path, client: Client) -> None:
    for page in ("/insight", "/insight/what_if", "/insight/pain_load", "/report"):
        told = text_of(client.get(page)).casefold()
        assert [word for word in FORBIDDEN if word in told] == []


def test_an_empty_journal_says_what_each_chart_needs(client: Client) -> None:
    told = text_of(client.get("/insight"))
    assert told.count("Nothing to show yet") >= 4
    assert "data-spec" not in told
    assert client.get("/insight/e1rm").status_code == 200
    assert client.get("/insight/e1rm.json").status_code == 404


def test_in_a_stop_the_past_is_shown_and_the_way_ahead_is_not(
    trained: Path, client: Client
) -> None:
    store = open_store(trained)
    sign = ScreenAnswered(form=ScreenForm.FULL, answers={"saddle_numbness": Answer.YES})
    at = clock.now() - timedelta(minutes=1)
    append(store, [new_record(sign, person=store.person, at=at)])
    told = text_of(client.get("/insight"))
    assert 'class="stop"' in told
    assert 'data-spec="/insight/expected_felt.json"' in told
    assert 'data-spec="/insight/forecast.json"' not in told
    assert "There is no forecast while a stop stands" in told
    assert "There is no forecast" in text_of(client.get("/insight/what_if"))
    assert client.get("/insight/what_if.json").status_code == 404


@pytest.mark.parametrize("page", ["/insight/moon", "/insight/moon.json", "/insight/moon/table"])
def test_a_chart_that_there_is_not_is_a_missing_page(client: Client, page: str) -> None:
    assert client.get(page).status_code == 404


def test_a_new_record_is_seen_at_once(trained: Path, client: Client) -> None:
    before = text_of(client.get("/insight/feared_happened"))
    store = open_store(trained)
    fear = CalmedDown(fear="another one")
    append(store, [new_record(fear, person=store.person, at=clock.now())])
    assert "another one" not in before
    assert "another one" in text_of(client.get("/insight/feared_happened"))


def test_the_report_keeps_words_and_answers_out_unless_they_are_asked_for(
    trained: Path, client: Client
) -> None:
    told = text_of(client.get("/report"))
    assert "Relift summary" in told
    assert "feared_happened.json?words=0" in told
    assert "pop" not in client.get("/insight/feared_happened.json?words=0").content.decode()
    asked = text_of(client.get("/report?notes=1&answers=1"))
    assert "words=0" not in asked
    assert asked.count("checked") == 2
    assert "pop" in client.get("/insight/feared_happened.json").content.decode()


def test_the_report_comes_as_text_and_as_one_file(trained: Path, client: Client) -> None:
    text = client.get("/report.txt")
    assert text["Content-Disposition"] == 'attachment; filename="relift-report-2026-03-03.txt"'
    assert "About this summary" in text.content.decode()
    file = client.get("/report.html?since=2026-03-01")
    assert "From 2026-03-01 on." in file.content.decode()
    assert "<svg" in file.content.decode()


def test_a_day_that_cannot_be_read_leaves_the_report_whole(client: Client) -> None:
    told = text_of(client.get("/report?since=soon"))
    assert "The whole record." in told
    assert 'value="soon"' in told


def test_loads_are_shown_in_the_unit_of_the_log(trained: Path, client: Client) -> None:
    assert material(trained).unit is Unit.LB
    assert "best e1RM (lb)" in text_of(client.get("/insight/e1rm"))
