"""Comma-separated values to units: ours, and those of Excel with semicolons or tabs, in UTF-8 or UTF-16."""

from __future__ import annotations

import csv
import re
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING, ClassVar

from aligntrans.errors import ReadError
from aligntrans.memories.characters import text_of
from aligntrans.memories.columns import SAMPLE, Row, columns, is_ours
from aligntrans.memories.rows import Table
from aligntrans.memories.tags import canonical

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import BinaryIO, TextIO

    from aligntrans.model import TranslationUnit

DELIMITERS = "\t;,"
"""Those first that stand in texts the least."""
_SAID = re.compile(r"sep=(.)\r?\n?", re.IGNORECASE)
# What our exporter puts an apostrophe before; kept here, for readers know nothing of exporters.
_MARKED = re.compile("'(?=['=+\\-@\t\r\n＝＋－＠])")


class CsvReader:
    """Reads CSV with commas, semicolons or tabs, a column a language."""

    extensions: ClassVar[tuple[str, ...]] = (".csv",)

    def __init__(self, *, languages: Sequence[str] = ()) -> None:
        """Take what the file may not say.

        Args:
            languages: of its columns of texts, the source first.
        """
        self._given = tuple(map(canonical, languages))
        self.source, self.signature = "", ""
        self.left_out = Counter[str]()

    def units(self, file: BinaryIO) -> Iterator[TranslationUnit]:
        """Yield a unit a row.

        Raises:
            ReadError: no delimiter fits, columns or languages are unclear, a quote does not close, or it is no UTF-8.
        """
        self.left_out = Counter()
        delimiter, skipped = _delimiter(file, self._given)
        with text_of(file, "") as text:
            table = Table(_rows(text, delimiter, skipped=skipped), self._given)
            self.source, self.left_out = table.source, table.left_out
            yield from table.units(unmarked)


def unmarked(cell: str) -> str:
    """Return *cell* without the apostrophe that our exporter puts before what a spreadsheet would compute."""
    return _MARKED.sub("", cell, count=1) if _MARKED.match(cell) else cell


def _rows(text: TextIO, delimiter: str, *, skipped: bool = False) -> Iterator[Row]:
    """Yield the rows of *text*, the first line *skipped* if it is none."""
    if skipped:
        text.readline()
    reader = csv.reader(text, delimiter=delimiter, strict=True)
    line = 1
    try:
        for cells in reader:
            yield Row(line + skipped, cells)
            line = reader.line_num + 1
    except csv.Error as error:
        raise ReadError(_broken(str(error), line + skipped)) from None


def _broken(error: str, line: int) -> str:
    if "field larger" in error:
        reason = f"a cell of more than {csv.field_size_limit():,} characters"
    elif "expected after" in error:
        reason = "text behind a closing quote"
    else:
        reason = "a quote that never closes"
    return f"line {line}: {reason}; double the quotes inside quoted cells, or save the table as XLSX."


def _delimiter(file: BinaryIO, told: Sequence[str]) -> tuple[str, bool]:
    """Return what parts the cells of a row, and whether the first line is no row but says so."""
    with text_of(file, "") as text:
        if said := _SAID.fullmatch(text.readline()):
            return said[1], True
    found: list[tuple[str, list[Row]]] = []
    refusal = ""
    for delimiter in DELIMITERS:
        with text_of(file, "") as text:
            try:
                rows = [row for row in islice(_rows(text, delimiter), SAMPLE) if row.cells]
            except ReadError as error:
                refusal = str(error)
                continue
        if any(len(row.cells) > 1 for row in rows):
            found.append((delimiter, rows))
    for delimiter, rows in found:
        if is_ours(rows[0].cells):
            return delimiter, False
    even = [one for one in found if len({len(row.cells) for row in one[1]}) == 1]
    for group in (even, found):
        for delimiter, rows in group:
            if _is_clear(rows, told):
                return delimiter, False
    if even:
        return even[0][0], False
    if found:
        raise ReadError("has rows of different lengths by comma, semicolon and tab alike; quote cells that hold them.")
    if refusal:
        raise ReadError(refusal)
    return ",", False  # one column: said by who looks for languages


def _is_clear(rows: Sequence[Row], told: Sequence[str]) -> bool:
    """Return whether languages are found in *rows*, so that they are parted as they should be."""
    try:
        columns(rows, told)
    except ReadError:
        return False
    return True
