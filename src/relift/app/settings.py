"""Django's settings, as few as the record store needs.

Importing this module reads the environment and touches nothing on disk. `relift.app.setup` points
the `default` connection at the store that is opened, so the path below is only where the store lies
when nobody says otherwise. There are no accounts and no admin pages: one person, one file.
"""

from __future__ import annotations

from relift.app.home import data_folder, database_path

BUSY_S = 5.0
"""How long a write waits for another process before it gives up [s]."""

# Nothing is signed yet; pages will bring a key of their own, made on first start.
SECRET_KEY = ""
DEBUG = False
ALLOWED_HOSTS: list[str] = []

INSTALLED_APPS = ["relift.app"]
MIDDLEWARE: list[str] = []
ROOT_URLCONF = ""
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

USE_TZ = True
# None: Django must not turn the process to a zone of its own, which would be taken for the person's
# (`relift.cli.clock`). Times in the database are UTC whatever stands here.
TIME_ZONE = None
USE_I18N = False

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
