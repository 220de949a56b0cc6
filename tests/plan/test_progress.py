"""Where a person is on a ladder."""

from tests.builders import at, day_of

from relift.plan.outcomes import Outcome
from relift.plan.progress import Attempt, Progress, climb


def attempt(day, rung, outcome=Outcome.TOLERATED, kg=0.0, share=0.2, **parts):
    return Attempt(
        at=at(day, 17), rung=rung, load_kg=kg, relative_load=share, outcome=outcome, **parts
    )


def fold(*attempts, mornings=(3, 3, 3, 3, 3), today=1) -> Progress:
    by_day = {day_of(i): pain for i, pain in enumerate(mornings) if pain is not None}
    return climb(attempts, mornings=by_day, today=day_of(today))


def test_a_rung_is_confirmed_when_the_next_morning_agrees():
    assert fold(attempt(0, 4, kg=60)).confirmed == 4
    assert fold(attempt(0, 4, kg=60)).confirmed_kg == 60


def test_a_rung_tolerated_today_is_not_confirmed_yet():
    progress = fold(attempt(1, 4))
    assert (progress.confirmed, progress.tolerated_today) == (-1, 4)


def test_a_morning_that_disagrees_confirms_nothing():
    assert fold(attempt(0, 4), mornings=(3, 6)).confirmed == -1


def test_a_morning_that_is_not_told_leaves_the_rung_unconfirmed():
    assert fold(attempt(0, 4), mornings=(3, None)).confirmed == -1


def test_a_stop_steps_back_below_the_rung():
    progress = fold(attempt(0, 5, kg=80), attempt(1, 5, Outcome.STOP), today=2)
    assert progress.confirmed == 4
    assert progress.confirmed_kg == 0
    assert progress.stepped_back_from == 5


def test_rungs_below_a_stop_of_the_same_day_can_be_confirmed():
    progress = fold(attempt(0, 3, kg=40), attempt(0, 4, kg=50), attempt(0, 5, Outcome.STOP))
    assert (progress.confirmed, progress.confirmed_kg) == (4, 50)


def test_a_stop_today_closes_the_ladder_and_steps_back_at_once():
    progress = fold(attempt(0, 5, kg=80), attempt(1, 3, Outcome.STOP))
    assert progress.is_stopped_today
    assert progress.confirmed == 2


def test_the_step_back_lasts_until_the_rung_below_is_confirmed_anew():
    stopped = attempt(0, 5, Outcome.STOP)
    assert fold(stopped, attempt(1, 3), today=2).stepped_back_from == 5
    again = fold(stopped, attempt(1, 4), today=2)
    assert (again.stepped_back_from, again.confirmed) == (None, 4)


def test_neither_a_repeat_nor_an_unrated_nor_an_avoided_set_confirms():
    assert fold(attempt(0, 4, Outcome.REPEAT)).confirmed == -1
    assert fold(attempt(0, 4, Outcome.UNKNOWN)).confirmed == -1
    assert fold(attempt(0, 4, Outcome.UNKNOWN, is_avoided=True)).last_on is None


def test_the_newest_heavy_day_before_today_is_known():
    progress = fold(attempt(0, 11, share=0.65), attempt(1, 2, share=0.2), today=2)
    assert progress.heavy_at == at(0, 17)
    assert progress.last_on == day_of(1)
    assert progress.last_rungs == {2}


def test_a_later_stop_higher_up_does_not_take_back_the_lower_one():
    low, high = attempt(0, 5, Outcome.STOP), attempt(1, 8, Outcome.STOP)
    assert fold(low, high, today=2).stepped_back_from == 5
    assert fold(low, high, today=1).stepped_back_from == 5


def test_what_was_done_under_a_later_date_further_east_counts_as_today():
    progress = fold(attempt(2, 5, Outcome.STOP), today=1)
    assert progress.is_stopped_today
    assert progress.confirmed == -1
