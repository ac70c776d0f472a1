"""aligntrans export: an alignment file to other formats."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from aligntrans import files, pipeline
from aligntrans.cli import confidence
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
@confidence.options
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
def command(
    alignment: str,
    outputs: Sequence[str],
    exporter: str | None,
    level: str | None,
    min_confidence: float | None,
    target_precision: float | None,
    quiet: bool,
) -> None:
    """Write an alignment file in other formats, picked by the endings of the paths.

    \b
    aligntrans export brief.align.json -o brief.tmx -o brief.po
    """  # noqa: D301 - \b is a character here: it keeps click from joining lines
    confidence.refuse_both(min_confidence, target_precision)
    targets = pipeline.targets(outputs, exporter=exporter, inputs=[alignment])
    found = pipeline.load(alignment)
    with files.about(alignment):
        chosen = pipeline.at_level(found, level)
    promised = confidence.promised(target_precision, chosen.level)
    least = promised.confidence if promised else min_confidence
    if least is not None:
        targets = [target.sifted(least) for target in targets]
    written = pipeline.write(chosen, targets)
    if promised:
        confidence.tell(chosen, promised, quiet=quiet)
    if not quiet:
        terminal.files(written)
