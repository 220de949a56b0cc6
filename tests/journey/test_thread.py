"""The journey of the thread: a log, a flare, days of training, a nerve sign, an emergency.

Everything goes through the command line in one process, with the made-up lifter's answers where
training is concerned.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from numpy.random import default_rng
from tests.builders import clear_answers
from typer.testing import CliRunner

from relift.cli.main import app
from relift.cohort.lifter_traits import HARSH, LIFTERS
from relift.cohort.training_log import DEADLIFT_END_LB, SQUAT_END_LB, TRUE_LB, strong_export
from relift.cohort.virtual_lifter import VirtualLifter
from relift.journal.reports import ScreenForm
from relift.plan.ladders import LADDERS, ladder_of, ladders
from relift.plan.thresholds import thresholds
from relift.training.movements import resolve
from relift.units import LB_IN_KG

ONSET = date(2026, 3, 1)
CEILING_LB = 400
TRUE_KG = {"hinge": DEADLIFT_END_LB * LB_IN_KG, "squat": SQUAT_END_LB * LB_IN_KG}
OWN_BODY = max(ladder.own_body for ladder in ladders())

Run = Callable[..., Any]


def screen_table(form: ScreenForm, **positive: str) -> str:
    said = dict.fromkeys(clear_answers(form), "no") | positive
    return "\n".join(["[screen.answers]", *(f'{k} = "{v}"' for k, v in said.items())])


@pytest.fixture
def run(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command at a time of its own and reads its JSON; `text` becomes an answers file."""
    monkeypatch.setenv("TZ", "UTC")

    def command(*arguments: object, now: datetime, text: str | None = None) -> Any:
        monkeypatch.setenv("RELIFT_NOW", now.isoformat())
        words = [str(a) for a in arguments]
        if text is not None:
            path = tmp_path / "answers.toml"
            path.write_text(text, encoding="utf-8")
            words += ["--answers", str(path)]
        result = CliRunner().invoke(app, [*words, "--json"])
        assert result.exit_code == 0, result.output
        return json.loads(result.stdout)

    return command


def true_kg(planned: dict[str, Any]) -> float:
    """The made-up lifter's strength in the lift of a planned exposure."""
    found = resolve(planned["movement"]).movement
    by_movement = TRUE_LB.get(found.id if found else "")
    return by_movement * LB_IN_KG if by_movement else TRUE_KG.get(planned["ladder"], 150.0)


def back_effort(planned: dict[str, Any]) -> float:
    return ladder_of(planned["ladder"]).back_share * planned["load_kg"] / true_kg(planned)


class Thread:
    """The lifter of the thread, who lives day by day through the command line."""

    def __init__(self, run: Run, folder: Path, course: str) -> None:
        self._run = run
        self._lifter = VirtualLifter(LIFTERS[course], ONSET, default_rng(1))
        self.log: dict[int, list[dict[str, Any]]] = {}
        strong = folder / "strong.csv"
        strong.write_text(strong_export(last_on=ONSET, years=3, rng=default_rng(1)))
        (imported,) = run("import", strong, now=self.at(0, 19))["files"]
        assert imported["rows"] == imported["set_rows"] + imported["pseudo_rows"] + (
            imported["faults"] if isinstance(imported["faults"], int) else len(imported["faults"])
        )

    def at(self, day: int, hour: int) -> datetime:
        return datetime.combine(ONSET, datetime.min.time()) + timedelta(days=day, hours=hour)

    def flare(self) -> dict[str, Any]:
        pain = self._lifter.morning(ONSET).pain_now
        text = (
            "[profile]\nadult = true\n"
            '[flare]\nhappened = "70%"\nlabels = ["spasm", "bulged disc"]\n'
            f'pain_now = {pain}\n[calm]\nbreathing_s = 60\nfear = "it is broken"\n'
        )
        told: dict[str, Any] = self._run(
            "flare", now=self.at(0, 20), text=text + screen_table(ScreenForm.FULL)
        )
        return told

    def morning(self, day: int) -> None:
        said = self._lifter.morning(ONSET + timedelta(days=day))
        text = (
            f"[checkin]\npain_now = {said.pain_now}\npain_worst = {said.pain_worst}\n"
            f"pain_morning = {said.pain_morning}\nworry = {said.worry}\n"
            f"confidence = {said.confidence}\n"
        )
        self._run("checkin", now=self.at(day, 8), text=text + screen_table(ScreenForm.SHORT))

    def today(self, day: int, hour: int = 18) -> dict[str, Any]:
        told: dict[str, Any] = self._run("today", now=self.at(day, hour))
        return told

    def train(self, day: int, hour: int = 18, **extra: object) -> str:
        """Go through the plan, one exposure at a time; returns how the last visit ended."""
        self.log[day] = []
        plan = self.today(day, hour)
        while todo := [e for e in plan["exposures"] if not e["is_optional"]]:
            told = self._run(
                "workout", now=self.at(day, hour), text=self._answered(todo[0], **extra)
            )
            plan = told["today"]
            self.log[day].append(todo[0])
            if told["status"] == "stopped":
                return "stopped"
        return str(self._run("workout", now=self.at(day, hour), text="")["status"])

    def _answered(self, planned: dict[str, Any], **extra: object) -> str:
        share = back_effort(planned)
        name, reach = planned["ladder"], planned["range_of_motion"]
        expected = self._lifter.expects(name, relative_load=share, range_of_motion=reach)
        felt = self._lifter.feels(
            name,
            relative_load=share,
            range_of_motion=reach,
            reps=planned["reps"],
            sets=planned["sets"],
        )
        answers = {
            "expected": expected,
            "done": "true",
            "pain_before": felt.pain_before,
            "felt": felt.felt_pain,
            "settled": str(felt.is_settled).lower(),
            "nerve_sign": "false",
        } | extra
        lines = "\n".join(f"{key} = {value}" for key, value in answers.items())
        return f'[[exposure]]\nrung = "{planned["rung"]}"\n{lines}'

    def top_lb(self, ladder: str, days: range) -> float:
        return max(
            (
                e["load_entered"] or 0
                for day in days
                for e in self.log.get(day, [])
                if e["ladder"] == ladder
            ),
            default=0,
        )


