"""`relift profile`: what stays the same about the person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from relift.cli.options import AsJson
from relift.cli.output import emit_json, say, table
from relift.errors import InvalidValueError
from relift.units import Unit

if TYPE_CHECKING:
    from datetime import date

_COUNTRY_LETTERS = 2


BirthYear = Annotated[
    int | None, typer.Option(min=1900, max=2100, metavar="YEAR", help="Your year of birth.")
]
Adult = Annotated[
    bool | None, typer.Option("--adult/--not-adult", help="Whether you are 18 or over.")
]
OwnUnit = Annotated[Unit | None, typer.Option(help="The unit that plans are written in.")]
Bar = Annotated[
    float | None, typer.Option(min=0, max=100, help="Weight of your empty bar, in your unit.")
]
PlateStep = Annotated[
    float | None,
    typer.Option(min=0.1, max=50, help="Smallest change of a loaded bar, in your unit."),
]
TolerablePain = Annotated[
    float | None,
    typer.Option(
        min=0, max=10, metavar="0-10", help="The highest pain in a set that you can live with."
    ),
]
Country = Annotated[
    str | None, typer.Option(metavar="CODE", help="Two letters, for numbers to call: US, DE.")
]


LogZone = Annotated[
    str | None, typer.Option("--zone", metavar="NAME", help="The time zone of your training logs.")
]


def profile(
    *,
    birth_year: BirthYear = None,
    adult: Adult = None,
    unit: OwnUnit = None,
    bar: Bar = None,
    plate_step: PlateStep = None,
    tolerable_pain: TolerablePain = None,
    country: Country = None,
    zone: LogZone = None,
    as_json: AsJson = False,
) -> None:
    """Show your profile, or change parts of it.

    Example:
      relift profile --unit lb --bar 45 --plate-step 5 --country US

    Exit codes: 0 done, 2 a value that cannot be, 4 the record store refused.
    """
    import msgspec

    from relift.cli.notebook import open_notebook

    notebook = open_notebook()
    given = {
        "birth_year": birth_year,
        "is_adult": adult,
        "unit": unit,
        "bar": bar,
        "plate_step": plate_step,
        "tolerable_pain": tolerable_pain,
        "country": _country(country),
        "zone": _zone(zone),
    }
    changed = {name: value for name, value in given.items() if value is not None}
    if birth_year is not None and adult is None:
        changed |= _age(birth_year, notebook.now.date())
    if changed:
        notebook.write(msgspec.structs.replace(notebook.journal.profile, **changed))
    held = msgspec.structs.asdict(notebook.journal.profile)
    if as_json:
        emit_json({"profile": held})
        return
    table(("what", "value"), [(name, _shown(value)) for name, value in held.items()])
    if held["is_adult"] is None:
        say("\nThere is no plan before Relift knows that you are an adult: relift profile --adult")


def _age(birth_year: int, today: date) -> dict[str, bool]:
    """Whether a year of birth alone tells that someone is an adult; {} where it does not."""
    from relift.screening.tiers import rules

    turns = today.year - birth_year
    return {} if turns == rules().adult_age else {"is_adult": turns > rules().adult_age}


def _country(typed: str | None) -> str | None:
    if typed is None:
        return None
    code = typed.strip().upper()
    if code and not (len(code) == _COUNTRY_LETTERS and code.isascii() and code.isalpha()):
        raise InvalidValueError("--country must be two letters, such as US or DE")
    return code


def _zone(typed: str | None) -> str | None:
    from relift.app.clock import zone_named

    return None if typed is None else zone_named(typed).key


def _shown(value: object) -> str:
    if value is None or value == "":
        return "not said"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:g}" if isinstance(value, float) else str(value)
