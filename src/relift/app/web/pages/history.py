"""History: everything that was recorded, the newest first, by kind, by time and in own words."""

from __future__ import annotations

from datetime import date
from threading import Lock
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from relift.app.web.doors import here
from relift.app.web.forms import Form
from relift.app.web.templating import desk, page
from relift.errors import InvalidValueError
from relift.journal.story import tell_story
from relift.journal.timeline import Journal
from relift.report.lines import KIND_WORDS, Line
from relift.report.story_lines import chapters
from relift.report.timeline_search import GROUPS, Timeline, Wanted, day_words, month_words

ON_A_PAGE = 40
_NO_GROUP = ""


class _Told:
    """The timeline of the journal that was asked for last: a page more need not tell it anew."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._timeline: Timeline | None = None

    def of(self, journal: Journal) -> Timeline:
        with self._lock:
            if self._timeline is None or self._timeline.journal is not journal:
                self._timeline = Timeline(journal)
            return self._timeline


_TOLD = _Told()


def timeline() -> Timeline:
    """The timeline as the log stands now.

    Raises:
        StoreError: the store cannot be read.
    """
    return _TOLD.of(desk().journal())


@require_GET
def history(request: HttpRequest) -> HttpResponse:
    """Show the timeline, or, where a script asks for more of it, the next lines alone."""
    form = Form(request.GET)
    wanted = _wanted(form)
    told = timeline()
    found = () if form.wrong else told.find(wanted)
    rows = _rows(form, found)
    if request.headers.get("HX-Request") == "true" and rows["start"]:
        return render(request, "history_rows.html", {**rows, "is_more": True})
    context = {
        **rows,
        "n_found": len(found),
        "is_empty": not told.lines,
        "is_narrowed": wanted != Wanted() or bool(form.wrong),
        "chips": _chips(form, told, wanted),
        "group": wanted.group.id if wanted.group else _NO_GROUP,
        "values": form.typed,
        "wrong": form.wrong,
        "deleted": form.text("deleted"),
    }
    return page(request, "history.html", context, tab="history", now=here(request))


@require_GET
def story(request: HttpRequest) -> HttpResponse:
    """Tell episodes and gaps, what helped, and how beliefs and goals moved."""
    now = here(request)
    told = chapters(tell_story(desk().journal(), on=now.date()))
    return page(request, "history_story.html", {"chapters": told}, tab="history", now=now)


def ids_in(text: str) -> tuple[UUID, ...]:
    """Ids with commas between them; what is none is left out."""
    found = []
    for part in text.split(","):
        try:
            found.append(UUID(part.strip()))
        except ValueError:
            continue
    return tuple(found)


def _wanted(form: Form) -> Wanted:
    group = next((one for one in GROUPS if one.id == form.text("kind")), None)
    return Wanted(
        group=group,
        since=form.read("since", _day),
        until=form.read("until", _day),
        words=form.text("q")[:200],
    )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise InvalidValueError("Write the day as in 2026-03-15.") from None


def _chips(form: Form, told: Timeline, wanted: Wanted) -> list[tuple[str, str, bool]]:
    """Address, words, and whether it is chosen, for all and for each group that there is."""
    chips = [(_address(form, kind=_NO_GROUP), "All", wanted.group is None)]
    shown = [g for g in GROUPS if g in told.groups or g is wanted.group]
    return chips + [(_address(form, kind=g.id), g.words, g is wanted.group) for g in shown]


def _address(form: Form, **changed: str) -> str:
    """This page with the same things looked for, but for what is changed."""
    kept = {name: form.text(name) for name in ("kind", "q", "since", "until")}
    asked = {name: text for name, text in {**kept, **changed}.items() if text}
    return f"/history?{urlencode(asked)}" if asked else "/history"


def _rows(form: Form, found: tuple[Line, ...]) -> dict[str, object]:
    """One page of lines under their months, and where the pages before and after it are."""
    typed = form.text("from")
    start = min(int(typed[:9]), len(found)) if typed.isdecimal() else 0
    shown = found[start : start + ON_A_PAGE]
    above = month_words(found[start - 1]) if start else ""
    months: list[tuple[str, list[dict[str, object]]]] = []
    for line in shown:
        month = month_words(line)
        if not months or months[-1][0] != month:
            months.append((month, []))
        months[-1][1].append(_row(line))
    end = start + len(shown)
    newer = max(0, start - ON_A_PAGE)
    return {
        "start": start,
        "months": months,
        "goes_on": bool(months) and months[0][0] == above,
        "older": _address(form, **{"from": str(end)}) if end < len(found) else "",
        "newer": _address(form, **{"from": str(newer) if newer else ""}) if start else "",
    }


def _row(line: Line) -> dict[str, object]:
    return {
        "id": line.id,
        "kind": "" if line.title.startswith(KIND_WORDS[line.kind]) else KIND_WORDS[line.kind],
        "when": day_words(line),
        "title": line.title,
    }
