"""A what-if in plain words: what may come, what it takes for granted, what cannot be known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from relift.plan.what_if import Reference, WhatIf
from relift.plan.what_if_table import Policy, what_if_table
from relift.threat.courses import Future
from relift.units import format_load

_AS = {
    Policy.AVOID: "if you avoid",
    Policy.RUSH: "if you rush",
    Policy.GRADE: "if you grade",
    Policy.OWN: "if you go on as now",
}
_AFTER = {Policy.AVOID: "avoiding", Policy.GRADE: "grading"}
_ACTIVE = (Policy.RUSH, Policy.GRADE, Policy.OWN)
_SMALL = 0.5
_TENTHS = 10


def name_of(policy: Policy) -> str:
    """What a way is called."""
    name: str = getattr(what_if_table().ways, policy).name
    return name


def reference_words(reference: Reference) -> str:
    """The exposure whose expected pain is followed."""
    load = ""
    if reference.load_entered is not None and reference.unit is not None:
        load = f" {format_load(reference.load_entered, reference.unit)}"
    return f"{reference.movement}{load} × {reference.reps}"


def ways_words(seen: WhatIf) -> tuple[str, ...]:
    """What each way means, a line each."""
    ways = what_if_table().ways
    return tuple(
        f"{getattr(ways, one.policy).name}: {_meaning(seen, one.policy)}" for one in seen.ways
    )


def summary(seen: WhatIf) -> tuple[str, ...]:
    """What may come of the ways, with how often in the model's futures; no promise."""
    return tuple(_summary(seen))


def assumptions(seen: WhatIf) -> tuple[str, ...]:
    """What the view takes for granted."""
    table = what_if_table()
    texts = [one.text for one in table.assumptions]
    return tuple([table.pending.text, *texts] if seen.has_pending_sign else texts)


def knowledge(seen: WhatIf) -> tuple[str, ...]:
    """What the model can and cannot know with the data so far."""
    table = what_if_table()
    told = [f"You have rated {_counted(seen.n_rated)} so far."]
    if seen.is_little_data:
        told.append(
            f"With under {table.little.sets}, most of what you see is what the model took for "
            "granted at the start, and little is learned from you."
        )
    known = [one.words for one in seen.known if one.is_known]
    later = [one.words for one in seen.known if not one.is_known and _can_be(one.trait)]
    never = [one.words for one in seen.known if not one.is_known and not _can_be(one.trait)]
    paragraphs = [" ".join(told)]
    if known:
        paragraphs.append(f"It can tell: {_listed(known)}.")
    if later:
        paragraphs.append(f"It cannot tell yet: {_listed(later)}. That takes more rated sets.")
    if never:
        paragraphs.append(
            f"It cannot tell: {_listed(never)}. We tried it on made-up people whose answers we "
            f"know. With up to {table.known_rule.most_sets_tried} rated sets each, the model did "
            "not find them well enough. So nothing of that is shown about you."
        )
    return tuple(paragraphs)


def _summary(seen: WhatIf) -> Iterator[str]:
    ends = {one.policy: one.future for one in seen.ways}
    what = reference_words(seen.reference)
    yield _pain(ends)
    yield _expected(ends, what)
    yield _too_much(ends)
    yield _retry(ends, what)
    if ends[Policy.RUSH].expected.mean[-1] < ends[Policy.GRADE].expected.mean[-1]:
        yield (
            "Rush brings the expected pain down fastest here. The price is more sets that are too "
            "much. What such sets may do to you is hardly in the model, so this is no reason to "
            "rush."
        )
    yield "None of this is a verdict on what you did so far."


def _pain(ends: dict[Policy, Future]) -> str:
    last = {policy: future.morning.mean[-1] for policy, future in ends.items()}
    lower = _shares({policy: future.p_pain_lower for policy, future in ends.items()})
    told = f"In {lower}, pain on getting up ends a point or more lower than now."
    if max(last.values()) - min(last.values()) < _SMALL:
        return f"{told} It differs little between the four ways."
    worst = max(last, key=last.__getitem__)
    return f"{told} It ends highest {_AS[worst]}: at about {last[worst]:.1f}."


def _expected(ends: dict[Policy, Future], what: str) -> str:
    avoid = ends[Policy.AVOID].expected
    lower = {policy: ends[policy].p_expected_lower for policy in _ACTIVE}
    return (
        f"The pain expected of {what} is about {avoid.mean[0]:.1f} now. If you avoid, it is about "
        f"{avoid.mean[-1]:.1f} at the end. It falls by a point or more in {_shares(lower)}."
    )


def _too_much(ends: dict[Policy, Future]) -> str:
    parts = [
        f"about {ends[policy].n_too_much:.0f} of {ends[policy].n_sets:.0f} sets {_AS[policy]}"
        for policy in _ACTIVE
        if round(ends[policy].n_sets)
    ]
    weeks = _shares({policy: future.p_bad_week for policy, future in ends.items()})
    sets = f"Too much pain comes in {_listed(parts)}. " if parts else ""
    return f"{sets}At least one week with clearly worse mornings comes in {weeks}."


def _retry(ends: dict[Policy, Future], what: str) -> str:
    parts = [
        f"after {words}, about {ends[policy].retry.expected:.1f} is expected and "
        f"{ends[policy].retry.felt:.1f} felt"
        for policy, words in _AFTER.items()
    ]
    graded = ends[Policy.GRADE].retry
    return (
        f"If {what} is then tried: {'; '.join(parts)}. In the same future it hurts a point or more "
        f"less after grading than after avoiding in {_often(graded.p_hurts_less)} futures."
    )


def _meaning(seen: WhatIf, policy: Policy) -> str:
    words: str = getattr(what_if_table().ways, policy).words
    if policy is not Policy.OWN:
        return words
    if seen.programme:
        return f"You follow the programme “{seen.programme}” as it is written, whatever hurts."
    if seen.own is None:
        return "You did nothing on this ladder in the last week, so this is the same as Avoid."
    often = "every day" if seen.own.every_d == 1 else f"every {seen.own.every_d} days"
    load = ""
    if seen.own.load_entered is not None and seen.own.unit is not None:
        load = f" {format_load(seen.own.load_entered, seen.own.unit)}"
    return f"{words} That is {seen.own.movement}{load} × {seen.own.reps}, {often}."


def _shares(by_policy: Mapping[Policy, float]) -> str:
    """How often, way by way; once where all are the same."""
    told = {policy: _often(share) for policy, share in by_policy.items()}
    if len(set(told.values())) == 1:
        return f"{next(iter(told.values()))} of the model's futures, whichever way you go"
    first, *others = [f"{often} {_AS[policy]}" for policy, often in told.items()]
    often, _, way = first.partition(" if ")
    return _listed([f"{often} of the model's futures if {way}", *others])


def _often(share: float) -> str:
    """How often in the model's futures: never 0 or 10 of 10, which no model can say."""
    tenths = round(share * _TENTHS)
    if tenths == 0:
        return "fewer than 1 in 10"
    if tenths == _TENTHS:
        return "more than 9 in 10"
    return f"about {tenths} in 10"


def _counted(n: int) -> str:
    return "no set" if n == 0 else f"{n} set{'' if n == 1 else 's'}"


def _listed(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def _can_be(trait: str) -> bool:
    return what_if_table().known[trait].from_sets is not None
