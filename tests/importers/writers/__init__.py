"""Writers of every app's export, so that a made-up log can be read back and compared."""

from tests.importers.writers.formats import FORMATS, Format
from tests.importers.writers.logged import Log, LoggedMovement, LoggedSet, LoggedWorkout

__all__ = ["FORMATS", "Format", "Log", "LoggedMovement", "LoggedSet", "LoggedWorkout"]
