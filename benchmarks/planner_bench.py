"""How soon do virtual people lift again under Relift and under rival rules, at what price?

Two thousand virtual people, 400 under each of five generating models, live 180 days under Relift
and under every rival of `relift.cohort.trial`, with the same luck under each. `relift cohort trial`
prints the same from a smaller cohort. Beside it: how far plans with the trial's small bank of
filters differ from plans with the product's own, what comes of that, and whether the trial plans
what `relift.today` plans from the same journal. Writes results/planner_bench.json, from which
scripts/draw_planner_bench.py draws the page. Takes some 20 minutes of one core, shared by two
processes; a number of people may be given, and nothing is written then.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from multiprocessing import get_context
from pathlib import Path
from uuid import uuid4

import msgspec

from _screen import all_clear
from relift.cohort.trial.follower import LADDER, Next
from relift.cohort.trial.models import MODELS
from relift.cohort.trial.outcomes import bad_sets, days_to_return, joined
from relift.cohort.trial.people import Mask, draw_people
from relift.cohort.trial.policies import Asked, Morning, SetTold
from relift.cohort.trial.relift_policy import ReliftPolicy
from relift.cohort.trial.run import Courses, live
from relift.cohort.trial.trial import Design, Group, groups, live_group, results
from relift.journal.choices import Equipment
from relift.journal.reports import CalmedDown, ScreenAnswered, ScreenForm
from relift.journal.timeline import Entry, Journal
from relift.plan.ladders import ladder_of
from relift.plan.today import today
from relift.threat.filter import DEFAULT_MEMBERS

RESULT = Path(__file__).parent / "results" / "planner_bench.json"
PEOPLE, PROCESSES = 2000, 2
SAMPLE, SAMPLE_DAYS, SAMPLE_EVERY_D, BANK_SAMPLE = 2, 60, 8, 8
A_MINUTE = timedelta(minutes=1)
FULL, SHORT = all_clear(ScreenForm.FULL), all_clear(ScreenForm.SHORT)


def lived(design: Design) -> list[tuple[Group, dict[str, Courses]]]:
    """Live all groups, over a few processes."""
    todo = groups(design)
    with get_context("spawn").Pool(PROCESSES) as pool:
        found = []
        for group, courses in pool.imap(_one, [(design, group) for group in todo]):
            found.append((group, courses))
            sys.stderr.write(f"\r{len(found)} of {len(todo)} groups")
    sys.stderr.write("\n")
    return found


def _one(job: tuple[Design, Group]) -> tuple[Group, dict[str, Courses]]:
    os.environ["OMP_NUM_THREADS"] = "1"
    design, group = job
    return group, live_group(design, group)


class Beside(ReliftPolicy):
    """Relift's policy, with a larger bank and with `today` beside it, on the same journals."""

    def __init__(self, people: object, *, members: int) -> None:
        super().__init__(people, members=members)  # type: ignore[arg-type]
        self.large = ReliftPolicy(people, members=DEFAULT_MEMBERS)  # type: ignore[arg-type]
        self.n_plans = self.n_same_bank = self.n_today = self.n_same_today = 0
        self.n_within_a_rung = 0

    def morning(self, day: int, told: Morning) -> None:
        """Both hear the same."""
        super().morning(day, told)
        self.large.morning(day, told)

    def asks(self, day: int, slot: int, may: Mask) -> Asked:
        """Both plan; the small bank's plan is followed."""
        asked = super().asks(day, slot, may)
        self.large.asks(day, slot, may)
        for i, is_asked in enumerate(may):
            if is_asked:
                small, large = self._next[i], self.large._next[i]
                self.n_plans += 1
                self.n_same_bank += _key(small) == _key(large)
                self.n_within_a_rung += abs(_height(small) - _height(large)) <= 1
                if day % SAMPLE_EVERY_D == 0:
                    self._hold_against_today(i, slot)
        self.large._next = self._next
        return asked

    def notes(self, day: int, slot: int, told: SetTold) -> None:
        """Both hear what came of the small bank's plan."""
        super().notes(day, slot, told)
        self.large.notes(day, slot, told)

    def _hold_against_today(self, i: int, slot: int) -> None:
        follower, planned = self.large.followers[i], self.large._next[i]
        if planned is not None and not planned.rung:
            return  # a heavy set of their own, past the end of the ladder
        plan = today(screened(follower.journal), now=follower.now(slot))
        first = next((one for one in plan.exposures if not one.is_optional), None)
        theirs = (first.rung, first.load_kg, first.sets) if first else None
        self.n_today += 1
        self.n_same_today += theirs == _key(planned)


