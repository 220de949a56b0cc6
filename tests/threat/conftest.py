from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from relift.threat import Features, ThreatFilter, build_filter


@pytest.fixture(scope="session")
def bank() -> ThreatFilter:
    return build_filter()


@pytest.fixture(scope="session")
def start() -> datetime:
    return datetime(2026, 3, 2, 7, tzinfo=UTC)


@pytest.fixture(scope="session")
def lift() -> Callable[..., Features]:
    def make(
        load: float, reach: float = 0.9, *, movement: str = "hinge", context: str = ""
    ) -> Features:
        return Features(
            movement=movement,
            relative_load=load,
            range_of_motion=reach,
            volume=15,
            context=context,
        )

    return make
