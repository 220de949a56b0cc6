"""`relift evaluate pain`: forecasts of expected and felt pain, scored beside simple rivals."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from relift.cli.options import AsJson
from relift.cli.output import emit_json, plain, progress, say, table, tell
from relift.errors import AnswersError, UnreadableFileError
from relift.units import counted

if TYPE_CHECKING:
    from relift.cohort.pain_report import PainReport
    from relift.cohort.pain_scores import Summary
    from relift.importers.pain_ratings import Ratings

Files = Annotated[
    list[Path] | None,
    typer.Argument(metavar="FILE...", help="Tables of pain trials, or of daily pain."),
]
Predictions = Annotated[
    Path | None,
    typer.Option(metavar="OUT.csv", help="Write Relift's forecast of each scored rating."),
]
_COLUMNS = (
    "person", "session", "run", "trial", "target", "observed", "mean",
    "q025", "q10", "q25", "q50", "q75", "q90", "q975", "log_score",
)  # fmt: skip
_N_FAULTS = 10


def pain(files: Files = None, *, predictions: Predictions = None, as_json: AsJson = False) -> None:
    """Score the forecasts of pain on ratings that people gave, one step ahead.

    Examples:
      relift evaluate pain trials.csv
      relift evaluate pain trials.csv --json --predictions forecasts.csv

    Trials have the columns person, session, run, trial, context, stimulus, expected and pain, in
    order of time; days have person, site, date and pain. Ratings are 0-10; a cell may be empty.
    Scored is each person's last third. Takes about a minute for 75 people.

    Exit codes: 0 done, also where the figures are poor, 2 wrong use, 3 a file could not be read or
    has nothing to score, 4 the forecasts could not be written.
    """
    if not files:
        raise AnswersError("Name a file of ratings, such as `relift evaluate pain trials.csv`.")
    from relift.cli.forecast_table import check_target, write_table
    from relift.cohort.pain_report import pain_report, steps_of
    from relift.importers.pain_ratings import read_ratings

    if predictions is not None:
        check_target(predictions, _COLUMNS)
    read = [read_ratings(path) for path in files]
    studies = [(one.trials, one.days) for one in read]
    with progress("Foreseeing pain", steps_of(studies)) as advance:
        report = pain_report(studies, lambda: advance(1))
    for one in read:
        _tell_faults(one)
    if not report.rows:
        raise UnreadableFileError(
            "There is nothing to score: each person's last third is, so somebody must have rated "
            "three times or more"
        )
    if predictions is not None:
        write_table(predictions, _COLUMNS, _table_rows(report))
    if as_json:
        emit_json(_as_json(report, read))
        return
    _show(report)


def _as_json(report: PainReport, read: list[Ratings]) -> dict[str, object]:
    from relift.cohort.pain_scores import Target

    return {
        "n_people": report.n_people,
        "n_expected": report.n(Target.EXPECTED),
        "n_felt": report.n(Target.FELT),
        "n_daily": report.n(Target.DAILY),
        "models": {
            model: {target: _figures(one) for target, one in by_target.items()}
            for model, by_target in report.models.items()
        },
        "coverage_80_by_person": {name: one._asdict() for name, one in report.spread.items()},
        "traits_of_five_trials": {name: _figures(one) for name, one in report.after_few.items()},
        "trials_6_to_10": {name: _figures(one) for name, one in report.early.items()},
        "n_files_with_set_expectations": report.n_set,
        "n_files_learned_from": report.n_learned_from,
        "files": [
            {
                "file": one.file,
                "n_rows": one.n_rows,
                "n_trials": len(one.trials),
                "n_days": len(one.days),
                "faults": [str(fault) for fault in one.faults],
            }
            for one in read
        ],
    }


def _figures(one: Summary) -> dict[str, object]:
    return {
        "n": one.n,
        "rmse": round(one.rmse, 4),
        "mae": round(one.mae, 4),
        "log_score": round(one.log_score, 4),
        "crps": round(one.crps, 4),
        "coverage": {level: round(share, 4) for level, share in one.coverage.items()},
    }


def _show(report: PainReport) -> None:
    people = "1 person" if report.n_people == 1 else f"{report.n_people} people"
    n_ratings = sum(one.n for one in report.models["relift"].values())
    say(
        f"{counted(n_ratings, 'rating')} by {people}, each from a person's last third and foreseen "
        "from what came before it. RMSE, MAE and CRPS: lower is better; log score: higher.",
        *_notes(report),
    )
    for target, title in _TITLES.items():
        rows = [
            (_NAMES[model], *_cells(by_target[target]))
            for model, by_target in report.models.items()
            if target in by_target
        ]
        if rows:
            print()
            table(_HEADINGS, rows, title=title)
    if lines := [*_spread_lines(report), *_few_lines(report)]:
        print()
        say(*lines)


def _spread_lines(report: PainReport) -> list[str]:
    return [
        f"Of {one.n_people} people with 8 or more such ratings of {_TITLES[target].lower()}, "
        f"Relift's 80% interval held {one.low:.0%} (10th percentile of people), {one.middle:.0%} "
        f"(median) and {one.high:.0%} (90th)."
        for target, one in report.spread.items()
    ]


def _few_lines(report: PainReport) -> list[str]:
    lines = []
    for target, one in report.after_few.items():
        whole = report.models["relift"][target]
        early = report.early.get(target)
        lines.append(
            f"With only what five trials tell of a person, the log score of "
            f"{_TITLES[target].lower()} would be {one.log_score:.2f} ({whole.log_score:.2f} with "
            "all)" + (f"; in trials six to ten it was {early.log_score:.2f}." if early else ".")
        )
    return lines


def _notes(report: PainReport) -> list[str]:
    notes = []
    if report.n_learned_from:
        notes.append(
            "Relift's priors were learned from people in this data, so they were left aside: each "
            "fifth of the people is foreseen with a group learned from the others."
        )
    if report.n_set:
        notes.append("Expectations follow from the context alone: they were set, and not scored.")
    return notes


_TITLES = {"expected": "Expected pain", "felt": "Felt pain", "daily": "Pain of the day"}
_NAMES = {
    "relift": "Relift",
    "constant": "constant",
    "last_value": "last value",
    "rescorla_wagner": "Rescorla-Wagner",
    "rw_assimilation": "RW + assimilation",
}
_HEADINGS = ("model", "n", "RMSE", "MAE", "log score", "CRPS", "in 50%", "in 80%", "in 95%")


def _cells(one: Summary) -> tuple[object, ...]:
    return (
        one.n,
        f"{one.rmse:.2f}",
        f"{one.mae:.2f}",
        f"{one.log_score:.2f}",
        f"{one.crps:.2f}",
        *(f"{share:.0%}" for share in one.coverage.values()),
    )


def _tell_faults(one: Ratings) -> None:
    if not one.faults:
        return
    tell(f"{one.file}: {counted(len(one.faults), 'cell')} could not be read and left out:")
    for fault in one.faults[:_N_FAULTS]:
        tell(f"- {plain(str(fault))}")
    if len(one.faults) > _N_FAULTS:
        tell(f"- and {len(one.faults) - _N_FAULTS:,} more; --json lists all.")


def _table_rows(report: PainReport) -> Iterator[tuple[object, ...]]:
    for row in report.rows:
        if row.quantiles:
            figures = (row.observed, row.mean, *row.quantiles, row.log_score)
            yield (*row.place, row.target.value, *(f"{x:.4f}" for x in figures))
