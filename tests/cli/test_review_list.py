from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.conftest import Relift

from relift.evidence.review import review_list


def test_the_list_is_printed_with_its_count_and_with_figures_filled_in(relift: Relift) -> None:
    ran = relift("review-list")

    assert ran.code == 0
    assert f"{len(review_list().items)} items, 0 reviewed." in ran.said
    assert "about 69% had back pain again" in ran.said
    assert "{figure:E07" not in ran.out
    assert "red_flags.toml: items.saddle_numbness" in ran.said


@pytest.mark.parametrize(
    ("name", "options", "start"),
    [
        ("list.html", (), "<!doctype html>"),
        ("list.md", (), "# What a clinician must review"),
        ("list.txt", (), "What a clinician must review"),
        ("list", ("--format", "html"), "<!doctype html>"),
    ],
)
def test_a_file_is_written_in_the_form_of_its_ending_or_of_the_option(
    relift: Relift, tmp_path: Path, name: str, options: tuple[str, ...], start: str
) -> None:
    ran = relift("review-list", "--output", tmp_path / name, *options)

    assert ran.code == 0
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(start)
    assert "items, 0 reviewed" in ran.said


def test_a_file_that_is_there_is_left_alone(relift: Relift, tmp_path: Path) -> None:
    file = tmp_path / "signed.html"
    file.write_text("signed", encoding="utf-8")
    ran = relift("review-list", "--output", file)

    assert ran.code == 4
    assert "is there already" in ran.told
    assert file.read_text(encoding="utf-8") == "signed"


def test_a_folder_that_is_not_there_is_told(relift: Relift, tmp_path: Path) -> None:
    ran = relift("review-list", "--output", tmp_path / "none" / "list.html")

    assert ran.code == 4
    assert "cannot be written" in ran.told


def test_json_has_every_item_with_its_place_its_words_and_its_basis(
    relift: Relift, tmp_path: Path
) -> None:
    told = relift("review-list", "--json", "--output", tmp_path / "list.html").json

    assert told["n_items"] == sum(len(section["items"]) for section in told["sections"])
    assert told["n_reviewed"] == 0
    first = told["sections"][0]["items"][1]
    assert first["place"] == "items.saddle_numbness"
    assert first["bases"][0].startswith("evidence A07: ")
    assert (tmp_path / "list.html").exists()


def test_a_text_with_other_places_to_fill_stays_as_it_is(
    relift: Relift, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = "[a]\nwords = 'For {name}.'\nbasis = 'design_choice:x'\nreviewed_by = 'none yet'\n"
    monkeypatch.setattr("relift.evidence.review.table_names", lambda: ["calm.toml"])
    monkeypatch.setattr("pathlib.Path.read_text", lambda *_args, **_options: table)

    assert "words: For {name}." in relift("review-list").said
