"""`relift checkin`: how the person is, in a minute; in a flare with the short safety questions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from relift.cli.options import Answers, AsJson
from relift.errors import AnswersError
from relift.journal.reports import PainReach

if TYPE_CHECKING:
    from pathlib import Path

    from relift.cli.answers import CheckInFile


def _rating(words: str) -> Any:
    return typer.Option(help=words, min=0, max=10, metavar="0-10")


PainNow = Annotated[float | None, _rating("Pain now, at rest.")]
Worst = Annotated[float | None, _rating("Worst pain since you last checked in.")]
Morning = Annotated[float | None, _rating("Pain on getting up today.")]
Worry = Annotated[float | None, _rating("Worry; 10 is the most.")]
Confidence = Annotated[
    float | None, _rating("Confidence that you can do what you need to; 10 is the most.")
]
IsFlare = Annotated[
    bool | None, typer.Option("--flare/--no-flare", help="Whether you call today a flare.")
]
IsDrowsy = Annotated[
    bool | None, typer.Option("--drowsy/--not-drowsy", help="Whether you feel drowsy now.")
]
Reach = Annotated[
    PainReach | None,
    typer.Option(help="How far down the pain goes: back, buttock, thigh or below_knee."),
]
Medicines = Annotated[
    list[str] | None,
    typer.Option(
        metavar="NAME[:CLASS]",
        help="A medicine you took just now; repeat for more. The class says whether it hides pain "
        "or makes drowsy (opioid, relaxant, sedative, painkiller, other); left out: from Relift's "
        "list.",
    ),
]
ScreenGiven = Annotated[
    list[str] | None,
    typer.Option(
        metavar="ID=ANSWER",
        help="An answer of the short screen: yes, no or unsure; repeat for each question.",
    ),
]
Note = Annotated[str, typer.Option(help="A note in your own words.")]


def checkin(
    *,
    pain_now: PainNow = None,
    worst: Worst = None,
    morning: Morning = None,
    worry: Worry = None,
    confidence: Confidence = None,
    flare: IsFlare = None,
    drowsy: IsDrowsy = None,
    reach: Reach = None,
    medicine: Medicines = None,
    screen: ScreenGiven = None,
    note: Note = "",
    answers: Answers = None,
    as_json: AsJson = False,
) -> None:
    """Say how you are. Without options you are asked, and may skip each part.

    Examples:
      relift checkin
      relift checkin --pain-now 3 --morning 4 --worry 5 --confidence 6
      relift checkin --medicine ibuprofen --medicine "night tablet:sedative"
      relift checkin --answers checkin.toml --json

    In a flare the short safety questions belong to it. Where nobody can be asked, the check-in is
    kept and Relift says which questions are open.

    Exit codes: 0 done (also when there is a stop), 2 answers missing or not readable, 4 the record
    store refused, 130 you broke off.
    """
    from relift.cli.answers import CheckInAnswers, CheckInFile, ScreenAnswers, read_medicine

    said = CheckInAnswers(
        pain_now=pain_now,
        pain_worst=worst,
        pain_morning=morning,
        worry=worry,
        confidence=confidence,
        flare=flare,
        drowsy=drowsy,
        reach=reach,
        note=note,
    )
    typed = CheckInFile(
        checkin=said,
        medicine=tuple(read_medicine(text) for text in medicine or ()),
        screen=ScreenAnswers(answers=_screen_answers(screen or [])),
    )
    _run(None if typed == CheckInFile() else typed, answers, as_json=as_json)


def _run(typed: CheckInFile | None, path: Path | None, *, as_json: bool) -> None:
    """Take the answers from the options, a file, or a person, whichever there is."""
    from relift.cli.answers import CheckInFile, read_answers
    from relift.cli.checkin_flow import run_checkin

    if typed is not None and path is not None:
        raise AnswersError("Give the answers with --answers or with options, not both.")
    if typed is not None:
        run_checkin(typed, "the command line", is_strict=False, as_json=as_json)
        return
    if as_json and path is None:
        raise AnswersError("With --json there are no questions: give options, or --answers.")
    file = read_answers(path, CheckInFile) if path else None
    run_checkin(file, path.name if path else "", is_strict=True, as_json=as_json)


def _screen_answers(typed: list[str]) -> dict[str, str]:
    answers = {}
    for text in typed:
        item, mark, answer = text.partition("=")
        if not mark:
            raise AnswersError("Write an answer of the screen as ID=yes, ID=no or ID=unsure.")
        answers[item.strip()] = answer.strip().lower()
    return answers
