"""Kinds of virtual lifters: a table of two, one with a mild flare and one with a harsh one.

The numbers are made up to give the courses in the story and are no clinical evidence.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class LifterTraits:
    """What kind of person, and what kind of flare.

    Attributes:
        quick_irritation, slow_irritation: Irritation at onset in the two pools, >= 0.
        quick_half_life_d, slow_half_life_d: How fast the pools fade [d], > 0.
        half_irritation: Irritation at which loads provoke half of what they can, > 0.
        reactivity: Most that a load can add to pain at rest [points], >= 0.
        expectation_lean: How far felt pain leans toward expected pain, 0-1.
        dread: Rise expected of a full effort before any experience [points], >= 0.
        dread_votes: How many remembered sets it takes to outvote dread, > 0.
        trusted_effort: Share of strength that the back takes without after-effects at onset.
        headroom: How much more it takes once calm, as a share of strength.
        overdoing: Irritation next morning for each squared share of strength beyond that.
        setback_irritation: What an outside event adds.
        setback_day: Day of the flare on which one comes; None: none does.
        rating_noise: Scatter of an answer before it is rounded [points], >= 0.
        bad_morning_day: Day of the flare on which they wake up much worse for once; None: none.
        painkiller_day: Day on which they take a painkiller before training; None: none.
        nerve_sign_day: Day on which a set brings a new sign in a leg; None: none.
    """

    quick_irritation: float
    slow_irritation: float
    quick_half_life_d: float
    slow_half_life_d: float
    half_irritation: float
    reactivity: float
    expectation_lean: float
    dread: float
    dread_votes: float
    trusted_effort: float
    headroom: float
    overdoing: float
    setback_irritation: float
    setback_day: int | None
    rating_noise: float
    bad_morning_day: int | None = None
    painkiller_day: int | None = None
    nerve_sign_day: int | None = None


MILD = LifterTraits(
    quick_irritation=3.3,
    slow_irritation=0.35,
    quick_half_life_d=1.15,
    slow_half_life_d=8.0,
    half_irritation=1.5,
    reactivity=8.5,
    expectation_lean=0.25,
    dread=4.5,
    dread_votes=1.0,
    trusted_effort=0.35,
    headroom=0.6,
    overdoing=25.0,
    setback_irritation=2.0,
    setback_day=None,
    rating_noise=0.35,
)
HARSH = LifterTraits(
    quick_irritation=5.2,
    slow_irritation=3.2,
    quick_half_life_d=3.5,
    slow_half_life_d=14.0,
    half_irritation=2.0,
    reactivity=8.0,
    expectation_lean=0.3,
    dread=7.5,
    dread_votes=2.0,
    trusted_effort=0.25,
    headroom=0.45,
    overdoing=35.0,
    setback_irritation=3.5,
    setback_day=16,
    rating_noise=0.4,
    bad_morning_day=25,
    painkiller_day=12,
    nerve_sign_day=27,
)
LIFTERS = {"mild": MILD, "harsh": HARSH}
"""Every kind, by the name of its course."""
