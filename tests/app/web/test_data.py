"""Export, backups, going back and erasing by the pages."""

from __future__ import annotations

import io
import sqlite3
import zipfile
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from tests.app.journal_records import NOON, note, parsed_log
from tests.app.web.handing_in import hand_in, looked_at, strong, text_of

from relift.app import backup as backup_module
from relift.app import clock
from relift.app.backup import backups
from relift.app.home import BACKUPS, database_path
from relift.app.imports import import_file
from relift.app.records import append, load_journal, load_records
from relift.app.setup import open_store
from relift.app.staging import Staging
from relift.app.today import plan_today
from relift.app.transfer import import_journal
from relift.app.web.access import DeviceKind
from relift.app.web.serving import Server
from relift.journal.records import Record, new_record
from relift.journal.reports import Answer, ScreenAnswered, ScreenForm

SECRET = "a sentence that nobody else may read"


def records(home: Path) -> list[Record]:
    return load_records(open_store(home))


def downloaded(answer: HttpResponse) -> bytes:
    return b"".join(answer)  # type: ignore[arg-type]


def bytes_of(home: Path) -> bytes:
    return b"".join(file.read_bytes() for file in home.rglob("*") if file.is_file())


def saved(client: Client, home: Path) -> str:
    """Back up, and the backup's name."""
    assert client.post("/data/backup").status_code == 302
    return backups(home)[0].path.name


def test_an_export_brings_the_same_journal_back(client: Client, home: Path, tmp_path: Path) -> None:
    store = open_store(home)
    append(store, [note(SECRET)])
    import_file(store, parsed_log(1, 2), now=NOON)
    answer = client.get("/data/export.zip")
    assert answer["Content-Disposition"].startswith('attachment; filename="relift-')
    (tmp_path / "all.zip").write_bytes(downloaded(answer))
    other = open_store(tmp_path / "other")
    import_journal(other, tmp_path / "all.zip")
    assert load_records(other) == records(home)
    names = zipfile.ZipFile(tmp_path / "all.zip").namelist()
    assert any(name.endswith(".csv") for name in names)
    assert not list((home / "staged").iterdir())


def test_a_backup_is_made_listed_and_handed_out(client: Client, home: Path) -> None:
    append(open_store(home), [note(SECRET)])
    name = saved(client, home)
    told = text_of(client.get("/data"))
    assert name in told
    copy = downloaded(client.get(f"/data/backups/{name}"))
    assert copy == (home / BACKUPS / name).read_bytes()


@pytest.mark.parametrize("name", ["no-such.sqlite3", "..%2Frelift.sqlite3", "%2Fetc%2Fpasswd"])
def test_only_a_listed_backup_is_handed_out(client: Client, name: str) -> None:
    assert client.get(f"/data/backups/{name}").status_code == 404


def test_going_back_takes_the_typed_word_and_keeps_what_was_here(
    client: Client, home: Path
) -> None:
    append(open_store(home), [note("before")])
    name = saved(client, home)
    append(open_store(home), [note("after")])
    short = client.post("/data/restore", {"backup": name, "word": "rest"})
    assert short.status_code == 422
    assert f'value="{name}" checked' in text_of(short)
    assert len(records(home)) == 2
    done = client.post("/data/restore", {"backup": name, "word": " Restore "})
    assert done.status_code == 200
    assert "1 record." in text_of(done)
    assert len(records(home)) == 1
    aside = next(one for one in backups(home) if one.occasion == "replaced")
    assert aside.path.name in text_of(done)
    assert "What was here before you went back" in text_of(client.get("/data"))


def test_going_back_shows_the_journal_that_was_put_back(client: Client, home: Path) -> None:
    name = saved(client, home)
    client.post(looked_at(client, "strong.csv", strong()), {"do": "import", "unit": "lb"})
    assert "strong.csv" in text_of(client.get("/data"))
    client.post("/data/restore", {"backup": name, "word": "restore"})
    assert "No log came in so far." in text_of(client.get("/data"))


def test_a_stop_that_a_backup_knows_nothing_of_still_stands(client: Client, home: Path) -> None:
    name = saved(client, home)
    store = open_store(home)
    sign = ScreenAnswered(form=ScreenForm.FULL, answers={"saddle_numbness": Answer.YES})
    append(store, [new_record(sign, person=store.person, at=clock.now())])
    before = client.get("/data").content.decode()
    done = client.post("/data/restore", {"backup": name, "word": "restore"})
    assert 'class="stop"' in before
    assert 'class="stop"' in text_of(done)
    assert "still holds: 1 record" in text_of(done)


def test_a_file_of_ones_own_can_be_gone_back_to_and_is_not_asked_for_twice(
    client: Client, home: Path
) -> None:
    append(open_store(home), [note("before")])
    copy = (home / BACKUPS / saved(client, home)).read_bytes()
    append(open_store(home), [note("after")])
    sent = {"file": SimpleUploadedFile("../mine.sqlite3", copy), "word": ""}
    short = client.post("/data/restore", sent)
    assert short.status_code == 422
    (waiting,) = Staging(home).waiting(now=clock.now(), is_backup=True)
    assert "Your file mine.sqlite3" in text_of(short)
    assert "mine.sqlite3" not in text_of(client.get("/data"))
    again = client.post("/data/restore", {"backup": f"file:{waiting.id}", "word": "restore"})
    assert again.status_code == 200
    assert len(records(home)) == 1
    assert Staging(home).waiting(now=clock.now(), is_backup=True) == []


