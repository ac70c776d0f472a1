"""Alignments to comma-separated values as RFC 4180 has them, for spreadsheets."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, ClassVar

from aligntrans.exporters.selection import Selector
from aligntrans.exporters.table import FORMULA, figure, header, texts

if TYPE_CHECKING:
    from aligntrans.protocols import Bitext, Choice, Export, Output

# Halves of characters have no UTF-8, and programs in C end a cell at NUL. CSV has no way to write either otherwise.
FORBIDDEN = re.compile("[\x00\ud800-\udfff]")
_MARK = "'"


class CsvExporter:
    """Writes a table with commas, a row a unit and a column a language.

    Writes CSV of RFC 4180 with a header, lines ending in CR LF. A cell that a spreadsheet would compute has an
    apostrophe before it, and so has a cell that begins with one: take one away from every cell that does.
    """

    extensions: ClassVar[tuple[str, ...]] = (".csv",)
    is_bilingual: ClassVar[bool] = False

    def __init__(self, *, choice: Choice | None = None, bom: bool = False) -> None:
        """Keep the options.

        Args:
            choice: which units are written.
            bom: begin with a byte order mark, without which Excel takes UTF-8 for the encoding of the machine.
        """
        self.encoding = "utf-8-sig" if bom else "utf-8"
        self.selector = Selector(format="CSV", forbidden=FORBIDDEN, choice=choice)

    def export(self, bitext: Bitext, output: Output) -> Export:
        """Write *bitext* as CSV, the columns of its languages in the documents' order.

        Raises:
            WriteError: a language tag is not valid.
        """
        selection = self.selector.select(bitext)
        tags = bitext.languages
        file = io.TextIOWrapper(output.file(), self.encoding, newline="", write_through=True)
        rows = csv.writer(file, lineterminator="\r\n")
        rows.writerow(map(_cell, header(tags, FORBIDDEN)))
        for unit in selection:
            rows.writerow(
                map(_cell, (unit.id, figure(unit.quality), unit.type, *texts(unit, tags))),
            )
        file.detach()
        return selection.export


def _cell(text: str) -> str:
    """Return *text* so that a spreadsheet does not take it for a formula."""
    return f"{_MARK}{text}" if text.startswith((_MARK, *FORMULA)) else text
