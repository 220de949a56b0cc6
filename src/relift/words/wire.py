"""The tables of words as JSON for a phone without signal, made from what Python reads.

`static/relift/heed.js`, `label_words.js` and `medicine_words.js` read them as `screen_first`,
`look_up` and `sort_medicine` do (tests/browser/test_words_on_phone.py). Words to look for are sent
in the form in which they are compared.
"""

from __future__ import annotations

from relift.journal.reports import MedicineClass
from relift.words.labels import Word, stems, words
from relift.words.medicines import HELD_LONGEST, known_names, medicines
from relift.words.screen_first import first_table, needle
from relift.words.sources import rests_on


def first_words() -> dict[str, object]:
    """Words that cannot wait: what is said, and for each rule the lists of what to look for.

    Raises:
        DataFileError: the table breaks its rules.
    """
    table = first_table()
    return {
        "words": {"screen": table.words.screen, "crisis": table.words.crisis},
        "rules": [
            {
                "id": rule.id,
                "kind": rule.kind.value,
                "all_of": [[needle(word) for word in words] for words in rule.all_of],
            }
            for rule in table.rules
        ],
    }


def label_words() -> list[dict[str, object]]:
    """Each word for a label, in the order of the file, with the stems that it is found by.

    Raises:
        DataFileError: the table breaks its rules.
    """
    return [
        {
            "id": word.id,
            "phrases": [list(stems(phrase)) for phrase in word.phrases],
            **told_word(word),
        }
        for word in words()
    ]


def told_word(word: Word) -> dict[str, object]:
    """What a page says of a word: the accurate one, what is known, and what that rests on."""
    statements = (*word.known_for, *word.known_against)
    return {
        "accurate": word.accurate,
        "summary": word.summary,
        "known": [statement.text for statement in statements],
        "does_not_mean": word.does_not_mean,
        "rests_on": rests_on((statement.basis for statement in statements), word.reviewed_by),
    }


def medicine_words() -> dict[str, object]:
    """The class of each name on the list, by its words, and what is said of it.

    Raises:
        DataFileError: the table breaks its rules.
    """
    messages = medicines().messages
    return {
        "names": {" ".join(name): found.value for name, found in known_names().items()},
        "classes": [one.value for one in MedicineClass],
        "held_longest": sorted(one.value for one in HELD_LONGEST),
        "from_list": messages.from_list,
        "kept_stronger": messages.kept_stronger,
    }
