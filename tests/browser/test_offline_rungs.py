"""The next rung without signal: as the server's rules say, and never beyond what they leave open.

For every ladder, rung, highest tolerated rung and outcome the browser looks up what follows, and
Python asks the guardrails and `open_rungs` of the same place. Then whole days are drawn: what is
offered without signal is held against the server's own rules once it has the same records.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

import msgspec
import pytest
from tests.browser.modules import Call
from tests.browser.offline_records import Unsent, sent
from tests.builders import (
    at,
    clear_answers,
    exposure,
    flared,
    ident,
    limit,
    medicine,
    with_checkin,
    with_exposures,
)

from relift.journal.choices import Equipment, EquipmentSaid, LadderChosen, Paused
from relift.journal.lifting import ExposureDone
from relift.journal.records import Payload
from relift.journal.reports import (
    Answer,
    CheckIn,
    FlareReported,
    LimitSet,
    MedicationTaken,
    MedicineClass,
    PainReach,
    Profile,
    ScreenAnswered,
    ScreenForm,
)
from relift.journal.timeline import Journal
from relift.plan.guardrails import Place, bounds, highest_allowed
from relift.plan.next_rung import plan_on_phone
from relift.plan.options import open_rungs
from relift.plan.outcomes import Outcome, judge
from relift.plan.progress import Attempt
from relift.plan.standings import LadderStanding, ladder_standings
from relift.plan.thresholds import thresholds
from relift.plan.today import Worked, today_worked
from relift.screening.held import held
from relift.screening.wire import screen_tables

TABLES = screen_tables()
KG_SLACK = 1e-6


def following(days: int, *, felt: float = 2.0, resting: float = 2.0) -> Journal:
    """A lifter who followed the plan for some days, all of it tolerated."""
    journal = flared()
    for number in range(1, days + 1):
        journal = with_checkin(journal, at(number, 7), pain_now=resting, pain_morning=resting)
        for turn in range(6):
            now = at(number, 9 + turn / 6)
            plan = [e for e in today_worked(journal, now=now).today.exposures if not e.is_optional]
            if not plan:
                break
            done = exposure(
                now,
                plan[0].ladder,
                plan[0].rung,
                movement=plan[0].movement,
                load_kg=plan[0].load_kg or None,
                pain_before=resting,
                felt_pain=felt,
                reps=plan[0].reps,
                sets=plan[0].sets,
            )
            journal = with_exposures(journal, done)
    return journal


@pytest.fixture(scope="module")
def courses() -> dict[str, tuple[Journal, datetime]]:
    """Journals at the places that real ones reach, each with the moment of the snapshot."""
    weeks = following(6)
    morning = with_checkin(weeks, at(7, 7), pain_now=2, pain_morning=2)
    begun = with_exposures(morning, exposure(at(7, 9), "hinge", "hinge-bend", felt_pain=3.0))
    unclear = with_exposures(
        morning, exposure(at(7, 9), "hinge", "hinge-bend", felt_pain=3.0, is_settled=False)
    )
    worse = with_checkin(weeks, at(7, 7), pain_now=4.5, pain_morning=4.5)
    worse = with_checkin(worse, at(7, 21), pain_now=2)
    limited = replace(weeks, limits=(limit(at(6, 20), 60.0),))
    drugged = replace(morning, medications=(medicine(at(7, 6), MedicineClass.OPIOID),))
    return {
        "first day": (flared(), at(0, 9)),
        "second day": (with_checkin(flared(), at(1, 7), pain_now=3), at(1, 9)),
        "some days": (with_checkin(following(4), at(5, 7), pain_now=2), at(5, 9)),
        "after a week": (morning, at(7, 8)),
        "no check-in": (weeks, at(8, 9)),
        "check-in that runs out": (weeks, at(7, 6.5)),
        "mornings that get worse": (worse, at(8, 7)),
        "begun": (begun, at(7, 9.2)),
        "unclear": (unclear, at(7, 9.2)),
        "limited": (with_checkin(limited, at(7, 7), pain_now=2), at(7, 8)),
        "with a medicine": (drugged, at(7, 8)),
        "bad morning": (with_checkin(weeks, at(7, 7), pain_now=7, pain_morning=7), at(7, 8)),
    }


@dataclass(frozen=True)
class Step:
    """One question to the table."""

    place: Place
    rung: int
    tolerated: int
    outcome: Outcome
    tries: int

    @property
    def arguments(self) -> list[Any]:
        return [
            self.place.ladder.id,
            self.place.steps[self.rung].rung.id,
            self.tolerated,
            self.outcome.value,
            {"tries": self.tries},
        ]


def every_step(worked: Worked) -> Iterator[Step]:
    """Every ladder of today, rung, highest tolerated rung, outcome and number of tries."""
    assert worked.day is not None
    for place in worked.day.chosen:
        n = len(place.steps)
        before = {r: tries_on(place, r) for r in range(n)}
        for rung in range(n):
            for tolerated in range(-1, n):
                for outcome in Outcome:
                    for more in (1, 2):
                        tries = before[rung] + more + (tolerated == rung)
                        yield Step(place, rung, tolerated, outcome, tries)


def tries_on(place: Place, rung: int) -> int:
    return sum(1 for a in place.progress.today if a.rung == rung and not a.is_avoided)


def by_the_rules(step: Step, worked: Worked) -> int | None:
    """The first planned rung that guardrails and open rungs leave, once the sets are done."""
    assert worked.day is not None
    assert worked.situation is not None
    place = step.place
    n_new = step.tries - tries_on(place, step.rung) - (step.tolerated == step.rung)
    sets = [step.outcome] * n_new
    made = [attempt(step.rung, outcome) for outcome in sets]
    if step.tolerated >= 0:
        made.insert(0, attempt(step.tolerated, Outcome.TOLERATED))
    then = replace(place, progress=replace(place.progress, today=(*place.progress.today, *made)))
    floor, top = open_rungs(then, highest_allowed(bounds(then, worked.situation), then))
    planned = [p.index for p in worked.day.planned if p.place is place and not p.is_optional]
    return min((index for index in planned if floor <= index <= top), default=None)


def attempt(rung: int, outcome: Outcome) -> Attempt:
    return Attempt(at=at(99), rung=rung, load_kg=0.0, relative_load=0.0, outcome=outcome)


NAMES = (
    "first day",
    "second day",
    "some days",
    "after a week",
    "no check-in",
    "check-in that runs out",
    "mornings that get worse",
    "begun",
    "unclear",
    "limited",
    "with a medicine",
    "bad morning",
)


@pytest.mark.parametrize("name", NAMES)
def test_every_step_of_the_table_is_what_the_rules_say(
    name: str, courses: dict[str, tuple[Journal, datetime]], call: Call
) -> None:
    journal, now = courses[name]
    worked = today_worked(journal, now=now)
    steps = list(every_step(worked))

    told = call("relift/rungs.js", "next", [s.arguments for s in steps], plan_on_phone(worked))

    for step, said in zip(steps, told, strict=True):
        follows = said["exposure"]["index"] if "exposure" in said else None
        assert follows == by_the_rules(step, worked), step.arguments
        assert follows is not None or (said["closed"]["words"] and said["closed"]["basis"])


def test_sets_are_judged_in_the_browser_as_in_python(call: Call) -> None:
    levels = (None, 0.0, 1.0, 2.5, 4.0, 6.0)
    cases = [
        (before, felt, is_settled, resting, own)
        for before in levels
        for felt in (None, *map(float, range(11)), 4.5)
        for is_settled in (None, True, False)
        for resting in levels
        for own in (None, 1.0, 3.0, 9.0)
    ]
    plan = plan_on_phone(today_worked(flared(), now=at(0, 9)))

    told = call(
        "relift/guards.js",
        "outcome",
        [
            [
                {"sets": 1, "pain_before": before, "felt_pain": felt, "is_settled": is_settled},
                resting,
                own,
            ]
            for before, felt, is_settled, resting, own in cases
        ],
        plan["thresholds"],
    )

    assert told == [
        judge(
            exposure(
                at(0), "hinge", "hinge-bend", pain_before=before, felt_pain=felt, is_settled=settled
            ),
            resting=resting,
            own_tolerable=own,
        ).value
        for before, felt, settled, resting, own in cases
    ]


@dataclass(frozen=True)
class Snapshot:
    """What a page takes along."""

    journal: Journal
    made: datetime
    wire: dict[str, Any]


@pytest.fixture(scope="module")
def snapshots(courses: dict[str, tuple[Journal, datetime]]) -> list[Snapshot]:
    """One for each journal, at its moment."""
    return [
        Snapshot(
            journal,
            made,
            {
                "made_at": made.isoformat(),
                "screen": TABLES,
                "held": held(journal, made),
                "plan": plan_on_phone(today_worked(journal, now=made)),
            },
        )
        for journal, made in courses.values()
    ]


@dataclass(frozen=True)
class Day:
    """A snapshot, what the phone has beside it, and when it is asked."""

    snapshot: Snapshot
    unsent: tuple[Unsent, ...]
    now: datetime

    @property
    def arguments(self) -> list[Any]:
        return [self.snapshot.wire, [one.wire for one in self.unsent], self.now.isoformat()]


def drawn_days(snapshots: Sequence[Snapshot], n: int, seed: int) -> Iterator[Day]:
    """Days that go on from a snapshot, along the plan and beside it."""
    luck = random.Random(seed)
    for _ in range(n):
        snapshot = luck.choice(snapshots)
        plan = snapshot.wire["plan"]["exposures"]
        unsent: list[Unsent] = []
        clock = snapshot.made
        for turn in range(luck.randint(0, 5)):
            clock += timedelta(minutes=luck.choice((2, 5, 9)))
            if plan and luck.random() < 0.6:
                unsent.append(Unsent(clock, done(plan, luck, turn), turn))
                plan = plan if luck.random() < 0.1 else plan[1:]
            else:
                unsent += beside(luck, clock, turn)
        luck.shuffle(unsent)
        later = luck.choice(
            (timedelta(minutes=1), timedelta(hours=1), timedelta(hours=2), timedelta(hours=20))
        )
        yield Day(snapshot, tuple(unsent), clock + later)


def done(plan: Sequence[Any], luck: random.Random, n: int) -> ExposureDone:
    """The next exposure of the plan, or another one of it, mostly as foreseen."""
    one = plan[0] if luck.random() < 0.9 else luck.choice(list(plan))
    before = luck.choice((1.0, 2.0, 2.0, 3.0, None))
    felt = luck.choice((1.0, 2.0, 2.0, 2.0, 2.0, 3.0, 3.0, 4.0, 6.0, None))
    is_avoided = luck.random() < 0.05
    return ExposureDone(
        workout=ident("w", n),
        exposure=ident("e", n, luck.random()),
        movement=one["movement"],
        ladder=one["ladder"],
        rung=one["rung"],
        load_kg=one["load_kg"] * luck.choice((1.0, 1.0, 1.0, 1.1)) or None,
        reps=one["reps"],
        sets=0 if is_avoided else one["sets"],
        pain_before=before,
        felt_pain=None if is_avoided else felt,
        is_settled=luck.choice((None, True, False)),
        has_new_nerve_sign=luck.random() < 0.03,
    )


def beside(luck: random.Random, clock: datetime, n: int) -> list[Unsent]:
    """Something else that a phone can tell; with a check-in, mostly the screen that it asks for."""
    back = clock - timedelta(days=luck.choice((0, 0, 0, 0, 0, 1)), minutes=luck.choice((0, 0, 90)))
    short = ScreenAnswered(form=ScreenForm.SHORT, answers=clear_answers(ScreenForm.SHORT))
    full = ScreenAnswered(form=ScreenForm.FULL, answers=clear_answers())
    sign = ScreenAnswered(form=ScreenForm.FULL, answers=clear_answers(night_pain=Answer.YES))
    own = ExposureDone(
        workout=ident("own", n),
        exposure=ident("own", n, luck.random()),
        movement=luck.choice(("Bench Press", "Deadlift", "Squat", "Biceps Curl", "dead lift xyz")),
        load_kg=luck.choice((20.0, 100.0)),
        reps=5,
        pain_before=2.0,
        felt_pain=luck.choice((2.0, 4.0, 6.0, None)),
    )
    report = CheckIn(
        pain_now=luck.choice((None, 1.0, 2.0, 3.0, 5.0, 7.0)),
        pain_morning=luck.choice((None, None, 1.0, 4.0, 7.0)),
        is_drowsy=luck.choice((None, False, True)),
        reach=luck.choice((None, None, *PainReach)),
        is_flare=luck.choice((None, None, False)),
    )
    told: Payload = luck.choice(
        (
            report,
            report,
            MedicationTaken(name="x", medicine_class=luck.choice(list(MedicineClass))),
            LimitSet(by=luck.choice(("self", "clinician")), max_load_kg=luck.choice((0, 40, 90))),
            FlareReported(),
            Paused(),
            sign,
            own,
            own,
            Profile(is_adult=True, tolerable_pain=luck.choice((1.0, 3.0, 7.0))),
            LadderChosen(ladder=luck.choice(("hinge", "squat")), is_wanted=luck.random() < 0.5),
            EquipmentSaid(equipment=luck.choice(list(Equipment))),
        )
    )
    made = [Unsent(back, told, n)]
    if isinstance(told, CheckIn) and luck.random() < 0.9:
        made.append(Unsent(clock, short, n + 50))
    if isinstance(told, FlareReported):
        made.append(Unsent(clock, full, n + 50))
    return made


def beyond(day: Day, said: dict[str, Any]) -> list[str]:
    """What is offered that the server's rules do not leave open, once it has the same records."""
    standings = ladder_standings(sent(day.snapshot.journal, day.unsent), now=day.now)
    if not said["exposures"]:
        return []
    if any(one.is_stopped for one in standings):
        return ["a stop stands"]
    here = {one.place.ladder.id: one for one in standings}
    offered = [one for one in said["exposures"] if not one["is_optional"]]
    return [fault for one in offered if (fault := fault_of(one, here[one["ladder"]]))]


