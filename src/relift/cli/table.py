"""The table of commands, from which registration, help and the reference are made.

A command's module is imported when the command is called, never for the help of the others: this
file imports nothing but the standard library, so that `relift --help` starts quickly.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple


class Entry(NamedTuple):
    """Where a command lives and what it does, in a line.

    Attributes:
        module, function: What is imported and called.
        line: What it does.
        commands: What may follow it, as in `relift history add`; it also runs alone.
    """

    module: str
    function: str
    line: str
    commands: Mapping[str, Entry] = MappingProxyType({})


_ADD = {
    kind: Entry("relift.cli.history_add", kind, line)
    for kind, line in {
        "episode": "A time of back trouble",
        "imaging": "A scan, with the words of its report",
        "care": "Care that someone gave, and how much it helped",
        "thought": "A thought, and how strongly you believe it",
        "fear": "A fear, and how strongly you believe it",
        "goal": "Something that you want to do again",
        "rating": "Rate a thought, a fear or a goal again",
        "attachment": "Where a file or a page lies",
        "medication": "A medicine that you took",
        "note": "A note in your own words",
    }.items()
}
_HISTORY = {
    "add": Entry("relift.cli.history_add", "add", "Add something to your history", _ADD),
    "edit": Entry("relift.cli.history_edit", "edit", "Change something; what was is kept"),
    "show": Entry("relift.cli.history_show", "show", "Show one thing whole, with its edits"),
}
_EVALUATE = {
    "intake": Entry("relift.cli.evaluate_intake", "intake", "The guard for free text"),
    "pain": Entry("relift.cli.evaluate_pain", "pain", "Forecasts of expected and felt pain"),
    "strength": Entry(
        "relift.cli.evaluate_strength", "strength", "Forecasts of e1RM, reps and RPE"
    ),
}
_COHORT = {
    "trial": Entry("relift.cli.cohort_trial", "trial", "Relift beside other ways back"),
}

COMMANDS: dict[str, Entry] = {
    "flare": Entry("relift.cli.flare", "flare", "Your back acts up: check, calm down, first moves"),
    "checkin": Entry("relift.cli.checkin", "checkin", "Say how you are; takes a minute"),
    "today": Entry("relift.cli.today", "today", "Show the plan for today, with the reasons"),
    "workout": Entry("relift.cli.workout", "workout", "Go through today's plan, set by set"),
    "log": Entry("relift.cli.log", "log", "Note what you did elsewhere, in one line"),
    "history": Entry(
        "relift.cli.history", "history", "Look back at what you recorded, and add to it", _HISTORY
    ),
    "forecast": Entry("relift.cli.forecast", "forecast", "See expected against felt pain"),
    "what-if": Entry("relift.cli.what_if", "what_if", "Compare avoiding, rushing, grading, as now"),
    "chart": Entry("relift.cli.chart", "chart", "Draw one chart of your record"),
    "report": Entry("relift.cli.report", "report", "Sum your record up, for you or a clinician"),
    "movements": Entry("relift.cli.movements", "movements", "Say what names in your logs mean"),
    "words": Entry("relift.cli.words", "words", "Find an accurate word for what you were told"),
    "medication": Entry("relift.cli.medication", "medication", "Note a medicine that you took"),
    "ladders": Entry("relift.cli.ladders", "ladders", "See every ladder and where you are on it"),
    "place": Entry("relift.cli.place", "place", "Say what you have to train with"),
    "pause": Entry("relift.cli.pause", "pause", "Take a break from planned training"),
    "relapse": Entry("relift.cli.relapse", "relapse", "Write down what to do if it comes back"),
    "programme": Entry(
        "relift.cli.programme", "programme", "Keep the programme that you follow beside the plan"
    ),
    "limit": Entry("relift.cli.limit", "limit", "Set your own ceiling, or your clinician's"),
    "profile": Entry("relift.cli.profile", "profile", "Set your unit, bar, plates and country"),
    "serve": Entry("relift.cli.serve", "serve", "Open the app in your browser, and on your phone"),
    "import": Entry("relift.cli.import_", "import_logs", "Bring in your training log"),
    "export": Entry("relift.cli.transfer", "export", "Write everything you recorded to a file"),
    "backup": Entry("relift.cli.backup", "backup", "Copy the record store, checked"),
    "restore": Entry("relift.cli.backup", "restore", "Go back to a backup; keeps what was there"),
    "review-list": Entry(
        "relift.cli.review", "review_list", "Print all that a clinician must review"
    ),
    "evaluate": Entry(
        "relift.cli.evaluate", "evaluate", "See how well a part of Relift does", _EVALUATE
    ),
    "cohort": Entry("relift.cli.cohort", "cohort", "Try Relift on virtual people", _COHORT),
    "demo": Entry("relift.cli.demo", "demo", "Watch the whole story with a made-up lifter"),
}
"""Every command by name, in the order of a flare."""
