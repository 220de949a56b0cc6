"""What a clinician must review: everything that the tables of `relift/data` state.

The items of each file come out of `relift.evidence.review_items`, which knows no file by name. Only
the order and the titles of files are written here; a new file gets a place and a title by itself.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib import resources

from relift.data.tables import table_names
from relift.errors import DataFileError
from relift.evidence.registry import Basis, BasisKind, Claim, claims
from relift.evidence.review_items import Item, items_of, said

_ROW = re.compile(r"\b[A-Z]\d{2}\b")

# The most safety-critical first. What stands in neither list comes between them.
_FIRST = {
    "red_flags": "The danger screen",
    "tiers": "What an answer does, and what lifts a stop",
    "guardrails": "The guardrails of the plan",
    "crisis_lines": "Numbers to call",
    "medicines": "Names of medicines",
    "cards": "Cards to read",
    "calm": "The calm-down",
    "words": "Words for what people are told",
    "ladders/": "Ladder: {}",
}
_LAST = {
    "planner": "Weights of the planner",
    "threat_priors": "What the pain model assumes",
    "priors": "What the pain model learned of other people",
    "trial_model": "How trials of pain are modelled",
    "strength": "The forecast of strength",
    "load": "How training is counted",
    "rpe_chart": "Repetitions, effort and load",
    "movements": "How names of movements are compared",
    "column_words": "Headings of training logs",
    "month_names": "Names of months",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One file.

    Attributes:
        file: Its name, such as `ladders/hinge.toml`.
        title: What it is about, in a few words.
        about: The comment at its top.
        version: A fingerprint of its text; a signature holds for this version alone.
        items: What it states, in the order of the file.
    """

    file: str
    title: str
    about: str
    version: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewList:
    """All of it, the most safety-critical first."""

    sections: tuple[Section, ...]

    @property
    def items(self) -> tuple[Item, ...]:
        """The items of all sections."""
        return tuple(item for section in self.sections for item in section.items)

    @property
    def n_reviewed(self) -> int:
        """How many items a clinician has signed."""
        return sum(item.is_reviewed for item in self.items)

    @property
    def count(self) -> str:
        """Such as `412 items, 0 reviewed`."""
        return f"{counted(self.items)}, {self.n_reviewed} reviewed"

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The rows of evidence that items rest on or that a choice of ours names, by id."""
        told = {b.text for item in self.items for b in item.all_bases}
        named = told | {one for text in told for one in _ROW.findall(text)}
        return tuple(claims()[one] for one in sorted(named & claims().keys()))


def review_list(*, fill: Callable[[str], str] = lambda text: text) -> ReviewList:
    """Everything that the tables state, out of the files as they are.

    Args:
        fill: Puts figures into a text, so that it reads as people read it.

    Raises:
        DataFileError: a table cannot be read, or states a basis that does not exist.
    """
    folder = resources.files("relift.data")
    texts = {name: folder.joinpath(name).read_text("utf-8") for name in table_names()}
    return list_of(texts, fill=fill)


def list_of(
    texts: Mapping[str, str], *, fill: Callable[[str], str] = lambda text: text
) -> ReviewList:
    """The list of some tables.

    Args:
        texts: File name under the folder of data -> its TOML.
        fill: As for `review_list`.

    Raises:
        DataFileError: a table cannot be read, or states a basis that does not exist.
    """
    ordered = sorted(texts, key=lambda name: (_rank(name), name))
    sections = [_section(name, texts[name]) for name in ordered]
    return ReviewList(sections=tuple(_filled(section, fill) for section in sections))


def counted(items: Sequence[Item]) -> str:
    """Such as `1 item` or `42 items`."""
    return f"{len(items)} item{'' if len(items) == 1 else 's'}"


def spelled(basis: Basis) -> str:
    """A basis for a reviewer: citation, year, DOI, and how far the figure was seen in a source."""
    if basis.kind is not BasisKind.EVIDENCE:
        return basis.words
    claim = claims()[basis.text]
    year = "" if claim.year in claim.citation else claim.year
    told = [claim.citation, year, f"doi:{claim.doi}" if claim.doi else "no DOI"]
    return (
        f"evidence {claim.id}: {', '.join(part for part in told if part)}; "
        f"seen in a source: {claim.verified}"
    )


def _section(name: str, text: str) -> Section:
    try:
        table = tomllib.loads(text)
        items = tuple(items_of(table))
    except (tomllib.TOMLDecodeError, DataFileError) as fault:
        raise DataFileError(f"{name}: {fault}") from None
    return Section(
        file=name,
        title=_title(name),
        about=_comment(text),
        version=hashlib.sha256(text.encode("utf-8")).hexdigest()[:12],
        items=items,
    )


def _filled(section: Section, fill: Callable[[str], str]) -> Section:
    items = tuple(
        replace(item, statements=tuple(replace(s, text=fill(s.text)) for s in item.statements))
        for item in section.items
    )
    return replace(section, items=items)


def _rank(name: str) -> int:
    """Where a file comes in the list."""
    key = _key(name)
    if key in _FIRST:
        return list(_FIRST).index(key)
    if key in _LAST:
        return len(_FIRST) + 1 + list(_LAST).index(key)
    return len(_FIRST)


def _title(name: str) -> str:
    stem = name.rpartition("/")[2].removesuffix(".toml")
    title = {**_FIRST, **_LAST}.get(_key(name))
    return title.format(said(stem)) if title else said(stem).capitalize()


def _key(name: str) -> str:
    """What the order knows a file by: its folder, or its stem."""
    folder, slash, _ = name.rpartition("/")
    return folder + slash if folder else name.removesuffix(".toml")


def _comment(text: str) -> str:
    """The comment at the top of a file, in one line."""
    lines = []
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        lines.append(line.removeprefix("#").strip())
    return " ".join(line for line in lines if line)
