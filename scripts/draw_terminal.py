"""Draw docs/images/today.svg: the plan of the story's third day, as the terminal shows it.

Lives the mild course of the demo up to that evening in a folder of its own, then shows the plan.
The picture names no font from elsewhere, so that a page that shows it loads nothing from outside.
"""

from __future__ import annotations

import contextlib
import io
import re
import tempfile
from pathlib import Path

import numpy as np
from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console

from relift.app.setup import close_store, open_store
from relift.cli.demo_course import Course
from relift.cli.plan_view import show_today
from relift.cohort.lifter_traits import MILD

TARGET = Path(__file__).parents[1] / "docs" / "images" / "today.svg"
DAY = 3
N_LINES = 34
FONT_FACES = re.compile(r"@font-face\s*\{\{.*?\}\}", re.DOTALL)


def third_day() -> str:
    """What `relift today` prints on the third evening."""
    with tempfile.TemporaryDirectory() as folder:
        course = Course(open_store(Path(folder)), MILD, np.random.default_rng(1))
        course.bring_in_log()
        course.report_flare(labels=("spasm",), happened="")
        course.calm_down(thought="", fear="")
        course.set_own_ceiling()
        course.evening_of_tweak()
        for number in range(1, DAY):
            course.live(number)
        course.wake(DAY)
        notebook, printed = course.notebook, io.StringIO()
        with contextlib.redirect_stdout(printed):
            show_today(notebook.today, notebook.journal, notebook.now)
        close_store()
    return printed.getvalue()


def main() -> int:
    """Write the picture."""
    lines = third_day().splitlines()
    shown = ["$ relift today", *lines[:N_LINES], *(["…"] if len(lines) > N_LINES else [])]
    console = Console(record=True, width=84, file=io.StringIO(), highlight=False)
    console.print("\n".join(shown), markup=False)
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    svg = console.export_svg(
        title="relift today", code_format=FONT_FACES.sub("", CONSOLE_SVG_FORMAT)
    )
    TARGET.write_text(svg, "utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
