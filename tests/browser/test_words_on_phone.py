"""Words are read on the phone as Python reads them: what cannot wait, labels, medicines.

The vectors are made here from the tables: every rule with every choice of what it looks for, every
phrase of a label, every name of a medicine with every class that may be said beside it.
"""

from __future__ import annotations

import json
import re
from itertools import product

import msgspec
from tests.browser.modules import Call

from relift.accents import unaccented
from relift.journal.reports import MedicineClass
from relift.words.labels import look_up, stems, words
from relift.words.medicines import class_of, known_names, sort_medicine
from relift.words.screen_first import FirstKind, first_table, screen_first
from relift.words.wire import first_words, label_words, medicine_words

FIRST, LABELS, MEDICINES = first_words(), label_words(), medicine_words()
LETTERS = [*range(0x20, 0x530), *range(0x1E00, 0x2000), *range(0x2000, 0x2070), 0xFB01, 0xFF21]
"""Latin, Greek and Cyrillic with their accents, joined and wide letters, spaces and dashes."""


def test_a_text_is_brought_into_the_same_form_letter_by_letter(call: Call) -> None:
    texts = [f"a{chr(code)}b {chr(code)}" for code in LETTERS]
    here = [" ".join(re.findall(r"[a-z0-9]+", unaccented(text))) for text in texts]
    there = call("relift/heed.js", "plain", [[text] for text in texts])
    assert [
        (hex(code), a, b) for code, a, b in zip(LETTERS, here, there, strict=True) if a != b
    ] == []


def test_what_cannot_wait_is_found_as_on_the_server(call: Call) -> None:
    texts = [
        " and ".join(word.removesuffix(".") for word in chosen)
        for rule in first_table().rules
        for chosen in product(*rule.all_of)
    ]
    alone = [word for rule in first_table().rules for words in rule.all_of for word in words]
    texts += [*alone, *(f"My {word.upper()}!" for word in alone), *(f"x{word}" for word in alone)]
    texts += ["", "stiff today", "Ich kann nicht mehr", "can’t feel my leg", "été"]
    assert len(texts) > 3000
    here = [json.loads(msgspec.json.encode(screen_first(text))) for text in texts]
    assert call("relift/heed.js", "heed", [[text] for text in texts], FIRST) == here
    assert {kind for one in here if one for kind in [one["kind"]]} == {"crisis", "screen"}


def test_in_a_fear_only_a_crisis_is_heard(call: Call) -> None:
    texts = ["my legs go numb", "I want to die", "both legs numb and I want to die", "stiff"]
    found = [screen_first(text) for text in texts]
    here = [one is not None and one.kind is FirstKind.CRISIS for one in found]
    there = call("relift/heed.js", "heed", [[text, True] for text in texts], FIRST)
    assert [one is not None for one in there] == here == [False, True, True, False]


def test_a_label_finds_the_same_word(call: Call) -> None:
    phrases = [phrase for word in words() for phrase in word.phrases]
    texts = [*phrases, *(f"Two {p.upper()}s (L4/5)" for p in phrases), "", "disk", "Straße", "zork"]
    texts += [f"{a} and {b}" for a, b in zip(phrases, reversed(phrases), strict=True)]
    found = [look_up(text) for text in texts]
    there = call("relift/label_words.js", "lookUp", [[text] for text in texts], LABELS)
    assert [one and one["id"] for one in there] == [one and one.id for one in found]
    assert call("relift/label_words.js", "stems", [[text] for text in texts]) == [
        list(stems(text)) for text in texts
    ]


def test_a_medicine_is_sorted_into_the_same_class(call: Call) -> None:
    names = [" ".join(name) for name in known_names()]
    texts = [*names, *(f"{name.title()} 400" for name in names), *(f"2x{name}s" for name in names)]
    texts += ["zq", "", "night tablet", "ibuprofen 8 pm", "ibuprofen pm", "İbuprofen", "Über 3"]
    texts += ["oxycodone/acetaminophen", "acetylsalicylsäure", "co-codamol 8/500"]
    there = call("relift/medicine_words.js", "classOf", [[text] for text in texts], MEDICINES)
    assert there == [(one.value if (one := class_of(text)) else None) for text in texts]


def test_the_class_that_holds_back_longer_is_kept(call: Call) -> None:
    names = ["tramadol", "ibuprofen", "diazepam", "baclofen", "zq"]
    asked = list(product(names, [None, *MedicineClass]))
    here = [sort_medicine(name, said) for name, said in asked]
    given = [[name, said.value if said else ""] for name, said in asked]
    there = call("relift/medicine_words.js", "sortMedicine", given, MEDICINES)
    assert there == [
        None if one is None else {"medicine_class": one.medicine_class.value, "words": one.words}
        for one in here
    ]
