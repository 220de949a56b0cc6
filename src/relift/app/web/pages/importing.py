"""Import: files are handed in, looked at, and come in once a person says so."""

from __future__ import annotations

from threading import Lock
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from relift.app.backup import backup_now
from relift.app.imports import import_file
from relift.app.staging import Became, StagedFile, Staging
from relift.app.transfer import OtherPerson, import_journal
from relift.app.web.doors import here
from relift.app.web.preview import (
    MOST_NAMES,
    Preview,
    is_sure,
    look,
    options_for,
    profile_of,
    said_before,
    said_of,
)
from relift.app.web.templating import desk, page
from relift.errors import InvalidValueError, StoreReadOnlyError
from relift.importers import words
from relift.importers.doubts import columns_to_keep
from relift.training.movements import movements
from relift.units import counted

MOST_FAULTS = 200
_ONE_AT_A_TIME = Lock()
_CHOOSE = "Choose a file first."


@require_POST
def hand_in(request: HttpRequest) -> HttpResponse:
    """Take files in to look at them; the first one is shown."""
    fault = upload_fault(request)
    files = request.FILES.getlist("files")
    if fault or not files:
        from relift.app.web.pages.data import data_page

        return data_page(request, import_fault=fault or _CHOOSE, status=422)
    now, staging = here(request), staging_of_desk()
    staging.clean(now=now)
    taken = [staging.take(one.name or "", one.chunks(), now=now) for one in files]
    return HttpResponseRedirect(reverse("import", args=[taken[0].id]))


@require_http_methods(["GET", "POST"])
def one_file(request: HttpRequest, staged: UUID) -> HttpResponse:
    """Look at a file, and bring it in."""
    staging, now = staging_of_desk(), here(request)
    found = staging.find(staged, now=now)
    if found.became is not None:
        return _came_in(request, found)
    if request.POST.get("do") != "import":
        return _shown(request, found, _look(found, request.POST), request.POST)
    with _ONE_AT_A_TIME:
        found = staging.find(staged, now=now)
        if found.became is None:
            return _bring_in(request, found)
    return HttpResponseRedirect(request.path)


@require_POST
def drop(request: HttpRequest, staged: UUID) -> HttpResponse:
    """Forget a file that waits; nothing of it came in."""
    staging_of_desk().drop(staged)
    return HttpResponseRedirect(reverse("data"))


def upload_fault(request: HttpRequest) -> str:
    """Why a file that was handed in could not be taken, or ""; also reads it off the line."""
    _ = request.FILES
    if getattr(request, "upload_was_too_large", False):
        return (
            "That is too large: files may have 64 MB together. Hand them in one by one, or bring "
            "them in with relift import. Nothing was kept."
        )
    return ""


def staging_of_desk() -> Staging:
    """Where the files of the served journal wait."""
    return Staging(desk().store.home)


def _look(found: StagedFile, form: QueryDict) -> Preview:
    return look(desk().store, staging_of_desk().path(found.id), found.name, form)


def _bring_in(request: HttpRequest, found: StagedFile) -> HttpResponse:
    """Bring a file in, or show it again with what is missing."""
    form, store = request.POST, desk().store
    if store.is_read_only:
        raise StoreReadOnlyError("Your journal may be read but not written. Nothing was changed.")
    preview = _look(found, form)
    try:
        if preview.journal is not None:
            became = _join(found, preview, form)
        elif preview.may_come_in:
            became = _add(request, preview, form)
        else:
            return _shown(request, found, preview, form, is_short=True)
    except InvalidValueError as wrong:
        return _shown(request, found, preview, form, wrong=str(wrong))
    staging_of_desk().settle(found, became)
    return HttpResponseRedirect(request.path)


