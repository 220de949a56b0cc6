"""A check-in on the phone: filled in, saved, edited, deleted, with the short screen in a flare.

route: checkin
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect
from tests.browser.flare_steps import (
    QUESTION,
    answer_all,
    begin_screen,
    calm_down,
    heading,
    item,
    next_day,
    open_flare,
    report,
    tap,
    tell_age,
)
from tests.browser.site import Site
from tests.browser.test_every_page import sideways, violations
from tests.browser.test_flare import journal, offline_kit, sent

from relift.journal.reports import MedicineClass, PainReach
from relift.screening.standing import Need, standing


def rate(page: Page, question: str, value: int) -> None:
    """Choose a number under a question."""
    group = page.get_by_role("group", name=question)
    group.get_by_role("radio", name=str(value), exact=True).check()


def choose(page: Page, question: str, words: str) -> None:
    """Choose an answer in words."""
    group = page.get_by_role("group", name=question)
    group.get_by_role("radio", name=words, exact=True).check()


@pytest.fixture
def screened(site: Site, page: Page) -> Page:
    """A person whose full screen is clear and who is in no flare."""
    open_flare(page, site, "?open=1")
    tell_age(page)
    begin_screen(page)
    answer_all(page)
    expect(page.locator(QUESTION)).to_have_count(0)
    sent(page)
    page.goto(f"{site.url}/checkin")
    return page


@pytest.fixture
def in_flare(site: Site, page: Page) -> Page:
    """A person in a flare, who has calmed down."""
    open_flare(page, site)
    tell_age(page)
    report(page)
    begin_screen(page)
    answer_all(page)
    calm_down(page)
    sent(page)
    page.goto(f"{site.url}/checkin")
    return page


def test_one_page_and_one_save_keep_everything(site: Site, screened: Page) -> None:
    page = screened
    expect(page.get_by_role("group", name="How far down does the pain go?")).to_be_hidden()
    rate(page, "How much does it hurt now, at rest?", 3)
    rate(page, "The worst pain since you last checked in?", 5)
    rate(page, "How was it when you got up today?", 4)
    rate(page, "How worried are you about your back?", 6)
    rate(page, "How sure are you that you can do what you need to?", 7)
    choose(page, "How far down does the pain go?", "thigh")
    choose(page, "Would you call today a flare?", "No")
    choose(page, "Do you feel drowsy or slowed down now?", "Yes")
    page.get_by_label("Name, as you call it").fill("Ibuprofen 400")
    expect(page.get_by_text("Noted as painkiller.")).to_be_visible()
    page.get_by_label("Anything to note?").fill("stiff")
    assert [*violations(page), *sideways(page)] == []
    tap(page, "Save")
    heading(page, "Kept. Thank you.")
    expect(page.locator("[data-slot=lines]")).to_contain_text("noted as painkiller")
    expect(page.locator("[data-slot=lines]")).to_contain_text("please do not drive")
    expect(page.get_by_role("link", name="Your plan for today")).to_have_attribute("href", "/")
    assert violations(page) == []
    sent(page)
    held = journal(site)
    said = held.checkins[-1].value
    assert (said.pain_now, said.pain_worst, said.pain_morning) == (3, 5, 4)
    assert (said.worry, said.confidence, said.reach) == (6, 7, PainReach.THIGH)
    assert (said.is_flare, said.is_drowsy, said.note) == (False, True, "stiff")
    assert held.medications[-1].value.name == "Ibuprofen 400"
    assert held.medications[-1].value.medicine_class is MedicineClass.PAINKILLER


def test_nothing_is_preset_and_what_is_left_out_is_not_kept(site: Site, screened: Page) -> None:
    page = screened
    assert page.locator("input:checked").count() == 0
    tap(page, "Save")
    expect(page.get_by_role("alert")).to_contain_text("Nothing is filled in yet")
    rate(page, "How worried are you about your back?", 0)
    tap(page, "Save")
    heading(page, "Kept. Thank you.")
    sent(page)
    said = journal(site).checkins[-1].value
    assert said.worry == 0
    assert (said.pain_now, said.confidence, said.is_flare) == (None, None, None)


def test_an_unknown_medicine_is_asked_about_and_what_was_typed_stays(
    site: Site, screened: Page
) -> None:
    page = screened
    page.get_by_label("Name, as you call it").fill("night tablet")
    tap(page, "Save")
    expect(page.get_by_role("alert")).to_contain_text("does not have this medicine")
    page.get_by_label("Does it hide pain or make drowsy?").select_option("sedative")
    tap(page, "Save")
    heading(page, "Kept. Thank you.")
    sent(page)
    (taken,) = journal(site).medications
    assert taken.value.medicine_class is MedicineClass.SEDATIVE
    assert not journal(site).checkins
    page.goto(f"{site.url}/checkin#medicine")
    expect(page.get_by_label("Name, as you call it")).to_be_focused()
    assert page.locator("#own-names option").get_attribute("value") == "night tablet"


def test_a_draft_survives_a_reload_and_is_gone_once_saved(site: Site, screened: Page) -> None:
    page = screened
    rate(page, "How worried are you about your back?", 8)
    page.get_by_label("Anything to note?").fill("half a thought")
    page.get_by_label("Name, as you call it").fill("aspirin")
    page.wait_for_function(
        "indexedDB.databases().then(() => new Promise((r) => {"
        "const o = indexedDB.open('relift'); o.onsuccess = () => {"
        "const g = o.result.transaction('kept').objectStore('kept').get('checkin-draft');"
        "g.onsuccess = () => { o.result.close(); r(g.result?.medicines?.length === 1); } } }))"
    )
    page.reload()
    expect(page.get_by_label("Anything to note?")).to_have_value("half a thought")
    expect(page.get_by_label("Name, as you call it")).to_have_value("aspirin")
    worry = page.get_by_role("group", name="How worried are you about your back?")
    expect(worry.get_by_role("radio", name="8")).to_be_checked()
    tap(page, "Save")
    heading(page, "Kept. Thank you.")
    tap(page, "Another check-in")
    expect(page.get_by_label("Anything to note?")).to_have_value("")


@pytest.mark.parametrize("has_signal", [True, False], ids=["signal", "no signal"])
def test_several_a_day_are_listed_edited_and_deleted(
    site: Site, screened: Page, has_signal: bool
) -> None:
    page = screened
    if not has_signal:
        offline_kit(page, site)
        page.goto(f"{site.url}/checkin")
    for pain in (2, 7):
        rate(page, "How much does it hurt now, at rest?", pain)
        tap(page, "Save")
        heading(page, "Kept. Thank you.")
        tap(page, "Another check-in")
        heading(page, "How is it?")
    lines = page.locator("[data-slot=list] li")
    expect(lines).to_have_count(2)
    expect(lines.first).to_contain_text("pain now 7")
    lines.first.get_by_role("button", name="Edit").click()
    heading(page, "Edit a check-in")
    rate(page, "How much does it hurt now, at rest?", 5)
    tap(page, "Save")
    heading(page, "Kept. Thank you.")
    tap(page, "Another check-in")
    expect(lines.first).to_contain_text("pain now 5")
    expect(lines).to_have_count(2)
    lines.last.get_by_role("button", name="Delete").click()
    page.get_by_role("button", name="Delete", exact=True).click()
    expect(lines).to_have_count(1)
    page.context.set_offline(False)
    page.evaluate("window.dispatchEvent(new Event('online'))")
    sent(page)
    (kept,) = journal(site).checkins
    assert kept.value.pain_now == 5


def test_an_older_one_is_opened_by_its_address(site: Site, screened: Page) -> None:
    page = screened
    page.get_by_label("Anything to note?").fill("first words")
    tap(page, "Save")
    heading(page, "Kept. Thank you.")
    sent(page)
    before = journal(site).checkins[-1]
    page.goto(f"{site.url}/checkin?edit={before.id}")
    heading(page, "Edit a check-in")
    expect(page.get_by_label("Anything to note?")).to_have_value("first words")
    page.get_by_label("Anything to note?").fill("better words")
    tap(page, "Save")
    heading(page, "Kept. Thank you.")
    sent(page)
    (after,) = journal(site).checkins
    assert after.value.note == "better words"
    assert after.at == before.at
    page.goto(f"{site.url}/checkin?edit=nonsense")
    expect(page.get_by_text("This check-in cannot be opened")).to_be_visible()


def test_in_a_flare_the_short_screen_follows_one_question_on_a_page(
    site: Site, in_flare: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = in_flare
    next_day(page, monkeypatch)
    rate(page, "How much does it hurt now, at rest?", 4)
    choose(page, "Would you call today a flare?", "Yes")
    tap(page, "Save")
    expect(page.locator(QUESTION)).to_be_visible()
    expect(page.get_by_text("A few quick checks.")).to_be_visible()
    first = item(page)
    tap(page, "No")
    expect(page.locator(f"[data-item={first}]")).to_have_count(0)
    second = item(page)
    page.reload()
    expect(page.locator(f"[data-item={second}]")).to_be_visible()
    answer_all(page)
    heading(page, "Kept. Thank you.")
    sent(page)
    held = journal(site)
    assert held.screens[-1].value.form == "short"
    assert first in held.screens[-1].value.answers
    assert standing(held, held.screens[-1].at).needs is Need.NOTHING


def test_a_short_screen_that_was_left_for_long_is_asked_anew(
    site: Site, in_flare: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = in_flare
    next_day(page, monkeypatch)
    choose(page, "Would you call today a flare?", "Yes")
    tap(page, "Save")
    first = item(page)
    tap(page, "No")
    expect(page.locator(f"[data-item={first}]")).to_have_count(0)
    page.clock.set_fixed_time(datetime.now(UTC) + timedelta(days=1, hours=1))
    page.goto(f"{site.url}/flare?open=1")
    expect(page.locator(f"[data-item={first}]")).to_be_visible()


def test_a_sign_in_the_short_screen_stops_and_shows_where_to_go(
    site: Site, in_flare: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = in_flare
    next_day(page, monkeypatch)
    choose(page, "Would you call today a flare?", "Yes")
    tap(page, "Save")
    tap(page, "Yes")
    heading(page, "Get emergency care now")
    expect(page.locator("[data-slot=papers]")).to_be_visible()
    expect(page.get_by_role("link", name="Your plan for today")).to_have_count(0)


def test_a_note_that_sounds_like_a_danger_sign_leads_to_the_questions(
    site: Site, screened: Page
) -> None:
    page = screened
    offline_kit(page, site)
    page.goto(f"{site.url}/checkin")
    page.get_by_label("Anything to note?").fill("my foot drops since noon")
    tap(page, "Save")
    notice = page.locator("#notices")
    expect(notice).to_contain_text("Please answer them now")
    expect(notice.get_by_role("link")).to_have_attribute("href", "/flare?screen=1")


def test_a_medicine_may_be_noted_in_a_stop(site: Site, page: Page) -> None:
    open_flare(page, site, "?open=1")
    tell_age(page)
    begin_screen(page)
    tap(page, "Yes")
    page.locator("#flare").get_by_role("link", name="Note a medicine").click()
    page.get_by_label("Name, as you call it").fill("tramadol")
    tap(page, "Save")
    heading(page, "Get emergency care now")
    expect(page.locator("[data-slot=medicines]")).to_contain_text("tramadol (opioid)")
    sent(page)
    assert journal(site).medications[0].value.medicine_class is MedicineClass.OPIOID


def test_in_the_morning_the_morning_is_asked_first(site: Site, page: Page) -> None:
    first = page.locator("#checkin-form > fieldset legend").first
    page.clock.set_fixed_time("2026-03-01T08:00:00Z")
    page.goto(f"{site.url}/checkin")
    expect(first).to_have_text("How was it when you got up today?")
    page.clock.set_fixed_time("2026-03-01T18:00:00Z")
    page.reload()
    expect(first).to_have_text("How much does it hurt now, at rest?")


def test_a_keyboard_and_large_text_are_enough(site: Site, screened: Page) -> None:
    page = screened
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert sideways(page) == []
    page.get_by_label("Anything to note?").focus()
    page.keyboard.type("stiff")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Save")).to_be_focused()
    page.keyboard.press("Enter")
    heading(page, "Kept. Thank you.")
    sent(page)
    assert journal(site).checkins[-1].value.note == "stiff"
