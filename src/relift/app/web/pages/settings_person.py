"""Settings of the person: units and bar, age and country, and the pain that they can live with."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import msgspec
from django.http import HttpRequest

from relift.app.web.forms import Form
from relift.app.web.sections import Held, Saved, Section
from relift.evidence import parse_basis
from relift.journal.timeline import Journal
from relift.plan.thresholds import check_tolerable, guardrails, thresholds
from relift.screening.contacts import contacts
from relift.screening.countries import countries, country_code, country_name
from relift.screening.tiers import is_adult_by_year, rules
from relift.units import BARBELL, Unit, format_load

_FIRST_YEAR = 1900
_YES_NO = {"yes": True, "no": False}

WHERE_CHANGED = {
    "tolerable": "guardrails",
    "own_limit": "limits",
    "clinician_limit": "limits",
    "paused": "pause",
    "day_ladders": "ladders",
}
"""Guardrail -> the section in which a person says their part of it; the others are the same for
everyone."""


def _changed(journal: Journal, **values: Any) -> Saved:
    return Saved(records=[(msgspec.structs.replace(journal.profile, **values), None)])


def _text(value: float | None) -> str:
    return "" if value is None else f"{value:g}"


def _units_stand(journal: Journal, now: datetime) -> str:
    held = journal.profile
    if held.unit is None:
        return "As in your log"
    usual = BARBELL[held.unit]
    bar = format_load(usual.empty if held.bar is None else held.bar, held.unit)
    step = usual.step if held.plate_step is None else held.plate_step
    return f"Bar {bar}, steps of {format_load(step, held.unit)}"


def _units_hold(journal: Journal, now: datetime, request: HttpRequest) -> Held:
    held = journal.profile
    values = {
        "unit": held.unit.value if held.unit else "",
        "bar": _text(held.bar),
        "plate_step": _text(held.plate_step),
    }
    return Held(values=values, more={"usual": {one.value: BARBELL[one] for one in Unit}})


def _save_units(form: Form, journal: Journal, now: datetime) -> Saved:
    held = journal.profile
    chosen = form.choice("unit", list(Unit))
    unit = Unit(chosen) if chosen else None
    bar = form.number("bar", low=0, high=100)
    step = form.number("plate_step", low=0.1, high=50)
    if held.unit is not None and unit is not held.unit:
        # 20 kg must not become 20 lb because only the unit was touched.
        for name, before in (("bar", held.bar), ("plate_step", held.plate_step)):
            if before is not None and form.text(name) == _text(before):
                form.wrong[name] = (
                    f"This was in {held.unit.value}. Write it in the new unit, or leave it empty "
                    "for the usual one."
                )
    return _changed(journal, unit=unit, bar=bar, plate_step=step)


def _you_stand(journal: Journal, now: datetime) -> str:
    held = journal.profile
    age = {True: "18 or over", False: "Under 18", None: "Age not said"}[held.is_adult]
    country = country_name(held.country) if held.country else "country not said"
    return f"{age}, {country}"


def _you_hold(journal: Journal, now: datetime, request: HttpRequest) -> Held:
    held = journal.profile
    adult = {True: "yes", False: "no", None: ""}[held.is_adult]
    values = {
        "birth_year": _text(held.birth_year),
        "adult": adult,
        "country": country_name(held.country) if held.country else "",
    }
    call = {"call": contacts(held.country), "country": values["country"]}
    return Held(values=values, more={"countries": countries(), **call})


def _save_you(form: Form, journal: Journal, now: datetime) -> Saved:
    year = form.number("birth_year", low=_FIRST_YEAR, high=now.year)
    if year is not None and year != int(year):
        form.wrong["birth_year"] = "Please write the year in four digits, such as 1985."
    adult = _YES_NO.get(form.choice("adult", list(_YES_NO)))
    by_year = None if year is None else is_adult_by_year(int(year), now.year)
    if adult is not None and by_year is not None and adult is not by_year:
        form.wrong["adult"] = (
            f"This does not go with the year of birth. Are you {rules().adult_age} or over?"
        )
    country = form.read("country", country_code) or ""
    return _changed(
        journal,
        birth_year=None if year is None else int(year),
        is_adult=by_year if adult is None else adult,
        country=country,
    )


def _guardrails_stand(journal: Journal, now: datetime) -> str:
    own = journal.profile.tolerable_pain
    usual = thresholds().tolerable.value
    return f"Pain in a set up to {usual if own is None else own:g} of 10"


def _guardrails_hold(journal: Journal, now: datetime, request: HttpRequest) -> Held:
    shown = [
        {
            "name": name,
            "words": rule.words,
            "basis": parse_basis(rule.basis).words,
            "changed_in": WHERE_CHANGED.get(name, ""),
        }
        for name, rule in guardrails()
    ]
    values = {"tolerable_pain": _text(journal.profile.tolerable_pain)}
    return Held(values=values, more={"guardrails": shown, "bounds": thresholds().tolerable})


def _save_guardrails(form: Form, journal: Journal, now: datetime) -> Saved:
    own = form.number("tolerable_pain", low=0, high=10)
    if own is not None:
        form.read("tolerable_pain", lambda _: check_tolerable(own))
    return _changed(journal, tolerable_pain=own)


UNITS = Section(
    slug="units",
    title="Units, bar and plates",
    stands=_units_stand,
    holds=_units_hold,
    save=_save_units,
)
YOU = Section(
    slug="you", title="You and your country", stands=_you_stand, holds=_you_hold, save=_save_you
)
GUARDRAILS = Section(
    slug="guardrails",
    title="Guardrails",
    stands=_guardrails_stand,
    holds=_guardrails_hold,
    save=_save_guardrails,
)
