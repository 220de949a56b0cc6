"""Import by the pages: handed in, looked at, brought in, taken back."""

from __future__ import annotations

import re
import stat
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.test import Client
from tests.app.journal_records import NOON, note, parsed_log
from tests.app.web.handing_in import FIXTURES, hand_in, looked_at, strong, text_of

from relift.app import clock
from relift.app.home import STAGED
from relift.app.imports import import_file
from relift.app.records import append, load_journal, load_records
from relift.app.setup import open_store
from relift.app.staging import Staging
from relift.app.transfer import export_journal
from relift.app.web import uploads
from relift.app.web.serving import Server
from relift.journal.naming import ColumnsMapped, MovementNamed

UNKNOWN = "Wann;Was genau;Kilos gehoben;Wie oft\n" + "".join(
    f"2025-03-{day:02};Kniebeuge {day % 3};100;5\n" for day in range(1, 21)
)
DOUBTFUL = "date,exercise,weight,reps\n2025-03-01,Squat,100,5\n2025-03-03,Squat,100,5\n"


def n_records(home: Path) -> int:
    return len(load_records(open_store(home)))


def test_a_log_is_looked_at_before_a_single_record_is_written(client: Client, home: Path) -> None:
    before = n_records(home)
    answer = client.get(looked_at(client, "strong.csv", strong()))
    told = text_of(answer)
    assert answer.status_code == 200
    assert "A log of Strong" in told
    assert "are new." in told
    assert "What its rows become" in told
    assert n_records(home) == before


def test_a_log_comes_in_once_also_where_the_form_is_sent_twice(client: Client, home: Path) -> None:
    place = looked_at(client, "strong.csv", strong())
    first = client.post(place, {"do": "import", "unit": "lb"})
    assert first.status_code == 302
    n_first = n_records(home)
    assert n_first > 100
    again = client.post(place, {"do": "import", "unit": "lb"})
    assert n_records(home) == n_first
    assert "Added" in text_of(again)
    assert "Take it back" in text_of(client.get(place))


def test_what_was_brought_in_is_known_at_the_next_look(client: Client) -> None:
    client.post(looked_at(client, "strong.csv", strong()), {"do": "import", "unit": "lb"})
    told = text_of(client.get(looked_at(client, "again.csv", strong())))
    assert "Nothing is new" in told


def test_an_import_is_taken_back_and_twice_does_no_harm(client: Client, home: Path) -> None:
    place = looked_at(client, "strong.csv", strong())
    client.post(place, {"do": "import", "unit": "lb"})
    batch = re.search(r'name="batch" value="([^"]+)"', text_of(client.get(place)))
    assert batch is not None
    for _ in range(2):
        assert client.post("/data/undo", {"batch": batch[1]}).status_code == 302
    assert load_journal(open_store(home)).workouts == ()
    assert "Taken back" in text_of(client.get("/data"))


@pytest.mark.parametrize("batch", ["", "no id", "6f0e3a52-5d0f-4d0e-9a53-2f6b1c4f8a10"])
def test_an_import_that_there_is_not_cannot_be_taken_back(client: Client, batch: str) -> None:
    assert client.post("/data/undo", {"batch": batch}).status_code == 404


def test_several_files_wait_for_one_another(client: Client) -> None:
    answer = hand_in(client, ("one.csv", strong()), ("two.csv", strong(seed=8)))
    told = text_of(client.get(answer["Location"]))
    assert "one.csv" in told
    assert "Waiting after this one" in told
    assert "two.csv" in told
    client.post(answer["Location"], {"do": "import", "unit": "lb"})
    assert "Next: two.csv" in text_of(client.get(answer["Location"]))


def test_a_file_can_be_left_out(client: Client, home: Path) -> None:
    place = looked_at(client, "strong.csv", strong())
    assert client.post(f"{place}/drop").status_code == 302
    assert client.get(place).status_code == 400
    assert list((home / STAGED).iterdir()) == []


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.csv", b""),
        ("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(range(256))),
        ("words.txt", b"just some words\nand no table\n"),
        ("broken.xlsx", b"PK\x03\x04 no zip at all"),
    ],
)
def test_what_is_no_log_is_told_so_and_nothing_comes_in(
    client: Client, home: Path, name: str, data: bytes
) -> None:
    before = n_records(home)
    place = looked_at(client, name, data)
    shown = client.get(place)
    assert shown.status_code == 200
    assert 'class="wrong"' in text_of(shown)
    assert str(home) not in text_of(shown)
    answer = client.post(place, {"do": "import"})
    assert answer.status_code == 422
    assert "Nothing came in so far." in text_of(answer)
    assert n_records(home) == before


def test_no_file_at_all_is_asked_for(client: Client) -> None:
    answer = client.post("/data/import", {})
    assert answer.status_code == 422
    assert "Choose a file first." in text_of(answer)


def test_a_file_that_is_too_large_is_told_so(
    client: Client, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads, "MAX_UPLOAD_BYTES", 1000)
    answer = hand_in(client, ("strong.csv", strong()))
    assert answer.status_code == 422
    assert "too large" in text_of(answer)
    assert Staging(home).waiting(now=clock.now()) == []


def test_a_name_with_a_path_is_only_shown_and_never_used(client: Client, home: Path) -> None:
    place = looked_at(client, "../../etc/pass\x07wd<b>.csv", strong())
    told = client.get(place).content.decode()
    assert "wd&lt;b&gt;.csv" in told
    assert "../" not in told
    files = list((home / STAGED).iterdir())
    assert all("wd" not in file.name for file in files)
    assert all(stat.S_IMODE(file.stat().st_mode) == 0o600 for file in files)
    assert stat.S_IMODE((home / STAGED).stat().st_mode) == 0o700


