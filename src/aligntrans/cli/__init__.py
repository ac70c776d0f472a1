"""The command line: one module a command, loaded when it is called."""

from __future__ import annotations

import os
import sys
from importlib import import_module

import click

from aligntrans import __version__
from aligntrans.errors import AligntransError

COMMANDS = {
    "align": "Align versions of a text in several languages.",
    "export": "Write an alignment file in other formats.",
    "show": "Show an alignment in the terminal.",
    "evaluate": "Compare an alignment with gold.",
    "explain": "Say why a bead is a bead.",
    "list": "List what can be named: readers, segmenters, encoders...",
}


class LazyGroup(click.Group):
    """A group whose commands are imported when they are called, so that the rest starts at once."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the names of all commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Return a command, imported now, or none of that name."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"aligntrans.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write the commands with their first lines, importing none."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="%(prog)s %(version)s")
def program() -> None:
    """Pair the English, Arabic and Farsi versions of a text, and export them aligned, with quality scores."""


def main() -> None:
    """Run the program; what the user did wrong is one line on standard error and exit status 2."""
    try:
        program(prog_name="aligntrans")
    except AligntransError as error:
        click.echo(f"aligntrans: {one_line(str(error))}", err=True)
        sys.exit(2)
    except MemoryError:
        click.echo("aligntrans: out of memory; align parts of the documents one by one.", err=True)
        sys.exit(2)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)


def one_line(message: str) -> str:
    """Return *message* without line ends and other characters that a terminal would act on."""
    return "".join(character if character.isprintable() else repr(character)[1:-1] for character in message)
