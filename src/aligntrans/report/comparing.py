"""What comparing two versions of a translation gives, as a table and as JSON."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from rich import box
from rich.table import Table
from rich.text import Text

from aligntrans.report import terminal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aligntrans.comparing import Row
    from aligntrans.translation_scores import Figure

FORMAT = "aligntrans-compare/1"


def table(rows: Sequence[Row]) -> None:
    """Print a row a document and language; of languages that are folded another one."""
    grid = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for name in ("document", "language", "texts"):
        grid.add_column(name)
    for name in ("units", "changed", "only old", "only new", "chrF", "BLEU", "TER"):
        grid.add_column(name, justify="right", no_wrap=True)
    for row in rows:
        counts = (str(row.units), str(row.changed), str(row.only_old), str(row.only_new))
        document = Text(terminal.named(row.document) if row.document else "all")
        grid.add_row(document, row.language, "as they are", *counts, *map(_cell, row.figures))
        if row.folded:
            grid.add_row("", "", "folded", "", "", "", "", *map(_cell, row.folded))
    console = terminal.out()
    console.print(grid)
    for signature in dict.fromkeys(one.signature for row in rows for one in row.figures + row.folded):
        console.print(Text(signature, style="dim"))


def _cell(figure: Figure) -> str:
    return f"{figure.score:.1f} ±{(figure.high - figure.low) / 2:.1f}"


def as_json(rows: Sequence[Row]) -> str:
    """Return the rows as JSON, ``{"format": "aligntrans-compare/1", "rows": [...]}``."""
    return json.dumps({"format": FORMAT, "rows": [asdict(row) for row in rows]}, indent=2, ensure_ascii=False)
