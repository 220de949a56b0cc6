"""Options of `relift history add` and `edit`, made from the table of parts."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping
from typing import Annotated, Any

import typer

from relift.app.past.parts import CHOICES, MOST, NOUNS, PARTS, Ask, Part
from relift.cli.options import Answers, AsJson
from relift.errors import AnswersError

_LISTED = 3
_METAVARS: dict[Ask, str] = {
    Ask.RATING: "0-10",
    Ask.COUNT: "N",
    Ask.DAY: "DAY",
    Ask.TIME: "TIME",
    **{ask: ask.value.upper() for ask in CHOICES},
}


def command_of(
    run: Callable[..., None], parameters: Iterable[inspect.Parameter], doc: str
) -> Callable[..., None]:
    """A command with these parameters, which are handed to `run` by name.

    Typer reads a command's options from its signature, so the table of parts becomes one.
    """

    def command(**given: Any) -> None:
        run(**given)

    command.__signature__ = inspect.Signature(list(parameters))  # type: ignore[attr-defined]
    command.__annotations__ = {}
    command.__doc__ = doc
    return command


def adding(kind: str) -> list[inspect.Parameter]:
    """The parameters of `relift history add KIND`."""
    first, *rest = PARTS[kind]
    return [
        _parameter(first.key, _argument(first)),
        *_second(kind, rest),
        *(_parameter(p.key, _option(p, p.asked)) for p in _options(kind, rest)),
        _parameter("answers", Answers),
        _parameter("as_json", AsJson, default=False),
    ]


def editing() -> list[inspect.Parameter]:
    """The parameters of `relift history edit`: every part of every kind, each once."""
    kinds: dict[str, list[str]] = {}
    parts: dict[str, Part] = {}
    for kind, table in PARTS.items():
        for part in table:
            if part.key not in ("of", "from_calm"):
                parts.setdefault(part.key, part)
                kinds.setdefault(part.key, []).append(kind)
    return [
        _parameter(p.key, _option(p, _edit_help(p, kinds[p.key]), is_edit=True))
        for p in parts.values()
    ]


def given_of(typed: Mapping[str, object]) -> dict[str, object]:
    """What was typed, by key, without what was left out."""
    return {_key(name): value for name, value in typed.items() if value is not None}


def check_kind(given: Iterable[str], kind: str) -> None:
    """Refuse parts that a kind does not have.

    Raises:
        AnswersError: naming them, and those that it has.
    """
    known = [p.key for p in PARTS[kind] if p.key not in ("of", "from_calm")]
    foreign = [key for key in given if key not in known]
    if foreign:
        listed = ", ".join(_flag(key) for key in known)
        raise AnswersError(
            f"{NOUNS[kind]} has no {', '.join(_flag(key) for key in foreign)}. It has: {listed}. "
            "Nothing was changed."
        )


def _second(kind: str, rest: list[Part]) -> list[inspect.Parameter]:
    """A rating is typed after what it is of: `relift history add rating 3f2a 6`."""
    if kind != "rating":
        return []
    return [_parameter(rest[0].key, _argument(rest[0]))]


def _options(kind: str, rest: list[Part]) -> list[Part]:
    return rest[1:] if kind == "rating" else rest


def _parameter(name: str, annotation: object, *, default: object = None) -> inspect.Parameter:
    return inspect.Parameter(
        _name(name), inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation
    )


def _argument(part: Part) -> object:
    info = typer.Argument(metavar=part.key.upper(), help=part.asked, **_bounds(part))
    return Annotated[_type(part), info]


def _option(part: Part, words: str, *, is_edit: bool = False) -> object:
    if part.ask is Ask.FLAG:
        names = f"{part.flag}/--no-{part.key.replace('_', '-')}" if is_edit else part.flag
        return Annotated[bool | None, typer.Option(names, help=words)]
    info = typer.Option(part.flag, metavar=_metavar(part), help=words, **_bounds(part))
    return Annotated[_type(part), info]


def _bounds(part: Part) -> dict[str, Any]:
    return {"min": 0, "max": MOST[part.ask]} if part.ask in MOST else {}


def _type(part: Part) -> Any:
    return float | None if part.ask in MOST else str | None


def _metavar(part: Part) -> str:
    return _METAVARS.get(part.ask, "WORDS")


def _edit_help(part: Part, kinds: list[str]) -> str:
    of = ", ".join(kinds[:_LISTED]) + (" and others" if len(kinds) > _LISTED else "")
    return f"Of {of}." if part.ask is not Ask.TIME else "When it was."


def _name(key: str) -> str:
    # `class` cannot be the name of a Python parameter.
    return "medicine_class" if key == "class" else key


def _key(name: str) -> str:
    return "class" if name == "medicine_class" else name


def _flag(key: str) -> str:
    return f"--{key.replace('_', '-')}"
