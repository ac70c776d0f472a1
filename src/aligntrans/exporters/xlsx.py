"""Alignments to an Excel workbook of one sheet, to read, filter, sort and correct. Nothing is read back here.

Needs the extra ``xlsx``.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING, ClassVar

from aligntrans import languages
from aligntrans.errors import LanguageError, MissingExtra, WriteError
from aligntrans.exporters import table
from aligntrans.exporters.selection import NOTES, UNCALIBRATED, Selector, visible
from aligntrans.exporters.tmx import FORBIDDEN as NOT_IN_XML
from aligntrans.languages import Direction
from aligntrans.model import Status
from aligntrans.protocols import Export

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from openpyxl.cell import Cell, MergedCell
    from openpyxl.styles import Alignment as CellAlignment
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from aligntrans.model import TranslationUnit
    from aligntrans.protocols import Bitext, Choice, Output

# Halves of characters have no UTF-8, and programs in C end a cell at NUL; other characters can be escaped.
FORBIDDEN = re.compile("[\x00\ud800-\udfff]")

# ECMA-376, ST_Xstring: a character is written as _xHHHH_, and so is an underscore that looks like the start of one.
_NOT_PLAIN = "[\x01-\x08\x0b-\x1f\ufffe\uffff]"
_ESCAPED = re.compile(f"_(?=x[0-9A-Fa-f]{{4}}(?:_|{_NOT_PLAIN}))|{_NOT_PLAIN}")

# https://support.microsoft.com/office/excel-specifications-and-limits
LONGEST = 32_767
"""UTF-16 units that a cell holds."""
MOST_ROWS = 1_048_576

STATUS, NOTE = "status", "note"
"""The columns behind those of the languages, for whoever reads the texts."""
_STATES = (Status.AUTO, Status.ACCEPTED, Status.REJECTED)
"""What can be chosen in the first."""
_TOO_LONG = "texts longer than a cell of XLSX holds"
_COLOURS = ((0, "FFF8A5A5"), (0.75, "FFFFF0A5"), (1, "FFA5D8A7"))
"""Of a confidence from 0 to 1; the one in the middle is where PO and XLIFF begin to trust a unit."""
_WIDTHS = (14, 12, 8)
_TEXT_WIDTH = 60
_LAST_WIDTHS = {STATUS: 11, NOTE: 40}
_NEVER = (1980, 1, 1, 0, 0, 0)
"""When every file in the archive was changed: the clock would change the bytes, and ZIP knows no earlier day."""
_TIMES = re.compile(rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>")


class XlsxExporter:
    """Writes an Excel sheet, a row a unit and a column a language, with filters and colours.

    Writes texts as texts, never as formulas; columns of languages that run from right to left do so. Behind them
    stand a status to choose and a note; `aligntrans import` takes both back, and corrected texts.
    """

    extensions: ClassVar[tuple[str, ...]] = (".xlsx",)
    is_bilingual: ClassVar[bool] = False

    def __init__(self, *, choice: Choice | None = None) -> None:
        """Keep the options.

        Args:
            choice: which units are written.

        Raises:
            MissingExtra: openpyxl is not installed.
        """
        try:
            import openpyxl  # noqa: F401, PLC0415 - an extra
        except ModuleNotFoundError as error:
            raise MissingExtra("'xlsx' needs openpyxl: pip install 'aligntrans[xlsx]'") from error
        self.selector = Selector(format="XLSX", forbidden=FORBIDDEN, choice=choice, holds=frozenset({NOTES}))

    def export(self, bitext: Bitext, output: Output) -> Export:
        """Write *bitext* as a workbook, the columns of its languages in the documents' order.

        Raises:
            WriteError: it has more units than a sheet has rows, or a language tag is not valid.
        """
        selection = self.selector.select(bitext)
        units = [unit for unit in selection if all(map(_fits, _words(unit)))]
        made = selection.export
        left_out = dict(made.left_out)
        if too_long := made.units - len(units):
            left_out[_TOO_LONG] = too_long
        if notes := sum(not _is_note(note) for unit in units for note in unit.notes):
            left_out[NOTES] = notes
        if len(units) >= MOST_ROWS:
            raise WriteError(f"a sheet has {MOST_ROWS:,} rows, too few for {len(units):,} units: write .csv or .tsv")
        output.file().write(_archived(_workbook(bitext, units)))
        return Export(len(units), dict(sorted(left_out.items())))


def _words(unit: TranslationUnit) -> Iterator[str]:
    yield unit.id
    for variant in unit.variants:
        yield variant.text


def _fits(text: str) -> bool:
    """Return whether a cell holds *text*; openpyxl would cut it without a word."""
    return len(text.encode("utf-16-le")) <= 2 * LONGEST and len(_escaped(text)) <= LONGEST


def _is_note(text: str) -> bool:
    """Return whether a cell holds a note; an empty one says nothing."""
    return bool(text) and not FORBIDDEN.search(text) and _fits(text)


def _escaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: f"_x{ord(found.group()):04X}_", text)


def _workbook(bitext: Bitext, units: Sequence[TranslationUnit]) -> Workbook:
    from openpyxl import Workbook  # noqa: PLC0415 - an extra
    from openpyxl.styles import Alignment as CellAlignment  # noqa: PLC0415
    from openpyxl.styles import Font  # noqa: PLC0415

    tags = bitext.languages
    book = Workbook()
    book.properties.creator = "aligntrans"
    said = [bitext.signature, "" if bitext.calibrated else UNCALIBRATED]
    book.properties.description = visible("\n".join(filter(None, said)), NOT_IN_XML) or None
    sheet = book.worksheets[0]
    sheet.title = "units"
    sheet.sheet_view.rightToLeft = _is_right_to_left(tags[0])
    notes = [tuple(filter(_is_note, unit.notes)) for unit in units]
    last = (STATUS, *[NOTE] * max([1, *map(len, notes)]))
    plain = CellAlignment(vertical="top")
    wrapped = CellAlignment(vertical="top", wrap_text=True)
    styles = [plain] * len(table.FIXED) + [_style(tag) for tag in tags] + [plain] + [wrapped] * (len(last) - 1)
    for column, name in enumerate((*table.header(tags, FORBIDDEN), *last), 1):
        _put(sheet.cell(1, column), name, styles[column - 1])
        sheet.cell(1, column).font = Font(name="Calibri", size=11, bold=True)
    for row, (unit, said_of_it) in enumerate(zip(units, notes, strict=True), 2):
        cells = (unit.id, "", unit.type, *table.texts(unit, tags), str(unit.status), *said_of_it)
        for column, text in enumerate(cells, 1):
            _put(sheet.cell(row, column), text, styles[column - 1])
        if unit.quality.known:
            sheet.cell(row, 2, round(unit.quality.confidence, 4)).number_format = "0.00##"
        sheet.cell(row, 3).number_format = "@"  # or 1-1 turns into a day in January when somebody edits it
    _dress(sheet, len(units) + 1, last)
    return book


def _put(cell: Cell | MergedCell, text: str, alignment: CellAlignment) -> None:
    """Fill *cell* with *text*, and let it stay text when somebody edits it."""
    cell.alignment = alignment
    if text:
        cell.value = _escaped(text)
        cell.data_type = "s"  # openpyxl takes what begins with "=" for a formula
    if text.startswith(table.FORMULA):
        cell.quotePrefix = True


def _is_right_to_left(tag: str) -> bool:
    try:
        return languages.of(tag).direction is Direction.RIGHT_TO_LEFT
    except LanguageError:
        return False


def _style(tag: str) -> CellAlignment:
    from openpyxl.styles import Alignment as CellAlignment  # noqa: PLC0415

    right_to_left = _is_right_to_left(tag)
    return CellAlignment(
        horizontal="right" if right_to_left else "left",
        vertical="top",
        wrap_text=True,
        readingOrder=2 if right_to_left else 1,
    )


def _dress(sheet: Worksheet, rows: int, last: Sequence[str]) -> None:
    """Give a sheet of so many *rows* its widths, a header that stays, filters, colours and states to choose."""
    from openpyxl.formatting.rule import ColorScale, FormatObject, Rule  # noqa: PLC0415 - an extra
    from openpyxl.styles.colors import Color  # noqa: PLC0415
    from openpyxl.utils import get_column_letter  # noqa: PLC0415
    from openpyxl.worksheet.datavalidation import DataValidation  # noqa: PLC0415

    texts = sheet.max_column - len(_WIDTHS) - len(last)
    for column, width in enumerate((*_WIDTHS, *[_TEXT_WIDTH] * texts, *(_LAST_WIDTHS[name] for name in last)), 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(sheet.max_column)}{rows}"
    if rows > 1:
        states = DataValidation("list", formula1=f'"{",".join(_STATES)}"', allow_blank=True, showErrorMessage=True)
        status = get_column_letter(sheet.max_column - len(last) + 1)
        states.add(f"{status}2:{status}{rows}")
        sheet.add_data_validation(states)
        scale = ColorScale(
            cfvo=[FormatObject(type="num", val=value) for value, _ in _COLOURS],
            color=[Color(colour) for _, colour in _COLOURS],
        )
        sheet.conditional_formatting.add(f"B2:B{rows}", Rule(type="colorScale", colorScale=scale))


def _archived(book: Workbook) -> bytes:
    """Return *book* as a file that does not say when it was made."""
    raw, file = io.BytesIO(), io.BytesIO()
    book.save(raw)
    with zipfile.ZipFile(raw) as made, zipfile.ZipFile(file, "w") as kept:
        for name in made.namelist():
            part = zipfile.ZipInfo(name, _NEVER)
            part.compress_type, part.create_system = zipfile.ZIP_DEFLATED, 3
            kept.writestr(part, _TIMES.sub(b"", made.read(name)) if name == "docProps/core.xml" else made.read(name))
    return file.getvalue()