def foreign_database(folder: Path) -> bytes:
    with sqlite3.connect(folder / "other.sqlite3") as connection:
        connection.execute("CREATE TABLE thing (x)")
    connection.close()
    return (folder / "other.sqlite3").read_bytes()


@pytest.mark.parametrize("kind", ["text", "empty", "foreign", "export", "none"])
def test_what_is_no_backup_changes_nothing(
    client: Client, home: Path, tmp_path: Path, kind: str
) -> None:
    append(open_store(home), [note("here")])
    zipped = io.BytesIO()
    with zipfile.ZipFile(zipped, "w") as archive:
        archive.writestr("records.jsonl", "")
    files = {
        "text": b"no database",
        "empty": b"",
        "foreign": foreign_database(tmp_path),
        "export": zipped.getvalue(),
    }
    sent: dict[str, object] = {"word": "restore"}
    if kind != "none":
        sent["file"] = SimpleUploadedFile("mine.db", files[kind])
    answer = client.post("/data/restore", sent)
    assert answer.status_code == 422
    assert str(home) not in text_of(answer)
    assert len(records(home)) == 1
    assert list((home / BACKUPS).glob("*")) == [] if (home / BACKUPS).exists() else True


def test_erasing_takes_the_typed_word(client: Client, home: Path) -> None:
    append(open_store(home), [note(SECRET)])
    answer = client.post("/data/erase", {"word": "yes", "backups": "1"})
    assert answer.status_code == 422
    assert 'name="backups" value="1" checked' in text_of(answer)
    assert len(records(home)) == 1


def test_erasing_leaves_an_empty_journal_and_none_of_its_bytes(client: Client, home: Path) -> None:
    store = open_store(home)
    person = store.person
    append(store, [note(f"{SECRET} {n}") for n in range(500)])
    saved(client, home)
    hand_in(client, ("waiting.csv", SECRET.encode()))
    assert SECRET.encode() in bytes_of(home)
    answer = client.post("/data/erase", {"word": "erase", "backups": "1"})
    assert answer.status_code == 200
    assert answer["Clear-Site-Data"] == '"cache", "storage"'
    assert "relift/left.js" in text_of(answer)
    assert records(home) == []
    assert open_store(home).person != person
    assert SECRET.encode() not in bytes_of(home)
    assert backups(home) == []
    assert "No log came in so far." in text_of(client.get("/data"))


def test_backups_stay_where_they_are_not_ticked(client: Client, home: Path) -> None:
    append(open_store(home), [note(SECRET)])
    name = saved(client, home)
    assert "There is 1 backup" in text_of(client.get("/data/erase"))
    client.post("/data/erase", {"word": "erase"})
    assert records(home) == []
    assert [one.path.name for one in backups(home)] == [name]
    client.post("/data/restore", {"backup": name, "word": "restore"})
    assert len(records(home)) == 1


def test_a_damaged_journal_can_be_erased(home: Path) -> None:
    from relift.app.database import disconnect
    from relift.app.erasing import erase_all

    append(open_store(home), [note(SECRET)])
    disconnect()
    database_path(home).write_bytes(SECRET.encode() * 200)
    erase_all(home, with_backups=False)
    assert records(home) == []
    assert SECRET.encode() not in bytes_of(home)


def test_after_erasing_in_a_stop_there_is_no_plan_before_the_questions_are_answered(
    client: Client, home: Path
) -> None:
    store = open_store(home)
    sign = ScreenAnswered(form=ScreenForm.FULL, answers={"saddle_numbness": Answer.YES})
    append(store, [new_record(sign, person=store.person, at=clock.now())])
    assert 'class="stop"' in text_of(client.get("/data/erase"))
    client.post("/data/erase", {"word": "erase"})
    empty = load_journal(open_store(home))
    assert plan_today(open_store(home), empty, now=clock.now()).exposures == ()


def test_erasing_shuts_other_devices_out(client: Client, server: Server) -> None:
    secret = server.access.new_link(DeviceKind.PHONE, now=clock.now())
    server.access.enter(secret, name="A phone", now=clock.now())
    client.post("/data/erase", {"word": "erase"})
    (left,) = server.access.rights().devices
    assert left.kind is DeviceKind.BROWSER


def test_a_backup_that_cannot_be_made_is_told_and_the_journal_stays(
    client: Client, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from relift.errors import StoreFullError

    def full(*_: object) -> int:
        raise StoreFullError("There is no space left on the disk.")

    append(open_store(home), [note("here")])
    monkeypatch.setattr(backup_module, "copy_database", full)
    assert client.post("/data/backup").status_code == 507
    assert len(records(home)) == 1