def fault_of(one: dict[str, Any], standing: LadderStanding) -> str:
    """Why the server leaves this shut; "" where it does not."""
    place, allowed = standing.place, standing.open_to
    index = place.ladder.index(one["rung"])
    if index is None or index >= len(place.steps):
        return f"{one['rung']} is not in this place"
    # A heavy set that went well raises the estimate, and with it the loads of the same rungs.
    most_kg = max((step.load_kg for step in place.steps[: allowed + 1]), default=0.0)
    if index > allowed and not 0 < one["load_kg"] <= most_kg + KG_SLACK:
        return f"{one['rung']} is above {allowed}: {standing.bound_by}"
    floor, top = open_rungs(place, allowed)
    return f"{place.ladder.id} is closed" if floor > top else ""


def test_nothing_is_offered_that_the_servers_rules_do_not_leave_open(
    snapshots: list[Snapshot], call: Call
) -> None:
    days = list(drawn_days(snapshots, 400, seed=11))

    told = call("relift/rungs.js", "todayOffline", [day.arguments for day in days])

    found = [(day.unsent, beyond(day, said)) for day, said in zip(days, told, strict=True)]
    assert [one for one in found if one[1]] == []
    still_open = [s for s in told if s["exposures"] and not s["exposures"][0]["is_optional"]]
    assert len(still_open) > 40


