"""aligntrans explain: why a bead is a bead."""

from __future__ import annotations

import click

from aligntrans import files, pipeline
from aligntrans.report import terminal


@click.command(name="explain", short_help="Say why a bead is a bead.")
@click.argument("what", metavar="ALIGNMENT#BEAD")
def command(what: str) -> None:
    """Say why a bead is a bead: its text, its confidence, and what raised and lowered its score.

    \b
    aligntrans explain brief.align.json#5c7f2b5999
    """  # noqa: D301 - \b is a character here: it keeps click from joining lines
    path, mark, bead = what.rpartition("#")
    if not mark or not path or not bead:
        raise click.UsageError(
            f"{what!r} names no bead; write ALIGNMENT#BEAD, with a bead's id from 'aligntrans show'."
        )
    found = pipeline.load(path)
    with files.about(path):
        unit = pipeline.find_unit(found, bead)
    terminal.explanation(found, unit)
