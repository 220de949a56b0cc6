"""Every file that the fuzzer started from or stumbled over is read, or refused in words."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest
from tests.importers.writers import FORMATS

HERE = Path(__file__).parent
CORPUS = sorted(path for path in (HERE / "corpus").iterdir() if path.is_file())
SCRIPT = HERE.parents[1] / "scripts" / "fuzz_imports.py"


def _fuzzer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("fuzz_imports", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.name)
def test_a_file_of_the_corpus_ends_in_an_account_or_a_refusal(path: Path) -> None:
    _fuzzer().check_one(path.read_bytes())


def test_the_corpus_has_a_seed_of_every_format(tmp_path: Path) -> None:
    _fuzzer().write_seeds(tmp_path)
    written = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert len(written) == len(FORMATS)
    kept = {path.name: path.read_bytes() for path in CORPUS if path.name in written}
    assert kept == written


def test_the_corpus_stays_small() -> None:
    assert sum(path.stat().st_size for path in CORPUS) < 200_000


def test_without_the_fuzzing_engine_the_script_says_how_to_install_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "atheris", None)
    with pytest.raises(SystemExit, match="pip install atheris"):
        _fuzzer().fuzz(tmp_path, tmp_path, seconds=1)
