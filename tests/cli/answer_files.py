"""Answers files for tests: a flare with every question answered no, but for those named."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.builders import clear_answers

from relift.journal.reports import Answer, ScreenForm


def screen_table(form: ScreenForm = ScreenForm.FULL, **positive: str) -> str:
    """[screen.answers] with no for every question that is asked, but for those named."""
    said = clear_answers(form, **{name: Answer(value) for name, value in positive.items()})
    return "\n".join(["[screen.answers]", *(f'{item} = "{said[item].value}"' for item in said)])


def flare_text(*extra: str, head: str = "", **positive: str) -> str:
    """A whole file for `relift flare`."""
    return "\n".join(
        [
            head,
            "[profile]\nadult = true\nbirth_year = 1990",
            '[flare]\nhappened = "tweaked it at 70%"\nlabels = ["spasm", "bulged disc"]',
            "pain_now = 3",
            '[calm]\nbreathing_s = 60\nthought = "again"\nfear = "no more squats"',
            *extra,
            screen_table(ScreenForm.FULL, **positive),
        ]
    )


def exposures_text(*entries: dict[str, Any]) -> str:
    """A file for `relift workout`."""
    lines: list[str] = []
    for entry in entries:
        lines.append("[[exposure]]")
        lines += [f"{key} = {_toml(value)}" for key, value in entry.items()]
    return "\n".join(lines)


def done(**answers: Any) -> dict[str, Any]:
    """An exposure that went as expected, with no new sign in a leg."""
    usual = {"expected": 3, "done": True, "pain_before": 2, "felt": 2, "nerve_sign": False}
    return usual | answers


def written(folder: Path, text: str, name: str = "answers.toml") -> Path:
    """Write a file and say where."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def _toml(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return f'"{value}"' if isinstance(value, str) else str(value)
