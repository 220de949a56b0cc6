from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from relift.errors import GrammarError
from relift.journal.grammar import LoggedLine, format_lines, most_load, parse_limit, parse_lines
from relift.units import Unit

WORDS = st.text(
    st.characters(exclude_characters='"', exclude_categories=("C", "Z")), min_size=1, max_size=8
)
MOVEMENTS = st.one_of(
    st.lists(WORDS, min_size=1, max_size=4).map(" ".join),
    st.lists(
        st.sampled_from(["x5", "45", "@7", "140kg", "squat", "kg", ";", "p3"]), min_size=1
    ).map(" ".join),
)
RATINGS = st.none() | st.floats(0, 10)


@st.composite
def logged_lines(draw: st.DrawFn) -> LoggedLine:
    load = draw(st.none() | st.floats(0, 1500))
    unit = draw(st.sampled_from([None, *Unit])) if load is not None else None
    return LoggedLine(
        movement=draw(MOVEMENTS),
        load=load,
        unit=unit,
        reps=draw(st.integers(1, 10_000)),
        sets=draw(st.integers(1, 100)),
        rpe=draw(st.none() | st.floats(1, 10)),
        expected_pain=draw(RATINGS),
        felt_pain=draw(RATINGS),
        pain_before=draw(RATINGS),
    )


class TestWhatIsWrittenIsReadBack:
    """Any set, however odd its movement's name, is the same after writing and reading it."""

    @given(st.lists(logged_lines(), min_size=1, max_size=4))
    def test_parse_after_format_is_the_identity(self, lines: list[LoggedLine]) -> None:
        assert parse_lines(format_lines(lines)) == tuple(lines)


class TestAnyTextIsReadOrRefused:
    """Typed text is read within its ranges, or refused with the place of the fault."""

    @given(st.text(max_size=80))
    def test_any_text(self, text: str) -> None:
        try:
            lines = parse_lines(text)
        except GrammarError as refused:
            assert "^" in str(refused)
        else:
            assert all(1 <= line.reps <= 10_000 for line in lines)
            assert parse_lines(format_lines(lines)) == lines

    @given(st.text(max_size=40))
    def test_any_limit(self, text: str) -> None:
        try:
            limit = parse_limit(text)
        except GrammarError as refused:
            assert "^" in str(refused)
        else:
            assert 0 <= limit.load <= most_load(limit.unit)
