"""`relift evaluate strength`: forecasts of e1RM, reps and RPE, scored on training logs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from relift.cli.import_report import as_entry, exit_code_of, tell_faults
from relift.cli.options import AsJson
from relift.cli.output import emit_json, progress, say, table, tell
from relift.errors import AnswersError, UnreadableFileError
from relift.units import counted

if TYPE_CHECKING:
    from relift.cli.strength_logs import LogsRead
    from relift.cohort.strength_evaluation import Block, E1rmScore, Evaluation
    from relift.cohort.strength_scoring import Scored

Files = Annotated[
    list[Path] | None,
    typer.Argument(metavar="FILE...", help="Logs of training apps, each of one person."),
]
Predictions = Annotated[
    Path | None,
    typer.Option(metavar="OUT.csv", help="Write Relift's forecast of each workout and set."),
]
_COLUMNS = (
    "file", "movement", "date", "target", "observed", "mean",
    "q025", "q10", "q25", "q50", "q75", "q90", "q975",
)  # fmt: skip
_QUANTILES = (0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975)
_N_FAULTS = 10
_NAMES = {
    "relift": "Relift",
    "last_value": "last value",
    "ewma": "EWMA",
    "best_28d": "best of 28 days",
    "kalman_gaussian": "Kalman, Gaussian",
    "kalman_student_t": "Kalman, Student-t",
    "last_reps": "last reps",
    "last_reps_at_load": "last reps at the load",
}
_HEADINGS = ("model", "MAPE %", "median %", "bias %", "in 50%", "in 80%", "in 95%", "reps MAE")


def strength(
    files: Files = None, *, predictions: Predictions = None, as_json: AsJson = False
) -> None:
    """Score the forecasts of strength on training logs, one workout ahead.

    Examples:
      relift evaluate strength logs/*.csv
      relift evaluate strength logs/*.csv --json --predictions forecasts.csv

    Reads what `relift import` reads, and asks nothing. A lift is scored from its sixth workout on
    where it has 15 with a working set of 1-10 reps and a load. Nothing is stored.

    Exit codes: 0 done, also where the figures are poor, 2 wrong use, 3 a file could not be read or
    gave nothing but faults (the others are scored), or there is nothing to score, 4 the forecasts
    could not be written.
    """
    if not files:
        raise AnswersError("Name the logs, such as `relift evaluate strength logs/*.csv`.")
    from relift.cli.forecast_table import check_target, write_table
    from relift.cli.strength_logs import read_lifters
    from relift.cohort.strength_evaluation import evaluated
    from relift.cohort.strength_scoring import score_strength

    if predictions is not None:
        check_target(predictions, _COLUMNS)
    with progress("Reading logs", len(files)) as advance:
        logs = read_lifters(files, advance)
    _tell_trouble(logs)
    with progress("Foretelling lifts", len(logs.lifters)) as advance:
        scored = score_strength(logs.lifters, on_done=advance)
    if not scored.e1rms:
        raise UnreadableFileError(
            "There is nothing to score: no lift has 15 workouts with a working set of 1-10 reps "
            "and a load"
        )
    if predictions is not None:
        write_table(predictions, _COLUMNS, _rows(scored))
    told = evaluated(scored)
    if as_json:
        emit_json(_as_json(told, logs))
    else:
        _show(told, n_files=len(logs.read))
    code = exit_code_of(logs.results)
    if code:
        raise typer.Exit(code)


def _tell_trouble(logs: LogsRead) -> None:
    """Name every file and every row that was left out."""
    for result in logs.results:
        if result.error:
            tell(f"{str(result.error).rstrip('.')}. It is left out.")
        elif result.faults:
            tell(f"{result.path}:")
            tell_faults(result.faults, _N_FAULTS)


def _rows(scored: Scored) -> Iterator[tuple[object, ...]]:
    """One row a workout, then one a set."""
    for day in scored.e1rms:
        quantiles = (f"{day.forecast.quantile(p):.3f}" for p in _QUANTILES)
        place, mean_kg = day.place, f"{day.forecast.mean_kg:.3f}"
        observed = f"{day.observed:.3f}"
        yield place.file, place.movement, place.on, "e1rm", observed, mean_kg, *quantiles
    for one in scored.reps:
        reps = (one.forecast.quantile(p) for p in _QUANTILES)
        place, mean = one.place, f"{one.forecast.mean:.3f}"
        yield place.file, place.movement, place.on, "reps_at_load", one.observed, mean, *reps


def _as_json(told: Evaluation, logs: LogsRead) -> dict[str, object]:
    return {
        "what": "strength",
        "n_files": len(logs.read),
        "n_lifters": told.n_lifters,
        "n_lifts": told.n_lifts,
        "are_rivals_fitted": told.are_rivals_fitted,
        **_block(told.all),
        "by_gap": {name: _block(block) for name, block in told.by_gap.items()},
        "big_four": {
            **_block(told.big_four),
            "by_gap": {name: _block(block) for name, block in told.big_four_by_gap.items()},
        },
        "rpe": told.rpe,
        "files": [as_entry(result) for result in logs.results],
    }


def _block(block: Block) -> dict[str, object]:
    """A block for a program; what a model does not foretell is left out."""
    return {
        "n_workouts": block.n_workouts,
        "n_sets": block.n_sets,
        "models": {
            name: {
                target: score
                for target, score in (("e1rm", one.e1rm), ("reps_at_load", one.reps_at_load))
                if score is not None
            }
            for name, one in block.models.items()
        },
    }


def _show(told: Evaluation, *, n_files: int) -> None:
    say(
        f"{counted(told.all.n_workouts, 'workout')} and {counted(told.all.n_sets, 'set')} of "
        f"{counted(told.n_lifts, 'lift')}, {counted(told.n_lifters, 'lifter')}, "
        f"{counted(n_files, 'file')}; each foretold from what came before it.",
        _fitted_words(told),
    )
    _table(told.all, f"All lifts, {told.all.n_workouts:,} workouts")
    _table(
        told.big_four,
        "Squat, bench press, deadlift and overhead press with a barbell, "
        f"{told.big_four.n_workouts:,} workouts",
    )
    _gap_table(told.by_gap, "All lifts, Relift by days since the workout before")
    _gap_table(told.big_four_by_gap, "The four barbell lifts, the same")
    _show_rpe(told)


def _fitted_words(told: Evaluation) -> str:
    if told.are_rivals_fitted:
        return (
            "EWMA and the Kalman filters are fitted on these lifters, each half scored with the "
            "numbers of the other; main barbell lifts and others apart."
        )
    return "Too few lifters to fit EWMA and the Kalman filters on: numbers of other logs are used."


def _table(block: Block, title: str) -> None:
    print()
    rows = [
        (
            _NAMES[name],
            *_e1rm_cells(one.e1rm),
            "" if one.reps_at_load is None else f"{one.reps_at_load.mae:.2f}",
        )
        for name, one in block.models.items()
    ]
    table(_HEADINGS, rows, title=title)


def _gap_table(blocks: dict[str, Block], title: str) -> None:
    print()
    rows = [
        (name, block.n_workouts, *_e1rm_cells(block.models["relift"].e1rm))
        for name, block in blocks.items()
    ]
    table(("days", "workouts", *_HEADINGS[1:-1]), rows, title=title)


def _e1rm_cells(score: E1rmScore | None) -> tuple[str, ...]:
    if score is None:
        return ("",) * 6
    covered = score.coverage or {}
    return (
        f"{score.mape:.2f}",
        f"{score.median_ape:.2f}",
        f"{score.bias:+.2f}",
        *(f"{covered[level]:.1%}" if covered else "" for level in ("50", "80", "95")),
    )


def _show_rpe(told: Evaluation) -> None:
    rpe = told.rpe
    print()
    if not rpe.n:
        say("No RPE was told after another one, so none could be foretold.")
        return
    errors = {
        "Relift": rpe.relift,
        "the RPE told last": rpe.last_rpe,
        "the RPE of sets like it": rpe.like_sets,
        "RPE chart": rpe.chart,
        "RPE chart with the person's offset": rpe.chart_with_offset,
    }
    table(
        ("RPE foretold by", "MAE"),
        [(name, f"{error:.2f}") for name, error in errors.items()],
        title=f"RPE of {counted(rpe.n, 'set')} by {counted(rpe.n_lifters, 'lifter')}; the offset "
        f"was switched on for {counted(rpe.n_offset_on, 'set')}",
    )
