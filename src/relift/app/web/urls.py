"""Every address of the app; a test lists them and fails for one without tests of its own."""

from __future__ import annotations

from django.urls import URLPattern, path

from relift.app.web.pages import (
    checkin,
    devices,
    entry,
    flare,
    history,
    history_entry,
    history_forms,
    learn,
    settings,
    shell,
    sync,
    today,
)

handler400 = "relift.app.web.faults.bad_request"
handler404 = "relift.app.web.faults.missing"
handler500 = "relift.app.web.faults.mistake"

urlpatterns: list[URLPattern] = [
    path("", today.today, name="today"),
    path("flare", flare.flare, name="flare"),
    path("checkin", checkin.checkin, name="checkin"),
    path("open", entry.open_link, name="open"),
    path("pair", entry.pair, name="pair"),
    path("leave", entry.leave, name="leave"),
    path("outbox", sync.outbox, name="outbox"),
    path("snapshot.json", sync.snapshot_json, name="snapshot"),
    path("manifest.webmanifest", shell.manifest, name="manifest"),
    path("sw.js", shell.service_worker, name="service_worker"),
    path("history", history.history, name="history"),
    path("history/add", history_forms.add, name="history_add"),
    path("history/add/<slug:kind>", history_forms.add_kind, name="history_add_kind"),
    path("history/undo", history_entry.undo, name="history_undo"),
    path("history/<uuid:record>", history_entry.entry, name="history_entry"),
    path("history/<uuid:record>/edit", history_forms.edit, name="history_edit"),
    path("history/<uuid:record>/delete", history_entry.delete, name="history_delete"),
    path("learn", learn.learn, name="learn"),
    path("learn/<slug:card_id>", learn.learn_card, name="learn_card"),
    path("more", shell.more, name="more"),
    path("settings", settings.settings, name="settings"),
    path("settings/numbers", settings.numbers, name="numbers"),
    path("settings/devices", devices.devices, name="devices"),
    path("settings/devices/code.svg", devices.device_code, name="device_code"),
    path("settings/<slug:section>", settings.settings_section, name="settings_section"),
]
