"""Going back to a backup, and erasing everything: what has to be typed before it is done."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from relift.app.backup import backups
from relift.app.erasing import erase_all
from relift.app.inspection import check_health
from relift.app.kept_stops import put_back
from relift.app.staging import StagedFile
from relift.app.web.charts import forget_charts
from relift.app.web.doors import here
from relift.app.web.pages.data import backup_named, shown_backup
from relift.app.web.pages.importing import staging_of_desk, upload_fault
from relift.app.web.served import served
from relift.app.web.templating import desk, page
from relift.errors import InvalidValueError, StoreError, StoreNewerError

RESTORE_WORD, ERASE_WORD = "restore", "erase"


@dataclass(frozen=True, slots=True)
class _Source:
    """What a restore is to be made from; `staged` where it was handed in."""

    path: Path
    name: str
    staged: UUID | None = None


@require_http_methods(["GET", "POST"])
def restore(request: HttpRequest) -> HttpResponse:
    """Put a backup in the place of the journal, once the word is typed."""
    if request.method == "GET":
        return _restore_form(request, chosen=request.GET.get("backup", ""))
    fault, handed_in = upload_fault(request), _handed_in(request)
    chosen = f"file:{handed_in.id}" if handed_in else request.POST.get("backup", "")
    if fault:
        return _restore_form(request, chosen=chosen, fault=fault)
    try:
        source = _source(request, chosen)
        _check(source)
    except InvalidValueError as wrong:
        return _restore_form(request, chosen=chosen, fault=str(wrong))
    if not _is_typed(request, RESTORE_WORD):
        return _restore_form(request, chosen=chosen, fault=f"Type {RESTORE_WORD} to go on.")
    done = put_back(desk().store.home, source.path)
    if source.staged is not None:
        staging_of_desk().drop(source.staged)
    _start_anew()
    context = {
        "n_records": done.restored.n_records,
        "name": source.name,
        "aside": done.restored.kept_aside.name if done.restored.kept_aside else "",
        "words": done.words(screen="tap “My back hurts”."),
    }
    return page(request, "restored.html", context, tab="more")


@require_http_methods(["GET", "POST"])
def erase(request: HttpRequest) -> HttpResponse:
    """Erase the journal, once the word is typed."""
    if request.method == "GET" or not _is_typed(request, ERASE_WORD):
        is_wrong = request.method == "POST"
        context = {
            "fault": f"Type {ERASE_WORD} to go on. Nothing was erased." if is_wrong else "",
            "n_backups": len(backups(desk().store.home)),
            "with_backups": "backups" in request.POST,
            "word": ERASE_WORD,
        }
        return page(request, "erase.html", context, tab="more", status=422 if is_wrong else 200)
    erased = erase_all(desk().store.home, with_backups="backups" in request.POST)
    _start_anew()
    _shut_others_out(request)
    response = render(request, "erased.html", {"erased": erased})
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


def _restore_form(request: HttpRequest, *, chosen: str, fault: str = "") -> HttpResponse:
    now = here(request)
    context = {
        "fault": fault,
        "chosen": chosen,
        "word": RESTORE_WORD,
        "backups": [shown_backup(one, request) for one in backups(desk().store.home)],
        "files": [
            one
            for one in staging_of_desk().waiting(now=now, is_backup=True)
            if chosen == f"file:{one.id}"
        ],
    }
    return page(request, "restore.html", context, tab="more", status=422 if fault else 200)


def _handed_in(request: HttpRequest) -> StagedFile | None:
    """The file that was chosen, kept so that it need not be chosen again."""
    file = request.FILES.get("file")
    if file is None:
        return None
    staging, now = staging_of_desk(), here(request)
    staging.clean(now=now)
    return staging.take(file.name or "", file.chunks(), now=now, is_backup=True)


def _source(request: HttpRequest, chosen: str) -> _Source:
    """What was chosen.

    Raises:
        InvalidValueError: nothing, or a file that is not here any more.
        Http404: a backup that there is not.
    """
    if not chosen:
        raise InvalidValueError("Choose a backup of the list, or a file of your own.")
    kind, is_file, typed = chosen.partition(":")
    if not is_file or kind != "file":
        found = backup_named(chosen)
        return _Source(found.path, found.path.name)
    try:
        id_ = UUID(typed)
    except ValueError:
        raise Http404 from None
    staged = staging_of_desk().find(id_, now=here(request))
    return _Source(staging_of_desk().path(id_), staged.name, id_)


def _check(source: _Source) -> None:
    """Read a backup through before anything is touched.

    Raises:
        InvalidValueError: it is no whole backup; it says what else it is, where that is known.
    """
    if zipfile.is_zipfile(source.path):
        raise InvalidValueError(
            f"{source.name} is an export, not a backup. Bring it in under “Bring in a log”. "
            "Nothing was changed."
        )
    try:
        check_health(source.path)
    except StoreNewerError:
        raise InvalidValueError(
            f"{source.name} was written by a newer Relift. Update Relift first. Nothing was "
            "changed."
        ) from None
    except StoreError:
        raise InvalidValueError(
            f"{source.name} is not a whole backup of Relift. Choose another one. Nothing was "
            "changed."
        ) from None


def _is_typed(request: HttpRequest, word: str) -> bool:
    return request.POST.get("word", "").strip().casefold() == word


def _start_anew() -> None:
    """Forget what was read of the journal that was here."""
    desk().put_away()
    forget_charts()


def _shut_others_out(request: HttpRequest) -> None:
    """Take the keys of all other devices: what they kept must not come back."""
    access, own = served().access, request.device.id  # type: ignore[attr-defined]
    for device in access.rights().devices:
        if device.id != own:
            access.revoke(device.id)
