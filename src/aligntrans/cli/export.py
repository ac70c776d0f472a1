"""aligntrans export: an alignment file to other formats."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from aligntrans import files, pipeline
from aligntrans.report import terminal

if TYPE_CHECKING:
    from collections.abc import Sequence


@click.command(name="export", short_help="Write an alignment file in other formats.")
@click.argument("alignment", metavar="ALIGNMENT")
@click.option(
    "-o",
    "--output",
    "outputs",
    multiple=True,
    required=True,
    metavar="PATH",
    help="Write here; may be repeated.",
)
@click.option("--to", "exporter", default=None, metavar="NAME", help="Format, when the ending does not tell.")
@click.option("--level", type=click.Choice(["sentence", "paragraph"]), default=None, help="Export units of this level.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
def command(alignment: str, outputs: Sequence[str], exporter: str | None, level: str | None, quiet: bool) -> None:
    """Write an alignment file in other formats, picked by the endings of the paths.

    \b
    aligntrans export brief.align.json -o brief.tmx -o brief.po
    """  # noqa: D301 - \b is a character here: it keeps click from joining lines
    targets = pipeline.targets(outputs, exporter=exporter, inputs=[alignment])
    found = pipeline.load(alignment)
    with files.about(alignment):
        chosen = pipeline.at_level(found, level)
    written = pipeline.write(chosen, targets)
    if not quiet:
        terminal.files(written)
