"""The list of devices: private, without a secret in clear, and never a change of it lost."""

from __future__ import annotations

import json
import logging
import os
import stat
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from relift.app.home import ACCESS
from relift.app.web.access import Access, DeviceKind
from relift.errors import StoreError, StoreReadOnlyError

NOW = datetime(2026, 3, 1, 18, 0, tzinfo=UTC)
ROOT = Path(__file__).parents[3]
WRITER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from relift.app.web.access import Access, DeviceKind

access, now = Access(Path(sys.argv[1])), datetime(2026, 3, 1, 18, 0, tzinfo=UTC)
for _ in range(20):
    secret = access.new_link(DeviceKind.BROWSER, now=now)
    assert access.enter(secret, name=sys.argv[2], now=now)
"""


def entered(access: Access, kind: DeviceKind = DeviceKind.BROWSER) -> str:
    own = access.enter(access.new_link(kind, now=NOW), name="Firefox on Linux", now=NOW)
    assert own is not None
    return own


@pytest.mark.skipif(os.name != "posix", reason="file rights of POSIX")
def test_only_its_owner_may_read_it(home: Path) -> None:
    entered(Access(home))
    assert stat.S_IMODE((home / ACCESS).stat().st_mode) == 0o600
    assert {file.name for file in home.glob("access.*")} == {"access.lock", "access.json"}


def test_it_holds_no_secret_in_clear_and_none_is_logged(
    home: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    access = Access(home)
    own, link = entered(access), access.new_link(DeviceKind.PHONE, now=NOW)
    kept = (home / ACCESS).read_text()
    assert own not in kept + caplog.text
    assert link not in kept + caplog.text


def test_two_processes_that_change_it_at_once_lose_nothing(home: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(home), name], env=environment)
        for name in ("one", "two")
    ]
    assert [writer.wait(timeout=120) for writer in writers] == [0, 0]
    names = [device.name for device in Access(home).rights().devices]
    assert (names.count("one"), names.count("two")) == (20, 20)


def test_a_change_by_another_process_is_seen_at_once(home: Path) -> None:
    here, there = Access(home), Access(home)
    own = entered(there)
    found = here.known(own, now=NOW)
    assert found is not None
    assert there.revoke(found.id)
    assert here.known(own, now=NOW) is None
    assert not there.revoke(found.id)


def test_a_device_is_seen_to_the_hour(home: Path) -> None:
    access = Access(home)
    own = entered(access)
    later = NOW + timedelta(hours=3)
    access.known(own, now=NOW + timedelta(minutes=59))
    assert access.rights().devices[0].seen_at == NOW
    access.known(own, now=later)
    assert access.rights().devices[0].seen_at == later


def test_a_damaged_list_says_what_to_do(home: Path) -> None:
    access = Access(home)
    entered(access)
    (home / ACCESS).write_text(json.dumps({"devices": 3}))
    with pytest.raises(StoreError, match="Delete that file"):
        access.rights()


def test_a_list_that_may_not_be_written_says_so_and_still_lets_in(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    access = Access(home)
    own = entered(access)

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("relift.app.web.access.make_private_file", refuse)
    with pytest.raises(StoreReadOnlyError, match="RELIFT_HOME"):
        access.new_link(DeviceKind.BROWSER, now=NOW)
    assert access.known(own, now=NOW + timedelta(hours=3)) is not None
