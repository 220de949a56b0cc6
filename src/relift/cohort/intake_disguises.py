"""How spam disguises the names of medicines, in two parts that share no kind."""

from __future__ import annotations

import re
from collections.abc import Callable

from relift.cohort.intake_texts import FILL

Disguise = Callable[[str], str]

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


def _of_drugs(text: str, change: Callable[[str], str]) -> str:
    """Disguise the names of medicines in a text, as spam does."""
    pattern = "|".join(FILL["drug"])
    return re.sub(pattern, lambda found: change(found.group()), text)


def _starred(text: str) -> str:
    return _of_drugs(text, lambda word: re.sub(r"(?<=.)[aeiou]", "*", word))


def _doubled(text: str) -> str:
    return _of_drugs(text, lambda word: "".join(c * 2 for c in word))


def _swapped(text: str) -> str:
    return _of_drugs(text, lambda word: f"{word[:2]}{word[3]}{word[2]}{word[4:]}")


def _without_vowels(text: str) -> str:
    return _of_drugs(text, lambda word: word[0] + re.sub("[aeiou]", "", word[1:]))


def _bracketed(text: str) -> str:
    return _of_drugs(text, lambda word: "".join(f"[{c}]" for c in word))


def _tagged(text: str) -> str:
    return _of_drugs(text, lambda word: f"{word[:3]}<b></b>{word[3:]}")


def _struck(text: str) -> str:
    return _of_drugs(text, lambda word: "".join(f"{c}\u0336\u0353" for c in word))


def _broken(text: str) -> str:
    return _of_drugs(text, lambda word: f"{word[:3]}-\n{word[3:]}")


def _initial(text: str) -> str:
    return _of_drugs(text, lambda word: f"{word[0]}-----{word[-1]}")


def _backwards(text: str) -> str:
    return _of_drugs(text, lambda word: word[::-1])


def _syllables(text: str) -> str:
    return _of_drugs(text, lambda word: re.sub(r"([aeiou])(?=.)", r"\1 ", word))


def _entities(text: str) -> str:
    return _of_drugs(text, lambda word: "".join(f"&#{ord(c)};" for c in word))


def _percent(text: str) -> str:
    return _of_drugs(text, lambda word: "%".join(word))


def _capitals_between(text: str) -> str:
    return _of_drugs(text, lambda word: "X".join(word.lower()))


def _beginning(text: str) -> str:
    return _of_drugs(text, lambda word: f"{word[:4]}...")


def _as_heard(text: str) -> str:
    heard = (("x", "ks"), ("c", "k"), ("y", "ee"), ("v", "w"), ("a", "ah"))

    def spelled(word: str) -> str:
        for letter, sound in heard:
            word = re.sub(letter, sound, word, flags=re.IGNORECASE)
        return word

    return _of_drugs(text, spelled)


TRAIN: dict[str, Disguise] = {
    "digits": _leet,
    "spaces": _spaced,
    "dots": _dotted,
    "look-alike letters": _look_alike,
    "zero-width marks": _zero_width,
    "wide letters": _wide,
    "misspelling": _misspelled,
    "pictures": _pictures,
    "accents": _accented,
    "stars for vowels": _starred,
    "letters doubled": _doubled,
    "letters swapped": _swapped,
    "vowels left out": _without_vowels,
    "brackets": _bracketed,
    "tags inside": _tagged,
    "struck through": _struck,
    "broken over lines": _broken,
}
"""Those that the rules were set with."""

HELD_OUT: dict[str, Disguise] = {
    "initial and dashes": _initial,
    "backwards": _backwards,
    "syllables": _syllables,
    "letters as entities": _entities,
    "percent signs": _percent,
    "in capitals between": _capitals_between,
    "beginning only": _beginning,
    "sounds": _as_heard,
}
"""Those that were thought of afterwards."""
