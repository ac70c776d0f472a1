"""aligntrans evaluate: an alignment against gold."""

from __future__ import annotations

import re

import click

from aligntrans import pipeline
from aligntrans.report import scores


@click.command(name="evaluate", short_help="Compare an alignment with gold.")
@click.argument("alignment", metavar="ALIGNMENT|MEMORY")
@click.argument("gold", metavar="GOLD")
@click.option("--pair", default=None, metavar="LANG-LANG", help="Which languages a gold of two is about.")
@click.option("--format", "style", type=click.Choice(["text", "json"]), default="text", show_default=True)
def command(alignment: str, gold: str, pair: str | None, style: str) -> None:
    """Print precision, recall and F1 of an alignment file, or of a memory such as TMX, against gold.

    GOLD is an alignment file, {"beads": [{"spans": ...}]}, or text with a line a bead: [0,1]:[0]. The languages of
    a gold of two come from --pair, else from its name (000.en-ar.gold).
    """
    named = re.fullmatch(r"([A-Za-z]{2,3})-([A-Za-z]{2,3})", pair) if pair else None
    if pair and not named:
        raise click.BadParameter(f"{pair!r} is not two languages, as in en-ar", param_hint="--pair")
    rows = pipeline.measure(alignment, gold, pair=(named[1], named[2]) if named else None)
    click.echo(scores.as_json(rows) if style == "json" else scores.as_text(rows))
