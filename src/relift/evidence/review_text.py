"""The list of what a clinician must review, as plain text of 80 columns or as Markdown.

Both say the same in the same order; `relift.evidence.review_html` has it as a page to print.
"""

from __future__ import annotations

import re
import textwrap

from relift.evidence.registry import Claim
from relift.evidence.review import ReviewList, Section, counted, spelled
from relift.evidence.review_items import Item

TITLE = "What a clinician must review"
HOW = (
    "Nothing here counts as reviewed until a named clinician has read this very version and says "
    "so. Tick an item only if you would stand behind its words, its numbers and what they rest on. "
    "A signature holds for the version that is printed beside the file, and for no other.",
    "What rests on our own choice has no evidence behind it and needs your judgement most.",
)
NOT_PRINTED = (
    "Not printed: evidence.csv beyond the rows that are cited (they stand at the end), and "
    "movements.csv, which says what names in training logs mean."
)
CLAIMS = "Rows of evidence that are cited"
_WIDTH = 80
_INDENT = "      "
_MARKDOWN = re.compile(r"([\\`*_\[\]<>|#])")


def as_text(told: ReviewList, *, version: str) -> str:
    """The list for a terminal or a plain printer.

    Args:
        told: The list.
        version: Of Relift.
    """
    blocks = [
        f"{TITLE}\nRelift {version}: {told.count}.",
        *(_wrapped(paragraph) for paragraph in (*HOW, NOT_PRINTED)),
    ]
    number = 0
    for section in told.sections:
        blocks.append(_text_head(section))
        for item in section.items:
            number += 1
            blocks.append(_text_item(item, f"{number}  {section.file}: {item.place}"))
    blocks.append(f"{CLAIMS}\n{'-' * len(CLAIMS)}")
    blocks += [_wrapped(claim_line(claim), hanging="    ") for claim in told.claims]
    return "\n\n".join(blocks) + "\n"


def as_markdown(told: ReviewList, *, version: str) -> str:
    """The list with a tick box for each item.

    Args:
        told: The list.
        version: Of Relift.
    """
    blocks = [f"# {TITLE}", f"Relift {version}: **{told.count}**.", *HOW, NOT_PRINTED]
    number = 0
    for section in told.sections:
        blocks += [f"## {_escaped(section.title)}", _escaped(head_line(section))]
        if section.about:
            blocks.append(_escaped(section.about))
        for item in section.items:
            number += 1
            blocks.append(_markdown_item(item, f"{number}. {section.file}: {item.place}"))
    blocks.append(f"## {CLAIMS}")
    blocks.append("\n".join(f"- {_escaped(claim_line(claim))}" for claim in told.claims))
    return "\n\n".join(blocks) + "\n"


def head_line(section: Section) -> str:
    """Where a section comes from, and how far it is reviewed."""
    n_reviewed = sum(item.is_reviewed for item in section.items)
    return (
        f"{section.file}, version {section.version}: {counted(section.items)}, "
        f"{n_reviewed} reviewed"
    )


def rests_on(item: Item) -> list[str]:
    """What the whole of an item rests on, a line each; nothing where each statement says it."""
    return [spelled(basis) for basis in item.bases]


def claim_line(claim: Claim) -> str:
    """A row of evidence with its claim, where it was seen, and what to know of it."""
    figure = f" Figure: {claim.shown_figure}." if claim.shown_figure else ""
    source = ", ".join(part for part in (claim.citation, claim.year, claim.doi) if part)
    kind = f" ({claim.strength})" if claim.strength else ""
    note = f" Note: {claim.note}." if claim.note else ""
    return f"{claim.id}: {claim.claim}.{figure} {source}{kind}; seen: {claim.verified}.{note}"


def _text_head(section: Section) -> str:
    head = f"{section.title}\n{'-' * len(section.title)}\n{_wrapped(head_line(section))}"
    return f"{head}\n{_wrapped(section.about)}" if section.about else head


def _text_item(item: Item, name: str) -> str:
    lines = [_wrapped(f"[ ] {name}", hanging=_INDENT)]
    for one in item.statements:
        lines.append(_indented(f"{one.name}: {one.text}"))
        lines += [_indented(f"  rests on {spelled(basis)}") for basis in one.bases]
    lines += [_indented(f"Rests on {basis}") for basis in rests_on(item)]
    lines.append(_indented(f"Reviewed by: {item.reviewed_by}"))
    lines.append(f"{_INDENT}Name ______________________________  Date ________________")
    return "\n".join(lines)


def _markdown_item(item: Item, name: str) -> str:
    lines = [f"- [ ] **{_escaped(name)}**"]
    for one in item.statements:
        lines.append(f"  - {_escaped(one.name)}: {_escaped(one.text)}")
        lines += [f"    - rests on {_escaped(spelled(basis))}" for basis in one.bases]
    lines += [f"  - *Rests on* {_escaped(basis)}" for basis in rests_on(item)]
    lines.append(f"  - *Reviewed by:* {_escaped(item.reviewed_by)}")
    lines.append("  - Name ………………………………  Date ………………")
    return "\n".join(lines)


def _wrapped(text: str, *, hanging: str = "") -> str:
    return textwrap.fill(text, _WIDTH, subsequent_indent=hanging, break_on_hyphens=False)


def _indented(text: str) -> str:
    return textwrap.fill(
        text,
        _WIDTH,
        initial_indent=_INDENT,
        subsequent_indent=_INDENT + "  ",
        break_on_hyphens=False,
    )


def _escaped(text: str) -> str:
    """Text in which Markdown finds no mark of its own."""
    return _MARKDOWN.sub(r"\\\1", text)
