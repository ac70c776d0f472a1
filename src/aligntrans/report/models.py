"""What a model has learnt from translation memories, printed for a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from aligntrans.report.messages import one_line
from aligntrans.report.terminal import out
from aligntrans.text.bidi import isolate

if TYPE_CHECKING:
    from aligntrans.adapting import Model


def table(model: Model) -> None:
    """Print where *model* comes from and its surest terms."""
    console = out()
    pairs = ", ".join(f"{count} {languages}" for languages, count in model.pairs.items())
    for line in (
        f"learnt from {model.units} units, in pairs: {pairs}",
        f"on the encoder {model.encoder}, in {model.steps} steps, by aligntrans {model.version}",
        (
            f"held-out texts that found their translation: {model.held_out['before']:.1%} before,"
            f" {model.held_out['after']:.1%} after"
        ),
    ):
        console.print(Text(one_line(line)))
    if not model.terms:
        console.print("No terms: no two words go together in three units or more.")
        return
    grid = Table(title=f"The {len(model.terms)} surest terms, as they are compared", title_justify="left")
    grid.add_column("languages", no_wrap=True)
    grid.add_column("first")
    grid.add_column("second")
    grid.add_column("units", justify="right", no_wrap=True)
    grid.add_column("together", justify="right", no_wrap=True)
    for term in model.terms:
        first, second = (Text(isolate(one_line(word))) for word in term.words)
        grid.add_row("-".join(map(one_line, term.languages)), first, second, str(term.units), f"{term.dice:.2f}")
    console.print(grid)
