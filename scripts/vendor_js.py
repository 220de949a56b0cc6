"""Fetch the front-end files from npm at their pinned versions, with their licences.

    python scripts/vendor_js.py

The files are kept in the repository, so that nothing is fetched when Relift runs, is built or is
tested. `versions.toml` beside them records what each is, where in its package it lies, its licence
and its SHA-256; a test compares. To move to a new version, change `PACKAGES` and run this again.
Needs npm.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
SHIPPED = ROOT / "src/relift/app/static/vendor"
FOR_TESTS = ROOT / "tests/browser/vendor"


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """One npm package and the file of it that is used.

    Attributes:
        name, version: As npm has them.
        file: Path inside the package.
        kept_as: Name under which it is kept.
        folder: Where it is kept.
    """

    name: str
    version: str
    file: str
    kept_as: str
    folder: Path = SHIPPED


PACKAGES = (
    Package(name="htmx.org", version="2.0.11", file="dist/htmx.min.js", kept_as="htmx.js"),
    Package(name="idb", version="8.0.4", file="build/index.js", kept_as="idb.js"),
    Package(name="vega", version="6.4.0", file="build/vega.min.js", kept_as="vega.js"),
    Package(
        name="vega-lite", version="6.4.3", file="build/vega-lite.min.js", kept_as="vega-lite.js"
    ),
    Package(
        name="vega-embed", version="7.3.0", file="build/vega-embed.min.js", kept_as="vega-embed.js"
    ),
    Package(
        name="vega-interpreter",
        version="2.3.2",
        file="build/vega-interpreter.js",
        kept_as="vega-interpreter.js",
    ),
    Package(
        name="axe-core", version="4.14.1", file="axe.min.js", kept_as="axe.js", folder=FOR_TESTS
    ),
)

# The browser cannot find a package by its bare name; `vega-util.js` hands over what `vega.js` has.
_BARE_IMPORT = (b"from 'vega-util'", b"from './vega-util.js'")


def main() -> None:
    """Fetch every package and write the record of each folder."""
    records: dict[Path, list[str]] = {}
    for package in PACKAGES:
        records.setdefault(package.folder, []).append(_fetch(package))
    for folder, entries in records.items():
        head = "# Written by scripts/vendor_js.py; what each file is and under which licence.\n"
        (folder / "versions.toml").write_text(head + "".join(entries), encoding="utf-8")


def _fetch(package: Package) -> str:
    """Unpack one package's file and licence; its entry for the record."""
    with tempfile.TemporaryDirectory() as scratch:
        named = f"{package.name}@{package.version}"
        packed = subprocess.run(
            ["npm", "pack", "--silent", named],
            cwd=scratch,
            check=True,
            capture_output=True,
            text=True,
        )
        with tarfile.open(Path(scratch) / packed.stdout.strip()) as archive:
            content = _read(archive, package.file).replace(*_BARE_IMPORT)
            licence = _read(archive, "LICENSE")
            about = json.loads(_read(archive, "package.json"))
    package.folder.mkdir(parents=True, exist_ok=True)
    (package.folder / package.kept_as).write_bytes(content)
    (package.folder / f"{package.kept_as}.LICENSE").write_bytes(licence)
    return (
        f'\n["{package.kept_as}"]\npackage = "{package.name}"\nversion = "{package.version}"\n'
        f'file = "{package.file}"\nlicence = "{about["license"]}"\n'
        f'sha256 = "{hashlib.sha256(content).hexdigest()}"\n'
    )


def _read(archive: tarfile.TarFile, name: str) -> bytes:
    found = archive.extractfile(f"package/{name}")
    if found is None:
        raise FileNotFoundError(name)
    return found.read()


if __name__ == "__main__":
    main()
