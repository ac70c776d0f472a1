"""aligntrans explain: why a bead is a bead, and what a check looks for."""

from __future__ import annotations

import re

import click

from aligntrans import files, pipeline, registry
from aligntrans.report import terminal


@click.command(name="explain", short_help="Say why a bead is a bead, or what a check looks for.")
@click.argument("what", metavar="CHECK | ALIGNMENT#BEAD")
def command(what: str) -> None:
    """Say what a check looks for and why, or why a bead is a bead: its confidence, and what made its score.

    \b
    aligntrans explain numbers
    aligntrans explain brief.align.json#5c7f2b5999
    """  # noqa: D301 - \b is a character here: it keeps click from joining lines
    path, mark, bead = what.rpartition("#")
    if not mark:
        check(what)
        return
    if not path or not bead:
        raise click.UsageError(
            f"{what!r} names no bead; write ALIGNMENT#BEAD, with a bead's id from 'aligntrans show'."
        )
    found = pipeline.load(path)
    with files.about(path):
        unit = pipeline.find_unit(found, bead)
    terminal.explanation(found, unit)


def check(name: str) -> None:
    """Print the manual page of the check of that name."""
    if not re.fullmatch(r"[\w-]+", name):
        raise click.UsageError(
            f"{name!r} names no bead; write ALIGNMENT#BEAD, with a bead's id from 'aligntrans show', or a check."
        )
    from aligntrans.checking.manual import manual  # noqa: PLC0415 - explaining a bead needs no checks
    from aligntrans.report.check import manual as page  # noqa: PLC0415 - same

    page.show(manual(registry.load("checks", name)))
