"""Flare: the safety questions, the calm-down, the words, and the first movements.

The page holds every text that it may need, because it has to work without signal: the scripts go
through it and write records by the outbox.
"""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from relift.app.web.doors import here
from relift.app.web.stop_page import papers
from relift.app.web.templating import desk, page
from relift.journal.timeline import Journal
from relift.plan.flare_course import flare_course
from relift.screening.tiers import Tier, rules, tier_row
from relift.words import questions
from relift.words.calm import calm
from relift.words.cards import Card, card
from relift.words.sources import rests_on
from relift.words.wire import first_words, label_words


@require_GET
def flare(request: HttpRequest) -> HttpResponse:
    """Go through a flare, or with `?screen=1` answer all safety questions again."""
    now = here(request)
    journal, script = desk().journal(), calm()
    context = {
        "is_stop_page": True,
        "calm": script,
        "cards": [_card(card(name)) for name in script.known.cards],
        "calm_rests_on": rests_on(
            (*script.breathing.bases, script.acceptance.basis), script.reviewed_by
        ),
        "ask": questions,
        "adult_question": questions.adult_question(rules().adult_age),
        "flare": _for_script(journal, now),
        "papers": papers(desk(), now),
        "snapshot": desk().snapshot(now),
    }
    return page(request, "flare.html", context, tab="flare", now=now)


def _for_script(journal: Journal, now: datetime) -> dict[str, object]:
    """What the scripts go on from, besides the snapshot."""
    return {
        "course": flare_course(journal, now),
        "profile": journal.profile,
        "yes_may_stand": [tier.id for tier in Tier if tier_row(tier).yes_may_stand],
        "labels": label_words(),
        "heed": first_words(),
        "breathing": calm().breathing,
        "n_breaths": calm().breathing.n_breaths,
        "this_year": now.year,
    }


def _card(one: Card) -> dict[str, object]:
    return {
        "id": one.id,
        "title": one.title,
        "paragraphs": one.paragraphs,
        "rests_on": rests_on(one.bases, one.reviewed_by),
    }
