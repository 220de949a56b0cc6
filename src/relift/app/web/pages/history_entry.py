"""One thing of the history whole; deleting it, and taking that back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from http import HTTPStatus
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from relift.app.past.attachments import SEEN, STAYS, UNSEEN, is_address
from relift.app.past.writing import changeable
from relift.app.web.doors import here
from relift.app.web.forms import Form, next_moment
from relift.app.web.pages.history import ids_in, timeline
from relift.app.web.templating import desk, page
from relift.errors import InvalidValueError
from relift.journal.editions import editions_of, newest_editions
from relift.journal.past import AttachmentNoted, EpisodeTold
from relift.journal.records import Payload, Record
from relift.journal.reports import FlareReported, Tombstone
from relift.journal.timeline import Journal, Workout
from relift.plan.dose import amount
from relift.plan.heed import heed_payload
from relift.report.deletion import deletion, may_delete, restored, tombstones
from relift.report.lines import KIND_WORDS, Kind, Line
from relift.report.timeline_past import course
from relift.report.timeline_search import day_words
from relift.report.whole import ABOUT_SCANS, Whole, changes, parts_of, whole_of
from relift.units import Unit, format_load
from relift.words.beside import Beside, words_beside
from relift.words.cards import card
from relift.words.imaging import imaging_table
from relift.words.medicines import medicines
from relift.words.sources import rests_on

_TOLD = ("from_list", "kept_stronger")
_SHORT = 2
_TITLED = {
    Kind.SCREEN: frozenset({"form", "tier", "complete"}),
    Kind.THOUGHT: frozenset({"kind", "source"}),
    Kind.FEAR: frozenset({"kind", "source"}),
}
"""Parts that the title tells already in better words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stays:
    """Why something cannot be deleted, and what can be done instead."""

    words: str
    address: str = ""
    button: str = ""


_PLANS = _Stays(words="This stays as it was said, because plans rest on it.")
_STOPS = _Stays(
    words="This stays as it was said, because a stop can rest on it. Only new answers to all "
    "the safety questions can lift a stop. If an answer was a slip, answer them again.",
    address="/flare?screen=1",
    button="Answer the safety questions",
)
_STAYS: dict[Kind, _Stays] = {
    Kind.SCREEN: _STOPS,
    Kind.CHECKIN: _Stays(
        words="A check-in stays, because plans rest on it. Check in again: the newest answers "
        "count.",
        address="/checkin",
        button="Check in",
    ),
    Kind.LIMIT: _Stays(
        words="A limit stays until you set another one.",
        address="/settings/limits",
        button="Set a limit",
    ),
    Kind.IMPORT: _Stays(
        words="An import is taken back as a whole.", address="/data", button="Your data"
    ),
}
WHY_IT_STAYS = (_PLANS, _STOPS, *_STAYS.values())
"""Every reason, for the test that they are in plain words."""


@require_GET
def entry(request: HttpRequest, record: UUID) -> HttpResponse:
    """Show one thing whole: by the id of any of its editions."""
    log = desk().records()
    newest = newest_editions(log).get(record, record)
    line = line_of(newest)
    if line is None:
        return _gone(request, newest, log)
    if newest != record:
        return HttpResponseRedirect(reverse("history_entry", args=[newest]))
    journal = desk().journal()
    whole = whole_of(line, journal, log)
    may_go = may_delete(line, journal)
    may_change = changeable(line.id, log) is not None
    context = {
        **_head(line),
        "whole": whole,
        "parts": list(_parts(whole)),
        "workout": _workout(line, journal),
        "course": course(whole.series.values) if whole.series else "",
        "beside": _beside(line),
        "scan": _scan(whole),
        "before": _before(whole),
        "may_delete": may_go,
        "may_change": may_change,
        "stays": None if may_go else _why(line, journal),
        **_kept(request, whole, journal),
    }
    return page(request, "history_entry.html", context, tab="history", now=here(request))


@require_POST
def delete(request: HttpRequest, record: UUID) -> HttpResponse:
    """Write the tombstones, and go back to the timeline, where it can be undone at once."""
    line = line_of(newest_editions(desk().records()).get(record, record))
    journal = desk().journal()
    if line is None:
        raise Http404
    if not may_delete(line, journal):
        raise InvalidValueError(f"{_why(line, journal).words} It is still here.")
    gone = tombstones(
        deletion(line, journal), person=desk().store.person, now=next_moment(desk(), here(request))
    )
    desk().write(gone)
    ids = ",".join(str(one.id) for one in gone)
    return HttpResponseRedirect(f"{reverse('history')}?deleted={ids}", status=HTTPStatus.SEE_OTHER)


@require_POST
def undo(request: HttpRequest) -> HttpResponse:
    """Bring back what was deleted."""
    deleted = ids_in(Form(request.POST).text("deleted"))
    made = restored(deleted, desk().records(), now=next_moment(desk(), here(request)))
    desk().write(made)
    if not made:
        raise InvalidValueError("There is nothing to bring back: it is in your history already.")
    address = reverse("history_entry", args=[made[0].id])
    return HttpResponseRedirect(address, status=HTTPStatus.SEE_OTHER)


