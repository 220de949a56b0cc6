"""What makes the pages an app: the manifest, and the service worker's list."""

from __future__ import annotations

import json
import re

import pytest
from django.test import Client

from relift.app.web.pages.shell import KEPT_PAGES


def status(client: Client, address: str) -> int:
    """The status of a file, which is closed again."""
    answer = client.get(address)
    answer.close()
    return answer.status_code


def test_the_manifest_makes_it_installable(stranger: Client) -> None:
    answer = stranger.get("/manifest.webmanifest")
    told = json.loads(answer.content)
    assert answer["Content-Type"] == "application/manifest+json"
    assert (told["start_url"], told["display"], told["scope"]) == ("/", "standalone", "/")
    assert {"192x192", "512x512"} <= {icon["sizes"] for icon in told["icons"]}
    assert {icon.get("purpose", "any") for icon in told["icons"]} == {"any", "maskable"}
    for icon in told["icons"]:
        assert status(stranger, icon["src"]) == 200


def test_the_service_worker_keeps_files_that_are_there_and_no_charts(stranger: Client) -> None:
    answer = stranger.get("/sw.js")
    assert answer["Content-Type"].startswith("text/javascript")
    found = re.match(r"const KEPT = (\{.*\});\n", answer.content.decode())
    assert found
    kept = json.loads(found[1])
    assert tuple(kept["pages"]) == KEPT_PAGES
    assert not any("vega" in file for file in kept["files"])
    assert [f for f in kept["files"] if status(stranger, f) != 200] == []


@pytest.mark.parametrize("page", KEPT_PAGES)
def test_every_page_that_is_kept_opens(client: Client, page: str) -> None:
    assert client.get(page).status_code == 200
