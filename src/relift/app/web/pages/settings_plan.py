"""Settings of the plan: place, ladders wanted, limits, a pause, and what to do in a relapse."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest

from relift.app.web.forms import Form
from relift.app.web.sections import Held, Saved, Section
from relift.errors import AnswersError
from relift.journal.choices import Equipment, LadderChosen, Paused, RelapsePlanWritten
from relift.journal.timeline import Journal
from relift.plan.choice import wanted
from relift.plan.kit import place_said
from relift.plan.ladders import ladders
from relift.plan.limits import binding_words, ended, limit_words, limits_on, read_limit
from relift.plan.places import PLACES, place_words, read_place
from relift.plan.relapse import keep, relapse_plan, what_helped
from relift.plan.situation import is_paused
from relift.units import counted, format_load

_CHOICES = {"yes": True, "no": False, "": None}


def _place_stands(journal: Journal, now: datetime) -> str:
    said = place_said(journal, now.date())
    return place_words(said) if said else ""


def _place_holds(journal: Journal, now: datetime, request: HttpRequest) -> Held:
    said, values = place_said(journal, now.date()), {}
    if said is not None:
        values = {"place": said.equipment.value, "until": str(said.until_on or "")}
        if said.heaviest_entered is not None and said.unit is not None:
            values["heaviest"] = format_load(said.heaviest_entered, said.unit)
    places = [(one.value, words[:1].upper() + words[1:]) for one, words in PLACES.items()]
    return Held(values=values, more={"places": places})


def _save_place(form: Form, journal: Journal, now: datetime) -> Saved:
    chosen = form.choice("place", list(Equipment))
    until = form.until("until", now.date())
    if not chosen:
        form.wrong["place"] = "Please choose what you have to train with."
        return Saved()
    what, heaviest = Equipment(chosen), form.text("heaviest")
    try:
        return Saved(records=[(read_place(what, heaviest, journal, until_on=until), None)])
    except ValueError as error:
        form.wrong["heaviest"] = str(error)
        return Saved()


def _ladders_stand(journal: Journal, now: datetime) -> str:
    said = wanted(journal)
    if not said:
        return "As the plan decides"
    n_out = sum(not answer for answer in said.values())
    return f"{len(said) - n_out} asked for, {n_out} left out"


def _ladders_hold(journal: Journal, now: datetime, request: HttpRequest) -> Held:
    said = wanted(journal)
    names = {True: "yes", False: "no"}
    values = {one.id: names[said[one.id]] if one.id in said else "" for one in ladders()}
    return Held(values=values, more={"ladders": ladders()})


def _save_ladders(form: Form, journal: Journal, now: datetime) -> Saved:
    said = wanted(journal)
    chosen = {
        one.id: _CHOICES[form.choice(one.id, ["yes", "no"])]
        for one in ladders()
        if one.id in form.typed
    }
    return Saved(
        records=[
            (LadderChosen(ladder=ladder, is_wanted=answer), None)
            for ladder, answer in chosen.items()
            if answer is not said.get(ladder)
        ]
    )


def _limits_stand(journal: Journal, now: datetime) -> str:
    held = limits_on(journal, now.date())
    return counted(len(held), "limit") if held else "None"


def _limits_hold(journal: Journal, now: datetime, request: HttpRequest) -> Held:
    held = [
        {
            "id": entry.id,
            "words": limit_words(entry.value),
            "is_clinicians": entry.value.by == "clinician",
            "notes": binding_words(entry.value, journal),
        }
        for entry in limits_on(journal, now.date())
    ]
    return Held(values={"by": "self"}, more={"limits": held})


def _save_limits(form: Form, journal: Journal, now: datetime) -> Saved:
    if "end" in form.typed:
        return _end_limit(form, journal, now)
    until = form.until("until", now.date())
    by = form.choice("by", ["self", "clinician"])
    if not form.text("limit"):
        form.wrong["limit"] = "Write a lift and a load, such as deadlift 180kg, or a load alone."
    if not by:
        form.wrong["by"] = "Please say whose limit it is."
    said = form.read("limit", lambda text: read_limit(text, journal, by=by, until_on=until))
    return Saved(records=[(said, None)]) if said and not form.wrong else Saved()


def _end_limit(form: Form, journal: Journal, now: datetime) -> Saved:
    """End a limit that holds; it stays in the history."""
    held = {str(entry.id): entry for entry in limits_on(journal, now.date())}
    entry = held.get(form.typed["end"])
    if entry is None:
        raise AnswersError("This limit has ended already.")
    said = form.typed.get("clinician_agrees") == "yes"
    return Saved(records=[(ended(entry.value, now.date(), clinician_agrees=said), entry.id)])


def _pause_stands(journal: Journal, now: datetime) -> str:
    if not is_paused(journal, now):
        return "Not paused"
    until = journal.pauses[-1].value.until_on
    return f"Paused until {until}" if until else "Paused"


def _pause_holds(journal: Journal, now: datetime, request: HttpRequest) -> Held:
    return Held(more={"is_paused": is_paused(journal, now), "stands": _pause_stands(journal, now)})


def _save_pause(form: Form, journal: Journal, now: datetime) -> Saved:
    if "end" in form.typed:
        return Saved(records=[(Paused(is_ended=True), None)] if is_paused(journal, now) else [])
    until = form.until("until", now.date())
    return Saved(records=[(Paused(until_on=until, reason=form.text("reason")), None)])


def _relapse_stands(journal: Journal, now: datetime) -> str:
    return "Written" if relapse_plan(journal) else "Not written yet"


def _relapse_holds(journal: Journal, now: datetime, request: HttpRequest) -> Held:
    held = relapse_plan(journal)
    values = {}
    if held is not None:
        values = {
            "first_hour": "\n".join(held.first_hour),
            "to_myself": held.to_myself,
            "helped": "\n".join(held.helped),
            "people": "\n".join(held.people),
            "go_back_to": held.go_back_to,
        }
    return Held(values=values, more={"prompts": keep().prompts, "tolerated": what_helped(journal)})


def _save_relapse(form: Form, journal: Journal, now: datetime) -> Saved:
    plan = RelapsePlanWritten(
        first_hour=form.lines("first_hour"),
        to_myself=form.text("to_myself"),
        helped=form.lines("helped"),
        people=form.lines("people"),
        go_back_to=form.text("go_back_to"),
    )
    return Saved(records=[(plan, None)] if plan != relapse_plan(journal) else [])


PLACE = Section(
    slug="place",
    title="What you train with",
    stands=_place_stands,
    holds=_place_holds,
    save=_save_place,
)
LADDERS_WANTED = Section(
    slug="ladders",
    title="Ladders in your plan",
    stands=_ladders_stand,
    holds=_ladders_hold,
    save=_save_ladders,
)
LIMITS = Section(
    slug="limits",
    title="Limits, yours and your clinician’s",
    stands=_limits_stand,
    holds=_limits_hold,
    save=_save_limits,
    stays=True,
)
PAUSE = Section(
    slug="pause", title="Pause", stands=_pause_stands, holds=_pause_holds, save=_save_pause
)
RELAPSE = Section(
    slug="relapse",
    title="If it comes back",
    stands=_relapse_stands,
    holds=_relapse_holds,
    save=_save_relapse,
)
