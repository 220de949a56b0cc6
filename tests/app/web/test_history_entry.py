"""One thing of the history whole: its words, its editions, deleting it and taking that back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from django.test import Client
from tests.app.web.pages_read import kept, kept_at, words
from tests.builders import clear_answers

from relift.app.records import append, load_journal
from relift.app.setup import open_store
from relift.journal.lifting import (
    ExpectationGiven,
    ExposureDone,
    ImportedWorkout,
    MovementBlock,
    PerformedSet,
    WorkoutStarted,
)
from relift.journal.records import Payload, new_record
from relift.journal.reports import (
    CheckIn,
    FlareReported,
    LimitSet,
    MedicationTaken,
    ScreenAnswered,
    ScreenForm,
    Tombstone,
)
from relift.journal.timeline import Journal
from relift.units import Unit

NOW = datetime(2026, 3, 1, 18, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _on_a_sunday(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RELIFT_NOW", NOW.isoformat())


def journal() -> Journal:
    return load_journal(open_store())


def written(payload: Payload, days: float = 1, **more: object) -> str:
    store = open_store()
    record = new_record(payload, person=store.person, at=NOW - timedelta(days=days), **more)  # type: ignore[arg-type]
    append(store, [record])
    return str(record.id)


def gone(client: Client, id: str) -> str:
    """Delete something; the address that is shown then, with its undo."""
    response = client.post(f"/history/{id}/delete")
    assert response.status_code == 303, words(response)
    return str(response.headers["Location"])


def test_an_unknown_id_has_no_page(client: Client) -> None:
    for address in (f"/history/{uuid4()}", f"/history/{uuid4()}/edit"):
        assert client.get(address).status_code == 404
    assert client.post(f"/history/{uuid4()}/delete").status_code == 404


def test_what_is_deleted_is_gone_and_comes_back_by_undo(client: Client) -> None:
    id = kept(client, "note", text="slept badly")
    where = gone(client, id)
    page = client.get(where)
    assert "Deleted. It counts no longer." in words(page)
    assert "slept badly" not in words(page)
    assert "This was deleted" in words(client.get(f"/history/{id}"))
    back = client.post("/history/undo", {"deleted": where.partition("=")[2]})
    assert back.status_code == 303
    assert "slept badly" in words(client.get(back.headers["Location"]))
    assert [note.value.text for note in journal().notes] == ["slept badly"]


def test_undo_brings_back_the_last_edition_and_when_it_was(client: Client) -> None:
    id = kept(client, "episode", label="first", began="2016")
    newer = kept_at(client, f"/history/{id}/edit", label="second", began="2016")
    before = journal().episodes[0].at
    where = gone(client, newer)
    client.post("/history/undo", {"deleted": where.partition("=")[2]})
    (episode,) = journal().episodes
    assert (episode.value.label, episode.at) == ("second", before)


def test_a_fear_goes_with_its_ratings_and_comes_back_with_them(client: Client) -> None:
    id = kept(client, "fear", text="it slips", believed="8")
    kept(client, "rating", of=str(journal().thoughts[0].value.thought), value="3")
    where = gone(client, id)
    assert journal().thoughts == ()
    client.post("/history/undo", {"deleted": where.partition("=")[2]})
    assert sorted(e.value.believed or 0 for e in journal().thoughts) == [3, 8]


def test_an_imported_workout_comes_back_with_its_import(client: Client) -> None:
    batch = uuid4()
    block = MovementBlock(name="Squat", sets=(PerformedSet(load_kg=60, reps=5),))
    id = written(ImportedWorkout(source="strong", blocks=(block,)), batch=batch)
    where = gone(client, id)
    assert journal().workouts == ()
    client.post("/history/undo", {"deleted": where.partition("=")[2]})
    assert journal().workouts[0].batch == batch


def test_undo_twice_brings_nothing_back_twice(client: Client) -> None:
    where = gone(client, kept(client, "note", text="x"))
    deleted = {"deleted": where.partition("=")[2]}
    client.post("/history/undo", deleted)
    again = client.post("/history/undo", deleted)
    assert again.status_code == 400
    assert "nothing to bring back" in words(again)
    assert len(journal().notes) == 1


@pytest.mark.parametrize("deleted", ["", "x", "6f0e3a52-5d0f-4d0e-9a53-2f6b1c4f8a10"])
def test_undo_of_nothing_says_so(client: Client, deleted: str) -> None:
    assert client.post("/history/undo", {"deleted": deleted}).status_code == 400


def test_undo_does_not_touch_what_was_not_deleted(client: Client) -> None:
    id = kept(client, "note", text="x")
    assert client.post("/history/undo", {"deleted": id}).status_code == 400
    assert len(journal().notes) == 1


def test_a_screen_is_not_told_anew_by_bringing_it_back(client: Client) -> None:
    screen = written(ScreenAnswered(form=ScreenForm.FULL, answers=clear_answers()))
    tombstone = written(Tombstone(), days=0.5, supersedes=UUID(screen))
    before = journal().screens
    assert client.post("/history/undo", {"deleted": tombstone}).status_code == 400
    assert journal().screens == before
    assert len(before) == 1


def stays() -> list[tuple[Payload, str]]:
    sign = ExposureDone(
        workout=uuid4(), exposure=uuid4(), movement="Deadlift", has_new_nerve_sign=True
    )
    clear = ScreenAnswered(form=ScreenForm.FULL, answers=clear_answers())
    return [
        (clear, "because a stop can rest on it"),
        (sign, "because a stop can rest on it"),
        (CheckIn(pain_now=3), "Check in again"),
        (MedicationTaken(name="x"), "because plans rest on it"),
        (LimitSet(by="self", max_load_kg=100), "until you set another one"),
        (FlareReported(), "because plans rest on it"),
    ]


@pytest.mark.parametrize(("payload", "why"), stays(), ids=[p.KIND for p, _ in stays()])
def test_what_stops_and_plans_rest_on_cannot_be_deleted_and_says_why(
    client: Client, payload: Payload, why: str
) -> None:
    id = written(payload)
    if isinstance(payload, ExposureDone):
        id = str(payload.exposure)
    page = client.get(f"/history/{id}")
    assert why in words(page)
    assert f"/history/{id}/delete" not in page.content.decode()
    refused = client.post(f"/history/{id}/delete")
    assert refused.status_code == 400
    assert "It is still here." in words(refused)
    assert why in words(client.get(f"/history/{id}"))


def test_what_cannot_be_changed_says_so(client: Client) -> None:
    id = written(CheckIn(pain_now=3))
    assert "cannot be changed" in words(client.get(f"/history/{id}/edit"))


def test_a_workout_shows_what_was_expected_and_felt(client: Client) -> None:
    workout, exposure = written(WorkoutStarted(), days=2), uuid4()
    same = {"workout": workout, "exposure": exposure, "movement": "Deadlift", "reps": 5}
    written(ExpectationGiven(**same, expected_pain=6, feared="a snap"), days=1.9)  # type: ignore[arg-type]
    done = {"load_kg": 60, "load_entered": 60, "unit": Unit.KG, "felt_pain": 2}
    written(ExposureDone(**same, **done), days=1.8)  # type: ignore[arg-type]
    told = words(client.get(f"/history/{workout}"))
    assert "60 kg, 1 × 5" in told
    assert "Expected 6 · felt 2 · feared: “a snap”" in told


def test_an_imported_workout_shows_each_set(client: Client) -> None:
    one = PerformedSet(load_kg=60, load_entered=60, unit=Unit.KG, reps=5)
    block = MovementBlock(name="Squat", sets=(one, one), note="easy")
    told = words(
        client.get(f"/history/{written(ImportedWorkout(source='strong', blocks=(block,)))}")
    )
    assert "Squat 60 kg, × 5; 60 kg, × 5 easy" in told


def test_a_scan_stands_beside_what_is_known_of_its_words(client: Client) -> None:
    id = kept(client, "imaging", modality="mri", on="2016", report="Disc bulge. No stenosis.")
    told = words(client.get(f"/history/{id}"))
    assert "Disc bulge. No stenosis." in told
    assert "What is known about these words" in told
    assert "about people in general, not about you" in told
    assert 'href="/learn/imaging_findings"' in client.get(f"/history/{id}").content.decode()


def test_a_grave_word_of_a_report_leads_to_a_person_and_no_card(client: Client) -> None:
    id = kept(client, "imaging", modality="mri", on="2016", report="Suspicious for metastasis.")
    page = client.get(f"/history/{id}").content.decode()
    assert "metastasis" in page
    assert "/learn/imaging_findings" not in page


def test_labels_stay_the_persons_own_with_the_accurate_word_beside(client: Client) -> None:
    id = written(FlareReported(reported_labels=("two bulged discs", "the gremlin")))
    told = words(client.get(f"/history/{id}"))
    assert "You say: “two bulged discs”" in told
    assert "An accurate word:" in told
    assert "“the gremlin” There is no card for this word yet" in told


def test_a_label_with_a_danger_sign_is_not_explained(client: Client) -> None:
    id = written(FlareReported(reported_labels=("sciatica, and my foot drops",)))
    page = client.get(f"/history/{id}").content.decode()
    assert "An accurate word" not in page
    assert 'href="/flare?screen=1"' in page


def test_a_stop_comes_first_and_the_history_is_still_there(client: Client) -> None:
    id = kept(client, "episode", label="the big one", began="2016")
    sign = {"workout": uuid4(), "exposure": uuid4(), "movement": "Squat"}
    written(ExposureDone(**sign, has_new_nerve_sign=True), days=0)  # type: ignore[arg-type]
    for address in ("/history", f"/history/{id}", "/history/add", "/history/add/note", "/learn"):
        page = client.get(address).content.decode()
        assert 'data-stop="new_nerve_sign"' in page
        assert page.index('class="stop"') < page.index("<h1")
    assert kept(client, "note", text="seen by a doctor")
