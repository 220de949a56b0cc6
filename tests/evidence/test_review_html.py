from __future__ import annotations

import re
from html.parser import HTMLParser

from tests.evidence.review_tables import made_up

from relift.evidence.review import review_list
from relift.evidence.review_html import as_html

VOID = {"meta"}


class Elements(HTMLParser):
    """Counts elements and finds those that are never closed."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(tag)
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def read(page: str) -> Elements:
    elements = Elements()
    elements.feed(page)
    elements.close()
    return elements


def test_every_item_has_a_box_and_a_line_to_sign() -> None:
    page = read(as_html(made_up(), version="9.9"))

    assert page.open == []
    assert page.seen.count("article") == 4
    assert "Relift 9.9: 4 items, 1 reviewed" in page.text
    assert page.text.count("Name") == 4


def test_no_text_of_a_table_becomes_markup() -> None:
    page = read(as_html(made_up(), version="<i>9</i>"))

    assert "b" not in page.seen
    assert "Is it <b>numb</b>?" in page.text
    assert "What is asked & in <which> order." in page.text
    assert "Relift <i>9</i>:" in page.text


def test_the_page_loads_nothing_and_runs_nothing() -> None:
    page = as_html(review_list(), version="9.9")
    elements = read(page)

    assert not {"script", "img", "link", "iframe"} & set(elements.seen)
    assert not re.search(r"""(src|href)\s*=\s*["'](?!#)|@import|url\(""", page)


def test_the_page_breaks_between_files_and_not_inside_items() -> None:
    page = as_html(made_up(), version="9.9")

    assert "break-inside: avoid" in page
    assert "break-before: page" in page


def test_every_link_of_the_contents_leads_to_a_section() -> None:
    page = as_html(review_list(), version="9.9")
    targets = set(re.findall(r'href="#([^"]+)"', page))

    assert targets
    assert targets <= set(re.findall(r'<section id="([^"]+)"', page))
