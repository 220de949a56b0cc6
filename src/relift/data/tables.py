"""Reading the TOML tables of this folder."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import TypeVar

import msgspec

from relift.errors import DataFileError

T = TypeVar("T")


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
