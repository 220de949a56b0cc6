"""`relift history show`: one thing whole, with what was said before it was changed."""

from __future__ import annotations

from typing import Annotated

import typer

from relift.cli.options import AsJson


def show(
    id: Annotated[str, typer.Argument(metavar="ID", help="The id, or its beginning.")],
    *,
    as_json: AsJson = False,
) -> None:
    """Show one thing whole, with its edits over time.

    Examples:
      relift history show 3f2a91bc
      relift history show 3f2a91bc --json

    A scan is shown with its report word for word; beside it stands what is known about scans and
    about the words in it. That is general knowledge and says nothing about what you have.

    Exit codes: 0 done, 2 there is no such record, 4 the record store refused.
    """
    from relift.cli.output import emit_json
    from relift.cli.past_view import looked_at, show_one, whole_json

    shown = looked_at(id)
    if as_json:
        emit_json(whole_json(shown))
    else:
        show_one(shown)
