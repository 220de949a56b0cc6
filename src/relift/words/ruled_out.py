"""Whether a scan report rules a word out.

A grave word counts as ruled out only where a plain negation governs it: in the same part of a list,
or over the commas of a list that is one. What is unsure is not ruled out: a word is told one time
too often rather than one too few. "Without contrast", "no change" and "no other" rule out nothing.
"""

from __future__ import annotations

import re

_WRAPPED = re.compile(r"(?<![.:;])[ \t]*\r?\n[ \t]*(?=[a-z])")
_SENTENCE = re.compile(r"(?<!\d)\.(?!\d)|[;\n\r•]|(?<=[a-z])\.\s")
_TURN = re.compile(
    r"\b(?:but|however|except|although|though|with the exception of|apart from|aside from|"
    r"other than|save for|besides)\b"
)
# "Cannot be excluded" is no exclusion: it says that the thing may be there.
_OPEN = re.compile(
    r"\b(?:cannot|can not|can't|could not|couldn't|unable to|not able to|difficult to|hard to|"
    r"does not|do not|did not|doesn't|don't|not|never|nor)\s+(?:be\s+|been\s+|fully\s+|entirely\s+|"
    r"completely\s+|definitely\s+|confidently\s+)*(?:exclude[sd]?|rule[sd]?\s+out)\b"
)
_DEGREE = r"(?:significant|interval|substantial|appreciable|major|recent|available|relevant|real)"
# Words of a negation that rule out no finding.
_IDLE = re.compile(
    r"\bwithout (?:the use of |any )?(?:iv |intravenous )?(?:contrast|gadolinium|sedation)\b|"
    rf"\b(?:no|without) (?:{_DEGREE} )*(?:changes?|priors?|previous|comparisons?|contrast|doubt|"
    r"improvement|progression|regression|response|increase|decrease|reduction|resolution)\b|"
    r"\bno (?:longer|other|others|additional|further|new|more|only)\b|"
    r"\bnot (?:typical|only|necessarily|entirely|fully|completely|well|changed|significantly|"
    r"certain|clear|sure)\b"
)
_BEFORE = re.compile(
    r"\b(?:no|without|negative for|free of|absence of|lack of|neither|nor|ruled out|rules out|"
    r"excludes|excluded|(?:do|does|did) not(?= (?:show|demonstrate|reveal|suggest|have|compress|"
    r"reach|involve|contact|indicate))|not(?= (?:suspicious|consistent|suggestive|indicative|"
    r"compress|dilat|fractured)))\b"
)
_AFTER = re.compile(
    r"^\w*(?: (?:disease|deposits?|process|compression|collection))?(?: (?:or|nor) [\w-]+){0,3}"
    r"(?: (?:of|in|at) (?:the )?[\w-]+){0,2}"
    r"(?:(?: (?:is|are|was|were|has|have|been|can|be|clearly|definitely)){1,3} "
    r"(?:not (?:be |been )?(?:seen|identified|present|demonstrated|evident|detected|visuali[sz]ed|"
    r"appreciated|noted|shown|found)|absent|excluded|ruled out)|"
    r" ?: ?(?:none|no|nil|negative|absent|not seen))\b"
)
_INSIDE = re.compile(r"\b(?:not|no|without|nor)\b")
_CLAIM = re.compile(
    r"\b(?:and|is|are|was|were|seen|present|noted|shows?|showing|demonstrates?|demonstrating|remains?|"
    r"which|because|due|despite|given|reveals?)\b"
)
_FRESH = re.compile(
    r"\b(?:mild|moderate|severe|large|broad|diffuse|focal|central|left|right|posterior|grade|new|"
    r"known|possible|probable|probably|likely|suspected|suspicious|concerning|suggest\w*|acute|"
    r"at|in|on|with|from|near|a|an|the|this|there)\b|\d"
)
_OR = re.compile(r"\b(?:or|nor)\b(?!\s+[ctls]?\d)")
_LIST_WORDS = 6
_BARE_WORDS = 2


def sentences(text: str) -> list[str]:
    """The sentences of a report as they stand; a line that only wraps is one with the next."""
    return _SENTENCE.split(_WRAPPED.sub(" ", text))


def parts(sentence: str) -> list[str]:
    """A sentence in lower case, cut where it turns ("but", "apart from").

    What rules nothing out is taken away, so that a negation which is left is one.
    """
    said = _OPEN.sub("possible", " ".join(sentence.lower().split()))
    return _TURN.split(_IDLE.sub("as before", said))


def is_ruled_out(part: str, start: int, end: int) -> bool:
    """Whether a part of a sentence (see `parts`) rules out what it says from `start` to `end`."""
    if _INSIDE.search(part[start:end]) or _AFTER.search(part[end:]):
        return True
    before = [found.end() for found in _BEFORE.finditer(part, 0, start)]
    if not before:
        return False
    between = part[before[-1] : start]
    if _CLAIM.search(between):
        return False
    return "," not in between or _is_listed(part, between, start, end)


def _is_listed(part: str, between: str, start: int, end: int) -> bool:
    """Whether a negation carries over the commas: each piece is a bare item of its list."""
    rest = part[end:]
    own = between.rsplit(",", 1)[1] + part[start:end] + rest.split(",", 1)[0]
    most = _LIST_WORDS if _OR.search(own + rest) else _BARE_WORDS
    items = [*between.split(",")[1:-1], own]
    return all(len(item.split()) <= most and not _FRESH.search(item) for item in items)
