"""A synthetic corpus for the intake guard: made-up spam and made-up honest talk, in several styles.

The corpus is split so that the figure is honest: no template, no style and no disguise of the
held-out half is in the training half, and the cases written by hand (data/intake_cases.csv) are all
held out. Contacts and links are made up and lead nowhere.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import msgspec
from numpy.random import Generator

from relift.data.tables import load_rows

N_EACH = 8
"""Texts made of each template and disguise."""


class Split(enum.StrEnum):
    """Which half of the corpus."""

    TRAIN = "train"
    HELD_OUT = "held-out"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One text with what it is.

    Attributes:
        text: The text.
        is_spam: Whether it should be held.
        style: What kind of text.
        disguise: How it was disguised, `none` for not at all.
        split: Which half it belongs to.
    """

    text: str
    is_spam: bool
    style: str
    disguise: str
    split: Split


class HandCase(msgspec.Struct, frozen=True, kw_only=True):
    """A row of intake_cases.csv."""

    text: str
    is_spam: bool
    style: str


_FILL = {
    "drug": (
        *("Tramadol", "Xanax", "Oxycodone", "Percocet", "Valium", "Codeine", "Carisoprodol"),
        *("Hydrocodone", "Ambien", "Vicodin"),
    ),
    "strength": ("50s", "10s", "the blue ones", "30s", "2 bars"),
    "handle": ("@meds_example", "@fastrelief_example", "@painfree.example"),
    "phone": ("+1 555 0100 234", "(555) 010-0199", "555-010-0145"),
    "link": ("https://shop.example/x", "www.relief.example", "http://deals.invalid/a"),
    "app": ("Telegram", "WhatsApp", "Wickr"),
    "price": ("$2 a pill", "$40 for ten", "3 USD each"),
    "pay": ("bitcoin", "Cash App", "Zelle", "crypto"),
    "lift": ("deadlift", "squat", "bench", "row"),
    "load": ("315", "100 kg", "225 lb", "405"),
    "care": ("my doctor", "the ER doctor", "my GP", "the clinic"),
    "effect": ("drowsy", "sick", "foggy", "no better", "sleepy"),
    "days": ("two days", "a week", "three days"),
}

_SPAM_TRAIN = {
    "advert": (
        "{drug} {strength} for sale, no prescription. {app} {handle}",
        "Buy {drug} online. Overnight shipping, {pay} accepted. {link}",
        "We sell {drug} and more. Discreet delivery worldwide. Contact us on {app}: {phone}",
        "Best price on {drug}, {price}. Order now at {link}",
    ),
    "seeker": (
        "Anyone selling {drug}? I will pay for fast delivery. DM me",
        "Where can I buy {drug} without a prescription?",
        "Looking for a plug for {drug}, text me {phone}",
    ),
    "link spam": (
        "Play at the best casino, free spins today! {link}",
        "Our SEO service will rank your site. Click here {link}",
        "Make money online, earn daily. Sign up now {link}",
    ),
}
_SPAM_HELD_OUT = {
    "testimonial": (
        "My back pain is gone thanks to {handle}. He shipped {drug} in a plain package, no "
        "questions asked!",
        "I was in agony until I found {handle} on {app}. Got my {drug} next day, legit vendor.",
    ),
    "hidden in a story": (
        "Ten years of back tweaks here. PT, chiro, nothing helped. In the end I got {drug} from "
        "a guy, he supplies all strengths, reach out to {handle} if you need some. Deadlift "
        "{load} again.",
        "Great thread. I also pulled my back at {load}. What saved me: {drug}, available at "
        "{link}, {pay} and cards accepted.",
    ),
    "price list": (
        "Price list: {drug} {price}, bulk discount. Tracked shipping. {app} only: {handle}",
        "{drug} {price} / {drug} {price}. In stock. Inbox me.",
    ),
    "other link spam": (
        "Struggling with papers? We write my essay orders in 24 h, use code BACK10 {link}",
        "Lose weight fast with these keto gummies, limited offer {link}",
        "I doubled my savings with this trading bot, join my channel {link}",
    ),
}
_HONEST_TRAIN = {
    "experience": (
        "{care} gave me {drug} for my back and it made me {effect}.",
        "Took {drug} for {days} after the {lift} at {load}. It did not help much.",
        "They prescribed {drug} and a muscle relaxant. Has anyone had that?",
    ),
    "question": (
        "Is it normal to be {effect} on {drug}? {care} said {days}.",
        "How do I deal with spasms without {drug}?",
        "Should I ask {care} about {drug} or just keep walking?",
    ),
    "training log": (
        "{lift} {load} for five, pain 3 of 10, no meds today.",
        "Could not {lift} {load}. Took it easy for {days}.",
    ),
}
_HONEST_HELD_OUT = {
    "anger": (
        "So sick of this. {care} just throws {drug} at me and sends me home. {days} of being "
        "{effect}!",
        "Nobody tells you that {drug} leaves you {effect}. I want my {lift} back, not pills.",
    ),
    "slang and typos": (
        "got sum {drug} from {care}, felt {effect} asf, nvr again lol",
        "bro i tweaked it at {load}, popped one {drug} they gave me n slept {days}",
    ),
    "lifting talk": (
        "DM me your {lift} programme, I sold my soul for {load}. Dips are cheap at my gym.",
        "Hit me up if you want the video of my {load} {lift}. Plates for sale too, 20 kg, good "
        "price.",
        "Anyone got a link to that {lift} article? I read it on the site {days} ago.",
    ),
    "care and links": (
        "My physio sent me {link} with stretches, and {care} filled my {drug} at the pharmacy "
        "for $12.",
        "{care} ordered a refill of {drug} for me, I pick it up at the pharmacy tomorrow.",
    ),
}

