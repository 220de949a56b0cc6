"""`relift serve`: the app in the browser of this computer, and on a phone behind a tunnel."""

from __future__ import annotations

from typing import Annotated

import typer

from relift.cli.options import AsJson


def serve(
    *,
    port: Annotated[
        int, typer.Option("--port", min=0, max=65535, help="Port on this computer; 0: a free one.")
    ] = 8750,
    phone: Annotated[
        str,
        typer.Option(
            "--phone", metavar="ADDRESS", help="The https:// address by which your phone comes."
        ),
    ] = "",
    bind: Annotated[
        str, typer.Option("--bind", metavar="HOST", help="Only this computer is allowed.")
    ] = "127.0.0.1",
    browser: Annotated[
        bool, typer.Option("--browser/--no-browser", help="Whether to open the browser.")
    ] = True,
    as_json: AsJson = False,
) -> None:
    """Open Relift in your browser, from this computer alone.

    Examples:
      relift serve
      relift serve --no-browser --port 0
      relift serve --phone https://relift.example

    A link is printed that works once, for ten minutes; it lets this browser in from then on. Run
    the command a second time while it serves, and it prints a new link. Ctrl-C ends it; what is
    being written is written first.

    --phone is for your own phone, behind a tunnel or Caddy on this computer: the guide is in
    docs/howto/on-your-phone.md.

    Exit codes: 0 ended by Ctrl-C, 1 the port is taken, 2 an address that is not allowed, 4 the
    record store refused.
    """
    from relift.cli.serve_flow import run_serve

    run_serve(port=port, phone=phone, bind=bind, opens_browser=browser, as_json=as_json)
