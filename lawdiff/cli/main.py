"""The command ``lawdiff``: finds the command asked for and turns errors into exit codes."""

from __future__ import annotations

import errno
import gc
import os
import signal
import sys
import threading
from contextlib import suppress
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

from lawdiff import __version__
from lawdiff.errors import LawdiffError

if TYPE_CHECKING:
    from types import FrameType

INTERRUPTED = 130
PIPE_CLOSED = 141
"""As for any program whose reader has gone: 128 and the signal's number."""

COMMANDS = {
    "compare": ("lawdiff.cli.compare", "Compare two prints of a Bill."),
    "history": ("lawdiff.cli.history", "Follow every provision through all prints of a Bill."),
    "batch": ("lawdiff.cli.batch", "Compare many prints: a site and a data set over all of them."),
    "outline": ("lawdiff.cli.outline", "List a print's provisions with page and line."),
    "annotations": ("lawdiff.cli.annotations", "Check annotation files, or start a new one."),
    "demo": ("lawdiff.cli.demo", "Compare the bundled prints and say where the reports are."),
}
"""Name → module and one line of help. A module is loaded when its command is run."""


class LazyGroup(click.Group):
    """A group that loads a command's module only to run it."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names, in the order of the main job first."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(COMMANDS[cmd_name][0]).command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command asked for; a slip of the pen gets the nearest one suggested."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from difflib import get_close_matches  # noqa: PLC0415 - only for a slip

            near = get_close_matches(args[0], COMMANDS, n=1)
            meant = f" Did you mean {near[0]}?" if near else ""
            ctx.fail(f"There is no command {args[0]!r}.{meant}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without loading any of them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])


@click.command(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit status: 0 done; 1 differences or notes not placed, where asked for; "
    "2 wrong usage or bad input; 130 interrupted.",
)
@click.version_option(__version__, prog_name="lawdiff")
def cli() -> None:
    """Show how a law in the making changes.

    lawdiff compares prints of a Bill, clause by clause: what is new, what was left out, what
    changed in substance and what only follows from renumbering.
    """


def main(args: list[str] | None = None) -> None:
    """Run the command line and exit."""
    sys.unraisablehook = _heard
    interrupts: list[int] = []
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, partial(_interrupt, interrupts))
    try:
        status = run(args)
    except BaseException:
        # One that comes while a library is loaded may reach us as an error of that library.
        if not interrupts:
            raise
        sys.stderr.write("lawdiff: interrupted\n")
        status = INTERRUPTED
    if not gc.isenabled():
        # A command that kept all it made (console.keep_all) has brought its files to the disk.
        # Taking the values apart one by one costs a twentieth of the run, and frees nothing
        # that the system does not take back at once.
        with suppress(OSError, ValueError):
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(status)
    sys.exit(status)


def _interrupt(interrupts: list[int], number: int, frame: FrameType | None) -> None:
    """Write an interrupt down, and raise it as Python does."""
    interrupts.append(number)
    signal.default_int_handler(number, frame)


def _heard(lost: sys.UnraisableHookArgs) -> None:
    """Ask again for an interrupt that came where Python cannot raise it, and so drops it.

    While a module is loaded or a value taken apart, Python runs small callbacks of its own
    whose errors it prints and forgets.
    """
    if lost.exc_type is not KeyboardInterrupt:
        sys.__unraisablehook__(lost)
        return
    main_thread = threading.main_thread().ident
    again = threading.Timer(0.01, signal.pthread_kill, [main_thread, signal.SIGINT])
    again.daemon = True
    again.start()


def run(args: list[str] | None = None) -> int:
    """Run the command line.

    Args:
        args: arguments; those of the process where not given.

    Returns:
        The exit status. Errors are told on standard error in one line, never a traceback.
    """
    from lawdiff.cli.console import say, silence  # noqa: PLC0415 - not needed for --help

    try:
        result: Any = cli.main(args, prog_name="lawdiff", standalone_mode=False)
        sys.stdout.flush()
    except LawdiffError as error:
        say(str(error))
        return error.exit_code
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return 2
    except click.ClickException as error:
        say(_usage(error))
        return 2
    except (KeyboardInterrupt, click.Abort):
        say("interrupted")
        return INTERRUPTED
    except SystemExit:
        # click's own way of saying that the reader of a pipe has gone.
        silence()
        return PIPE_CLOSED
    except OSError as error:
        silence()
        if error.errno == errno.EPIPE:
            return PIPE_CLOSED
        say(f"standard output could not be written: {error.strerror}. Name a file with -o.")
        return 2
    return result if isinstance(result, int) else 0


def _usage(error: click.ClickException) -> str:
    """Wrong usage in one line, with where to look."""
    said = " ".join(error.format_message().split())
    if isinstance(error, click.NoSuchOption):
        said += " A file whose name begins with a dash is written ./-name."
    if isinstance(error, click.UsageError) and error.ctx is not None:
        said += f" See {error.ctx.command_path} --help."
    return said
