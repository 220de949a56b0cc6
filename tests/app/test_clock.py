"""The clock and the zone of the person at the keyboard."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from relift.app import clock
from relift.errors import InvalidValueError


def set_clock(monkeypatch: pytest.MonkeyPatch, *, now: str, zone: str) -> None:
    monkeypatch.setenv("RELIFT_NOW", now)
    monkeypatch.setenv("TZ", zone)


def test_a_given_time_without_a_zone_is_the_persons_own(monkeypatch: pytest.MonkeyPatch) -> None:
    set_clock(monkeypatch, now="2026-01-31T23:30", zone="America/New_York")

    assert clock.now().isoformat() == "2026-01-31T23:30:00-05:00"


def test_a_given_instant_is_told_in_the_persons_zone(monkeypatch: pytest.MonkeyPatch) -> None:
    set_clock(monkeypatch, now="2026-01-31T23:30Z", zone="Europe/Berlin")

    assert clock.now().isoformat() == "2026-02-01T00:30:00+01:00"


def test_a_named_zone_knows_last_winters_offset(monkeypatch: pytest.MonkeyPatch) -> None:
    set_clock(monkeypatch, now="2026-07-01T12:00", zone="Europe/Berlin")

    winter = datetime(2026, 1, 1, tzinfo=clock.zone())
    assert (clock.now().utcoffset(), winter.utcoffset()) == (timedelta(hours=2), timedelta(hours=1))


def test_what_is_no_time_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    set_clock(monkeypatch, now="half past six", zone="UTC")

    with pytest.raises(InvalidValueError, match="RELIFT_NOW"):
        clock.now()


def test_the_system_names_its_zone_by_a_link(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    named = tmp_path / "zoneinfo" / "Asia" / "Tokyo"
    named.parent.mkdir(parents=True)
    named.touch()
    link = tmp_path / "localtime"
    link.symlink_to(named)
    monkeypatch.delenv("TZ", raising=False)
    monkeypatch.setattr(clock, "_ZONE_LINK", link)

    assert str(clock.zone()) == "Asia/Tokyo"


def test_without_a_name_the_offset_of_the_moment_serves(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("TZ", raising=False)
    monkeypatch.delenv("RELIFT_NOW", raising=False)
    monkeypatch.setattr(clock, "_ZONE_LINK", tmp_path / "absent")

    assert clock.now().utcoffset() is not None


def test_the_real_clock_is_aware_and_later_than_this_test_was_written(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("RELIFT_NOW", raising=False)

    assert clock.now() > datetime(2025, 1, 1, tzinfo=UTC)