def test_the_mild_flare_of_the_thread(run: Run, tmp_path: Path) -> None:
    thread = Thread(run, tmp_path, "mild")
    told = thread.flare()
    assert told["tier"] == "clear"
    assert [word["word"] for word in told["words"]] == ["spasm", "bulged_disc"]
    plan = told["today"]
    assert {"hinge", "squat", "floor"} <= {e["ladder"] for e in plan["exposures"]}
    assert all(e["p_intolerable"] <= thresholds().day_risk.most for e in plan["exposures"])
    run("limit", f"deadlift {CEILING_LB}lb", "--days", 15, now=thread.at(0, 20))
    assert thread.train(0, 21) == "finished"
    for day in range(1, 7):
        thread.morning(day)
        assert thread.train(day) == "finished"
    assert thread.top_lb("hinge", range(5)) >= 290  # about 315 by the third or fourth day
    assert thread.top_lb("hinge", range(7)) >= 340  # and 365 soon after
    assert thread.top_lb("hinge", range(7)) <= CEILING_LB
    scored = run("forecast", now=thread.at(6, 21))["scored"]
    assert scored["n"] >= 20
    assert scored["forecast"] < 1.5


def test_a_harsh_flare_never_passes_its_guardrails(run: Run, tmp_path: Path) -> None:
    thread = Thread(run, tmp_path, "harsh")
    thread.flare()
    rules = thresholds()
    confirmed_kg = dict.fromkeys(LADDERS, 0.0)
    for day in range(1, 6):
        thread.morning(day)
        plan = thread.today(day)
        if plan["resting_pain"] is not None and plan["resting_pain"] > rules.resting.above:
            assert all(e["load_kg"] == 0 for e in plan["exposures"])
        for planned in plan["exposures"]:
            strength = true_kg(planned) * 1.1  # the estimate may lie above the truth
            at_least = OWN_BODY * strength  # what a rung without a load counts for
            confirmed = max(confirmed_kg[planned["ladder"]], at_least)
            assert planned["load_kg"] <= confirmed + rules.climb_load.share_of_e1rm * strength
        thread.train(day)
        for done in thread.log[day]:
            ladder = done["ladder"]
            confirmed_kg[ladder] = max(confirmed_kg[ladder], done["load_kg"])
    assert HARSH.quick_irritation > LIFTERS["mild"].quick_irritation
    assert thread.top_lb("hinge", range(5)) < 250


def test_a_nerve_sign_stops_and_a_full_screen_opens_the_plan_again(
    run: Run, tmp_path: Path
) -> None:
    thread = Thread(run, tmp_path, "mild")
    thread.flare()
    thread.morning(1)
    assert thread.train(1, nerve_sign="true") == "stopped"
    stop = thread.today(1, 19)["stop"]
    assert stop["kind"] == "new_nerve_sign"
    short = screen_table(ScreenForm.SHORT)
    run("checkin", now=thread.at(2, 8), text=f"[checkin]\npain_now = 2\n{short}")
    assert thread.today(2)["stop"] is not None  # a short screen does not do
    told = run("flare", "--screen", now=thread.at(2, 19), text=screen_table(ScreenForm.FULL))
    assert told["stop"] is None
    assert thread.today(2, 20)["exposures"]


