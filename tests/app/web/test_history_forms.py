"""Adding to the history and changing it: each form kept, refused with a reason, and edited."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.test import Client
from tests.app.web.pages_read import kept, kept_at, words

from relift.app.past.parts import PARTS
from relift.app.records import append, load_journal, load_records
from relift.app.setup import open_store
from relift.journal.records import new_record
from relift.journal.reports import CalmedDown, MedicineClass
from relift.journal.timeline import Journal

GOOD: dict[str, dict[str, str]] = {
    "episode": {"label": "the big one", "began": "March 2016", "ended": "2016-08", "worst": "9"},
    "imaging": {"modality": "mri", "on": "3 June 2016", "report": "L4/5: disc bulge.\r\nMild."},
    "care": {"role": "physiotherapist", "began": "2016", "helped": "6", "done": "exercises"},
    "thought": {"text": "my back is worn out", "believed": "7"},
    "fear": {"text": "that my disc slips", "believed": "8"},
    "goal": {"text": "deadlift 400 lb", "able": "3", "target": "10", "until": "2026-09-01"},
    "attachment": {"reference": "https://example.org/scan", "title": "MRI report"},
    "medication": {"name": "ibuprofen", "at": "2026-03-01T08:00"},
    "note": {"text": "slept badly"},
}
TITLES = {
    "episode": "Episode “the big one”, March 2016 to August 2016, worst 9",
    "imaging": "MRI: “L4/5: disc bulge. Mild.”",
    "care": "Care: physiotherapist, 2016, helped 6",
    "thought": "Thought “my back is worn out”, believed 7",
    "fear": "Fear “that my disc slips”, believed 8",
    "goal": "Goal “deadlift 400 lb”, able 3, target 10",
    "attachment": "Attachment: MRI report (https://example.org/scan)",
    "medication": "Took ibuprofen (painkiller)",
    "note": "slept badly",
}
BAD: list[tuple[str, dict[str, str], str]] = [
    ("episode", {"label": "x", "began": "soon"}, "A date must be written"),
    ("episode", {"label": "x", "began": "2030"}, "must not lie in the future"),
    ("episode", {"label": "x", "began": "2016", "ended": "2015"}, "end must not lie before"),
    ("episode", {"label": "x", "began": "2016", "ended": "2017", "ongoing": "yes"}, "no end yet"),
    ("episode", {"label": "x", "began": "2016", "days_away": "-1"}, "number from 0 to 36500"),
    ("episode", {"began": "2016"}, "This is needed."),
    ("imaging", {"modality": "selfie", "on": "2016"}, "Choose one of these."),
    ("imaging", {"modality": "mri"}, "This is needed."),
    ("care", {"role": "physio", "began": "2016", "helped": "11"}, "number from 0 to 10"),
    ("thought", {"text": "  "}, "Write the thought in your words"),
    ("fear", {"text": "x", "from_calm": "yes"}, "not both"),
    ("goal", {"text": "x", "until": "spring"}, "Write the day as in 2026-03-15."),
    ("rating", {"value": "3"}, "This is needed."),
    ("rating", {"of": "ffff", "value": "3"}, "There is no such thought"),
    ("attachment", {"title": "x"}, "This is needed."),
    ("medication", {"name": "mystery drops"}, "does not have this medicine"),
    ("medication", {"name": "ibuprofen", "at": "2030-01-01T10:00"}, "lies in the future"),
    ("medication", {"name": "ibuprofen", "at": "noon"}, "The time must be written"),
    ("note", {"text": ""}, "This is needed."),
]


@pytest.fixture(autouse=True)
def _on_a_sunday(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RELIFT_NOW", "2026-03-01T18:00:00+00:00")


def journal() -> Journal:
    return load_journal(open_store())


def test_everything_that_the_command_line_adds_can_be_added_here(client: Client) -> None:
    told = client.get("/history/add").content.decode()
    for kind in PARTS:
        assert f'href="/history/add/{kind}"' in told
        assert client.get(f"/history/add/{kind}").status_code == 200
    assert client.get("/history/add/workout").status_code == 404


@pytest.mark.parametrize("kind", GOOD)
def test_what_a_form_holds_is_kept_and_told(client: Client, kind: str) -> None:
    id = kept(client, kind, **GOOD[kind])
    assert TITLES[kind] in words(client.get(f"/history/{id}"))


@pytest.mark.parametrize(("kind", "fields", "fault"), BAD)
def test_a_fault_is_told_and_what_was_typed_comes_back(
    client: Client, kind: str, fields: dict[str, str], fault: str
) -> None:
    response = client.post(f"/history/add/{kind}", fields)
    assert response.status_code == 422
    assert fault in words(response)
    told = response.content.decode()
    assert 'class="wrong"' in told
    for value in fields.values():
        if value.strip() and value not in ("selfie", "11", "ffff", "yes"):
            assert value in told
    assert [r for r in load_records(open_store()) if r.kind != "profile"] == []


@pytest.mark.parametrize("kind", GOOD)
def test_an_edit_that_changes_nothing_but_one_part_keeps_the_rest(
    client: Client, kind: str
) -> None:
    id = kept(client, kind, **GOOD[kind])
    first = next(part.key for part in PARTS[kind] if part.is_needed or part.key == "text")
    changed = {"modality": "ct", "began": "2016-03"}.get(first, GOOD[kind][first] + " again")
    form = client.get(f"/history/{id}/edit").content.decode()
    assert "Change it" in form
    sent = {k: v for k, v in GOOD[kind].items() if k != "at"} | {first: changed}
    newer = kept_at(client, f"/history/{id}/edit", **sent)
    assert newer != id
    told = words(client.get(f"/history/{newer}"))
    assert "What it said before" in told
    assert client.get(f"/history/{id}").headers["Location"] == f"/history/{newer}"


def test_a_form_for_an_edit_holds_what_was_said(client: Client) -> None:
    id = kept(client, "episode", **GOOD["episode"])
    form = client.get(f"/history/{id}/edit").content.decode()
    assert 'value="2016-03"' in form
    assert 'value="9" checked' in form


def test_an_edit_does_not_move_when_it_was(client: Client) -> None:
    id = kept(client, "note", text="x", at="2026-02-01T10:00")
    kept_at(client, f"/history/{id}/edit", text="y")
    (note,) = journal().notes
    assert (note.value.text, note.at.day, note.at.month) == ("y", 1, 2)


def test_a_rating_between_two_numbers_survives_an_edit(client: Client) -> None:
    id = kept(client, "fear", text="x", believed="6.5")
    assert 'value="6.5" checked' in client.get(f"/history/{id}/edit").content.decode()


def test_an_answer_can_be_taken_away(client: Client) -> None:
    id = kept(client, "fear", text="x", believed="6")
    kept_at(client, f"/history/{id}/edit", text="x", believed="")
    assert journal().thoughts[-1].value.believed is None


def test_a_report_is_kept_word_for_word(client: Client) -> None:
    kept(client, "imaging", modality="mri", on="2016", report="  L4/5:\r\n\r\nbulge ")
    assert journal().imaging[0].value.report == "  L4/5:\n\nbulge "


def test_a_fear_is_rated_again_from_its_page(client: Client) -> None:
    id = kept(client, "fear", text="it slips", believed="8")
    page = client.get(f"/history/{id}").content.decode()
    series = str(journal().thoughts[0].value.thought)
    assert f"/history/add/rating?of={series}" in page
    form = client.get(f"/history/add/rating?of={series}").content.decode()
    assert f'value="{series}" checked' in form
    later = kept(client, "rating", of=series, value="3")
    assert "8 → 3" in words(client.get(f"/history/{later}"))


def test_there_is_nothing_to_rate_at_first(client: Client) -> None:
    assert "nothing to rate yet" in words(client.get("/history/add/rating"))


def test_the_words_of_a_calm_down_can_be_taken(client: Client) -> None:
    store = open_store()
    assert "calm-down" not in words(client.get("/history/add/fear"))
    when = datetime(2026, 2, 1, tzinfo=UTC)
    append(store, [new_record(CalmedDown(fear="no more squats"), person=store.person, at=when)])
    assert "words of my last calm-down" in words(client.get("/history/add/fear"))
    kept(client, "fear", from_calm="yes", believed="7")
    assert journal().thoughts[0].value.text == "no more squats"


def test_a_scan_can_name_where_its_report_lies(client: Client) -> None:
    id = kept(client, "imaging", modality="ct", on="2016", attachment="https://example.org/ct")
    assert "https://example.org/ct" in words(client.get(f"/history/{id}"))
    assert "https://example.org/ct" in client.get(f"/history/{id}/edit").content.decode()
    kept_at(
        client,
        f"/history/{id}/edit",
        modality="mri",
        on="2016",
        attachment="https://example.org/ct",
    )
    assert len(journal().attachments) == 1


def test_a_file_is_named_and_never_copied(client: Client) -> None:
    id = kept(client, "attachment", reference="/nowhere/scan.pdf")
    where = client.post("/history/add/attachment", {"reference": "/nowhere/b.pdf"})
    told = words(client.get(where.headers["Location"]))
    assert "never copies it" in told
    assert "only the place was kept" in told
    assert "/nowhere/scan.pdf" in words(client.get(f"/history/{id}"))


def test_a_stronger_class_on_the_list_counts_and_is_told(client: Client) -> None:
    response = client.post("/history/add/medication", {"name": "oxycodone", "class": "other"})
    told = words(client.get(response.headers["Location"]))
    assert "Took oxycodone (opioid)" in told
    assert response.headers["Location"].endswith("told=kept_stronger")


def test_a_medicine_cannot_be_made_a_weaker_one(client: Client) -> None:
    id = kept(client, "medication", name="x", **{"class": "opioid"})
    form = client.get(f"/history/{id}/edit").content.decode()
    assert 'name="at"' not in form
    response = client.post(f"/history/{id}/edit", {"name": "x", "class": "other"})
    assert response.status_code == 422
    assert "cannot be made a lesser one" in words(response)
    assert journal().medications[0].value.medicine_class is MedicineClass.OPIOID


def test_thoughts_of_suicide_get_the_crisis_page_at_once(client: Client) -> None:
    response = client.post("/history/add/thought", {"text": "I want to kill myself"})
    told = words(client.get(response.headers["Location"]))
    assert "Please talk to someone now" in told
    assert told.index("Please talk to someone now") < told.index("Kept.")
    assert "I want to kill myself" in told


def test_a_danger_sign_in_a_note_leads_to_the_safety_questions(client: Client) -> None:
    response = client.post("/history/add/note", {"text": "my foot drops since noon"})
    page = client.get(response.headers["Location"]).content.decode()
    assert 'href="/flare?screen=1"' in page


def test_a_sign_that_is_only_feared_does_not(client: Client) -> None:
    response = client.post("/history/add/fear", {"text": "that my foot drops"})
    assert "/flare?screen=1" not in client.get(response.headers["Location"]).content.decode()
