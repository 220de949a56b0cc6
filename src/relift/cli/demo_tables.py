"""The demo's tables and charts, made from the days that the course hands back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from relift.cli.demo_days import BAD_MORNING, NERVE_SIGN, PAINKILLER, Day, Done
from relift.plan.exposures import PlannedExposure
from relift.plan.outlook import Outlook
from relift.plan.thresholds import thresholds
from relift.units import format_load

LADDERS = ("hinge", "squat")
"""The ladders that the demo tells of."""

COLUMNS = ("day", "morning", "top hinge", "top squat", "expected", "felt")


def row(days: Sequence[Day]) -> tuple[str, ...]:
    """Some days in a line: the mornings, the heaviest of each ladder, expected and felt pain."""
    done = [d for day in days for d in day.done]
    rated = [d for d in done if d.planned.load_kg > 0] or done
    tops = [[t for day in days if (t := day.top(ladder))] for ladder in LADDERS]
    return (
        _span([day.number for day in days])
        + "".join(f" ({event})" for day in days for event in day.events),
        _span([day.morning.pain_morning for day in days if day.morning]),
        *(_short(max(some, key=lambda p: p.load_kg, default=None)) for some in tops),
        _span([d.expected for d in rated]),
        _span([d.answers.felt_pain for d in rated]),
    )


def chart(days: Sequence[Day]) -> Iterator[str]:
    """Mean expected and felt pain, days in bins: `e` expected, `f` felt, `=` both."""
    n_bins = 7
    size = -(-len(days) // n_bins)
    yield f"{'days':>9}  0{'5':^19}10   e expected, f felt, = both"
    for start in range(0, len(days), size):
        some = days[start : start + size]
        done = [d for day in some for d in day.done]
        if not done:
            continue
        expected = sum(d.expected for d in done) / len(done)
        felt = sum(d.answers.felt_pain for d in done) / len(done)
        cells = [" "] * 21
        cells[round(2 * expected)] = "e"
        cells[round(2 * felt)] = "f" if round(2 * felt) != round(2 * expected) else "="
        yield f"{some[0].number:>4}-{some[-1].number:<4}  {''.join(cells).rstrip()}"


def event_lines(days: Sequence[Day]) -> Iterator[str]:
    """What else happened, a line each: what it was, and what the plan made of it."""
    for day in days:
        for event in day.events:
            if told := _told(day, event):
                yield f"- Day {day.number}, {event}. {told}"


def _told(day: Day, event: str) -> str:
    rules = {BAD_MORNING: "bad_day", PAINKILLER: "painkiller"}
    if event in rules:
        words: str = getattr(thresholds(), rules[event]).words
        held = words if words in day.plan.guardrails_that_bound else "Other limits were tighter."
        woke = f"Pain on getting up {day.morning.pain_morning}. " if day.morning else ""
        return f"{woke}{held} Heaviest hinge: {_short(day.top(LADDERS[0]))}."
    if event == NERVE_SIGN:
        return (
            "A set brought a new sign in a leg, so training stopped at once. The full safety "
            "questions that evening were all answered no, and the plan went on the next day."
        )
    return ""


def changes(days: Sequence[Day]) -> dict[str, str]:
    """What changed from the first day to the last."""
    first, last = days[1].morning, days[-1].morning
    assert first is not None and last is not None  # every day but the evening of the tweak
    heaviest = [
        max((t for day in days if (t := day.top(ladder))), key=lambda p: p.load_kg)
        for ladder in LADDERS
    ]
    return {
        "pain on getting up": f"{first.pain_morning} to {last.pain_morning}",
        "worry": f"{first.worry} to {last.worry}",
        "confidence": f"{first.confidence} to {last.confidence}",
        "heaviest hinge": _short(heaviest[0]),
        "heaviest squat": _short(heaviest[1]),
        "stage": f"{days[1].plan.stage.value} to {days[-1].plan.stage.value}",
    }


def tops(day: Day) -> list[Done]:
    """The last thing done on each ladder."""
    newest = {done.planned.ladder: done for done in day.done}
    return [newest[ladder] for ladder in LADDERS if ladder in newest]


def _short(planned: PlannedExposure | None) -> str:
    if planned is None:
        return "rest"
    if planned.load_entered is None or planned.unit is None:
        return "no load"
    return f"{format_load(planned.load_entered, planned.unit)} × {planned.reps}"


def _span(ratings: Sequence[int]) -> str:
    if not ratings:
        return ""
    low, high = min(ratings), max(ratings)
    return str(low) if low == high else f"{low}-{high}"


def course_json(
    days: Sequence[Day], seen: Outlook, relapse: Sequence[Day] = ()
) -> dict[str, object]:
    """A course for programs."""
    return {
        "days": [_day_json(day) for day in days],
        "relapse": [_day_json(day) for day in relapse],
        "scored": seen.scored,
        "forecast": [{"on": ahead.on, "morning": ahead.morning} for ahead in seen.days],
    }


def _day_json(day: Day) -> dict[str, object]:
    return {
        "day": day.number,
        "on": day.on,
        "is_setback": day.is_setback,
        "events": day.events,
        "has_relapse_plan": day.plan.relapse_plan is not None,
        "stop": day.stop or (day.plan.stop.kind if day.plan.stop else None),
        "stage": day.plan.stage.value,
        "morning": day.morning,
        "guardrails_that_bound": day.plan.guardrails_that_bound,
        "exposures": [
            {
                "movement": done.planned.movement,
                "ladder": done.planned.ladder,
                "rung": done.planned.rung,
                "load_entered": done.planned.load_entered,
                "unit": done.planned.unit,
                "reps": done.planned.reps,
                "sets": done.planned.sets,
                "predicted_felt_pain": round(done.planned.predicted_felt_pain, 2),
                "expected_pain": done.expected,
                "felt_pain": done.answers.felt_pain,
            }
            for done in day.done
        ],
    }
