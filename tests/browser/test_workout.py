"""The workout in a browser: one exposure at a time, online and without signal, and never lost.

route: workout
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect
from tests.browser.lifter import NOW, climbed, journal_of, written
from tests.browser.site import Site, serving, visiting
from tests.browser.walks import (
    begun,
    expecting,
    felt,
    half_kept,
    heading,
    keep_outcome,
    opened,
    sent,
    tap,
)
from tests.plan.programmes import kept

from relift.app.database import Store
from relift.journal.records import Payload
from relift.journal.timeline import Exposure, Workout
from relift.plan.today import today


@pytest.fixture
def told() -> list[tuple[Payload, datetime]]:
    """What else happened; tests put something else in its place."""
    return []


@pytest.fixture
def store(
    home: Path, told: list[tuple[Payload, datetime]], monkeypatch: pytest.MonkeyPatch
) -> Store:
    monkeypatch.setenv("RELIFT_NOW", NOW.isoformat())
    return written(home, *climbed(), *told, has_flare=False, pain=1.0)


@pytest.fixture
def site(home: Path, store: Store) -> Iterator[Site]:
    with serving(home) as site:
        yield site
    assert site.faults == []


@pytest.fixture
def page(site: Site, phone: BrowserContext) -> Page:
    return opened(site, phone)


def visits(store: Store) -> list[Workout]:
    """Today's workouts in the journal."""
    return [w for w in journal_of(store).workouts if not w.source and w.on == NOW.date()]


def exposures(store: Store) -> list[Exposure]:
    return [e for w in visits(store) for e in w.exposures]


def test_the_first_part_is_shown_with_its_plates_and_the_last_time(page: Page) -> None:
    step = page.locator("#walk")
    expect(step.locator("h1")).to_have_text("Deadlift 195 lb, 1 set of 6")
    expect(step).to_contain_text("Bar 45 lb. Each side: 45, 25, 5")
    assert step.locator("svg .plate").count() == 3
    expect(step).to_contain_text("80 kg × 6")
    expect(step).not_to_contain_text("Forecast")
    assert page.locator("#walk [name=expected]:checked").count() == 0


def test_what_is_expected_is_in_the_journal_before_the_forecast_is_shown(
    page: Page, store: Store
) -> None:
    expecting(page, 4)
    expect(page.locator("#walk")).to_contain_text("Forecast: felt pain about")
    sent(page)
    (one,) = exposures(store)
    assert (one.expected_pain, one.movement, one.is_done) == (4, "Deadlift", False)


def test_a_set_takes_two_taps_before_it_and_two_after(page: Page, store: Store) -> None:
    first = heading(page)
    page.evaluate(
        """() => {
          window.taps = 0;
          addEventListener("pointerdown", () => { window.taps += 1; }, true);
        }"""
    )
    expecting(page, 2)
    before = page.evaluate("taps")
    felt(page, 1)
    after = page.evaluate("taps") - before
    assert heading(page) != first
    assert before <= 3
    assert after <= 2
    sent(page)
    assert exposures(store)[0].felt_pain == 1


def test_after_a_set_expected_and_felt_are_compared_in_one_line(page: Page) -> None:
    expecting(page, 5)
    felt(page, 2)
    expect(page.locator("#said")).to_have_text("You expected 5 and felt 2: less than you expected.")


def test_the_whole_plan_is_walked_and_closed(page: Page, store: Store) -> None:
    for _ in range(40):
        if page.get_by_role("button", name="Keep it", exact=True).count() == 0:
            break
        expecting(page, 2)
        felt(page, 1)
        sent(page)
    expect(page.locator("#walk h1")).to_have_text("That was today’s plan")
    expect(page.locator("#walk")).to_contain_text("Tell Relift how the morning is")
    page.get_by_role("button", name="Finish").click()
    expect(page.locator("#walk h1")).to_have_text("Closed for today")
    sent(page)
    (one,) = visits(store)
    assert not one.is_open
    assert all(e.is_done for e in one.exposures)
    assert not [e for e in today(journal_of(store), now=NOW).exposures if not e.is_optional]


def test_too_much_pain_closes_the_ladder_at_once_and_the_server_says_so_too(
    page: Page, store: Store
) -> None:
    expecting(page, 2)
    felt(page, 7)
    expect(page.locator("#walk h1")).not_to_contain_text("Deadlift")
    sent(page)
    page.reload()
    begun(page)
    expect(page.locator("#walk h1")).not_to_contain_text("Deadlift")
    plan = today(journal_of(store), now=NOW).exposures
    assert plan[0].ladder != "hinge"


