"""An Excel workbook as the rows of its sheets, cells as a person sees them. Read part by part, never unpacked whole."""

from __future__ import annotations

import posixpath
import re
import struct
import zipfile
import zlib
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from aligntrans.errors import ReadError
from aligntrans.memories import xml
from aligntrans.memories.cells import GENERAL, form_of, shown
from aligntrans.memories.columns import Row

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import BinaryIO

    from lxml import etree

    from aligntrans.memories.cells import Form

SAVE_AGAIN = "open it in a spreadsheet program and save it as .xlsx"
MOST_MEMBERS = 10_000
LARGEST_KEPT = 128 * 2**20
"""Bytes of a part that is kept while the sheet is read: texts, styles."""
LARGEST_SHEET = 4 * 2**30
"""Bytes of a sheet, which is read row by row; a million rows of three texts have one GB."""
LARGEST_RATIO = 200
"""Of a part's size to what it takes in the archive; real ones reach 60, a bomb 1,000."""
SMALL_PART = 8 * 2**20
"""Bytes up to which the ratio does not matter."""
MOST_COLUMNS = 1_000
"""Of a table of texts in several languages, whose rows are kept as lists."""
_BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, RuntimeError, ValueError)
"""What zipfile raises on an archive that was damaged; NotImplementedError is a RuntimeError."""
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_PLACE = re.compile(r"([A-Z]{1,3})[0-9]+")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of cells."""

    name: str
    part: str
    hidden: bool


class Workbook:
    """The sheets of one file."""

    def __init__(self, file: BinaryIO) -> None:
        """Look through the archive, and read what all sheets share.

        Raises:
            ReadError: it is no workbook, is encrypted, or unpacks to more than any workbook does.
        """
        _refuse_others(file)
        with _whole():
            self._file = zipfile.ZipFile(file)
        members = self._file.infolist()
        if len(members) > MOST_MEMBERS:
            raise ReadError(f"has {len(members):,} files inside, and XLSX has fewer; {SAVE_AGAIN}.")
        self._members = {member.filename.lower().lstrip("/"): member for member in members}
        book = next(
            (target for kind, target in self._related("").values() if kind == "officeDocument"), "xl/workbook.xml"
        )
        if book.lower() not in self._members or not book.lower().endswith(".xml"):
            raise ReadError(f"is no Excel workbook (.xlsx), but another kind of ZIP archive; {SAVE_AGAIN}.")
        related = self._related(book)
        shared = dict(related.values())
        self._since_1904 = False
        self.sheets = tuple(self._sheets(book, {name: target for name, (_, target) in related.items()}))
        self._forms = tuple(self._styles(shared.get("styles", "")))
        self._texts = tuple(_content(one) for one in self._elements(shared.get("sharedStrings", ""), "si"))

    @property
    def signature(self) -> str:
        """What made the units, if the workbook is ours and says so."""
        said = {
            xml.name_of(one): one.text or "" for one in self._elements("docProps/core.xml", "creator", "description")
        }
        return said.get("description", "").partition("\n")[0] if said.get("creator") == "aligntrans" else ""

    def rows(self, sheet: Sheet) -> Iterator[Row]:
        """Yield the rows of *sheet* that have a cell, hidden ones too, without empty cells behind the last.

        Raises:
            ReadError: it is broken, or has a formula whose value nobody has computed.
        """
        number = 0
        for element in self._elements(sheet.part, "row", limit=LARGEST_SHEET):
            said = element.get("r") or ""
            number = int(said) if said.isascii() and said.isdecimal() and len(said) < 10 else number + 1
            cells: list[str] = []
            for place, text in self._cells(element, number):
                if text:
                    cells += [""] * (place + 1 - len(cells))
                    cells[place] = text
            if cells:
                yield Row(number, cells)

    def _cells(self, row: etree._Element, number: int) -> Iterator[tuple[int, str]]:
        """Yield place and text of the cells of a row."""
        place = -1
        for cell in row:
            if xml.name_of(cell) != "c":
                continue
            place = _place(cell.get("r") or "", place + 1)
            text = self._text(cell, f"line {number}, column {place + 1}")
            if text and place >= MOST_COLUMNS:
                raise ReadError(f"line {number}: has a cell in column {place + 1:,}; a table has fewer columns.")
            yield place, text

    def _text(self, cell: etree._Element, where: str) -> str:
        kind = cell.get("t") or "n"
        parts = {xml.name_of(child): child for child in cell}
        value = parts["v"].text or "" if "v" in parts else ""
        if "f" in parts and not value and kind != "str":
            raise ReadError(f"{where}: a formula without a value; {SAVE_AGAIN}, so that it is computed.")
        if kind == "inlineStr":
            return _content(parts["is"]) if "is" in parts else ""
        try:
            if kind == "s":
                return self._texts[int(value)] if value else ""
            if kind in ("str", "e", "d"):
                return _plain(value)
            if kind == "b":
                return "TRUE" if value.strip() == "1" else "FALSE" if value else ""
            style = int(cell.get("s") or 0)
            form = self._forms[style] if 0 <= style < len(self._forms) else GENERAL
            return shown(value, form, since_1904=self._since_1904) if value else ""
        except (ArithmeticError, IndexError, ValueError):
            raise ReadError(f"{where}: a broken cell ({value[:40]!r}); {SAVE_AGAIN}.") from None

    def _sheets(self, book: str, targets: Mapping[str, str]) -> Iterator[Sheet]:
        for element in self._elements(book, "sheet", "workbookPr"):
            if xml.name_of(element) == "workbookPr":
                self._since_1904 = (element.get("date1904") or "") in ("1", "true")
                continue
            key = next((str(value) for name, value in element.attrib.items() if str(name).endswith("}id")), "")
            if part := targets.get(key, ""):
                yield Sheet(element.get("name") or "", part, (element.get("state") or "visible") != "visible")

    def _styles(self, part: str) -> Iterator[Form]:
        """Yield how cells of every style show their numbers."""
        codes: dict[str, str] = {}
        for element in self._elements(part, "numFmt", "cellXfs"):
            if xml.name_of(element) == "numFmt":
                codes.setdefault(element.get("numFmtId") or "", element.get("formatCode") or "")
            else:
                for style in element:
                    number = style.get("numFmtId") or "0"
                    yield form_of(number, codes.get(number, ""))

    def _related(self, part: str) -> dict[str, tuple[str, str]]:
        """Return kind and name of the parts that *part* points to, by id; the archive itself has no name."""
        folder, name = posixpath.split(part)
        found: dict[str, tuple[str, str]] = {}
        for element in self._elements(posixpath.join(folder, "_rels", f"{name}.rels"), "Relationship"):
            target = posixpath.normpath(posixpath.join("/", folder, element.get("Target") or "")).lstrip("/")
            kind = (element.get("Type") or "").rpartition("/")[2]
            found.setdefault(element.get("Id") or "", (kind, target))
        return found

    def _elements(self, part: str, *names: str, limit: int = LARGEST_KEPT) -> Iterator[etree._Element]:
        """Yield the elements of these *names* in a part, none when the archive has no such part."""
        member = self._members.get(part.lower())
        if member is None:
            return
        _refuse_bomb(member, limit)
        with _whole(), self._file.open(member) as opened:
            file = cast("BinaryIO", opened)
            xml.root_name(file)
            yield from xml.elements(file, names)


@contextmanager
def _whole() -> Iterator[None]:
    """Say of an archive that is damaged that it is."""
    try:
        yield
    except ReadError:
        raise
    except _BROKEN as error:
        reason = " ".join(str(error).split())[:80]
        raise ReadError(
            f"is no whole XLSX: its archive is broken ({reason}); copy it again, or {SAVE_AGAIN}."
        ) from None


def _refuse_others(file: BinaryIO) -> None:
    file.seek(0)
    head = file.read(4096)
    if head.startswith(b"PK"):
        return
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        if _ENCRYPTED in head + file.read(2**20):
            raise ReadError("is encrypted with a password; save it without one.")
        raise ReadError(f"is an old Excel workbook (.xls); {SAVE_AGAIN}.")
    raise ReadError(f"is no XLSX: it is no ZIP archive; name a table in text .csv or .tsv, or {SAVE_AGAIN}.")


def _refuse_bomb(member: zipfile.ZipInfo, limit: int) -> None:
    part, size = member.filename[:60], member.file_size
    if member.flag_bits & 1:
        raise ReadError(f"is encrypted: {part!r} needs a password; save it without one.")
    if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise ReadError(f"is packed in a way that XLSX forbids, in {part!r}; {SAVE_AGAIN}.")
    if size > limit:
        raise ReadError(f"unpacks to more than {limit // 2**20:,} MB at {part!r}; part the table.")
    if size > max(SMALL_PART, LARGEST_RATIO * member.compress_size):
        ratio = size // max(1, member.compress_size)
        raise ReadError(f"unpacks to {ratio:,} times its size in {part!r}, as no table does; do not open it.")


def _place(written: str, following: int) -> int:
    """Return the number from 0 of the column of a cell that says where it is; else *following*."""
    if not (found := _PLACE.fullmatch(written)):
        return following
    number = 0
    for letter in found[1]:
        number = 26 * number + ord(letter) - ord("A") + 1
    return number - 1


def _content(element: etree._Element) -> str:
    """Return the text of a shared or inline text: its runs together, without what says how to read them aloud."""
    parts: list[str] = []
    for child in element:
        name = xml.name_of(child)
        if name == "t":
            parts.append(child.text or "")
        elif name == "r":
            parts += (run.text or "" for run in child if xml.name_of(run) == "t")
    return _plain("".join(parts))


def _plain(text: str) -> str:
    """Return *text* with the characters that XML cannot hold, which Excel writes as _xHHHH_."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text
