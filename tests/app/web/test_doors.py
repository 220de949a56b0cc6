"""Who gets in: every route, by every way in that another page, site or network could try."""

from __future__ import annotations

import re
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest
from django.http import HttpResponse
from django.test import Client
from tests.app.web.routes import BEHIND_THE_DOOR, ROUTES

from relift.app import clock
from relift.app.records import load_records
from relift.app.setup import open_store
from relift.app.web.access import DeviceKind
from relift.app.web.assets import static_url
from relift.app.web.doors import LOCAL_COOKIE, PHONE_COOKIE
from relift.app.web.pages import shell
from relift.app.web.serving import Server, prepare, wsgi_application

PHONE = "https://relift.example"
UNSAFE = ("post", "put", "patch", "delete")
EVERY_ROUTE = pytest.mark.parametrize("path", ROUTES.values(), ids=ROUTES)
BEHIND = pytest.mark.parametrize("path", BEHIND_THE_DOOR.values(), ids=BEHIND_THE_DOOR)
NOTE = {
    "records": [
        {
            "id": "00000000-0000-4000-8000-000000000001",
            "kind": "note",
            "at": "2026-03-01T18:00:00+01:00",
            "payload": {"text": "mine"},
        }
    ]
}


def device(server: Server, kind: DeviceKind) -> str:
    """The cookie of a device that came in."""
    secret = server.access.new_link(kind, now=clock.now())
    own = server.access.enter(secret, name="A test", now=clock.now())
    assert own is not None
    return own


def by_phone(**headers: str) -> Client:
    """A browser at the phone's address."""
    return Client(HTTP_HOST=PHONE.partition("://")[2], HTTP_ORIGIN=PHONE, **headers)


@pytest.fixture
def behind_a_tunnel(server: Server) -> Server:
    """The server with an address for the phone."""
    made = prepare(server.home, port=0, phone=PHONE)
    wsgi_application(made)
    made.listening.close()
    return made


class TestTheHost:
    @EVERY_ROUTE
    @pytest.mark.parametrize("host", ["evil.example", "127.0.0.1:1", "127.0.0.1", ""])
    def test_a_foreign_name_for_this_computer_is_refused(
        self, client: Client, path: str, host: str
    ) -> None:
        assert client.get(path, HTTP_HOST=host).status_code == 421

    def test_a_foreign_name_is_not_even_given_a_file(self, client: Client) -> None:
        path = static_url("relift/app.js")
        with closing(client.get(path)) as file:
            assert file.status_code == 200
        assert client.get(path, HTTP_HOST="evil.example").status_code == 421

    def test_what_a_proxy_says_of_the_host_is_not_believed(
        self, client: Client, server: Server
    ) -> None:
        host = server.address.local.partition("://")[2]
        foreign = client.get("/", HTTP_HOST="evil.example", HTTP_X_FORWARDED_HOST=host)
        assert foreign.status_code == 421
        assert client.get("/", HTTP_X_FORWARDED_HOST="evil.example").status_code == 200


class TestTheOrigin:
    @EVERY_ROUTE
    @pytest.mark.parametrize("method", UNSAFE)
    @pytest.mark.parametrize("origin", ["https://evil.example", "null", "", PHONE])
    def test_nothing_is_changed_for_another_page(
        self, client: Client, path: str, method: str, origin: str
    ) -> None:
        assert getattr(client, method)(path, HTTP_ORIGIN=origin).status_code == 403

    @EVERY_ROUTE
    @pytest.mark.parametrize("method", UNSAFE)
    def test_nothing_is_changed_where_nobody_says_who_asks(
        self, client: Client, path: str, method: str
    ) -> None:
        del client.defaults["HTTP_ORIGIN"]
        assert getattr(client, method)(path).status_code == 403
        named = getattr(client, method)(path, HTTP_SEC_FETCH_SITE="same-site")
        assert named.status_code == 403

    def test_another_program_on_this_computer_is_another_page(
        self, client: Client, server: Server
    ) -> None:
        neighbour = f"http://127.0.0.1:{server.address.port + 1}"
        assert client.post("/leave", HTTP_ORIGIN=neighbour).status_code == 403

    def test_a_form_of_another_page_cannot_pass_for_json(self, client: Client) -> None:
        sent = client.post(
            "/outbox",
            '{"records": []}',
            content_type="text/plain",
            HTTP_ORIGIN="https://evil.example",
        )
        assert sent.status_code == 403
        assert not load_records(open_store())

    def test_an_origin_that_is_ours_by_another_name_does_not_fit(
        self, client: Client, server: Server
    ) -> None:
        other_name = f"http://localhost:{server.address.port}"
        assert client.post("/leave", HTTP_ORIGIN=other_name).status_code == 403


