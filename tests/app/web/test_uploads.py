"""A file that is handed in: up to a limit, in a private place, never at a path of its own."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpRequest
from django.test import RequestFactory

from relift.app.web import uploads


def sent(name: str, size: int) -> HttpRequest:
    return RequestFactory().post("/data", {"log": SimpleUploadedFile(name, b"x" * size)})


def test_a_file_within_the_limit_is_kept_private_and_never_at_its_own_path(home: Path) -> None:
    request = sent("../../../evil.csv", 1000)
    with request.FILES["log"] as file:
        place = Path(file.temporary_file_path())
        assert place.stat().st_size == 1000
        assert stat.S_IMODE(place.stat().st_mode) == 0o600
        assert "evil" not in place.name
        assert file.name == "evil.csv"
    assert not place.exists()


def test_a_file_that_says_that_it_is_too_large_is_dropped(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads, "MAX_UPLOAD_BYTES", 1000)
    request = sent("log.csv", 5000)
    assert not request.FILES
    assert request.upload_was_too_large  # type: ignore[attr-defined]
