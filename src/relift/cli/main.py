"""The `relift` program: finds the command that was named, loads it, and runs it.

Commands are listed in `relift.cli.table` and imported when they are called, so that help starts
without Django, NumPy and rich. `relift.cli.errors` turns what goes wrong into words and a code.
"""

from __future__ import annotations

import contextlib
import importlib
import inspect
import io
import signal
import sys
from collections.abc import Callable, Mapping
from difflib import get_close_matches
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from relift import __version__
from relift.cli.errors import boundary
from relift.cli.table import COMMANDS, Entry

_NAME = "relift"
_EPILOG = (
    "Every command has --help with an example, and --json for programs. Exit codes: 0 done, "
    "1 failed, 2 wrong use or answers, 3 a file could not be read, 4 the record store refused, "
    "70 a bug, 130 interrupted. RELIFT_HOME names the folder that your journal lies in."
)


class QuickHelp:
    """A command whose `--help` flag is False, not None, where it is not given.

    Typer reads a flag of None through pydantic, whose import takes as long as Typer's own.
    """

    def get_help_option(self, ctx: Any) -> Any:
        """The help option with a default."""
        option = super().get_help_option(ctx)  # type: ignore[misc]
        if option is not None:
            option.default = False
        return option


class OneCommand(QuickHelp, TyperCommand):
    """One of the commands."""


class CommandTable(QuickHelp, TyperGroup):
    """A group whose commands come from a table and load when called."""

    table: Mapping[str, Entry] = COMMANDS

    def list_commands(self, ctx: Any) -> list[str]:
        """Name every command, in the order of the table."""
        return list(self.table)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Import a command's module and make the command, or return None if there is none."""
        entry = self.table.get(cmd_name)
        return None if entry is None else _made(cmd_name, entry)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command that was named, or say which one may have been meant."""
        if args[0] not in self.table:
            near = get_close_matches(args[0], self.table, n=1)
            path = " ".join([_NAME, *ctx.command_path.split()[1:]])
            hint = f" Did you mean `{path} {near[0]}`?" if near else ""
            ctx.fail(f"There is no command {args[0]!r}.{hint} `{path} --help` lists them all.")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write the list of commands without loading one of them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, entry.line) for name, entry in self.table.items()])


class Program(CommandTable):
    """The whole program: the one place that tells errors."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Remember whether JSON was asked for: an error must know before the command is read."""
        ctx.meta[__name__] = "--json" in args
        return super().parse_args(ctx, args)

    def invoke(self, ctx: Any) -> Any:
        """Run the command inside the one place that tells errors."""
        with boundary(as_json=ctx.meta[__name__]):
            return super().invoke(ctx)


app = typer.Typer(
    cls=Program,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=_EPILOG,
)


@app.callback(invoke_without_command=True)
def relift(
    ctx: typer.Context,
    *,
    version: Annotated[bool, typer.Option("--version", help="Show the version and exit.")] = False,
) -> None:
    """From a back-pain flare-up back to full training.

    Start with `relift import FILE` to bring in your training log, and with `relift flare` when
    your back acts up. Relift does not diagnose, and it does not replace a doctor.
    """
    if version:
        typer.echo(f"relift {__version__}")
    elif ctx.invoked_subcommand is None:
        typer.echo(ctx.get_help())


def _made(name: str, entry: Entry) -> Any:
    """Import a command and make it; one that others may follow is a group that runs alone too."""
    function = getattr(importlib.import_module(entry.module), entry.function)
    maker = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    if not entry.commands:
        maker.command(name, cls=OneCommand, help=_help_of(function))(function)
        return typer.main.get_command(maker)
    group = type("Commands", (CommandTable,), {"table": entry.commands})
    maker.callback(cls=group, invoke_without_command=True, help=_help_of(function))(function)
    return typer.main.get_command(maker)


def _help_of(function: Callable[..., None]) -> str:
    """The docstring, with its example and lists kept as they are written."""
    # A line with \\b alone tells click to leave the paragraph's lines as they stand.
    return inspect.cleandoc(function.__doc__ or "").replace("\nExample", "\n\b\nExample")


def _hang_up(number: int, _frame: object) -> None:
    """End as Ctrl-C does when the window closes: what was answered is written first."""
    signal.signal(number, signal.SIG_IGN)  # once: the writing must not be broken off again
    raise KeyboardInterrupt


def main() -> None:
    """Run the program; the entry point."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            with contextlib.suppress(OSError, ValueError):
                # An old terminal must not crash on an em dash or a lifter's emoji.
                stream.reconfigure(errors="backslashreplace")
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), _hang_up)
    app(prog_name=_NAME)
