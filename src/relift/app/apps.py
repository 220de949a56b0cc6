"""How Django names this app: tables begin with `relift_`."""

from __future__ import annotations

from django.apps import AppConfig


class ReliftConfig(AppConfig):
    """The one app of the project."""

    name = "relift.app"
    label = "relift"
    verbose_name = "Relift"
    default_auto_field = "django.db.models.BigAutoField"
