"""A small made-up table of data, as the files of relift/data are written."""

from __future__ import annotations

from relift.evidence.review import ReviewList, list_of

RED_FLAGS = """\
# What is asked & in <which> order.
# A second line.
reviewed_by = "none yet"

[[items]]
id = "numb"
question = "Is it <b>numb</b>?"
forms = ["full", "short"]
basis = "evidence:A07"

[[items]]
id = "weak"
question = "Is it weak?"
reviewed_by = "Dr A. Example, 2026-03-01"
basis = "design_choice:row A21 names it"
"""

GUARDRAILS = """\
reviewed_by = "none yet"
basis = "design_choice:ours"
[rise]
stop_rise = 3.0
settle_minutes = 10
is_on = true
basis = "evidence:A05"
[rise.inner]
rest_h = 12
[empty]
words = ""
"""


def made_up() -> ReviewList:
    return list_of({"guardrails.toml": GUARDRAILS, "red_flags.toml": RED_FLAGS})