def test_a_fear_is_kept_with_the_expectation(page: Page, store: Store) -> None:
    page.get_by_text("What do you fear could happen?").click()
    page.get_by_label("In your own words").fill("it locks up")
    expecting(page, 6)
    sent(page)
    assert exposures(store)[0].feared == "it locks up"


def test_whether_it_settled_is_asked_only_where_pain_rose(page: Page, store: Store) -> None:
    expecting(page, 2)
    question = page.locator("[data-settled]")
    tap(page, "felt", 1)
    expect(question).to_be_hidden()
    tap(page, "felt", 3)
    expect(question).to_be_visible()
    question.locator("[value=no]").check()
    keep_outcome(page)
    sent(page)
    assert exposures(store)[0].is_settled is False


def test_a_part_is_left_out_after_the_leg_was_asked_about(page: Page, store: Store) -> None:
    page.get_by_role("button", name="Leave it out").click()
    expect(page.get_by_role("heading", name="Any new leg pain")).to_be_visible()
    page.get_by_role("button", name="No", exact=True).click()
    expect(page.locator("#said")).to_contain_text("Left out")
    sent(page)
    assert exposures(store)[0].is_avoided


def test_stopping_for_today_closes_the_workout_and_it_can_be_gone_on_with(
    page: Page, store: Store
) -> None:
    expecting(page, 2)
    felt(page, 1)
    page.get_by_role("button", name="Stop for today").click()
    page.get_by_role("button", name="No", exact=True).click()
    expect(page.locator("#walk h1")).to_have_text("Closed for today")
    sent(page)
    assert not visits(store)[0].is_open
    page.get_by_role("button", name="Go on with the plan").click()
    expecting(page, 2)
    sent(page)
    assert [w.is_open for w in visits(store)] == [False, True]


def test_a_new_sign_in_the_leg_stops_at_once_and_cannot_be_undone(page: Page, store: Store) -> None:
    expecting(page, 2)
    page.get_by_role("button", name="New leg pain").click()
    page.get_by_role("button", name="Yes", exact=True).click()
    expect(page.locator("#walk .stop-page")).to_have_attribute("data-stop", "new_nerve_sign")
    expect(page.get_by_role("button", name="Undo")).to_be_hidden()
    expect(page.get_by_role("link", name="Go on", exact=True)).to_be_visible()
    expect(page.locator("main > .stop")).to_have_count(0)
    sent(page)
    journal = journal_of(store)
    assert today(journal, now=NOW).stop is not None
    assert exposures(store)[0].has_new_nerve_sign
    page.reload()
    expect(page.locator("#walk .stop-page")).to_be_visible()
    assert not visits(store)[-1].is_open


def test_the_last_thing_is_undone_step_by_step(page: Page, store: Store) -> None:
    first = heading(page)
    expecting(page, 2)
    felt(page, 1)
    sent(page)
    page.get_by_role("button", name="Undo the last thing").click()
    expect(page.get_by_role("heading", name="Do it now.")).to_be_visible()
    assert page.locator("#walk [name=felt]:checked").input_value() == "1"
    page.get_by_role("button", name="Undo the last thing").click()
    expect(page.get_by_role("heading", name="Do it now.")).to_have_count(0)
    expect(page.locator("#walk h1")).to_have_text(first)
    sent(page)
    assert exposures(store) == []
    expecting(page, 3)
    felt(page, 0)
    sent(page)
    expect(page.locator("#notices")).to_be_empty()
    assert [(e.expected_pain, e.felt_pain) for e in exposures(store)] == [(3, 0)]


def test_any_other_set_is_found_by_name_and_kept_in_the_same_workout(
    page: Page, store: Store
) -> None:
    expecting(page, 2)
    page.get_by_text("Add any other set").click()
    form = page.locator("#other-form")
    form.get_by_label("Movement", exact=True).fill("bench")
    form.get_by_role("button", name="Bench press", exact=True).click()
    expect(form).to_contain_text("245 lb × 5, RPE 8")
    form.get_by_label("Load").fill("135")
    form.get_by_label("Reps").fill("8")
    form.get_by_label("RPE").fill("7")
    form.get_by_role("button", name="Keep this set").click()
    expect(page.locator("#said")).to_contain_text("Bench press 135 lb, 1 × 8")
    expect(page.get_by_role("heading", name="Do it now.")).to_be_visible()
    sent(page)
    (visit,) = visits(store)
    bench = next(e for e in visit.exposures if e.movement == "Bench press")
    assert (bench.load_entered, bench.reps, bench.rpe, bench.is_done) == (135, 8, 7, True)
    assert bench.load_kg == pytest.approx(135 * 0.45359237)