def line_of(record: UUID) -> Line | None:
    """The line of a record that counts, or None."""
    return next((line for line in timeline().lines if line.id == record), None)


def _gone(request: HttpRequest, newest: UUID, log: Sequence[Record]) -> HttpResponse:
    """The page of something that was deleted; what was never there has none."""
    told = editions_of(newest, log)
    if not told or told[-1].kind != Tombstone.KIND:
        raise Http404
    context = {"tombstone": newest, "at": f"{told[-1].recorded_at:%Y-%m-%d %H:%M}"}
    return page(request, "history_gone.html", context, tab="history", now=here(request))


def _head(line: Line) -> dict[str, object]:
    return {"line": line, "kind": KIND_WORDS[line.kind], "when": day_words(line, has_year=True)}


def _parts(whole: Whole) -> list[tuple[str, str]]:
    """What was said, but for what the page tells in another way."""
    title, hidden = whole.line.title.casefold(), _TITLED.get(whole.line.kind, frozenset())
    told = [
        (name, text)
        for name, text in parts_of(whole.line.details, has_tables=False)
        if name not in hidden and not (len(text) > _SHORT and text.casefold() in title)
    ]
    if whole.attachment is not None:
        told.append(("file", whole.attachment.title or whole.attachment.reference))
    return told


def _workout(line: Line, journal: Journal) -> list[dict[str, object]]:
    """A workout's movements with their sets, and what was expected and felt."""
    found = next((w for w in journal.workouts if w.id == line.id), None)
    return _exposed(found) if found and found.exposures else _logged(found) if found else []


def _exposed(workout: Workout) -> list[dict[str, object]]:
    return [
        {
            "name": one.movement,
            "sets": [
                f"{_load(one.load_entered, one.unit)}{one.sets} × {amount(one.rung, one.reps)}"
                if one.is_done
                else "left out"
                if one.is_avoided
                else "not done yet"
            ],
            "expected": one.expected_pain,
            "felt": one.felt_pain,
            "feared": one.feared,
            "note": one.note,
            "id": one.id,
        }
        for one in workout.exposures
    ]


def _logged(workout: Workout) -> list[dict[str, object]]:
    return [
        {
            "name": block.name,
            "sets": [
                f"{_load(one.load_entered, one.unit)}"
                + (f"× {one.reps}" if one.reps is not None else f"{one.duration_s or 0:g} s")
                + (" (warm-up)" if one.kind.value == "warmup" else "")
                for one in block.sets
            ],
            "expected": None,
            "felt": None,
            "feared": "",
            "note": block.note,
            "id": None,
        }
        for block in workout.blocks
    ]


def _load(entered: float | None, unit: Unit | None) -> str:
    return f"{format_load(entered, unit)}, " if entered and unit else ""


def _beside(line: Line) -> list[Beside]:
    """The person's own labels with the accurate words beside them."""
    said = line.details
    if isinstance(said, FlareReported):
        return [words_beside(label) for label in said.reported_labels]
    if isinstance(said, EpisodeTold):
        found = words_beside(said.label)
        return [found] if found.is_known else []
    return []


def _scan(whole: Whole) -> dict[str, object] | None:
    """A report explained; no general card stands beside what leads to a person."""
    told = whole.explained
    if told is None:
        return None
    bases = [basis for finding in told.findings for basis in finding.bases]
    return {
        "told": told,
        "negated": imaging_table().words.negated,
        "card": None if told.alarms else card(ABOUT_SCANS),
        "rests_on": rests_on([*bases, imaging_table().words.basis], told.reviewed_by),
    }


def _before(whole: Whole) -> list[tuple[str, list[tuple[str, str]]]]:
    """What each earlier edition said where the next one says something else, the newest first."""
    pairs = zip(whole.editions, whole.editions[1:], strict=False)
    return [
        (f"{record.recorded_at:%Y-%m-%d %H:%M}", _changed(payload, after))
        for (record, payload), (_, after) in pairs
    ][::-1]


def _changed(before: Payload, after: Payload) -> list[tuple[str, str]]:
    return changes(before, after) or [("", "The same, for another time.")]


def _why(line: Line, journal: Journal) -> _Stays:
    has_sign = any(e.has_new_nerve_sign for e in journal.exposures if e.id == line.id)
    return _STOPS if has_sign else _STAYS.get(line.kind, _PLANS)


def _kept(request: HttpRequest, whole: Whole, journal: Journal) -> dict[str, object]:
    """After a form: that it is kept, what to know of it, and what its words call for first."""
    if request.GET.get("kept") != "1":
        return {"is_kept": False, "told": [], "heed": None}
    told = []
    key = request.GET.get("told", "")
    if key in _TOLD:
        told.append(getattr(medicines().messages, key))
    if isinstance(whole.line.details, AttachmentNoted):
        told += _attachment_words(whole.line.details)
    heed = None
    if whole.editions:
        heed = heed_payload(whole.editions[-1][1], country=journal.profile.country)
    return {"is_kept": True, "told": told, "heed": heed}


def _attachment_words(said: AttachmentNoted) -> list[str]:
    seen = [] if is_address(said.reference) else [SEEN if said.sha256 else UNSEEN]
    return [STAYS, *seen]
