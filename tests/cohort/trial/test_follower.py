"""A follower's plan is the plan that `relift.today` would make from the same journal."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from tests.builders import entry, screen

from relift.cohort.trial.follower import ONSET, Follower
from relift.cohort.trial.models import MODELS
from relift.cohort.trial.people import Mask, draw_people
from relift.cohort.trial.policies import Asked
from relift.cohort.trial.relift_policy import ReliftPolicy
from relift.cohort.trial.run import live
from relift.journal.reports import CalmedDown, ScreenForm
from relift.journal.timeline import Journal
from relift.plan import learning
from relift.plan.today import today
from relift.threat.filter import build_filter

MEMBERS, DAYS = 64, 40
A_MINUTE = timedelta(minutes=1)


def screened(journal: Journal) -> Journal:
    """The same with every screen that is due answered, and each flare's calm-down."""
    full = [screen(flare.at + A_MINUTE) for flare in journal.flares]
    short = [screen(said.at + A_MINUTE, ScreenForm.SHORT) for said in journal.checkins]
    return replace(
        journal,
        screens=tuple(sorted([*full, *short], key=lambda one: one.at)),
        calms=tuple(entry(CalmedDown(), flare.at + 2 * A_MINUTE) for flare in journal.flares),
    )


class Doubled(ReliftPolicy):
    """Relift's policy, each plan held against `today`."""

    n_plans = 0

    def asks(self, day: int, slot: int, may: Mask) -> Asked:
        asked = super().asks(day, slot, may)
        for i, (follower, is_asked) in enumerate(zip(self.followers, may, strict=True)):
            if is_asked and day % 4 == 0:
                self.hold(follower, slot, self._next[i])
        return asked

    def hold(self, follower: Follower, slot: int, mine: object) -> None:
        plan = today(screened(follower.journal), now=follower.now(slot))
        todo = [one for one in plan.exposures if not one.is_optional]
        assert plan.stop is None
        first = (todo[0].rung, todo[0].load_kg, todo[0].reps, todo[0].sets) if todo else None
        own = (mine.rung, mine.load_kg, mine.reps, mine.sets) if mine else None  # type: ignore[attr-defined]
        if own is None or own[0]:
            assert own == first
        else:  # a heavy set of their own comes where the plan is at the ladder's confirmed top
            assert first is not None
            assert first[0] == "hinge-95"
        self.n_plans += 1


@pytest.mark.parametrize("model", ["no_expectation", "load_driven", "heavy_tails"])
def test_the_trial_plans_what_today_plans(model: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(learning, "threat_filter", lambda: build_filter(members=MEMBERS))
    people = draw_people([3, 4], seed=5, days=DAYS)
    policy = Doubled(people, members=MEMBERS)

    live(people, MODELS[model].build(people), policy, days=DAYS, advance=lambda: None)

    assert policy.n_plans > 20


def test_the_onset_comes_before_the_first_morning() -> None:
    follower = Follower(0, build_filter(members=MEMBERS))
    follower.wake(0, pain=3.0, worry=None, confidence=None, has_flare=False)

    assert follower.journal.checkins[0].at > ONSET
