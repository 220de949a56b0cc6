"""Grave words of a scan report: told wherever they are not plainly ruled out, and only there."""

from __future__ import annotations

import pytest

from relift.words.imaging import explain_report

TOLD = [
    ("MRI without contrast, epidural abscess at L4.", "infection"),
    ("No significant change, known metastases in L2.", "tumour"),
    ("No significant change in the known metastases.", "tumour"),
    ("No prior studies, burst fracture of L1.", "fracture"),
    ("The abscess is no longer small.", "infection"),
    ("Not typical of degeneration, suspicious for infection.", "infection"),
    ("No disc herniation, severe compression of the cauda equina.", "cord_or_cauda"),
    ("No fracture, compression of the spinal cord at T12.", "cord_or_cauda"),
    ("No fracture, an epidural collection is seen.", "infection"),
    ("No disc bulge and abscess in the left psoas.", "infection"),
    ("No other lesion.", "tumour"),
    ("No additional fracture.", "fracture"),
    ("MRI advised to rule out metastasis.", "tumour"),
    ("Infection has not been excluded.", "infection"),
    ("Cauda equina nerve roots are severely compressed.", "cord_or_cauda"),
    ("The cauda equina is compressed.", "cord_or_cauda"),
    ("The disc compresses the cauda equina.", "cord_or_cauda"),
    ("Large disc compressing the cord.", "cord_or_cauda"),
    ("The spinal cord is markedly flattened.", "cord_or_cauda"),
    ("Signal change within the cord.", "cord_or_cauda"),
    ("Cord edema.", "cord_or_cauda"),
    ("Crowding of the nerve roots.", "cord_or_cauda"),
    ("Complete effacement of the thecal sac.", "cord_or_cauda"),
    ("Spinal epidural haematoma.", "bleeding"),
    ("Hemorrhage in the canal.", "bleeding"),
    ("Ectatic abdominal aorta.", "aneurysm"),
    ("The aorta is dilated to 5 cm.", "aneurysm"),
    ("Lytic focus in L3.", "tumour"),
    ("Blastic foci.", "tumour"),
    ("Multiple mets.", "tumour"),
    ("Plasmacytoma of T9.", "tumour"),
    ("Ewing sarcoma.", "tumour"),
    ("Pathologic marrow signal.", "tumour"),
    ("A pathological process.", "tumour"),
    ("Psoas collection on the right.", "infection"),
    ("Paraspinal fluid collection.", "infection"),
    ("Prevertebral collection.", "infection"),
    ("Phlegmon.", "infection"),
    ("Vertebral body collapse.", "fracture"),
    ("Collapse of L1.", "fracture"),
    ("Old fx at T12.", "fracture"),
    ("Burst.", "fracture"),
    ("Severe compression of the\ncauda equina.", "cord_or_cauda"),
]

BENIGN = [
    "No fracture.",
    "No acute fracture or dislocation.",
    "There is no evidence of fracture, infection or tumour.",
    "No evidence of fracture,\ninfection or tumour.",
    "No fracture, dislocation, infection.",
    "No evidence of discitis, osteomyelitis, or epidural abscess.",
    "No abnormal marrow signal.",
    "No abnormal enhancement is seen.",
    "The conus and cauda equina are unremarkable.",
    "Conus terminates at L1 and the cauda equina nerve roots appear normal.",
    "Normal appearance of the cauda equina.",
    "Cauda equina: normal.",
    "No compression of the cauda equina.",
    "Without cord compression.",
    "The cord is not compressed.",
    "The cord is normal in signal and calibre.",
    "There is no mass effect on the cord.",
    "A disc bulge with mild mass effect on the left S1 root.",
    "Fracture is not seen.",
    "Fracture: none.",
    "Infection has been excluded.",
    "Metastatic disease is ruled out.",
    "Negative for fracture.",
    "Neither mass nor collection is identified.",
    "No findings to suggest infection.",
    "No features consistent with malignancy.",
    "The aorta is normal in calibre.",
    "The aorta is not dilated.",
    "No abdominal aortic aneurysm.",
    "Paraspinal soft tissues are unremarkable.",
    "Lytic spondylolisthesis of L5.",
    "The disc bulge mildly indents the thecal sac.",
    "Compression of the exiting left L5 nerve root.",
    "L5-S1 disc space collapse.",
    "Body mass index 31.",
    "Disc desiccation and caudal migration of an extrusion.",
    "Vertebral body heights are maintained.",
]


def alarms(text: str) -> list[str]:
    return [alarm.id for alarm in explain_report(text, age=41).alarms]


@pytest.mark.parametrize(("text", "alarm"), TOLD)
def test_a_grave_word_that_is_not_plainly_ruled_out_leads_to_a_person(
    text: str, alarm: str
) -> None:
    assert alarm in alarms(text)


@pytest.mark.parametrize("text", BENIGN)
def test_an_ordinary_sentence_alarms_nobody(text: str) -> None:
    assert alarms(text) == []


def test_a_finding_is_not_ruled_out_by_what_was_done_without() -> None:
    (bulge,) = explain_report("MRI without contrast, disc bulge at L4-5.", age=41).findings
    assert not bulge.is_negated
    (same,) = explain_report("No significant change, disc bulge at L4-5.", age=41).findings
    assert not same.is_negated
