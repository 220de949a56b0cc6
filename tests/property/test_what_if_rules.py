"""Rules of the what-if that hold for any journal, also for odd ones."""

from __future__ import annotations

from hypothesis import HealthCheck, given, reject, settings
from hypothesis import strategies as st
from tests.property.test_safety_of_odd_journals import NOW, journals

from relift.journal.timeline import Journal
from relift.plan.ladders import LADDERS
from relift.plan.what_if import WhatIf, what_if
from relift.plan.what_if_table import Policy
from relift.plan.what_if_words import assumptions, knowledge, summary, ways_words
from relift.screening.standing import standing

RULES = settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)


def ahead(journal: Journal, n_weeks: int, ladder: str | None) -> WhatIf:
    seen = what_if(journal, now=NOW, n_weeks=n_weeks, ladder=ladder)
    if seen is None:
        assert standing(journal, NOW).is_stop, "only a stop leaves nothing"
        reject()
    return seen


class TestAnyJournal:
    """A what-if can be told of any journal without a stop, and stays on its scales."""

    @RULES
    @given(journal=journals(), ladder=st.none() | st.sampled_from(LADDERS))
    def test_bands_are_ordered_and_shares_are_shares(
        self, journal: Journal, ladder: str | None
    ) -> None:
        seen = ahead(journal, 1, ladder)
        for one in seen.ways:
            future = one.future
            for band, most in ((future.morning, 10.0), (future.expected, 10.0), (future.load, 99)):
                rows = zip(band.low, band.median, band.high, strict=True)
                assert all(0 <= low <= middle <= high <= most for low, middle, high in rows)
                assert all(0 <= mean <= most for mean in band.mean)
            shares = (future.p_too_much, future.p_bad_week, future.p_pain_lower)
            assert all(0 <= share <= 1 for share in shares)
            assert 0 <= future.n_too_much <= future.n_sets
        assert seen.way(Policy.AVOID).n_sets == 0

    @RULES
    @given(journal=journals())
    def test_there_are_words_for_it(self, journal: Journal) -> None:
        seen = ahead(journal, 1, None)
        for part in (ways_words(seen), summary(seen), assumptions(seen), knowledge(seen)):
            assert part
            assert all(text.endswith((".", "?")) for text in part)

    @RULES
    @given(journal=journals())
    def test_looking_further_changes_nothing_nearer_and_twice_is_the_same(
        self, journal: Journal
    ) -> None:
        near, again, far = (ahead(journal, weeks, None) for weeks in (1, 1, 2))
        assert near == again
        for close, wide in zip(near.ways, far.ways, strict=True):
            for band in ("morning", "expected", "load"):
                days = len(near.days)
                assert getattr(wide.future, band).mean[:days] == getattr(close.future, band).mean


class TestLimits:
    """A lower ceiling never raises what is done in the ways that keep to it."""

    @RULES
    @given(journal=journals())
    def test_no_limit_is_passed_in_grade_or_rush(self, journal: Journal) -> None:
        everything = [e.value for e in journal.limits if not e.value.movement]
        seen = ahead(journal, 1, "hinge")
        for limit, policy in ((a, b) for a in everything for b in (Policy.GRADE, Policy.RUSH)):
            most = limit.max_load_kg / seen.e1rm_kg if seen.e1rm_kg else 0.0
            # The first entry is what was done in the week before today.
            done_before = seen.way(policy).load.high[0]
            assert max(seen.way(policy).load.high) <= max(most, done_before) + 1e-6
