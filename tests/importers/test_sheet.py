"""A spreadsheet means the same as the CSV that it would be saved as."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime

import pytest
from tests.importers.sheets import xlsx

from relift.errors import UnreadableFileError
from relift.importers import Parsed, read_log

HEADER = ["Date", "Workout", "Exercise", "Weight (kg)", "Reps", "Is warmup"]
NOON = ("date", 45292.5)  # 2024-01-01 12:00


def _read(data: bytes) -> Parsed:
    return read_log(io.BytesIO(data), name="log.xlsx", zone=UTC)


def test_the_cells_of_a_sheet_are_read_as_text_dates_numbers_and_truths() -> None:
    parsed = _read(
        xlsx(
            Log=[
                HEADER,
                [NOON, "A", "Squat", 60.0, 5.0, True],
                [NOON, "A", "Squat", 102.5, 5.0, False],
                [],
                [NOON, "A", "Plank & hold", "", 1.0, False],
            ]
        )
    )
    (workout,) = parsed.workouts
    assert workout.at == datetime(2024, 1, 1, 12, tzinfo=UTC)
    assert [b.name for b in workout.payload.blocks] == ["Squat", "Plank & hold"]
    assert [s.load_kg for s in workout.payload.blocks[0].sets] == [60.0, 102.5]
    assert [s.kind for s in workout.payload.blocks[0].sets] == ["warmup", "working"]
    assert (parsed.app, parsed.n_rows, parsed.n_set_rows) == ("table", 3, 3)


def test_the_first_sheet_with_a_table_is_read_and_the_others_are_named() -> None:
    parsed = _read(
        xlsx(
            Cover=[["My log"]],
            Log=[HEADER, [NOON, "A", "Squat", 60.0, 5.0, False]],
            Old=[["x"], ["y"]],
        )
    )
    assert parsed.n_set_rows == 1
    assert parsed.remarks == ("The sheet “Log” was read. Not read: “Cover”, “Old”.",)


def test_a_fault_names_the_row_of_the_sheet() -> None:
    parsed = _read(
        xlsx(
            Log=[
                HEADER,
                [],
                [NOON, "A", "Squat", "heavy", 5.0, False],
                *[[NOON, "A", "Squat", 60.0, 5.0, False]] * 9,
            ]
        ),
    )
    assert [(f.line, f.column, f.value) for f in parsed.faults] == [(3, "Weight (kg)", "heavy")]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (xlsx(Log=[]), "has no sheet with a header and a row"),
        (xlsx(Log=[HEADER])[:-30], "damaged zip or Excel file"),
        (b"\xd0\xcf\x11\xe0 and more", "not a spreadsheet that can be read"),
    ],
)
def test_what_is_no_table_is_refused(data: bytes, sentence: str) -> None:
    with pytest.raises(UnreadableFileError, match=sentence):
        _read(data)


def test_a_zip_without_a_sheet_and_one_that_unpacks_to_far_too_much_are_refused() -> None:
    for size, sentence in ((10, "not a spreadsheet"), (400_000_001, "unpacks to over 400 MB")):
        out = io.BytesIO()
        with (
            zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive,
            archive.open("a.xml", "w") as member,
        ):
            for _ in range(size // 1_000_000 + 1):
                member.write(b"0" * min(size, 1_000_000))
        with pytest.raises(UnreadableFileError, match=sentence):
            _read(out.getvalue())
