"""What a command prints: JSON for programs, tables and text for people.

Rich is loaded on a terminal only. Piped output is plain: no colour, no boxes, no cut lines. Text
that a person or another app wrote goes through `plain`, so that it cannot drive the terminal.
"""

from __future__ import annotations

import codecs
import json
import os
import re
import sys
import textwrap
import time
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from shutil import get_terminal_size
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress

    from relift.report.terminal import Pen

_MAX_WIDTH = 88
_MIN_WIDTH = 30
_GAP = "  "
_PATIENCE_S = 1.0
_MARKER = re.compile(r" *(?:- |\d+\. )?")


def emit_json(value: object) -> None:
    """Print a value as indented JSON: dates as ISO 8601, records and ids as msgspec writes them."""
    import msgspec

    try:
        encoded = msgspec.json.encode(value)
    except UnicodeEncodeError:
        encoded = msgspec.json.encode(_readable(msgspec.to_builtins(value)))
    text = msgspec.json.format(encoded, indent=2).decode("utf-8")
    print(_escaped(text) if _is_narrow(sys.stdout.encoding) else text)


def emit_file(content: bytes) -> None:
    """Print what is a file of its own (a picture, a page, a table) byte for byte, as UTF-8."""
    sys.stdout.flush()
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


def say(*paragraphs: str) -> None:
    """Print paragraphs, wrapped to a readable width, with a blank line between them."""
    print("\n\n".join(_wrap(p) for p in paragraphs))


def tell(message: str) -> None:
    """Print a paragraph on stderr: an error, a hint, a question's reason."""
    print(_wrap(message), file=sys.stderr)


def plain(text: str) -> str:
    """Text of a person or another app without control characters; line breaks become spaces."""
    spaced = " ".join(text.split())
    return "".join(
        c for c in spaced if unicodedata.category(c) not in ("Cc", "Cf") or c == "\u200d"
    )


def pen_of_output() -> Pen:
    """What a drawing on stdout has to keep to: the width, and whether only ASCII can be shown."""
    from relift.report.terminal import Pen

    width = min(_MAX_WIDTH, get_terminal_size().columns)
    is_dumb = is_terminal() and os.environ.get("TERM") == "dumb"
    return Pen(width=width, is_plain=is_dumb or _is_narrow(sys.stdout.encoding))


def is_terminal() -> bool:
    """Whether a person is reading stdout."""
    return sys.stdout.isatty()


def can_draw() -> bool:
    """Whether a person is reading stdout on a terminal that knows line drawing."""
    is_able = os.environ.get("TERM") != "dumb" and not _is_narrow(sys.stdout.encoding)
    return is_terminal() and is_able