def test_nothing_but_a_full_screen_with_a_visit_or_a_reason_leads_from_an_emergency_to_a_plan(
    run: Run, tmp_path: Path
) -> None:
    thread = Thread(run, tmp_path, "mild")
    thread.flare()
    run("checkin", "--screen", "saddle_numbness=yes", now=thread.at(1, 8))
    full, short = screen_table(ScreenForm.FULL), screen_table(ScreenForm.SHORT)
    attempts: list[tuple[tuple[str, ...], str | None]] = [
        (("checkin",), f"[checkin]\npain_now = 0\nflare = false\n{short}"),
        (("flare",), f"[calm]\nbreathing_s = 1\n{full}"),
        (("flare", "--screen"), full),
        (("workout",), '[[exposure]]\nrung = "hinge-rest"\nexpected = 1\n'),
        (("log", "deadlift 100kg x5 p0 b0"), None),
        (("medication", "x", "--class", "other"), None),
        (("profile", "--tolerable-pain", "7"), None),
        (("limit", "squat 200kg"), None),
    ]
    for number, (words, text) in enumerate(attempts):
        run(*words, now=thread.at(1, 9 + number), text=text)
        told = thread.today(1, 9 + number)
        assert told["stop"]["kind"] == "emergency", words
        assert told["exposures"] == []
    assert thread.today(40)["stop"]["kind"] == "emergency"  # nor does time
    visit = f'[screen]\nseen_by = "emergency department"\nseen_on = 2026-03-02\n{full}'
    told = run("flare", "--screen", now=thread.at(41, 9), text=visit + "\n[calm]\nbreathing_s = 0")
    assert told["stop"] is None or told["stop"]["kind"] != "emergency"
    assert thread.today(41, 10)["stop"] is None


def test_a_painkiller_a_bad_morning_and_a_relapse_after_139_days(run: Run, tmp_path: Path) -> None:
    thread = Thread(run, tmp_path, "mild")
    thread.flare()
    thread.train(0, 21)
    for day in range(1, 4):
        thread.morning(day)
        thread.train(day)
    tops = {ladder: thread.top_lb(ladder, range(4)) for ladder in LADDERS}
    thread.morning(4)
    run("medication", "ibuprofen 400", "--class", "painkiller", now=thread.at(4, 17))
    plan = thread.today(4)
    assert thresholds().painkiller.words in plan["guardrails_that_bound"]
    assert all((e["load_entered"] or 0) <= tops[e["ladder"]] for e in plan["exposures"])
    bad = f"[checkin]\npain_now = 5\npain_morning = 5\n{screen_table(ScreenForm.SHORT)}"
    run("checkin", now=thread.at(6, 8), text=bad)
    plan = thread.today(6)
    assert thresholds().bad_day.words in plan["guardrails_that_bound"]
    assert max(e["load_entered"] or 0 for e in plan["exposures"]) < max(tops.values())
    run("relapse", "--first-hour", "breathe", "--to-myself", "it passed", now=thread.at(60, 12))
    told = run(
        "flare",
        now=thread.at(145, 9),
        text=f"[flare]\npain_now = 4\n[calm]\nbreathing_s = 0\n{screen_table(ScreenForm.FULL)}",
    )
    assert told["today"]["relapse_plan"]["first_hour"] == ["breathe"]
    assert all(e["load_kg"] == 0 for e in told["today"]["exposures"])


def test_pain_that_comes_to_reach_below_the_knee_is_screened_and_holds_the_climb(
    run: Run, tmp_path: Path
) -> None:
    thread = Thread(run, tmp_path, "mild")
    thread.flare()
    thread.train(0, 21)
    thread.morning(1)
    thread.train(1)
    tops = {ladder: thread.top_lb(ladder, range(2)) for ladder in LADDERS}
    run("checkin", "--pain-now", 2, "--reach", "below_knee", now=thread.at(2, 8))
    assert thread.today(2, 9)["stop"]["kind"] == "need_short_screen"
    clear = f"[checkin]\npain_now = 2\npain_morning = 2\n{screen_table(ScreenForm.SHORT)}"
    run("checkin", now=thread.at(2, 10), text=clear)
    plan = thread.today(2)
    assert plan["stop"] is None
    assert thresholds().below_knee.words in plan["guardrails_that_bound"]
    assert all((e["load_entered"] or 0) <= tops[e["ladder"]] for e in plan["exposures"])


def test_a_hotel_room_a_pause_and_an_own_programme_keep_to_the_guardrails(
    run: Run, tmp_path: Path
) -> None:
    thread = Thread(run, tmp_path, "mild")
    thread.flare()
    thread.train(0, 21)
    thread.morning(1)
    programme = tmp_path / "bridge.txt"
    programme.write_text("day 1\nsquat 3x5 @80%\ndeadlift 1x5 @8\n", encoding="utf-8")
    run("programme", programme, now=thread.at(1, 9))
    plan = thread.today(1)
    heaviest = max(e["load_kg"] for e in plan["exposures"])
    laid = plan["programme"]["lifts"]
    assert len(laid) == 2
    assert all(line["verdict"] != "keep" for line in laid)
    asked = [one["load_kg"] or 0 for line in laid for one in line["sets"]]
    assert max(asked) <= heaviest + 0.01
    run("place", "none", "--days", 1, now=thread.at(1, 10))
    assert all(e["load_kg"] == 0 for e in thread.today(1)["exposures"])
    run("pause", "--days", 3, now=thread.at(2, 9))
    paused = thread.today(2)
    assert paused["is_paused"]
    assert all(e["is_optional"] for e in paused["exposures"])
