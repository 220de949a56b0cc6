"""Rules of the table that a phone takes along, for days drawn at random.

After each set of a day the server plans anew. What the table of before the set says comes next is
never above what the server's guardrails leave open after it, and nothing follows where they shut
the ladder.
"""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.builders import at, exposure, flared, with_checkin, with_exposures

import relift
from relift.plan.next_rung import plan_on_phone
from relift.plan.options import open_rungs
from relift.plan.outcomes import Outcome, judge
from relift.plan.standings import ladder_standings
from relift.plan.today import today_worked

RULES = settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
days = st.lists(
    st.tuples(
        st.integers(0, 6),
        st.lists(st.sampled_from([0, 1, 2, 3, 4, 5, 7, None]), min_size=1, max_size=5),
    ),
    min_size=1,
    max_size=4,
)


def follows(plan: Any, done: Any, outcome: Outcome) -> Any:
    """What the table says comes after a first try of a planned exposure, or None."""
    if outcome is Outcome.STOP:
        return None
    ladder = plan["rungs"][done["ladder"]]
    tries = ladder["tries"].get(str(done["index"]), 0) + 1
    if outcome is Outcome.REPEAT and tries >= plan["thresholds"]["tries"]:
        return None
    row = max(done["index"], ladder["tolerated"]) if outcome is Outcome.TOLERATED else done["index"]
    after = ladder["after"][outcome.value]
    found = after[row] if row < len(after) else "done"
    return plan["exposures"][found] if isinstance(found, int) else None


@RULES
@given(days)
def test_what_follows_a_set_is_never_above_what_the_new_plan_may_hold(drawn: Any) -> None:
    journal = flared()
    for number, (resting, felt) in enumerate(drawn, start=1):
        journal = with_checkin(journal, at(number, 7), pain_now=resting)
        for turn, pain in enumerate(felt):
            now = at(number, 9 + turn / 4)
            plan: Any = plan_on_phone(today_worked(journal, now=now))
            if not plan["exposures"]:
                break
            first = plan["exposures"][0]
            done = exposure(
                now,
                first["ladder"],
                first["rung"],
                movement=first["movement"],
                load_kg=first["load_kg"] or None,
                reps=first["reps"],
                sets=first["sets"],
                pain_before=float(resting),
                felt_pain=pain,
                is_settled=None,
            )
            journal = with_exposures(journal, done)
            step = follows(plan, first, judge(done, resting=resting, own_tolerable=None))
            then = at(number, 9 + turn / 4 + 0.1)
            told = {one.place.ladder.id: one for one in ladder_standings(journal, now=then)}
            here = told[first["ladder"]]
            floor, top = open_rungs(here.place, here.open_to)
            assert step is None or (floor <= step["index"] <= top), (first, pain)


@RULES
@given(days)
def test_every_step_of_the_table_is_one_of_the_plan_and_under_its_guardrails(drawn: Any) -> None:
    journal = flared()
    for number, (resting, _) in enumerate(drawn, start=1):
        now = at(number, 9)
        journal = with_checkin(journal, at(number, 7), pain_now=resting)
        plan: Any = plan_on_phone(today_worked(journal, now=now))
        shown = relift.today(journal, now=now).exposures
        told = {one.place.ladder.id: one for one in ladder_standings(journal, now=now)}
        for ladder, table in plan["rungs"].items():
            positions = {n for row in table["after"].values() for n in row if isinstance(n, int)}
            assert positions <= set(table["planned"])
            for n in table["planned"]:
                one = plan["exposures"][n]
                assert one["ladder"] == ladder
                assert one["rung"] == shown[n].rung
                assert one["index"] <= told[ladder].open_to
