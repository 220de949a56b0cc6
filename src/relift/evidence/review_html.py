"""The list of what a clinician must review, as one page to print.

The page stands by itself: no script, no font and no picture from elsewhere. Each file begins a new
sheet, and no item breaks across two where it fits on one. All text is escaped.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from relift.evidence.review import ReviewList, Section, spelled
from relift.evidence.review_items import Item
from relift.evidence.review_text import (
    CLAIMS,
    HOW,
    NOT_PRINTED,
    TITLE,
    claim_line,
    head_line,
    rests_on,
)

_STYLE = """\
@page { size: A4; margin: 18mm 16mm; }
* { box-sizing: border-box; }
body { font: 11pt/1.4 Georgia, "Times New Roman", serif; color: #111; background: #fff;
  max-width: 46rem; margin: 0 auto; padding: 1rem; }
h1, h2, h3 { font-family: Helvetica, Arial, sans-serif; line-height: 1.2; }
h1 { font-size: 20pt; margin: 0 0 .3rem; }
h2 { font-size: 15pt; margin: 2rem 0 .2rem; break-after: avoid; }
h3 { font-size: 10.5pt; margin: 0 0 .3rem; overflow-wrap: anywhere; }
p { margin: .3rem 0; }
.count { font-size: 13pt; font-weight: bold; }
.where, .about, .basis, .by { font-size: 9.5pt; color: #333; }
.where { font-family: "Courier New", monospace; overflow-wrap: anywhere; }
nav ol { padding-left: 1.4rem; }
article { border: 1px solid #777; padding: .5rem .7rem .6rem 2.2rem; margin: .6rem 0;
  position: relative; break-inside: avoid; }
.box { position: absolute; left: .6rem; top: .55rem; width: .95rem; height: .95rem;
  border: 1.5px solid #111; }
dl { margin: 0; }
dt { font: bold 9pt Helvetica, Arial, sans-serif; color: #333; margin-top: .25rem; }
dd { margin: 0; overflow-wrap: anywhere; }
.sign { display: flex; gap: 1rem; margin-top: .7rem; font-size: 9.5pt; }
.sign span { border-bottom: 1px solid #111; height: 1.2rem; flex: 2; }
.sign span + b + span { flex: 1; }
.sign b { font-weight: normal; }
@media print {
  body { padding: 0; max-width: none; }
  section { break-before: page; }
  h2 { margin-top: 0; }
}
"""


def as_html(told: ReviewList, *, version: str) -> str:
    """The page.

    Args:
        told: The list.
        version: Of Relift.
    """
    number = 0
    parts = [_head(told, version)]
    for section in told.sections:
        items = []
        for item in section.items:
            number += 1
            items.append(_item(item, f"{number}. {section.file}: {item.place}"))
        parts.append(_section(section, items))
    claims = "".join(f"<li>{escape(claim_line(claim))}</li>" for claim in told.claims)
    parts.append(f'<section id="claims"><h2>{escape(CLAIMS)}</h2><ul>{claims}</ul></section>')
    return "\n".join([*parts, "</body>", "</html>", ""])


def _head(told: ReviewList, version: str) -> str:
    contents = "".join(
        f'<li><a href="#{_anchor(section)}">{escape(section.title)}</a>, '
        f"{len(section.items)} items</li>"
        for section in told.sections
    )
    return "\n".join(
        [
            "<!doctype html>",
            '<html lang="en">',
            '<head><meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{escape(TITLE)}</title>",
            f"<style>\n{_STYLE}</style></head>",
            "<body>",
            f"<h1>{escape(TITLE)}</h1>",
            f'<p class="count">Relift {escape(version)}: {escape(told.count)}</p>',
            *(f"<p>{escape(paragraph)}</p>" for paragraph in (*HOW, NOT_PRINTED)),
            f"<nav><ol>{contents}</ol></nav>",
        ]
    )


def _section(section: Section, items: Iterable[str]) -> str:
    return "\n".join(
        [
            f'<section id="{_anchor(section)}">',
            f"<h2>{escape(section.title)}</h2>",
            f'<p class="where">{escape(head_line(section))}</p>',
            f'<p class="about">{escape(section.about)}</p>' if section.about else "",
            *items,
            "</section>",
        ]
    )


def _item(item: Item, name: str) -> str:
    stated = []
    for one in item.statements:
        stated.append(f"<dt>{escape(one.name)}</dt><dd>{escape(one.text)}</dd>")
        stated += [f'<dd class="basis">rests on {escape(spelled(b))}</dd>' for b in one.bases]
    return "\n".join(
        [
            '<article><div class="box"></div>',
            f"<h3>{escape(name)}</h3>",
            f"<dl>{''.join(stated)}</dl>",
            *(f'<p class="basis">Rests on {escape(basis)}</p>' for basis in rests_on(item)),
            f'<p class="by">Reviewed by: {escape(item.reviewed_by)}</p>',
            '<div class="sign"><b>Name</b><span></span><b>Date</b><span></span></div>',
            "</article>",
        ]
    )


def _anchor(section: Section) -> str:
    """An id for a link within the page."""
    return "".join(c if c.isalnum() else "-" for c in section.file)
