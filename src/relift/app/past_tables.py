"""The history as flat tables for people: episodes, scans, care, thoughts, goals, attachments."""

from __future__ import annotations

from collections.abc import Iterator

from relift.app.cells import Row, Table, day_cell, time_cell
from relift.journal.rough_dates import RoughDate
from relift.journal.story import goal_series, thought_series
from relift.journal.timeline import Journal


def _rough(on: RoughDate | None) -> str | None:
    return str(on) if on else None


def _episodes(journal: Journal) -> Iterator[Row]:
    for entry in journal.episodes:
        said = entry.value
        yield (
            said.label,
            _rough(said.began_on),
            _rough(said.ended_on),
            said.is_ongoing,
            said.happened,
            said.did,
            said.worst_pain,
            said.days_away,
        )


def _imaging(journal: Journal) -> Iterator[Row]:
    references = {e.value.attachment: e.value.reference for e in journal.attachments}
    for entry in journal.imaging:
        said = entry.value
        yield (
            _rough(said.done_on),
            said.modality.value,
            said.region,
            said.report,
            said.told,
            said.said_by,
            references.get(said.attachment) if said.attachment else None,
        )


def _care(journal: Journal) -> Iterator[Row]:
    for entry in journal.care:
        said = entry.value
        when = (_rough(said.began_on), _rough(said.ended_on))
        yield (said.role, *when, said.done, said.helped, said.note)


def _thoughts(journal: Journal) -> Iterator[Row]:
    series = thought_series(journal.thoughts)
    for entry in journal.thoughts:
        said = entry.value
        whole = series[said.thought]
        yield (
            time_cell(entry.at),
            str(said.thought),
            whole.kind,
            said.text or whole.text,
            said.believed,
            said.source.value,
        )


def _goals(journal: Journal) -> Iterator[Row]:
    for entry in journal.goals:
        said = entry.value
        yield (
            time_cell(entry.at),
            str(said.goal),
            said.text,
            said.able,
            said.target,
            day_cell(said.until_on),
        )


def _goal_ratings(journal: Journal) -> Iterator[Row]:
    series = goal_series(journal)
    for entry in journal.goal_ratings:
        said = entry.value
        text = series[said.goal].text if said.goal in series else None
        yield time_cell(entry.at), str(said.goal), text, said.able


def _attachments(journal: Journal) -> Iterator[Row]:
    for entry in journal.attachments:
        said = entry.value
        yield time_cell(entry.at), said.title, said.reference, said.sha256, said.size_bytes


PAST_TABLES: dict[str, Table] = {
    "episodes": (
        "label began_on ended_on is_ongoing happened did worst_pain days_away",
        _episodes,
    ),
    "imaging": ("done_on modality region report told said_by attachment", _imaging),
    "care": ("role began_on ended_on done helped note", _care),
    "thoughts": ("at thought_id kind text believed source", _thoughts),
    "goals": ("at goal_id text able target until_on", _goals),
    "goal_ratings": ("at goal_id text able", _goal_ratings),
    "attachments": ("at title reference sha256 size_bytes", _attachments),
}
"""Each table of the history by its file's name."""
