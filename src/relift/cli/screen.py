"""Asking the danger screen, one question at a time, and keeping what was said.

A positive answer is on the disk before the next question is put; the rest is written at the end or
when the person breaks off. No screen replaces another: each part that is written holds all that was
said so far, and a broken-off part stays in the log. An answer that needs emergency care ends the
questions at once. Thoughts of suicide open their page at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from relift.cli.notebook import Notebook
from relift.cli.prompts import Asker
from relift.cli.voice import Show
from relift.journal.reports import Answer, CrisisAcknowledged, ScreenAnswered, ScreenForm
from relift.journal.timeline import Entry
from relift.screening.items import Item, red_flags
from relift.screening.messages import Message, crisis_page
from relift.screening.questions import questions
from relift.screening.standing import standing
from relift.screening.tiers import Tier, tier_row
from relift.screening.triage import Triage, is_positive, settled, triage

_BLINK = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """Why a full screen is answered again: who saw the person and when, or the slip's reason."""

    seen_by: str = ""
    seen_on: date | None = None
    reason: str = ""


class _Kept:
    """The answers so far, and how much of them is written."""

    def __init__(
        self,
        notebook: Notebook,
        form: ScreenForm,
        visit: Visit,
        resumed: Entry[ScreenAnswered] | None,
    ) -> None:
        self._notebook, self._form, self._visit = notebook, form, visit
        self.answers: dict[str, Answer] = dict(resumed.value.answers) if resumed else {}
        self.clarified: dict[str, Answer] = dict(resumed.value.clarified) if resumed else {}
        self._written = (dict(self.answers), dict(self.clarified))
        self._last_at = resumed.at if resumed else None

    @property
    def triage(self) -> Triage:
        return triage(self.answers, self.clarified, self._form)

    def save(self) -> None:
        """Write what was said, if there is anything new."""
        now = (dict(self.answers), dict(self.clarified))
        if now == self._written or self._waits_for_the_end():
            return
        held = standing(self._notebook.journal, self._notebook.now)
        payload = ScreenAnswered(
            form=self._form,
            answers=now[0],
            clarified=now[1],
            reason=self._visit.reason,
            seen_by=self._visit.seen_by,
            seen_on=self._visit.seen_on,
            lifts=(*(stop.screen for stop in held.stops), *held.ahead.screened_by_name),
        )
        # Parts of one screen stand a blink apart, from when it began: a crisis page that was read
        # between two of them was read after both.
        at = self._last_at + _BLINK if self._last_at else None
        self._last_at, self._written = self._notebook.write(payload, at=at).at, now

    def _waits_for_the_end(self) -> bool:
        """Whether a part would stop what the whole screen may let stand.

        A yes that a clinician has looked at may stay a yes, which only a complete screen can say.
        """
        found = self.triage
        has_visit = bool(self._visit.seen_by)
        return has_visit and not found.is_complete and tier_row(found.tier).yes_may_stand


def ask_screen(
    notebook: Notebook,
    asker: Asker,
    form: ScreenForm,
    *,
    show: Show,
    visit: Visit | None = None,
    resumed: Entry[ScreenAnswered] | None = None,
) -> Triage:
    """Ask what is still to be asked, and keep it.

    Args:
        notebook: Where the answers go.
        asker: Who answers.
        form: Full or short.
        show: Prints paragraphs.
        visit: Why a full screen is answered again.
        resumed: A screen that was broken off and goes on.

    Returns:
        What the answers come to; incomplete where a file lacks answers, or after an answer that
        ended the questions.
    """
    kept = _Kept(notebook, form, visit or Visit(), resumed)
    intro = red_flags().intro
    show(intro.full if form is ScreenForm.FULL else intro.short)
    try:
        _ask_all(kept, notebook, asker, form, show)
    finally:
        try:
            kept.save()
        except KeyboardInterrupt:
            # A closing window ends the input and, a moment later, sends its signal.
            kept.save()
            raise
    return kept.triage


def show_crisis(notebook: Notebook, asker: Asker, show: Show) -> bool:
    """Show the crisis page; keep that it was read.

    Returns:
        Whether the person said that they read it.
    """
    show_page(crisis_page(notebook.journal.profile.country), show)
    question = "Have you read this? There is no wrong answer. Your plan waits until you have."
    is_read = asker.yes_no("crisis.acknowledged", question, may_skip=True) is True
    if is_read:
        held = standing(notebook.journal, notebook.now)
        notebook.write(CrisisAcknowledged(screens=held.ahead.crises))
    return is_read


def show_page(page: Message, show: Show) -> None:
    """Print a message of the screen: heading, words, numbers, and what to say."""
    numbers = [f"- {name}: {number}" for name, number in page.numbers]
    checked = [f"(Numbers checked {page.checked_on}.)"] if page.numbers and page.checked_on else []
    heading = [f"# {page.heading}"] if page.heading else []
    show(*heading, *page.paragraphs)
    if numbers:
        show("\n".join([*numbers, *checked]))


def _ask_all(kept: _Kept, notebook: Notebook, asker: Asker, form: ScreenForm, show: Show) -> None:
    lacking: set[str] = set()
    while True:
        waiting = [i for i in _waiting(kept, form) if i.id not in lacking]
        if not waiting:
            return
        item = waiting[0]
        if not _ask_one(kept, asker, item, n_left=len(waiting)):
            lacking.add(item.id)
            continue
        if not is_positive(settled(item.id, kept.answers, kept.clarified)):
            continue
        kept.save()
        if item.is_crisis:
            show_crisis(notebook, asker, show)
            if asker.is_person and not asker.yes_no("", "Shall we go on with the questions now?"):
                return
        if kept.triage.tier is Tier.EMERGENCY:
            return


def _waiting(kept: _Kept, form: ScreenForm) -> list[Item]:
    """Questions without an answer, and those whose clarifying question was not put."""
    unclear = [
        i
        for i in red_flags().items
        if kept.answers.get(i.id) is Answer.UNSURE and i.id not in kept.clarified
    ]
    return [*unclear, *questions(form, kept.answers, kept.clarified)]


def _ask_one(kept: _Kept, asker: Asker, item: Item, *, n_left: int) -> bool:
    """Put one question, and its clarifying one after "unsure"; whether it was answered."""
    if item.id not in kept.answers:
        said = asker.answer(f"screen.answers.{item.id}", f"[{n_left} to go] {item.question}")
        if said is None:
            return False
        kept.answers[item.id] = said
    if kept.answers[item.id] is Answer.UNSURE:
        then = asker.answer(f"screen.clarified.{item.id}", item.clarify)
        if then is None:
            # Not clarified counts as a yes until it is.
            kept.save()
            return False
        kept.clarified[item.id] = then
    return True
