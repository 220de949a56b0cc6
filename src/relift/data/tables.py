"""Reading the tables of this folder: TOML, and CSV where every row is of the same shape."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator, Mapping
from importlib import resources
from importlib.resources.abc import Traversable
from typing import TypeVar

import msgspec

from relift.errors import DataFileError

T = TypeVar("T")


def table_names() -> list[str]:
    """The TOML files of this folder and its folders, such as `ladders/hinge.toml`, by name."""
    return sorted(_names(resources.files("relift.data")))


def load_table(name: str, shape: type[T]) -> T:
    """Read a TOML file of this folder into a typed shape.

    Args:
        name: File name, such as `guardrails.toml`.
        shape: A msgspec struct (or a dict of them) that the file must fit.

    Raises:
        DataFileError: the file does not fit; names file and field.
    """
    text = resources.files("relift.data").joinpath(name).read_text("utf-8")
    try:
        return msgspec.convert(tomllib.loads(text), shape)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as fault:
        raise DataFileError(f"{name}: {fault}") from None


def load_rows(name: str, shape: type[T], *, lists: Mapping[str, str]) -> list[T]:
    """Read a CSV file of this folder, each row into a typed shape; an empty cell is left out.

    Args:
        name: File name, such as `movements.csv`.
        shape: A msgspec struct that a row must fit.
        lists: Column that holds several texts -> what stands between them.

    Raises:
        DataFileError: a row does not fit; names file, row and field.
    """
    text = resources.files("relift.data").joinpath(name).read_text("utf-8")
    rows = []
    for number, row in enumerate(csv.DictReader(text.splitlines()), start=2):
        filled = {
            column: cell.split(lists[column]) if column in lists else cell
            for column, cell in row.items()
            if cell
        }
        try:
            rows.append(msgspec.convert(filled, shape, strict=False))
        except msgspec.ValidationError as fault:
            raise DataFileError(f"{name}, line {number}: {fault}") from None
    return rows


def _names(folder: Traversable, within: str = "") -> Iterator[str]:
    for one in folder.iterdir():
        if one.is_dir():
            yield from _names(one, f"{within}{one.name}/")
        elif one.name.endswith(".toml"):
            yield f"{within}{one.name}"
