"""Adding to the history, and changing what was told: forms that the server reads."""

from __future__ import annotations

from collections.abc import Sequence
from http import HTTPStatus
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from relift.app.past.forms import FORMS, Made, Occasion
from relift.app.past.parts import CHOICES, NOUNS, PARTS, Ask, Part
from relift.app.past.typed import made_of, typed_of
from relift.app.past.writing import Changeable, changeable
from relift.app.web.doors import here
from relift.app.web.forms import TICK, Form, next_moment
from relift.app.web.templating import desk, page
from relift.errors import InvalidValueError
from relift.journal.editions import newest_editions
from relift.journal.past import ImagingReported
from relift.journal.records import Record, new_record
from relift.journal.reports import MedicineClass
from relift.journal.story import Series, all_series
from relift.report.timeline_past import MODALITY_WORDS, course
from relift.words.medicines import CLASS_IN_DOUBT, CLASS_MEANINGS, medicines

_ASKED_OTHERWISE = {"from_calm", "of"}
WHAT_FOR = {
    "episode": "A time of back trouble, past or present",
    "imaging": "What a scan showed, or what you were told",
    "care": "Who treated you, and how much it helped",
    "medication": "What you took, for the plan to know",
    "thought": "What goes through your mind",
    "fear": "What you fear could happen",
    "goal": "What you want to do again",
    "rating": "How a thought, fear or goal is now",
    "note": "Anything, in your own words",
    "attachment": "Where a file or a page lies",
}
_ENDS = {
    "worst": ("no pain", "the worst"),
    "helped": ("not at all", "a great deal"),
    "believed": ("not at all", "completely"),
    "able": ("unable", "as before"),
    "target": ("unable", "as before"),
    "value": ("not at all, or unable", "completely, or as before"),
}
_LONG = {"happened", "did", "report", "told", "done", "note", "text"}


@require_GET
def add(request: HttpRequest) -> HttpResponse:
    """Show what can be added."""
    kinds = [(kind, NOUNS[kind], words) for kind, words in WHAT_FOR.items()]
    return page(request, "history_add.html", {"kinds": kinds}, tab="history", now=here(request))


@require_http_methods(["GET", "POST"])
def add_kind(request: HttpRequest, kind: str) -> HttpResponse:
    """Show the form of a kind, or keep what it holds."""
    if kind not in PARTS:
        raise Http404
    now = next_moment(desk(), here(request))
    form = Form(request.POST if request.method == "POST" else QueryDict())
    if request.method == "GET":
        form.typed["of"] = request.GET.get("of", "")
        return _shown(request, kind, form)
    occasion = Occasion(journal=desk().journal(), now=now)
    made = made_of(form, kind, occasion)
    if made is None:
        return _shown(request, kind, form)
    return _kept(_write([*occasion.also, made], occasion), occasion)


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, record: UUID) -> HttpResponse:
    """Show what is to be changed, or keep the change; what was stays in the log."""
    found = _found(record)
    kind = found.kind
    if request.method == "GET":
        form = Form(QueryDict())
        form.typed = typed_of(FORMS[kind].given(found.payload, desk().journal()))
        if isinstance(found.payload, ImagingReported):
            form.typed["attachment"] = _reference(found.payload.attachment)
        return _shown(request, kind, form, edits=found)
    form = Form(request.POST)
    occasion = Occasion(
        journal=desk().journal(),
        now=next_moment(desk(), here(request)),
        before=found.payload,
        before_at=found.record.at,
    )
    made = made_of(form, kind, occasion)
    if made is None:
        return _shown(request, kind, form, edits=found)
    return _kept(_write([*occasion.also, made], occasion, supersedes=found.record.id), occasion)


def _found(record: UUID) -> Changeable:
    log = desk().records()
    if all(one.id != record for one in log):
        raise Http404
    found = changeable(newest_editions(log).get(record, record), log)
    if found is None:
        raise InvalidValueError("This cannot be changed, because stops and plans rest on it.")
    return found


