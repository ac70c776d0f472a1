"""The command line: one module a command, loaded when it is called."""

from __future__ import annotations

import io
import os
import sys
from importlib import import_module
from keyword import iskeyword
from typing import NoReturn

import click

from aligntrans import __version__
from aligntrans.errors import AligntransError
from aligntrans.report.messages import one_line

COMMANDS = {
    "align": "Align versions of a text in several languages.",
    "export": "Write an alignment or a memory in other formats.",
    "import": "Take corrections back into an alignment file.",
    "show": "Show an alignment in the terminal.",
    "check": "Find what is wrong with a translation.",
    "evaluate": "Compare an alignment with gold.",
    "compare": "Measure how far two versions of a translation are apart.",
    "explain": "Say why a bead is a bead, or what a check looks for.",
    "names": "List names with their spellings in each language.",
    "adapt": "Learn from your translation memories.",
    "list": "List what can be named: readers, segmenters, encoders...",
}

BLAS_THREADS = ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")
"""What the libraries below NumPy read when they are loaded. Our tables are small: more threads cost more than they
bring, and sums differ in their last bits by the number of threads."""


class LazyGroup(click.Group):
    """A group whose commands are imported when they are called, so that the rest starts at once."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the names of all commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Return a command, imported now, or none of that name."""
        if cmd_name not in COMMANDS:
            return None
        module = f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name
        command: click.Command = import_module(f"aligntrans.cli.{module}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write the commands with their first lines, importing none."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; whoever reads its output may stop early, as ``head`` does."""
        try:
            result: object = super().invoke(ctx)
            if sys.stdout is not None:
                sys.stdout.flush()
        except BrokenPipeError:
            drop_output()
            ctx.exit(0)
        return result


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="%(prog)s %(version)s")
def program() -> None:
    """Pair the English, Arabic and Farsi versions of a text, and export them aligned, with quality scores."""


def main() -> None:
    """Run the program; what the user did wrong is one line on standard error and exit status 2."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal that is not UTF-8 must not end the program
    for name in BLAS_THREADS:
        os.environ.setdefault(name, "1")
    try:
        program(prog_name="aligntrans")
    except AligntransError as error:
        fail(str(error))
    except MemoryError:
        fail("out of memory; align parts of the documents one by one.")
    except OSError as error:  # files are read and written with errors of our own: what is left is standard output
        drop_output()
        fail(f"standard output cannot be written ({error.strerror or error}); write to a file with room for it.")


def fail(message: str) -> NoReturn:
    """Say what is wrong, and end with status 2."""
    click.echo(f"aligntrans: {one_line(message)}", err=True)
    sys.exit(2)


def drop_output() -> None:
    """Send what is left of standard output nowhere, so that closing it does not fail once more."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