class TestLoadingFromAnotherPage:
    @EVERY_ROUTE
    @pytest.mark.parametrize("site", ["cross-site", "same-site"])
    @pytest.mark.parametrize("how", [("no-cors", "script"), ("navigate", "iframe"), ("cors", "")])
    def test_no_page_of_another_site_or_port_loads_anything(
        self, client: Client, path: str, site: str, how: tuple[str, str]
    ) -> None:
        told = client.get(
            path,
            HTTP_SEC_FETCH_SITE=site,
            HTTP_SEC_FETCH_MODE=how[0],
            HTTP_SEC_FETCH_DEST=how[1],
        )
        assert told.status_code == 403

    def test_a_link_on_another_page_may_lead_here(self, client: Client) -> None:
        told = client.get(
            "/",
            HTTP_SEC_FETCH_SITE="cross-site",
            HTTP_SEC_FETCH_MODE="navigate",
            HTTP_SEC_FETCH_DEST="document",
        )
        assert told.status_code == 200


class TestTheKey:
    @BEHIND
    @pytest.mark.parametrize("method", ["get", *UNSAFE])
    def test_without_a_key_every_page_is_closed(
        self, stranger: Client, path: str, method: str
    ) -> None:
        assert getattr(stranger, method)(path).status_code == 401

    @BEHIND
    def test_a_wrong_key_opens_nothing(self, stranger: Client, path: str) -> None:
        stranger.cookies[LOCAL_COOKIE] = "x" * 43
        assert stranger.get(path).status_code == 401

    @BEHIND
    def test_a_revoked_key_opens_nothing(self, client: Client, server: Server, path: str) -> None:
        (one,) = server.access.rights().devices
        server.access.revoke(one.id)
        assert client.get(path).status_code == 401

    @BEHIND
    def test_the_key_of_a_phone_opens_nothing_on_this_computer(
        self, stranger: Client, server: Server, path: str
    ) -> None:
        own = device(server, DeviceKind.PHONE)
        stranger.cookies[LOCAL_COOKIE] = own
        stranger.cookies[PHONE_COOKIE] = own
        assert stranger.get(path).status_code == 401

    @BEHIND
    def test_the_key_of_this_computer_opens_nothing_at_the_phones_address(
        self, behind_a_tunnel: Server, path: str
    ) -> None:
        own, phone = device(behind_a_tunnel, DeviceKind.BROWSER), by_phone()
        phone.cookies[LOCAL_COOKIE] = own
        phone.cookies[PHONE_COOKIE] = own
        assert phone.get(path).status_code == 401

    def test_the_digest_in_the_file_is_no_key(self, stranger: Client, server: Server) -> None:
        device(server, DeviceKind.BROWSER)
        (one,) = server.access.rights().devices
        stranger.cookies[LOCAL_COOKIE] = one.digest
        assert stranger.get("/").status_code == 401


