"""Importing again never doubles a history, and never misses what is new."""

from __future__ import annotations

import io
from collections import Counter
from datetime import UTC

from hypothesis import given
from hypothesis import strategies as st

from relift.importers import Parsed, new_only, read_log
from relift.units import Unit

HEADER = "Date,Workout Name,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,RPE\n"

rows = st.tuples(
    st.sampled_from(["2025-03-01 10:00:00", "2025-03-02 10:00:00", "2025-03-02 18:30:00"]),
    st.sampled_from(["A", "B"]),
    st.sampled_from(["Squat", "Row", "Plank"]),
    st.sampled_from(["1", "2", "W", "F", "Rest Timer"]),
    st.sampled_from(["", "0", "60", "60.0", "102.5"]),
    st.sampled_from(["5", "5.0", "8", ""]),
    st.just("0"),
    st.sampled_from(["0", "30"]),
    st.sampled_from(["", "deep"]),
    st.sampled_from(["", "0", "8"]),
)
logs = st.lists(rows, max_size=25)


def _read(log: list[tuple[str, ...]]) -> Parsed:
    text = HEADER + "".join(",".join(row) + "\n" for row in log)
    return read_log(io.BytesIO(text.encode()), name="log.csv", zone=UTC, unit=Unit.KG)


def _keys(parsed: Parsed) -> list[bytes]:
    return [key for workout in parsed.workouts for key in workout.keys]


class TestIdentity:
    """A set that was imported once is never imported again; a set that was not, always is."""

    @given(logs)
    def test_importing_the_same_log_twice_adds_nothing(self, log: list[tuple[str, ...]]) -> None:
        parsed = _read(log)
        keys = _keys(parsed)
        assert len(set(keys)) == len(keys) == parsed.n_set_rows
        assert new_only(parsed, set(keys)) == ((), 0, len(keys))

    @given(logs, logs)
    def test_a_longer_export_adds_exactly_the_difference(
        self, log: list[tuple[str, ...]], later: list[tuple[str, ...]]
    ) -> None:
        short, long = _read(log), _read(log + later)
        workouts, n_new, n_known = new_only(long, set(_keys(short)))
        assert n_known == short.n_set_rows
        assert n_new == long.n_set_rows - short.n_set_rows
        added = [key for workout in workouts for key in workout.keys]
        assert set(added) | set(_keys(short)) == set(_keys(long))
        for workout in workouts:
            n_sets = sum(len(block.sets) for block in workout.payload.blocks)
            assert n_sets == len(workout.keys) == len(workout.payload.row_keys) // 8

    @given(logs, st.randoms(use_true_random=False))
    def test_the_order_of_rows_does_not_matter(
        self, log: list[tuple[str, ...]], random: st.DataObject
    ) -> None:
        shuffled = list(log)
        random.shuffle(shuffled)  # type: ignore[attr-defined]
        assert Counter(_keys(_read(shuffled))) == Counter(_keys(_read(log)))

    @given(logs, st.sampled_from(["", "new words"]), st.sampled_from(["A", "Z"]))
    def test_new_notes_titles_and_markers_add_nothing(
        self, log: list[tuple[str, ...]], note: str, title: str
    ) -> None:
        edited = [
            (at, title, name, "2" if mark != "Rest Timer" else mark, *rest[:4], note, rest[5])
            for at, _, name, mark, *rest in log
        ]
        assert set(_keys(_read(edited))) == set(_keys(_read(log)))
