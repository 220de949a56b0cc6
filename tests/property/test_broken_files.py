"""Broken files of every kind over every format are refused in a sentence or fully accounted for."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Callable
from datetime import UTC, date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.importers.writers import FORMATS, Format
from tests.importers.writers.made_up import steady_log

from relift.errors import UnreadableFileError
from relift.importers import Parsed, read_log

for_every_format = pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
for_formats_of_rows = pytest.mark.parametrize(
    "form", [form for form in FORMATS if not form.is_wide], ids=lambda form: form.name
)
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00"
NO_LOGS = [
    b"",
    b"\n",
    b"\r\n \r\n",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    PNG,
    PNG + bytes(range(256)) * 40,
    b"\x00" * 500,
    b"%PDF-1.4\n",
    b"PK\x03\x04zip",
    b"\x1f\x8b\x08\x00gzip",
    b"SQLite format 3\0",
    b'{"workouts": []}',
    b"<html><body>Sign in</body></html>",
    b'"',
    b",",
    b";;;;\n;;;;\n",
]
TODAY = date(2026, 1, 1)


def _written(form: Format, n_workouts: int = 3) -> bytes:
    return form.write(steady_log(form, n_workouts=n_workouts))


def _read(data: bytes) -> Parsed:
    return read_log(io.BytesIO(data), name="log.csv", zone=UTC, today=TODAY)


def _read_or_refusal(data: bytes) -> Parsed | None:
    """A log whose rows add up, or None after a sentence; anything else raised is a failure."""
    try:
        parsed = _read(data)
    except UnreadableFileError as error:
        _check_sentence(str(error))
        return None
    _check_account(parsed)
    return parsed


def _check_sentence(sentence: str) -> None:
    assert "log.csv" in sentence
    assert len(sentence.split()) >= 5
    assert len(sentence) < 1500
    assert sentence.isprintable()


def _check_account(parsed: Parsed) -> None:
    if parsed.app == "stronglifts":  # a set at fault leaves the others of its row in
        assert parsed.n_rows <= parsed.n_set_rows + parsed.n_pseudo_rows + len(parsed.faults)
    else:
        assert parsed.n_rows == parsed.n_set_rows + parsed.n_pseudo_rows + len(parsed.faults)
        assert len({fault.line for fault in parsed.faults}) == len(parsed.faults)
    assert parsed.n_sets >= parsed.n_set_rows
    assert parsed.n_sets == sum(len(b.sets) for w in parsed.workouts for b in w.payload.blocks)
    for fault in parsed.faults:
        assert fault.line >= 2
        assert fault.problem
        assert fault.remedy
        assert len(fault.value) <= 80


def _lines(data: bytes) -> list[bytes]:
    return data.splitlines(keepends=True)


@for_every_format
@pytest.mark.parametrize("rest", [b"", b"\n", b"\r\n\r\n\n", b",,,,\n", b" \n\t\n"])
def test_a_header_with_nothing_under_it_has_no_workouts(form: Format, rest: bytes) -> None:
    parsed = _read_or_refusal(_lines(_written(form))[0] + rest)
    if parsed is not None:
        assert parsed.workouts == ()


@pytest.mark.parametrize("data", NO_LOGS, ids=lambda data: repr(data[:12]))
def test_what_is_no_log_at_all_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableFileError) as caught:
        _read(data)
    _check_sentence(str(caught.value))


@for_every_format
def test_a_picture_in_the_middle_of_a_log_makes_no_sets(form: Format) -> None:
    data = _written(form)
    whole = _read(data)
    parsed = _read_or_refusal(data + PNG)
    if parsed is not None:
        assert parsed.n_sets <= whole.n_sets


@for_every_format
@settings(max_examples=12, deadline=None)
@given(st.data())
def test_a_log_that_breaks_off_at_any_byte_keeps_its_whole_rows(
    form: Format, data: st.DataObject
) -> None:
    written = _written(form, n_workouts=2)
    whole = _read(written)
    at = data.draw(st.integers(0, len(written)))
    parsed = _read_or_refusal(written[:at])
    if parsed is None:
        n_whole_rows = written[:at].count(b"\n") - 1
        assert n_whole_rows < 6 or written[:at].decode("utf-8", "replace").endswith("�")
    else:
        assert parsed.n_sets <= whole.n_sets


@for_every_format
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-16", "utf-32"])
def test_a_log_in_wide_characters_is_refused_or_read_as_it_is(form: Format, encoding: str) -> None:
    text = _written(form).decode("utf-8-sig")
    parsed = _read_or_refusal(text.encode(encoding))
    if parsed is not None:
        assert parsed.n_sets == _read(text.encode()).n_sets


@for_every_format
@pytest.mark.parametrize("encoding", ["latin-1", "cp1252"])
def test_a_log_in_an_old_encoding_is_refused_or_read_with_its_umlauts(
    form: Format, encoding: str
) -> None:
    text = _written(form).decode("utf-8-sig")
    legacy = text.replace("Squat", "Kniebeuge schön").replace("×", "x")
    parsed = _read_or_refusal(legacy.encode(encoding, "replace"))
    if parsed is not None:
        assert all("�" not in name and "Ã" not in name for name in parsed.movements)


@for_every_format
def test_umlauts_that_were_saved_twice_are_refused_or_read(form: Format) -> None:
    doubled = _written(form).decode("utf-8").encode("utf-8").decode("cp1252", "replace")
    _read_or_refusal(doubled.encode("utf-8"))


@for_every_format
def test_a_nul_character_in_a_row_costs_at_most_that_row(form: Format) -> None:
    lines = _lines(_written(form, n_workouts=4))
    middle = len(lines) // 2
    broken = [
        *lines[:middle],
        lines[middle][:12] + b"\0" + lines[middle][12:],
        *lines[middle + 1 :],
    ]
    parsed = _read_or_refusal(b"".join(broken))
    if parsed is not None:
        assert len(parsed.faults) <= 1
        assert parsed.n_set_rows >= _read(b"".join(lines)).n_set_rows - 1


@for_every_format
def test_a_field_of_a_million_characters_is_refused_or_costs_its_row(form: Format) -> None:
    lines = _lines(_written(form))
    huge = lines[1].replace(b"Squat", b"x" * 1_000_000, 1)
    parsed = _read_or_refusal(b"".join([lines[0], huge, *lines[1:]]))
    if parsed is not None:
        assert parsed.n_set_rows >= _read(b"".join(lines)).n_set_rows


@for_formats_of_rows
def test_an_open_quotation_mark_costs_its_row_and_no_other(form: Format) -> None:
    lines = _lines(_written(form, n_workouts=6))
    place = next(n for n in range(len(lines) // 3, len(lines)) if b"Squat" in lines[n])
    line = lines[place].replace(b'"Squat (Barbell)"', b"Squat (Barbell)")
    torn = line.replace(b"Squat (Barbell)", b'"Squat (Barbell)')
    whole = _read(b"".join(lines))
    parsed = _read_or_refusal(b"".join([*lines[:place], torn, *lines[place + 1 :]]))
    assert parsed is not None
    assert parsed.n_set_rows >= whole.n_set_rows - 1
    assert len(parsed.faults) <= 1


@for_every_format
@settings(max_examples=8, deadline=None)
@given(st.data())
def test_without_one_of_its_columns_a_log_is_refused_or_accounted_for(
    form: Format, data: st.DataObject
) -> None:
    rows = _cells(form)
    column = data.draw(st.integers(0, len(rows[0]) - 1))
    _read_or_refusal(_joined(form, [row[:column] + row[column + 1 :] for row in rows]))


def _separator(form: Format) -> str:
    header = _lines(_written(form))[0].decode()
    return max((",", ";", "\t"), key=header.count)


def _cells(form: Format, n_workouts: int = 3) -> list[list[str]]:
    text = _written(form, n_workouts).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=_separator(form)))


def _joined(form: Format, rows: list[list[str]]) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=_separator(form), lineterminator="\n").writerows(rows)
    return out.getvalue().encode()


NO_NUMBERS = [
    "-100",
    "inf",
    "-inf",
    "nan",
    "1e999",
    "10000",
    "1e5",
    "0x10",
    "١٠٠",
    "=1+1",
    "@SUM(A1)",
    "+cmd|' /C calc'!A0",
    "-2+3",
    "#REF!",
]


@pytest.mark.parametrize("form", [f for f in FORMATS if not f.is_doubled], ids=lambda f: f.name)
def test_each_number_that_is_none_becomes_a_fault_with_its_place(form: Format) -> None:
    rows = _cells(form, n_workouts=30)
    column = _loads_column(rows[0])
    n_whole = _read(_joined(form, rows)).n_sets
    loaded = [line for line, row in enumerate(rows, start=1) if row[column].strip("0,.")][1:]
    places = list(zip(loaded, NO_NUMBERS, strict=False))
    for line, bad in places:
        rows[line - 1][column] = bad
    parsed = _read_or_refusal(_joined(form, rows))
    assert parsed is not None
    assert [(fault.line, fault.column, fault.value) for fault in parsed.faults] == [
        (line, rows[0][column], bad) for line, bad in places
    ]
    assert parsed.n_sets == n_whole - len(NO_NUMBERS)


def _loads_column(header: list[str]) -> int:
    starts = ("weight", "gewicht", "poids", "peso", "set 1 (kg)")
    return next(n for n, heading in enumerate(header) if heading.lower().startswith(starts))


@for_every_format
def test_a_day_that_is_still_to_come_is_a_fault(form: Format) -> None:
    data = _written(form)
    for year in (b"2019", b"19"):
        if year in data:
            data = data.replace(year, b"2031" if len(year) == 4 else b"31")
            break
    parsed = _read_or_refusal(data)
    assert parsed is not None
    assert parsed.n_sets == 0
    assert {fault.problem for fault in parsed.faults} == {"this day is still to come"}


@for_every_format
def test_five_thousand_columns_more_are_refused_or_left_unused(form: Format) -> None:
    header, *rows = _cells(form)
    wide = [header + [f"extra{n}" for n in range(5000)], *(row + [""] * 5000 for row in rows)]
    parsed = _read_or_refusal(_joined(form, wide))
    if parsed is not None:
        assert parsed.n_set_rows == _read(_written(form)).n_set_rows


@for_every_format
@pytest.mark.parametrize("change", [-3, -1, 1, 2, 40])
def test_a_row_of_another_width_costs_at_most_itself(form: Format, change: int) -> None:
    rows = _cells(form)
    rows[3] = rows[3][:change] if change < 0 else rows[3] + ["more"] * change
    parsed = _read_or_refusal(_joined(form, rows))
    assert parsed is not None
    n_whole = _read(_written(form)).n_set_rows
    assert n_whole - 1 <= parsed.n_set_rows <= n_whole
    assert all(fault.line == 4 for fault in parsed.faults)


@for_every_format
@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
def test_the_way_lines_end_changes_nothing(form: Format, end: bytes) -> None:
    data = _written(form).replace(b"\r\n", b"\n")
    ended = data.replace(b"\n", end)
    assert _read(ended).workouts == _read(data).workouts


@for_every_format
@settings(max_examples=12, deadline=None)
@given(st.randoms(use_true_random=False))
def test_bytes_that_flip_on_the_way_end_in_no_traceback(
    form: Format, chance: random.Random
) -> None:
    data = bytearray(_written(form, n_workouts=2))
    for _ in range(chance.randint(1, 12)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    _read_or_refusal(bytes(data))


DAMAGES: dict[str, Callable[[list[bytes], random.Random], list[bytes]]] = {
    "rows in another order": lambda lines, chance: chance.sample(lines, len(lines)),
    "header in the middle": lambda lines, _: [*lines[1:4], lines[0], *lines[4:]],
    "header twice": lambda lines, _: [lines[0], *lines],
    "two files in one": lambda lines, _: lines + lines,
    "a title above": lambda lines, _: [b"My training log\n", *lines],
}


@for_every_format
@pytest.mark.parametrize("damage", sorted(DAMAGES))
def test_a_log_put_together_wrongly_is_refused_or_accounted_for(form: Format, damage: str) -> None:
    lines = _lines(_written(form))
    _read_or_refusal(b"".join(DAMAGES[damage](lines, random.Random(1))))
