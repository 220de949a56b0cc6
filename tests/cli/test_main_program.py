"""The program itself: help, errors as sentences, exit codes, and what it does not load."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import types
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest
import typer
from tests.cli.conftest import Relift
from tests.cli.strong_logs import DAYS, write_log

from relift import errors
from relift.cli.main import main
from relift.cli.options import AsJson
from relift.cli.table import COMMANDS, Entry

HEAVY = ("rich", "django", "numpy", "msgspec", "sqlite3", "altair", "vl_convert", "jinja2")


def failing(error: BaseException) -> Callable[..., NoReturn]:
    """A command that raises `error`."""

    def fail(*, as_json: AsJson = False) -> NoReturn:
        raise error

    return fail


@pytest.fixture
def broken(relift: Relift, monkeypatch: pytest.MonkeyPatch) -> Relift:
    """`relift broken KIND`: a command that fails in the way that a test set."""
    monkeypatch.setitem(COMMANDS, "broken", Entry("tests.cli.broken", "fail", "Fails"))
    return relift


def breaks_with(error: BaseException, monkeypatch: pytest.MonkeyPatch) -> None:
    module = types.ModuleType("tests.cli.broken")
    module.fail = failing(error)  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "tests.cli.broken", module)


def python(code: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        env=os.environ | environment,
        timeout=60,
        check=False,
    )


def test_a_record_carries_the_zone_of_the_person_also_once_the_store_is_open(home: Path) -> None:
    code = "from relift.cli.main import main; import sys; sys.argv[1:] = ARGS; main()"
    log = ["log", "deadlift 100kg x5", "--json"]
    ran = python(
        code.replace("ARGS", repr(log)),
        TZ="Asia/Tokyo",
        RELIFT_HOME=str(home),
        RELIFT_NOW="2026-03-01T00:30",
    )

    assert ran.returncode == 0, ran.stderr
    assert json.loads(ran.stdout)["at"].startswith("2026-03-01T00:30")
    assert json.loads(ran.stdout)["at"].endswith("+09:00")


def test_help_names_every_command_with_its_line(relift: Relift) -> None:
    ran = relift("--help")

    assert ran.code == 0
    for name, entry in COMMANDS.items():
        assert f"{name} " in ran.said
        assert entry.line in ran.said


def test_no_command_at_all_shows_the_help(relift: Relift) -> None:
    ran = relift()

    assert ran.code == 0
    assert "Commands:" in ran.out


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_an_example_and_its_exit_codes_in_its_help(
    relift: Relift, name: str
) -> None:
    ran = relift(name, "--help")

    assert ran.code == 0
    assert f"relift {name}" in ran.out.split("Options:")[0].split("Example", 1)[1]
    assert "Exit codes:" in ran.out


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_speaks_json(relift: Relift, name: str) -> None:
    alone = "--json" in relift(name, "--help").out
    parts = [relift(name, part, "--help").out for part in COMMANDS[name].commands]

    assert alone or parts
    assert alone or all("--json" in part for part in parts)


def test_the_version_is_told(relift: Relift) -> None:
    assert relift("--version").out == "relift 0.1.0\n"


def test_an_unknown_command_is_wrong_use_and_a_near_one_is_offered(relift: Relift) -> None:
    ran = relift("tody")

    assert ran.code == 2
    assert "Did you mean `relift today`?" in ran.told


def test_help_loads_no_framework() -> None:
    ran = python(
        "import sys; sys.argv = ['relift', '--help']\n"
        "from relift.cli.main import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        f"print(sorted(set({HEAVY!r}) & set(sys.modules)), file=sys.stderr)"
    )

    assert "Commands:" in ran.stdout
    assert ran.stderr == "[]\n"


@pytest.mark.parametrize(
    "kind",
    [
        errors.ReliftError,
        errors.InvalidValueError,
        errors.UnreadableFileError,
        errors.StoreBusyError,
    ],
)
def test_an_error_of_ours_is_one_sentence_and_its_exit_code(
    broken: Relift, monkeypatch: pytest.MonkeyPatch, kind: type[errors.ReliftError]
) -> None:
    breaks_with(kind("The bar is bent. Take another one."), monkeypatch)
    ran = broken("broken")

    assert ran.code == kind.exit_code
    assert ran.err == "The bar is bent. Take another one.\n"
    assert ran.out == ""


def test_with_json_an_error_is_told_on_stdout_too(
    broken: Relift, monkeypatch: pytest.MonkeyPatch
) -> None:
    breaks_with(errors.StoreFullError("No space is left."), monkeypatch)
    ran = broken("broken", "--json")

    assert ran.code == 4
    assert ran.json == {"error": {"kind": "StoreFullError", "message": "No space is left."}}
    assert ran.told == "No space is left."


def test_a_bug_is_told_without_what_the_exception_quotes(
    broken: Relift, monkeypatch: pytest.MonkeyPatch
) -> None:
    breaks_with(ValueError("pain 9, afraid of dying"), monkeypatch)
    ran = broken("broken", "--json")

    assert ran.code == 70
    assert "afraid" not in ran.out + ran.err
    assert "(ValueError at main.py:" in ran.told
    assert "RELIFT_DEBUG=1" in ran.told


def test_a_developer_may_see_the_traceback(broken: Relift, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RELIFT_DEBUG", "1")
    breaks_with(ValueError("detail"), monkeypatch)
    ran = broken("broken")

    assert ran.code == 70
    assert "Traceback" in ran.err
    assert "detail" in ran.err


@pytest.mark.parametrize("error", [KeyboardInterrupt(), typer.Abort()])
def test_an_interruption_says_that_nothing_is_lost(
    broken: Relift, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    breaks_with(error, monkeypatch)
    ran = broken("broken")

    assert ran.code == 130
    assert "Nothing that you had confirmed is lost" in ran.told


def test_questions_without_answers_are_wrong_use(
    broken: Relift, monkeypatch: pytest.MonkeyPatch
) -> None:
    breaks_with(EOFError(), monkeypatch)
    ran = broken("broken")

    assert ran.code == 2
    assert "--answers FILE" in ran.told


def test_a_command_may_end_with_a_code_of_its_own(
    broken: Relift, monkeypatch: pytest.MonkeyPatch
) -> None:
    breaks_with(typer.Exit(3), monkeypatch)
    ran = broken("broken")

    assert (ran.code, ran.out, ran.err) == (3, "", "")


def test_a_damaged_store_is_told_in_a_sentence_with_code_4(relift: Relift, home: Path) -> None:
    home.mkdir()
    (home / "relift.sqlite3").write_bytes(b"this is no database at all" * 200)
    ran = relift("history", "--json")

    assert ran.code == 4
    assert ran.json["error"]["kind"] == "StoreCorruptError"
    assert "is damaged" in ran.told


def test_a_store_that_may_only_be_read_is_shown_and_refuses_an_import(
    relift: Relift, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    log = write_log(tmp_path / "strong.csv", DAYS)
    relift("import", log)
    monkeypatch.setattr("relift.app.setup._may_write", lambda path: False)
    shown, refused = relift("history", "--json"), relift("import", log, "--json")

    assert (shown.code, shown.json["total"]) == (0, 7)
    assert (refused.code, refused.json["status"]) == (4, "failed")
    assert refused.json["files"][0]["error"]["kind"] == "StoreReadOnlyError"


def test_a_clock_that_cannot_be_read_is_wrong_use(
    relift: Relift, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("RELIFT_NOW", "soon")
    ran = relift("export", tmp_path)

    assert ran.code == 2
    assert "RELIFT_NOW must be a time" in ran.told


def test_the_installed_program_runs_a_command_and_gives_its_code(home: Path) -> None:
    run_main = "from relift.cli.main import main; main()"
    ran = python(f"import sys; sys.argv = ['relift', 'history', '--json']\n{run_main}")
    bad = python(f"import sys; sys.argv = ['relift', 'import', '/absent.csv']\n{run_main}")

    assert (ran.returncode, json.loads(ran.stdout)) == (0, {"entries": [], "total": 0})
    assert bad.returncode == 3
    assert bad.stderr.startswith("There is no file /absent.csv.")


def test_a_reader_that_goes_away_is_no_bug(home: Path) -> None:
    code = (
        "import sys; sys.argv = ['relift', 'history', '--json']\n"
        "from relift.cli.main import main; main()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        told = process.stderr.read()

    assert b"mistake" not in told
    assert b"Traceback" not in told


@pytest.mark.skipif(os.name != "posix", reason="signals are sent the Unix way")
def test_control_c_in_the_running_program_gives_130(home: Path) -> None:
    code = (
        "import os, signal, sys\n"
        "import relift.app.records as records\n"
        "records.load_journal = lambda store: os.kill(os.getpid(), signal.SIGINT)\n"
        "sys.argv = ['relift', 'history']\n"
        "from relift.cli.main import main; main()"
    )
    ran = python(code)

    assert ran.returncode in (130, -signal.SIGINT)
    assert "Nothing that you had confirmed is lost" in " ".join(ran.stderr.split())


@pytest.mark.skipif(os.name != "posix", reason="signals are sent the Unix way")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_window_that_closes_ends_it_as_control_c_does(home: Path, name: str) -> None:
    code = (
        "import os, signal, sys\n"
        "import relift.app.records as records\n"
        f"records.load_journal = lambda store: os.kill(os.getpid(), signal.{name})\n"
        "sys.argv = ['relift', 'history']\n"
        "from relift.cli.main import main; main()"
    )
    ran = python(code)

    assert ran.returncode == 130
    assert "Nothing that you had confirmed is lost" in " ".join(ran.stderr.split())


def test_the_entry_point_reads_the_command_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["relift", "--version"])
    with pytest.raises(SystemExit) as end:
        main()

    assert end.value.code == 0
    assert capsys.readouterr().out.startswith("relift ")


def test_old_terminals_get_escapes_and_no_crash(home: Path) -> None:
    ran = python(
        "import sys; sys.argv = ['relift', 'words', '👩 spasm']\n"
        "from relift.cli.main import main; main()",
        PYTHONIOENCODING="ascii",
    )

    assert ran.returncode == 0
    assert "Traceback" not in ran.stderr
