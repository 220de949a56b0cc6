"""The columns of an unknown table are guessed from their names and content, or said."""

from __future__ import annotations

import io
from datetime import UTC

import pytest

from relift.data.tables import load_table
from relift.errors import InvalidValueError, UnreadableFileError
from relift.importers import Parsed, read_log
from relift.importers.mapping import NAMES, _File, guess_columns
from relift.importers.tables import ColumnWords


def _guessed(header: str, *rows: str, **said: str) -> dict[str, str]:
    guesses = guess_columns(header.split(","), [row.split(",") for row in rows], said)
    return {guess.heading: guess.name for guess in guesses}


def _read(text: str, **said: str) -> Parsed:
    return read_log(
        io.BytesIO(text.encode()), name="log.csv", zone=UTC, columns=ColumnWords(said=said)
    )


@pytest.mark.parametrize(
    ("header", "row", "names"),
    [
        ("Tag,Übung,Gewicht,Wdh", "01.02.2024,Kreuzheben,100,5", "date exercise weight reps"),
        ("fecha,ejercicio,kg,reps", "2024-02-01,Sentadilla,100,5", "date exercise weight-kg reps"),
        ("Date,Excercise,Weigth,Repps", "2024-02-01,Squat,100,5", "date exercise weight reps"),
        ("data,esercizio,peso,ripetizioni", "2024-02-01,Stacco,1,5", "date exercise weight reps"),
        ("workoutDate,liftName,LBS,RIR", "2024-02-01,Squat,100,2", "date - weight-lb rir"),
    ],
)
def test_headings_in_several_languages_and_with_slips_are_known(
    header: str, row: str, names: str
) -> None:
    guessed = _guessed(header, row)
    wanted = {h: n for h, n in zip(header.split(","), names.split(), strict=True) if n != "-"}
    assert guessed == wanted


def test_content_that_does_not_fit_a_name_is_not_taken_for_it() -> None:
    assert "date" not in _guessed("date,exercise,reps", "Monday,Squat,5", "later,Squat,5").values()
    assert "weight" not in _guessed("weight,reps", "heavy,5", "light,5").values()


def test_broken_cells_are_faults_under_a_telling_heading_and_unread_under_a_doubtful() -> None:
    loads = ["heavy", *map(str, range(100, 110)), "?", "?"]
    rows = "".join(f"2024-02-01,Squat,{load},5\n" for load in loads)
    read, unread = (_read(f"date,exercise,{h},reps\n{rows}") for h in ("weight", "wieght"))
    assert (len(read.faults), read.n_sets) == (3, 10)
    assert {fault.column for fault in read.faults} == {"weight"}
    assert unread.unused_columns == ("wieght",)


def test_dates_and_words_that_come_again_are_known_without_a_name() -> None:
    rows = ["2024-02-01,Squat,5", "2024-02-01,Squat,5", "2024-02-02,Squat,5", "2024-02-03,Row,5"]
    guesses = guess_columns(["x", "y", "reps"], [row.split(",") for row in rows])
    assert [(g.heading, g.name) for g in guesses] == [
        ("x", "date"),
        ("y", "exercise"),
        ("reps", "reps"),
    ]
    assert [g.certainty < 0.9 for g in guesses] == [True, True, False]


def test_what_a_person_said_is_kept_and_certain() -> None:
    assert _guessed("date,weight,last", "2024-02-01,5,100", last="weight")["last"] == "weight"
    assert (
        "weight" not in _guessed("date,weight,other", "2024-02-01,5,100", weight="nothing").values()
    )


def test_a_column_or_field_that_does_not_exist_is_told_with_those_that_do() -> None:
    with pytest.raises(InvalidValueError, match="Its columns are: date, lift"):
        _guessed("date,lift", "2024-02-01,Squat", what="exercise")
    with pytest.raises(InvalidValueError, match="Choose one of: date, time"):
        _guessed("date,lift", "2024-02-01,Squat", lift="movement")


def test_a_table_that_lacks_what_a_log_needs_is_refused_by_naming_it() -> None:
    with pytest.raises(UnreadableFileError, match="no column looks like an exercise"):
        _read("date,reps\n2024-02-01,5\n2024-02-02,6\n")


def test_reps_in_reserve_become_an_rpe_and_an_empty_one_none() -> None:
    parsed = _read("date,exercise,kg,reps,rir\n2024-02-01,Squat,100,5,2\n2024-02-01,Squat,100,5,\n")
    sets = parsed.workouts[0].payload.blocks[0].sets
    assert [s.rpe for s in sets] == [8.0, None]


def test_a_heading_of_a_known_app_that_was_changed_by_hand_is_said() -> None:
    text = "Date,Workout Name,Exercise Name,Set Order,Pounds lifted,Reps\n"
    text += "2024-02-01 10:00:00,A,Squat,1,225,5\n"
    parsed = _read(text, **{"Pounds lifted": "weight-lb"})
    assert parsed.workouts[0].payload.blocks[0].sets[0].load_entered == 225


def test_what_was_said_about_the_same_headings_before_is_used_again() -> None:
    words = ColumnWords(remembered={("when", "what", "n"): {"what": "exercise", "n": "reps"}})
    text = "when,what,n\n2024-02-01,Squat,5\n"
    parsed = read_log(io.BytesIO(text.encode()), name="log.csv", zone=UTC, columns=words)
    assert parsed.workouts[0].payload.blocks[0].sets[0].reps == 5


def test_every_name_of_the_word_list_is_something_that_a_column_can_be() -> None:
    assert set(load_table("column_words.toml", _File).names) <= set(NAMES)