CLOSING: dict[str, tuple[str, Payload]] = {
    "resting": ("after a week", CheckIn(pain_now=6)),
    "bad_day": ("after a week", CheckIn(pain_now=4.5)),
    "mornings": ("mornings that get worse", CheckIn(pain_now=2, pain_morning=5)),
    "drowsy": ("after a week", CheckIn(is_drowsy=True)),
    "below_knee": ("after a week", CheckIn(reach=PainReach.BELOW_KNEE)),
    "painkiller": (
        "after a week",
        MedicationTaken(name="x", medicine_class=MedicineClass.PAINKILLER),
    ),
    "paused": ("after a week", Paused()),
    "own_limit": ("after a week", LimitSet(by="self", max_load_kg=20)),
    "clinician_limit": ("after a week", LimitSet(by="clinician", max_load_kg=20)),
    "same_week": (
        "after a week",
        ScreenAnswered(form=ScreenForm.FULL, answers=clear_answers(night_pain=Answer.YES)),
    ),
    "without_signal": ("after a week", CheckIn(pain_now=3)),
    "other_day": ("after a week", EquipmentSaid(equipment=Equipment.SMALL)),
}


@pytest.mark.parametrize("rule", CLOSING)
def test_a_guardrail_that_begins_to_hold_is_named_and_closes_what_it_closes_on_the_server(
    rule: str, courses: dict[str, tuple[Journal, datetime]], snapshots: list[Snapshot], call: Call
) -> None:
    name, payload = CLOSING[rule]
    snapshot = snapshots[list(courses).index(name)]
    at_once = snapshot.made + timedelta(minutes=1)
    short = ScreenAnswered(form=ScreenForm.SHORT, answers=clear_answers(ScreenForm.SHORT))
    told = (Unsent(at_once, payload), Unsent(at_once + timedelta(minutes=1), short, 1))
    before = Day(snapshot, (), at_once)
    after = Day(snapshot, told, at_once + timedelta(minutes=5))

    open_before, said = call("relift/rungs.js", "todayOffline", [before.arguments, after.arguments])

    assert rule in {one["rule"] for one in said["closed"]}
    assert all(one["words"] and one["basis"] for one in said["closed"])
    assert len(said["exposures"]) < len(open_before["exposures"])
    assert beyond(after, said) == []


