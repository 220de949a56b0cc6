"""Figures in texts."""

from __future__ import annotations

import pytest

from relift.errors import DataFileError
from relift.evidence import claims
from relift.evidence.registry import Verified
from relift.words.figures import check_findings, fill_figures

NOT_VERIFIED = [c.id for c in claims().values() if c.verified is not Verified.YES]


def test_a_text_without_a_placeholder_stays_as_it_is() -> None:
    assert fill_figures("Nothing to fill.") == "Nothing to fill."


def test_a_whole_figure_is_put_in() -> None:
    assert fill_figures("Seen: {figure:C04}.") == "Seen: 0 of 50."


def test_a_value_is_found_by_its_key() -> None:
    assert fill_figures("{figure:B01-disc_bulge:40}% at 40") == "50% at 40"


@pytest.mark.parametrize("number", ["7.54", "7.5", "8", "1.28", "1.3", "45", "44.6"])
def test_a_number_of_the_figure_may_stand_rounded(number: str) -> None:
    assert fill_figures(f"{{figure:B02={number}}}") == number


@pytest.mark.parametrize("number", ["7.6", "7.55", "754", "7", ".54", "seven", "-7.5"])
def test_a_number_that_is_not_in_the_figure_is_refused(number: str) -> None:
    with pytest.raises(DataFileError, match="B02 does not hold"):
        fill_figures(f"{{figure:B02={number}}}")


@pytest.mark.parametrize("key", ["0", "4", "25", "bulge"])
def test_a_key_that_is_not_in_the_figure_is_refused(key: str) -> None:
    with pytest.raises(DataFileError, match="does not hold"):
        fill_figures(f"{{figure:B01-disc_bulge:{key}}}")


@pytest.mark.parametrize("row", NOT_VERIFIED)
def test_a_figure_that_was_not_verified_in_full_is_never_shown(row: str) -> None:
    for placeholder in (f"{{figure:{row}}}", f"{{figure:{row}=1}}", f"{{figure:{row}:1}}"):
        with pytest.raises(DataFileError, match=f"row {row} is not verified"):
            fill_figures(placeholder)


def test_a_row_that_does_not_exist_is_refused() -> None:
    with pytest.raises(DataFileError, match="row Z99"):
        fill_figures("{figure:Z99}")


@pytest.mark.parametrize("text", ["{figure}", "{figures:B02}", "a } b", "{figure:}"])
def test_a_placeholder_that_cannot_be_read_is_refused(text: str) -> None:
    with pytest.raises(DataFileError, match="cannot be read"):
        fill_figures(text)


def test_how_common_a_finding_is_needs_how_it_goes_with_pain_beside_it() -> None:
    common = "{figure:B01-disc_bulge:40}% at 40."
    with pytest.raises(DataFileError, match="together with row B02"):
        check_findings("a card", (common,))
    check_findings("a card", (common, "{figure:B02=7.5} times"))
    check_findings("a card", ("{figure:B03=63}%",))
