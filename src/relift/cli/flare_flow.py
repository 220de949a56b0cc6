"""A flare from the first word to the first movements, for a person or an answers file.

The report is written before the first safety question, so that breaking off loses nothing. What is
still open decides where a second run goes on: the screen, then the calm-down, then the plan.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import msgspec

from relift.cli.answers import FileAnswers, FlareFile, flattened, screen_given
from relift.cli.breathing import breathe_at_terminal
from relift.cli.heed import heed
from relift.cli.notebook import Notebook, open_notebook
from relift.cli.output import emit_json, may_ask
from relift.cli.plan_view import show_today, today_json
from relift.cli.prompts import Asker, Terminal
from relift.cli.screen import Visit, ask_screen, show_crisis
from relift.cli.stop_page import show_stop, stop_json
from relift.cli.voice import Show, aloud, silent
from relift.cli.word_view import show_card, show_label, word_json
from relift.journal.reports import CalmedDown, CheckIn, FlareReported, ScreenForm
from relift.journal.timeline import Journal
from relift.plan.flare_course import is_under_way, unfinished_screen
from relift.plan.stages import is_calm_due
from relift.screening.standing import Need, Standing, standing
from relift.screening.tiers import Tier, rules
from relift.words.calm import calm
from relift.words.cards import card
from relift.words.questions import (
    BIRTH_YEAR,
    BIRTH_YEAR_WHY,
    HAPPENED,
    LABELS,
    LABELS_HELP,
    PAIN_NOW,
    adult_question,
    labels_in,
)

_DAY_S = 86_400.0


def run_flare(
    file: FlareFile | None,
    file_name: str,
    *,
    is_rescreen: bool,
    as_json: bool,
    notebook: Notebook | None = None,
    person: Asker | None = None,
) -> None:
    """Go through a flare.

    Args:
        file: Answers out of a file; None asks a person.
        file_name: Its name, for messages.
        is_rescreen: Only the full screen, again.
        as_json: Print JSON and nothing else.
        notebook: Where it is written; the person's own where not given.
        person: Who is asked where there is no file; the terminal where not given.

    Raises:
        AnswersError: the file lacks answers; what it had is kept.
        StoreError: the store cannot be written.
    """
    notebook = notebook or open_notebook()
    show = silent if as_json else aloud
    asker: Asker = _from_file(file, file_name) if file else (person or Terminal())
    is_rescreen = is_rescreen or bool(file and (file.screen.seen_by or file.screen.reason))
    flow = _Flow(notebook, asker, show)
    flow.ask_age()
    if not is_rescreen and not is_under_way(notebook.journal, notebook.now):
        flow.report(file)
    _check(asker)
    flow.screen(file, is_rescreen=is_rescreen)
    day = notebook.today
    if day.stop is None:
        flow.calm()
        flow.words()
        day = notebook.today
    if as_json:
        emit_json(_told(notebook, labels=_labels(notebook.journal)))
    elif day.stop is not None:
        show_stop(notebook.journal, notebook.now, show)
    else:
        show("# First movements")
        show_today(day, notebook.journal, notebook.now)


class _Flow:
    """The parts of a flare, each of which asks, shows and writes."""

    def __init__(self, notebook: Notebook, asker: Asker, show: Show) -> None:
        self._notebook, self._asker, self._show = notebook, asker, show

    def ask_age(self) -> None:
        """Ask once whether the person is an adult."""
        profile = self._notebook.journal.profile
        if profile.is_adult is not None:
            return
        is_adult = self._asker.yes_no(
            "profile.adult", f"{adult_question(rules().adult_age)} Relift asks this once."
        )
        year = self._asker.number(
            "profile.birth_year",
            f"{BIRTH_YEAR} {BIRTH_YEAR_WHY}",
            low=1900,
            high=self._notebook.now.year,
        )
        if is_adult is not None:
            self._notebook.write(
                msgspec.structs.replace(
                    profile, is_adult=is_adult, birth_year=int(year) if year else None
                )
            )

    def report(self, file: FlareFile | None) -> None:
        """Write the flare down, and pain now."""
        asker = self._asker
        happened = asker.text("flare.happened", HAPPENED)
        if file is not None:
            labels = ",".join(file.flare.labels if file.flare else ())
        else:
            labels = asker.text("flare.labels", f"{LABELS} {LABELS_HELP}")
        self._notebook.write(FlareReported(reported_labels=labels_in(labels), happened=happened))
        pain = asker.rating("flare.pain_now", PAIN_NOW.in_a_line)
        self._notebook.write(CheckIn(pain_now=pain, is_flare=True))

    def screen(self, file: FlareFile | None, *, is_rescreen: bool) -> None:
        """Ask the full screen where it is due."""
        notebook, now = self._notebook, self._notebook.now
        held = standing(notebook.journal, now)
        if held.is_crisis_waiting:
            show_crisis(notebook, self._asker, self._show)
        resumed = None if is_rescreen else unfinished_screen(notebook.journal, now.date())
        is_sent = held.tier is Tier.EMERGENCY and not is_rescreen
        if not is_sent and (is_rescreen or held.needs is Need.FULL_SCREEN):
            visit = self._visit(held, file) if is_rescreen else Visit()
            found = ask_screen(
                notebook,
                self._asker,
                ScreenForm.FULL,
                show=self._show,
                visit=visit,
                resumed=resumed,
            )
            if found.tier is not Tier.EMERGENCY:
                _check(self._asker)
            self._judge_visit(visit)

    def calm(self) -> None:
        """Breathe, name the thought and the fear, see what is known."""
        if not is_calm_due(self._notebook.journal):
            return
        script, asker, show = calm(), self._asker, self._show
        show("# First, let us slow down", script.breathing.words)
        breathed = self._breathe()
        thought = asker.text("calm.thought", f"{script.thought.prompt} {script.thought.help}")
        fear = asker.text("calm.fear", f"{script.fear.prompt} {script.fear.help}")
        _check(asker)
        self._notebook.write(CalmedDown(thought=thought, fear=fear, breathing_s=breathed))
        country = self._notebook.journal.profile.country
        heed(f"{thought} {fear}", country=country, show=show, is_fear=True)
        show("# What is known", script.known.words)
        for name in script.known.cards:
            show_card(card(name), show)
        show(*script.acceptance.words)

    def words(self) -> None:
        """The accurate words for each label of the flare."""
        labels = _labels(self._notebook.journal)
        if labels:
            self._show("# About the words")
        for label in labels:
            show_label(label, self._show)

    def _breathe(self) -> float:
        if not self._asker.is_person:
            given = self._asker.number("calm.breathing_s", "", low=0.0, high=_DAY_S, may_skip=False)
            return given or 0.0
        script = calm().breathing
        minutes = script.duration_s / 60
        if not may_ask():
            self._show(script.skip)
            return 0.0
        wants = self._asker.yes_no(
            "", f"Breathe with a pacer for {minutes:.0f} minutes? {script.skip}"
        )
        return breathe_at_terminal(script) if wants else 0.0

    def _visit(self, held: Standing, file: FlareFile | None) -> Visit:
        """Why a full screen is answered again."""
        if file is not None:
            said = file.screen
            return Visit(seen_by=said.seen_by, seen_on=said.seen_on, reason=said.reason)
        if not held.stops:
            return Visit()
        since = held.stops[0].on
        if self._asker.yes_no("", f"Has a clinician looked at this since {since}?"):
            who = self._asker.text("", "What kind of clinician? For example: doctor, midwife.")
            seen_on = self._ask_day(
                "On which day? Write it as 2026-03-01.", self._notebook.now.date()
            )
            if who and seen_on:
                return Visit(seen_by=who, seen_on=seen_on)
        question = "Was one of your answers a slip? Then say which one and what was meant."
        return Visit(reason=self._asker.text("", question))

    def _judge_visit(self, visit: Visit) -> None:
        """Say so where the day of a visit cannot be right, for then it lifts nothing."""
        held = standing(self._notebook.journal, self._notebook.now)
        since = held.stops[0].on if held.stops else None
        today = self._notebook.now.date()
        if visit.seen_by and since and not (visit.seen_on and since <= visit.seen_on <= today):
            self._show(
                f"The stop of {since} stays: a visit counts from that day on, and not before it "
                "or in the future. Answer again with the day on which you were seen."
            )

    def _ask_day(self, question: str, latest: date) -> date | None:
        while typed := self._asker.text("", question):
            try:
                day = date.fromisoformat(typed)
            except ValueError:
                continue
            if day <= latest:
                return day
        return None


def _from_file(file: FlareFile, name: str) -> FileAnswers:
    given = flattened(profile=file.profile, flare=file.flare, crisis=file.crisis, calm=file.calm)
    return FileAnswers(given | screen_given(file.screen, name), name)


def _check(asker: Asker) -> None:
    if isinstance(asker, FileAnswers):
        asker.check()


def _labels(journal: Journal) -> tuple[str, ...]:
    return journal.flares[-1].value.reported_labels if journal.flares else ()


def _told(notebook: Notebook, *, labels: Sequence[str]) -> dict[str, object]:
    """What came of it, for programs."""
    journal, now = notebook.journal, notebook.now
    day = notebook.today
    held = standing(journal, now)
    return {
        "flare": journal.flares[-1] if journal.flares else None,
        "tier": held.tier.id,
        "needs": held.needs.value,
        "stop": stop_json(day.stop, journal, now),
        "calm": journal.calms[-1].value if journal.calms and not day.is_calm_due else None,
        "words": [] if day.stop else [word_json(label) for label in labels],
        "today": today_json(day, journal, now),
    }
