"""`relift profile`: what stays the same about the person."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from relift.cli.options import AsJson
from relift.cli.output import emit_json, say, table
from relift.units import Unit

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
    str | None,
    typer.Option(metavar="NAME", help="Country, for numbers to call: Germany or DE."),
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
        "country": country,
        "zone": zone,
    }
    changed = _read({name: v for name, v in given.items() if v is not None}, notebook.now.year)
    if changed:
        notebook.write(msgspec.structs.replace(notebook.journal.profile, **changed))
    held = msgspec.structs.asdict(notebook.journal.profile)
    if as_json:
        emit_json({"profile": held})
        return
    table(("what", "value"), [(name, _shown(value)) for name, value in held.items()])
    if held["is_adult"] is None:
        say("\nThere is no plan before Relift knows that you are an adult: relift profile --adult")


def _read(given: dict[str, Any], year: int) -> dict[str, Any]:
    """What was given as the profile keeps it."""
    from relift.app.zones import zone_named
    from relift.plan.thresholds import check_tolerable
    from relift.screening.countries import country_code
    from relift.screening.tiers import is_adult_by_year

    read = dict(given)
    if "tolerable_pain" in given:
        check_tolerable(given["tolerable_pain"])
    if "country" in given:
        read["country"] = country_code(given["country"])
    if "zone" in given:
        read["zone"] = zone_named(given["zone"]).key
    if "birth_year" in given and "is_adult" not in given:
        is_adult = is_adult_by_year(given["birth_year"], year)
        read |= {} if is_adult is None else {"is_adult": is_adult}
    return read


def _shown(value: object) -> str:
    if value is None or value == "":
        return "not said"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:g}" if isinstance(value, float) else str(value)
