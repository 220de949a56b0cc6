"""What stops training cannot be edited, deleted or undone away."""

from uuid import uuid4

import pytest
from tests.builders import at

from relift.journal.lifting import ExposureDone
from relift.journal.log import fold
from relift.journal.records import new_record
from relift.journal.reports import (
    Answer,
    BatchUndone,
    CheckIn,
    ScreenAnswered,
    ScreenForm,
    Tombstone,
)

PERSON, WORKOUT, EXPOSURE, BATCH = uuid4(), uuid4(), uuid4(), uuid4()


def record(payload, day=0, **parts):
    return new_record(payload, person=PERSON, at=at(day), **parts)


def screen(answer):
    return ScreenAnswered(form=ScreenForm.FULL, answers={"saddle_numbness": answer})


def done(**parts):
    return ExposureDone(workout=WORKOUT, exposure=EXPOSURE, movement="deadlift", **parts)


def test_a_screen_that_was_deleted_still_stands():
    danger = record(screen(Answer.YES))
    journal = fold([danger, record(Tombstone(), day=1, supersedes=danger.id)])
    assert [s.value.answers["saddle_numbness"] for s in journal.screens] == [Answer.YES]


def test_a_screen_that_was_edited_still_stands_beside_the_edit():
    danger = record(screen(Answer.YES))
    journal = fold([danger, record(screen(Answer.NO), day=1, supersedes=danger.id)])
    assert danger.id in {s.id for s in journal.screens}


def test_a_screen_of_an_undone_batch_still_stands():
    danger = record(screen(Answer.YES), batch=BATCH)
    journal = fold([danger, record(BatchUndone(batch=BATCH), day=1)])
    assert len(journal.screens) == 1


@pytest.mark.parametrize("later", [Tombstone(), done(felt_pain=1.0)])
def test_a_nerve_sign_in_a_set_outlives_its_deletion_and_its_edit(later):
    sign = record(done(felt_pain=4.0, has_new_nerve_sign=True))
    journal = fold([sign, record(later, day=1, supersedes=sign.id)])
    assert [e.has_new_nerve_sign for e in journal.exposures] == [True]


def test_an_edit_still_changes_the_rest_of_a_set_with_a_nerve_sign():
    sign = record(done(felt_pain=4.0, has_new_nerve_sign=True))
    edit = record(done(felt_pain=1.0), day=1, supersedes=sign.id)
    assert [e.felt_pain for e in fold([sign, edit]).exposures] == [1.0]


def test_other_records_are_edited_and_deleted_as_ever():
    first = record(CheckIn(pain_now=4))
    edit = record(CheckIn(pain_now=2), day=1, supersedes=first.id)
    assert [c.value.pain_now for c in fold([first, edit]).checkins] == [2]
    gone = record(Tombstone(), day=2, supersedes=edit.id)
    assert fold([first, edit, gone]).checkins == ()
