"""The list of devices: seen, taken back, and added to on this computer alone."""

from __future__ import annotations

import html
import re

import pytest
from django.test import Client
from tests.app.web.test_doors import PHONE, by_phone, device

from relift.app.web.access import DeviceKind
from relift.app.web.doors import LOCAL_COOKIE, PHONE_COOKIE
from relift.app.web.serving import Server, prepare, wsgi_application


@pytest.fixture
def tunnel(server: Server) -> Server:
    """The server with an address for the phone."""
    made = prepare(server.home, port=0, phone=PHONE)
    wsgi_application(made)
    made.listening.close()
    return made


@pytest.fixture
def computer(tunnel: Server) -> Client:
    """A browser on the computer."""
    client = Client(HTTP_HOST=tunnel.address.local[7:], HTTP_ORIGIN=tunnel.address.local)
    client.cookies[LOCAL_COOKIE] = device(tunnel, DeviceKind.BROWSER)
    return client


@pytest.fixture
def phone(tunnel: Server) -> Client:
    """A phone that was paired."""
    client = by_phone()
    client.cookies[PHONE_COOKIE] = device(tunnel, DeviceKind.PHONE)
    return client


def made(client: Client, what: str) -> str:
    """The address that a new link is shown with."""
    page = client.post("/settings/devices", {what: "yes"}).content.decode()
    found = re.search(r'class="address"[^>]*>([^<]+)<', page)
    assert found is not None
    return html.unescape(found[1])


def test_both_are_listed_and_this_device_is_marked(computer: Client, phone: Client) -> None:
    page = computer.get("/settings/devices").content.decode()
    assert page.count('<li class="card">') == 2
    assert page.count("· this device") == 1
    assert page.count('name="revoke"') == 1


def test_a_phone_is_paired_by_the_address_in_the_code_and_taken_back(
    computer: Client, tunnel: Server
) -> None:
    address = made(computer, "phone")
    assert address.startswith(f"{PHONE}/pair?key=")
    stranger = by_phone()
    path = address.removeprefix(PHONE)
    assert "Pair this phone" in stranger.get(path).content.decode()
    key = path.partition("=")[2]
    assert stranger.post("/pair", {"key": key}).status_code == 302
    assert stranger.get("/").status_code == 200
    paired = next(d for d in tunnel.access.rights().devices if d.kind is DeviceKind.PHONE)
    assert computer.post("/settings/devices", {"revoke": str(paired.id)}).status_code == 303
    assert stranger.get("/").status_code == 401


def test_the_code_is_a_picture_without_style_and_only_while_its_link_works(
    computer: Client, phone: Client
) -> None:
    key = made(computer, "phone").partition("=")[2]
    answer = computer.get("/settings/devices/code.svg", {"key": key})
    picture = answer.content.decode()
    assert answer.headers["Content-Type"] == "image/svg+xml"
    assert picture.startswith("<?xml") or picture.startswith("<svg")
    assert not re.search(r"style=|<script|href=", picture)
    assert key not in picture
    assert phone.get("/settings/devices/code.svg", {"key": key}).status_code == 404
    assert by_phone().post("/pair", {"key": key}).status_code == 302
    assert computer.get("/settings/devices/code.svg", {"key": key}).status_code == 404


def test_another_browser_on_this_computer_gets_a_link(computer: Client, tunnel: Server) -> None:
    address = made(computer, "browser")
    assert address.startswith(f"{tunnel.address.local}/open?key=")
    other = Client(HTTP_HOST=tunnel.address.local[7:])
    assert other.get(address.removeprefix(tunnel.address.local)).status_code == 302
    assert other.get("/settings/devices").status_code == 200


@pytest.mark.parametrize("what", ["phone", "browser"])
def test_a_phone_that_was_found_lets_nobody_in(phone: Client, tunnel: Server, what: str) -> None:
    answer = phone.post("/settings/devices", {what: "yes"})
    assert answer.status_code == 403
    assert "on the computer" in answer.content.decode()
    assert not tunnel.access.rights().links


def test_a_phone_takes_no_other_key_away_but_its_own(
    phone: Client, computer: Client, tunnel: Server
) -> None:
    by_kind = {one.kind: str(one.id) for one in tunnel.access.rights().devices}
    other = {"revoke": by_kind[DeviceKind.BROWSER]}
    assert phone.post("/settings/devices", other).status_code == 403
    assert computer.get("/").status_code == 200
    answer = phone.post("/settings/devices", {"revoke": by_kind[DeviceKind.PHONE]})
    assert answer.status_code == 200
    assert "You have left" in answer.content.decode()
    assert phone.get("/").status_code == 401


def test_a_device_that_is_none_is_no_page(computer: Client) -> None:
    assert computer.post("/settings/devices", {"revoke": "me"}).status_code == 404


def test_leaving_takes_the_key_away_and_clears_the_device(computer: Client, tunnel: Server) -> None:
    answer = computer.post("/leave")
    assert '"storage"' in answer.headers["Clear-Site-Data"]
    assert not [d for d in tunnel.access.rights().devices if d.kind is DeviceKind.BROWSER]
    assert computer.get("/").status_code == 401


def test_without_an_address_for_the_phone_the_page_says_how_to_set_it_up(client: Client) -> None:
    page = client.get("/settings/devices").content.decode()
    assert "--phone" in page
    assert 'name="phone"' not in page
    assert 'class="code"' not in client.post("/settings/devices", {"phone": "yes"}).content.decode()
