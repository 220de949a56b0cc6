"""Free text made plain for reading, and made harmless for showing.

`readings` undoes the disguises that spam wears: look-alike letters, wide letters, hidden marks,
letters with spaces or dots between, digits for letters. They are for looking at, never shown.
`neutral` is for showing: nothing in it can be clicked, run or reorder what stands around it.
"""

from __future__ import annotations

import re
import unicodedata

_LOOK_ALIKE = str.maketrans(
    "аеорсухіјѕԁӏкмтвнпгзбαβεικνορτυχηωѵıɑɡℓøłđŧʟᴀʙᴄᴅᴇᴊᴋᴍɴᴏᴘʀꜱᴛᴜᴠᴡᴢ",
    "aeopcyxijsdikmtbhnrebabeiknoptuxnwviagloldtlabcdejkmnoprstuvwz",
)
_PICTURES = {
    "💊": " pills ",
    "🔌": " plug ",
    "💉": " meds ",
    "📦": " shipping ",
    "🚚": " shipping ",
    "💰": " price ",
    "💵": " price ",
    "💲": " $1 ",
    "📲": " text me ",
    "📩": " dm me ",
    "📥": " dm me ",
    "📞": " call us ",
    "✈": " shipping ",
    "🔗": " link ",
    "🛒": " buy now ",
    "🎰": " casino ",
}
_BOXED = {0x1F130: "a", 0x1F150: "a", 0x1F170: "a", 0x1F1E6: "a"}
"""First of 26 letters in boxes, discs and flags, which NFKC leaves alone."""

_LEET = (
    str.maketrans("013457@$!|€+89", "oieastasiletbg"),
    str.maketrans("013457@$!|€+89", "oleastaslietbg"),
)
_APART = re.compile(
    r"(?<![a-z0-9@$!|])(?:[a-z0-9@$!|][\s.\-_*·•~/,+()\[\]{}|]{1,4}){2,}[a-z0-9@$!|](?![a-z0-9@$!|])"
)
_WIDE_GAP = re.compile(r"\s{2,}|\s[.\-_*·•~/,+]+\s|[.,]\s")
_BETWEEN = re.compile(r"[\s.\-_*·•~/,+()\[\]{}|]")
_INNER_MARKS = re.compile(r"(?<=[a-z0-9@$!|])[.\-_*·•~'’^`\"(){}\[\]/\\=:;,+#]+(?=[a-z0-9@$!|])")
_APOSTROPHE = re.compile(r"(?<=[a-z])['’`´](?=[a-z])")
_TAG = re.compile(r"<[/a-z!][^<>]{0,80}>")
_BROKEN = re.compile(r"(?<=[a-z])-[ \t]?\n[ \t]?(?=[a-z])")
_TOKEN = re.compile(r"[a-z0-9@$!|€+]+")

_SCHEME = re.compile(r"(h)tt(ps?\s*:)", re.IGNORECASE)
_RUNS = re.compile(
    r"\b(javascript|vbscript|mailto|data(?=\s*:\s*\w+/)|[a-z][a-z0-9+.-]{0,20}(?=\s*:\s*/\s*/))\s*:",
    re.IGNORECASE,
)
_NOT_RUN = re.compile(r"hxxps?", re.IGNORECASE)
_DOMAIN = re.compile(r"(?<=[\w-])\.(?=[^\W\d_]{2,}(?:[/\s:?#,;!)\]}\"'›]|\.|$))")
_JOINER = "\u200d"
# A joiner is kept between pictures, where it makes one of two, and nowhere else.
_HIDDEN_JOIN = re.compile(
    r"(?<![\u2600-\u27bf\ufe0f\U0001f000-\U0001faff])\u200d|\u200d(?![\u2600-\u27bf\U0001f000-\U0001faff])"
)
_WWW = re.compile(r"\bwww\.", re.IGNORECASE)
_EMPTY = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\u2028\u2029")
"""Characters that show nothing and are of no class that says so."""


def readings(text: str) -> tuple[str, ...]:
    """A text as a reader may hear it: plain lower-case letters, disguises undone.

    Args:
        text: As typed.

    Returns:
        Several readings, each of the whole text: as it stands, letters that stand apart pulled
        together, marks inside words taken for nothing, digits taken for the letters that they
        look like. All are the same for a text without such disguises.
    """
    for picture, word in _PICTURES.items():
        text = text.replace(picture, word)
    wide = unicodedata.normalize("NFKC", "".join(map(_unboxed, text)))
    shown = "".join(c for c in wide if c in "\n\t" or not _is_hidden(c))
    folded = unicodedata.normalize("NFKD", shown.casefold()).translate(_LOOK_ALIKE)
    plain = "".join(c for c in folded if not unicodedata.category(c).startswith("M"))
    whole = _APOSTROPHE.sub("", plain)  # with what stands inside of tags, for that is shown too
    plain = _BROKEN.sub("", _TAG.sub("", whole))
    joined = [_APART.sub(together, plain) for together in (_together, _but_first, _but_last)]
    bare = [_INNER_MARKS.sub("", one) for one in joined]
    unleeted = (_unleet(one, table) for one in (*joined, *bare) for table in _LEET)
    return tuple(dict.fromkeys((whole, plain, *joined, *bare, *unleeted)))


def neutral(text: str, *, longest: int, note: str) -> str:
    """A text that may be shown to others: no tags, no links that work, no hidden marks.

    Args:
        text: As typed.
        longest: Most characters that are shown.
        note: What is said at the end of a text that was cut.

    Returns:
        The same for a text that is neutral already.
    """
    composed = unicodedata.normalize("NFC", "".join(map(_visible, text)))
    shown = _HIDDEN_JOIN.sub("", composed).replace("<", "‹").replace(">", "›")
    shown = _SCHEME.sub(r"\1xx\2", shown)
    shown = _RUNS.sub(_stopped, shown)
    shown = _WWW.sub("www[.]", shown)
    shown = _DOMAIN.sub("[.]", shown)
    if len(shown) <= longest:
        return shown
    return shown[: longest - len(note)] + note


def _stopped(found: re.Match[str]) -> str:
    """A scheme that would open a program, with its colon made one that does not."""
    return found[0] if _NOT_RUN.fullmatch(found[1]) else f"{found[1]} (:)"


def _visible(char: str) -> str:
    if char in ("\n", "\t", _JOINER):
        return char
    return "" if _is_hidden(char) else char


def _is_hidden(char: str) -> bool:
    return char in _EMPTY or unicodedata.category(char) in ("Cf", "Cc", "Cs", "Co")


def _unboxed(char: str) -> str:
    """A letter in a box or a disc as the letter."""
    for first, letter in _BOXED.items():
        if first <= ord(char) < first + 26:
            return chr(ord(letter) + ord(char) - first)
    return char


def _together(found: re.Match[str]) -> str:
    """Letters that stand apart, as words; a wider gap stands between two words."""
    return " ".join(_BETWEEN.sub("", part) for part in _WIDE_GAP.split(found[0]))


def _but_first(found: re.Match[str]) -> str:
    """The same without the first letter, which may be a word of its own (`a`, `I`)."""
    return f"{found[0][0]} {_together(found)[1:]}"


def _but_last(found: re.Match[str]) -> str:
    """The same without the last letter."""
    return f"{_together(found)[:-1]} {found[0][-1]}"


def _unleet(text: str, table: dict[int, int]) -> str:
    """A text with digits read as letters in each word that has letters too."""

    def read(found: re.Match[str]) -> str:
        word = found[0]
        return word.translate(table) if any(c.isalpha() for c in word) else word

    return _TOKEN.sub(read, text)