def _add(request: HttpRequest, preview: Preview, form: QueryDict) -> Became:
    """Bring a training log in, with what was said about it, all of it or nothing."""
    assert preview.parsed is not None  # the caller saw that it may come in
    store = desk().store
    columns = columns_to_keep(preview.parsed, preview.how)
    said = (*((columns,) if columns else ()), *said_of(preview, form))
    imported = import_file(
        store,
        preview.parsed,
        now=here(request),
        said=said,
        profile=profile_of(preview, store),
    )
    return Became(lines=(imported.news,), batch=imported.batch)


def _join(found: StagedFile, preview: Preview, form: QueryDict) -> Became:
    """Bring an export of Relift in; what was there before is backed up first."""
    told = preview.journal
    assert told is not None  # the caller saw it
    if told.faults:
        raise InvalidValueError("This export has lines that cannot be read. Nothing was added.")
    if told.is_from_another and "join" not in form:
        raise InvalidValueError(
            "Say first that these are your own records from another device. Nothing was added."
        )
    store = desk().store
    saved, _ = backup_now(store)
    others = OtherPerson.JOIN if "join" in form else OtherPerson.REFUSE
    path = staging_of_desk().path(found.id)
    done = import_journal(store, path, others=others, name=found.name)
    n_known = done.n_records - done.n_new
    return Became(
        lines=(
            f"{counted(done.n_new, 'record')} came in; {n_known:,} were here already.",
            "An export cannot be taken back as a whole. What was here before is kept as a backup, "
            f"and you can go back to it: {saved.name}.",
        )
    )


def _shown(
    request: HttpRequest,
    found: StagedFile,
    preview: Preview,
    form: QueryDict,
    *,
    wrong: str = "",
    is_short: bool = False,
) -> HttpResponse:
    """The look at a file."""
    asked = preview.open_questions
    faults = [wrong] if wrong else list(asked) if is_short else []
    if is_short and not asked:
        faults = [preview.fault or "There is nothing here that can come in."]
    context = {
        "file": found,
        "look": preview,
        "form": form,
        "wrong": faults,
        "others": [
            one for one in staging_of_desk().waiting(now=here(request)) if one.id != found.id
        ],
        "told": _told(preview),
        "columns": _columns(preview),
        "column_words": words.COLUMN_WORDS,
        "names": [(one, options_for(one)) for one in preview.names[:MOST_NAMES]],
        "n_more_names": max(0, len(preview.names) - MOST_NAMES),
        "movements": [one.name for one in movements().values()] if preview.names else [],
        "most_faults": MOST_FAULTS,
    }
    return page(request, "import.html", context, tab="more", status=422 if faults else 200)


def _told(preview: Preview) -> list[str]:
    """What a log holds and how it was read, in sentences."""
    parsed = preview.parsed
    if parsed is None:
        return []
    n_inferred = words.n_inferred(parsed)
    meanings = said_before(desk().store).meanings
    told = []
    if n_inferred:
        told.append(f"{counted(n_inferred, 'set')} marked as inferred warm-ups, by the load.")
    told += parsed.remarks
    if parsed.unused_columns:
        told.append(f"Columns not read: {', '.join(parsed.unused_columns)}.")
    left_out = words.left_out_of_plan(words.names_in(parsed, meanings))
    if left_out:
        told.append(f"Kept, but not counted as a squat or a deadlift: {', '.join(left_out)}.")
    return [*told, *words.lacking_lifts(parsed, meanings)]


def _columns(preview: Preview) -> list[tuple[str, str, bool]]:
    """The columns that can be said: heading, what it is taken for, whether that is sure."""
    if not (preview.guesses or preview.fault):
        return []
    guesses = {one.heading: one for one in preview.guesses}
    return [
        (heading, guess.name if guess else "", guess is None or is_sure(guess))
        for heading in dict.fromkeys(preview.headings)
        for guess in (guesses.get(heading),)
        if heading.strip()
    ]


def _came_in(request: HttpRequest, found: StagedFile) -> HttpResponse:
    """What became of a file."""
    waiting = staging_of_desk().waiting(now=here(request))
    context = {"file": found, "became": found.became, "next": waiting[0] if waiting else None}
    return page(request, "imported.html", context, tab="more")
