"""`relift history edit`: change something that was told; what was is kept."""

from __future__ import annotations

import inspect
from typing import Annotated, Any

import typer

from relift.cli.options import AsJson
from relift.cli.past_options import command_of, editing, given_of

_DOC = """Change something of your history. Only what you give changes, and what was is kept.

Examples:
  relift history edit 3f2a91bc --ended 2016-09
  relift history edit 3f2a91bc --clear ended --ongoing

ID may be the beginning of an id that `relift history --ids` shows. Which options go with it depends
on what it is. A medicine can be named anew and given a stricter class; what else plans and stops
rest on stays as it was said.

Exit codes: 0 done, 2 there is no such record or it cannot be changed so, 4 the record store
refused.
"""
_ID = Annotated[str, typer.Argument(metavar="ID", help="What to change.")]
_CLEAR = Annotated[
    list[str] | None,
    typer.Option(metavar="PART", help="Take an answer away, such as ended; repeat for more."),
]


def _run(*, id: str, clear: list[str] | None, as_json: bool, **typed: Any) -> None:
    from relift.cli.past_writing import edit_one

    keys = [key.strip().lstrip("-").replace("-", "_") for key in clear or ()]
    edit_one(id, given_of(typed), clear=keys, as_json=as_json)


def _keyword(name: str, annotation: object, *, default: object = None) -> inspect.Parameter:
    return inspect.Parameter(
        name, inspect.Parameter.KEYWORD_ONLY, annotation=annotation, default=default
    )


edit = command_of(
    _run,
    [
        _keyword("id", _ID, default=inspect.Parameter.empty),
        *editing(),
        _keyword("clear", _CLEAR),
        _keyword("as_json", AsJson, default=False),
    ],
    _DOC,
)
