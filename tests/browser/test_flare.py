"""A flare on the phone: from the first tap to the first movements, broken off, without signal.

route: flare
"""

from __future__ import annotations

from collections.abc import Callable

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

from relift.app.web.served import served
from relift.journal.reports import Answer
from relift.journal.timeline import Journal
from relift.screening.items import red_flags
from relift.screening.standing import Need, standing
from relift.screening.tiers import Tier

PLAN_DOORS = "[data-plan], a[href='/workout']"


def journal(site: Site) -> Journal:
    """What the server holds."""
    return served().desk.journal()


def sent(page: Page) -> None:
    """Wait until nothing is unsent."""
    expect(page.locator("#signal")).to_have_text("")


def offline_kit(page: Page, site: Site) -> None:
    """Visit once with signal, so that the pages are kept, and then lose it."""
    page.evaluate("navigator.serviceWorker.ready")
    page.wait_for_function("caches.open('pages').then(c => c.match('/flare')).then(Boolean)")
    page.goto(f"{site.url}/flare")
    page.context.set_offline(True)


def test_a_whole_flare_leads_from_the_first_tap_to_the_first_movements(
    site: Site, page: Page
) -> None:
    faults: list[str] = []

    def look(page: Page) -> None:
        if item(page) in ("saddle_numbness", "fever"):
            faults.extend([*violations(page), *sideways(page)])

    page.get_by_role("link", name="My back hurts").click()
    tell_age(page)
    report(page, labels="spasm, bulged disc, zork")
    begin_screen(page)
    asked = answer_all(page, each=look)
    assert asked[0] == "saddle_numbness"
    calm_down(page)
    faults.extend([*violations(page), *sideways(page)])
    assert faults == []
    expect(page.get_by_role("link", name="Start")).to_have_attribute("href", "/workout")
    expect(page.locator("[data-slot=moves] li").first).to_be_visible()
    sent(page)
    held = journal(site)
    assert held.profile.is_adult
    assert held.profile.birth_year == 1985
    (flare,) = held.flares
    assert flare.value.happened == "tweaked it deadlifting"
    assert flare.value.reported_labels == ("spasm", "bulged disc", "zork")
    assert held.checkins[0].value.pain_now == 6
    assert held.checkins[0].value.is_flare
    assert held.checkins[0].at < held.screens[0].at
    assert list(held.screens[-1].value.answers) == asked
    assert held.calms[0].value.fear == "That I never lift again."


def test_the_words_have_their_accurate_ones_and_the_evidence_behind_a_fold(
    site: Site, page: Page
) -> None:
    open_flare(page, site)
    tell_age(page)
    report(page, labels="spasm, zork, my foot drops")
    begin_screen(page)
    answer_all(page)
    calm_down(page, upto="About the words")
    spasm, zork, danger = page.locator("[data-slot=words] > article").all()
    expect(spasm).to_contain_text("protective tightening")
    expect(spasm.locator("[data-slot=rests_on]")).to_be_hidden()
    spasm.locator("summary").click()
    expect(spasm.locator("[data-slot=rests_on]")).to_contain_text("Rests on evidence")
    expect(zork).to_contain_text("no card for this word yet")
    expect(danger.get_by_role("link", name="Answer the safety questions")).to_be_visible()
    expect(danger.locator("[data-slot=accurate]")).to_be_hidden()
    assert violations(page) == []


def test_a_whole_flare_needs_no_signal_and_is_sent_when_it_returns(site: Site, page: Page) -> None:
    offline_kit(page, site)
    open_flare(page, site)
    tell_age(page)
    report(page)
    begin_screen(page)
    answer_all(page)
    calm_down(page)
    expect(page.locator("#signal")).to_contain_text("No signal")
    assert not journal(site).flares
    page.context.set_offline(False)
    page.evaluate("window.dispatchEvent(new Event('online'))")
    sent(page)
    held = journal(site)
    assert (len(held.flares), len(held.checkins), len(held.calms)) == (1, 1, 1)
    assert standing(held, held.calms[0].at).needs is Need.NOTHING


RESUMED: list[tuple[str, Callable[[Page], None]]] = [
    ("Are you 18 or over?", lambda page: None),
    ("What happened? In your own words.", tell_age),
    ("What do you call it, or what have others called it?", lambda page: tap(page, "Next")),
    ("Pain right now", lambda page: tap(page, "Next")),
    ("The safety questions", lambda page: tap(page, "Next")),
]


