"""What holds without signal is what the server says once it has the records, or more careful.

Where the records come in order, the browser says exactly what Python says of the same journal with
every word of a visit or a slip left out: without signal no stop is lifted. Where they come out of
order, dated ahead, or with such a word, it is never milder.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import product
from typing import Any

from tests.browser.modules import Call
from tests.browser.offline_records import Unsent, sent, without_lifting
from tests.builders import (
    DAY0,
    clear_answers,
    crisis_read,
    entry,
    exposure,
    ident,
    screen,
    with_exposures,
)

from relift.journal.lifting import ExposureDone
from relift.journal.records import Payload
from relift.journal.reports import (
    Answer,
    CheckIn,
    CrisisAcknowledged,
    FlareReported,
    PainReach,
    Profile,
    ScreenAnswered,
    ScreenForm,
)
from relift.journal.timeline import Journal
from relift.screening.flare import is_flare_on
from relift.screening.held import held, standing_said
from relift.screening.standing import Need, standing
from relift.screening.tiers import Tier, Training
from relift.screening.wire import screen_tables

TABLES = screen_tables()
MADE = DAY0 + timedelta(hours=6)
ADULT = Profile(is_adult=True, birth_year=1985)
SIGNS = ("saddle_numbness", "fever", "pregnancy", "night_pain", "leg_nerve_sign", "osteoporosis")
FULL, SHORT = ScreenForm.FULL, ScreenForm.SHORT


@dataclass(frozen=True)
class Case:
    """A journal that the server knows, what the phone has beside it, and when it is asked."""

    name: str
    journal: Journal
    unsent: tuple[Unsent, ...]
    now: datetime

    def arguments(self, snapshot: dict[str, Any]) -> list[Any]:
        return [snapshot, [one.wire for one in self.unsent], self.now.isoformat()]


def base(**parts: Any) -> Journal:
    return replace(Journal(profile=ADULT, screens=(screen(DAY0),)), **parts)


def journals() -> dict[str, Journal]:
    """Every place that a standing can be in, as the server holds it."""
    flare = (entry(FlareReported(), DAY0 - timedelta(hours=1)),)
    called = entry(CheckIn(is_flare=True), DAY0 + timedelta(hours=1))
    over = entry(CheckIn(is_flare=False), DAY0 + timedelta(hours=2))
    below = entry(CheckIn(reach=PainReach.BELOW_KNEE), DAY0 + timedelta(hours=1))
    thigh = entry(CheckIn(reach=PainReach.THIGH), DAY0 + timedelta(hours=2))
    old = entry(CheckIn(is_flare=True), DAY0 - timedelta(days=13, hours=20))
    signs = {f"held {sign}": base(screens=(screen(DAY0, yes=(sign,)),)) for sign in SIGNS}
    thoughts = base(screens=(screen(DAY0, yes=("suicidal_thoughts",)),))
    nerve = exposure(DAY0 + timedelta(hours=1), "hinge", "hinge-bend", has_new_nerve_sign=True)
    holed = {k: v for k, v in clear_answers().items() if k != "fever"}
    return signs | {
        "nothing": Journal(),
        "clear": base(),
        "incomplete": base(screens=(entry(ScreenAnswered(form=FULL, answers=holed), DAY0),)),
        "short only": base(screens=(screen(DAY0, SHORT),)),
        "fever and pregnancy": base(
            screens=(screen(DAY0, yes=("fever",)), screen(MADE, yes=("pregnancy",)))
        ),
        "thoughts": thoughts,
        "thoughts, read": replace(thoughts, crisis_acknowledgements=(crisis_read(MADE),)),
        "nerve sign": with_exposures(base(), nerve),
        "flare unscreened": base(flares=(entry(FlareReported(), DAY0 + timedelta(hours=1)),)),
        "flare": base(flares=flare),
        "flare with check-in": base(flares=flare, checkins=(called,)),
        "flare of long ago": base(
            checkins=(old,), screens=(screen(old.at), screen(DAY0, yes=("minor_trauma",)))
        ),
        "called a flare": base(checkins=(called,)),
        "flare over": base(checkins=(called, over)),
        "flare over, screened": base(checkins=(called, over), screens=(screen(MADE),)),
        "below the knee": base(checkins=(below,)),
        "thigh again": base(checkins=(below, thigh)),
        "under age": base(profile=Profile(is_adult=False)),
        "age unknown": base(profile=Profile()),
        "age contradicts": base(profile=Profile(is_adult=True, birth_year=2015)),
    }


def told() -> list[Payload]:
    """One of each kind of thing that a phone can tell and that changes what holds."""
    signed = [
        ScreenAnswered(form=form, answers=clear_answers(form, **{sign: Answer.YES}))
        for form, sign in [*((FULL, s) for s in SIGNS), (SHORT, "fever"), (SHORT, "leg_nerve_sign")]
    ]
    return [
        ScreenAnswered(form=FULL, answers=clear_answers()),
        ScreenAnswered(form=SHORT, answers=clear_answers(SHORT)),
        ScreenAnswered(form=FULL, answers={"night_pain": Answer.NO}),
        *signed,
        ScreenAnswered(form=FULL, answers=clear_answers(suicidal_thoughts=Answer.UNSURE)),
        CrisisAcknowledged(),
        CheckIn(pain_now=3),
        CheckIn(is_flare=True),
        CheckIn(is_flare=False, reach=PainReach.BACK),
        CheckIn(reach=PainReach.BELOW_KNEE),
        FlareReported(),
        nerve_sign(),
        ADULT,
        Profile(is_adult=False),
        Profile(is_adult=True, birth_year=2015),
    ]


def nerve_sign() -> ExposureDone:
    return ExposureDone(
        workout=ident("w"), exposure=ident("nerve"), movement="x", has_new_nerve_sign=True
    )


def visit(at: datetime) -> ScreenAnswered:
    return ScreenAnswered(
        form=FULL, answers=clear_answers(), seen_by="physician", seen_on=at.date()
    )


def in_order() -> Iterator[Case]:
    """Every held place with none, one and two things told since, asked at several times."""
    for (name, journal), hours in product(journals().items(), (3, 20, 24 * 16, 24 * 320)):
        now = MADE + timedelta(hours=hours)
        yield Case(name, journal, (), now)
        for first in told():
            one = Unsent(MADE + timedelta(hours=1), first)
            yield Case(name, journal, (one,), now)
            if hours == 20:
                for second in told():
                    later = Unsent(now - timedelta(hours=1), second, 2)
                    yield Case(name, journal, (one, later), now)


def at_random(n: int) -> Iterator[Case]:
    """Longer courses: out of order, dated ahead, with visits and slips."""
    luck = random.Random(6)
    things = told()
    names = journals()
    for _ in range(n):
        name = luck.choice(list(names))
        ahead = [drawn(luck, things, i, (1, 300)) for i in range(100, 100 + luck.choice((0, 0, 2)))]
        journal = sent(names[name], ahead)
        unsent = [drawn(luck, things, i, (-8, 200)) for i in range(luck.randint(1, 5))]
        yield Case(name, journal, tuple(unsent), MADE + timedelta(hours=luck.choice((0, 5, 150))))


def drawn(luck: random.Random, things: list[Payload], n: int, hours: tuple[int, int]) -> Unsent:
    at = MADE + timedelta(hours=luck.randint(*hours))
    made = luck.choice(things)
    if isinstance(made, ScreenAnswered):
        named = tuple(ident("unsent", n) for n in range(2)) if luck.random() < 0.2 else None
        reason = "a slip" if luck.random() < 0.2 else ""
        made = ScreenAnswered(form=made.form, answers=made.answers, lifts=named, reason=reason)
        made = visit(at) if luck.random() < 0.2 else made
    if isinstance(made, ExposureDone):
        made = ExposureDone(
            workout=ident("w", n), exposure=ident("x", n), movement="x", has_new_nerve_sign=True
        )
    return Unsent(at, made, n)


def in_python(case: Case, *, may_lift: bool) -> dict[str, Any]:
    unsent = case.unsent if may_lift else without_lifting(case.journal, case.unsent)
    journal = sent(case.journal, unsent)
    is_on = is_flare_on(journal, case.now)
    return standing_said(standing(journal, case.now), is_flare_on=is_on)


def in_browser(call: Call, cases: list[Case]) -> list[dict[str, Any]]:
    held_by = {id(case.journal): held(case.journal, MADE) for case in cases}
    arguments = [case.arguments(held_by[id(case.journal)]) for case in cases]
    return call("relift/standing.js", "standing", arguments, TABLES)


def severity(said: dict[str, Any]) -> dict[str, int]:
    """What may only be as great or greater without signal; under age no age is asked for."""
    order = (Need.NOTHING, Need.AGE, Need.SHORT_SCREEN, Need.FULL_SCREEN)
    allowed = (Training.ALL, Training.CONFIRMED_ONLY, Training.NONE)
    return {
        "tier": Tier[said["tier"].upper()],
        "training": allowed.index(Training(said["training"])),
        "needs": max(said["is_under_age"], order.index(Need(said["needs"]))),
        "crisis": said["is_crisis_waiting"],
        "under age": said["is_under_age"],
        "nerve sign": said["has_new_nerve_sign"],
        "flare": said["is_flare_on"],
    }


def milder(case: Case, here: dict[str, Any]) -> list[str]:
    there = severity(in_python(case, may_lift=True))
    return [what for what, much in severity(here).items() if much < there[what]]


def test_in_order_the_browser_says_exactly_what_python_says(call: Call) -> None:
    cases = list(in_order())
    assert len(cases) > 10_000
    for start in range(0, len(cases), 4000):
        some = cases[start : start + 4000]
        for case, said in zip(some, in_browser(call, some), strict=True):
            del said["country"]
            assert said == in_python(case, may_lift=False), (case.name, case.unsent, case.now)


def test_it_is_never_milder_than_the_server_whatever_is_told_in_whatever_order(call: Call) -> None:
    cases = list(at_random(3000))

    found = [
        (case.name, milder(case, said), case.unsent, case.now)
        for case, said in zip(cases, in_browser(call, cases), strict=True)
        if milder(case, said)
    ]

    assert found[:2] == []


def test_no_screen_without_signal_lifts_a_stop_that_the_server_held(call: Call) -> None:
    at = MADE + timedelta(hours=1)
    slip = ScreenAnswered(form=FULL, answers=clear_answers(), reason="a slip")
    cases = [
        Case(sign, journals()[f"held {sign}"], (Unsent(at, said),), at + timedelta(hours=1))
        for sign in ("saddle_numbness", "fever", "pregnancy", "night_pain")
        for said in (visit(at), slip)
    ]

    for case, said in zip(cases, in_browser(call, cases), strict=True):
        assert in_python(case, may_lift=True)["tier"] == "clear"
        assert said["tier"] == held(case.journal, MADE)["standing"]["tier"] != "clear"
        assert case.name in said["reasons"]


def test_a_due_screen_that_is_answered_clear_lets_the_plan_go_on(call: Call) -> None:
    at = MADE + timedelta(hours=1)
    full = Unsent(at, ScreenAnswered(form=FULL, answers=clear_answers()))
    due = ("nerve sign", "flare unscreened", "incomplete", "short only")
    cases = [Case(name, journals()[name], (full,), at + timedelta(hours=1)) for name in due]
    adult = Unsent(at, ADULT, 2)
    cases.append(Case("nothing", Journal(), (full, adult), at + timedelta(hours=1)))

    assert all(standing(case.journal, MADE).is_stop for case in cases)
    assert [said["is_stop"] for said in in_browser(call, cases)] == [False] * len(cases)


def test_a_checkin_in_a_flare_asks_for_the_short_screen_and_goes_on_after_it(call: Call) -> None:
    at = MADE + timedelta(hours=20)
    report = Unsent(at, CheckIn(pain_now=3))
    short = Unsent(at, ScreenAnswered(form=SHORT, answers=clear_answers(SHORT)))
    cases = [Case("flare", journals()["flare"], told, at) for told in ((report,), (report, short))]

    assert [said["needs"] for said in in_browser(call, cases)] == ["short_screen", "nothing"]


def test_pages_are_the_words_of_the_messages_in_the_country_of_the_profile(call: Call) -> None:
    danger = Unsent(
        MADE, ScreenAnswered(form=FULL, answers=clear_answers(saddle_numbness=Answer.YES))
    )
    case = Case("clear", base(profile=Profile(is_adult=True, country="us")), (danger,), MADE)

    holds = in_browser(call, [case])
    shown = call("relift/standing.js", "pages", [holds], TABLES)[0]

    assert [page["id"] for page in shown] == holds[0]["messages"]
    assert shown[0]["id"] == "tier.emergency"
    assert ["Emergency", "911"] in shown[0]["numbers"]


def test_a_snapshot_says_its_age(call: Call) -> None:
    said = held(base(), MADE)
    times = [MADE + timedelta(hours=h) for h in (0, 3, 30)] + [MADE - timedelta(hours=1)]

    told = call("relift/standing.js", "ageOf", [[said, now.isoformat()] for now in times])

    assert [one["hours"] for one in told] == [0, 3, 30, 0]
    assert [one["is_other_day"] for one in told] == [False, False, True, False]
