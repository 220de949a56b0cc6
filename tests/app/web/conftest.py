"""A browser without a screen: requests straight into the pages, with or without the key."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client

from relift.app import clock
from relift.app.web.access import DeviceKind
from relift.app.web.doors import LOCAL_COOKIE
from relift.app.web.serving import Server, prepare, wsgi_application


@pytest.fixture
def server(home: Path) -> Iterator[Server]:
    """A server of `home` that listens and is not run: the client asks its application."""
    from django.core.signals import request_finished
    from django.db import close_old_connections

    made = prepare(home, port=0)
    wsgi_application(made)
    # The test reads the same database between requests; the fixture `home` closes it.
    request_finished.disconnect(close_old_connections)
    yield made
    request_finished.connect(close_old_connections)
    made.listening.close()


@pytest.fixture
def stranger(server: Server) -> Client:
    """A browser at our address, without a key."""
    host = server.address.local.partition("://")[2]
    return Client(HTTP_HOST=host, HTTP_ORIGIN=server.address.local)


@pytest.fixture
def client(server: Server, stranger: Client) -> Client:
    """A browser that came in by the link."""
    secret = server.access.new_link(DeviceKind.BROWSER, now=clock.now())
    own = server.access.enter(secret, name="A test", now=clock.now())
    assert own is not None
    stranger.cookies[LOCAL_COOKIE] = own
    return stranger
