"""aligntrans evaluate: an alignment against gold."""

from __future__ import annotations

import re

import click

from aligntrans import pipeline, store
from aligntrans.errors import ReadError
from aligntrans.evaluate import evaluate
from aligntrans.report import scores

PAIR_IN_NAME = re.compile(r"(?:^|[._/-])([a-z]{2,3})-([a-z]{2,3})(?=[._]|$)")


@click.command(name="evaluate", short_help="Compare an alignment with gold.")
@click.argument("alignment", metavar="ALIGNMENT")
@click.argument("gold", metavar="GOLD")
@click.option("--pair", default=None, metavar="LANG-LANG", help="Which languages a gold of two is about.")
@click.option("--format", "style", type=click.Choice(["text", "json"]), default="text", show_default=True)
def command(alignment: str, gold: str, pair: str | None, style: str) -> None:
    """Print precision, recall and F1 of an alignment file against gold.

    GOLD is an alignment file, {"beads": [{"spans": ...}]}, or text with a line a bead: [0,1]:[0]. The languages of
    a gold of two come from --pair, else from its name (000.en-ar.gold).
    """
    found = pipeline.load(alignment)
    try:
        right = store.load_gold(pipeline.contents(gold))
    except ReadError as error:
        raise ReadError(f"{gold}: {error}") from error
    named = re.fullmatch(r"([A-Za-z]{2,3})-([A-Za-z]{2,3})", pair) if pair else PAIR_IN_NAME.search(gold)
    if pair and not named:
        raise click.BadParameter(f"{pair!r} is not two languages, as in en-ar", param_hint="--pair")
    rows = evaluate(found, right, pair=(named[1], named[2]) if named else None)
    click.echo(scores.as_json(rows) if style == "json" else scores.as_text(rows))
