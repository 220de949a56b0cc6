"""Learn src/relift/data/strength.toml from training logs, by expectation maximization.

    python scripts/learn_strength.py ../shared/data/training/*

Nothing is drawn at random, so there is no seed. The numbers of `shape` are set below; the two
groups' tables are learned: the mixture's common shares so that the days foretold are likely, the
sharpness and the stretch after a gap so that intervals hold what they say. With `--folds 5` nothing is
written: each fifth of the lifters is scored with the tables of the others, which is what the
figures in docs/explanation/strength.md rest on.
"""

from __future__ import annotations

import argparse
import math
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import numpy as np

from relift.cli.strength_logs import read_lifters
from relift.cohort.strength_cases import Lifter, lift_histories
from relift.cohort.strength_evaluation import evaluated
from relift.cohort.strength_scoring import score_strength
from relift.training import e1rm_sources as sources
from relift.training.history import LiftDay, LiftHistory
from relift.training.strength import StrengthForecast, forecasts_one_ahead, log_e1rm_and_gaps
from relift.training.strength_constants import Constants, Group, Shape, constants

TARGET = Path(__file__).parents[1] / "src" / "relift" / "data" / "strength.toml"
SHAPE_BASIS = (
    "design_choice: a lift's next day is like one of its last days or their averages, and its own "
    "way counts soon; chosen among a few by how well the days of other lifters were foretold"
)
SHAPE = Shape(
    widths=(0.012, 0.035, 0.10, 0.35),
    prior_n=2.0,
    keep=0.85,
    gap_rows_d=(4.0, 12.0, 28.0, 80.0, 200.0),
    basis=SHAPE_BASIS,
)
ROUNDS = 10
FROM_DAY = 2
SHARPNESS = np.arange(0.8, 1.6, 0.01)
STRETCHES = np.arange(1.0, 6.0, 0.05)
TURNS_OF_WIDTH = 2
LEVELS = (0.5, 0.8, 0.95)
LEAST = 1e-3
GROUP_BASIS = "design_choice: learned on real logs of {n} lifters, {days} days of {lifts} lifts"
HEAD = """\
# Constants of the e1RM forecast (relift.training.e1rm_sources), on the natural log of e1RM.
# Written on {on} from {files} logs by `{command}`.
# Rows of `prior` are the sources ({sources}); columns are `shape.widths`.
# `stretch` is for the gaps of `shape.gap_rows_d`.
reviewed_by = "none yet"
"""


