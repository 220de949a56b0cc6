"""What a trial found, as rows and sentences; a terminal and the docs show the same."""

from __future__ import annotations

from collections.abc import Iterator

from relift.cohort.intake_evaluation import Share
from relift.cohort.trial.frontier import NEVER, Match, Safety
from relift.cohort.trial.models import MODELS
from relift.cohort.trial.outcomes import Estimate, Outcomes
from relift.cohort.trial.rivals import PLAIN
from relift.cohort.trial.trial import ALL, RELIFT, ModelResult

COLUMNS = (
    "policy",
    "days to 90%",
    "never",
    "bad days %",
    "bad sets",
    "on the way",
    "flares",
    "fear",
)
"""A bad set is one that was too much, a bad day a training day on the way back with one."""

_WELL_KNOWN = (PLAIN.name, "pain <= 4, 10%", "belief <= 5, 10%", "rest until <= 1")
_PERCENT = 100.0


def heading(found: ModelResult) -> str:
    """Which people: `fitted (the model that Relift fits), 400 people`."""
    words = "everyone together" if found.model == ALL else MODELS[found.model].words
    return f"{found.model} ({words}), {found.n} people"


def rows(found: ModelResult) -> list[tuple[str, ...]]:
    """Relift, its matches, and the rivals that are well known, a row each."""
    matches = [m.rival for m in (found.by_share_of_days, found.by_number) if m]
    names = dict.fromkeys((RELIFT, *matches, *_WELL_KNOWN))
    return [_row(name, found.outcomes[name]) for name in names if name in found.outcomes]


def sentences(found: ModelResult) -> Iterator[str]:
    """Where Relift stands beside the frontier, and beside the plain rule."""
    if found.by_share_of_days:
        yield _stands("at no larger a share of bad days", found.by_share_of_days)
    if found.by_number:
        yield _stands("at no more bad sets", found.by_number)
    if found.safety:
        yield _beside_plain(found.safety)


def _row(name: str, one: Outcomes) -> tuple[str, ...]:
    return (
        name,
        _figure(one.days, 0),
        _share(one.never),
        _figure(one.bad_days, 0, scale=_PERCENT),
        _figure(one.bad_sets, 1),
        _figure(one.bad_sets_on_the_way, 1),
        _figure(one.flares, 2),
        _figure(one.fear, 1),
    )


def _figure(one: Estimate, places: int, *, scale: float = 1.0) -> str:
    value, low, high = (f"{scale * x:.{places}f}" for x in (one.value, one.low, one.high))
    return f"{value} ({low} to {high})"


def _share(one: Share) -> str:
    if one.value is None or one.low is None or one.high is None:
        return "not known"
    value, low, high = (f"{_PERCENT * x:.0f}" for x in (one.value, one.low, one.high))
    return f"{value}% ({low} to {high})"


def _stands(held: str, one: Match) -> str:
    rival = one.rival if one.rival == NEVER else f"“{one.rival}”"
    apart = one.days_apart
    return (
        f"{held.capitalize()} the quickest rival is {rival}; Relift's days less its days: "
        f"{_figure(apart, 0)}. Relift is {one.verdict.value} the frontier."
    )


def _beside_plain(one: Safety) -> str:
    return (
        f"Relift less the plain {PLAIN.name}: share of bad days "
        f"{_figure(one.bad_days, 0, scale=_PERCENT)} points, bad sets in the whole horizon "
        f"{_figure(one.bad_sets, 1)}, on the way back {_figure(one.bad_sets_on_the_way, 1)}."
    )
