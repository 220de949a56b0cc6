"""Names of medicines, sorted for the guardrail alone."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from relift.errors import DataFileError
from relift.journal.reports import MedicineClass
from relift.words.medicines import check_medicines, class_of, medicines, sort_medicine

LISTED = [(name, group.medicine_class) for group in medicines().groups for name in group.names]
HOLDS = {MedicineClass.OTHER: 0, MedicineClass.PAINKILLER: 1}


def held(medicine_class: MedicineClass) -> int:
    """How long the guardrail holds for a class, by rank."""
    return HOLDS.get(medicine_class, 2)


@pytest.mark.parametrize(
    ("name", "medicine_class"),
    [
        ("ibuprofen", "painkiller"),
        ("Ibuprofen 400", "painkiller"),
        ("2xIBUPROFEN 400mg", "painkiller"),
        ("İbuprofen", "painkiller"),
        ("two naproxens", "painkiller"),
        ("diclofenac gel", "painkiller"),
        ("Acetylsalicylsäure", "painkiller"),
        ("anti-inflammatories", "painkiller"),
        ("ibuprofen 8 pm", "painkiller"),
        ("ibuprofen PM", "sedative"),
        ("co-codamol 30/500", "opioid"),
        ("cocodamol", "opioid"),
        ("paracetamol and codeine", "opioid"),
        ("hydrocodone/acetaminophen 5-325", "opioid"),
        ("baclofen, tramadol", "opioid"),
        ("muscle relaxers", "relaxant"),
        ("cyclobenzaprine with diazepam", "relaxant"),
        ("benzos", "sedative"),
        ("pregabalin\t75", "sedative"),
    ],
)
def test_a_name_is_found_in_what_someone_types(name: str, medicine_class: str) -> None:
    assert class_of(name) == medicine_class


@pytest.mark.parametrize(
    "name", ["", "  ", "400", "tea", "vitamin d", "casa", "naltrexone", "acid"]
)
def test_a_name_that_is_not_on_the_list_has_no_class(name: str) -> None:
    assert class_of(name) is None
    assert sort_medicine(name, None) is None


@pytest.mark.parametrize(("name", "medicine_class"), LISTED)
def test_every_name_on_the_list_finds_its_own_class(
    name: str, medicine_class: MedicineClass
) -> None:
    assert class_of(name) is medicine_class
    assert name == name.casefold()


def test_the_list_covers_what_a_sore_back_is_most_often_given() -> None:
    names = {name for name, _ in LISTED}
    assert names >= {"paracetamol", "acetaminophen", "ibuprofen", "naproxen", "metamizole"}
    assert names >= {"codeine", "tramadol", "oxycodone", "hydrocodone", "morphine", "fentanyl"}
    assert names >= {"cyclobenzaprine", "methocarbamol", "tizanidine", "baclofen", "carisoprodol"}
    assert names >= {"diazepam", "zolpidem", "gabapentin", "pregabalin", "diphenhydramine"}


def test_nobody_has_reviewed_the_list_yet() -> None:
    assert medicines().reviewed_by == "none yet"


def test_a_class_from_the_list_is_told() -> None:
    found = sort_medicine("ibuprofen", None)
    assert found is not None
    assert (found.medicine_class, found.words) == ("painkiller", medicines().messages.from_list)


def test_a_weaker_class_gives_way_to_the_lists_and_that_is_told() -> None:
    found = sort_medicine("oxycodone", MedicineClass.OTHER)
    assert found is not None
    assert (found.medicine_class, found.words) == ("opioid", medicines().messages.kept_stronger)


def test_a_class_that_holds_as_long_stays_the_persons() -> None:
    found = sort_medicine("diazepam", MedicineClass.RELAXANT)
    assert found is not None
    assert (found.medicine_class, found.words) == ("relaxant", "")


class TestNeverWeaker:
    """What is noted never holds the plan back less than the person's class, nor than the list's."""

    @given(
        name=st.lists(st.sampled_from([name for name, _ in LISTED] + ["tea", "400 mg"])).map(
            " + ".join
        ),
        said=st.sampled_from(MedicineClass),
    )
    def test_than_either(self, name: str, said: MedicineClass) -> None:
        found = sort_medicine(name, said)
        listed = class_of(name)
        assert found is not None
        assert held(found.medicine_class) >= held(said)
        assert listed is None or held(found.medicine_class) >= held(listed)

    @given(
        one=st.sampled_from(LISTED),
        before=st.text(max_size=12).map(lambda text: f"{text} "),
        after=st.text(max_size=12).map(lambda text: f" {text}"),
    )
    def test_for_words_around_a_name(
        self, one: tuple[str, MedicineClass], before: str, after: str
    ) -> None:
        name, medicine_class = one
        found = class_of(f"{before}{name}{after}")
        assert found is not None
        assert held(found) >= held(medicine_class)


class TestWhatAListMayNotHold:
    def refused(self, **parts: object) -> None:
        table = medicines()
        group = msgspec.structs.replace(table.groups[0], **parts)
        with pytest.raises(DataFileError):
            check_medicines(msgspec.structs.replace(table, groups=(group,)))

    def test_a_name_as_other(self) -> None:
        self.refused(medicine_class=MedicineClass.OTHER)

    def test_a_basis_that_cannot_be_read(self) -> None:
        self.refused(basis="hearsay")

    def test_a_name_twice_or_none(self) -> None:
        self.refused(names=("codeine", "Codeines"))
        self.refused(names=("!",))
