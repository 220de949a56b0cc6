"""Rules of the field about urgency, for any answers."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import given, settings
from hypothesis import strategies as st

from relift.journal.reports import Answer, ScreenForm
from relift.screening.items import red_flags
from relift.screening.questions import questions
from relift.screening.triage import Triage, triage

IDS = [i.id for i in red_flags().items]
RANK = {None: 0, Answer.NO: 0, Answer.UNSURE: 1, Answer.YES: 2}
answers = st.dictionaries(st.sampled_from(IDS), st.sampled_from(Answer))
forms = st.sampled_from(ScreenForm)
known = st.frozensets(st.sampled_from(IDS), max_size=6)
FEW = settings(max_examples=150, deadline=None)


def at_least_as_urgent(more: Triage, less: Triage) -> bool:
    return more.tier >= less.tier and more.is_crisis >= less.is_crisis


def worse(said: Mapping[str, Answer], changes: Mapping[str, Answer]) -> dict[str, Answer]:
    """The same answers, each at least as positive, some more so."""
    return {
        item: max((a for a in (said.get(item), changes.get(item)) if a), key=RANK.__getitem__)
        for item in (*said, *changes)
    }


class TestMorePositiveAnswersNeverLowerTheUrgency:
    """A yes more, or an unsure in place of a no, can only make a screen more urgent."""

    @FEW
    @given(said=answers, changes=answers, form=forms, carried=known)
    def test_for_any_two_screens_of_which_one_is_more_positive(
        self,
        said: dict[str, Answer],
        changes: dict[str, Answer],
        form: ScreenForm,
        carried: frozenset[str],
    ) -> None:
        less = triage(said, {}, form, carried=carried)
        more = triage(worse(said, changes), {}, form, carried=carried)
        assert at_least_as_urgent(more, less)
        assert set(less.positive) <= set(more.positive)
        assert set(less.escalated_by) <= set(more.escalated_by)

    @FEW
    @given(said=answers, form=forms, carried=known, more=known)
    def test_for_more_that_is_known_from_before(
        self,
        said: dict[str, Answer],
        form: ScreenForm,
        carried: frozenset[str],
        more: frozenset[str],
    ) -> None:
        less = triage(said, {}, form, carried=carried)
        assert at_least_as_urgent(triage(said, {}, form, carried=carried | more), less)


class TestUnsureIsNeverLowerThanNo:
    """Not being sure, clarified or not, never makes a screen less urgent than a no would."""

    @FEW
    @given(
        said=answers,
        item=st.sampled_from(IDS),
        then=st.none() | st.sampled_from(Answer),
        form=forms,
    )
    def test_for_any_item_and_any_clarification(
        self, said: dict[str, Answer], item: str, then: Answer | None, form: ScreenForm
    ) -> None:
        clarified = {item: then} if then else {}
        no = triage(said | {item: Answer.NO}, {}, form)
        unsure = triage(said | {item: Answer.UNSURE}, clarified, form)
        assert at_least_as_urgent(unsure, no)
        if then is not Answer.NO:
            yes = triage(said | {item: Answer.YES}, {}, form)
            assert (unsure.tier, unsure.is_crisis) == (yes.tier, yes.is_crisis)


class TestTheQuestionsAskedMakeACompleteScreen:
    """Whoever answers every question that comes up has a complete screen, and none comes twice."""

    @FEW
    @given(data=st.data(), form=forms)
    def test_for_any_answers_in_order(self, data: st.DataObject, form: ScreenForm) -> None:
        said: dict[str, Answer] = {}
        while open_ones := questions(form, said):
            assert open_ones[0].id not in said
            said[open_ones[0].id] = data.draw(st.sampled_from(Answer))
        assert triage(said, {}, form).is_complete

    @FEW
    @given(said=answers, form=forms)
    def test_a_missing_answer_is_never_taken_for_a_no(
        self, said: dict[str, Answer], form: ScreenForm
    ) -> None:
        outcome = triage(said, {}, form)
        assert outcome.is_complete == (not questions(form, said))
        assert not set(outcome.missing) & said.keys()
