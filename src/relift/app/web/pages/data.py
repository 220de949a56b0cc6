"""Your data: everything in and out of the journal, and the way to get rid of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseRedirect,
    StreamingHttpResponse,
)
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from relift.app.backup import BackupListed, backup_now, backups
from relift.app.imports import imports, undo_import
from relift.app.transfer import export_journal
from relift.app.web.doors import here
from relift.app.web.pages.importing import staging_of_desk
from relift.app.web.templating import desk, page
from relift.importers.detect import APPS

_PIECE_BYTES = 64 * 1024
_OCCASIONS = {
    "backup": "Backup",
    "replaced": "What was here before you went back",
    "before-upgrade": "Before an update of Relift",
}


@require_GET
def data(request: HttpRequest) -> HttpResponse:
    """Show what there is and what can be done."""
    return data_page(request)


def data_page(request: HttpRequest, *, import_fault: str = "", status: int = 200) -> HttpResponse:
    """The page, with what was wrong with a file that was handed in."""
    now, store = here(request), desk().store
    context = {
        "import_fault": import_fault,
        "waiting": staging_of_desk().waiting(now=now),
        "imports": [
            (one, f"{one.at.astimezone(now.tzinfo):%-d %b %Y}", _app_name(one.header.app))
            for one in imports(store)
        ],
        "backups": [shown_backup(one, request) for one in backups(store.home)],
        "apps": [app.name for app in APPS],
    }
    return page(request, "data.html", context, tab="more", status=status, now=now)


@require_POST
def undo(request: HttpRequest) -> HttpResponse:
    """Take an import back; one that was taken back already stays so."""
    try:
        batch = UUID(request.POST.get("batch", ""))
    except ValueError:
        raise Http404 from None
    found = {one.header.batch: one for one in imports(desk().store)}.get(batch)
    if found is None:
        raise Http404
    if not found.is_undone:
        undo_import(desk().store, batch, now=here(request))
    return HttpResponseRedirect(f"{reverse('data')}#imports")


@require_GET
def export(request: HttpRequest) -> StreamingHttpResponse:
    """Hand the whole journal out as a zip."""
    target = staging_of_desk().scratch(".zip")
    export_journal(desk().store, target)
    return _handed_out(target, f"relift-{here(request):%Y%m%dT%H%M%S}.zip", is_kept=False)


@require_POST
def save_backup(request: HttpRequest) -> HttpResponse:
    """Make a backup now."""
    backup_now(desk().store)
    return HttpResponseRedirect(f"{reverse('data')}#backups")


@require_GET
def backup_file(request: HttpRequest, name: str) -> StreamingHttpResponse:
    """Hand a backup out, to be kept elsewhere."""
    return _handed_out(backup_named(name).path, name, is_kept=True)


def backup_named(name: str) -> BackupListed:
    """A backup by its name; the name is only compared, never used as a path.

    Raises:
        Http404: there is none.
    """
    for one in backups(desk().store.home):
        if one.path.name == name:
            return one
    raise Http404


def shown_backup(one: BackupListed, request: HttpRequest) -> dict[str, object]:
    """A backup as a page lists it."""
    at = one.at.astimezone(here(request).tzinfo)
    return {
        "name": one.path.name,
        "what": _OCCASIONS.get(one.occasion, "Backup"),
        "at": f"{at:%-d %b %Y, %H:%M}",
        "size": f"{max(1, round(one.n_bytes / 1024)):,} kB",
    }


def _handed_out(path: Path, name: str, *, is_kept: bool) -> StreamingHttpResponse:
    """A file as a download, read piece by piece; one that is not kept is removed at its end."""
    response = StreamingHttpResponse(
        _pieces(path, is_kept=is_kept), content_type="application/octet-stream"
    )
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Content-Length"] = str(path.stat().st_size)
    return response


def _pieces(path: Path, *, is_kept: bool) -> Iterator[bytes]:
    try:
        with path.open("rb") as file:
            while piece := file.read(_PIECE_BYTES):
                yield piece
    finally:
        if not is_kept:
            path.unlink(missing_ok=True)


def _app_name(app: str) -> str:
    return next((one.name for one in APPS if one.id == app), "A table")
