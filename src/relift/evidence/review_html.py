"""The list of what a clinician must review, as one page to print.

The page stands by itself: no script, no font and no picture from elsewhere. Each file begins a new
sheet, and no item breaks across two where it fits on one. All text is escaped.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from relift.evidence.review import ReviewList, Section, counted, spelled
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
@page { size: A4; margin: 14mm; }
* { box-sizing: border-box; }
body { font: 10.5pt/1.35 Georgia, "Times New Roman", serif; color: #111; background: #fff;
  max-width: 48rem; margin: 0 auto; padding: 1rem; }
h1, h2, h3, dt { font-family: Helvetica, Arial, sans-serif; line-height: 1.25; }
h1 { font-size: 20pt; margin: 0 0 .3rem; }
h2 { font-size: 15pt; margin: 2rem 0 .2rem; break-after: avoid; }
h3 { font-size: 10pt; margin: 0 0 .2rem; overflow-wrap: anywhere; break-after: avoid; }
p { margin: .3rem 0; }
.count { font-size: 13pt; font-weight: bold; }
.where, .about { font-size: 9.5pt; color: #333; }
.where { overflow-wrap: anywhere; }
article { border: 1px solid #777; padding: .4rem .6rem .5rem 2rem; margin: .5rem 0;
  position: relative; break-inside: avoid; }
.box { position: absolute; left: .55rem; top: .45rem; width: .9rem; height: .9rem;
  border: 1.5px solid #111; }
dl { display: grid; grid-template-columns: 7.5rem 1fr; gap: .15rem .6rem; margin: 0; }
dt { font-size: 8.5pt; color: #333; padding-top: .1rem; overflow-wrap: anywhere; }
dd { margin: 0; grid-column: 2; overflow-wrap: anywhere; }
.basis { font-size: 9pt; color: #333; }
.sign { display: flex; gap: .7rem; margin-top: .5rem; font-size: 9pt; color: #333; }
.sign i { font-style: normal; border-bottom: 1px solid #111; height: 1.2rem; flex: 2; }
.sign i.date { flex: 1; }
@media screen and (max-width: 34rem) { dl { display: block; } dt { padding-top: .4rem; } }
@media print {
  body { font-size: 9.5pt; padding: 0; max-width: none; }
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
        f"{counted(section.items)}</li>"
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
    if item.bases:
        told = "".join(f'<dd class="basis">{escape(basis)}</dd>' for basis in rests_on(item))
        stated.append(f"<dt>rests on</dt>{told}")
    return "\n".join(
        [
            '<article><div class="box"></div>',
            f"<h3>{escape(name)}</h3>",
            f"<dl>{''.join(stated)}</dl>",
            f'<div class="sign">Reviewed by: {escape(item.reviewed_by)}. Name<i></i>'
            'Date<i class="date"></i></div>',
            "</article>",
        ]
    )


def _anchor(section: Section) -> str:
    """An id for a link within the page."""
    return "".join(c if c.isalnum() else "-" for c in section.file)
