"""The story of a journal: how long episodes and gaps were, what helped, how beliefs moved.

Nothing here says why. What someone rated as helpful is what they rated; an episode that ended after
a visit may have ended without it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from statistics import median
from uuid import UUID

from relift.journal.past import CareVisited, EpisodeTold, GoalSet, ThoughtRated
from relift.journal.rough_dates import Precision, RoughDate
from relift.journal.timeline import Entry, Journal
from relift.scales import Nrs


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A length of time between two dates.

    Attributes:
        days: From the middle of what the one can mean to the middle of the other [d], >= 0.
        is_rough: Whether one of them is not known to the day.
    """

    days: int
    is_rough: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class EpisodeStory:
    """An episode among the others.

    Attributes:
        entry: As it was told.
        lasted: From its beginning to its end, or until today; None where the end is not known.
        gap: Since the end of the one before, or since its beginning where its end is not known;
            None for the first, and where the two overlap.
    """

    entry: Entry[EpisodeTold]
    lasted: Span | None
    gap: Span | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CareStory:
    """What one kind of care was rated.

    Attributes:
        role: As it was first typed.
        visits: By time.
        helped: What was rated, by time [NRS, higher is better].
    """

    role: str
    visits: tuple[Entry[CareVisited], ...]
    helped: tuple[Nrs, ...]

    @property
    def median_helped(self) -> Nrs | None:
        """The median of the ratings; None where there is none."""
        return median(self.helped) if self.helped else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rating:
    """One rating of a series.

    Attributes:
        id: Of its record.
        at: When.
        value: 0-10, or None where it was not rated.
    """

    id: UUID
    at: datetime
    value: Nrs | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """A thought, a fear or a goal, with its ratings by time.

    Attributes:
        id: Its own id.
        kind: `thought`, `fear` or `goal`.
        text: In the person's words; "" where the record that held them is gone.
        ratings: By time.
        target, until_on: Of a goal.
    """

    id: UUID
    kind: str
    text: str
    ratings: tuple[Rating, ...]
    target: Nrs | None = None
    until_on: date | None = None

    @property
    def values(self) -> tuple[Nrs, ...]:
        """What was rated, by time."""
        return tuple(r.value for r in self.ratings if r.value is not None)

    def up_to(self, record: UUID) -> tuple[Nrs, ...]:
        """What was rated up to and with this record."""
        at = next((i for i, r in enumerate(self.ratings) if r.id == record), -1)
        return tuple(r.value for r in self.ratings[: at + 1] if r.value is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """What the history comes to.

    Attributes:
        episodes: By when they began.
        care: By kind of care, what was rated highest first, what was not rated last.
        thoughts: Thoughts and fears, by when they were first written down.
        goals: By when they were set.
    """

    episodes: tuple[EpisodeStory, ...]
    care: tuple[CareStory, ...]
    thoughts: tuple[Series, ...]
    goals: tuple[Series, ...]


def tell_story(journal: Journal, *, on: date) -> Story:
    """Add the history up.

    Args:
        journal: One person's record.
        on: Today, for what goes on.
    """
    return Story(
        episodes=episode_stories(journal.episodes, on=on),
        care=care_stories(journal.care),
        thoughts=tuple(thought_series(journal.thoughts).values()),
        goals=tuple(goal_series(journal).values()),
    )


def episode_stories(
    episodes: Iterable[Entry[EpisodeTold]], *, on: date
) -> tuple[EpisodeStory, ...]:
    """Put episodes in order and measure them and the gaps between."""
    told: list[EpisodeStory] = []
    clear_from: RoughDate | None = None
    for entry in sorted(episodes, key=lambda e: (e.value.began_on, e.at, e.id)):
        said = entry.value
        gap = None
        if clear_from is not None and clear_from.last <= said.began_on.last:
            gap = _span(clear_from, said.began_on)
        end = _day(on) if said.is_ongoing else said.ended_on
        told.append(
            EpisodeStory(
                entry=entry,
                lasted=None if end is None else _span(said.began_on, end),
                gap=gap,
            )
        )
        reached = end or said.began_on
        clear_from = reached if clear_from is None else max(clear_from, reached)
    return tuple(told)


def care_stories(care: Iterable[Entry[CareVisited]]) -> tuple[CareStory, ...]:
    """Gather care by role, without regard to case and spaces."""
    by_role: dict[str, list[Entry[CareVisited]]] = defaultdict(list)
    for entry in care:
        by_role[" ".join(entry.value.role.split()).casefold()].append(entry)
    stories = [
        CareStory(
            role=visits[0].value.role,
            visits=tuple(visits),
            helped=tuple(v.value.helped for v in visits if v.value.helped is not None),
        )
        for visits in by_role.values()
    ]
    return tuple(
        sorted(
            stories,
            key=lambda s: -1.0 if s.median_helped is None else s.median_helped,
            reverse=True,
        )
    )


def thought_series(thoughts: Iterable[Entry[ThoughtRated]]) -> Mapping[UUID, Series]:
    """Ratings of thoughts and fears by their own id.

    The newest words count, and what it was called when they were said.
    """
    found: dict[UUID, Series] = {}
    for entry in thoughts:
        said = entry.value
        before = found.get(said.thought)
        rating = Rating(id=entry.id, at=entry.at, value=said.believed)
        is_named = before is None or bool(said.text)
        found[said.thought] = Series(
            id=said.thought,
            kind=said.kind.value if before is None or is_named else before.kind,
            text=said.text if before is None or is_named else before.text,
            ratings=(*(before.ratings if before else ()), rating),
        )
    return found


def goal_series(journal: Journal) -> Mapping[UUID, Series]:
    """Ratings of goals by their own id; ratings whose goal is gone are left out."""
    goals: dict[UUID, Entry[GoalSet]] = {e.value.goal: e for e in journal.goals}
    ratings: dict[UUID, list[Rating]] = {goal: [] for goal in goals}
    for first in journal.goals:
        ratings[first.value.goal].append(Rating(id=first.id, at=first.at, value=first.value.able))
    for later in journal.goal_ratings:
        if later.value.goal in ratings:
            ratings[later.value.goal].append(
                Rating(id=later.id, at=later.at, value=later.value.able)
            )
    return {
        goal: Series(
            id=goal,
            kind="goal",
            text=entry.value.text,
            ratings=tuple(sorted(ratings[goal], key=lambda r: (r.at, r.id))),
            target=entry.value.target,
            until_on=entry.value.until_on,
        )
        for goal, entry in goals.items()
    }


def all_series(journal: Journal) -> tuple[Series, ...]:
    """Every thought, fear and goal with its ratings."""
    return (*thought_series(journal.thoughts).values(), *goal_series(journal).values())


def series_of(journal: Journal, record: UUID) -> Series | None:
    """The series that a record is a rating of, or None."""
    return next((s for s in all_series(journal) if any(r.id == record for r in s.ratings)), None)


def _span(start: RoughDate, end: RoughDate) -> Span:
    return Span(
        days=max(0, (end.middle - start.middle).days),
        is_rough=not (start.precision is end.precision is Precision.DAY),
    )


def _day(on: date) -> RoughDate:
    return RoughDate(on.year, on.month, on.day)
