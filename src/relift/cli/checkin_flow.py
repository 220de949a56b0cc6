"""A check-in from the first rating to what it means for today.

What was said is written first. In a flare the short screen follows: asked of a person, looked up in
an answers file, and where only options were given, told as still open.
"""

from __future__ import annotations

from collections.abc import Mapping

from relift.cli.answers import (
    CheckInFile,
    FileAnswers,
    Medicine,
    flattened,
    screen_given,
)
from relift.cli.heed import heed
from relift.cli.medicine_class import Noted, with_classes
from relift.cli.notebook import Notebook, open_notebook
from relift.cli.output import emit_json, may_ask
from relift.cli.prompts import Asker, Terminal
from relift.cli.screen import ask_screen, show_crisis
from relift.cli.stop_page import show_stop, stop_json
from relift.cli.voice import Show, aloud, silent
from relift.errors import AnswersError
from relift.journal.reports import CheckIn, PainReach, ScreenForm
from relift.plan.thresholds import thresholds
from relift.screening.questions import questions
from relift.screening.standing import Need, standing
from relift.screening.tiers import Tier
from relift.words.questions import IS_DROWSY, IS_FLARE, MEDICINE, NOTE, PAINS, RATINGS, REACH

_REACH = f"{REACH[:-1]}: back, buttock, thigh, or below the knee (below)?"


def run_checkin(
    file: CheckInFile | None,
    source: str,
    *,
    is_strict: bool,
    as_json: bool,
    notebook: Notebook | None = None,
    person: Asker | None = None,
) -> None:
    """Go through a check-in.

    Args:
        file: What was given by file or options; None asks a person.
        source: Its name, for messages.
        is_strict: Whether a short screen that is due must be answered in `file`.
        as_json: Print JSON and nothing else.
        notebook: Where it is written; the person's own where not given.
        person: Who is asked where nothing was given; the terminal where not given.

    Raises:
        AnswersError: answers are missing; what was given is kept.
        StoreError: the store cannot be written.
    """
    notebook = notebook or open_notebook()
    show = silent if as_json else aloud
    asker = _from_file(file, source) if file else (person or Terminal())
    said = _checkin(asker)
    if said != CheckIn():
        notebook.write(said)
    if file is None:
        medicines = _note(notebook, _ask_medicines(asker))
        open_items = _screen(notebook, asker, show, is_strict=is_strict)
    else:
        open_items = _screen(notebook, asker, show, is_strict=is_strict)
        try:
            given = _given_medicines(file.medicine, is_strict=is_strict, as_json=as_json)
        except AnswersError:
            # A danger sign that was told beside it is never held up by a word that is missing.
            if standing(notebook.journal, notebook.now).is_stop:
                show_stop(notebook.journal, notebook.now, show)
            raise
        medicines = _note(notebook, given)
    if as_json:
        emit_json(_told(notebook, said, medicines, open_items))
    else:
        _show(notebook, said, medicines, open_items, show)


def _note(notebook: Notebook, medicines: tuple[Noted, ...]) -> tuple[Noted, ...]:
    for taken in medicines:
        notebook.write(taken.record)
    return medicines


def _from_file(file: CheckInFile, source: str) -> FileAnswers:
    given = flattened(checkin=file.checkin, crisis=file.crisis)
    return FileAnswers(given | screen_given(file.screen, source), source)


def _checkin(asker: Asker) -> CheckIn:
    ratings = {one.name: asker.rating(f"checkin.{one.name}", one.in_a_line) for one in RATINGS}
    return CheckIn(
        pain_now=ratings["pain_now"],
        pain_worst=ratings["pain_worst"],
        pain_morning=ratings["pain_morning"],
        worry=ratings["worry"],
        confidence=ratings["confidence"],
        reach=_reach(asker, ratings),
        is_flare=asker.yes_no("checkin.flare", IS_FLARE, may_skip=True),
        is_drowsy=asker.yes_no("checkin.drowsy", IS_DROWSY, may_skip=True),
        note=asker.text("checkin.note", NOTE),
    )