def test_a_file_waits_for_a_day_and_then_it_is_gone(
    client: Client, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = looked_at(client, "strong.csv", strong())
    later = clock.now() + timedelta(days=1, minutes=1)
    monkeypatch.setenv("RELIFT_NOW", later.isoformat())
    answer = client.post(place, {"do": "import", "unit": "lb"})
    assert answer.status_code == 400
    assert "Choose it again" in text_of(answer)
    hand_in(client, ("two.csv", strong()))
    assert len(list((home / STAGED).iterdir())) == 2


def test_an_id_that_there_is_not_is_told_so(client: Client) -> None:
    assert client.get(f"/data/import/{uuid4()}").status_code == 400


def test_an_uncertain_unit_has_to_be_said(client: Client, home: Path) -> None:
    place = looked_at(client, "mine.csv", DOUBTFUL.encode())
    asked = client.post(place, {"do": "import"})
    assert asked.status_code == 422
    assert "Say whether the loads are in kg or lb." in text_of(asked)
    assert client.post(place, {"do": "import", "unit": "kg"}).status_code == 302
    (workout, _) = load_journal(open_store(home)).workouts
    assert workout.blocks[0].sets[0].load_kg == 100.0


def test_unknown_columns_are_said_and_kept_for_the_next_table(client: Client, home: Path) -> None:
    place = looked_at(client, "meins.csv", UNKNOWN.encode())
    asked = client.get(place)
    assert "What the columns are" in text_of(asked)
    said = {
        "column:Wann": "date",
        "column:Was genau": "exercise",
        "column:Kilos gehoben": "weight-kg",
        "column:Wie oft": "reps",
    }
    shown = client.post(place, {"do": "look", **said})
    assert "20 sets are new" in text_of(shown)
    assert client.post(place, {"do": "import", **said}).status_code == 302
    kept = [r for r in load_records(open_store(home)) if r.kind == ColumnsMapped.KIND]
    assert len(kept) == 1
    again = client.get(looked_at(client, "meins-2.csv", UNKNOWN.encode()))
    assert "Nothing is new: all 20 sets" in text_of(again)


def test_rows_that_cannot_be_read_are_listed_with_place_value_and_remedy(client: Client) -> None:
    data = (FIXTURES / "strong-faults.csv").read_bytes()
    told = text_of(client.get(looked_at(client, "faults.csv", data)))
    assert "left out" in told
    assert "<strong>Line " in told
    assert "<code>" in told


def test_a_name_that_is_not_sure_is_put_right_on_the_way_in(client: Client, home: Path) -> None:
    data = "date,exercise,weight-kg,reps\n" + "".join(
        f"2025-03-{day:02},{name},{load},5\n"
        for day in range(1, 11)
        for name, load in (("Zorkel curl", 20), ("Deadlift", 140.5))
    )
    place = looked_at(client, "mine.csv", data.replace("weight-kg", "kg").encode())
    assert "Zorkel curl" in text_of(client.get(place))
    wrong = client.post(place, {"do": "import", "other:Zorkel curl": "blub"})
    assert wrong.status_code == 422
    assert 'value="blub"' in text_of(wrong)
    answer = client.post(place, {"do": "import", "other:Zorkel curl": "Barbell curl"})
    assert answer.status_code == 302
    (said,) = (r for r in load_records(open_store(home)) if r.kind == MovementNamed.KIND)
    assert said.batch is not None
    meant = {
        block.meant
        for workout in load_journal(open_store(home)).workouts
        for block in workout.blocks
        if block.name == "Zorkel curl"
    }
    assert meant == {"barbell_curl"}


def test_a_zone_that_is_confirmed_stays_with_the_profile(client: Client, home: Path) -> None:
    place = looked_at(client, "strong.csv", strong())
    wrong = client.post(place, {"do": "import", "unit": "lb", "zone": "Mars/Base"})
    assert wrong.status_code == 422
    assert "is no time zone" in text_of(wrong)
    assert 'value="Mars/Base"' in text_of(wrong)
    answer = client.post(place, {"do": "import", "unit": "lb", "zone": "America/New_York"})
    assert answer.status_code == 302
    assert load_journal(open_store(home)).profile.zone == "America/New_York"


def test_an_export_of_relift_comes_in_after_a_backup(
    client: Client, home: Path, tmp_path: Path
) -> None:
    other = open_store(tmp_path / "other")
    append(other, [note("from elsewhere")])
    import_file(other, parsed_log(1, 2), now=NOON)
    export_journal(other, tmp_path / "all.zip")
    n_other = len(load_records(other))
    append(open_store(home), [note("here first")])
    place = looked_at(client, "all.zip", (tmp_path / "all.zip").read_bytes())
    told = text_of(client.get(place))
    assert f"{n_other} are new" in told
    assert "from another device" in told
    assert n_records(home) == 1
    assert client.post(place, {"do": "import"}).status_code == 422
    assert n_records(home) == 1
    assert client.post(place, {"do": "import", "join": "1"}).status_code == 302
    assert n_records(home) == 1 + n_other
    assert "backup-" in text_of(client.get(place))
    assert "backup-" in text_of(client.get("/data"))


def test_a_fault_in_the_middle_leaves_the_journal_as_it_was(
    client: Client, server: Server, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from relift.app import imports
    from relift.errors import StoreFullError

    def full(*_: object, **__: object) -> None:
        raise StoreFullError("There is no space left on the disk. Nothing was written.")

    place = looked_at(client, "strong.csv", strong())
    before = n_records(home)
    monkeypatch.setattr(imports, "add_rows", full)
    answer = client.post(place, {"do": "import", "unit": "lb", "zone": "America/New_York"})
    assert answer.status_code == 507
    assert n_records(home) == before
    monkeypatch.undo()
