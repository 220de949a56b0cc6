"""The files that pages load: ours or recorded, where they lie, and how long they are kept."""

from __future__ import annotations

import hashlib
import tomllib
from pathlib import Path

import pytest
from django.test import Client

from relift.app.web import assets

ROOT = Path(__file__).parents[3]
VENDOR = (assets.FOLDER / "vendor", ROOT / "tests" / "browser" / "vendor")
OWN = {"vega-util.js"}


@pytest.mark.parametrize("folder", VENDOR, ids=lambda folder: folder.parts[-3])
def test_each_file_of_others_is_recorded_with_its_licence_and_is_what_the_record_says(
    folder: Path,
) -> None:
    recorded = tomllib.loads((folder / "versions.toml").read_text(encoding="utf-8"))
    scripts = {path.name for path in folder.glob("*.js")} - OWN
    assert scripts == set(recorded)
    for name, about in recorded.items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == about["sha256"]
        assert about["version"]
        assert "GPL" not in about["licence"].replace("MPL", "")
        assert (folder / f"{name}.LICENSE").read_text(encoding="utf-8").strip()


def test_a_file_is_kept_for_good_under_an_address_that_changes_with_it(client: Client) -> None:
    address = assets.static_url("relift/app.js")
    answer = client.get(address)
    answer.close()
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("text/javascript")
    assert "immutable" in answer["Cache-Control"]
    assert assets.build() in address


def test_the_address_changes_when_any_file_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(assets, "FOLDER", tmp_path)
    (tmp_path / "a.js").write_text("1", encoding="utf-8")
    first = assets.build.__wrapped__()
    (tmp_path / "a.js").write_text("2", encoding="utf-8")
    assert assets.build.__wrapped__() != first


def test_a_file_that_is_not_there_is_a_mistake_of_ours_and_no_page(client: Client) -> None:
    with pytest.raises(FileNotFoundError):
        assets.static_url("relift/nothing.js")
    assert client.get("/static/0/relift/app.js").status_code == 404


@pytest.mark.parametrize(
    "path", sorted((assets.FOLDER / "relift").glob("*.js")), ids=lambda p: p.name
)
def test_every_script_of_ours_is_small_and_says_what_it_is_about(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("// ")
    assert len(lines) < 400
