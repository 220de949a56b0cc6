"""Django's settings, as few as the record store needs.

Importing this module reads the environment and touches nothing on disk. `relift.app.setup` points
the `default` connection at the store that is opened, so the path below is only where the store lies
when nobody says otherwise. There are no accounts and no admin pages: one person, one file. What
only the pages need is named by strings, which cost nothing until `relift serve` starts.
"""

from __future__ import annotations

from pathlib import Path

from relift.app.home import data_folder, database_path

BUSY_S = 5.0
"""How long a write waits for another process before it gives up [s]."""

# Nothing is signed: cookies carry random secrets that are looked up (`relift.app.web.access`).
SECRET_KEY = "unused: nothing is signed"  # noqa: S105 (no secret)
DEBUG = False
# The door checks the host against the addresses that are served (`relift.app.web.doors`).
ALLOWED_HOSTS: list[str] = ["*"]

INSTALLED_APPS = ["relift.app"]
MIDDLEWARE = [
    "django.middleware.gzip.GZipMiddleware",
    "relift.app.web.doors.Door",
    "relift.app.web.faults.Faults",
    "relift.app.web.assets.Assets",
    "django.middleware.locale.LocaleMiddleware",
]
ROOT_URLCONF = "relift.app.web.urls"
APPEND_SLASH = False
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [str(Path(__file__).parent / "web" / "templates")],
        "OPTIONS": {"environment": "relift.app.web.templating.environment"},
    }
]
# One row for each folder of translations (docs/howto/add-a-language.md).
LANGUAGES = [("en", "English")]
LANGUAGE_CODE = "en"
LOCALE_PATHS = [str(Path(__file__).parent / "locale")]
LANGUAGE_COOKIE_NAME = "relift_language"

# A form is small; a file is streamed to a temporary one and stopped at its limit.
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_HANDLERS = ["relift.app.web.uploads.LimitedUpload"]
FILE_UPLOAD_PERMISSIONS = 0o600
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

USE_TZ = True
# None: Django must not turn the process to a zone of its own, which would be taken for the person's
# (`relift.app.clock`). Times in the database are UTC whatever stands here.
TIME_ZONE = None
USE_I18N = True

# Logging is set up by the command line, which knows what a person may see; and no query is logged,
# because queries carry health data.
LOGGING_CONFIG = None

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(database_path(data_folder())),
        "OPTIONS": {
            "timeout": BUSY_S,
            # A transaction that begins by reading and then writes can fail halfway in WAL mode;
            # one that asks for the write lock first waits for it.
            "transaction_mode": "IMMEDIATE",
            # FULL: a confirmed record survives a power cut, not only a killed process (ADR 0001).
            "init_command": "PRAGMA synchronous=FULL",
        },
    }
}