def _reach(asker: Asker, ratings: Mapping[str, float | None]) -> PainReach | None:
    """How far down the pain goes; a person without pain is not asked."""
    if asker.is_person and not any(ratings[name] for name in PAINS):
        return None
    typed = asker.text("checkin.reach", _REACH)
    while asker.is_person and typed and _reach_of(typed) is None:
        typed = asker.text("checkin.reach", _REACH)
    return _reach_of(typed) if typed else None


def _reach_of(typed: str) -> PainReach | None:
    """The reach that a word or its first letters mean, such as `below`."""
    word = typed.strip().lower().replace(" ", "_")
    found = [one for one in PainReach if one.value.startswith(word)]
    exact = [one for one in found if one.value == word]
    return (exact or found)[0] if len(exact or found) == 1 else None


def _given_medicines(
    given: tuple[Medicine, ...], *, is_strict: bool, as_json: bool
) -> tuple[Noted, ...]:
    """Medicines of a file or of options; at a terminal, options may leave a question open."""
    if is_strict:
        how = 'give each [[medicine]] a class, as in class = "painkiller"'
        return with_classes(given, person=None, how=how)
    person = Terminal() if may_ask() and not as_json else None
    return with_classes(given, person=person, how="write --medicine NAME:CLASS")


def _ask_medicines(asker: Asker) -> tuple[Noted, ...]:
    taken: list[Noted] = []
    while name := asker.text("", f"{MEDICINE} Its name; Enter for none."):
        taken += with_classes((Medicine(name=name),), person=asker, how="")
    return tuple(taken)


def _screen(notebook: Notebook, asker: Asker, show: Show, *, is_strict: bool) -> tuple[str, ...]:
    """Ask the short screen where it is due, or keep answers that were given anyway.

    Returns:
        Ids of the questions that are still open.
    """
    held = standing(notebook.journal, notebook.now)
    if held.is_crisis_waiting:
        show_crisis(notebook, asker, show)
    given = isinstance(asker, FileAnswers) and asker.has("screen.answers.")
    if held.needs is not Need.SHORT_SCREEN and not given:
        return ()
    if isinstance(asker, FileAnswers) and not given and not is_strict:
        return tuple(item.id for item in questions(ScreenForm.SHORT, {}))
    found = ask_screen(notebook, asker, ScreenForm.SHORT, show=show)
    if isinstance(asker, FileAnswers) and is_strict and found.tier is not Tier.EMERGENCY:
        asker.check()
    return found.missing


def _told(
    notebook: Notebook,
    said: CheckIn,
    medicines: tuple[Noted, ...],
    open_items: tuple[str, ...],
) -> dict[str, object]:
    journal, now = notebook.journal, notebook.now
    held = standing(journal, now)
    return {
        "on": now.date(),
        "checkin": said,
        "medicines": [one.medicine for one in medicines],
        "tier": held.tier.id,
        "needs": held.needs.value,
        "screen_open": open_items,
        "stop": stop_json(notebook.today.stop, journal, now),
        "words": [
            *([thresholds().drowsy.words] if said.is_drowsy else []),
            *(one.line for one in medicines if one.words),
        ],
    }


def _show(
    notebook: Notebook,
    said: CheckIn,
    medicines: tuple[Noted, ...],
    open_items: tuple[str, ...],
    show: Show,
) -> None:
    if said != CheckIn() or medicines:
        show("Kept. Thank you.")
    heed(said.note, country=notebook.journal.profile.country, show=show)
    for one in medicines:
        if one.words:
            show(one.line)
    if said.is_drowsy:
        show(thresholds().drowsy.words)
    held = standing(notebook.journal, notebook.now)
    if open_items and not held.stops:
        options = " ".join(f"--screen {item}=no" for item in open_items[:2])
        show(
            "The short safety questions belong to this check-in and are still open. Run `relift "
            f"checkin` and answer them one by one, or give each answer, as in: {options}",
            "Open: " + ", ".join(open_items),
        )
    elif held.is_stop:
        show_stop(notebook.journal, notebook.now, show)
    else:
        show("Your plan for today: relift today")
