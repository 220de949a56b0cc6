"""What the repository promises about its files, its locks and its licences."""

from __future__ import annotations

import importlib.metadata
import re
import subprocess
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCKS = ("run.lock", "dev.lock")
MACHINE_PATHS = re.compile(
    r"(?<![\w.~/-])/(?:home|work|root|Users|private|mnt|opt/[a-z]+)/[\w.-]+|[A-Z]:\\\\?Users"
)
REGISTRY_HOSTS = re.compile(
    r"pypi\.org|pythonhosted\.org|registry\.npmjs|proxy\.golang|artifactory|https?://[^\s)]*/simple\b"
)
PIN = re.compile(r"^(?P<name>[A-Za-z0-9_.-]+)==(?P<version>\S+)(?: ; (?P<marker>[^\\]+))? \\$")
THIS = Path(__file__).relative_to(ROOT)


@cache
def repository_files() -> tuple[Path, ...]:
    """Files that git tracks or would; a copy without git is not the repository."""
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout: which files belong to the repository is not known")
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    names = [Path(name) for name in listed.stdout.decode("utf-8").split("\0") if name]
    return tuple(name for name in names if (ROOT / name).is_file() and name != THIS)


def lines_that_match(pattern: re.Pattern[str]) -> list[str]:
    found = []
    for name in repository_files():
        text = (ROOT / name).read_bytes().decode("utf-8", errors="replace")
        found += [
            f"{name}:{n}: {hit[0]}"
            for n, line in enumerate(text.splitlines(), start=1)
            if (hit := pattern.search(line))
        ]
    return found


def lock(name: str) -> str:
    return (ROOT / "requirements" / name).read_text(encoding="utf-8")


def pins(text: str) -> list[re.Match[str]]:
    return [found for line in text.splitlines() if (found := PIN.match(line))]


def test_no_file_names_a_place_on_one_machine() -> None:
    assert lines_that_match(MACHINE_PATHS) == []


def test_no_file_names_a_package_registry() -> None:
    assert lines_that_match(REGISTRY_HOSTS) == []


@pytest.mark.parametrize("path", ["/home/ann/x", "see /mnt/disk.", "'C:\\Users\\ann'"])
def test_a_place_on_one_machine_is_seen(path: str) -> None:
    assert MACHINE_PATHS.search(path)


@pytest.mark.parametrize("path", ["~/home/x", "src/home/main", "https://a.org/home/x", "/usr/bin"])
def test_a_relative_path_or_an_address_is_no_place_on_one_machine(path: str) -> None:
    assert not MACHINE_PATHS.search(path)


def test_no_link_leads_out_of_the_repository() -> None:
    links = [ROOT / name for name in repository_files() if (ROOT / name).is_symlink()]

    assert [str(link) for link in links if not link.resolve().is_relative_to(ROOT)] == []


@pytest.mark.parametrize("name", LOCKS)
def test_every_pin_of_a_lock_has_hashes(name: str) -> None:
    entries = re.split(r"\n(?=\S)", lock(name))
    pinned = [entry for entry in entries if not entry.startswith("#")]

    assert len(pinned) > 10
    assert [
        e.splitlines()[0] for e in pinned if not re.search(r"--hash=sha256:[0-9a-f]{64}", e)
    ] == []
    assert len(pins(lock(name))) == len(pinned)


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_holds_no_address_and_no_option(name: str) -> None:
    stated = [line for line in lock(name).splitlines() if not line.startswith(("#", "    --hash="))]

    assert "://" not in lock(name)
    assert not [line for line in stated if line.startswith("-") or "@" in line]


def test_the_two_locks_agree_on_every_version() -> None:
    def versions(name: str) -> set[tuple[str, str]]:
        return {(p["name"], p["version"]) for p in pins(lock(name))}

    assert versions("run.lock") <= versions("dev.lock")


def test_the_lock_holds_what_an_installation_without_build_isolation_needs() -> None:
    assert {"hatchling", "editables"} <= {p["name"] for p in pins(lock("run.lock"))}


def test_the_licence_is_apache_2() -> None:
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")

    assert "Apache License" in text
    assert "Version 2.0, January 2004" in text
    assert 'license = "Apache-2.0"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "pin", {p["name"]: p for p in pins(lock("run.lock"))}.values(), ids=lambda p: p["name"]
)
def test_no_runtime_dependency_is_under_the_gpl(pin: re.Match[str]) -> None:
    try:
        told = importlib.metadata.metadata(pin["name"])
    except importlib.metadata.PackageNotFoundError:
        assert pin["marker"], "locked for this machine and not installed"
        pytest.skip(f"not for this machine: {pin['marker'].strip()}")
    stated = [
        told.get("License-Expression") or "",
        told.get("License") or "",
        *(c for c in told.get_all("Classifier") or [] if c.startswith("License ::")),
    ]

    assert any(stated), "no licence stated"
    assert not [text for text in stated if re.search(r"\b[AL]?GPL|GNU ", text)]


def test_ci_runs_make_test_and_nothing_else() -> None:
    script = ROOT / ".ci" / "run"
    commands = [
        line
        for line in script.read_text(encoding="utf-8").splitlines()
        if line and not line.startswith(("#", "set ", "cd "))
    ]

    assert commands == ["exec make test"]
    assert script.stat().st_mode & 0o111
