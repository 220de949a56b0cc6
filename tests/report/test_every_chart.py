"""What holds for every chart: one definition gives picture, terminal lines, words and table."""

from __future__ import annotations

import csv
import io
import re
import struct
from pathlib import Path
from xml.etree import ElementTree

import pytest
from tests.report.records import climbing, fans, material, spiteful, stopped

from relift.journal.timeline import Journal
from relift.report import charts as package
from relift.report.chart import Chart
from relift.report.charts import CHARTS
from relift.report.look import PALETTES, WIDTH, Theme, look_of
from relift.report.picture import (
    PNG_SCALE,
    as_json,
    spec,
    to_csv,
    to_page_svg,
    to_png,
    to_svg,
    to_terminal,
)
from relift.report.terminal import Pen

SVG = "{http://www.w3.org/2000/svg}"
ROOT = Path(__file__).parents[2]

FULL = {name: one.make(material(climbing(), fans=fans())) for name, one in CHARTS.items()}
EMPTY = {name: one.make(material(Journal())) for name, one in CHARTS.items()}
STOPPED = {name: one.make(material(stopped(), fans=fans())) for name, one in CHARTS.items()}
HOSTILE = {name: one.make(material(spiteful(), fans=fans())) for name, one in CHARTS.items()}

every_chart = pytest.mark.parametrize("name", CHARTS)


def sizes(png: bytes) -> tuple[int, int]:
    width, height = struct.unpack(">II", png[16:24])
    return width, height


@every_chart
def test_a_chart_is_named_as_its_module_and_stands_in_the_reference(name: str) -> None:
    modules = {p.stem for p in Path(package.__file__).parent.glob("*.py")} - {"__init__"}
    page = (ROOT / "docs" / "reference" / "charts.md").read_text(encoding="utf-8")
    assert set(CHARTS) == modules
    assert FULL[name].id == name
    assert f"`{name}`" in page


@every_chart
def test_a_full_record_fills_every_chart(name: str) -> None:
    assert not FULL[name].is_empty
    for row in FULL[name].rows:
        assert set(row) == set(FULL[name].columns)


@every_chart
def test_an_svg_is_xml_with_a_title_and_a_description(name: str) -> None:
    made = ElementTree.fromstring(to_svg(FULL[name]))
    title, told = made.find(f"{SVG}title"), made.find(f"{SVG}desc")
    assert title is not None
    assert told is not None
    assert title.text == FULL[name].title
    assert told.text == FULL[name].alt
    assert made.get("role") == "img"
    assert (made.get("aria-labelledby") or "").split() == [title.get("id"), told.get("id")]


@every_chart
def test_a_picture_fits_a_phone_and_is_as_large_as_its_svg(name: str) -> None:
    made = ElementTree.fromstring(to_svg(FULL[name]))
    width, height = (float(made.get(side) or 0) for side in ("width", "height"))
    assert WIDTH / 2 < width <= 366
    png = to_png(FULL[name])
    assert png.startswith(b"\x89PNG")
    assert sizes(png) == pytest.approx((width * PNG_SCALE, height * PNG_SCALE), abs=2)


@every_chart
def test_light_and_dark_differ_in_colours_alone(name: str) -> None:
    light, dark = (to_svg(FULL[name], theme) for theme in Theme)
    assert light != dark
    assert PALETTES[Theme.DARK].paper in dark
    assert re.sub("#[0-9a-f]{6}", "", light) == re.sub("#[0-9a-f]{6}", "", dark)


@every_chart
def test_a_picture_in_a_page_has_no_colour_of_its_own_but_white_or_none(name: str) -> None:
    colors = set(re.findall(r'(?:fill|stroke)="([^"]+)"', to_page_svg(FULL[name])))
    assert "var(--ink)" in colors
    assert not {color for color in colors if color.startswith("#")}


@every_chart
def test_a_picture_fetches_nothing(name: str) -> None:
    svg = to_svg(FULL[name])
    addresses = set(re.findall(r"https?://[^\"')\s]+", svg))
    assert addresses <= {"http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"}
    assert "'url'" not in str(spec(FULL[name], look_of(Theme.LIGHT)))


@pytest.mark.parametrize("width", [30, 40, 80, 120])
@every_chart
def test_the_terminal_form_fits_the_width_and_is_the_same_each_time(name: str, width: int) -> None:
    lines = to_terminal(FULL[name], Pen(width)).splitlines()
    assert max(map(len, lines)) <= width
    again = CHARTS[name].make(material(climbing(), fans=fans()))
    assert to_terminal(again, Pen(width)).splitlines() == lines


@every_chart
def test_a_terminal_with_ascii_alone_gets_ascii_in_the_same_places(name: str) -> None:
    rich, plain = (to_terminal(FULL[name], Pen(80, is_plain=p)) for p in (False, True))
    assert plain.isascii()
    assert [len(line) for line in plain.splitlines()] == [len(line) for line in rich.splitlines()]


@every_chart
def test_words_are_one_to_three_sentences_with_numbers(name: str) -> None:
    told = FULL[name].alt
    assert 1 <= len(re.findall(r"[.] [A-Z]|[.]$", told)) <= 4
    assert re.search(r"\d", told)


@every_chart
def test_the_csv_has_a_line_for_each_row(name: str) -> None:
    lines = list(csv.reader(io.StringIO(to_csv(FULL[name]))))
    assert lines[0] == list(FULL[name].columns)
    assert len(lines) == len(FULL[name].rows) + 1


@every_chart
def test_an_empty_record_says_why_there_is_nothing_in_every_form(name: str) -> None:
    made = EMPTY[name]
    assert made.is_empty
    assert re.match(r"Nothing to show yet: |There is no forecast", made.alt)
    assert ElementTree.fromstring(to_svg(made)).find(f"{SVG}desc") is not None
    assert to_png(made).startswith(b"\x89PNG")
    assert " ".join(to_terminal(made, Pen(80)).split()).endswith(made.alt)
    assert as_json(made)["rows"] == []


@every_chart
def test_hostile_text_reaches_no_form_unescaped(name: str) -> None:
    made = HOSTILE[name]
    for svg in (to_svg(made), to_page_svg(made)):
        assert "<script" not in svg
        ElementTree.fromstring(svg)
    assert "\x1b" not in to_terminal(made, Pen(80))
    assert "\x1b" not in to_csv(made)


@pytest.mark.parametrize("name", ["forecast", "what_if"])
def test_a_stop_leaves_no_forecast(name: str) -> None:
    assert STOPPED[name].is_empty
    assert "stop stands" in STOPPED[name].alt


@pytest.mark.parametrize("name", ["expected_felt", "feared_happened", "pain_load"])
def test_a_stop_leaves_the_charts_of_the_past_as_they_are(name: str) -> None:
    assert STOPPED[name].rows == FULL[name].rows


def test_a_cell_that_a_spreadsheet_would_run_is_made_inert() -> None:
    made = Chart(
        id="x",
        title="x",
        alt="x",
        columns={"a": "a"},
        rows=({"a": "=1+1"}, {"a": -1.5}, {"a": "-x"}),
        draw=FULL["e1rm"].draw,
        sketch=lambda _pen: [],
    )
    assert to_csv(made).splitlines() == ["a", "'=1+1", "-1.5", "'-x"]
