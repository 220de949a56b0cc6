"""Training logs of other apps, read row by row with every row accounted for."""

from relift.importers.identity import new_only
from relift.importers.parsed import Fault, Parsed, ParsedWorkout
from relift.importers.reading import read_log

__all__ = ["Fault", "Parsed", "ParsedWorkout", "new_only", "read_log"]
