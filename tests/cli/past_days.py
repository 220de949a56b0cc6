"""A small history, told on the command line, and finding ids in it."""

from __future__ import annotations

from tests.cli.conftest import Ran, Relift

EPISODE = ("episode", "the big one", "--began", "2016-05", "--ended", "2016-08", "--worst", 9)
REPORT = "L4/5: broad-based disc bulge.\n\nL5/S1: disc bulge, mild degeneration."
SCAN = ("imaging", "mri", "--on", "2016-06", "--region", "lower back", "--report", REPORT)
CARE = ("care", "physiotherapist", "--began", "2016-06", "--ended", "2016-09", "--helped", 6)
FEAR = ("fear", "that my disc slips", "--believed", 8)
THOUGHT = ("thought", "my back is worn out", "--believed", 7)
GOAL = ("goal", "deadlift 400 lb", "--able", 3, "--target", 10, "--until", "2026-09-01")
LINK = ("attachment", "https://example.org/scan", "--title", "MRI report")
NOTE = ("note", "slept badly")
ALL = (EPISODE, SCAN, CARE, FEAR, THOUGHT, GOAL, LINK, NOTE)


def added(relift: Relift, *what: object) -> str:
    """Add something; its id."""
    ran = relift("history", "add", *what, "--json")
    assert ran.code == 0, ran.err
    last: str = ran.json["added"][-1]["id"]
    return last


def shown(relift: Relift, id: str) -> Ran:
    """Show one thing."""
    return relift("history", "show", id)


def titles(relift: Relift) -> list[str]:
    """What the timeline says."""
    return [entry["title"] for entry in relift("history", "--json").json["entries"]]
