"""The one place where an error becomes a sentence on stderr and an exit code.

With `--json`, the same is told on stdout as `{"error": {"kind", "message"}}`. What is not a
`ReliftError` is a bug: it is told by its type and place alone, because the message of a foreign
exception can quote the data that it choked on. `RELIFT_DEBUG=1` shows the whole traceback.
"""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import typer
from typer.exceptions import TyperException

from relift.app.bugs import bug_words
from relift.errors import ReliftError

BUG = 70
INTERRUPTED = 130

_MORE = "RELIFT_DEBUG=1 shows more, for your eyes only: it can hold what you typed."


@contextmanager
def boundary(*, as_json: bool = False) -> Iterator[None]:
    """Tell what goes wrong inside, and end the program with its exit code.

    Args:
        as_json: Whether the error is also told on stdout as JSON.

    Raises:
        SystemExit: with the code of the error; 70 for a bug, 130 for an interruption.
    """
    try:
        yield
    except (typer.Exit, TyperException):
        raise  # an intended end, or wrong use, which typer tells with the usage line
    except ReliftError as error:
        _end(type(error).__name__, str(error), code=error.exit_code, as_json=as_json)
    except (KeyboardInterrupt, typer.Abort):
        message = "Stopped. Nothing that you had confirmed is lost: run the command again to go on."
        if sys.stderr.isatty():
            message = "\n" + message  # below the question and the terminal's ^C
        _end("Interrupted", message, code=INTERRUPTED, as_json=as_json)
    except EOFError:
        message = (
            "The input ended before the questions did. What you had confirmed is kept. "
            "Run the command in a terminal, or give the answers with --answers FILE."
        )
        _end("InputEnded", message, code=2, as_json=as_json)
    except BrokenPipeError:
        _close_quietly()
    except Exception as error:
        if os.environ.get("RELIFT_DEBUG"):
            traceback.print_exc()
        _end("Bug", bug_words(error, more=_MORE), code=BUG, as_json=as_json)


def _end(kind: str, message: str, *, code: int, as_json: bool) -> None:
    from relift.cli.output import emit_json, tell

    with suppress(OSError):  # the window may be gone
        sys.stdout.flush()
        tell(message)
        if as_json:
            emit_json({"error": {"kind": kind, "message": message}})
    raise SystemExit(code) from None


def _close_quietly() -> None:
    """End as programs do whose reader went away (`relift history | head`)."""
    # Python flushes stdout at exit and would complain once more.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    raise SystemExit(1) from None
