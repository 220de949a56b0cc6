"""Rules of reading a programme, whatever was typed."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from tests.journal_strategies import programmes

from relift.journal.programme import ProgrammeKept
from relift.journal.programme_faults import LineKind, ProgrammeRead
from relift.journal.programme_reading import read_programme
from relift.journal.programme_table import read_table
from relift.journal.programme_text import format_text, read_text
from relift.units import Unit

WORDS = (
    "week weeks day rest note start programme repeat monday squat bench 1 2 1-4 3x5 1x5+ x30s @8 "
    "@75% 75% -10% +5% 140kg 315lb , ; : # - • × 2026-03-02 amrap rpe 99999999999 0"
)
PIECES = st.sampled_from([*WORDS.split(), '"'])
LINES = st.lists(PIECES, max_size=7).map(" ".join) | st.text(max_size=30)
TEXTS = st.lists(LINES, max_size=12).map("\n".join)
CELLS = st.sampled_from(["", "1", "1-2", "mon", "squat", "rest", "5", "8-12", "75%", "-10%", "x"])
ROWS = st.lists(CELLS, max_size=8).map(",".join) | st.text(max_size=20)
HEADINGS = st.permutations(["week", "day", "movement", "sets", "reps", "percent", "load", "note"])


def accounted(read: ProgrammeRead, text: str) -> bool:
    """Whether each line that is not blank became something, faults included."""
    numbers = {n for n, line in enumerate(text.splitlines(), start=1) if line.strip()}
    faulty = {n for n, kind in read.lines.items() if kind is LineKind.FAULT}
    return read.lines.keys() == numbers and faulty == {fault.line for fault in read.faults}


class TestAnyTextIsReadOrToldOf:
    """Any text gives a programme, faults, or both; no line is lost and nothing is raised."""

    @given(TEXTS)
    def test_any_text(self, text: str) -> None:
        read = read_text(text)

        assert accounted(read, text)
        lifts = [kind for kind in read.lines.values() if kind is LineKind.LIFT]
        assert read.n_lifts == len(lifts)
        assert all(fault.shown("f") and fault.why for fault in read.faults)
        if read.n_lifts:
            ProgrammeKept(name="x", start_on=date(2026, 3, 2), days=read.days)

    @given(HEADINGS, st.lists(ROWS, max_size=8), st.none() | st.sampled_from(Unit))
    def test_any_table(self, headings: list[str], rows: list[str], unit: Unit | None) -> None:
        text = "\n".join([",".join(headings), *rows])
        read = read_table(text, unit=unit)

        assert accounted(read, text)
        if read.n_lifts:
            ProgrammeKept(name="x", start_on=date(2026, 3, 2), days=read.days)

    @given(st.text(max_size=60))
    def test_any_file(self, text: str) -> None:
        assert accounted(read_programme(text), text)


class TestWhatIsWrittenIsReadBack:
    """Any programme is the same after writing and reading it."""

    @given(programmes)
    def test_read_after_format_is_the_identity(self, programme: ProgrammeKept) -> None:
        read = read_text(format_text(programme))

        assert read.faults == ()
        assert read.days == programme.days
        assert (read.name, read.start_on) == (programme.name, programme.start_on.isoformat())
        assert read.repeats == programme.repeats
