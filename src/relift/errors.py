"""The errors that a caller of Relift can meet.

    ReliftError
    ├── InvalidValueError      a number or word outside its stated range
    ├── UnknownTransitionError a stage or tier met an event its table does not know
    ├── DataFileError          a file under data/ breaks its own rules
    ├── GrammarError           a typed line could not be read
    ├── AnswersError           an answers file lacks an answer or has a wrong one
    ├── UnreadableFileError    a training log cannot be read at all
    ├── UnitUncertainError     a log's weight unit cannot be told well enough
    ├── ColumnsUncertainError  what the columns of a log are cannot be told well enough
    ├── ServingError           the pages cannot be served
    └── StoreError             the record store cannot do what was asked
        ├── StoreBusyError     locked by another process
        ├── StoreFullError     no space left on the disk
        ├── StoreReadOnlyError no right to write
        ├── StoreNewerError    written by a newer Relift
        └── StoreCorruptError  damaged file

A message says what is wrong, where, and what to do; it never carries health data. Faults *inside*
a data file are values (`relift.importers`), not exceptions.
"""

from __future__ import annotations


class ReliftError(Exception):
    """Root of every error that Relift raises on purpose."""

    exit_code = 1


class InvalidValueError(ReliftError, ValueError):
    """A number or a word lies outside its stated range."""

    exit_code = 2


class UnknownTransitionError(ReliftError, KeyError):
    """A table of the journey has no row for this state and event."""

    def __str__(self) -> str:
        return str(self.args[0]) if self.args else ""


class DataFileError(ReliftError):
    """A file under `relift/data` breaks its own rules."""


class GrammarError(ReliftError, ValueError):
    """A typed line does not follow the documented grammar."""

    exit_code = 2


class AnswersError(ReliftError, ValueError):
    """An answers file lacks an answer or holds one that cannot be."""

    exit_code = 2


class UnreadableFileError(ReliftError):
    """A training log cannot be read at all (missing, a folder, binary, unknown header)."""

    exit_code = 3


class UnitUncertainError(ReliftError):
    """The weight unit of a log cannot be told well enough to go on without asking."""

    exit_code = 3


class ColumnsUncertainError(ReliftError):
    """What the columns of a log are cannot be told well enough to go on without asking."""

    exit_code = 3


class ServingError(ReliftError):
    """The pages cannot be served from here: the port is taken, or they are served already."""


class StoreError(ReliftError):
    """The record store cannot do what was asked; nothing was written."""

    exit_code = 4


class StoreBusyError(StoreError):
    """Another process holds the store."""


class StoreFullError(StoreError):
    """The disk has no space left."""


class StoreReadOnlyError(StoreError):
    """The store may be read and not written."""


class StoreNewerError(StoreError):
    """The store was written by a newer version of Relift."""


class StoreCorruptError(StoreError):
    """The store's file is damaged."""
