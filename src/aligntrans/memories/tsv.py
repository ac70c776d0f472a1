"""Lines of cells with tabs between to units: ours, pipelines' without quotes, and those that a spreadsheet saved."""

from __future__ import annotations

import csv
import re
from collections import Counter
from typing import TYPE_CHECKING, ClassVar

from aligntrans.memories.characters import text_of
from aligntrans.memories.columns import Row
from aligntrans.memories.rows import Table
from aligntrans.memories.tags import canonical

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import BinaryIO, TextIO

    from aligntrans.model import TranslationUnit

_ESCAPE = re.compile(r"\\(?:u([0-9a-f]{4})|(.))", re.DOTALL)
_SHORT = {"t": "\t", "n": "\n", "r": "\r"}
_QUOTED = re.compile(r'"((?:[^"]|"")*)"')


class TsvReader:
    r"""Reads TSV, a column a language.

    In a file of ours ``\\t``, ``\\n``, ``\\r``, ``\\uXXXX`` and a backslash before another character are what our
    exporter escapes. In files of others a backslash is a backslash. Cells in quotes are taken out of them only in a
    file where all quotes are those of a spreadsheet: each closes where its cell ends, and none is there for nothing.
    """

    extensions: ClassVar[tuple[str, ...]] = (".tsv", ".tab")

    def __init__(self, *, languages: Sequence[str] = ()) -> None:
        """Take what the file may not say.

        Args:
            languages: of its columns of texts, the source first.
        """
        self._given = tuple(map(canonical, languages))
        self.source, self.signature = "", ""
        self.left_out = Counter[str]()

    def units(self, file: BinaryIO) -> Iterator[TranslationUnit]:
        """Yield a unit a line; of a file with quoted cells, a row.

        Raises:
            ReadError: columns or languages are unclear, a line has too many cells, or it is no UTF-8.
        """
        self.left_out = Counter()
        with text_of(file, "") as text:
            quoted = is_quoted(text)
        with text_of(file, "" if quoted else "\n") as text:
            table = Table(_quoted_rows(text) if quoted else _rows(text), self._given)
            self.source, self.left_out = table.source, table.left_out
            yield from table.units(unescaped)


def unescaped(cell: str) -> str:
    """Return *cell* as it was before our exporter escaped it."""
    if "\\" not in cell:
        return cell
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)) if found[1] else _SHORT.get(found[2], found[2]), cell)


def _rows(text: TextIO) -> Iterator[Row]:
    for number, line in enumerate(text, 1):
        yield Row(number, line.removesuffix("\n").removesuffix("\r").split("\t"))


def _quoted_rows(text: TextIO) -> Iterator[Row]:
    reader = csv.reader(text, delimiter="\t", strict=True)
    line = 1
    for cells in reader:
        yield Row(line, cells)
        line = reader.line_num + 1


def is_quoted(text: TextIO) -> bool:
    """Return whether the cells of *text* that begin with a quote are quoted, as spreadsheets do it.

    Read whole, once or twice; a file without a cell that begins with a quote is settled by one look.
    """
    if not any(line.startswith('"') or '\t"' in line for line in text):
        return False
    text.seek(0)
    needless = commas = doubled = bare = across = 0
    widths: set[int] = set()
    for line in text:
        cells = line.rstrip("\r\n").split("\t")
        widths |= {len(cells)} if any(cells) else set()
        for cell in cells:
            if not cell.startswith('"'):
                bare += "," in cell
            elif not (found := _QUOTED.fullmatch(cell)):
                across += 1  # a tab or a line end stands in it, or it is no quoted cell
            else:
                doubled += '""' in found[1]
                commas += "," in found[1]
                needless += '""' not in found[1] and "," not in found[1]
    if across and len(widths) == 1:  # lines are rows as they are: a quotation begins here and ends rows below
        return False
    if not (across or doubled) and (needless or bare):
        return False
    text.seek(0)
    try:
        widths = {len(row.cells) for row in _quoted_rows(text) if any(row.cells)}
    except csv.Error:
        return False
    return len(widths) == 1 and bool(across or doubled or commas)
