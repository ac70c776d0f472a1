"""aligntrans show: an alignment as a table."""

from __future__ import annotations

import click

from aligntrans import bitexts, files, pipeline
from aligntrans.cli.adapt import languages_of
from aligntrans.report import messages, terminal


@click.command(name="show", short_help="Show an alignment in the terminal.")
@click.argument("alignment", metavar="ALIGNMENT|MEMORY")
@click.option("--worst", type=click.IntRange(min=1), default=None, metavar="N", help="Only the N least certain units.")
@click.option("--bead", default=None, metavar="ID", help="Only this unit, whole.")
@click.option("--level", type=click.Choice(["sentence", "paragraph"]), default=None, help="Units of this level.")
@click.option("--pair", default=None, metavar="LANG-LANG", help="Languages of a memory that does not say them.")
def command(alignment: str, worst: int | None, bead: str | None, level: str | None, pair: str | None) -> None:
    """Show the units of an alignment file, or of a memory such as TMX or PO, in the order of the source.

    \b
    aligntrans show brief.align.json --worst 10
    """  # noqa: D301 - \b is a character here: it keeps click from joining lines
    if level and bitexts.is_memory(alignment):
        raise click.UsageError("--level is for alignment files; units of a memory are what they are.")
    found = pipeline.load(alignment, languages=languages_of(pair) or (), notice=messages.notice(quiet=False))
    with files.about(alignment):
        chosen = pipeline.at_level(found, level)
        unit = pipeline.find_unit(chosen, bead) if bead is not None else None
    if unit:
        terminal.unit(unit)
    else:
        terminal.table(chosen, worst=worst)
