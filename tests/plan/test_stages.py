"""Which stage a person is in."""

from dataclasses import replace

from tests.builders import at, entry, flared, with_checkin

from relift.journal.choices import Equipment
from relift.journal.reports import CheckIn
from relift.plan.guardrails import Place
from relift.plan.journey import Stage
from relift.plan.ladders import ladders
from relift.plan.progress import Progress
from relift.plan.stages import stage_of

HINGE = ladders(Equipment.GYM)[0]


def place(confirmed):
    return Place(
        ladder=HINGE,
        steps=(),
        progress=Progress(confirmed=confirmed),
        e1rm_kg=None,
        capacity_kg=None,
    )


def stage(confirmed, journal=None, day=1, *, is_screened=True):
    return stage_of(
        journal or flared(), [place(confirmed)], now=at(day, 9), is_screened=is_screened
    )


def test_without_a_screen_that_stands_the_stage_is_the_screen():
    assert stage(9, is_screened=False) is Stage.SCREEN


def test_until_the_calm_down_of_this_flare_the_stage_is_calm():
    assert stage(9, flared(calms=())) is Stage.CALM
    old = replace(flared(), flares=(*flared().flares, entry(flared().flares[0].value, at(1))))
    assert stage(9, old) is Stage.CALM


def test_movement_without_a_load_is_move_and_a_confirmed_load_is_load():
    assert stage(-1) is Stage.MOVE
    assert stage(HINGE.index("hinge-bend")) is Stage.MOVE
    assert stage(HINGE.index("hinge-20")) is Stage.LOAD
    assert stage(HINGE.index("hinge-70")) is Stage.LOAD


def test_three_quarters_of_the_max_is_training():
    assert stage(HINGE.index("hinge-75")) is Stage.TRAIN


def test_two_quiet_weeks_of_training_lead_to_keeping_it():
    quiet = flared()
    for day in range(10, 25):
        quiet = with_checkin(quiet, at(day, 7), pain_morning=1, is_flare=False)
    heavy = HINGE.index("hinge-80")
    assert stage(heavy, quiet, day=24) is Stage.KEEP
    assert stage(heavy, quiet, day=12) is Stage.TRAIN
    sore = with_checkin(quiet, at(24, 7), pain_morning=4)
    sore = replace(sore, checkins=sore.checkins[:-2] + sore.checkins[-1:])
    assert stage(heavy, sore, day=24) is Stage.TRAIN
    called = replace(quiet, checkins=(*quiet.checkins, entry(CheckIn(is_flare=True), at(24, 8))))
    assert stage(heavy, called, day=24) is Stage.TRAIN


def test_a_person_who_never_flared_has_no_calm_down_to_do():
    assert stage(-1, flared(flares=(), calms=())) is Stage.MOVE