@pytest.mark.parametrize(
    "told", [[(kept("day 1\nBench press 3x5 @ 225 lb", NOW.date()), NOW - timedelta(hours=1))]]
)
def test_the_own_programme_stands_below_and_a_set_of_it_is_noted(page: Page, store: Store) -> None:
    page.get_by_text("Your programme: Mine").click()
    box = page.locator("#programme")
    expect(box).to_contain_text("Bench press")
    expect(box).to_contain_text("Why:")
    box.get_by_role("button", name="Note a set of it").click()
    page.get_by_role("button", name="Keep this set").click()
    expect(page.locator("#said")).to_contain_text("Kept:")
    sent(page)
    (done,) = exposures(store)
    (lift,) = today(journal_of(store).until(NOW - timedelta(minutes=1)), now=NOW).programme
    assert (done.movement, done.ladder, done.rung) == (lift.name, lift.ladder, lift.rung)
    assert done.is_done


class TestWithoutSignal:
    def test_the_walk_goes_on_adapts_and_is_in_the_journal_once_later(
        self, page: Page, store: Store
    ) -> None:
        page.context.set_offline(True)
        expecting(page, 3)
        expect(page.locator("#walk")).to_contain_text("Forecast")
        felt(page, 1)
        expect(page.locator("#walk h1")).to_have_text("Deadlift 220 lb, 1 set of 6")
        expecting(page, 3)
        felt(page, 6)
        expect(page.locator("#walk h1")).not_to_contain_text("Deadlift")
        assert exposures(store) == []
        page.context.set_offline(False)
        sent(page)
        (visit,) = visits(store)
        assert [(e.movement, e.felt_pain) for e in visit.exposures] == [
            ("Deadlift", 1),
            ("Deadlift", 6),
        ]

    def test_it_opens_from_the_phone_exactly_where_it_was(self, page: Page) -> None:
        page.context.set_offline(True)
        expecting(page, 3)
        tap(page, "felt", 2)
        half_kept(page)
        page.reload()
        expect(page.get_by_role("heading", name="Do it now.")).to_be_visible()
        expect(page.locator("#walk [name=felt]:checked")).to_have_value("2")
        expect(page.locator("#walk")).to_contain_text("Forecast")

    def test_sets_that_were_sent_still_count_in_an_older_page(self, page: Page) -> None:
        expecting(page, 2)
        felt(page, 1)
        sent(page)
        second = heading(page)
        # The page that the worker kept is from before the set; so is its plan.
        page.evaluate(
            """async () => {
              const open = indexedDB.open("relift");
              const db = await new Promise((done) => { open.onsuccess = () => done(open.result); });
              const tx = db.transaction("kept", "readwrite");
              tx.objectStore("kept").delete("snapshot");
              await new Promise((done) => { tx.oncomplete = done; });
              db.close();
            }"""
        )
        page.context.set_offline(True)
        page.reload()
        expect(page.locator("#walk h1")).to_have_text(second)
        expect(page.locator("#done")).to_contain_text("Done so far")

    def test_a_new_sign_stops_without_signal_too(self, page: Page, store: Store) -> None:
        page.context.set_offline(True)
        page.get_by_role("button", name="New leg pain").click()
        page.get_by_role("button", name="Yes", exact=True).click()
        expect(page.locator("#walk .stop-page")).to_have_attribute("data-stop", "new_nerve_sign")
        page.reload()
        expect(page.locator("#walk .stop-page")).to_be_visible()
        expect(page.get_by_role("button", name="Keep it", exact=True)).to_have_count(0)
        page.context.set_offline(False)
        sent(page)
        assert exposures(store)[0].has_new_nerve_sign


def test_a_page_that_was_closed_mid_set_opens_where_it_was(page: Page, store: Store) -> None:
    expecting(page, 3)
    tap(page, "felt", 4)
    page.get_by_text("How hard was it?").click()
    page.get_by_label("RPE of the hardest set").fill("7.5")
    page.close()
    again = page.context.new_page()
    again.goto(page.url)
    expect(again.get_by_role("heading", name="Do it now.")).to_be_visible()
    expect(again.locator("#walk [name=felt]:checked")).to_have_value("4")
    expect(again.get_by_label("RPE of the hardest set")).to_have_value("7.5")
    keep_outcome(again)
    sent(again)
    (one,) = exposures(store)
    assert (one.expected_pain, one.felt_pain, one.rpe) == (3, 4, 7.5)


