"""The history as lines of the timeline: episodes, scans, care, thoughts, goals, attachments."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from relift.journal.past import EpisodeTold, GoalRated, GoalSet, ImagingReported, Modality
from relift.journal.rough_dates import RoughDate
from relift.journal.story import Series, goal_series, thought_series
from relift.journal.timeline import Entry, Journal
from relift.report.lines import Kind, Line, shortened
from relift.scales import Nrs

MODALITY_WORDS = {
    Modality.MRI: "MRI",
    Modality.XRAY: "X-ray",
    Modality.CT: "CT",
    Modality.ULTRASOUND: "Ultrasound",
    Modality.OTHER: "Scan",
}


def course(values: Iterable[Nrs]) -> str:
    """Ratings as they went: `8 → 6 → 3`."""
    return " → ".join(f"{value:g}" for value in values)


def dates(began: RoughDate, ended: RoughDate | None, *, is_ongoing: bool = False) -> str:
    """From when to when, as well as it is known."""
    if is_ongoing:
        return f"since {began.words}"
    if ended is None or ended == began:
        return began.words
    return f"{began.words} to {ended.words}"


def _episodes(journal: Journal) -> Iterator[Line]:
    for entry in journal.episodes:
        said = entry.value
        yield Line(
            id=entry.id,
            at=entry.at,
            kind=Kind.EPISODE,
            title=shortened(_episode_title(said)),
            details=said,
            rough=said.began_on,
            ended=said.ended_on,
            is_ongoing=said.is_ongoing,
        )


def _episode_title(said: EpisodeTold) -> str:
    when = dates(said.began_on, said.ended_on, is_ongoing=said.is_ongoing)
    parts = [f"Episode “{said.label}”", when]
    if said.worst_pain is not None:
        parts.append(f"worst {said.worst_pain:g}")
    return ", ".join(parts)


def _imaging(journal: Journal) -> Iterator[Line]:
    for entry in journal.imaging:
        yield Line(
            id=entry.id,
            at=entry.at,
            kind=Kind.IMAGING,
            title=shortened(_imaging_title(entry.value)),
            details=entry.value,
            rough=entry.value.done_on,
        )


def _imaging_title(said: ImagingReported) -> str:
    what = f"{MODALITY_WORDS[said.modality]}{f' of {said.region}' if said.region else ''}"
    words = said.told or said.report
    return f"{what}: “{words}”" if words else what


def _care(journal: Journal) -> Iterator[Line]:
    for entry in journal.care:
        said = entry.value
        helped = "" if said.helped is None else f", helped {said.helped:g}"
        yield Line(
            id=entry.id,
            at=entry.at,
            kind=Kind.CARE,
            title=shortened(f"Care: {said.role}, {dates(said.began_on, said.ended_on)}{helped}"),
            details=said,
            rough=said.began_on,
            ended=said.ended_on,
        )


def _thoughts(kind: Kind) -> Callable[[Journal], Iterator[Line]]:
    def lines(journal: Journal) -> Iterator[Line]:
        series = thought_series(journal.thoughts)
        for entry in journal.thoughts:
            whole = series[entry.value.thought]
            if whole.kind == kind.value:
                values = course(whole.up_to(entry.id))
                believed = f", believed {values}" if values else ""
                yield Line(
                    id=entry.id,
                    at=entry.at,
                    kind=kind,
                    title=_quoted(whole) + believed,
                    details=entry.value,
                )

    return lines


def _goals(journal: Journal) -> Iterator[Line]:
    series = goal_series(journal)
    entries: tuple[Entry[GoalSet | GoalRated], ...] = (*journal.goals, *journal.goal_ratings)
    for entry in entries:
        whole = series.get(entry.value.goal)
        if whole is None:
            continue  # a rating whose goal was deleted
        values = course(whole.up_to(entry.id))
        able = f", able {values}" if values else ""
        target = f", target {whole.target:g}" if whole.target is not None else ""
        yield Line(
            id=entry.id,
            at=entry.at,
            kind=Kind.GOAL,
            title=_quoted(whole) + able + target,
            details=entry.value,
        )


def _quoted(whole: Series) -> str:
    return shortened(f"{whole.kind.capitalize()} “{whole.text}”")


def _attachments(journal: Journal) -> Iterator[Line]:
    for entry in journal.attachments:
        said = entry.value
        named = f"{said.title} ({said.reference})" if said.title else said.reference
        yield Line(
            id=entry.id,
            at=entry.at,
            kind=Kind.ATTACHMENT,
            title=shortened(f"Attachment: {named}"),
            details=said,
        )


PAST_WRITERS: dict[Kind, Callable[[Journal], Iterator[Line]]] = {
    Kind.EPISODE: _episodes,
    Kind.IMAGING: _imaging,
    Kind.CARE: _care,
    Kind.THOUGHT: _thoughts(Kind.THOUGHT),
    Kind.FEAR: _thoughts(Kind.FEAR),
    Kind.GOAL: _goals,
    Kind.ATTACHMENT: _attachments,
}
"""What writes the lines of each kind."""
