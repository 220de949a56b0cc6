"""`relift serve` begins, hands out links, and ends without losing a write."""

from __future__ import annotations

import json
import signal
import socket
from pathlib import Path
from uuid import uuid4

import pytest
from tests.app.web.served_process import PATIENCE_S, Process, read_link, serving, start

from relift.app.records import load_records
from relift.app.setup import close_store, open_store
from relift.app.web.running import Running, noted, running
from relift.app.web.serving import check_bind, checked_phone, prepare
from relift.errors import InvalidValueError, ServingError


def parcel() -> bytes:
    note = {"kind": "note", "at": "2026-03-01T18:00:00+01:00", "payload": {"text": "kept"}}
    return json.dumps({"records": [{"id": str(uuid4()), **note}]}).encode()


def half_sent(process: Process, body: bytes) -> socket.socket:
    """A connection on which a request is under way: its head, and half of its body."""
    connection = socket.create_connection(("127.0.0.1", process.port), timeout=PATIENCE_S)
    head = (
        f"POST /outbox HTTP/1.1\r\nHost: 127.0.0.1:{process.port}\r\nOrigin: {process.origin}\r\n"
        f"Cookie: {process.cookie}\r\nContent-Type: application/json\r\n"
        f"Content-Length: {len(body)}\r\nExpect: 100-continue\r\n\r\n"
    )
    connection.sendall(head.encode())
    # The server asks for the rest once a thread of it reads the body: now it is under way.
    assert connection.recv(100).startswith(b"HTTP/1.1 100")
    connection.sendall(body[: len(body) // 2])
    return connection


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_write_that_is_under_way_when_it_is_ended_is_kept(
    home: Path, how: signal.Signals
) -> None:
    body = parcel()
    with serving(home) as process:
        process.enter()
        connection = half_sent(process, body)
        process.running.send_signal(how)
        while _is_listening(process.port):
            pass
        connection.sendall(body[len(body) // 2 :])
        with connection, connection.makefile("rb") as told:
            answer = told.read()
        assert b"200 OK" in answer
        assert b'"is_kept":true' in answer
        out, err = process.running.communicate(timeout=PATIENCE_S)
        assert (process.running.returncode, err) == (0, "")
        assert "Traceback" not in out
    assert len(load_records(open_store(home))) == 1
    assert not (home / "serving.json").exists()


def _is_listening(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def test_a_second_one_hands_out_a_new_link_to_the_first(home: Path) -> None:
    with serving(home) as first:
        second = start(home, "--port", "0")
        out, err = second.communicate(timeout=PATIENCE_S)
        assert (second.returncode, err) == (0, "")
        told = json.loads(out)
        assert told["port"] == first.port
        assert told["link"] != first.link
        assert first.ask(told["link"].removeprefix(first.origin))[0] == 302
        assert first.end()[0] == 0
    assert not (home / "serving.json").exists()


def test_after_one_that_was_killed_the_next_one_serves(home: Path) -> None:
    with serving(home) as first:
        first.running.kill()
        first.running.wait(timeout=PATIENCE_S)
        assert (home / "serving.json").exists()
    with serving(home) as second:
        second.enter()
        assert second.end(signal.SIGTERM)[0] == 0


def test_a_second_one_with_another_address_for_the_phone_says_what_to_do(home: Path) -> None:
    with serving(home):
        second = start(home, "--phone", "https://relift.example")
        out, _ = second.communicate(timeout=PATIENCE_S)
    assert second.returncode == 1
    assert "End that one with Ctrl-C first" in json.loads(out)["error"]["message"]


def test_a_port_that_is_taken_is_told_with_the_way_out(home: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(ServingError, match=rf"Port {port} .* in use.*--port"):
            prepare(home, port=port)


def test_nothing_of_a_request_is_said_in_the_terminal(home: Path) -> None:
    with serving(home) as process:
        process.enter()
        process.ask("/nothing?pain=9", cookie=process.cookie)
        process.ask("/settings", cookie=process.cookie)
        code, out, err = process.end()
    assert (code, out, err) == (0, "", "")


def test_a_folder_that_may_not_be_written_is_told_with_the_way_out(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_store(home)
    close_store()

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("relift.app.web.access.make_private_file", refuse)
    from typer.testing import CliRunner

    from relift.cli.main import app

    ran = CliRunner().invoke(app, ["serve", "--no-browser", "--port", "0", "--json"])
    assert ran.exit_code == 4
    told = json.loads(ran.stdout)["error"]
    assert told["kind"] == "StoreReadOnlyError"
    assert "RELIFT_HOME" in told["message"]


@pytest.mark.parametrize("bind", ["0.0.0.0", "::", "192.168.1.5", "relift.example", ""])
def test_no_other_network_is_listened_on(bind: str) -> None:
    with pytest.raises(InvalidValueError, match=r"this computer alone.*--phone"):
        check_bind(bind)


def test_it_listens_on_loopback_and_nothing_else(home: Path) -> None:
    server = prepare(home, port=0)
    assert server.listening.getsockname()[0] == "127.0.0.1"
    server.listening.close()


@pytest.mark.parametrize(
    "phone",
    [
        "http://relift.example",
        "relift.example",
        "https://",
        "https://relift.example/path",
        "https://relift.example?x=1",
        "https://me@relift.example",
        "https://relift.example#x",
    ],
)
def test_an_address_for_the_phone_that_is_none_is_refused(phone: str) -> None:
    with pytest.raises(InvalidValueError, match="begins with https://"):
        checked_phone(phone)


def test_an_address_for_the_phone_is_read_as_browsers_write_it() -> None:
    assert checked_phone(" https://Relift.Example:443/ ") == "https://relift.example"
    assert checked_phone("https://localhost:8443") == "https://localhost:8443"


class TestTheNoteOfARunningServer:
    def test_is_there_while_it_is_held_and_gone_afterwards(self, home: Path) -> None:
        home.mkdir()
        what = Running(port=1234, phone="https://relift.example")
        with noted(home, what):
            assert running(home) == what
        assert running(home) is None
        assert not (home / "serving.json").exists()

    def test_that_nobody_holds_is_left_over_whatever_listens_on_its_port(self, home: Path) -> None:
        home.mkdir()
        with socket.socket() as another:
            another.bind(("127.0.0.1", 0))
            another.listen()
            port = another.getsockname()[1]
            (home / "serving.json").write_text(json.dumps({"port": port}))
            assert running(home) is None

    def test_is_held_by_one_alone(self, home: Path) -> None:
        home.mkdir()
        with (
            noted(home, Running(port=1)),
            pytest.raises(ServingError, match="already"),
            noted(home, Running(port=2)),
        ):
            pass


def test_the_link_is_printed_once_it_works(home: Path) -> None:
    process = start(home, "--port", "0")
    try:
        told = read_link(process)
        assert Process(process, told["link"], told["port"]).ask("/manifest.webmanifest")[0] == 200
    finally:
        process.kill()
        process.communicate()