class TestTheLink:
    def link(self, server: Server, kind: DeviceKind = DeviceKind.BROWSER) -> str:
        return server.access.new_link(kind, now=clock.now())

    def test_it_works_once(self, stranger: Client, server: Server) -> None:
        key = self.link(server)
        assert stranger.get("/open", {"key": key}).status_code == 302
        stranger.cookies.clear()
        assert stranger.get("/open", {"key": key}).status_code == 401
        assert LOCAL_COOKIE not in stranger.cookies

    def test_it_works_for_ten_minutes(
        self, stranger: Client, server: Server, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        made = datetime(2026, 3, 1, 18, 0, tzinfo=UTC)
        monkeypatch.setenv("RELIFT_NOW", made.isoformat())
        early, late = self.link(server), self.link(server)
        monkeypatch.setenv("RELIFT_NOW", (made + timedelta(minutes=9)).isoformat())
        assert stranger.get("/open", {"key": early}).status_code == 302
        monkeypatch.setenv("RELIFT_NOW", (made + timedelta(minutes=10)).isoformat())
        assert stranger.get("/open", {"key": late}).status_code == 401

    @pytest.mark.parametrize("method", ["head", "post", "options"])
    def test_asking_in_another_way_does_not_use_it_up(
        self, stranger: Client, server: Server, method: str
    ) -> None:
        key = self.link(server)
        getattr(stranger, method)(f"/open?key={key}")
        assert stranger.get("/open", {"key": key}).status_code == 302

    def test_a_preview_that_fetches_a_phones_link_does_not_use_it_up(
        self, behind_a_tunnel: Server
    ) -> None:
        key, phone = self.link(behind_a_tunnel, DeviceKind.PHONE), by_phone()
        assert [phone.get("/pair", {"key": key}).status_code for _ in range(3)] == [200] * 3
        assert not behind_a_tunnel.access.rights().devices
        assert phone.post("/pair", {"key": key}).status_code == 302
        assert phone.get("/").status_code == 200
        assert phone.post("/pair", {"key": key}).status_code == 401

    def test_a_phones_link_opens_nothing_on_this_computer(
        self, behind_a_tunnel: Server, stranger: Client
    ) -> None:
        host = behind_a_tunnel.address.local
        local = Client(HTTP_HOST=host.partition("://")[2], HTTP_ORIGIN=host)
        key = self.link(behind_a_tunnel, DeviceKind.PHONE)
        assert local.get("/open", {"key": key}).status_code == 401
        assert local.get("/pair", {"key": key}).status_code == 401
        assert local.post("/pair", {"key": key}).status_code == 401

    def test_a_link_of_this_computer_opens_nothing_at_the_phones_address(
        self, behind_a_tunnel: Server
    ) -> None:
        key, phone = self.link(behind_a_tunnel), by_phone()
        assert phone.get("/open", {"key": key}).status_code == 401
        assert phone.post("/pair", {"key": key}).status_code == 401


class TestTheCookie:
    def test_on_this_computer_no_script_and_no_other_site_gets_it(
        self, stranger: Client, server: Server
    ) -> None:
        key = server.access.new_link(DeviceKind.BROWSER, now=clock.now())
        stranger.get("/open", {"key": key})
        cookie = stranger.cookies[LOCAL_COOKIE]
        assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Strict", "/")
        assert not cookie["domain"]

    def test_the_phones_is_bound_to_its_host_and_to_tls(self, behind_a_tunnel: Server) -> None:
        phone = by_phone()
        key = behind_a_tunnel.access.new_link(DeviceKind.PHONE, now=clock.now())
        phone.post("/pair", {"key": key})
        cookie = phone.cookies[PHONE_COOKIE]
        assert PHONE_COOKIE.startswith("__Host-")
        assert (cookie["secure"], cookie["httponly"], cookie["samesite"]) == (True, True, "Strict")
        assert cookie["path"] == "/"
        assert not cookie["domain"]


def answers(client: Client, server: Server) -> dict[str, HttpResponse]:
    """An answer of every sort."""
    told = {
        "a page": client.get("/"),
        "json": client.get("/snapshot.json"),
        "a file": client.get(static_url("relift/app.js")),
        "no such file": client.get("/static/x.js"),
        "no such page": client.get("/nothing"),
        "wrong method": client.post("/more"),
        "foreign host": client.get("/", HTTP_HOST="evil.example"),
        "foreign origin": client.post("/leave", HTTP_ORIGIN="null"),
        "a parcel that is none": client.post("/outbox", "{", content_type="application/json"),
        "no key": Client(HTTP_HOST=client.defaults["HTTP_HOST"]).get("/"),
    }
    for answer in told.values():
        answer.close()  # that of a file holds it open
    return told


class TestEveryAnswer:
    def test_it_forbids_whatever_is_not_ours(self, client: Client, server: Server) -> None:
        for name, answer in answers(client, server).items():
            policy = answer.headers.get("Content-Security-Policy", "")
            assert "default-src 'none'" in policy, name
            assert "frame-ancestors 'none'" in policy, name
            assert "unsafe" not in policy, name
            assert not re.search(r"https?:|\*", policy), name
            assert answer.headers["X-Content-Type-Options"] == "nosniff", name
            assert answer.headers["Referrer-Policy"] == "same-origin", name
            assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin", name
            assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin", name
            assert "Access-Control-Allow-Origin" not in answer.headers, name

    def test_nothing_but_our_own_files_is_kept_by_caches(
        self, client: Client, server: Server
    ) -> None:
        for name, answer in answers(client, server).items():
            if name != "a file":
                assert answer.headers["Cache-Control"] == "no-store", name

    def test_a_list_of_devices_that_cannot_be_read_is_told_with_the_same_headers(
        self, client: Client, server: Server
    ) -> None:
        (server.home / "access.json").write_text("{")
        answer = client.get("/")
        assert answer.status_code == 500
        assert "Delete that file" in answer.content.decode()
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]

    def test_a_mistake_of_ours_tells_nothing_of_what_it_choked_on(
        self, client: Client, server: Server, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def broken(*_: object, **__: object) -> HttpResponse:
            raise ValueError("numb since Tuesday, in /secret/place")

        monkeypatch.setattr(shell, "page", broken)
        answer = client.get("/more")
        said = answer.content.decode()
        assert answer.status_code == 500
        assert "Relift made a mistake" in said
        for inside in ("numb", "/secret", "Traceback", str(server.home), "site-packages", "/src/"):
            assert inside not in said
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]

    def test_no_page_carries_a_key(self, client: Client, server: Server) -> None:
        keys = [client.cookies[LOCAL_COOKIE].value]
        for rights in (server.access.rights(),):
            keys += [one.digest for one in (*rights.devices, *rights.links)]
        for name, path in BEHIND_THE_DOOR.items():
            said = client.get(path).getvalue().decode("utf-8", "replace")
            assert [key for key in keys if key in said] == [], name