def may_ask() -> bool:
    """Whether a person can be asked: both stdin and stdout are a terminal."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def console() -> Console:
    """A rich console on stdout; without colour where it is piped or `NO_COLOR` is set."""
    from rich.console import Console

    return Console(highlight=False, markup=False, emoji=False)


def table(columns: Sequence[str], rows: Iterable[Sequence[object]], *, title: str = "") -> None:
    """Print a table: with rich on a terminal, as aligned plain text elsewhere.

    Args:
        columns: The headings.
        rows: One sequence a row; None is shown as an empty cell, numbers are set to the right.
        title: A line above.
    """
    cells = [["" if value is None else value for value in row] for row in rows]
    texts = [[plain(str(value)) for value in row] for row in cells]
    rights = [_is_numeric(values) for values in zip(*cells, strict=True)] or [False] * len(columns)
    if is_terminal() and os.environ.get("TERM") != "dumb":
        _rich_table(columns, texts, rights, title)
        return
    if title:
        print(title)
    widths = [max(map(len, column)) for column in zip(columns, *texts, strict=True)]
    for row in [list(columns), *texts]:
        line = _GAP.join(
            value.rjust(width) if right else value.ljust(width)
            for value, width, right in zip(row, widths, rights, strict=True)
        )
        print(line.rstrip())


@contextmanager
def progress(description: str, total: int) -> Iterator[Callable[[int], None]]:
    """Show a bar on stderr while work goes on that takes more than a second.

    Args:
        description: What is going on.
        total: How much there is to do.

    Yields:
        A function that is told how much more was done. Where no person is watching it does
        nothing.
    """
    with _late_bar(description, total) as bar:
        yield bar.advance if bar else lambda _amount: None


@contextmanager
def row_progress(description: str) -> Iterator[Callable[[int, int], None] | None]:
    """The same for rows of a file, with how many a second.

    Args:
        description: What is going on.

    Yields:
        A function that is told how many rows are done, of about how many; None where no person is
        watching.
    """
    with _late_bar(description, unit="rows") as bar:
        yield bar.reach if bar else None


@contextmanager
def _late_bar(description: str, total: int = 0, unit: str = "") -> Iterator[_LateBar | None]:
    """A bar while work goes on; None where no person is watching."""
    if not sys.stderr.isatty():
        yield None
        return
    bar = _LateBar(plain(description), total, unit)
    try:
        yield bar
    finally:
        bar.stop()


class _LateBar:
    """A progress bar that comes up once there is something to wait for.

    Args:
        description: What is going on.
        total: How much there is to do.
        unit: Of what so many a second are done; "": the rate is not shown.
    """

    def __init__(self, description: str, total: int, unit: str) -> None:
        self._description = description
        self._total = total
        self._unit = unit
        self._done = 0
        self._shown_from = time.monotonic() + _PATIENCE_S
        self._bar: Progress | None = None

    def advance(self, amount: int) -> None:
        self.reach(self._done + amount, self._total)

    def reach(self, done: int, total: int) -> None:
        self._done, self._total = done, total
        if self._bar is None:
            if time.monotonic() < self._shown_from:
                return
            self._bar = self._start()
        rate = self._done / (time.monotonic() - self._shown_from + _PATIENCE_S)
        self._bar.update(
            self._bar.task_ids[0],
            completed=self._done,
            total=self._total,
            rate=f"{rate:,.0f} {self._unit}/s" if self._unit else "",
        )

    def stop(self) -> None:
        if self._bar is not None:
            self._bar.stop()

    def _start(self) -> Progress:
        from rich.console import Console
        from rich.progress import Progress, TextColumn

        columns = (*Progress.get_default_columns(), TextColumn("{task.fields[rate]}"))
        bar = Progress(*columns, console=Console(stderr=True), transient=True)
        bar.add_task(self._description, total=self._total, rate="")
        bar.start()
        return bar


def _readable(value: object) -> object:
    """A value whose texts hold no byte that is not UTF-8; a file's name can hold one."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, dict):
        return {_readable(key): _readable(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_readable(one) for one in value]
    return value


def _is_narrow(encoding: str | None) -> bool:
    """Whether stdout cannot say every character."""
    return codecs.lookup(encoding or "utf-8").name != "utf-8"


def _escaped(text: str) -> str:
    """JSON in ASCII, so that an old terminal's escapes cannot make it invalid."""
    return "".join(c if c.isascii() else json.dumps(c)[1:-1] for c in text)


def _wrap(paragraph: str) -> str:
    width = max(_MIN_WIDTH, min(_MAX_WIDTH, get_terminal_size().columns))
    return "\n".join(
        textwrap.fill(
            line,
            width,
            break_long_words=False,
            break_on_hyphens=False,
            subsequent_indent=_hang(line),
        )
        for line in paragraph.splitlines()
    )


def _hang(line: str) -> str:
    """The indent of a wrapped line's rest: under the text, also behind a dash or a number."""
    marker = _MARKER.match(line)
    return " " * (marker.end() if marker else 0)


def _is_numeric(values: Sequence[object]) -> bool:
    filled = [v for v in values if v != ""]
    return bool(filled) and all(isinstance(v, int | float) for v in filled)


def _rich_table(
    columns: Sequence[str], texts: Sequence[Sequence[str]], rights: Sequence[bool], title: str
) -> None:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    drawn = Table(title=title or None, box=box.SIMPLE_HEAD, title_justify="left")
    for heading, right in zip(columns, rights, strict=True):
        drawn.add_column(heading, justify="right" if right else "left", overflow="fold")
    for row in texts:
        drawn.add_row(*(Text(value) for value in row))
    console().print(drawn)
