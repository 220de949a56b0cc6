"""A data folder and a store of its own for each test that asks; nothing of Django before that."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from relift.app.setup import Store

# How fast a busy machine draws examples says nothing of what is tested.
settings.register_profile("relift", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("relift")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A data folder that is not made yet; `RELIFT_HOME` names it."""
    folder = tmp_path / "relift-home"
    monkeypatch.setenv("RELIFT_HOME", str(folder))
    yield folder
    if "relift.app.database" in sys.modules:
        sys.modules["relift.app.database"].disconnect()


@pytest.fixture
def store(home: Path) -> Store:
    """A new, empty store in `home`."""
    from relift.app.setup import open_store

    return open_store(home)