_LEET = str.maketrans("oieas", "0134$")
_LOOK_ALIKE = str.maketrans("aeopcxi", "аеорсхі")


def _leet(text: str) -> str:
    return text.translate(_LEET)


def _spaced(text: str) -> str:
    return _of_drugs(text, lambda word: " ".join(word))


def _dotted(text: str) -> str:
    return _of_drugs(text, lambda word: ".".join(word))


def _look_alike(text: str) -> str:
    return _of_drugs(text, lambda word: word.translate(_LOOK_ALIKE))


def _zero_width(text: str) -> str:
    return _of_drugs(text, lambda word: "\u200b".join(word))


def _wide(text: str) -> str:
    return _of_drugs(text, lambda word: "".join(chr(ord(c) + 0xFEE0) for c in word))


def _misspelled(text: str) -> str:
    return _of_drugs(text, lambda word: word[:3] + word[2] + word[3:-2] + word[-1])


def _pictures(text: str) -> str:
    return _of_drugs(text, lambda word: "💊").replace("DM me", "📩").replace("In stock", "🔌")


def _accented(text: str) -> str:
    return _of_drugs(text, lambda word: word.replace("a", "á").replace("o", "ö").replace("i", "ì"))


def _none(text: str) -> str:
    return text


def _of_drugs(text: str, change: Callable[[str], str]) -> str:
    """Disguise the names of medicines in a text, as spam does."""
    pattern = "|".join(_FILL["drug"])
    return re.sub(pattern, lambda found: change(found.group()), text)


_DISGUISES = {
    Split.TRAIN: {"none": _none, "digits": _leet, "spaces": _spaced},
    Split.HELD_OUT: {
        "none": _none,
        "dots": _dotted,
        "look-alike letters": _look_alike,
        "zero-width marks": _zero_width,
        "wide letters": _wide,
        "misspelling": _misspelled,
        "pictures": _pictures,
        "accents": _accented,
    },
}


def intake_corpus(rng: Generator) -> tuple[Case, ...]:
    """Make the corpus.

    Args:
        rng: Source of the fillings.

    Returns:
        Training half first; the hand-written cases last.
    """
    made: list[Case] = []
    for split, spam, honest in (
        (Split.TRAIN, _SPAM_TRAIN, _HONEST_TRAIN),
        (Split.HELD_OUT, _SPAM_HELD_OUT, _HONEST_HELD_OUT),
    ):
        for disguise, apply in _DISGUISES[split].items():
            made += [
                Case(text=apply(text), is_spam=True, style=style, disguise=disguise, split=split)
                for style, text in _filled(spam, rng)
                if apply is _none or apply(text) != text
            ]
        for _ in range(2):
            made += [
                Case(text=text, is_spam=False, style=style, disguise="none", split=split)
                for style, text in _filled(honest, rng)
            ]
    made += [
        Case(
            text=row.text,
            is_spam=row.is_spam,
            style=f"by hand: {row.style}",
            disguise="none",
            split=Split.HELD_OUT,
        )
        for row in load_rows("intake_cases.csv", HandCase, lists={})
    ]
    return tuple({case.text: case for case in made}.values())


def _filled(templates: dict[str, tuple[str, ...]], rng: Generator) -> Iterator[tuple[str, str]]:
    for style, texts in templates.items():
        for template in texts:
            for _ in range(N_EACH):
                yield style, re.sub(r"\{(\w+)\}", lambda found: _pick(found[1], rng), template)


def _pick(name: str, rng: Generator) -> str:
    choices = _FILL[name]
    return choices[int(rng.integers(len(choices)))]
