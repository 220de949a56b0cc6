"""Reading a page as text, and sending a form as a browser does."""

from __future__ import annotations

import html
import re
from typing import Any

from django.test import Client


def words(response: Any) -> str:
    """The text of a page, in one line."""
    text = re.sub(r"<[^>]+>", " ", response.content.decode())
    return " ".join(html.unescape(text).split())


def kept(client: Client, kind: str, **fields: str) -> str:
    """Send a form for something new; it is kept. Its id."""
    return kept_at(client, f"/history/add/{kind}", **fields)


def kept_at(client: Client, address: str, **fields: str) -> str:
    """Send a form; it is kept, and its page says so. The id that it has now."""
    response = client.post(address, fields)
    assert response.status_code == 303, words(response)
    where = response.headers["Location"]
    assert "Kept." in words(client.get(where))
    return where.split("?")[0].rsplit("/", 1)[1]
