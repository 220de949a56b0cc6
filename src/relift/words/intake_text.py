"""Free text made plain for reading, and made harmless for showing.

`skeleton` undoes the disguises that spam wears: look-alike letters, wide letters, zero-width marks,
letters with spaces or dots between, digits for letters. It is for looking at and is never shown.
`neutral` is for showing: nothing in it can be clicked, run or reorder what stands around it.
"""

from __future__ import annotations

import re
import unicodedata

_LOOK_ALIKE = str.maketrans(
    "аеорсухіјѕԁӏкмтвнпгзбαβεικνορτυχηωѵ",
    "aeopcyxijsdikmtbhnrebabeiknoptuxnwv",
)
_PICTURES = {
    "💊": " pills ",
    "🔌": " plug ",
    "💉": " meds ",
    "📦": " shipping ",
    "💰": " price ",
    "💵": " price ",
    "📲": " text me ",
    "📩": " dm me ",
    "✈": " shipping ",
    "🔗": " link ",
}
_LEET = str.maketrans("013457@$!|", "oieastasil")
_APART = re.compile(
    r"(?<![a-z0-9@$!|])(?:[a-z0-9@$!|][\s.\-_*·•~]{1,2}){3,}[a-z0-9@$!|](?![a-z0-9@$!|])"
)
_INNER_MARKS = re.compile(r"(?<=[a-z])[.\-_*·•~'’^]+(?=[a-z])")
_TOKEN = re.compile(r"[a-z0-9@$!|]+")

_SCHEME = re.compile(r"\b(h)(?:tt)(ps?)(\s*:\s*/\s*/)", re.IGNORECASE)
_RUNS = re.compile(
    r"\b(javascript|vbscript|mailto|data(?=\s*:\s*\w+/)|(?:file|ftp)(?=\s*:\s*/))\s*:",
    re.IGNORECASE,
)
_DOMAIN = re.compile(r"(?<=[\w-])\.(?=[A-Za-z]{2,}(?:[/\s:?#,;!)\]}\"']|\.|$))")
_JOINER = "\u200d"
# A joiner is kept between pictures, where it makes one of two, and nowhere else.
_HIDDEN_JOIN = re.compile(
    r"(?<![\u2600-\u27bf\ufe0f\U0001f000-\U0001faff])\u200d|\u200d(?![\u2600-\u27bf\U0001f000-\U0001faff])"
)
_WWW = re.compile(r"\bwww\.", re.IGNORECASE)


def skeleton(text: str) -> str:
    """A text as a reader would hear it: plain lower-case letters, disguises undone.

    Args:
        text: As typed.

    Returns:
        The text in two readings, one after the other: marks inside words taken for nothing, and
        digits taken for the letters that they look like.
    """
    for picture, word in _PICTURES.items():
        text = text.replace(picture, word)
    wide = unicodedata.normalize("NFKC", text)
    shown = "".join(c for c in wide if unicodedata.category(c) not in ("Cf", "Cc") or c in "\n\t")
    folded = unicodedata.normalize("NFKD", shown.casefold()).translate(_LOOK_ALIKE)
    plain = "".join(c for c in folded if not unicodedata.combining(c))
    joined = _APART.sub(lambda found: re.sub(r"[\s.\-_*·•~]", "", found.group()), plain)
    bare = _INNER_MARKS.sub("", joined)
    return "\n".join(dict.fromkeys((plain, bare, _TOKEN.sub(_unleet, bare))))


def neutral(text: str, *, longest: int, note: str) -> str:
    """A text that may be shown to others: no tags, no links that work, no hidden marks.

    Args:
        text: As typed.
        longest: Most characters that are shown.
        note: What is said at the end of a text that was cut.

    Returns:
        The same for a text that is neutral already.
    """
    shown = _HIDDEN_JOIN.sub("", "".join(map(_visible, unicodedata.normalize("NFC", text))))
    shown = shown.replace("<", "‹").replace(">", "›")
    shown = _SCHEME.sub(r"\1xx\2\3", shown)
    shown = _RUNS.sub(r"\1 (:)", shown)
    shown = _WWW.sub("www[.]", shown)
    shown = _DOMAIN.sub("[.]", shown)
    if len(shown) <= longest:
        return shown
    return shown[: longest - len(note)] + note


def _visible(char: str) -> str:
    if char in ("\n", "\t", _JOINER):
        return char
    return "" if unicodedata.category(char) in ("Cf", "Cc", "Cs", "Co") else char


def _unleet(found: re.Match[str]) -> str:
    """A token with its digits read as letters, where letters are in it too."""
    token = found.group()
    has_letters = any(c.isalpha() for c in token)
    return token.translate(_LEET) if has_letters else token
