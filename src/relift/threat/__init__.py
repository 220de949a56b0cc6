"""The threat model: what a person has come to expect of movement, learned from their reports."""

from relift.threat.events import (
    MOVEMENTS,
    Avoided,
    CheckedIn,
    Dosed,
    Event,
    Expected,
    Features,
    Felt,
    Flared,
)
from relift.threat.filter import Info, ThreatFilter, build_filter
from relift.threat.predict import Prediction
from relift.threat.state import State

__all__ = [
    "MOVEMENTS",
    "Avoided",
    "CheckedIn",
    "Dosed",
    "Event",
    "Expected",
    "Features",
    "Felt",
    "Flared",
    "Info",
    "Prediction",
    "State",
    "ThreatFilter",
    "build_filter",
]
