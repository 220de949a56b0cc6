"""`relift history show` and `--story`: one thing whole, and all of it told."""

from __future__ import annotations

import pytest
from tests.builders import clear_answers
from tests.cli.conftest import Relift
from tests.cli.past_days import ALL, CARE, EPISODE, FEAR, GOAL, LINK, REPORT, SCAN, added, shown
from tests.cli.past_days import titles as titles_of
from tests.cli.test_history_command import keep

from relift.journal.reports import Answer, ScreenAnswered, ScreenForm


@pytest.mark.parametrize("what", ALL, ids=lambda what: what[0])
def test_one_thing_is_shown_whole_by_the_beginning_of_its_id(
    relift: Relift, what: tuple[object, ...]
) -> None:
    id = added(relift, *what)
    ran = shown(relift, id[:8])

    assert ran.code == 0, ran.err
    assert id in ran.out
    assert " ".join(str(what[1]).split()) in ran.said


def test_edits_are_told_with_what_was_said_before(
    relift: Relift, monkeypatch: pytest.MonkeyPatch
) -> None:
    id = added(relift, *EPISODE)
    monkeypatch.setenv("RELIFT_NOW", "2026-03-02T09:00")
    relift("history", "edit", id, "--worst", 7)
    monkeypatch.setenv("RELIFT_NOW", "2026-03-03T09:00")
    relift("history", "edit", id, "--did", "walked")
    said = shown(relift, id).said
    told = relift("history", "show", id, "--json").json

    assert "Edited twice, first written 2026-03-01 18:00." in said
    assert "2026-03-01 18:00, it said worst pain: 9" in said
    assert "2026-03-02 09:00, it said did: not said" in said
    assert [one["details"].get("worst_pain") for one in told["editions"]] == [9.0, 7.0, 7.0]


def test_what_was_not_edited_tells_of_no_edit(relift: Relift) -> None:
    assert "Edited" not in shown(relift, added(relift, *EPISODE)).out


def test_a_report_is_shown_word_for_word_with_what_is_known_beside_it(relift: Relift) -> None:
    added(relift, *LINK)
    id = added(relift, *SCAN, "--attachment", "https://example.org/scan")
    ran = shown(relift, id)
    explained = relift("history", "show", id, "--json").json["explained"]

    report = ran.out.split("report:\n")[1].split("file:")[0]
    assert [line.strip() for line in report.splitlines()] == REPORT.splitlines()
    assert "file: MRI report" in ran.said
    assert "What a scan can tell, and what it cannot" in ran.said
    assert "(L4-5, L5-S1)" in ran.said
    assert explained["card"]["id"] == "imaging_findings"
    assert "bulge" in [finding["id"] for finding in explained["scan"]["findings"]]


def test_a_finding_is_told_for_the_age_at_which_the_scan_was_made(relift: Relift) -> None:
    relift("profile", "--birth-year", 1976)
    scan = added(relift, *SCAN)
    prevalence = [
        finding["prevalence"]
        for finding in relift("history", "show", scan, "--json").json["explained"]["scan"][
            "findings"
        ]
    ]

    assert any("40" in words for words in prevalence)


def test_a_word_that_may_be_grave_leads_to_a_person_and_no_card_plays_it_down(
    relift: Relift,
) -> None:
    scan = added(relift, *SCAN[:-1], "Severe compression of the cauda equina. Disc bulge.")
    ran = shown(relift, scan)
    explained = relift("history", "show", scan, "--json").json["explained"]

    assert explained["scan"]["alarms"]
    assert explained["card"] is None
    assert "What a scan can tell" not in ran.out


def test_a_scan_without_words_is_not_explained(relift: Relift) -> None:
    scan = added(relift, *SCAN[:4])

    assert relift("history", "show", scan, "--json").json["explained"] is None
    assert "Rests on" not in shown(relift, scan).out


def test_a_rating_is_shown_with_its_series(relift: Relift) -> None:
    fear = added(relift, *FEAR)
    for value in (6, 3):
        added(relift, "rating", fear, value)

    assert "Ratings so far: 8 → 6 → 3" in shown(relift, fear).said


def test_a_screen_is_shown_without_its_answers(relift: Relift) -> None:
    answers = clear_answers(ScreenForm.FULL)
    keep([ScreenAnswered(form=ScreenForm.FULL, answers=answers | {"fever": Answer.YES})])
    (entry,) = relift("history", "--json").json["entries"]

    assert "fever" not in shown(relift, entry["id"]).out
    assert "fever" not in relift("history", "show", entry["id"], "--json").out


def test_other_things_of_the_timeline_are_shown_too(relift: Relift) -> None:
    relift("log", "squat 100kg x5 p3")
    relift("checkin", "--pain-now", 4, "--note", "stiff")
    for entry in relift("history", "--json").json["entries"]:
        assert relift("history", "show", entry["id"]).code == 0
    assert "note: stiff" in shown(relift, entry["id"]).said


def test_ids_are_shown_where_they_are_wanted(relift: Relift) -> None:
    id = added(relift, *EPISODE)

    assert id[:8] in relift("history", "--ids").out
    assert id[:8] not in relift("history").out


@pytest.mark.parametrize("what", ALL, ids=lambda what: what[0])
def test_what_was_told_of_the_past_can_be_deleted(relift: Relift, what: tuple[object, ...]) -> None:
    id = added(relift, *what)

    assert relift("history", "--delete", id[:8], "--yes").code == 0
    assert titles_of(relift) == []
    assert relift("history", "show", id).code == 2


@pytest.mark.parametrize("what", [FEAR, GOAL], ids=["fear", "goal"])
def test_a_series_goes_with_its_words_and_a_rating_goes_alone(
    relift: Relift, what: tuple[object, ...]
) -> None:
    first = added(relift, *what)
    second = added(relift, "rating", first, 5)
    added(relift, "rating", first, 2)
    alone = relift("history", "--delete", second, "--yes", "--json").json
    assert alone["others"] == []
    assert any("→ 2" in title and "5" not in title for title in titles_of(relift))
    whole = relift("history", "--delete", first, "--yes")

    assert "and 1 later rating" in whole.said
    assert titles_of(relift) == []


def test_the_story_tells_episodes_gaps_care_beliefs_and_goals(relift: Relift) -> None:
    for what in ALL:
        added(relift, *what)
    added(relift, "episode", "since the move", "--began", "2026-02", "--ongoing")
    added(relift, "care", "Physiotherapist", "--began", "2026-02-20", "--helped", 8)
    added(relift, "rating", added(relift, *FEAR[:1], "it locks up", *FEAR[2:]), 3)
    said = relift("history", "--story").said

    assert "“the big one”, May 2016 to August 2016; about 3 months; worst pain 9." in said
    assert "so far about 2 weeks; about 9 years after the one before." in said
    assert "physiotherapist, 2 times: helped 6, 8 of 10." in said
    assert "does not say what made the difference" in said
    assert "“it locks up”: 8 → 3." in said
    assert "“deadlift 400 lb”: 3, target 10 by 2026-09-01." in said


def test_the_story_speaks_json(relift: Relift) -> None:
    added(relift, *EPISODE)
    added(relift, *CARE)
    told = relift("history", "--story", "--json").json

    assert told["episodes"][0]["lasted"] == {"days": 92, "is_rough": True}
    assert told["care"] == [
        {"role": "physiotherapist", "times": 1, "helped": [6.0], "median_helped": 6.0}
    ]
    assert (told["thoughts"], told["goals"]) == ([], [])


def test_an_empty_story_tells_how_to_begin(relift: Relift) -> None:
    assert "relift history add episode" in relift("history", "--story").said
