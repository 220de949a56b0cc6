"""The formats that can be written: which app, which units, and what each is able to say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.importers.writers.fitbod import fitbod
from tests.importers.writers.fitnotes import fitnotes_android, fitnotes_ios, fitnotes_unit_column
from tests.importers.writers.gymrun import gymrun
from tests.importers.writers.hevy import hevy
from tests.importers.writers.logged import Log
from tests.importers.writers.strong import (
    strong,
    strong_french,
    strong_german,
    strong_numbered,
    strong_spanish,
    strong_with_units,
)
from tests.importers.writers.stronglifts import stronglifts
from tests.importers.writers.table import table_commas, table_semicolons, table_tabs

from relift.units import Unit

MILE_M = 1609.344
ALL_KINDS = ("working", "warmup", "dropset", "failure")
STRONG = "time title minutes note set-note rpe distance seconds rest"
HEVY = "time title minutes note movement-note superset rpe distance seconds"


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A form of an export.

    Attributes:
        name: Of the form.
        app: Id that the importer should find.
        write: Turns a log into the file's bytes.
        unit: What loads are written in.
        is_stated: Whether the file says so.
        carries: Words for what the form has room for, beside day, movements, loads and reps.
        kinds: Kinds of set that it can tell apart.
        distance_m: Metres of the unit of distance.
        is_wide: Whether a row holds all sets of a movement.
        is_doubled: Whether every load stands there in both units.
    """

    name: str
    app: str
    write: Callable[[Log], bytes]
    unit: Unit
    is_stated: bool = True
    carries: frozenset[str] = frozenset()
    kinds: tuple[str, ...] = ("working",)
    distance_m: float = 1000.0
    is_wide: bool = False
    is_doubled: bool = False

    @property
    def told(self) -> Unit:
        """The file's unit: of two columns the importer reads the one in kilograms."""
        return Unit.KG if self.is_doubled else self.unit


def _strong(name: str, write: Callable[[Log], bytes], **other: object) -> Format:
    given = {"unit": Unit.KG, "is_stated": False, "kinds": ALL_KINDS, "carries": STRONG} | other
    given["carries"] = frozenset(str(given["carries"]).split())
    return Format(name=name, app="strong", write=write, **given)  # type: ignore[arg-type]


def _hevy(load: Unit, distance: str, dates: str) -> Format:
    heading = "weight_kg" if load is Unit.KG else "weight_lbs"
    return Format(
        name=f"hevy {load} {distance} {dates}",
        app="hevy",
        write=hevy(load=heading, distance=f"distance_{distance}", dates=dates),
        unit=load,
        carries=frozenset(HEVY.split()),
        kinds=ALL_KINDS,
        distance_m=1000.0 if distance == "km" else MILE_M,
    )


def _days(
    name: str, app: str, write: Callable[[Log], bytes], unit: Unit, carries: str = "", *kinds: str
) -> Format:
    return Format(
        name=name,
        app=app,
        write=write,
        unit=unit,
        carries=frozenset(carries.split()),
        kinds=("working", *kinds),
        is_doubled="ios" in name,
    )


FORMATS = (
    _strong("strong", strong),
    _strong("strong german", strong_german, kinds=("working",)),
    _strong("strong french", strong_french, kinds=("working",)),
    _strong("strong spanish", strong_spanish, kinds=("working",)),
    _strong(
        "strong with units",
        strong_with_units,
        unit=Unit.LB,
        is_stated=True,
        distance_m=MILE_M,
        carries=STRONG.removesuffix(" rest"),
    ),
    _strong(
        "strong numbered",
        strong_numbered,
        is_stated=True,
        distance_m=1.0,
        kinds=("working", "warmup", "failure"),
    ),
    _hevy(Unit.KG, "km", "english"),
    _hevy(Unit.KG, "miles", "newest"),
    _hevy(Unit.LB, "km", "spanish"),
    _hevy(Unit.LB, "miles", "turkish"),
    _hevy(Unit.KG, "km", "portuguese"),
    _days(
        "fitnotes kgs",
        "fitnotes",
        fitnotes_android("kgs"),
        Unit.KG,
        "set-note distance seconds",
    ),
    _days(
        "fitnotes lbs",
        "fitnotes",
        fitnotes_android("lbs"),
        Unit.LB,
        "set-note distance seconds",
    ),
    _days("fitnotes unit column", "fitnotes", fitnotes_unit_column, Unit.KG, "distance seconds"),
    _days(
        "fitnotes ios kg",
        "fitnotes",
        fitnotes_ios("kg"),
        Unit.KG,
        "set-note distance seconds",
        "warmup",
    ),
    _days(
        "fitnotes ios lb",
        "fitnotes",
        fitnotes_ios("lb"),
        Unit.LB,
        "set-note distance seconds",
        "warmup",
    ),
    Format(
        name="stronglifts",
        app="stronglifts",
        write=stronglifts,
        unit=Unit.KG,
        carries=frozenset({"time", "title", "minutes", "note"}),
        is_wide=True,
    ),
    Format(
        name="gymrun",
        app="gymrun",
        write=gymrun,
        unit=Unit.KG,
        is_stated=False,
        carries=frozenset({"time", "title", "set-note"}),
    ),
    Format(
        name="fitbod",
        app="fitbod",
        write=fitbod,
        unit=Unit.LB,
        carries=frozenset({"time", "distance", "seconds"}),
        kinds=("working", "warmup"),
        distance_m=1.0,
    ),
    _days("table with commas", "table", table_commas, Unit.KG, "set-note"),
    _days("table with tabs", "table", table_tabs, Unit.LB, "set-note"),
    _days("table with semicolons", "table", table_semicolons, Unit.KG, "set-note"),
)