@pytest.mark.parametrize("has_signal", [True, False], ids=["signal", "no signal"])
def test_every_step_is_there_again_after_a_reload(site: Site, page: Page, has_signal: bool) -> None:
    if not has_signal:
        offline_kit(page, site)
    open_flare(page, site)

    def again(words: str) -> None:
        heading(page, words)
        page.reload()
        heading(page, words)

    for words, step in RESUMED:
        step(page)
        again(words)
    tap(page, "Begin")
    for _ in range(5):
        where = item(page)
        tap(page, "No")
        expect(page.locator(f"{QUESTION}:not([data-item={where}])")).to_be_visible()
    where, left = item(page), page.locator("#ask-left").text_content()
    page.reload()
    expect(page.locator(f"[data-item={where}]")).to_be_visible()
    expect(page.locator("#ask-left")).to_have_text(str(left))
    answer_all(page)
    again("First, let us slow down")
    tap(page, "Skip")
    page.get_by_label("What is going through your mind").fill("Again.")
    tap(page, "Next")
    again("What are you afraid could happen?")
    tap(page, "Back")
    expect(page.get_by_label("What is going through your mind")).to_have_value("Again.")
    tap(page, "Next")
    tap(page, "Next")
    for words in ("What is known", "It may be there"):
        again(words)
        tap(page, "Next")
    again("First movements")
    page.context.set_offline(False)
    page.evaluate("window.dispatchEvent(new Event('online'))")
    sent(page)
    assert len(journal(site).flares) == 1


def test_back_corrects_an_answer_before_it_is_written(site: Site, page: Page) -> None:
    open_flare(page, site, "?open=1")
    tell_age(page)
    begin_screen(page)
    first = item(page)
    expect(page.get_by_role("button", name="Back")).to_be_hidden()
    tap(page, "Not sure")
    expect(page.get_by_text("You were not sure.")).to_be_visible()
    tap(page, "Back")
    expect(page.locator(f"[data-item={first}]")).to_be_visible()
    tap(page, "No")
    expect(page.locator(f"[data-item={first}]")).to_have_count(0)
    answer_all(page)
    sent(page)
    (screen,) = journal(site).screens
    assert screen.value.answers[first] is Answer.NO
    assert not screen.value.clarified


def test_unsure_is_settled_by_one_more_question(site: Site, page: Page) -> None:
    open_flare(page, site, "?open=1")
    tell_age(page)
    begin_screen(page)
    first = item(page)
    question = page.get_by_role("heading", level=1).text_content()
    tap(page, "Not sure")
    expect(page.get_by_role("heading", level=1)).not_to_have_text(str(question))
    tap(page, "No")
    answer_all(page)
    expect(page.locator("[data-stop]")).to_have_count(0)
    sent(page)
    said = journal(site).screens[-1].value
    assert said.answers[first] is Answer.UNSURE
    assert said.clarified[first] is Answer.NO


@pytest.mark.parametrize("has_signal", [True, False], ids=["signal", "no signal"])
def test_after_an_emergency_answer_no_page_leads_to_a_plan(
    site: Site, page: Page, has_signal: bool
) -> None:
    open_flare(page, site, "?open=1")
    tell_age(page)
    begin_screen(page)
    answer_all(page)
    sent(page)
    page.goto(site.url)
    expect(page.locator("[data-plan]")).to_be_visible()
    page.goto(f"{site.url}/flare?screen=1")
    if not has_signal:
        offline_kit(page, site)
        page.goto(f"{site.url}/flare?screen=1")
    begin_screen(page)
    tap(page, "Yes")
    heading(page, "Get emergency care now")
    expect(page.locator("[data-slot=signs]")).to_contain_text("saddle")
    assert violations(page) == []
    for _ in range(3):
        page.go_back()
        expect(page.locator("main h1, main h2").first).to_be_visible()
        expect(page.locator(PLAN_DOORS)).to_have_count(0)
        if "/flare" not in page.url:
            expect(page.locator("[data-stop=emergency]").first).to_be_visible()
    for address in ("/", "/checkin", "/flare", "/flare?open=1"):
        page.goto(site.url + address)
        expect(page.locator("[data-stop=emergency]").first).to_be_visible()
        expect(page.locator(PLAN_DOORS)).to_have_count(0)
    heading(page, "Get emergency care now")
    for name in ("Note a medicine", "History", "Export"):
        expect(page.locator("#flare").get_by_role("link", name=name)).to_be_visible()


