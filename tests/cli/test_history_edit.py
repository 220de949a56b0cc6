"""`relift history edit`: only what is given changes, and what was is kept."""

from __future__ import annotations

import pytest
from tests.cli.conftest import Relift
from tests.cli.past_days import ALL, CARE, EPISODE, FEAR, GOAL, LINK, NOTE, SCAN, added, titles

CHANGES = {
    "episode": ("--did", "lay down", {"did": "lay down"}),
    "imaging": ("--told", "bulged discs", {"told": "bulged discs"}),
    "care": ("--helped", 2, {"helped": 2.0}),
    "fear": ("--believed", 5, {"believed": 5.0}),
    "thought": ("--text", "it is old", {"text": "it is old"}),
    "goal": ("--target", 9, {"target": 9.0}),
    "attachment": ("--title", "the scan", {"title": "the scan"}),
    "note": ("--text", "slept well", {"text": "slept well"}),
}


@pytest.mark.parametrize("what", ALL, ids=lambda what: what[0])
def test_only_what_is_given_changes(relift: Relift, what: tuple[object, ...]) -> None:
    id = added(relift, *what)
    option, value, change = CHANGES[str(what[0])]
    ran = relift("history", "edit", id[:10], option, value, "--json")

    assert ran.code == 0, ran.err
    was, now = ran.json["was"], ran.json["edited"]
    assert now["details"] == was["details"] | change
    assert (now["at"], now["kind"]) == (was["at"], was["kind"])
    assert titles(relift) == [now["title"]]


def test_an_edit_tells_what_was_and_what_is(relift: Relift) -> None:
    id = added(relift, *EPISODE)
    ran = relift("history", "edit", id, "--ended", "2016-09")

    assert "Was: Episode “the big one”, May 2016 to August 2016" in ran.said
    assert "Now: Episode “the big one”, May 2016 to September 2016" in ran.said


def test_a_new_beginning_moves_it_in_the_timeline(relift: Relift) -> None:
    id = added(relift, *CARE)
    ran = relift("history", "edit", id, "--began", "2015", "--json")

    assert ran.json["edited"]["on"] == "2015-01-01"
    assert ran.json["edited"]["when"] == "2015"


def test_the_id_of_an_older_edition_still_names_it(relift: Relift) -> None:
    first = added(relift, *NOTE)
    relift("history", "edit", first, "--text", "second")
    relift("history", "edit", first, "--text", "third")

    assert titles(relift) == ["third"]
    assert "Edited twice" in relift("history", "show", first).said


def test_an_answer_can_be_taken_away(relift: Relift) -> None:
    id = added(relift, *EPISODE)
    ran = relift("history", "edit", id, "--clear", "ended", "--ongoing")

    assert ran.code == 0, ran.err
    assert titles(relift) == ["Episode “the big one”, since May 2016, worst 9"]


def test_a_rating_of_a_series_is_put_right_and_the_series_with_it(relift: Relift) -> None:
    fear, goal = added(relift, *FEAR), added(relift, *GOAL)
    for series in (fear, goal):
        later = added(relift, "rating", series, 1)
        assert relift("history", "edit", later, "--value", 4).code == 0

    assert "Fear “that my disc slips”, believed 8 → 4" in titles(relift)
    assert "Goal “deadlift 400 lb”, able 3 → 4, target 10" in titles(relift)


def test_an_edited_scan_keeps_its_attachment(relift: Relift) -> None:
    added(relift, *LINK)
    scan = added(relift, *SCAN, "--attachment", "https://example.org/scan")
    ran = relift("history", "edit", scan, "--said-by", "physician", "--json")

    assert ran.json["edited"]["details"]["attachment"] == ran.json["was"]["details"]["attachment"]
    assert len([t for t in titles(relift) if t.startswith("Attachment")]) == 1


def test_a_scan_whose_attachment_was_deleted_can_still_be_edited(relift: Relift) -> None:
    link = added(relift, *LINK)
    scan = added(relift, *SCAN, "--attachment", link[:8])
    relift("history", "--delete", link, "--yes")
    ran = relift("history", "edit", scan, "--told", "a bulge")

    assert ran.code == 0, ran.err
    assert titles(relift) == ["MRI of lower back: “a bulge”"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((), "Say what to change"),
        (("--helped", 3), "An episode has no --helped"),
        (("--clear", "helped"), "An episode has no --helped"),
        (("--clear", "label"), "label: What do you call it?"),
        (("--ended", "2015"), "must not lie before"),
        (("--ongoing",), "no end yet"),
        (("--began", "2027"), "future"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_changes(
    relift: Relift, arguments: tuple[object, ...], told: str
) -> None:
    id = added(relift, *EPISODE)
    before = titles(relift)
    ran = relift("history", "edit", id, *arguments)

    assert ran.code == 2
    assert told in ran.told
    assert titles(relift) == before


def test_an_id_that_fits_several_or_none_is_refused(relift: Relift) -> None:
    ids = [added(relift, "note", n) for n in range(17)]
    shared = next(a[0] for a in ids if sum(b[0] == a[0] for b in ids) > 1)

    assert "type more of it" in relift("history", "edit", shared, "--text", "x").told
    assert "no such record" in relift("history", "edit", "0" * 32, "--text", "x").told


def test_a_medicine_is_named_anew_but_never_made_to_hold_the_plan_back_less(
    relift: Relift,
) -> None:
    id = added(relift, "medication", "night tablet", "--class", "sedative")
    laxer = relift("history", "edit", id, "--class", "other")
    moved = relift("history", "edit", id, "--at", "2026-01-01T10:00")
    named = relift("history", "edit", id, "--name", "sleep tablet")

    assert (laxer.code, moved.code, named.code) == (2, 2, 0)
    assert titles(relift) == ["Took sleep tablet (sedative)"]
    relift("history", "edit", id, "--class", "opioid")
    assert titles(relift) == ["Took sleep tablet (opioid)"]


@pytest.mark.parametrize(
    "command", [("checkin", "--pain-now", 3), ("log", "squat 100kg x5"), ("limit", "60kg")]
)
def test_what_plans_and_stops_rest_on_cannot_be_changed(
    relift: Relift, command: tuple[object, ...]
) -> None:
    relift(*command)
    before = relift("history", "--json").json
    for entry in before["entries"]:
        ran = relift("history", "edit", entry["id"], "--text", "x")
        assert ran.code == 2
        assert "stops and plans rest on it" in ran.told

    assert relift("history", "--json").json == before
