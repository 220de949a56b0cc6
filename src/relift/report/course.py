"""The report's sections on how it went: stage, flares, pain, expectations, loads, the way ahead."""

from __future__ import annotations

from datetime import timedelta
from statistics import mean, median

from relift.evidence import parse_basis
from relift.plan.mornings import mornings
from relift.plan.today import Today
from relift.report.charts import CHARTS
from relift.report.free_text import shown
from relift.report.material import Material
from relift.report.ratings import rated_sets, verdicts
from relift.report.section import Section, Table
from relift.report.sentences import sentences
from relift.training.load import WeeklyChange, weekly_change
from relift.training.movements import Pattern

_LABEL, _HAPPENED = 60, 200
_WEEK = 7


def where(material: Material, day: Today) -> Section:
    """Where the person is in the journey, and any stop."""
    words = sentences()
    told = (words.held.stopped,) if day.stop is not None else ()
    return Section(
        id="where",
        heading="Where they are",
        paragraphs=(f"On {day.on}. {words.stages[day.stage.value]}", *told),
        items=() if day.stop is not None else day.changes,
    )


def flares(material: Material) -> Section:
    """Flares that were reported, with the labels that were heard, and flare days by check-in."""
    past = material.past
    reported = [e for e in past.flares if material.is_shown(e.on)]
    called = {e.on for e in past.checkins if e.value.is_flare and material.is_shown(e.on)}
    rows = []
    for entry in reported:
        labels = ", ".join(f"“{shown(label, _LABEL)}”" for label in entry.value.reported_labels)
        happened = shown(entry.value.happened, _HAPPENED) if material.has_words else ""
        rows.append((f"{entry.on}", labels, *((happened,) if material.has_words else ())))
    days = "1 day was" if len(called) == 1 else f"{len(called)} days were"
    told = f"Flares reported: {len(reported)}. {days} called a flare in a check-in."
    columns = ("day", "what they call it", *(("what happened",) if material.has_words else ()))
    return Section(
        id="flares",
        heading="Flares",
        paragraphs=(told,),
        table=Table(columns=columns, rows=tuple(rows)) if rows else None,
    )


def pain(material: Material) -> Section:
    """Pain in the mornings, by week."""
    by_day = {d: v for d, v in mornings(material.past).items() if d >= material.course_from}
    today = material.now.date()
    rows = []
    for back in range(-(-((today - material.course_from).days + 1) // _WEEK)):
        last = today - timedelta(days=_WEEK * back)
        week = [v for d, v in by_day.items() if last - timedelta(days=_WEEK) < d <= last]
        if week:
            first = last - timedelta(days=_WEEK - 1)
            rows.append(
                (f"{first} to {last}", f"{median(week):g}", f"{max(week):g}", f"{len(week)}")
            )
    return Section(
        id="pain",
        heading="Pain in the mornings, 0 (none) to 10 (worst)",
        table=Table(columns=("week", "middle", "highest", "mornings"), rows=tuple(reversed(rows)))
        if rows
        else None,
        charts=(CHARTS["pain_load"].make(material),),
    )


def expected_and_felt(material: Material) -> Section:
    """What was expected and what was felt, with the number of sets behind each figure."""
    sets = rated_sets(material)
    told = "No set has been rated before and after yet."
    if sets:
        expected, felt = mean(s.expected for s in sets), mean(s.felt for s in sets)
        better, same, worse = verdicts(sets)
        told = (
            f"Sets with both ratings: n = {len(sets)}. Expected pain {expected:.1f} and felt pain "
            f"{felt:.1f} of 10 on average. Lower than expected in {better}, as expected in {same}, "
            f"higher in {worse}."
        )
    avoided = [
        e for e in material.past.exposures if e.is_avoided and material.is_shown(e.at.date())
    ]
    left = f"Sets that were planned and left out: {len(avoided)}."
    return Section(
        id="expected-felt",
        heading="What was expected, and what was felt",
        paragraphs=(told, left),
        charts=tuple(CHARTS[name].make(material) for name in ("expected_felt", "feared_happened")),
    )


def loads(material: Material) -> Section:
    """Hard sets of the week beside the person's own four weeks, and strength."""
    today, workouts = material.now.date(), material.past.workouts
    changes = [(p, weekly_change(workouts, p, today)) for p in Pattern]
    rows = tuple(_change_row(p, c) for p, c in changes if c.this_week or (c.usual or 0.0) > 0.0)
    return Section(
        id="loads",
        heading="Training load, beside their own weeks before",
        paragraphs=sentences().loads.words if rows else ("No set with a load this month.",),
        table=Table(columns=("movement", "this week", "usual (most weeks)", "in words"), rows=rows)
        if rows
        else None,
        charts=(CHARTS["e1rm"].make(material),),
    )


def _change_row(pattern: Pattern, change: WeeklyChange) -> tuple[str, ...]:
    name = "no known name" if pattern is Pattern.OTHER else pattern.value.replace("_", " ")
    if change.usual is None or change.low is None or change.high is None:
        return name, f"{change.this_week:g}", "", "too few weeks before it to compare"
    words = "about as usual"
    if change.this_week > change.high:
        words = "more than usual"
    elif change.this_week < change.low:
        words = "fewer than usual"
    usual = f"{change.usual:.0f} ({change.low:.0f} to {change.high:.0f})"
    return name, f"{change.this_week:g}", usual, words


def ladders(material: Material) -> Section:
    """Where the person is on each ladder."""
    chart = CHARTS["ladders"].make(material)
    return Section(id="ladders", heading="Steps taken since the flare", charts=(chart,))


def ahead(material: Material) -> Section:
    """The forecast, and the ways to go on where any were compared."""
    names = ("forecast", *(("what_if",) if material.fans else ()))
    return Section(
        id="ahead",
        heading="The weeks ahead",
        charts=tuple(CHARTS[name].make(material) for name in names),
    )


def guardrails(day: Today) -> Section:
    """The guardrails that hold the plan down today, with what each rests on."""
    rows = tuple((bound.words, parse_basis(bound.basis).words) for bound in day.bounds)
    told = () if rows else ("No guardrail holds a plan down today.",)
    if day.stop is not None:
        told = (sentences().held.stopped,)
    return Section(
        id="guardrails",
        heading="What holds the plan down today",
        paragraphs=told,
        table=Table(columns=("guardrail", "rests on"), rows=rows) if rows else None,
    )


def learned_from(material: Material) -> str:
    """How much the model has learned from."""
    everything = material if material.since is None else Material(material.journal, material.now)
    n_sets, n_mornings = len(rated_sets(everything)), len(mornings(material.past))
    return f"So far it has learned from {n_sets} sets with both ratings and {n_mornings} mornings."
