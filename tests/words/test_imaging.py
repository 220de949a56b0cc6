"""What an imaging report says, finding by finding."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relift.words.imaging import explain_report, imaging_table


def found(text: str, age: int | None = 41) -> set[str]:
    return {f.id for f in explain_report(text, age=age).findings if not f.is_negated}


def ruled_out(text: str) -> set[str]:
    return {f.id for f in explain_report(text, age=41).findings if f.is_negated}


def alarms(text: str) -> set[str]:
    return {alarm.id for alarm in explain_report(text, age=41).alarms}


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("L4-L5: Broad-based posterior disc bulge.", {"bulge"}),
        ("Bulging disks at two levels", {"bulge"}),
        ("Small central disc protrusion at L5-S1", {"protrusion"}),
        ("Left paracentral disc extrusion with caudal migration", {"extrusion"}),
        ("sequestered fragment", {"extrusion"}),
        ("Disc herniation L4/5", {"herniation"}),
        ("Prolapsed disc", {"herniation"}),
        ("Degenerative disc disease", {"degeneration"}),
        ("disc degeneration at L3-4", {"degeneration"}),
        ("Degenerative changes", {"degeneration"}),
        ("Disc desiccation", {"signal_loss"}),
        ("Loss of T2 signal within the disc", {"signal_loss"}),
        ("Loss of disc height", {"height_loss"}),
        ("Reduced disc space height", {"height_loss"}),
        ("disc space narrowing", {"height_loss"}),
        ("Annular fissure", {"fissure"}),
        ("annular tear", {"fissure"}),
        ("High-intensity zone posteriorly", {"fissure"}),
        ("Mild facet arthropathy", {"facet"}),
        ("Small osteophytes", {"facet"}),
        ("Spondylosis", {"facet"}),
        ("Grade 1 anterolisthesis of L4 on L5", {"listhesis"}),
        ("degenerative spondylolisthesis", {"listhesis"}),
        ("Bilateral pars defects", {"lysis"}),
        ("spondylolysis of L5", {"lysis"}),
        ("Modic type 2 changes", {"modic"}),
        ("Endplate edema", {"modic"}),
        ("Mild canal stenosis", {"stenosis"}),
        ("narrowing of the foramen", {"stenosis"}),
        ("bulge, desiccation and facet hypertrophy", {"bulge", "signal_loss", "facet"}),
        ("Disc bulge without stenosis", {"bulge"}),
        ("No acute fracture, mild disc bulge at L4/5", {"bulge"}),
        ("No herniation but a broad-based bulge", {"bulge"}),
    ],
)
def test_findings_are_found_as_radiologists_write_them(text: str, ids: set[str]) -> None:
    assert found(text) == ids


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("No evidence of disc herniation", {"herniation"}),
        ("No disc bulge, protrusion or extrusion", {"bulge", "protrusion", "extrusion"}),
        ("without stenosis", {"stenosis"}),
        ("Negative for spondylolysis", {"lysis"}),
        (
            "There is no herniation, canal stenosis or annular tear.",
            {"herniation", "stenosis", "fissure"},
        ),
    ],
)
def test_what_the_report_rules_out_is_told_as_ruled_out(text: str, ids: set[str]) -> None:
    assert ruled_out(text) == ids
    assert found(text) == set()


@pytest.mark.parametrize("text", ["", "Unremarkable study.", "Disc heights are preserved.", "ok"])
def test_a_report_without_a_known_finding_says_that_this_says_nothing(text: str) -> None:
    told = explain_report(text, age=41)
    assert told.findings == ()
    assert "says nothing about the report" in told.note


@pytest.mark.parametrize(
    ("text", "alarm", "is_urgent"),
    [
        ("Compression of the cauda equina nerve roots", "cord_or_cauda", True),
        ("Severe compression of the cauda equina. Disc bulge.", "cord_or_cauda", True),
        ("myelopathy", "cord_or_cauda", True),
        ("Findings in keeping with discitis", "infection", True),
        ("abdominal aortic aneurysm", "aneurysm", True),
        ("suspicious for metastasis", "tumour", False),
        ("indeterminate lesion in L2", "tumour", False),
        ("T12 compression deformity", "fracture", False),
        ("burst fracture", "fracture", False),
        ("Cannot exclude metastatic disease.", "tumour", False),
        ("Findings do not exclude infection.", "infection", True),
        ("Unable to rule out cauda equina compression", "cord_or_cauda", True),
        ("A fracture cannot be fully excluded", "fracture", False),
        ("No significant abnormality apart from a 2 cm lesion in L3.", "tumour", False),
        ("Suspicious marrow replacement process.", "tumour", False),
        ("Epidural collection at L4-5.", "infection", True),
        ("Large extrusion causing severe thecal sac compression.", "cord_or_cauda", True),
    ],
)
def test_a_word_that_may_be_grave_leads_to_a_person(text: str, alarm: str, is_urgent: bool) -> None:
    (found_alarm,) = explain_report(text, age=41).alarms
    assert (found_alarm.id, found_alarm.is_urgent) == (alarm, is_urgent)
    assert "person who ordered the scan" in found_alarm.words


@pytest.mark.parametrize(
    "text",
    ["No fracture.", "No evidence of infection or tumour", "The cauda equina is unremarkable"],
)
def test_a_grave_word_that_is_ruled_out_alarms_nobody(text: str) -> None:
    assert alarms(text) == set()


def test_a_grave_word_is_told_beside_the_findings_and_first() -> None:
    told = explain_report("Disc bulge. Vertebral fracture. Discitis.", age=50)
    assert [a.id for a in told.alarms] == ["infection", "fracture"]
    assert {f.id for f in told.findings} == {"bulge"}


def test_how_common_a_finding_is_goes_by_the_decade_and_never_without_the_odds_with_pain() -> None:
    for age, share in ((20, "30%"), (39, "40%"), (41, "50%"), (95, "84%")):
        (bulge,) = explain_report("bulge", age=age).findings
        assert share in bulge.prevalence
        assert "7.5 times" in bulge.odds
    assert explain_report("bulge", age=None).findings[0].prevalence == ""
    assert "begin at age 20" in explain_report("bulge", age=16).findings[0].prevalence


def test_a_decade_in_which_nobody_was_scanned_is_not_shown() -> None:
    assert explain_report("facet arthropathy", age=35).findings[0].prevalence == ""
    assert "18%" in explain_report("facet arthropathy", age=45).findings[0].prevalence
    assert explain_report("spondylolisthesis", age=25).findings[0].prevalence == ""


def test_every_finding_says_what_it_does_not_mean_and_what_it_rests_on() -> None:
    for row in imaging_table().findings:
        text = next(w for w in WRITTEN if row.id in found(w))
        told = next(f for f in explain_report(text, age=45).findings if f.id == row.id)
        assert "not mean" in told.does_not_mean
        assert told.odds
        assert told.bases


WRITTEN = [
    *("bulge", "protrusion", "extrusion", "herniation", "disc degeneration", "desiccation"),
    *("loss of disc height", "annular fissure", "facet arthropathy", "spondylolisthesis"),
    *("spondylolysis", "modic changes", "stenosis"),
]


def test_levels_are_told_as_the_report_writes_them() -> None:
    (bulge, protrusion) = explain_report("L4/5 bulge.\nL5 - S1: protrusion", age=30).findings
    assert bulge.levels == ("L4-5",)
    assert protrusion.levels == ("L5-S1",)


@given(st.text(max_size=300), st.none() | st.integers(0, 120))
def test_any_text_is_read_without_an_error(text: str, age: int | None) -> None:
    told = explain_report(text, age=age)
    assert all(f.is_negated or f.odds for f in told.findings)
