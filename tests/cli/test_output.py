"""What is printed: plain where it is piped, safe on a terminal, wrapped for a reader."""

from __future__ import annotations

import io
import json
import sys
from datetime import date
from typing import Any

import pytest

from relift.cli import output


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Make stdout a terminal; in the test itself, for pytest's capture comes after fixtures."""
    stream = Terminal()
    monkeypatch.setattr(sys, "stdout", stream)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "80")
    return stream


def test_json_holds_days_as_iso_dates(capsys: pytest.CaptureFixture[str]) -> None:
    output.emit_json({"on": date(2026, 3, 1), "name": "Kniebeuge ä"})

    assert json.loads(capsys.readouterr().out) == {"on": "2026-03-01", "name": "Kniebeuge ä"}


def test_json_is_valid_on_a_stream_that_cannot_say_every_character(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    written = io.BytesIO()
    narrow = io.TextIOWrapper(written, encoding="ascii", errors="backslashreplace")
    monkeypatch.setattr(sys, "stdout", narrow)
    output.emit_json({"name": "3 × 5 🦙"})
    narrow.flush()

    assert json.loads(written.getvalue().decode("ascii")) == {"name": "3 × 5 🦙"}


def test_json_shows_a_file_whose_name_is_no_text(capsys: pytest.CaptureFixture[str]) -> None:
    output.emit_json({"files": [{"file": "log\udcff.csv", "rows": 0}]})

    assert json.loads(capsys.readouterr().out) == {"files": [{"file": "log?.csv", "rows": 0}]}


def test_a_wrapped_step_of_a_list_is_indented_under_its_text(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "30")
    output.say("12. Rest on your back, calves on a chair")

    assert capsys.readouterr().out.splitlines() == [
        "12. Rest on your back, calves",
        "    on a chair",
    ]


def test_a_piped_table_is_aligned_text_without_boxes(capsys: pytest.CaptureFixture[str]) -> None:
    output.table(("lift", "kg"), [("squat", 140), ("deadlift", 97.5), ("row", None)], title="Today")

    assert capsys.readouterr().out.splitlines() == [
        "Today",
        "lift        kg",
        "squat      140",
        "deadlift  97.5",
        "row",
    ]


def test_a_table_without_rows_still_has_its_headings(capsys: pytest.CaptureFixture[str]) -> None:
    output.table(("lift", "kg"), [])

    assert capsys.readouterr().out == "lift  kg\n"


def test_on_a_terminal_a_table_never_reads_markup_in_what_it_shows(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    screen = terminal(monkeypatch)
    output.table(("note",), [("[bold]squat[/bold] :smile:",)])

    assert "[bold]squat[/bold] :smile:" in screen.getvalue()


@pytest.mark.parametrize("value", ["", "1"])
def test_no_color_is_honoured(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    screen = terminal(monkeypatch)
    monkeypatch.setenv("NO_COLOR", value)
    output.console().print("squat", style="red")

    assert (screen.getvalue() == "squat\n") is bool(value)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("squat\x1b[2J", "squat[2J"),
        ("a\r\nb\tc", "a b c"),
        ("\u202egnp.exe", "gnp.exe"),
        ("👩\u200d🦰 lift", "👩\u200d🦰 lift"),
    ],
)
def test_text_of_others_loses_what_could_drive_a_terminal(typed: str, shown: str) -> None:
    assert output.plain(typed) == shown


def test_paragraphs_are_wrapped_and_keep_a_blank_line_between(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    output.say("word " * 20, "- " + "item " * 12)
    lines = capsys.readouterr().out.splitlines()

    assert max(map(len, lines)) <= 40
    assert "" in lines
    assert lines[-1].startswith("  item")


def test_progress_says_nothing_where_nobody_watches(capsys: pytest.CaptureFixture[str]) -> None:
    with output.progress("Reading", 10) as advance:
        advance(10)

    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(("waited_s", "is_shown"), [(0.5, False), (1.5, True)])
def test_a_bar_comes_up_after_a_second(
    monkeypatch: pytest.MonkeyPatch, waited_s: float, is_shown: bool
) -> None:
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setenv("TERM", "xterm-256color")
    times: Any = iter([0.0])
    monkeypatch.setattr(output.time, "monotonic", lambda: next(times, waited_s))
    with output.progress("Reading", 10) as advance:
        advance(5)

    assert ("Reading" in stream.getvalue()) is is_shown


def test_nobody_is_asked_where_input_is_piped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", Terminal())
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    assert not output.may_ask()

    monkeypatch.setattr(sys, "stdin", Terminal())
    assert output.may_ask()


def test_a_long_reading_shows_how_many_rows_a_second(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(output, "_PATIENCE_S", 1e-6)
    with output.row_progress("Reading \x1blog.csv") as on_progress:
        assert on_progress is not None
        on_progress(500, 1000)
        on_progress(1000, 1000)

    assert "Reading log.csv" in stream.getvalue()
    assert "rows/s" in stream.getvalue()


def test_a_short_reading_and_one_that_nobody_watches_show_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with output.row_progress("Reading log.csv") as on_progress:
        assert on_progress is None
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    with output.row_progress("Reading log.csv") as on_progress:
        assert on_progress is not None
        on_progress(1000, 1000)

    assert stream.getvalue() == capsys.readouterr().err == ""
