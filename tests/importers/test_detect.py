"""A header names its app, or nothing is read."""

from __future__ import annotations

from relift.importers.declaration import Field, lay_out
from relift.importers.detect import APPS, detect
from relift.importers.strong import APP

HEADER = ["Date", "Exercise Name", "Set Order", "Weight", "Reps"]


def test_strong_is_known_by_the_columns_that_every_form_of_it_has() -> None:
    assert detect(HEADER) is APP
    assert detect(["  DATE ", "exercise  name", "set order", "lb", "reps"]) is APP


def test_a_header_without_one_of_them_is_not_strong() -> None:
    for missing in HEADER:
        assert detect([h for h in HEADER if h != missing]) is None


def test_either_apostrophe_is_read_in_a_french_heading() -> None:
    for apostrophe in "'’":
        header = ["Date", f"Nom de l{apostrophe}exercice", "Ordre de la série", "Poids", "Réps"]
        assert detect(header) is APP


def test_columns_that_nothing_is_read_from_are_named() -> None:
    layout = lay_out(APP, ["", *HEADER, "part", "Workout #"])
    assert layout is not None
    assert layout.unused == ("part",)
    assert layout.place(Field.DATE) == 1


def test_no_two_apps_share_an_id() -> None:
    assert len({app.id for app in APPS}) == len(APPS)
