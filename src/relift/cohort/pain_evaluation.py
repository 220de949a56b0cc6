"""Relift's forecasts of trials, scored on each person's last third beside simple rivals.

Nobody is scored with what was learned from their own last third: people are split into folds, and
the group that a fold's people start from is learned from the other folds and from data/priors.toml
(unless the file holds people that those were learned from: then from wide assumptions instead).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from relift.cohort.learned import learned, learned_group, mark_of
from relift.cohort.marks import Marks
from relift.cohort.pain_rivals import Record, rivals
from relift.cohort.pain_scores import Model, Place, Scored, Target, scored
from relift.cohort.population import ROUNDS, Population, learn, nobody_known
from relift.cohort.rating_bins import bins_of_normal
from relift.cohort.trial_bank import Forecast, foresee, knowing_only, stages_of
from relift.cohort.trial_model import Assumed, assumed
from relift.cohort.trial_table import Trials, as_table, by_person, is_set_by_others
from relift.threat.rated import RatedTrial

Array = NDArray[np.float64]

SEED = 20_160_315
FEW = 5
"""Trials after which "what few trials teach" is told."""

_FOLDS = 5
_MOST_LEARNED_FROM = 120
_TARGETS = (Target.EXPECTED, Target.FELT)


@dataclass(frozen=True, slots=True, kw_only=True)
class TrialScores:
    """How trials were foreseen.

    Attributes:
        rows: Every rating of the last thirds, by every model.
        after_few: Relift's, with traits as known after the first `FEW` trials.
        early: Relift's ratings of the five trials after those, where all was as usual.
        is_set: Whether the expectations were the experimenter's, and so are not scored.
        is_learned_from: Whether priors.toml rests on some of these people, and was not used.
    """

    rows: tuple[Scored, ...]
    after_few: tuple[Scored, ...]
    early: tuple[Scored, ...]
    is_set: bool
    is_learned_from: bool


def n_steps(trials: Sequence[RatedTrial]) -> int:
    """Steps of `on_step` that an evaluation will take."""
    table = as_table(trials)
    folds = _folds(len(table.people))
    learning = ROUNDS if len(folds) > 1 else 0
    return sum(learning + len(stages_of(int(table.n[fold].max()))) for fold in folds)


def evaluate_trials(
    trials: Sequence[RatedTrial], on_step: Callable[[], None] = lambda: None
) -> TrialScores:
    """Foresee and score the trials of one study.

    Args:
        trials: One or more, in order of time within a person.
        on_step: Called `n_steps` times.
    """
    is_set = is_set_by_others(trials)
    table, rule = as_table(trials), assumed()
    if is_set:  # nobody's own: what it says of a context, the context says
        table = table._replace(expected=np.full_like(table.expected, np.nan))
    is_learned_from = not _marks(trials).isdisjoint(learned().trials.people)
    base = nobody_known(rule) if is_learned_from else learned_group()
    told = _Told(table)
    for number, fold in enumerate(_folds(len(table.people))):
        rng = np.random.default_rng([SEED, number])
        group = _group_without(table, fold, (base, rule), rng, on_step)
        own = table.only(fold)
        told.take(fold, foresee(own, group, rule, rng, on_step), told.rows)
        told.take(fold, knowing_only(FEW, own, group, rule, rng), told.after_few)
    rows = [*told.rows, *_rival_rows(table)]
    return TrialScores(
        rows=tuple(rows),
        after_few=tuple(told.after_few),
        early=tuple(told.early),
        is_set=is_set,
        is_learned_from=is_learned_from,
    )


class _Told:
    """Gathers Relift's scores from forecasts of folds."""

    def __init__(self, table: Trials) -> None:
        self._table = table
        self.rows: list[Scored] = []
        self.after_few: list[Scored] = []
        self.early: list[Scored] = []

    def take(self, fold: Sequence[int], forecasts: Iterator[Forecast], into: list[Scored]) -> None:
        """Score the forecasts of a fold's people, in order of time."""
        marks = {(i, target): Marks() for i in fold for target in _TARGETS}
        for forecast in forecasts:
            target = forecast.target
            for i, plain in zip(fold, forecast.bins, strict=True):
                observed = self._observed(i, forecast.trial, target)
                if observed is None:
                    continue
                bins = marks[i, target].foresee(plain)
                marks[i, target].see(plain, observed)
                place = place_of(self._table, i, forecast.trial)
                if forecast.trial >= self._table.first_scored[i]:
                    into.append(scored(place, target, Model.RELIFT, bins, observed))
                elif into is self.rows and FEW <= forecast.trial < 2 * FEW:
                    self.early.append(scored(place, target, Model.RELIFT, bins, observed))

    def _observed(self, i: int, t: int, target: Target) -> float | None:
        if t >= self._table.n[i]:
            return None
        ratings = self._table.expected if target is Target.EXPECTED else self._table.felt
        return None if np.isnan(ratings[i, t]) else float(ratings[i, t])


def place_of(table: Trials, i: int, t: int) -> Place:
    """Where a trial stands in the file."""
    return Place(table.people[i], *table.names[i][t])


def record_of(table: Trials, i: int) -> Record:
    """One person's trials."""
    t = slice(0, int(table.n[i]))
    return Record(
        table.context[i, t],
        table.stimulus[i, t],
        table.expected[i, t],
        table.felt[i, t],
        int(table.first_scored[i]),
    )


def _rival_rows(table: Trials) -> Iterator[Scored]:
    for i in range(len(table.people)):
        record = record_of(table, i)
        for model, rival in rivals(record):
            for t in range(record.n_fitted, int(table.n[i])):
                for target, ratings, mean, sd in (
                    (Target.EXPECTED, record.expected, rival.expected, rival.expected_sd),
                    (Target.FELT, record.felt, rival.felt, rival.felt_sd),
                ):
                    if np.isnan(ratings[t]):
                        continue
                    bins = bins_of_normal(float(mean[t]), sd)
                    yield scored(place_of(table, i, t), target, model, bins, float(ratings[t]))


def _folds(n_people: int) -> list[list[int]]:
    """People in folds, dealt by chance; one person is a fold alone."""
    order = np.random.default_rng(SEED).permutation(n_people)
    return [sorted(map(int, part)) for part in np.array_split(order, min(_FOLDS, n_people))]


def _group_without(
    table: Trials,
    fold: Sequence[int],
    given: tuple[Population, Assumed],
    rng: np.random.Generator,
    on_step: Callable[[], None],
) -> Population:
    """The group as learned from everybody but a fold, given a base and the model's constants."""
    base, rule = given
    others = [i for i in range(len(table.people)) if i not in set(fold)]
    if not others:
        return base
    if len(others) > _MOST_LEARNED_FROM:
        others = sorted(map(int, rng.choice(others, _MOST_LEARNED_FROM, replace=False)))
    return learn(table.only(others), base, rule, rng, on_step)


def _marks(trials: Sequence[RatedTrial]) -> set[str]:
    return {mark_of(own) for own in by_person(trials).values()}
