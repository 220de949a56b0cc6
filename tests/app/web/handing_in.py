"""Handing files in as a browser does, for the tests of the data pages."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from numpy.random import default_rng

from relift.cohort.training_log import strong_export

FIXTURES = Path(__file__).parents[2] / "importers" / "fixtures"


def strong(years: int = 1, seed: int = 7) -> bytes:
    """A made-up export of Strong."""
    return strong_export(last_on=date(2026, 2, 28), years=years, rng=default_rng(seed)).encode()


def hand_in(client: Client, *files: tuple[str, bytes]) -> HttpResponse:
    """Choose files and tap the button."""
    sent = [SimpleUploadedFile(name, data) for name, data in files]
    return client.post("/data/import", {"files": sent})  # type: ignore[return-value]


def looked_at(client: Client, name: str, data: bytes) -> str:
    """Hand one file in; the address of its look."""
    answer = hand_in(client, (name, data))
    assert answer.status_code == 302
    return str(answer["Location"])


def text_of(answer: HttpResponse) -> str:
    """The words of a page, without its tags' own white space."""
    return " ".join(answer.content.decode().split())
