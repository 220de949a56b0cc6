"""On every shared Strong log: a flare the day after its last workout, and a plan to follow."""

from datetime import UTC, timedelta
from pathlib import Path

import pytest
from tests.builders import entry, exposure, ident, screen, with_checkin, with_exposures

import relift
from relift.importers import read_log
from relift.journal.reports import CalmedDown, CheckIn, FlareReported, Profile
from relift.journal.timeline import Journal, Workout
from relift.plan.ladders import RungKind, ladders

FOLDER = Path(__file__).parents[2] / ".." / "shared" / "data" / "training"
FILES = sorted(FOLDER.glob("strong-*.csv"))
KINDS = {rung.id: rung.kind for ladder in ladders() for rung in ladder.rungs}

if not FILES:
    pytest.skip("../shared/data/training is not there", allow_module_level=True)


def flared_after(path: Path):
    with path.open("rb") as stream:
        parsed = read_log(stream, name=path.name, zone=UTC)
    workouts = sorted(
        (
            Workout(
                id=ident(path.name, i),
                at=one.at,
                title=one.payload.title,
                source="strong",
                blocks=one.payload.blocks,
            )
            for i, one in enumerate(parsed.workouts)
        ),
        key=lambda w: w.at,
    )
    onset = (workouts[-1].at + timedelta(days=1)).replace(hour=8, minute=0)
    return onset, Journal(
        profile=Profile(is_adult=True),
        workouts=tuple(workouts),
        flares=(entry(FlareReported(), onset),),
        screens=(screen(onset + timedelta(minutes=5)),),
        calms=(entry(CalmedDown(), onset + timedelta(minutes=10)),),
        checkins=(entry(CheckIn(pain_now=3, is_flare=True), onset + timedelta(minutes=1)),),
    )


def heaviest(journal: Journal) -> float:
    loads = [s.load_kg or 0 for w in journal.workouts[-60:] for b in w.blocks for s in b.sets]
    return max(loads)


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_the_first_days_start_without_a_load_and_climb_by_loadable_steps(path: Path):
    onset, journal = flared_after(path)
    first = relift.today(journal, now=onset + timedelta(hours=1))
    assert first.stop is None
    assert all(e.load_kg == 0 for e in first.exposures)
    top = 0.0
    for day in range(3):
        now = onset + timedelta(days=day, hours=9)
        if day:
            journal = with_checkin(journal, onset + timedelta(days=day), pain_now=2, is_flare=True)
        plan = relift.today(journal, now=now)
        assert plan.exposures
        for n, planned in enumerate(plan.exposures):
            assert planned.load_kg <= heaviest(journal)
            if planned.load_entered:
                assert planned.load_entered * 2 % 1 == 0
                top = max(top, planned.load_kg)
            journal = with_exposures(
                journal,
                exposure(
                    now + timedelta(minutes=6 * n),
                    planned.ladder,
                    planned.rung,
                    movement=planned.movement,
                    load_kg=planned.load_kg or None,
                    pain_before=2.0,
                    felt_pain=2.0,
                ),
            )
    has_lift = any(KINDS[e.rung] is RungKind.LOADED for e in plan.exposures)
    assert has_lift == (top > 0)
