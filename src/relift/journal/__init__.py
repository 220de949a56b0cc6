"""The journal: one person's whole record, as a log of immutable records and as plain types."""

from relift.journal.log import fold
from relift.journal.records import Record
from relift.journal.timeline import Entry, Exposure, Journal, Workout

__all__ = ["Entry", "Exposure", "Journal", "Record", "Workout", "fold"]
