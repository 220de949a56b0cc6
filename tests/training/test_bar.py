from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from relift.journal.reports import Profile
from relift.training.bar import own_bar
from relift.units import Unit

POUNDS, KILOS = own_bar(Profile(), Unit.LB), own_bar(Profile(), Unit.KG)


def test_the_plates_of_known_loads_are_those_that_lifters_put_on() -> None:
    assert POUNDS.each_side(135) == (45,)
    assert POUNDS.each_side(225) == (45, 45)
    assert POUNDS.each_side(195) == (45, 25, 5)
    assert KILOS.each_side(142.5) == (25, 25, 10, 1.25)
    assert POUNDS.each_side(45) == ()


def test_what_cannot_be_put_on_has_no_plates() -> None:
    assert POUNDS.each_side(40) is None
    assert POUNDS.each_side(137) is None


def test_a_bar_and_a_step_of_ones_own_are_gone_by() -> None:
    bar = own_bar(Profile(unit=Unit.KG, bar=15.0, plate_step=1.0), Unit.KG)
    assert bar.empty == 15.0
    assert bar.each_side(16.0) == (0.5,)
    coarse = own_bar(Profile(unit=Unit.LB, plate_step=10.0), Unit.LB)
    assert min(coarse.plates) == 5.0


@given(steps=st.integers(min_value=0, max_value=400))
def test_the_plates_of_both_sides_and_the_bar_are_the_load(steps: int) -> None:
    for bar, step in ((POUNDS, 5.0), (KILOS, 2.5)):
        load = bar.empty + steps * step
        side = bar.each_side(load)
        assert side is not None
        assert bar.empty + 2 * sum(side) == load
        assert list(side) == sorted(side, reverse=True)