def _reference(attachment: UUID | None) -> str:
    """Where a scan's attachment lies, or its id where it was deleted; "" for none."""
    noted = [e.value for e in desk().journal().attachments if e.value.attachment == attachment]
    return noted[0].reference if noted else str(attachment or "")


def _write(said: Sequence[Made], occasion: Occasion, *, supersedes: UUID | None = None) -> Record:
    """Write it down, all or nothing; the last of it is what was meant."""
    last = len(said) - 1
    records = [
        new_record(
            payload,
            person=desk().store.person,
            at=at or occasion.now + n * TICK,
            recorded_at=occasion.now + n * TICK,
            supersedes=supersedes if n == last else None,
        )
        for n, (payload, at) in enumerate(said)
    ]
    desk().write(records)
    return records[-1]


def _kept(record: Record, occasion: Occasion) -> HttpResponse:
    """Go to what was kept; what was told of a medicine's class goes along by its name."""
    messages = medicines().messages
    told = [k for k in ("from_list", "kept_stronger") if getattr(messages, k) in occasion.told]
    address = reverse("history_entry", args=[record.id])
    asked = "?kept=1" + (f"&told={told[0]}" if told else "")
    return HttpResponseRedirect(f"{address}{asked}", status=HTTPStatus.SEE_OTHER)


def _shown(
    request: HttpRequest, kind: str, form: Form, *, edits: Changeable | None = None
) -> HttpResponse:
    journal = desk().journal()
    has_calm = any(e.value.fear if kind == "fear" else e.value.thought for e in journal.calms)
    context = {
        "kind": kind,
        "noun": NOUNS[kind],
        "fields": [_field(part, edits) for part in PARTS[kind] if _is_asked(part, edits)],
        "ends": _ENDS,
        "values": form.typed,
        "wrong": form.wrong,
        "edits": edits,
        "has_calm": kind in ("thought", "fear") and has_calm and edits is None,
        "series": _series(all_series(journal)) if kind == "rating" else [],
        "class_meanings": _meanings(),
        "in_doubt": CLASS_IN_DOUBT,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.wrong else HTTPStatus.OK
    return page(
        request, "history_form.html", context, tab="history", status=status, now=here(request)
    )


def _is_asked(part: Part, edits: Changeable | None) -> bool:
    if part.key in _ASKED_OTHERWISE:
        return False
    # Plans rest on when a medicine was taken.
    return not (edits and edits.kind == "medication" and part.ask is Ask.TIME)


def _field(part: Part, edits: Changeable | None) -> dict[str, object]:
    looks = {
        Ask.DAY: "date" if part.key == "until" else "rough",
        Ask.RATING: "rating",
        Ask.COUNT: "number",
        Ask.FLAG: "tick",
        Ask.MODALITY: "choice",
        Ask.MEDICINE_CLASS: "class",
        Ask.TIME: "time",
        Ask.PASSAGE: "passage",
        Ask.WORDS: "long" if part.key in _LONG else "line",
    }
    options = [(one.value, words) for one, words in MODALITY_WORDS.items()]
    return {
        "key": part.key,
        "question": part.question,
        "is_needed": part.is_needed,
        "looks": looks[part.ask],
        "options": options if part.ask is Ask.MODALITY else CHOICES.get(part.ask, ()),
    }


def _meanings() -> list[tuple[str, str]]:
    told = {one: words for classes, words in CLASS_MEANINGS for one in classes}
    return [(one.value, f"{one.value.capitalize()}: {told[one]}") for one in MedicineClass]


def _series(found: Sequence[Series]) -> list[tuple[str, str]]:
    return [
        (
            str(one.id),
            f"{one.kind.capitalize()} “{one.text}”"
            + (f", {course(one.values)}" if one.values else ""),
        )
        for one in found
    ]
