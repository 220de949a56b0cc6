"""Learn: the cards with what each rests on, and accurate words for what people say."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from relift.app.web.doors import here
from relift.app.web.forms import Form
from relift.app.web.templating import desk, page
from relift.evidence import Claim, claims, parse_basis
from relift.evidence.registry import BasisKind
from relift.plan.heed import heed_text
from relift.words.beside import words_beside
from relift.words.cards import Card, cards
from relift.words.labels import words
from relift.words.learning import found_cards, grouped

HOW_FAR_SEEN = {
    "yes": "The figure was checked in the source.",
    "partly": "The figure was checked in part, so it is not shown.",
    "no": "The figure was not checked in the source, so it is not shown.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What a card rests on, as its page tells it.

    Attributes:
        words: The basis in words.
        claim: The row of the registry, or None for a consensus or a choice of ours.
        seen: How far the row's figure was checked; "" without a row.
    """

    words: str
    claim: Claim | None = None
    seen: str = ""


@require_GET
def learn(request: HttpRequest) -> HttpResponse:
    """List the cards, or what is found by the words that were typed."""
    typed = Form(request.GET).text("q")[:200]
    # What may be a danger sign is never explained: it leads to the safety questions.
    first = heed_text(typed, country=desk().journal().profile.country) if typed else None
    may_explain = bool(typed) and first is None
    beside = words_beside(typed) if may_explain else None
    found = found_cards(typed) if may_explain else []
    context = {
        "typed": typed,
        "heed": first,
        "beside": beside if beside and (beside.is_known or not found) else None,
        "found": found,
        "groups": grouped(),
        "words": [] if typed else [(one.label, one.accurate) for one in words()],
    }
    return page(request, "learn.html", context, tab="more", now=here(request))


@require_GET
def learn_card(request: HttpRequest, card_id: str) -> HttpResponse:
    """Show one card, with its evidence behind a fold."""
    one = next((c for c in cards() if c.id == card_id), None)
    if one is None:
        raise Http404
    context = {"card": one, "sources": [source_of(basis) for basis in one.bases]}
    return page(request, "learn_card.html", {**context, "next": _next(one)}, tab="more")


def source_of(text: str) -> Source:
    """A basis as written in a data file, as a page tells it.

    Raises:
        DataFileError: it cannot be read.
    """
    basis = parse_basis(text)
    if basis.kind is not BasisKind.EVIDENCE:
        return Source(words=basis.words)
    claim = claims()[basis.text]
    return Source(words=basis.words, claim=claim, seen=HOW_FAR_SEEN[claim.verified.value])


def _next(one: Card) -> Card | None:
    """The card after this one in its group."""
    for _, group in grouped():
        ids = [c.id for c in group]
        if one.id in ids[:-1]:
            return group[ids.index(one.id) + 1]
    return None