def test_without_anything_told_the_plan_is_as_it_was_taken_along(
    snapshots: list[Snapshot], call: Call
) -> None:
    days = [Day(one, (), one.made) for one in snapshots]

    told = call("relift/rungs.js", "todayOffline", [day.arguments for day in days])

    for one, said in zip(snapshots, told, strict=True):
        plan = one.wire["plan"]
        assert said["exposures"] == (plan["exposures"] or plan["small"])
        assert said["closed"] == []


@pytest.mark.parametrize("name", ["constructor", "toString", "__proto__"])
def test_a_movement_of_any_name_is_taken(name: str, snapshots: list[Snapshot], call: Call) -> None:
    one = snapshots[0]
    own = ExposureDone(workout=ident("w"), exposure=ident("e"), movement=name, felt_pain=2.0)
    day = Day(one, (Unsent(one.made, own),), one.made + timedelta(minutes=1))

    (said,) = call("relift/rungs.js", "todayOffline", [day.arguments])

    assert all(exposure["is_optional"] for exposure in said["exposures"])


@pytest.mark.parametrize(("over", "is_open"), [(0.0, True), (1e-6, False)])
def test_no_step_follows_that_would_take_the_days_chance_over_the_limit(
    over: float, is_open: bool, courses: dict[str, tuple[Journal, datetime]], call: Call
) -> None:
    journal, now = courses["after a week"]
    plan: Any = plan_on_phone(today_worked(journal, now=now))
    most = thresholds().day_risk.most
    again = [
        [e["ladder"], e["rung"], -1, "repeat", {"tries": 1, "spent": most - e["p_risk"] + over}]
        for e in plan["exposures"]
    ]

    told = call("relift/rungs.js", "next", again, plan)

    assert ["exposure" in said for said in told] == [is_open] * len(told)
    assert all(is_open or said["closed"]["rule"] == "day_risk" for said in told)