class TestBodies:
    def test_a_parcel_that_is_too_large_is_refused_and_leaves_nothing(self, client: Client) -> None:
        text = "x" * (2 * 1024 * 1024 + 1)
        told = client.post("/outbox", text, content_type="application/json")
        assert told.status_code == 413
        assert "up to 2 MB" in told.content.decode()
        assert not load_records(open_store())

    def test_a_body_that_is_no_json_at_all_is_refused(self, client: Client) -> None:
        for body in ("", "[]", "null", "\x00", '{"records": 1}'):
            told = client.post("/outbox", body, content_type="application/json")
            assert told.status_code == 400, body

    def test_a_parcel_of_ours_is_taken(self, client: Client) -> None:
        assert client.post("/outbox", NOTE, content_type="application/json").status_code == 200
        assert len(load_records(open_store())) == 1


class TestTheFiles:
    @pytest.mark.parametrize(
        "path",
        [
            "../settings.py",
            "..%2fsettings.py",
            "%2e%2e/%2e%2e/settings.py",
            "relift/../../settings.py",
            "relift/..%5c..%5csettings.py",
            "/etc/passwd",
            "relift/app.js%00.css",
            "relift",
            "",
        ],
    )
    def test_no_path_leads_out_of_their_folder(self, client: Client, path: str) -> None:
        build = static_url("relift/app.js").removesuffix("relift/app.js")
        assert client.get(build + path).status_code == 404
        assert client.get(f"/static/{path}").status_code == 404
