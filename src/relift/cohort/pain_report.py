"""Pain forecasts of one or more files, scored and summed up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from relift.cohort.daily_evaluation import evaluate_days, records_of
from relift.cohort.pain_evaluation import TrialScores, evaluate_trials, n_steps
from relift.cohort.pain_scores import Model, Scored, Spread, Summary, Target, spread, summary
from relift.threat.rated import RatedDay, RatedTrial

Study = tuple[Sequence[RatedTrial], Sequence[RatedDay]]
_NOTHING = TrialScores(rows=(), after_few=(), early=(), is_set=False, is_learned_from=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class PainReport:
    """How pain was foreseen.

    Attributes:
        rows: Every scored rating by every model.
        models: Means by model and target, where there is anything to score.
        spread: Of the 80% coverage over people, by target: Relift's.
        after_few: Relift's means with traits from the first five trials alone, by target.
        early: Relift's means in trials six to ten, by target.
        n_set: Files whose expectations an experimenter set: not scored.
        n_learned_from: Files with people that priors.toml rests on: it was not used for them.
    """

    rows: tuple[Scored, ...]
    models: dict[str, dict[str, Summary]]
    spread: dict[str, Spread]
    after_few: dict[str, Summary]
    early: dict[str, Summary]
    n_set: int
    n_learned_from: int

    @property
    def n_people(self) -> int:
        """People with a scored rating."""
        return len({row.place.person for row in self.rows})

    def n(self, target: Target) -> int:
        """Scored ratings of a kind."""
        return sum(row.target is target and row.model is Model.RELIFT for row in self.rows)


def steps_of(studies: Sequence[Study]) -> int:
    """Steps of `on_step` that scoring these takes."""
    return sum(
        (n_steps(trials) if trials else 0) + sum(map(len, records_of(days)))
        for trials, days in studies
    )


def pain_report(studies: Sequence[Study], on_step: Callable[[], None] = lambda: None) -> PainReport:
    """Score studies, each on its own, and join the scores.

    Args:
        studies: Trials and days of each file; people of different files are different people.
        on_step: Called `steps_of` times.
    """
    rows: list[Scored] = []
    few: list[Scored] = []
    early: list[Scored] = []
    told: list[TrialScores] = []
    for number, (trials, days) in enumerate(studies, 1):
        scores = evaluate_trials(trials, on_step) if trials else _NOTHING
        label = f"{number}:" if len(studies) > 1 else ""
        rows += _named((*scores.rows, *evaluate_days(days, on_step)), label)
        few += _named(scores.after_few, label)
        early += _named(scores.early, label)
        told.append(scores)
    return PainReport(
        rows=tuple(rows),
        models={
            model.value: by_target
            for model in Model
            if (by_target := _by_target([row for row in rows if row.model is model]))
        },
        spread=_spreads([row for row in rows if row.model is Model.RELIFT]),
        after_few=_by_target(few),
        early=_by_target(early),
        n_set=sum(one.is_set for one in told),
        n_learned_from=sum(one.is_learned_from for one in told),
    )


def _named(rows: Sequence[Scored], label: str) -> list[Scored]:
    return [row._replace(place=row.place._replace(person=label + row.place.person)) for row in rows]


def _by_target(rows: Sequence[Scored]) -> dict[str, Summary]:
    own = {target: [row for row in rows if row.target is target] for target in Target}
    return {target.value: summary(found) for target, found in own.items() if found}


def _spreads(rows: Sequence[Scored]) -> dict[str, Spread]:
    found = {t.value: spread(row for row in rows if row.target is t) for t in Target}
    return {target: one for target, one in found.items() if one is not None}
