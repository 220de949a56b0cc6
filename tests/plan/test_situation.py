"""Today's circumstances."""

from dataclasses import replace
from datetime import timedelta

import pytest
from tests.builders import at, day_of, entry, limit, medicine

from relift.journal.choices import Paused
from relift.journal.reports import CheckIn, FlareReported, MedicineClass, PainReach
from relift.journal.timeline import Journal
from relift.plan.situation import has_painkiller, situation_of

NOW = at(3, 17)


def read(journal: Journal):
    return situation_of(journal, NOW, is_confirmed_only=False, is_calm_due=False)


@pytest.mark.parametrize(
    ("medicine_class", "hours", "held"),
    [
        (MedicineClass.OPIOID, 23, True),
        (MedicineClass.RELAXANT, 23, True),
        (MedicineClass.SEDATIVE, 23, True),
        (MedicineClass.OPIOID, 25, False),
        (MedicineClass.PAINKILLER, 7, True),
        (MedicineClass.PAINKILLER, 9, False),
        (MedicineClass.OTHER, 1, False),
    ],
)
def test_a_medicine_that_hides_pain_holds_for_its_hours(medicine_class, hours, held):
    journal = Journal(medications=(medicine(NOW - timedelta(hours=hours), medicine_class),))
    assert read(journal).has_painkiller is held


def test_an_older_strong_medicine_still_holds_behind_a_newer_harmless_one():
    journal = Journal(
        medications=(
            medicine(NOW - timedelta(hours=20), MedicineClass.OPIOID),
            medicine(NOW - timedelta(hours=10), MedicineClass.PAINKILLER),
        )
    )
    assert read(journal).has_painkiller


def test_drowsiness_is_what_the_newest_check_in_of_the_day_says():
    said = (
        entry(CheckIn(is_drowsy=True), NOW - timedelta(hours=5)),
        entry(CheckIn(pain_now=2), NOW - timedelta(hours=1)),
    )
    assert read(Journal(checkins=said)).is_drowsy
    woken = (*said, entry(CheckIn(is_drowsy=False), NOW))
    assert not read(Journal(checkins=woken)).is_drowsy
    old = (entry(CheckIn(is_drowsy=True), NOW - timedelta(hours=30)),)
    assert not read(Journal(checkins=old)).is_drowsy
    assert not read(Journal()).is_drowsy


def test_a_limit_holds_through_its_last_day():
    last_day = limit(at(0), 100.0, until_on=day_of(3))
    over = limit(at(0), 90.0, until_on=day_of(2))
    lasting = limit(at(0), 120.0)
    journal = replace(Journal(), limits=(last_day, over, lasting))
    assert read(journal).limits == (last_day, lasting)


def test_a_medicine_hides_what_came_after_it_and_not_what_came_before():
    journal = Journal(medications=(medicine(at(1, 9), MedicineClass.PAINKILLER),))
    assert not has_painkiller(journal, at(1, 8))
    assert has_painkiller(journal, at(1, 12))
    assert not has_painkiller(journal, at(1, 18))


def test_the_rise_is_counted_from_the_newest_morning_before_today():
    yesterday = entry(CheckIn(pain_morning=2), NOW - timedelta(days=1))
    assert read(Journal(checkins=(yesterday,))).rise_since_yesterday == 0
    assert read(Journal()).rise_since_yesterday is None
    now = entry(CheckIn(pain_now=5), NOW - timedelta(hours=1))
    assert read(Journal(checkins=(yesterday, now))).rise_since_yesterday == 3
    assert read(Journal(checkins=(now,))).rise_since_yesterday is None


def reached(reach: PainReach, days_ago: float = 0.0):
    return entry(CheckIn(pain_now=3, reach=reach), NOW - timedelta(days=days_ago))


def test_pain_below_the_knee_counts_until_a_later_check_in_says_otherwise_or_a_week_is_over():
    below = reached(PainReach.BELOW_KNEE, 2)
    assert read(Journal(checkins=(below,))).is_below_knee
    unsaid = entry(CheckIn(pain_now=1), NOW)
    assert read(Journal(checkins=(below, unsaid))).is_below_knee
    assert not read(Journal(checkins=(below, reached(PainReach.THIGH)))).is_below_knee
    assert not read(Journal(checkins=(reached(PainReach.BELOW_KNEE, 8),))).is_below_knee


def paused(days_ago: float = 1.0, **parts):
    return entry(Paused(**parts), NOW - timedelta(days=days_ago))


def test_a_pause_holds_until_its_last_day_or_until_it_is_ended():
    assert read(Journal(pauses=(paused(),))).is_paused
    assert read(Journal(pauses=(paused(until_on=NOW.date()),))).is_paused
    assert not read(Journal(pauses=(paused(until_on=day_of(2)),))).is_paused
    assert not read(Journal(pauses=(paused(2), paused(1, is_ended=True)))).is_paused
    assert not read(Journal()).is_paused


def test_a_flare_that_is_reported_in_a_pause_ends_it():
    flare = entry(FlareReported(), NOW - timedelta(hours=1))
    assert not read(Journal(pauses=(paused(),), flares=(flare,))).is_paused
    earlier = entry(FlareReported(), NOW - timedelta(days=2))
    assert read(Journal(pauses=(paused(),), flares=(earlier,))).is_paused
