"""Rules of the threat model that hold for any person."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from relift.threat import CheckedIn, Dosed, Event, Expected, Features, Felt, State, build_filter
from relift.threat.checkpoint import decode, encode

START = datetime(2026, 3, 2, 7, tzinfo=UTC)
BANK = build_filter(members=64)

nrs = st.integers(0, 10).map(float)
maybe = st.none() | nrs
shares = st.floats(0.0, 1.0).map(lambda x: round(x, 2))
exposures = st.builds(
    Features,
    movement=st.sampled_from(["hinge", "squat", "bend", "daily"]),
    relative_load=shares,
    range_of_motion=shares,
    volume=st.integers(1, 60).map(float),
    context=st.sampled_from(["", "gym", "hotel"]),
)
instants = st.integers(0, 40).map(lambda hours: START + timedelta(hours=12 * hours))
events: st.SearchStrategy[Event] = st.one_of(
    st.builds(CheckedIn, at=instants, pain_now=maybe, pain_morning=maybe, worry=maybe),
    st.builds(Expected, at=instants, features=exposures, expected_pain=maybe),
    st.builds(Felt, at=instants, features=exposures, felt_pain=maybe),
    st.builds(Dosed, at=instants, dose=st.floats(0, 40)),
)
journals = st.lists(events, max_size=8).map(lambda found: sorted(found, key=lambda e: e.at))


def lived(journal: list[Event]) -> State:
    state = BANK.init(START)
    for event in journal:
        state, _ = BANK.step(state, event)
    return state


class TestRestingPain:
    """A higher pain at rest never lowers the predicted pain of any exposure."""

    @settings(max_examples=60, deadline=None)
    @given(rest=st.lists(nrs, min_size=2, max_size=2, unique=True), exposure=exposures)
    def test_of_a_new_person(self, rest: list[float], exposure: Features) -> None:
        low, high = (
            BANK.predict(lived([CheckedIn(at=START, pain_now=r)]), [exposure], START).mean[0]
            for r in sorted(rest)
        )
        assert low <= high + 1e-9

    @settings(max_examples=60, deadline=None)
    @given(journal=journals, rest=nrs, exposure=exposures)
    def test_after_any_history_for_every_kind_of_person(
        self, journal: list[Event], rest: float, exposure: Features
    ) -> None:
        state, at = lived(journal), START + timedelta(days=21)
        means = []
        for rating in (rest, min(10.0, rest + 1.0)):
            after, info = BANK.step(state, CheckedIn(at=at, pain_now=rating))
            if info.is_moved:
                return
            means.append(after.mean[:3].sum(axis=0))
        assert np.all(means[0] <= means[1] + 1e-9)


class TestLoad:
    """More load never lowers the predicted pain on average, nor does more range."""

    @settings(max_examples=60, deadline=None)
    @given(rest=maybe, exposure=exposures, more=st.floats(0.01, 0.5), what=st.booleans())
    def test_before_any_exposure(
        self, rest: float | None, exposure: Features, more: float, what: bool
    ) -> None:
        state = lived([CheckedIn(at=START, pain_now=rest)])
        harder = Features(
            movement=exposure.movement,
            relative_load=exposure.relative_load + (more if what else 0.0),
            range_of_motion=min(1.0, exposure.range_of_motion + (0.0 if what else more)),
            volume=exposure.volume,
            context=exposure.context,
        )
        mean = BANK.predict(state, [exposure, harder], START).mean
        assert mean[0] <= mean[1] + 1e-9


class TestAnyJournal:
    """Whatever was reported, forecasts stay on the scale and states survive a checkpoint."""

    @settings(max_examples=40, deadline=None)
    @given(journal=journals, exposure=exposures, days=st.integers(0, 4000))
    def test_forecasts_stay_on_the_scale(
        self, journal: list[Event], exposure: Features, days: int
    ) -> None:
        seen = BANK.predict(lived(journal), [exposure], START + timedelta(days=days))
        low, high = seen.interval_80[0]
        assert 0 <= low <= high <= 10
        assert 0 <= seen.mean[0] <= 10
        chances = [seen.p_above(t)[0] for t in (0.0, 2.0, 5.0, 9.9)]
        assert all(1 >= a >= b >= 0 for a, b in pairwise(chances))

    @settings(max_examples=40, deadline=None)
    @given(journal=journals)
    def test_a_checkpoint_is_the_identity(self, journal: list[Event]) -> None:
        state = lived(journal)
        back = decode(encode(state))
        for one, other in zip(state, back, strict=True):
            assert np.array_equal(one, other, equal_nan=isinstance(one, float))