def _key(one: Next | None) -> tuple[str, float, int] | None:
    return (one.rung, one.load_kg, one.sets) if one else None


def _height(one: Next | None) -> int:
    """The rung's position: -1 for nothing, above the last for a set of their own."""
    rungs = [rung.id for rung in ladder_of(LADDER).rungs if Equipment.GYM in rung.where]
    if one is None:
        return -1
    return rungs.index(one.rung) if one.rung else len(rungs)


def screened(journal: Journal) -> Journal:
    """The journal with every screen answered no, and each flare's calm-down."""
    screens = [
        _entry(ScreenAnswered(form=ScreenForm.FULL, answers=FULL), flare.at + A_MINUTE)
        for flare in journal.flares
    ]
    screens += [
        _entry(ScreenAnswered(form=ScreenForm.SHORT, answers=SHORT), said.at + A_MINUTE)
        for said in journal.checkins
    ]
    return replace(
        journal,
        screens=tuple(sorted(screens, key=lambda one: one.at)),
        calms=tuple(_entry(CalmedDown(), flare.at + 2 * A_MINUTE) for flare in journal.flares),
    )


def _entry(value: object, at: datetime) -> Entry:  # type: ignore[type-arg]
    return Entry(id=uuid4(), at=at, value=value)


def agreement(design: Design) -> dict[str, int]:
    """How often plans are the same, for a few people of each model."""
    total = {
        "plans": 0,
        "same_with_full_bank": 0,
        "within_a_rung_with_full_bank": 0,
        "held_against_today": 0,
        "same_as_today": 0,
    }
    for k, (name, model) in enumerate(MODELS.items()):
        numbers = range(1_000_000 + 10 * k, 1_000_000 + 10 * k + SAMPLE)
        people = draw_people(
            numbers, seed=design.seed, days=SAMPLE_DAYS, has_heavy_tails=model.has_heavy_tails
        )
        policy = Beside(people, members=design.members)
        live(people, model.build(people), policy, days=SAMPLE_DAYS, advance=lambda: None)
        found = (
            policy.n_plans,
            policy.n_same_bank,
            policy.n_within_a_rung,
            policy.n_today,
            policy.n_same_today,
        )
        for key, n in zip(total, found, strict=True):
            total[key] += n
        sys.stderr.write(f"{name}: {found}\n")
    return total


def by_bank(design: Design) -> dict[str, dict[str, float]]:
    """What comes of the same few people with each size of bank, all models together."""
    told = {}
    for members in (design.members, DEFAULT_MEMBERS):
        parts = []
        for k, model in enumerate(MODELS.values()):
            numbers = range(2_000_000 + 100 * k, 2_000_000 + 100 * k + BANK_SAMPLE)
            people = draw_people(
                numbers, seed=design.seed, days=design.days, has_heavy_tails=model.has_heavy_tails
            )
            policy = ReliftPolicy(people, members=members)
            backs = model.build(people)
            parts.append(live(people, backs, policy, days=design.days, advance=lambda: None))
        courses = joined(parts)
        told[str(members)] = {
            "n": float(courses.n_sets.size),
            "days": float(days_to_return(courses, design.days).mean()),
            "bad_days": float(courses.n_days_too_much.sum() / courses.n_days.sum()),
            "bad_sets": float(bad_sets(courses).mean()),
        }
        sys.stderr.write(f"{members} members: {told[str(members)]}\n")
    return told


def written(
    design: Design, courses: Sequence[tuple[Group, dict[str, Courses]]], wall_s: float
) -> None:
    """Sum up and write the result."""
    result = {
        "question": __doc__.splitlines()[0],
        "design": msgspec.to_builtins(design),
        "models": msgspec.to_builtins(results(design, courses)),
        "agreement": agreement(design),
        "by_bank": by_bank(design),
        "wall_minutes": round(wall_s / 60.0, 1),
        "processes": PROCESSES,
        "date": datetime.now(UTC).date().isoformat(),
    }
    RESULT.write_text(json.dumps(_rounded(result), indent=1) + "\n", "utf-8")


def _rounded(value: object) -> object:
    """The same with four decimals: more is noise, and fills the repository."""
    if isinstance(value, float):
        return round(value, 4)
    if isinstance(value, dict):
        return {key: _rounded(one) for key, one in value.items()}
    return [_rounded(one) for one in value] if isinstance(value, list | tuple) else value


def main() -> int:
    """Run the trial and write the result."""
    n_people = int(sys.argv[1]) if len(sys.argv) > 1 else PEOPLE
    design, begun = Design(n_people=n_people), time.monotonic()
    courses = lived(design)
    if n_people == PEOPLE:
        written(design, courses, time.monotonic() - begun)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
