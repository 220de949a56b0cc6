"""The journey of the thread on the phone: from the first tap to back at 365.

A made-up lifter brings in three years of training, flares, goes through the screen and the
calm-down, and then lives day by day: a check-in in the morning, the workout in the evening, every
part of it on the page. One evening the gym has no signal.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from numpy.random import default_rng
from playwright.sync_api import BrowserContext, Page, expect
from tests.browser import flare_steps as flaring
from tests.browser.site import Site
from tests.browser.walks import begun, expecting, felt, heading, sent
from tests.journey.test_thread import back_effort

from relift.app.records import load_journal
from relift.app.setup import open_store
from relift.cohort.lifter_traits import LIFTERS
from relift.cohort.training_log import strong_export
from relift.cohort.virtual_lifter import VirtualLifter
from relift.journal.timeline import Exposure
from relift.plan.ladders import ladders
from relift.training.movements import resolve
from relift.units import Unit, to_kg

LOADED = re.compile(r"(?P<movement>.+) (?P<load>[\d.]+) (?P<unit>lb|kg), (?P<sets>\d+) sets? of .+")
UNLOADED = re.compile(r"(?P<movement>.+), (?:(?P<sets>\d+) sets? of )?[^,]+")
ONSET = date(2026, 3, 1)
GOAL_LB = 365.0
LAST_DAY = 9
WITHOUT_SIGNAL = 3


class Lifter:
    """Someone with a phone, who taps what a made-up lifter answers."""

    def __init__(self, site: Site, page: Page, patch: pytest.MonkeyPatch) -> None:
        self.page, self._site, self._patch = page, site, patch
        self._lifter = VirtualLifter(LIFTERS["mild"], ONSET, default_rng(1))

    def be_at(self, day: int, hour: int) -> None:
        """Set both clocks."""
        now = datetime.combine(ONSET, time(hour), UTC) + timedelta(days=day)
        self._patch.setenv("RELIFT_NOW", now.isoformat())
        self.page.clock.set_fixed_time(now)

    def bring_in(self, log: Path) -> None:
        """Import a log through the Data page."""
        self.page.goto(f"{self._site.url}/data")
        self.page.set_input_files("input[type=file]", log)
        self.page.get_by_role("button", name="Look at it").click()
        self.page.get_by_role("button", name="Bring it in").click()
        expect(self.page.get_by_role("main")).to_contain_text("workouts")

    def flare(self) -> None:
        """From the first tap to the first movements."""
        self.page.goto(self._site.url)
        self.page.get_by_role("link", name="My back hurts").click()
        flaring.tell_age(self.page)
        flaring.report(self.page, labels="spasm, bulged disc")
        flaring.begin_screen(self.page)
        flaring.answer_all(self.page)
        flaring.calm_down(self.page)
        sent(self.page)

    def check_in(self, day: int) -> None:
        """The check-in of a morning, with the short screen where it is asked."""
        said, page = self._lifter.morning(ONSET + timedelta(days=day)), self.page
        page.goto(f"{self._site.url}/checkin")
        for name in ("pain_morning", "pain_now", "worry", "confidence"):
            rating = round(getattr(said, name))
            page.locator(f"[name={name}][value='{rating}']").check()
        page.get_by_role("button", name="Save", exact=True).click()
        begin = page.get_by_role("button", name="Begin", exact=True)
        question = page.locator(flaring.QUESTION)
        kept = page.get_by_role("button", name="Another check-in")
        expect(begin.or_(question).or_(kept).first).to_be_visible()
        if begin.is_visible():
            begin.click()
            expect(question.or_(kept).first).to_be_visible()
        if question.count():
            flaring.answer_all(page)
        sent(page)

    def train(self, *, has_signal: bool = True) -> None:
        """The plan from its first part to its last; without signal it is sent afterwards."""
        page = self.page
        page.goto(f"{self._site.url}/workout")
        begun(page)
        page.context.set_offline(not has_signal)
        finish = page.get_by_role("button", name="Finish", exact=True)
        keep = page.get_by_role("button", name="Keep it", exact=True)
        while True:
            expect(keep.or_(finish).first).to_be_visible()
            if finish.is_visible():
                # The server's plan may still bring more than the phone's own: wait for it.
                page.wait_for_load_state("networkidle")
                if finish.is_visible():
                    break
            else:
                self._one_part()
        finish.click()
        page.context.set_offline(False)
        sent(page)

    def _one_part(self) -> None:
        planned = planned_of(heading(self.page))
        share = back_effort(planned)
        name, reach = planned["ladder"], planned["range_of_motion"]
        expecting(self.page, self._lifter.expects(name, relative_load=share, range_of_motion=reach))
        answers = self._lifter.feels(
            name,
            relative_load=share,
            range_of_motion=reach,
            reps=planned["reps"],
            sets=planned["sets"],
        )
        felt(self.page, answers.felt_pain)


def planned_of(words: str) -> dict[str, Any]:
    """What a heading such as `Deadlift 290 lb, 2 sets of 5` asks for."""
    read = LOADED.fullmatch(words) or UNLOADED.fullmatch(words)
    assert read, words
    movement = read["movement"]
    load = float(read["load"]) if read.re is LOADED else 0.0
    found = resolve(movement).movement
    ladder, rung = next(
        (one, rung)
        for one in ladders()
        for rung in one.rungs
        if rung.name == movement or (load and found and one.has(found))
    )
    return {
        "movement": movement,
        "ladder": ladder.id,
        "load_kg": to_kg(load, Unit.LB),
        "range_of_motion": 1.0 if load else rung.range_of_motion,
        "reps": rung.reps,
        "sets": int(read["sets"] or 1),
    }


def tops(exposures: Sequence[Exposure], movement: str) -> dict[date, float]:
    """The heaviest load of each day [lb], of what was done."""
    loads: dict[date, float] = {}
    for one in exposures:
        if one.is_done and one.movement == movement and one.load_entered:
            loads[one.at.date()] = max(loads.get(one.at.date(), 0.0), one.load_entered)
    return loads


def test_from_the_first_tap_to_back_at_365(
    site: Site, phone: BrowserContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = tmp_path / "strong.csv"
    log.write_text(strong_export(last_on=ONSET, years=3, rng=default_rng(1)), encoding="utf-8")
    monkeypatch.setenv("RELIFT_NOW", f"{ONSET}T19:00:00+00:00")
    lifter = Lifter(site, site.enter(phone), monkeypatch)
    lifter.be_at(0, 19)
    lifter.bring_in(log)
    lifter.be_at(0, 20)
    lifter.flare()
    lifter.be_at(0, 21)
    lifter.train()
    for day in range(1, LAST_DAY + 1):
        lifter.be_at(day, 8)
        lifter.check_in(day)
        lifter.be_at(day, 18)
        lifter.train(has_signal=day != WITHOUT_SIGNAL)
        done = load_journal(open_store(site.server.home)).exposures
        if max(tops(done, "Deadlift").values(), default=0.0) >= GOAL_LB:
            break
    journal = load_journal(open_store(site.server.home))
    by_day = tops(journal.exposures, "Deadlift")
    assert max(by_day.values()) >= GOAL_LB
    assert date(2026, 3, 1 + WITHOUT_SIGNAL) in {one.at.date() for one in journal.exposures}
    assert len({one.id for one in journal.exposures}) == len(journal.exposures)
    assert all(one.is_done for one in journal.exposures)
    lifter.page.goto(f"{site.url}/insight")
    expect(lifter.page.get_by_role("main")).to_contain_text("expected pain was")
