"""`relift words`: labels, cards and scan reports at the command line."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Relift


def test_a_danger_sign_is_not_explained_but_led_to_the_safety_questions(relift: Relift) -> None:
    said = relift("words", "sciatica, and my foot drops").said
    assert "relift flare" in said
    assert "pain down the leg" not in said
    told = relift("words", "sciatica, and my foot drops", "--json").json
    assert told["word"] is None
    assert told["first"]["kind"] == "screen"


def test_thoughts_of_suicide_get_the_crisis_page(relift: Relift) -> None:
    said = relift("words", "I want to die").said
    assert "You matter" in said


def test_a_scan_is_read_finding_by_finding(relift: Relift) -> None:
    said = relift("words", "--scan", "L4-L5: disc bulge. No stenosis.", "--age", 41).said
    assert "A disc bulge (L4-L5)" in said
    assert "50%" in said and "7.5" in said
    assert "found none of these: less room" in said
    assert "Not yet reviewed by a clinician" in said


def test_a_scan_may_lie_in_a_file_and_the_age_comes_from_the_profile(
    relift: Relift, tmp_path: Path
) -> None:
    relift("profile", "--birth-year", 1970)
    report = tmp_path / "report.txt"
    report.write_text("Disc bulge.\nPossible metastasis.", encoding="utf-8")
    told = relift("words", "--scan", report, "--json").json["scan"]
    assert told["findings"][0]["prevalence"]
    assert [alarm["id"] for alarm in told["alarms"]] == ["tumour"]


def test_a_file_that_is_no_text_is_refused(relift: Relift, tmp_path: Path) -> None:
    picture = tmp_path / "scan.png"
    picture.write_bytes(b"\x89PNG\xff\xfe")
    ran = relift("words", "--scan", picture)
    assert ran.code == 2
    assert "cannot be read as text" in ran.err


def test_a_long_report_given_as_words_is_not_taken_for_a_file(relift: Relift) -> None:
    assert relift("words", "--scan", "No fracture. " * 400).code == 0


def test_thoughts_of_suicide_in_a_note_a_fear_or_a_check_in_get_the_crisis_page(
    relift: Relift,
) -> None:
    assert "You matter" in relift("history", "add", "note", "I want to die").said
    assert "You matter" in relift("history", "add", "thought", "better off dead").said
    assert "You matter" in relift("checkin", "--note", "I would rather end my life").said


def test_a_danger_sign_in_a_note_leads_to_the_safety_questions_and_a_fear_of_one_does_not(
    relift: Relift,
) -> None:
    assert "relift flare" in relift("history", "add", "note", "my foot drops since noon").said
    said = relift("history", "add", "fear", "that I cannot walk again").said
    assert "sounds like one of the signs" not in said
