"""How heavy a lift of one's own programme may be, at the top of its ladder and elsewhere."""

from __future__ import annotations

import pytest
from tests.builders import at

from relift.plan.ceilings import Ceiling, Reach, ceiling_on
from relift.plan.guardrails import Place
from relift.plan.ladders import ladder_of
from relift.plan.lifts import Lift, steps_of
from relift.plan.progress import Progress
from relift.plan.situation import Situation
from relift.training.movements import movement
from relift.units import BARBELL, Unit

DEADLIFT = Lift(
    movement=movement("deadlift"), e1rm_kg=200.0, capacity_kg=190.0, implement=BARBELL[Unit.KG]
)
HINGE = ladder_of("hinge")
STEPS = steps_of(HINGE, DEADLIFT)
TOP = len(STEPS) - 1


def topped() -> Place:
    """Someone who has confirmed the whole ladder."""
    return Place(
        ladder=HINGE,
        steps=STEPS,
        progress=Progress(confirmed=TOP, confirmed_kg=STEPS[TOP].load_kg),
        e1rm_kg=DEADLIFT.e1rm_kg,
        capacity_kg=DEADLIFT.capacity_kg,
    )


def ceiling(**today: object) -> Ceiling:
    situation = Situation(**{"now": at(50, 9), "resting": 0.5, "own_tolerable": None, **today})  # type: ignore[arg-type]
    return ceiling_on(topped(), DEADLIFT, Reach(index=TOP), situation, is_second=False)


def test_a_good_day_at_the_top_is_open_by_no_more_than_the_share_of_a_day():
    found = ceiling()
    assert found.is_free
    assert STEPS[TOP].load_kg < found.kg <= STEPS[TOP].load_kg + 0.15 * DEADLIFT.e1rm_kg + 1e-6


@pytest.mark.parametrize(
    ("held", "rule"),
    [
        ({"has_painkiller": True}, "painkiller"),
        ({"is_below_knee": True}, "below_knee"),
        ({"is_confirmed_only": True}, "same_week"),
        ({"resting": None}, "check_in"),
        ({"is_morning_rising": True}, "mornings"),
    ],
)
def test_a_held_day_at_the_top_repeats_what_is_confirmed_and_says_why(held, rule):
    found = ceiling(**held)
    top = STEPS[TOP]
    assert not found.is_free
    assert found.most_kg(top.rung.reps) == pytest.approx(top.load_kg)
    assert found.most_kg(top.rung.reps + 5) < top.load_kg
    assert rule in {bound.rule for bound in found.bounds}
