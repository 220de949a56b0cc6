"""Words that lead to the safety questions before anything is explained."""

from __future__ import annotations

import pytest

from relift.words.labels import words
from relift.words.screen_first import FirstKind, first_table, screen_first

DANGER = [
    ("numb between my legs", "saddle"),
    ("Numbness around the GENITALS", "saddle"),
    ("pins and needles in the saddle area", "saddle"),
    ("can't feel my crotch", "saddle"),
    ("lost control of my bladder", "bladder_bowel"),
    ("I can't pee", "bladder_bowel"),
    ("wet myself", "bladder_bowel"),
    ("both legs are numb", "both_legs"),
    ("my legs are weak", "both_legs"),
    ("sciatica and my foot drops", "leg_weak"),
    ("foot drop", "leg_weak"),
    ("spasm, and my knee gave way", "leg_weak"),
    ("can’t feel my leg", "leg_weak"),
    ("bulged disc with cord compression", "cord"),
    ("cauda equina", "cord"),
    ("tight back and fever", "infection"),
    ("had cancer before", "cancer"),
    ("fell off a ladder, slipped disc", "trauma"),
    ("chest pain when I lift", "vessels"),
    ("a tearing pain", "vessels"),
    ("my bum is numb", "saddle"),
    ("no feeling when I wipe", "saddle"),
    ("wetting the bed", "bladder_bowel"),
    ("erectile dysfunction since the injury", "bladder_bowel"),
    ("pain in both legs when walking", "both_legs"),
    ("pins and needles in both feet", "both_legs"),
    ("my leg keeps giving out", "leg_weak"),
    ("weak left leg since yesterday", "leg_weak"),
    ("I can't get my toes up", "leg_weak"),
    ("foot feels dead", "leg_weak"),
    ("chest tight when lifting", "vessels"),
    ("my foot won't lift", "leg_without_strength"),
    ("foot droop", "leg_without_strength"),
    ("leg collapses", "leg_without_strength"),
    ("my leg has no strength", "leg_without_strength"),
    ("weakness in both thighs", "leg_without_strength"),
    ("bilateral sciatica", "both_sides"),
    ("sciatica on both sides", "both_sides"),
    ("numb legs", "both_legs"),
    ("tingling in both my feet", "both_legs"),
    ("numbness in my privates", "saddle"),
    ("numb ass", "saddle"),
    ("trouble going to the toilet", "bladder_bowel"),
    ("impotent since the flare", "bladder_bowel"),
    ("can't get it up", "bladder_bowel"),
    ("can't orgasm", "bladder_bowel"),
    ("haven't been able to wee", "bladder_bowel"),
    ("accidents in my pants", "bladder_bowel"),
    ("waterworks", "bladder_bowel"),
    ("pregnant with sciatica", "pregnancy"),
    ("temperature of 39", "infection"),
    ("blacked out while deadlifting", "vessels"),
    ("thunder clap headache", "vessels"),
]


@pytest.mark.parametrize(("text", "rule"), DANGER)
def test_a_danger_sign_leads_to_the_safety_questions_also_beside_a_known_word(
    text: str, rule: str
) -> None:
    first = screen_first(text)
    assert first is not None
    assert rule in first.rules
    assert first.kind is FirstKind.SCREEN
    assert "answer them now" in first.words


@pytest.mark.parametrize(
    "text",
    [
        "I want to die",
        "suicidal",
        "better off dead with this back",
        "thinking of ending it",
        "can't go on, end it all",
        "don't want to wake up anymore",
        "rather not exist",
        "I can't go on",
        "there is no way out",
        "unaliving myself",
        "overdose on my pills",
        "just kill me",
    ],
)
def test_thoughts_of_suicide_lead_to_the_crisis_page_before_all_else(text: str) -> None:
    first = screen_first(f"{text} and my foot drops")
    assert first is not None
    assert first.kind is FirstKind.CRISIS


@pytest.mark.parametrize(
    "text",
    [
        *("", "spasm", "two bulged discs (L4/5, L5/S1)", "my back is killing me", "popped out"),
        *("legs feel heavy after squats", "hurt myself deadlifting", "dead butt", "peeling"),
        *("pain down the leg", "tight hips", "stiff back", "dying to lift again", "my age"),
        *("pain on both sides of my lower back", "my lower back is weak", "weak core", "sciatica"),
        *("pinched nerve", "one leg longer", "weak glutes", "my knees hurt", "sore legs", "spasm"),
        *("squats killed me", "leg press hurts", "bone on bone"),
        *("pain when I sit on the floor", "unstable", "knot in my back", "tight hamstrings"),
        *("sitting on the toilet hurts", "sacrum is out", "warm up hurts", "no pain in the leg"),
    ],
)
def test_everyday_words_may_be_explained(text: str) -> None:
    assert screen_first(text) is None


def test_no_word_of_the_list_of_labels_is_kept_from_being_explained() -> None:
    held = {phrase for word in words() for phrase in word.phrases if screen_first(phrase)}
    assert held <= {"stress fracture", "pars fracture"}


def test_every_rule_is_found_by_each_of_its_words() -> None:
    for rule in first_table().rules:
        for word in rule.all_of[0]:
            text = " ".join([word.removesuffix("."), *(part[0] for part in rule.all_of[1:])])
            first = screen_first(text)
            assert first is not None and rule.id in first.rules, (rule.id, word)