def test_a_slip_is_corrected_by_the_whole_screen_with_its_reason(site: Site, page: Page) -> None:
    open_flare(page, site, "?open=1")
    tell_age(page)
    begin_screen(page)
    tap(page, "Yes")
    heading(page, "Get emergency care now")
    page.get_by_role("link", name="Answer the safety questions again").click()
    tap(page, "No")
    page.get_by_label("Was one of your answers a slip?").fill("I meant no at the first")
    tap(page, "Next")
    begin_screen(page)
    answer_all(page)
    expect(page.locator("[data-stop]")).to_have_count(0)
    sent(page)
    held = journal(site)
    assert held.screens[-1].value.reason == "I meant no at the first"
    assert held.screens[-1].value.lifts == (held.screens[0].id,)
    assert standing(held, held.screens[-1].at).tier is Tier.CLEAR


def test_a_visit_says_who_and_when_and_a_wrong_day_is_told(site: Site, page: Page) -> None:
    open_flare(page, site, "?open=1")
    tell_age(page)
    begin_screen(page)
    tap(page, "Yes")
    page.get_by_role("link", name="Answer the safety questions again").click()
    tap(page, "Yes")
    tap(page, "Next")
    expect(page.get_by_role("alert")).to_contain_text("what kind of clinician")
    page.get_by_label("What kind of clinician?").fill("doctor")
    page.get_by_label("On which day?").fill("2020-01-01")
    tap(page, "Next")
    expect(page.get_by_role("alert")).to_contain_text("A visit counts from the day of the stop")
    page.get_by_label("On which day?").fill(page.evaluate("new Date().toISOString().slice(0, 10)"))
    tap(page, "Next")
    begin_screen(page)
    answer_all(page)
    expect(page.locator("[data-stop]")).to_have_count(0)
    sent(page)
    held = journal(site)
    assert held.screens[-1].value.seen_by == "doctor"
    assert standing(held, held.screens[-1].at).tier is Tier.CLEAR


def test_a_stop_is_not_lifted_without_signal_and_that_is_said(site: Site, page: Page) -> None:
    open_flare(page, site, "?open=1")
    tell_age(page)
    begin_screen(page)
    tap(page, "Yes")
    heading(page, "Get emergency care now")
    sent(page)
    offline_kit(page, site)
    page.goto(f"{site.url}/flare?screen=1")
    tap(page, "No")
    page.get_by_label("Was one of your answers a slip?").fill("a slip")
    tap(page, "Next")
    begin_screen(page)
    answer_all(page)
    heading(page, "Get emergency care now")
    expect(page.get_by_text("A stop can only be lifted with signal")).to_be_visible()
    page.context.set_offline(False)
    page.goto(f"{site.url}/flare?open=1")
    expect(page.locator("[data-stop]")).to_have_count(0)
    sent(page)


def test_thoughts_of_suicide_open_their_page_and_it_is_kept_as_read(site: Site, page: Page) -> None:
    open_flare(page, site, "?open=1")
    tell_age(page)
    begin_screen(page)
    crisis = next(i.id for i in red_flags().items if i.is_crisis)
    while item(page) != crisis:
        was = item(page)
        tap(page, "No")
        expect(page.locator(f"[data-item={was}]")).to_have_count(0)
    tap(page, "Yes")
    heading(page, "You matter, and there are people to talk to now")
    assert violations(page) == []
    tap(page, "I have read this")
    heading(page, "Shall we go on with the questions now?")
    tap(page, "Go on")
    answer_all(page)
    expect(page.locator(QUESTION)).to_have_count(0)
    sent(page)
    held = journal(site)
    assert len(held.crisis_acknowledgements) == 1
    assert not standing(held, held.crisis_acknowledgements[0].at).is_crisis_waiting


def test_a_crisis_page_that_is_not_read_keeps_the_plan_waiting(site: Site, page: Page) -> None:
    open_flare(page, site, "?open=1")
    tell_age(page)
    begin_screen(page)
    crisis = next(i.id for i in red_flags().items if i.is_crisis)
    while item(page) != crisis:
        was = item(page)
        tap(page, "No")
        expect(page.locator(f"[data-item={was}]")).to_have_count(0)
    tap(page, "Yes")
    tap(page, "Not now")
    tap(page, "Not now")
    expect(page.locator("[data-stop=crisis]")).to_be_visible()
    page.get_by_role("link", name="Go on").click()
    heading(page, "You matter, and there are people to talk to now")
    tap(page, "I have read this")
    expect(page.locator(QUESTION)).to_be_visible()


