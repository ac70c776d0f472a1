"""aligntrans show: an alignment as a table."""

from __future__ import annotations

import click

from aligntrans import files, pipeline
from aligntrans.report import terminal


@click.command(name="show", short_help="Show an alignment in the terminal.")
@click.argument("alignment", metavar="ALIGNMENT")
@click.option("--worst", type=click.IntRange(min=1), default=None, metavar="N", help="Only the N least certain units.")
@click.option("--bead", default=None, metavar="ID", help="Only this unit, whole.")
@click.option("--level", type=click.Choice(["sentence", "paragraph"]), default=None, help="Units of this level.")
def command(alignment: str, worst: int | None, bead: str | None, level: str | None) -> None:
    """Show the units of an alignment file, in the order of the source.

    \b
    aligntrans show brief.align.json --worst 10
    """  # noqa: D301 - \b is a character here: it keeps click from joining lines
    found = pipeline.load(alignment)
    with files.about(alignment):
        chosen = pipeline.at_level(found, level)
        unit = pipeline.find_unit(chosen, bead) if bead is not None else None
    if unit:
        terminal.unit(unit)
    else:
        terminal.table(chosen, worst=worst)
