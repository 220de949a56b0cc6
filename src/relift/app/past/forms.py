"""From answers about the history to records, and back again for an edit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple, TypeAlias
from uuid import UUID, uuid4

from relift.app.past import answers as said
from relift.app.past.attachments import attachment_of, noted_attachment
from relift.app.past.series import first_words, rated_again
from relift.errors import AnswersError, InvalidValueError
from relift.journal import past
from relift.journal.moments import moment
from relift.journal.records import Payload
from relift.journal.reports import MedicationTaken, MedicineClass, NoteWritten
from relift.journal.rough_dates import RoughDate, parse_rough_date
from relift.journal.timeline import Journal
from relift.words.medicines import CLASS_QUESTION, Sorted, sort_medicine

Made: TypeAlias = tuple[Payload, datetime | None]
"""What is written, and when it happened; None: now."""

Sort: TypeAlias = Callable[[str, MedicineClass | None], Sorted]
"""Finds the class of a medicine by its name and the class that was said, if any."""


def sorted_by_list(name: str, medicine_class: MedicineClass | None) -> Sorted:
    """The class as it was said, or from Relift's list.

    Raises:
        AnswersError: it was not said, and the list does not have the name.
    """
    found = sort_medicine(name, medicine_class)
    if found is None:
        raise AnswersError(f"Relift’s list does not have this medicine. {CLASS_QUESTION}")
    return found


@dataclass(slots=True, kw_only=True)
class Occasion:
    """What a record is made with.

    Attributes:
        journal: Everything so far.
        now: The present moment, aware.
        sort: Finds the class of a medicine.
        before: What an edit changes; None for something new.
        before_at: When that happened.
        also: Records that are written before it.
        noted: Attachments that will be written.
        told: What to tell the person about it.
    """

    journal: Journal
    now: datetime
    sort: Sort = sorted_by_list
    before: Payload | None = None
    before_at: datetime | None = None
    also: list[Made] = field(default_factory=list)
    noted: list[past.AttachmentNoted] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    @property
    def attachments(self) -> list[tuple[UUID, past.AttachmentNoted]]:
        """Those that are noted, and those that will be, each with an id of its record."""
        stored = [(entry.id, entry.value) for entry in self.journal.attachments]
        return [*stored, *((one.attachment, one) for one in self.noted)]

    def day(self, typed: str | int) -> RoughDate | None:
        """A rough date that does not lie in the future; None where nothing was typed.

        Raises:
            InvalidValueError: it is no date, or lies in the future.
        """
        if typed == "":
            return None
        on = parse_rough_date(str(typed))
        if on.first > self.now.date():
            raise InvalidValueError("A date of your history must not lie in the future")
        return on

    def first_day(self, typed: str | int) -> RoughDate:
        """The same where there has to be one."""
        on = self.day(typed)
        if on is None:
            raise InvalidValueError("A date is needed, as well as you know it: 2016, 2016-05")
        return on

    def on(self, day: RoughDate) -> datetime:
        """When something of this day was; in an edit that keeps the day, when it was before."""
        old = getattr(self.before, "began_on", None) or getattr(self.before, "done_on", None)
        if self.before_at is not None and old == day:
            return self.before_at
        return day.instant(self.now.tzinfo, now=self.now)

    def at(self, typed: str) -> datetime | None:
        """When something was by `--at`; in an edit without it, when it was before; None: now."""
        return moment(typed or None, self.now) or self.before_at


class Form(NamedTuple):
    """How a kind of thing is written down.

    Attributes:
        answers: What is asked for.
        make: Answers -> payload, and when it happened.
        given: Payload -> the answers that would make it.
    """

    answers: type[Any]
    make: Callable[[Any, Occasion], Made]
    given: Callable[[Any, Journal], dict[str, object]]


def form_of(payload: Payload) -> str | None:
    """The kind whose form changes this payload; None where none does."""
    if isinstance(payload, past.ThoughtRated):
        return payload.kind.value if payload.text else "rating"
    return _KIND_OF.get(type(payload))


def _episode(it: said.EpisodeAnswers, occasion: Occasion) -> Made:
    began = occasion.first_day(it.began)
    payload = past.EpisodeTold(
        label=it.label,
        began_on=began,
        ended_on=occasion.day(it.ended),
        is_ongoing=it.ongoing,
        happened=it.happened,
        did=it.did,
        worst_pain=it.worst,
        days_away=it.days_away,
    )
    return payload, occasion.on(began)


def _episode_given(it: past.EpisodeTold, _journal: Journal) -> dict[str, object]:
    return {
        "label": it.label,
        "began": str(it.began_on),
        "ended": str(it.ended_on or ""),
        "ongoing": it.is_ongoing,
        "happened": it.happened,
        "did": it.did,
        "worst": it.worst_pain,
        "days_away": it.days_away,
    }


def _imaging(it: said.ImagingAnswers, occasion: Occasion) -> Made:
    done = occasion.first_day(it.on)
    attachment = None
    if it.attachment:
        attachment, new = attachment_of(it.attachment, occasion.attachments, occasion.told)
        if new is not None:
            occasion.also.append((new, None))
            occasion.noted.append(new)
    payload = past.ImagingReported(
        modality=it.modality,
        done_on=done,
        region=it.region,
        report=it.report,
        told=it.told,
        said_by=it.said_by,
        attachment=attachment,
    )
    return payload, occasion.on(done)


def _imaging_given(it: past.ImagingReported, _journal: Journal) -> dict[str, object]:
    return {
        "modality": it.modality.value,
        "on": str(it.done_on),
        "region": it.region,
        "report": it.report,
        "told": it.told,
        "said_by": it.said_by,
        "attachment": str(it.attachment or ""),
    }


def _care(it: said.CareAnswers, occasion: Occasion) -> Made:
    began = occasion.first_day(it.began)
    payload = past.CareVisited(
        role=it.role,
        began_on=began,
        ended_on=occasion.day(it.ended),
        done=it.done,
        helped=it.helped,
        note=it.note,
    )
    return payload, occasion.on(began)


def _care_given(it: past.CareVisited, _journal: Journal) -> dict[str, object]:
    return {
        "role": it.role,
        "began": str(it.began_on),
        "ended": str(it.ended_on or ""),
        "done": it.done,
        "helped": it.helped,
        "note": it.note,
    }


def _thought(
    kind: past.ThoughtKind,
) -> Callable[[said.ThoughtAnswers, Occasion], Made]:
    def make(it: said.ThoughtAnswers, occasion: Occasion) -> Made:
        text, source = first_words(it, kind, occasion.journal)
        before = occasion.before if isinstance(occasion.before, past.ThoughtRated) else None
        payload = past.ThoughtRated(
            thought=before.thought if before else uuid4(),
            text=text,
            kind=kind,
            believed=it.believed,
            source=before.source if before and not it.from_calm else source,
        )
        return payload, occasion.at(it.at)

    return make


def _thought_given(it: past.ThoughtRated, _journal: Journal) -> dict[str, object]:
    return {"text": it.text, "believed": it.believed}


def _goal(it: said.GoalAnswers, occasion: Occasion) -> Made:
    before = occasion.before if isinstance(occasion.before, past.GoalSet) else None
    payload = past.GoalSet(
        goal=before.goal if before else uuid4(),
        text=it.text,
        able=it.able,
        target=it.target,
        until_on=it.until,
    )
    return payload, occasion.at(it.at)


def _goal_given(it: past.GoalSet, _journal: Journal) -> dict[str, object]:
    return {
        "text": it.text,
        "able": it.able,
        "target": it.target,
        "until": it.until_on.isoformat() if it.until_on else None,
    }


def _rating(it: said.RatingAnswers, occasion: Occasion) -> Made:
    return rated_again(it, occasion.journal), occasion.at(it.at)


def _rating_given(it: past.ThoughtRated | past.GoalRated, _journal: Journal) -> dict[str, object]:
    if isinstance(it, past.GoalRated):
        return {"of": str(it.goal), "value": it.able}
    return {"of": str(it.thought), "value": it.believed}


def _attachment(it: said.AttachmentAnswers, occasion: Occasion) -> Made:
    before = occasion.before if isinstance(occasion.before, past.AttachmentNoted) else None
    made = noted_attachment(it.reference, it.title, before=before, told=occasion.told)
    occasion.noted.append(made)
    return made, occasion.at("")


def _attachment_given(it: past.AttachmentNoted, _journal: Journal) -> dict[str, object]:
    return {"reference": it.reference, "title": it.title}


def _medication(it: said.MedicationAnswers, occasion: Occasion) -> Made:
    found = occasion.sort(it.name, it.medicine_class)
    occasion.told += [found.words] if found.words else []
    before = occasion.before if isinstance(occasion.before, MedicationTaken) else None
    if before is not None:
        _check_as_strict(before.medicine_class, found.medicine_class)
        if it.at:
            raise AnswersError("When a medicine was taken cannot be changed: plans rest on it.")
    noted = MedicationTaken(name=it.name, medicine_class=found.medicine_class)
    return noted, occasion.at(it.at)


def _check_as_strict(old: MedicineClass, new: MedicineClass) -> None:
    """Refuse an edit after which a medicine would hold the plan back less."""
    order = list(MedicineClass)  # what holds back longest comes first
    if order.index(new) > order.index(old):
        raise AnswersError(
            f"This medicine was noted as {old.value}, and a plan may rest on that, so its class "
            "cannot be made a lesser one. Nothing was changed."
        )


def _medication_given(it: MedicationTaken, _journal: Journal) -> dict[str, object]:
    return {"name": it.name, "class": it.medicine_class.value}


def _note(it: said.NoteAnswers, occasion: Occasion) -> Made:
    return NoteWritten(text=it.text), occasion.at(it.at)


def _note_given(it: NoteWritten, _journal: Journal) -> dict[str, object]:
    return {"text": it.text}


FORMS: Mapping[str, Form] = {
    "episode": Form(said.EpisodeAnswers, _episode, _episode_given),
    "imaging": Form(said.ImagingAnswers, _imaging, _imaging_given),
    "care": Form(said.CareAnswers, _care, _care_given),
    "thought": Form(said.ThoughtAnswers, _thought(past.ThoughtKind.THOUGHT), _thought_given),
    "fear": Form(said.ThoughtAnswers, _thought(past.ThoughtKind.FEAR), _thought_given),
    "goal": Form(said.GoalAnswers, _goal, _goal_given),
    "rating": Form(said.RatingAnswers, _rating, _rating_given),
    "attachment": Form(said.AttachmentAnswers, _attachment, _attachment_given),
    "medication": Form(said.MedicationAnswers, _medication, _medication_given),
    "note": Form(said.NoteAnswers, _note, _note_given),
}
_KIND_OF: dict[type[Payload], str] = {
    past.EpisodeTold: "episode",
    past.ImagingReported: "imaging",
    past.CareVisited: "care",
    past.GoalSet: "goal",
    past.GoalRated: "rating",
    past.AttachmentNoted: "attachment",
    MedicationTaken: "medication",
    NoteWritten: "note",
}