def test_a_crisis_in_own_words_is_heard_without_signal(site: Site, page: Page) -> None:
    offline_kit(page, site)
    open_flare(page, site)
    tell_age(page)
    report(page, happened="I want to die")
    notice = page.locator("#notices")
    expect(notice).to_contain_text("You matter, and there are people to talk to now")
    expect(notice).to_contain_text("Please talk to someone now")


def test_who_is_under_age_gets_no_questions_and_no_plan(site: Site, page: Page) -> None:
    open_flare(page, site)
    tap(page, "No")
    heading(page, "Relift is for adults")
    expect(page.get_by_role("link", name="Go on")).to_be_hidden()
    page.goto(site.url)
    heading(page, "Relift is for adults")


def test_a_keyboard_is_enough(site: Site, page: Page) -> None:
    open_flare(page, site, "?open=1")
    tell_age(page)
    begin_screen(page)
    while page.locator(QUESTION).count():
        where = item(page)
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        expect(page.get_by_role("button", name="No", exact=True)).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.locator(f"[data-item={where}]")).to_have_count(0)
    sent(page)
    assert standing(journal(site), journal(site).screens[-1].at).needs is Need.NOTHING


def test_large_text_fits_on_every_step(site: Site, page: Page) -> None:
    page.context.add_init_script(
        "addEventListener('DOMContentLoaded',"
        "() => { document.documentElement.style.fontSize = '200%'; })"
    )
    open_flare(page, site)
    wide: list[str] = []
    tell_age(page)
    wide += sideways(page)
    report(page)
    wide += sideways(page)
    begin_screen(page)
    answer_all(page, each=lambda page: wide.extend(sideways(page)))
    wide += sideways(page)
    calm_down(page)
    assert [*wide, *sideways(page)] == []


class TestThePacer:
    @pytest.fixture
    def calm(self, site: Site, page: Page) -> Page:
        open_flare(page, site)
        tell_age(page)
        report(page)
        begin_screen(page)
        answer_all(page)
        heading(page, "First, let us slow down")
        sent(page)
        return page

    def test_it_says_in_and_out_and_ends_by_itself(self, site: Site, calm: Page) -> None:
        calm.clock.install()
        calm.get_by_role("button", name="Breathe for 5 minutes").click()
        phase = calm.locator(".phase")
        expect(phase).to_have_text("Breathe in")
        assert violations(calm) == []
        calm.clock.run_for(4_100)
        expect(phase).to_have_text("Breathe out")
        calm.clock.run_for(6_000)
        expect(phase).to_have_text("Breathe in")
        calm.clock.run_for(300_000)
        expect(calm.get_by_label("What is going through your mind")).to_be_visible()

    def test_it_may_end_at_any_time_and_what_was_breathed_is_kept(
        self, site: Site, calm: Page
    ) -> None:
        calm.clock.install()
        calm.get_by_role("button", name="Breathe for 5 minutes").click()
        calm.clock.run_for(12_000)
        tap(calm, "That is enough")
        tap(calm, "Skip")
        tap(calm, "Skip")
        heading(calm, "What is known")
        calm.clock.run_for(1_000)
        sent(calm)
        assert journal(site).calms[0].value.breathing_s == pytest.approx(12, abs=2)

    def test_nothing_moves_for_who_wants_less_motion(self, calm: Page) -> None:
        calm.emulate_media(reduced_motion="reduce")
        calm.get_by_role("button", name="Breathe for 5 minutes").click()
        expect(calm.locator(".phase")).to_have_text("Breathe in")
        circle = calm.locator(".circle")
        assert circle.evaluate("e => getComputedStyle(e).transform") == "none"
        expect(circle).to_contain_text("3")

    def test_sound_is_off_until_asked_for(self, calm: Page) -> None:
        calm.get_by_role("button", name="Breathe for 5 minutes").click()
        sound = calm.get_by_label("A soft tone with each breath")
        expect(sound).not_to_be_checked()
        sound.check()
        tap(calm, "That is enough")
        heading(calm, "What is going through your mind right now? Put it in your own words.")


def test_a_flare_of_another_day_is_gone_on_with_or_a_new_one_is_told(
    site: Site, page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_flare(page, site)
    tell_age(page)
    report(page)
    heading(page, "The safety questions")
    sent(page)
    next_day(page, monkeypatch)
    heading(page, "Is this something new?")
    tap(page, "Go on with that one")
    heading(page, "The safety questions")
