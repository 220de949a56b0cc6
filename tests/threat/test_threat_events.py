from datetime import UTC, datetime

import pytest

from relift.errors import InvalidValueError
from relift.threat import CheckedIn, Dosed, Expected, Features, Felt, Flared

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
BEND = Features(movement="bend", relative_load=0.1, range_of_motion=0.3, volume=8)


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(InvalidValueError, match="zone"):
        Flared(at=datetime(2026, 3, 1, 12))  # noqa: DTZ001


def test_an_unknown_movement_is_refused_with_the_known_ones() -> None:
    with pytest.raises(InvalidValueError, match="hinge"):
        Features(movement="deadlift", relative_load=0.1, range_of_motion=0.3, volume=8)


@pytest.mark.parametrize(("load", "reach", "volume"), [(-0.1, 0, 1), (0, 1.1, 1), (0, 0, -1)])
def test_features_outside_their_range_are_refused(load: float, reach: float, volume: float) -> None:
    with pytest.raises(InvalidValueError):
        Features(movement="bend", relative_load=load, range_of_motion=reach, volume=volume)


def test_ratings_outside_the_scale_are_refused() -> None:
    with pytest.raises(InvalidValueError, match="pain_now"):
        CheckedIn(at=NOON, pain_now=11)
    with pytest.raises(InvalidValueError, match="expected_pain"):
        Expected(at=NOON, features=BEND, expected_pain=-1)
    with pytest.raises(InvalidValueError, match="felt_pain"):
        Felt(at=NOON, features=BEND, felt_pain=float("nan"))
    with pytest.raises(InvalidValueError, match="dose"):
        Dosed(at=NOON, dose=-1)


def test_answers_may_all_be_missing() -> None:
    assert CheckedIn(at=NOON).pain_now is None
