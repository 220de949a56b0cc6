"""Write src/relift/data/month_names.toml: names of the months as apps put them into dates.

Needs Babel, which carries the Unicode CLDR tables and is not among Relift's own dependencies:

    python -m pip install babel==2.19.0 && python scripts/make_month_names.py
"""

from __future__ import annotations

import unicodedata
from pathlib import Path

import babel
from babel.dates import get_month_names

TARGET = Path(__file__).parents[1] / "src" / "relift" / "data" / "month_names.toml"
LANGUAGES = [
    "en",
    "es",
    "pt",
    "de",
    "fr",
    "it",
    "tr",
    "nl",
    "pl",
    "ru",
    "uk",
    "sv",
    "da",
    "nb",
    "fi",
    "cs",
    "sk",
    "hu",
    "ro",
    "hr",
    "sl",
    "ca",
    "el",
    "bg",
    "id",
    "lt",
    "lv",
    "et",
]
HEADER = """\
# Names of the months, wide and short, by language: as apps write them into dates (Hevy does).
# Lower case, without accents and full stops. Made by scripts/make_month_names.py from the Unicode
# CLDR as Babel {version} carries it; do not edit by hand. Commonest languages of logs first.
reviewed_by = "none yet"
basis = "consensus:Unicode CLDR"

[languages]
"""


def main() -> None:
    """Write the file."""
    lines = [f"{language} = [{', '.join(months(language))}]\n" for language in LANGUAGES]
    TARGET.write_text(HEADER.format(version=babel.__version__) + "".join(lines), "utf-8")


def months(language: str) -> list[str]:
    """Twelve strings in quotes, each with the names of one month."""
    names: list[dict[str, None]] = [{} for _ in range(12)]
    for width in ("abbreviated", "wide"):
        for context in ("format", "stand-alone"):
            for number, name in get_month_names(width, context, language).items():
                names[number - 1][plain(name)] = None
    return ['"' + " ".join(month) + '"' for month in names]


def plain(name: str) -> str:
    """Without case, accents, full stops."""
    text = unicodedata.normalize("NFKD", name.casefold())
    return "".join(c for c in text if c.isalnum() and not unicodedata.combining(c))


if __name__ == "__main__":
    main()
