"""The files that pages load: kept under an address that changes with their content.

Every file lies under `/static/<build>/`, where the build is a digest over all of them. So they are
kept by the browser for ever, a script finds its neighbours by their plain relative names, and after
an update none of the old ones is used with a new one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from types import SimpleNamespace

from django.http import HttpRequest, HttpResponseBase
from whitenoise.middleware import WhiteNoiseMiddleware

FOLDER = Path(__file__).parents[1] / "static"
_TYPES = {".js": "text/javascript", ".webmanifest": "application/manifest+json"}


@cache
def build() -> str:
    """Digest of the names and contents of all files, as sixteen hex digits."""
    digest = hashlib.sha256()
    for file in sorted(path for path in FOLDER.rglob("*") if path.is_file()):
        digest.update(file.relative_to(FOLDER).as_posix().encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()[:16]


def static_url(name: str) -> str:
    """The address of a file, such as `relift/app.js`.

    Raises:
        FileNotFoundError: there is no such file.
    """
    if not (FOLDER / name).is_file():
        raise FileNotFoundError(name)
    return f"/static/{build()}/{name}"


class Assets(WhiteNoiseMiddleware):  # type: ignore[misc]  # whitenoise is not typed
    """Django middleware that answers for the files.

    Args:
        get_response: What answers for everything else.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        chosen = SimpleNamespace(
            DEBUG=False,
            FORCE_SCRIPT_NAME=None,
            STATIC_ROOT=str(FOLDER),
            STATIC_URL=f"/static/{build()}/",
            WHITENOISE_ALLOW_ALL_ORIGINS=False,
            WHITENOISE_IMMUTABLE_FILE_TEST=lambda path, url: True,
            WHITENOISE_MIMETYPES=_TYPES,
        )
        super().__init__(get_response, settings=chosen)
