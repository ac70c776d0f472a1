"""Excel workbooks to units: the first sheet that has columns of texts in two languages."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, ClassVar

from aligntrans.errors import ReadError
from aligntrans.memories.csv import unmarked
from aligntrans.memories.rows import Table
from aligntrans.memories.tags import canonical
from aligntrans.memories.workbook import Workbook

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import BinaryIO

    from aligntrans.model import TranslationUnit

OTHER_SHEETS = "other sheets"


class XlsxReader:
    """Reads an Excel sheet, a column a language, cells as they are shown.

    Formulas are read as the values that they have in the file, rich text as text, hidden rows as any other.
    """

    extensions: ClassVar[tuple[str, ...]] = (".xlsx", ".xlsm")

    def __init__(self, *, languages: Sequence[str] = ()) -> None:
        """Take what the file may not say.

        Args:
            languages: of its columns of texts, the source first.
        """
        self._given = tuple(map(canonical, languages))
        self.source, self.signature = "", ""
        self.left_out = Counter[str]()

    def units(self, file: BinaryIO) -> Iterator[TranslationUnit]:
        """Yield a unit a row of the first sheet with texts; sheets that are shown go before hidden ones.

        Raises:
            ReadError: it is no workbook or a broken one, or no sheet has columns in two languages.
        """
        self.left_out = Counter()
        book = Workbook(file)
        sheets = sorted(book.sheets, key=lambda sheet: sheet.hidden)
        refusal = ReadError("has no sheet with a cell in it; give a table with a column for each language.")
        for number, sheet in enumerate(sheets):
            try:
                table = Table(book.rows(sheet), self._given)
            except ReadError as error:
                refusal = error if number == 0 else refusal
                continue
            self.source, self.signature, self.left_out = table.source, book.signature, table.left_out
            yield from table.units(unmarked)  # a CSV of ours may have been saved as a workbook
            others = [other for other in sheets if other is not sheet and next(book.rows(other), None)]
            if others:
                self.left_out[OTHER_SHEETS] += len(others)
            return
        raise refusal
