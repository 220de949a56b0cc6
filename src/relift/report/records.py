"""The report's sections on what was recorded: safety questions, limits, medicines, notes."""

from __future__ import annotations

from collections.abc import Iterator

from relift.journal.reports import LimitSet
from relift.report.free_text import shown
from relift.report.material import Material
from relift.report.section import Section, Table
from relift.report.sentences import sentences
from relift.screening.items import red_flags
from relift.screening.standing import Need
from relift.screening.tiers import Tier
from relift.units import format_load

_NAME = 60


def safety(material: Material, *, has_answers: bool) -> Section:
    """What the safety questions say now, in words; the answers only where they are asked for.

    Args:
        material: The record.
        has_answers: Whether the questions that were answered yes or unsure are listed.
    """
    screens = material.past.screens
    full = [entry for entry in screens if entry.value.form.value == "full"]
    told = list(_standing_words(material))
    if full:
        told.append(
            f"The full questions were last answered on {full[-1].on}; questions were answered "
            f"{len(screens)} times in all."
        )
    signs: tuple[str, ...] = ()
    if has_answers:
        signs = tuple(red_flags().item(name).question for name in material.standing.reasons)
        told.append(
            "Answered yes, or unsure to the end, and standing:"
            if signs
            else "No answer of yes or unsure stands."
        )
    return Section(id="safety", heading="Safety questions", paragraphs=tuple(told), items=signs)


def _standing_words(material: Material) -> Iterator[str]:
    now, words = material.standing, sentences()
    if not material.past.screens:
        yield words.held.none_answered
    elif now.tier is not Tier.CLEAR or not now.is_stop:
        yield words.tiers[now.tier.id]
    if now.is_crisis_waiting:
        yield words.held.page_waits
    if now.has_new_nerve_sign:
        yield words.held.nerve_sign
    if now.is_under_age:
        yield words.held.under_age
    if now.needs is not Need.NOTHING and not now.has_new_nerve_sign:
        yield words.held.questions_due
    if now.since is not None:
        yield f"This has stood since {now.since:%Y-%m-%d}."


def limits(material: Material) -> Section:
    """Ceilings that hold today, of the person or a clinician."""
    today = material.now.date()
    held = [
        e.value
        for e in material.past.limits
        if e.value.until_on is None or e.value.until_on >= today
    ]
    return Section(
        id="limits",
        heading="Limits that hold",
        paragraphs=() if held else ("No limit has been set.",),
        items=tuple(_limit_words(one) for one in held),
    )


def _limit_words(limit: LimitSet) -> str:
    if limit.load_entered is not None and limit.unit is not None:
        load = format_load(limit.load_entered, limit.unit)
    else:
        load = f"{limit.max_load_kg:g} kg"
    what = shown(limit.movement or limit.ladder, _NAME) or "every lift"
    whose = "their own" if limit.by == "self" else "set by a clinician"
    until = f", until {limit.until_on}" if limit.until_on else ""
    return f"{what}: at most {load}{until} ({whose})"


def medicines(material: Material) -> Section:
    """The log of medicines, as it was noted."""
    taken = [e for e in material.past.medications if material.is_shown(e.on)]
    rows = tuple(
        (f"{e.at:%Y-%m-%d %H:%M}", shown(e.value.name, _NAME), e.value.medicine_class.value)
        for e in taken
    )
    if not rows:
        return Section(
            id="medicines", heading="Medicines", paragraphs=("No medicine has been noted.",)
        )
    return Section(
        id="medicines",
        heading="Medicines",
        paragraphs=sentences().medicines.words,
        table=Table(columns=("when", "name", "kind"), rows=rows),
    )


def notes(material: Material) -> Section:
    """Notes in the person's own words, of every kind, by time."""
    past = material.past
    told = [(e.at, "note", e.value.text) for e in past.notes]
    told += [(e.at, "check-in", e.value.note) for e in past.checkins]
    told += [(e.at, "thought in the calm-down", e.value.thought) for e in past.calms]
    told += [(e.at, "set", e.note) for e in past.exposures]
    told += [(w.at, "workout", w.note) for w in past.workouts]
    told += [(w.at, "movement", b.note) for w in past.workouts for b in w.blocks]
    rows = tuple(
        (f"{at:%Y-%m-%d %H:%M}", kind, shown(text))
        for at, kind, text in sorted(told)
        if text and material.is_shown(at.date())
    )
    return Section(
        id="notes",
        heading="Notes, in their own words",
        paragraphs=() if rows else ("There are no notes.",),
        table=Table(columns=("when", "to what", "note"), rows=rows) if rows else None,
    )