def test_two_tabs_are_one_workout(page: Page, site: Site, store: Store) -> None:
    other = page.context.new_page()
    site.watch(other)
    other.goto(page.url)
    begun(other)
    expecting(page, 3)
    expect(other.get_by_role("heading", name="Do it now.")).to_be_visible()
    felt(other, 1)
    expect(page.get_by_role("heading", name="Do it now.")).to_have_count(0)
    sent(page)
    (visit,) = visits(store)
    assert [(e.expected_pain, e.felt_pain) for e in visit.exposures] == [(3, 1)]


def test_what_is_sent_twice_is_there_once(page: Page, store: Store) -> None:
    asked: list[Request] = []
    page.on("request", lambda one: asked.append(one))
    expecting(page, 3)
    felt(page, 1)
    sent(page)
    before = exposures(store)
    parcels = [one.post_data for one in asked if one.url.endswith("/outbox")]
    assert parcels
    for parcel in parcels:
        page.evaluate(
            """(body) => fetch("/outbox", { method: "POST", body,
               headers: { "Content-Type": "application/json" } })""",
            parcel,
        )
    assert exposures(store) == before


def test_it_is_walked_by_keyboard_alone(page: Page, store: Store) -> None:
    keys = page.keyboard

    def tab_to(locator: str) -> None:
        for _ in range(40):
            keys.press("Tab")
            if page.evaluate("(at) => document.activeElement?.matches(at) ?? false", locator):
                return
        raise AssertionError(locator)

    tab_to("#walk [name=expected]")
    for _ in range(3):
        keys.press("ArrowRight")
    tab_to("#walk form .primary")
    keys.press("Enter")
    expect(page.get_by_role("heading", name="Do it now.")).to_be_visible()
    expect(page.locator("#walk h1")).to_be_focused()
    tab_to("#walk [name=felt]")
    keys.press("Space")
    tab_to("#walk form .primary")
    keys.press("Enter")
    expect(page.locator("#said")).to_contain_text("You expected 3 and felt 0")
    sent(page)
    assert exposures(store)[0].is_done


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_step_breaks_a_rule_of_accessibility(site: Site, chromium: Browser, scheme: str) -> None:
    axe = (Path(__file__).parent / "vendor/axe.js").read_text(encoding="utf-8")
    with visiting(chromium, color_scheme=scheme) as context:
        page = opened(site, context)
        page.evaluate(axe)

        def check(step: str) -> None:
            found = page.evaluate("axe.run()")["violations"]
            told = [(one["id"], [n["html"] for n in one["nodes"]]) for one in found]
            assert told == [], step

        check("before")
        page.get_by_text("Add any other set").click()
        page.locator("#movement").fill("squat")
        check("any other set")
        page.get_by_text("Add any other set").click()
        expecting(page, 2)
        tap(page, "felt", 4)
        check("doing")
        page.get_by_role("button", name="Leave it out").click()
        check("asking")
        page.get_by_role("button", name="Back").click()
        felt(page, 4)
        page.locator("#rest summary").click()
        check("rest")
        page.get_by_role("button", name="Stop for today").click()
        page.get_by_role("button", name="No", exact=True).click()
        check("end")
        page.get_by_role("button", name="Go on with the plan").click()
        page.get_by_role("button", name="New leg pain").click()
        page.get_by_role("button", name="Yes", exact=True).click()
        expect(page.locator("#walk .stop-page")).to_be_visible()
        check("stop")


def test_nothing_is_wider_than_a_small_phone_at_twice_the_text(page: Page) -> None:
    page.evaluate("document.documentElement.style.fontSize = '200%'")

    def check(step: str) -> None:
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= 360, step

    check("before")
    page.get_by_text("Add any other set").click()
    check("any other set")
    page.get_by_text("Add any other set").click()
    expecting(page, 2)
    check("doing")
    felt(page, 1)
    page.locator("#rest summary").click()
    check("rest")


def test_the_rest_clock_survives_a_reload_and_covers_nothing(page: Page) -> None:
    expecting(page, 2)
    felt(page, 1)
    page.clock.set_fixed_time(NOW.replace(minute=1, second=35))
    page.reload()
    expect(page.get_by_role("timer")).to_have_text("1:35")
    assert page.evaluate("getComputedStyle(document.getElementById('rest')).position") == "static"
    page.locator("#rest summary").click()
    assert page.locator("#rest :checked").input_value() == "0"
    assert page.locator("#rest [type=checkbox]:checked").count() == 0


def test_the_rest_clock_says_when_the_chosen_time_is_over(page: Page) -> None:
    expecting(page, 2)
    felt(page, 1)
    page.locator("#rest summary").click()
    page.locator("#rest [value='60']").check()
    page.clock.set_fixed_time(NOW.replace(minute=1, second=5))
    expect(page.locator("#rest")).to_contain_text("That was your rest.")
