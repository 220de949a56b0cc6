"""Tables that people keep themselves: titles above, sets counted in a column, BW, odd dates."""

from __future__ import annotations

import io
from datetime import UTC

import pytest
from tests.importers.sheets import xlsx

from relift.errors import UnreadableFileError
from relift.importers import Parsed, new_only, read_log
from relift.journal.lifting import SetKind
from relift.units import Unit

ROWS = "2021-04-03,Squat,100,5\n2021-04-03,Row,60,8\n"


def _read(text: str | bytes) -> Parsed:
    data = text if isinstance(text, bytes) else text.encode()
    return read_log(io.BytesIO(data), name="own.csv", zone=UTC, unit=Unit.KG)


def _sets(parsed: Parsed) -> list[tuple[str, float | None, int | None]]:
    return [
        (block.name, one.load_kg, one.reps)
        for workout in parsed.workouts
        for block in workout.payload.blocks
        for one in block.sets
    ]


def test_a_row_that_stands_for_several_sets_becomes_so_many() -> None:
    parsed = _read(
        "Date,Exercise,Sets,Reps,Weight\n2021-04-03,Squat,5,5,100\n2021-04-03,Row,3,8,60\n"
    )

    assert _sets(parsed) == [("Squat", 100, 5)] * 5 + [("Row", 60, 8)] * 3
    assert (parsed.n_rows, parsed.n_set_rows, parsed.n_sets) == (2, 2, 8)
    known = {key for workout in parsed.workouts for key in workout.keys}
    assert len(known) == 8
    assert new_only(parsed, known) == ((), 0, 8)


@pytest.mark.parametrize("heading", ["Sätze", "séries", "Number of sets", "series"])
def test_the_number_of_sets_is_known_in_several_languages(heading: str) -> None:
    rows = "2021-04-03,Squat,5,5,100\n2021-04-03,Row,3,8,60\n"
    assert _read(f"Date,Exercise,{heading},Reps,Weight\n{rows}").n_sets == 8


def test_running_numbers_of_sets_are_not_counts_whatever_the_column_is_called() -> None:
    rows = "".join(f"2021-04-03,{name},{n},5,100\n" for name in ("Squat", "Row") for n in (1, 2, 3))
    assert _read(f"Date,Exercise,Sets,Reps,Weight\n{rows}").n_sets == 6


def test_every_row_of_a_counted_table_is_accounted_for() -> None:
    rows = [
        *("2021-04-03,Squat,2,5,100", "2021-04-03,Squat,3-4,5,100", "2021-04-03,Squat,0,5,100"),
        *("2021-04-03,Squat,150,5,100", "2021-04-03,Squat,,5,90", "2021-04-03,Squat,4,5,-1"),
        *("2021-04-03,Squat,2.5,5,100", "2021-04-03,Squat,2", ",,,,"),
    ]
    parsed = _read("\n".join(["Date,Exercise,Sets,Reps,Weight", *rows]))

    assert _sets(parsed) == [("Squat", 100, 5)] * 2 + [("Squat", 90, 5)]
    assert [fault.line for fault in parsed.faults] == [3, 5, 7, 8, 9]
    assert [fault.column for fault in parsed.faults] == ["Sets", "Sets", "Weight", "Sets", ""]
    assert dict(parsed.pseudo_rows) == {"exercise without a set": 1, "empty row": 1}
    assert parsed.n_rows == 9 == parsed.n_set_rows + parsed.n_pseudo_rows + len(parsed.faults)


def test_two_sets_of_a_row_with_the_same_fault_are_told_as_two() -> None:
    header = "Date (yyyy/mm/dd),Workout,Workout Name,Exercise"
    sets = ",".join(f"Set {n} (Reps),Set {n} (KG)" for n in (1, 2, 3))
    parsed = _read(f"{header},{sets}\n2023/01/09,1,Workout A,Squat,5,62.5,5,-60,5,-60\n")

    assert (parsed.app, parsed.n_sets) == ("stronglifts", 1)
    assert [fault.value for fault in parsed.faults] == ["-60", "-60"]


def test_a_kind_beside_the_count_holds_for_each_set() -> None:
    parsed = _read(
        "Date,Exercise,Set type,Sets,Reps,Weight\n2021-04-03,Squat,warmup,2,5,100\n"
        "2021-04-03,Squat,normal,3,5,100\n"
    )
    kinds = [s.kind for b in parsed.workouts[0].payload.blocks for s in b.sets]
    assert kinds == [SetKind.WARMUP] * 2 + [SetKind.WORKING] * 3


@pytest.mark.parametrize("text", ["BW", "bw", "Bodyweight", "body weight"])
def test_body_weight_in_words_is_no_load(text: str) -> None:
    parsed = _read(f"date,exercise,weight,reps\n{ROWS}2021-04-03,Pull up,{text},5\n")
    assert not parsed.faults
    assert _sets(parsed)[-1] == ("Pull up", None, 5)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_the_line_in_which_a_spreadsheet_names_its_separator_is_heeded(separator: str) -> None:
    table = f"date,exercise,weight,reps\n{ROWS}".replace(",", separator)
    assert _sets(_read(f"sep={separator}\n{table}")) == [("Squat", 100, 5), ("Row", 60, 8)]


def test_titles_above_the_headings_are_passed_over_and_told() -> None:
    parsed = _read(f"My training log\n\n2021\ndate,exercise,weight,reps\n{ROWS}")
    assert parsed.n_sets == 2
    assert parsed.remarks == ("Not read above the headings: My training log.",)


def test_titles_above_the_headings_of_a_sheet_are_passed_over_and_told() -> None:
    header = ["Date", "Exercise", "Weight (kg)", "Reps"]
    parsed = _read(xlsx(Log=[["My training log"], [], header, ["2021-04-03", "Squat", 100.0, 5.0]]))
    assert _sets(parsed) == [("Squat", 100, 5)]
    assert parsed.remarks == ("Not read above the headings: My training log.",)


def test_the_lines_of_faults_count_from_the_top_of_the_file() -> None:
    parsed = _read(f"My log\n\ndate,exercise,weight,reps\n{ROWS}2021-04-03,Squat,-1,5\n")
    assert [fault.line for fault in parsed.faults] == [6]


@pytest.mark.parametrize(
    ("day", "why"),
    [
        ("03/04/2021", "does not show which is the day"),
        ("13/04/21", "not a date that can be read"),
        ("someday", "not a date that can be read"),
    ],
)
def test_a_date_column_that_cannot_be_read_is_told_with_an_example(day: str, why: str) -> None:
    with pytest.raises(UnreadableFileError, match=f"“date” holds dates such as “{day}”.*{why}"):
        _read(f"date,exercise,weight,reps\n{day},Squat,100,5\n")


def test_bare_numbers_are_dates_only_where_the_heading_says_so() -> None:
    rows = "".join(f"{44289 + n},Squat,{40000 + n},5\n" for n in range(3))
    parsed = _read(f"date,exercise,steps,reps\n{rows}")
    assert [str(w.at.date()) for w in parsed.workouts] == ["2021-04-03", "2021-04-04", "2021-04-05"]
    with pytest.raises(UnreadableFileError, match="no column looks like a date"):
        _read(f"steps,exercise,more,reps\n{rows}")


def test_text_in_utf_32_is_read() -> None:
    assert _read(f"date,exercise,weight,reps\n{ROWS}".encode("utf-32")).n_sets == 2
