"""Every address of the app; a test lists them and fails for one without tests of its own."""

from __future__ import annotations

from django.urls import URLPattern, path

from relift.app.web.pages import (
    checkin,
    data,
    devices,
    entry,
    flare,
    history,
    history_entry,
    history_forms,
    importing,
    insight,
    learn,
    report,
    settings,
    shell,
    starting_over,
    sync,
    today,
    workout,
)

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
    path("history", history.history, name="history"),
    path("history/add", history_forms.add, name="history_add"),
    path("history/add/<slug:kind>", history_forms.add_kind, name="history_add_kind"),
    path("history/story", history.story, name="history_story"),
    path("history/undo", history_entry.undo, name="history_undo"),
    path("history/<uuid:record>", history_entry.entry, name="history_entry"),
    path("history/<uuid:record>/edit", history_forms.edit, name="history_edit"),
    path("history/<uuid:record>/delete", history_entry.delete, name="history_delete"),
    path("learn", learn.learn, name="learn"),
    path("learn/<slug:card_id>", learn.learn_card, name="learn_card"),
    path("more", shell.more, name="more"),
    path("insight", insight.insight, name="insight"),
    path("insight/<slug:name>.json", insight.chart_json, name="chart_json"),
    path("insight/<slug:name>/table", insight.chart_table, name="chart_table"),
    path("insight/<slug:name>", insight.chart, name="chart"),
    path("data", data.data, name="data"),
    path("data/import", importing.hand_in, name="hand_in"),
    path("data/import/<uuid:staged>", importing.one_file, name="import"),
    path("data/import/<uuid:staged>/drop", importing.drop, name="drop"),
    path("data/undo", data.undo, name="undo_import"),
    path("data/export.zip", data.export, name="export"),
    path("data/backup", data.save_backup, name="backup"),
    path("data/backups/<str:name>", data.backup_file, name="backup_file"),
    path("data/restore", starting_over.restore, name="restore"),
    path("data/erase", starting_over.erase, name="erase"),
    path("report", report.report, name="report"),
    path("report.txt", report.report_text, name="report_text"),
    path("report.html", report.report_file, name="report_file"),
    path("settings", settings.settings, name="settings"),
    path("settings/numbers", settings.numbers, name="numbers"),
    path("settings/devices", devices.devices, name="devices"),
    path("settings/devices/code.svg", devices.device_code, name="device_code"),
    path("settings/<slug:section>", settings.settings_section, name="settings_section"),
]
