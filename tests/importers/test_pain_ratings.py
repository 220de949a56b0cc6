"""Files of pain ratings are read in both forms, and nothing is dropped without a word."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from relift.errors import UnreadableFileError
from relift.importers.pain_ratings import Ratings, read_ratings

TRIALS = "person,session,run,trial,context,stimulus,expected,pain\n"


def read(folder: Path, text: str) -> Ratings:
    path = folder / "ratings.csv"
    path.write_text(text, encoding="utf-8")
    return read_ratings(path)


def test_a_trial_keeps_what_its_row_says(tmp_path: Path) -> None:
    found = read(tmp_path, TRIALS + "7,1,2,3,low,0.5,4.2,3.1\n")
    (trial,) = found.trials
    assert (trial.person, trial.session, trial.run, trial.trial) == ("7", "1", "2", "3")
    assert (trial.context, trial.stimulus) == ("low", 0.5)
    assert (trial.expected, trial.felt) == (4.2, 3.1)
    assert found.faults == () and found.days == ()


@pytest.mark.parametrize("cell", ["", "NA", "nan", " "])
def test_a_missing_rating_is_none_and_no_fault(tmp_path: Path, cell: str) -> None:
    found = read(tmp_path, TRIALS + f"7,1,1,1,low,0,{cell},3\n")
    assert found.trials[0].expected is None
    assert found.trials[0].felt == 3.0
    assert found.faults == ()


def test_a_rating_off_the_scale_is_a_fault_and_the_other_is_kept(tmp_path: Path) -> None:
    found = read(tmp_path, TRIALS + "7,1,1,1,low,0,42,3\n")
    (fault,) = found.faults
    assert found.trials[0].expected is None
    assert found.trials[0].felt == 3.0
    assert (fault.line, fault.column, fault.value) == (2, "expected", "42")
    assert "0 and 10" in str(fault) and "10" in fault.remedy


def test_a_row_without_a_person_is_a_fault(tmp_path: Path) -> None:
    found = read(tmp_path, TRIALS + ",1,1,1,low,0,4,3\n7,1,1,2,low,0,4,3\n")
    assert len(found.trials) == 1
    assert found.faults[0].column == "person"
    assert found.n_rows == 2


def test_semicolons_decimal_commas_and_other_case_are_read(tmp_path: Path) -> None:
    found = read(tmp_path, "Person;Expected;Pain\na;4,5;3,25\n")
    assert (found.trials[0].expected, found.trials[0].felt) == (4.5, 3.25)


def test_days_are_put_in_order_by_person_and_site(tmp_path: Path) -> None:
    found = read(tmp_path, "person,site,date,pain\n1,knee,2024-03-02,2\n1,knee,2024-03-01,NA\n")
    assert [day.on for day in found.days] == [date(2024, 3, 1), date(2024, 3, 2)]
    assert found.days[0].pain is None
    assert found.trials == ()


def test_a_day_that_is_no_date_is_a_fault(tmp_path: Path) -> None:
    found = read(tmp_path, "person,site,date,pain\n1,back,someday,2\n1,back,2024-03-01,2\n")
    assert len(found.days) == 1
    assert (found.faults[0].line, found.faults[0].column) == (2, "date")


@pytest.mark.parametrize("text", ["a,b\n1,2\n", "person,stimulus\n1,2\n", "   \n"])
def test_a_table_of_something_else_is_refused_with_the_columns_named(
    tmp_path: Path, text: str
) -> None:
    with pytest.raises(UnreadableFileError):
        read(tmp_path, text)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match="cannot be read"):
        read_ratings(tmp_path / "none.csv")
