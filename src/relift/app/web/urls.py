"""Every address of the app; a test lists them and fails for one without tests of its own."""

from __future__ import annotations

from django.urls import URLPattern, path

from relift.app.web.pages import checkin, entry, flare, shell, sync, today, workout

handler400 = "relift.app.web.faults.bad_request"
handler404 = "relift.app.web.faults.missing"
handler500 = "relift.app.web.faults.mistake"

urlpatterns: list[URLPattern] = [
    path("", today.today, name="today"),
    path("flare", flare.flare, name="flare"),
    path("checkin", checkin.checkin, name="checkin"),
    path("workout", workout.workout, name="workout"),
    path("open", entry.open_link, name="open"),
    path("pair", entry.pair, name="pair"),
    path("leave", entry.leave, name="leave"),
    path("outbox", sync.outbox, name="outbox"),
    path("snapshot.json", sync.snapshot_json, name="snapshot"),
    path("manifest.webmanifest", shell.manifest, name="manifest"),
    path("sw.js", shell.service_worker, name="service_worker"),
    path("more", shell.more, name="more"),
]