def main() -> None:
    """Learn and write, or learn without each fold and score it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--folds", type=int, default=0)
    options = parser.parse_args()
    lifters = read_lifters(options.files).lifters
    if options.folds:
        learned = [
            learn([one for i, one in enumerate(lifters) if i % options.folds != fold])
            for fold in range(options.folds)
        ]
        numbers = [learned[i % options.folds] for i in range(len(lifters))]
        told = evaluated(score_strength(lifters, numbers=numbers))
        sys.stdout.buffer.write(msgspec.json.format(msgspec.json.encode(told), indent=1))
        return
    TARGET.write_text(as_toml(learn(lifters), n_files=len(options.files)), "utf-8")


def learn(lifters: Sequence[Lifter]) -> Constants:
    """Learn both groups from some lifters."""
    shipped = constants()
    histories = [h for one in lifters for h in lift_histories(one).values()]
    main_lifts, others = [], []
    for history in histories:
        is_main = shipped.group_of(history.movement_id) is shipped.main
        (main_lifts if is_main else others).append(history)
    return Constants(
        reviewed_by="none yet",
        shape=SHAPE,
        main=learn_group(main_lifts, len(lifters)),
        other=learn_group(others, len(lifters)),
    )


def learn_group(histories: Sequence[LiftHistory], n_lifters: int) -> Group:
    """The common shares, the sharpness and the stretch after gaps of some lifts."""
    n_cells = len(sources.SOURCES) * len(SHAPE.widths)
    prior = np.full((len(sources.SOURCES), len(SHAPE.widths)), 1.0 / n_cells)
    n_days = sum(len(h.days) for h in histories)
    group = Group(
        prior=as_rows(prior),
        stretch=(1.0,) * len(SHAPE.gap_rows_d),
        sharpness=1.0,
        basis=GROUP_BASIS.format(n=n_lifters, days=n_days, lifts=len(histories)),
    )
    for turn in range(ROUNDS):
        group = msgspec.structs.replace(group, prior=as_rows(better_prior(histories, group)))
        if turn >= ROUNDS - TURNS_OF_WIDTH:
            group = calibrated(histories, group)
    return group


def better_prior(histories: Sequence[LiftHistory], group: Group) -> np.ndarray:
    """One round of expectation maximization over the days from the third on, without a gap."""
    prior = np.zeros((len(sources.SOURCES), len(SHAPE.widths)))
    for history in histories:
        logs, gaps_d = log_e1rm_and_gaps(history.days, history.last_on)
        mixed = sources.mixtures(logs, gaps_d, group, SHAPE)
        sds = np.array(SHAPE.widths) * sources.stretches(gaps_d[:-1], group, SHAPE)[:, None]
        blame = sources.as_shares(
            mixed.shares[:-1] * sources.densities(logs, mixed.centres[:-1], sds)
        )
        has_no_gap = sources.hats(gaps_d[:-1], SHAPE)[:, 0]
        prior += np.einsum("n,nsw->sw", has_no_gap[FROM_DAY:], blame[FROM_DAY:])
    prior += LEAST
    return prior / prior.sum()


def calibrated(histories: Sequence[LiftHistory], group: Group) -> Group:
    """The sharpness and stretch with which intervals most nearly hold what they say."""
    plain = msgspec.structs.replace(group, sharpness=1.0, stretch=(1.0,) * len(group.stretch))
    numbers = Constants(reviewed_by="", shape=SHAPE, main=plain, other=plain)
    days = [
        (day, forecast)
        for history in histories
        for day, forecast in zip(
            history.days[1:], forecasts_one_ahead(history, numbers), strict=True
        )
        if forecast.n >= FROM_DAY
    ]
    rows = sources.hats(np.array([float(forecast.gap_d) for _, forecast in days]), SHAPE)
    sharp = sharpness(np.array([forecast.cdf(day.e1rm_kg) for day, forecast in days]), rows[:, 0])
    needed = stretch_needed(days, sharp)
    stretch = [1.0]
    for row in range(1, len(SHAPE.gap_rows_d)):
        weights = rows[:, row] / rows[:, row].sum()
        misses = [
            sum(abs(weights @ (needed[level] <= factor) - level) for level in LEVELS)
            for factor in STRETCHES
        ]
        stretch.append(max(stretch[-1], round(float(STRETCHES[int(np.argmin(misses))]), 2)))
    return msgspec.structs.replace(group, sharpness=sharp, stretch=tuple(stretch))


def sharpness(chances: np.ndarray, weights: np.ndarray) -> float:
    """The factor on the log odds with which intervals hold what they say, most nearly."""
    chances = np.clip(chances, 1e-9, 1.0 - 1e-9)
    odds, weights = np.abs(np.log(chances / (1.0 - chances))), weights / weights.sum()
    misses = [
        sum(
            abs(weights @ (factor * odds <= np.log((1 + level) / (1 - level))) - level)
            for level in LEVELS
        )
        for factor in SHARPNESS
    ]
    return round(float(SHARPNESS[int(np.argmin(misses))]), 2)


def stretch_needed(
    days: Sequence[tuple[LiftDay, StrengthForecast]], sharp: float
) -> dict[float, np.ndarray]:
    """Level -> the stretch from which on its interval would hold each day."""
    needed: dict[float, list[float]] = {level: [] for level in LEVELS}
    for day, plain in days:
        forecast = replace(plain, sharpness=sharp)
        middle = math.log(forecast.median_kg)
        off = math.log(day.e1rm_kg) - middle
        for level in LEVELS:
            end = 0.5 + math.copysign(level / 2.0, off)
            needed[level].append(off / (math.log(forecast.quantile(end)) - middle))
    return {level: np.array(factors) for level, factors in needed.items()}


def as_rows(table: np.ndarray) -> tuple[tuple[float, ...], ...]:
    """A table rounded as it will be written."""
    return tuple(tuple(round(float(x), 5) for x in row) for row in table)


def as_toml(numbers: Constants, *, n_files: int) -> str:
    """The file as it is written."""
    parts = [
        HEAD.format(
            on=datetime.now(UTC).date(),
            files=n_files,
            command="python scripts/learn_strength.py ../shared/data/training/*",
            sources=", ".join(sources.SOURCES),
        )
    ]
    for name in ("shape", "main", "other"):
        told = msgspec.to_builtins(getattr(numbers, name))
        parts.append(f"[{name}]\n" + "".join(f"{k} = {cell(v)}\n" for k, v in told.items()))
    return "\n".join(parts)


def cell(value: object) -> str:
    """A value in TOML."""
    if isinstance(value, str):
        return f'"{value}"'
    if isinstance(value, list | tuple) and value and isinstance(value[0], list | tuple):
        return "[\n" + "".join(f"  {cell(row)},\n" for row in value) + "]"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(cell(one) for one in value) + "]"
    return str(value)


if __name__ == "__main__":
    main()
