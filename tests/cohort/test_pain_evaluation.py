"""Scoring of pain forecasts: no peeking, every rating once, honest on made-up people."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest
from tests.cohort.simulated_trials import simulated

from relift.cohort.learned import learned, mark_of
from relift.cohort.pain_evaluation import evaluate_trials, n_steps
from relift.cohort.pain_report import pain_report, steps_of
from relift.cohort.pain_scores import Model, Scored, Target
from relift.cohort.population import learn, nobody_known
from relift.cohort.trial_bank import stages_of
from relift.cohort.trial_model import Traits, assumed
from relift.cohort.trial_table import as_table
from relift.threat.rated import RatedDay, RatedTrial

N_PEOPLE, N_TRIALS = 6, 24


def trials() -> list[RatedTrial]:
    return simulated(N_PEOPLE, N_TRIALS, np.random.default_rng(11))


def of_relift(rows: tuple[Scored, ...]) -> dict[tuple[str, str, Target], Scored]:
    mine = [row for row in rows if row.model is Model.RELIFT]
    found = {(row.place.person, row.place.trial, row.target): row for row in mine}
    assert len(found) == len(mine)
    return found


def test_every_rating_of_the_last_third_is_scored_once_by_every_model() -> None:
    rows = evaluate_trials(trials()).rows
    assert len(of_relift(rows)) == N_PEOPLE * N_TRIALS // 3 * 2
    for model in Model:
        assert sum(row.model is model for row in rows) == N_PEOPLE * N_TRIALS // 3 * 2
    assert min(int(row.place.trial) for row in rows) == N_TRIALS * 2 // 3


def test_a_rating_changes_no_forecast_before_it() -> None:
    plain = trials()
    changed = [
        RatedTrial(
            person=one.person, run=one.run, trial=one.trial, context=one.context,
            stimulus=one.stimulus, expected=one.expected, session=one.session,
            felt=9.5 if one.person == "p2" and int(one.trial) >= 20 else one.felt,
        )
        for one in plain
    ]  # fmt: skip
    before, after = (of_relift(evaluate_trials(one).rows) for one in (plain, changed))
    for t in range(N_TRIALS * 2 // 3, 21):
        for target in (Target.EXPECTED, Target.FELT):
            assert before["p2", str(t), target].mean == pytest.approx(
                after["p2", str(t), target].mean, abs=1e-9
            )
    assert before["p2", "21", Target.EXPECTED].mean != after["p2", "21", Target.EXPECTED].mean


def test_the_same_trials_give_the_same_scores_and_the_steps_foretold() -> None:
    steps: list[int] = []
    first = evaluate_trials(trials(), lambda: steps.append(1))
    assert len(steps) == n_steps(trials())
    assert evaluate_trials(trials()).rows == first.rows


def test_relift_is_ahead_of_rivals_that_do_not_know_how_these_people_work() -> None:
    # Their expectations are Rescorla-Wagner's own, so it is no such rival there.
    report = pain_report([(simulated(14, 36, np.random.default_rng(12)), ())])
    felt = {model: by["felt"].log_score for model, by in report.models.items()}
    expected = {model: by["expected"].log_score for model, by in report.models.items()}
    assert felt["relift"] > max(score for model, score in felt.items() if model != "relift")
    assert expected["relift"] > max(expected["constant"], expected["last_value"])
    assert abs(report.models["relift"]["felt"].coverage["80"] - 0.8) < 0.08
    assert abs(report.models["relift"]["expected"].coverage["80"] - 0.8) < 0.08


def test_a_group_is_learned_from_its_people() -> None:
    rule = assumed()
    people = simulated(30, 40, np.random.default_rng(13), weight=0.6, noise=0.4)
    group = learn(as_table(people), nobody_known(rule), rule, np.random.default_rng(1))
    at = dict(zip(Traits._fields, group.mean, strict=True))
    assert at["expectation_weight"] > rule.free_mean["expectation_weight"]
    assert at["felt_noise"] < rule.free_mean["felt_noise"] - 0.3
    assert np.all(np.linalg.eigvalsh(group.cov) > 0.0)


def test_people_that_priors_were_learned_from_are_known_again() -> None:
    marks = learned().trials.people
    assert len(set(marks)) == len(marks) > 1
    own = trials()[:N_TRIALS]
    assert mark_of(own) == mark_of(list(own))
    assert mark_of(own) != mark_of(own[1:])
    assert not evaluate_trials(own).is_learned_from


@pytest.mark.parametrize(
    ("expected", "felt"), [(0.0, 0.0), (10.0, 10.0), (None, 5.0), (5.0, None), (0.0, 10.0)]
)
def test_odd_raters_break_nothing(expected: float | None, felt: float | None) -> None:
    odd = [
        RatedTrial(person=f"p{i}", trial=str(t), context="ab"[t % 2], expected=expected, felt=felt)
        for i in range(2)
        for t in range(12)
    ]
    rows = evaluate_trials(odd).rows
    assert rows
    for row in rows:
        figures = (row.mean, row.log_score, row.crps, *row.covered, *row.quantiles)
        assert np.all(np.isfinite(figures))


def test_experimenters_expectations_are_not_scored() -> None:
    given = [
        RatedTrial(
            person=one.person, trial=one.trial, context=one.context, stimulus=one.stimulus,
            expected=2.0 if one.context == "low" else 6.0, felt=one.felt,
        )
        for one in trials()
    ]  # fmt: skip
    found = evaluate_trials(given)
    assert found.is_set
    assert {row.target for row in found.rows} == {Target.FELT}


def test_too_few_trials_have_nothing_to_score() -> None:
    assert evaluate_trials(trials()[:2]).rows == ()


def test_members_are_renewed_seldom_in_long_records() -> None:
    assert stages_of(1) == [0]
    assert stages_of(0) == [0]
    assert stages_of(2000)[-2:] == [1400, 1700]


def test_a_steady_record_of_days_is_foreseen_no_worse_than_by_its_last_value() -> None:
    rng = np.random.default_rng(14)
    level = 3.0
    days = []
    for t in range(150):
        level = 0.9 * level + 0.1 * 3.0 + rng.normal(0.0, 0.3)
        pain = float(np.clip(round(level + rng.normal(0.0, 0.6)), 0, 10))
        days.append(
            RatedDay(person="a", site="back", on=date(2024, 1, 1) + timedelta(t), pain=pain)
        )
    report = pain_report([((), days)])
    mine, last = (report.models[name]["daily"] for name in ("relift", "last_value"))
    assert mine.n == 50
    assert mine.rmse < last.rmse
    assert mine.log_score > last.log_score
    assert mine.crps < last.crps
    assert steps_of([((), days)]) == 150
