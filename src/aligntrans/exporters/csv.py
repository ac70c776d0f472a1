"""Alignments to comma-separated values as RFC 4180 has them, for spreadsheets."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, ClassVar

from aligntrans.exporters.selection import Selector
from aligntrans.exporters.table import FORMULA, figure, header, texts
from aligntrans.protocols import Export

if TYPE_CHECKING:
    from aligntrans.model import Alignment

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

    def __init__(self, *, min_confidence: float = 0.0, include_null: bool = False, bom: bool = False) -> None:
        """Keep the options.

        Args:
            min_confidence: lowest confidence, 0 to 1, of a unit that is written.
            include_null: write units with text in one language only too, the other cells empty.
            bom: begin with a byte order mark, without which Excel takes UTF-8 for the encoding of the machine.
        """
        self.encoding = "utf-8-sig" if bom else "utf-8"
        self.selector = Selector(
            format="CSV", forbidden=FORBIDDEN, min_confidence=min_confidence, include_null=include_null
        )

    def export(self, alignment: Alignment) -> Export:
        """Return *alignment* as CSV, the columns of its languages in the documents' order.

        Raises:
            WriteError: a language tag is not valid.
        """
        selection = self.selector.select(alignment)
        tags = alignment.languages
        file = io.StringIO()
        rows = csv.writer(file, lineterminator="\r\n")
        rows.writerow(map(_cell, header(tags, FORBIDDEN)))
        for unit in selection.units:
            rows.writerow(
                map(_cell, (unit.id, figure(unit.quality.confidence), unit.type, *texts(unit, tags))),
            )
        return Export(file.getvalue().encode(self.encoding), len(selection.units), selection.left_out)


def _cell(text: str) -> str:
    """Return *text* so that a spreadsheet does not take it for a formula."""
    return f"{_MARK}{text}" if text.startswith((_MARK, *FORMULA)) else text
