"""A whole trial: people by number, each under one model, every policy; then what came of it.

People are dealt out to the models in turn. They are worked through in small groups, which changes
nothing (`people`) and lets a bar move and a benchmark use more than one process.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from relift.cohort.trial.frontier import (
    Match,
    Safety,
    by_number,
    by_share_of_days,
    match,
    safety,
)
from relift.cohort.trial.models import MODELS
from relift.cohort.trial.outcomes import Outcomes, joined, outcomes_of, resamples
from relift.cohort.trial.people import draw_people
from relift.cohort.trial.policies import Policy
from relift.cohort.trial.relift_policy import MEMBERS, ReliftPolicy
from relift.cohort.trial.rivals import PLAIN, Kind, Rival, rules
from relift.cohort.trial.run import Courses, live

RELIFT = "relift"
ALL = "all"
"""Name of the result of all models together."""

DAYS = 180
_GROUP = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Design:
    """What is tried.

    Attributes:
        n_people: In all, dealt out to the models.
        seed: Of the people and their luck.
        models: Names of models.
        kinds: Kinds of rivals.
        days: Horizon.
        members: Size of Relift's bank of filters.
    """

    n_people: int
    seed: int = 1
    models: tuple[str, ...] = tuple(MODELS)
    kinds: tuple[Kind, ...] = tuple(Kind)
    days: int = DAYS
    members: int = MEMBERS


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Some people of one model."""

    model: str
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelResult:
    """What came of one model's people.

    Attributes:
        model: Its name.
        n: How many people.
        outcomes: By policy: `relift`, then the rivals.
        by_share_of_days, by_number: Relift beside its match; None without any rival.
        safety: Relift less the plain rule; None where that was not tried.
    """

    model: str
    n: int
    outcomes: Mapping[str, Outcomes]
    by_share_of_days: Match | None
    by_number: Match | None
    safety: Safety | None


def groups(design: Design) -> list[Group]:
    """The people of a trial in small groups of one model."""
    names = design.models
    found = []
    for i, model in enumerate(names):
        numbers = range(i, design.n_people, len(names))
        found += [
            Group(model=model, numbers=tuple(numbers[k : k + _GROUP]))
            for k in range(0, len(numbers), _GROUP)
        ]
    return found


def live_group(
    design: Design, group: Group, advance: Callable[[int], None] = lambda _: None
) -> dict[str, Courses]:
    """Live a group's days under every policy.

    Args:
        design: What is tried.
        group: Of `groups`.
        advance: Told how many days of people under Relift were lived.
    """
    model = MODELS[group.model]
    people = draw_people(
        group.numbers,
        seed=design.seed,
        days=design.days,
        has_heavy_tails=model.has_heavy_tails,
    )
    n = len(people)

    def under(policy: Policy, told: Callable[[], None]) -> Courses:
        return live(people, model.build(people), policy, days=design.days, advance=told)

    relift = ReliftPolicy(people, members=design.members)
    found = {RELIFT: under(relift, lambda: advance(n))}
    for rule in rules():
        if rule.kind in design.kinds:
            found[rule.name] = under(Rival(rule, n), lambda: None)
    return found


def results(design: Design, lived: Sequence[tuple[Group, dict[str, Courses]]]) -> list[ModelResult]:
    """Sum a trial up, model by model, and all models together where there are several.

    Args:
        design: What was tried.
        lived: Each group with its courses, in the order of `groups`.
    """
    of_models = {
        model: [courses for group, courses in lived if group.model == model]
        for model in design.models
    }
    found = {model: parts for model, parts in of_models.items() if parts}
    if len(found) > 1:
        found[ALL] = [courses for parts in found.values() for courses in parts]
    return [_result(model, parts, design.days) for model, parts in found.items()]


def _result(model: str, parts: Sequence[Mapping[str, Courses]], days: int) -> ModelResult:
    courses = {name: joined([part[name] for part in parts]) for name in parts[0]}
    relift, counts = courses[RELIFT], resamples(courses[RELIFT].n_sets.size)
    rivals = {name: one for name, one in courses.items() if name != RELIFT}
    by_share, by_n = (
        match(relift, rivals, horizon=days, measure=measure) if rivals else None
        for measure in (by_share_of_days, by_number)
    )
    plain = rivals.get(PLAIN.name)
    return ModelResult(
        model=model,
        n=relift.n_sets.size,
        outcomes={name: outcomes_of(one, days, counts) for name, one in courses.items()},
        by_share_of_days=by_share,
        by_number=by_n,
        safety=safety(relift, plain) if plain else None,
    )
