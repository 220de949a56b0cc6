from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from tests.cli.conftest import Relift
from typer.testing import CliRunner

from relift.app.database import Store
from relift.cli.demo_course import Course
from relift.cli.demo_story import N_DAYS, RELAPSE
from relift.cli.main import app
from relift.cohort.lifter_traits import HARSH, LIFTERS, LifterTraits
from relift.plan.thresholds import thresholds
from relift.plan.today import today


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "scratch"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def tops(course: dict[str, Any], ladder: str) -> dict[int, float]:
    """Heaviest load of each day [lb], days without one left out."""
    found: dict[int, float] = {}
    for day in course["days"]:
        loads = [e["load_entered"] or 0 for e in day["exposures"] if e["ladder"] == ladder]
        if loads and max(loads):
            found[day["day"]] = max(loads)
    return found


def test_a_mild_flare_is_back_at_heavy_loads_in_days_and_keeps_to_its_own_ceiling(
    relift: Relift, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(N_DAYS, "mild", 8)
    course = relift("demo", "--course", "mild", "--json").json["courses"]["mild"]
    pulls = tops(course, "hinge")
    assert max(load for day, load in pulls.items() if day <= 4) >= 290
    assert max(load for day, load in pulls.items() if day <= 6) >= 350
    assert max(pulls.values()) <= 400
    assert course["scored"]["n"] > 20


def test_the_story_has_all_its_parts_in_order_and_under_150_lines(
    relift: Relift, scratch: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(N_DAYS, "mild", 6)
    ran = relift("demo", "--course", "mild")
    assert ran.code == 0
    parts = ["1. The log", "2. The flare", "3. Calm down", "4. The words", "5. A ceiling"]
    parts += [
        "first movements",
        "== Day 1",
        "Expected against felt",
        "The forecast",
        "What changed",
    ]
    places = [ran.out.index(part) for part in parts]
    assert places == sorted(places)
    assert "protective tightening" in ran.said
    assert "a disc bulge seen on a scan" in ran.said
    assert len(ran.out.splitlines()) < 150
    assert max(map(len, ran.out.splitlines())) <= 80
    assert list(scratch.iterdir()) == []  # its folder is gone again
    assert not home.exists()  # the person's own journal was not touched


def test_the_same_seed_tells_the_same_story(
    relift: Relift, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(N_DAYS, "mild", 2)
    first, again, other = (
        relift("demo", "--course", "mild", "--seed", seed, "--json").out for seed in (3, 3, 4)
    )
    assert first == again
    assert first != other


@pytest.fixture(scope="module")
def harsh(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The whole harsh course, lived once for all tests of it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RELIFT_HOME", str(tmp_path_factory.mktemp("home")))
        patch.setenv("RELIFT_NOW", "2026-03-01T18:00")
        patch.setenv("TZ", "UTC")
        result = CliRunner().invoke(app, ["demo", "--course", "harsh", "--json"])
    assert result.exit_code == 0, result.output
    course: dict[str, Any] = json.loads(result.stdout)["courses"]["harsh"]
    return course


def day_with(course: dict[str, Any], event: str) -> dict[str, Any]:
    (day,) = [day for day in course["days"] if event in day["events"]]
    return dict(day)


def test_a_harsh_flare_takes_weeks_and_has_a_setback(harsh: dict[str, Any]) -> None:
    pulls = tops(harsh, "hinge")
    assert all(load < 200 for day, load in pulls.items() if day <= 4)
    assert max(load for day, load in pulls.items() if day > 5) >= 250
    setback = day_with(harsh, "setback")["day"]
    before = max(load for day, load in pulls.items() if day < setback)
    after = max((load for day, load in pulls.items() if setback <= day <= setback + 1), default=0)
    assert after < before


def test_a_bad_morning_starts_lower_and_takes_nothing_back(harsh: dict[str, Any]) -> None:
    bad = day_with(harsh, "bad morning")
    assert thresholds().bad_day.words in bad["guardrails_that_bound"]
    pulls = tops(harsh, "hinge")
    earlier = max(load for day, load in pulls.items() if bad["day"] - 6 < day < bad["day"])
    assert pulls.get(bad["day"], 0) < earlier
    assert max(load for day, load in pulls.items() if bad["day"] < day < bad["day"] + 6) >= earlier


def test_a_day_with_a_painkiller_does_not_climb(harsh: dict[str, Any]) -> None:
    day = day_with(harsh, "painkiller")
    assert thresholds().painkiller.words in day["guardrails_that_bound"]
    pulls = tops(harsh, "hinge")
    earlier = max(load for number, load in pulls.items() if number < day["day"])
    assert pulls.get(day["day"], 0) <= earlier


def test_a_new_sign_in_a_leg_stops_at_once_and_a_clear_full_screen_opens_the_plan_again(
    harsh: dict[str, Any],
) -> None:
    day = day_with(harsh, "nerve sign")
    assert len(day["exposures"]) == 1
    assert day["stop"] == "new_nerve_sign"
    following = next(d for d in harsh["days"] if d["day"] == day["day"] + 1)
    assert following["exposures"]


def test_it_comes_back_after_139_days_and_the_way_is_gone_again_from_the_first_movements(
    harsh: dict[str, Any],
) -> None:
    first, *days = harsh["relapse"]
    assert first["day"] == harsh["days"][-1]["day"] + 139
    assert first["has_relapse_plan"]
    assert all(e["load_entered"] is None for e in first["exposures"])
    loads = [e["load_entered"] or 0 for d in days for e in d["exposures"] if e["ladder"] == "hinge"]
    assert max(loads) >= 200


def test_someone_who_should_be_stopped_is(relift: Relift) -> None:
    told = relift("demo", "--course", "stopped", "--json").json["courses"]["stopped"]
    stops = [step["stop"] for step in told["steps"]]
    assert stops == ["emergency", "emergency", "emergency", None]
    assert [step["n_exposures"] == 0 for step in told["steps"]] == [True, True, True, False]
    said = relift("demo", "--course", "stopped").said
    assert "Get emergency care now" in said


def test_the_excerpts_in_the_docs_are_what_the_demo_prints(relift: Relift) -> None:
    root = Path(__file__).parents[2]
    readme = (root / "README.md").read_text(encoding="utf-8")
    tutorial = (root / "docs" / "tutorial.md").read_text(encoding="utf-8")
    excerpts = readme.split("## What the demo shows")[1].split("```")[1].splitlines()
    excerpts += [
        line
        for block in tutorial.split("## The days after")[1].split("```")[1:4:2]
        for line in block.splitlines()
    ]
    printed = set(relift("demo").out.splitlines())
    told = [line for line in excerpts if line.strip() not in ("", "text", "…")]
    assert len(told) > 40
    assert [line for line in told if line not in printed] == []


def test_the_demo_leaves_the_persons_own_journal_as_it_was(
    relift: Relift, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(N_DAYS, "mild", 1)
    relift("medication", "ibuprofen")
    before = relift("history", "--json").json
    assert relift("demo", "--course", "mild", "--json").code == 0
    assert relift("history", "--json").json == before


def test_nothing_but_the_lifter_tells_one_course_from_another(
    relift: Relift, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Under either name, and with the same lifter, the very same days come out.
    for name in ("mild", "harsh"):
        monkeypatch.setitem(N_DAYS, name, 4)
        monkeypatch.setitem(LIFTERS, name, HARSH)
    monkeypatch.delitem(RELAPSE, "harsh")

    mild, harsh = (
        relift("demo", "--course", name, "--json").json["courses"][name]
        for name in ("mild", "harsh")
    )

    assert mild == harsh
    assert len(mild["days"]) == 5


@pytest.mark.parametrize("traits", LIFTERS.values(), ids=LIFTERS)
def test_every_plan_of_a_course_comes_out_of_its_journal_alone(
    traits: LifterTraits, store: Store
) -> None:
    course = Course(store, traits, np.random.default_rng(1))
    course.bring_in_log()
    course.report_flare(labels=("spasm",), happened="")
    course.calm_down(thought="", fear="")
    course.set_own_ceiling()
    course.evening_of_tweak()
    for number in (1, 2, 3):
        day, notebook = course.live(number), course.notebook
        assert day.plan.exposures
        assert notebook.today == today(notebook.journal, now=notebook.now)
