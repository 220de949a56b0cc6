"""The page: valid, alone, without scripts, every text escaped, headings in order."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from tests.report.records import NOW, climbing, fans, material, spiteful, stopped

from relift.journal.timeline import Journal
from relift.plan.today import today
from relift.report.page import to_html
from relift.report.summary import summary

VOID = {"meta", "br", "hr", "img", "input", "link"}


class Outline(HTMLParser):
    """Every tag that opens, with its attributes; and whether each one is closed in turn."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.opened: list[tuple[str, dict[str, str | None]]] = []
        self.faults: list[str] = []
        self.text: list[str] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.opened.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.opened.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open.pop() != tag:
            self.faults.append(tag)

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def close(self) -> None:
        super().close()
        self.faults += self._open


def page_of(journal: Journal, **parts: object) -> str:
    return to_html(summary(material(journal, **parts), today(journal, now=NOW), has_answers=True))


def outline(page: str) -> Outline:
    made = Outline()
    made.feed(page)
    made.close()
    return made


JOURNALS = {
    "full": page_of(climbing(), fans=fans()),
    "empty": page_of(Journal()),
    "stopped": page_of(stopped()),
    "hostile": page_of(spiteful(), fans=fans()),
}
by_page = pytest.mark.parametrize("page", JOURNALS.values(), ids=list(JOURNALS))


@by_page
def test_every_tag_is_closed_and_every_id_stands_once(page: str) -> None:
    made = outline(page)
    ids = [found["id"] for _, found in made.opened if found.get("id")]
    assert made.faults == []
    assert len(ids) == len(set(ids))
    known = set(ids)
    for _, found in made.opened:
        assert set((found.get("aria-labelledby") or "").split()) <= known
    assert set(re.findall(r"url\(#([^)]+)\)", page)) <= known


@by_page
def test_nothing_runs_and_nothing_is_fetched(page: str) -> None:
    made = outline(page)
    assert not {tag for tag, _ in made.opened} & {"script", "link", "iframe", "img", "object"}
    for _, found in made.opened:
        assert not [name for name in found if name.startswith("on") or name in ("src", "href")]
    assert "@import" not in page
    assert set(re.findall(r"https?://[^\"')\s<]+", page)) <= {
        "http://www.w3.org/2000/svg",
        "http://www.w3.org/1999/xlink",
    }


@by_page
def test_headings_go_down_one_step_at_a_time(page: str) -> None:
    levels = [int(tag[1]) for tag, _ in outline(page).opened if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@by_page
def test_the_page_tells_its_language_width_and_both_themes(page: str) -> None:
    assert page.startswith('<!doctype html>\n<html lang="en">')
    assert "width=device-width" in page
    assert "prefers-color-scheme: dark" in page
    assert "@media print" in page


def test_hostile_text_is_shown_as_text() -> None:
    told = " ".join("".join(outline(JOURNALS["hostile"]).text).split())
    assert told.count("‹script›alert('x')‹/script›") >= 8
    assert "<script" not in JOURNALS["hostile"]


def test_every_chart_has_its_words_and_its_table() -> None:
    made = outline(JOURNALS["full"])
    tags = [tag for tag, _ in made.opened]
    assert tags.count("svg") == tags.count("figcaption") == tags.count("details") == 7
    assert JOURNALS["full"].count("The same as a table") == 7


def test_a_picture_has_no_colours_of_its_own() -> None:
    pictures = re.findall(r"<svg.*?</svg>", JOURNALS["full"], re.DOTALL)
    assert pictures
    assert not [found for svg in pictures for found in re.findall(r'"#[0-9a-f]{3,6}"', svg)]
