from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from tests.builders import at, limit, medicine, screen
from tests.report.records import NOW, SPITEFUL, climbing, fans, material, spiteful, stopped

from relift.journal.reports import MedicineClass
from relift.journal.timeline import Journal
from relift.plan.today import today
from relift.report.material import Material
from relift.report.section import Section
from relift.report.summary import Summary, summary
from relift.report.terminal import Pen
from relift.report.text import to_text

SECRET = "nobody else should read this"


def summed(journal: Journal, *, has_answers: bool = False, **parts: object) -> Summary:
    who: Material = material(journal, **parts)
    return summary(who, today(journal, now=NOW), has_answers=has_answers)


def section(of: Summary, name: str) -> Section:
    return next(one for one in of.sections if one.id == name)


def text(of: Summary) -> str:
    return " ".join(to_text(of, Pen(80)).split())


def test_it_says_where_it_comes_from_and_that_nobody_signed_it() -> None:
    told = text(summed(climbing()))
    assert "Everything in it is as they told it" in told
    assert "No clinician has reviewed" in told
    assert "is no emergency service" in told


def test_a_clear_screen_is_told_to_rule_nothing_out() -> None:
    told = section(summed(climbing()), "safety").paragraphs[0]
    assert told == "The newest answers named no warning sign. That rules nothing out."


def test_figures_of_expectation_carry_their_n() -> None:
    told = section(summed(climbing()), "expected-felt").paragraphs[0]
    assert "n = 3" in told
    assert "Expected pain 3.7 and felt pain 3.0" in told


def test_answers_stay_out_unless_asked_for() -> None:
    without, with_them = summed(stopped()), summed(stopped(), has_answers=True)
    assert "numb" not in text(without)
    assert section(without, "safety").items == ()
    assert any("numb" in item for item in section(with_them, "safety").items)


def test_a_crisis_answer_is_not_told_unless_asked_for() -> None:
    told = screen(NOW - timedelta(hours=1), yes=("suicidal_thoughts",))
    journal = replace(climbing(), screens=(*climbing().screens, told))
    said = text(summed(journal))
    assert "A page of Relift waits to be read first" in said
    assert not re.search("suicid|crisis|harm", said, re.IGNORECASE)


def test_own_words_stay_out_unless_asked_for() -> None:
    journal = climbing(feared=SECRET, note=SECRET)
    assert SECRET not in text(summed(journal, has_words=False))
    assert SECRET in text(summed(journal, has_words=True))


def test_a_stop_shows_no_plan_forecast_or_guardrail() -> None:
    of = summed(stopped(), fans=fans())
    assert of.is_stopped
    assert "There is no plan for today" in " ".join(section(of, "where").paragraphs)
    assert all(chart.is_empty for chart in section(of, "ahead").charts)
    assert section(of, "guardrails").table is None
    assert "emergency care" in section(of, "safety").paragraphs[0]


def test_guardrails_stand_with_what_they_rest_on() -> None:
    of = summed(climbing())
    held = today(climbing(), now=NOW).bounds
    table = section(of, "guardrails").table
    assert table is not None
    assert [row[0] for row in table.rows] == [bound.words for bound in held]
    assert all(re.match("evidence|consensus|our own choice", row[1]) for row in table.rows)


def test_limits_and_medicines_are_told_as_they_were_noted() -> None:
    journal = replace(
        climbing(),
        limits=(limit(at(1), 100.0, by="clinician"), limit(at(1), 80.0, until_on=at(2).date())),
        medications=(medicine(at(1), MedicineClass.PAINKILLER),),
    )
    of = summed(journal)
    assert section(of, "limits").items == ("every lift: at most 100 kg (set by a clinician)",)
    table = section(of, "medicines").table
    assert table is not None
    assert table.rows == (("2026-03-03 08:00", "a tablet", "painkiller"),)


def test_load_is_told_beside_the_own_weeks_and_never_as_a_score() -> None:
    loads = section(summed(climbing()), "loads")
    assert loads.table is not None
    assert {"hinge", "squat"} <= {row[0] for row in loads.table.rows}
    told = " ".join([loads.heading, *loads.paragraphs, *loads.table.columns, loads.charts[0].alt])
    told += str(loads.table.rows)
    assert not re.search(r"ratio|acute|readiness|risk|fatigue|fitness", told, re.IGNORECASE)


def test_a_first_day_leaves_out_what_was_before() -> None:
    of = summed(climbing(), since=at(4).date())
    assert "n = 1" in section(of, "expected-felt").paragraphs[0]
    assert "From 2026-03-06 on." in text(of)
    assert "3 sets with both ratings" in section(of, "cannot-know").paragraphs[0]


def test_an_empty_record_still_makes_a_summary() -> None:
    told = text(summed(Journal()))
    assert "The safety questions have not been answered yet" in told
    assert told.count("Nothing to show yet") >= 4


@pytest.mark.parametrize("width", [30, 60, 100])
def test_text_fits_the_width(width: int) -> None:
    lines = to_text(summed(climbing(), fans=fans()), Pen(width)).splitlines()
    assert max(map(len, lines)) <= width


def test_no_control_character_of_a_record_reaches_the_text() -> None:
    told = to_text(summed(spiteful()), Pen(80))
    assert "\x1b" in SPITEFUL
    assert "\x1b" not in told
