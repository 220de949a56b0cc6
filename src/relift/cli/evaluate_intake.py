"""`relift evaluate intake`: the guard for free text, scored on made-up texts."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING, Annotated

import typer

from relift.cli.options import AsJson
from relift.cli.output import emit_json, plain, say, table

if TYPE_CHECKING:
    from relift.cohort.intake_evaluation import Evaluation, Scores, Share

_PERCENT = 100


class SplitName(enum.StrEnum):
    """Which part of the corpus."""

    TRAIN = "train"
    HELD_OUT = "held-out"
    OTHER_AUTHOR = "other-author"
    ALL = "all"


def intake(
    *,
    split: Annotated[SplitName, typer.Option(help="Which part of the texts.")] = SplitName.HELD_OUT,
    errors: Annotated[bool, typer.Option("--errors", help="List what was taken wrongly.")] = False,
    as_json: AsJson = False,
) -> None:
    """Score the guard that holds spam and offers of medicines.

    Examples:
      relift evaluate intake
      relift evaluate intake --split train --errors

    The texts are made up. No template and no disguise of the held-out part is in the other.

    Exit codes: 0 done, also where the figures are poor.
    """
    from relift.cohort.intake_corpus import Split
    from relift.cohort.intake_evaluation import evaluate_intake

    found = evaluate_intake(None if split is SplitName.ALL else Split(split.value))
    if as_json:
        emit_json({"what": "intake", **_as_json(found, with_errors=errors)})
        return
    _show(found, with_errors=errors)


def _as_json(found: Evaluation, *, with_errors: bool) -> dict[str, object]:
    told: dict[str, object] = {
        "total": found.total,
        "by_style": found.by_style,
        "by_disguise": found.by_disguise,
    }
    return {**told, "errors": found.errors} if with_errors else told


def _show(found: Evaluation, *, with_errors: bool) -> None:
    total = found.total
    say(
        f"{total.n} made-up texts ({total.name}): {total.recall.n} spam, {total.passed.n} honest.",
        f"Precision {_words(total.precision)}, recall {_words(total.recall)}; "
        f"of the honest texts {_words(total.passed)} pass.",
    )
    print()
    table(("style", "texts", "spam held", "honest passed"), [_row(one) for one in found.by_style])
    print()
    table(
        ("disguise", "spam", "held"),
        [(one.name, one.recall.n, _plain_share(one.recall)) for one in found.by_disguise],
    )
    if with_errors:
        print()
        for case in found.errors:
            say(f"- {'missed' if case.is_spam else 'held'} ({case.style}): {plain(case.text)}")


def _row(one: Scores) -> tuple[str, int, str, str]:
    return one.name, one.n, _plain_share(one.recall), _plain_share(one.passed)


def _plain_share(one: Share) -> str:
    return f"{one.hits} of {one.n}" if one.n else ""


def _words(one: Share) -> str:
    if one.value is None or one.low is None or one.high is None:
        return "not known"
    value, low, high = (round(x * _PERCENT, 1) for x in (one.value, one.low, one.high))
    return f"{value}% ({low} to {high})"