def test_what_the_plan_did_not_foresee_is_added_up_and_closes_the_last_steps(
    snapshots: list[Snapshot], call: Call
) -> None:
    most = thresholds().day_risk.most
    luck = random.Random(3)
    days = []
    for snapshot in snapshots:
        plan = snapshot.wire["plan"]["exposures"]
        if not plan:
            continue
        # The same step again and again, each time as foreseen.
        sets = [
            Unsent(
                snapshot.made + timedelta(minutes=n),
                replace_felt(done(plan[:1], luck, n), 2.0),
                n,
            )
            for n in range(1, 12)
        ]
        days.append(Day(snapshot, tuple(sets), snapshot.made + timedelta(minutes=20)))

    told = call("relift/rungs.js", "todayOffline", [day.arguments for day in days])

    for day, said in zip(days, told, strict=True):
        first = day.snapshot.wire["plan"]["exposures"][0]
        left = [e["p_risk"] for e in said["exposures"] if not e["is_optional"]]
        spent = day.snapshot.wire["plan"]["thresholds"]["spent"] + 11 * first["p_risk"]
        assert not left or spent + sum(left) <= most + 1e-9


def replace_felt(one: ExposureDone, felt: float) -> ExposureDone:
    """The same set, done as planned and felt as said."""
    return msgspec.structs.replace(
        one, sets=1, pain_before=felt, felt_pain=felt, is_settled=True, has_new_nerve_sign=False
    )
