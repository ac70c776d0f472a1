"""Alignments to lines of columns with a tab between, for pipelines. Nothing is quoted: a backslash escapes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from aligntrans.exporters.selection import Selector
from aligntrans.exporters.table import FORMULA, figure, header, texts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aligntrans.protocols import Bitext, Choice, Export, Output

FORBIDDEN = re.compile("(?!)")  # nothing: what a line cannot hold is escaped

# Whatever some program ends a line at, NUL, which ends a text in others, and halves of characters, which have no UTF-8.
_SPECIAL = re.compile("[\\\\\x00\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029\ud800-\udfff]")
_SHORT = {"\\": r"\\", "\t": r"\t", "\n": r"\n", "\r": r"\r"}
_QUOTE = '"'
"""At the start of a cell it makes Excel, pandas and others read on, over tabs and lines, to the next one."""


class TsvExporter:
    """Writes a table with tabs, a line a unit and a column a language.

    Writes TSV with a header. What would end a cell or a line is escaped with a backslash, as in JSON; the backslash
    before any other character says that the cell is no formula and not quoted, and is to be taken away.
    """

    extensions: ClassVar[tuple[str, ...]] = (".tsv",)
    is_bilingual: ClassVar[bool] = False

    def __init__(self, *, choice: Choice | None = None) -> None:
        """Keep the options.

        Args:
            choice: which units are written.
        """
        self.selector = Selector(format="TSV", forbidden=FORBIDDEN, choice=choice)

    def export(self, bitext: Bitext, output: Output) -> Export:
        """Write *bitext* as TSV, the columns of its languages in the documents' order."""
        selection = self.selector.select(bitext)
        tags = bitext.languages
        file = output.file()
        file.write(_line(header(tags, FORBIDDEN)))
        for unit in selection:
            file.write(_line((unit.id, figure(unit.quality), unit.type, *texts(unit, tags))))
        return selection.export


def _line(cells: Iterable[str]) -> bytes:
    return ("\t".join(map(_cell, cells)) + "\n").encode()


def _cell(text: str) -> str:
    """Return *text* so that no line ends in it, and no spreadsheet takes it for a formula or for a quoted cell."""
    cell = _SPECIAL.sub(lambda found: _SHORT.get(found.group(), f"\\u{ord(found.group()):04x}"), text)
    return f"\\{cell}" if cell.startswith((_QUOTE, *FORMULA)) else cell
