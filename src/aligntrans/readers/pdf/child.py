"""Run as a program: a PDF on standard input to its characters and their places on standard output, within limits.

It stands alone, in a process of its own, so that a file made to hang or to fill the memory harms nothing else. What
it writes is read by `aligntrans.readers.pdf.extraction`.
"""

from __future__ import annotations

import ctypes
import json
import math
import sys
from array import array
from typing import TYPE_CHECKING, Any

import pypdfium2 as pdfium  # type: ignore[import-untyped]
from pypdfium2 import raw

if TYPE_CHECKING:
    from collections.abc import Container

MOST_PAGES = 5000
MOST_CHARACTERS = 2_000_000
"""Of a document: a book of a thousand pages; reading them takes about a kilobyte each."""
MOST_PER_PAGE = 500_000
MOST_LINKS = 20_000
MOST_IMAGES = 1000
"""Objects of a page that are looked at to tell whether it is a scan."""
MOST_OBJECTS = 20_000
MEMORY = 1536 * 1024 * 1024
"""Bytes that the process may have, where the system can limit it."""
DEEPEST = 48
MOST_ELEMENTS = 200_000
PASSWORD_ERROR = 4
GENERATED, NO_UNICODE, HYPHEN, UNPLACED = 1, 2, 4, 8
COLUMNS = ("x", "y", "left", "right", "bottom", "top", "size")
INFO = ("Title", "Author", "CreationDate", "Producer")
BLOCKS = frozenset(
    "H H1 H2 H3 H4 H5 H6 P LI LBody Lbl TD TH Caption BlockQuote Note FENote TOCI Title Quote Code".split()  # noqa: SIM905
)
_Object = tuple[float, int, int, int, float, int]
NOTHING: _Object = (0.0, 0, 0, -1, 0.0, 0)


class _Fonts:
    """Fonts and text objects by address, each asked once."""

    def __init__(self) -> None:
        self.listed: list[tuple[str, int, int]] = []
        self._numbers: dict[tuple[str, int, int], int] = {}

    def number(self, font: Any) -> int:
        buffer = ctypes.create_string_buffer(256)
        length = raw.FPDFFont_GetBaseFontName(font, buffer, 256)
        name = buffer.raw[: max(0, min(length, 256) - 1)].decode("utf-8", "replace")
        key = (name, raw.FPDFFont_GetWeight(font), raw.FPDFFont_GetIsEmbedded(font))
        if key not in self._numbers:
            self._numbers[key] = len(self.listed)
            self.listed.append(key)
        return self._numbers[key]


def main() -> None:
    """Write a header line, then for every page a line of facts and the columns of its characters."""
    _limit()
    data = sys.stdin.buffer.read()
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError:
        _say({"refused": "password" if raw.FPDF_GetLastError() == PASSWORD_ERROR else "broken"})
        return
    pages = len(document)
    if pages > MOST_PAGES:
        _say({"refused": "pages", "found": pages, "most": MOST_PAGES})
        return
    info = {key: _meta(document, key) for key in INFO}
    _say({"pages": pages, "language": _language(document), "info": info})
    fonts = _Fonts()
    blocks: dict[tuple[int, ...], int] = {}
    left = MOST_CHARACTERS
    for number in range(pages):
        left -= _page(document, number, fonts, blocks, left)
    _say({"end": True, "fonts": fonts.listed})


def _limit() -> None:
    try:
        import resource  # noqa: PLC0415 # not on Windows
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _say(facts: dict[str, Any]) -> None:
    sys.stdout.buffer.write(json.dumps(facts).encode("ascii") + b"\n")


def _utf16(ask: Any) -> str:
    length = ask(None, 0)
    if not 2 < length < 65536:
        return ""
    buffer = ctypes.create_string_buffer(length)
    ask(buffer, length)
    return buffer.raw[: length - 2].decode("utf-16-le", "replace")


def _meta(document: Any, key: str) -> str:
    return _utf16(lambda buffer, length: raw.FPDF_GetMetaText(document, key.encode(), buffer, length))


def _language(document: Any) -> str:
    def ask(buffer: Any, length: int) -> int:
        pointer = ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)) if buffer is not None else None
        return int(raw.FPDFCatalog_GetLanguage(document, pointer, length))

    return _utf16(ask)


def _page(document: Any, number: int, fonts: _Fonts, blocks: dict[tuple[int, ...], int], left: int) -> int:
    """Write one page; return how many characters it has."""
    page = raw.FPDF_LoadPage(document, number)
    if not page:
        _say({"broken": number + 1})
        return 0
    text = raw.FPDFText_LoadPage(page)
    count = raw.FPDFText_CountChars(text) if text else 0
    if count > min(left, MOST_PER_PAGE):
        _say(
            {"refused": "characters", "most": MOST_CHARACTERS}
            if count > left
            else {"refused": "page", "page": number + 1}
        )
        sys.stdout.buffer.flush()
        sys.exit(0)
    columns, seen = _characters(text, count, fonts)
    facts = {
        "width": raw.FPDF_GetPageWidthF(page),
        "height": raw.FPDF_GetPageHeightF(page),
        "turned": raw.FPDFPage_GetRotation(page),
        "box": _box(page),
        "count": len(columns[0]),
        "images": _images(page),
        "unshown": _unshown(page, seen),
        "links": _links(document, page),
        "blocks": _blocks(page, blocks),
    }
    _say(facts)
    for column in columns:
        sys.stdout.buffer.write(column.tobytes())
    if text:
        raw.FPDFText_ClosePage(text)
    raw.FPDF_ClosePage(page)
    return count


def _box(page: Any) -> list[float]:
    """Return left, bottom, right and top of what is shown."""
    sides = [ctypes.c_float() for _ in range(4)]
    if raw.FPDFPage_GetCropBox(page, *sides) or raw.FPDFPage_GetMediaBox(page, *sides):
        return [side.value for side in sides]
    return [0.0, 0.0, raw.FPDF_GetPageWidthF(page), raw.FPDF_GetPageHeightF(page)]


def _unshown(page: Any, seen: Container[int]) -> list[int]:
    """Return how many text objects of fonts that are not in the file show no letter, and how many do.

    The library leaves out letters that no font of the computer has; an object of spaces shows none either.
    """
    found = [0, 0]
    for number in range(min(raw.FPDFPage_CountObjects(page), MOST_OBJECTS)):
        holder = raw.FPDFPage_GetObject(page, number)
        if raw.FPDFPageObj_GetType(holder) == raw.FPDF_PAGEOBJ_TEXT:
            font = raw.FPDFTextObj_GetFont(holder)
            if font and not raw.FPDFFont_GetIsEmbedded(font):
                found[ctypes.addressof(holder.contents) in seen] += 1
    return found


def _characters(text: Any, count: int, fonts: _Fonts) -> tuple[list[array[Any]], Container[int]]:
    """Return code points, seven measures in points, fonts, angles in degrees, marked content and flags, objects.

    With them come the addresses of the objects that have any.
    """
    codes, places, kinds = array("I"), [array("f") for _ in COLUMNS], array("H")
    angles, marked, flags, objects = array("h"), array("i"), array("B"), array("I")
    known: dict[int, _Object] = {}
    x, y = ctypes.c_double(), ctypes.c_double()
    box = raw.FS_RECTF()
    for index in range(count):
        code = raw.FPDFText_GetUnicode(text, index)
        holder = raw.FPDFText_GetTextObject(text, index)
        address = ctypes.addressof(holder.contents) if holder else 0
        if address not in known:
            known[address] = _object(text, index, holder, fonts, len(known) + 1) if address else NOTHING
        scale, font, angle, content, slant, order = known[address]
        flag = GENERATED if raw.FPDFText_IsGenerated(text, index) == 1 or not address else 0
        flag |= NO_UNICODE if raw.FPDFText_HasUnicodeMapError(text, index) == 1 else 0
        flag |= HYPHEN if raw.FPDFText_IsHyphen(text, index) == 1 else 0
        raw.FPDFText_GetCharOrigin(text, index, x, y)
        raw.FPDFText_GetLooseCharBox(text, index, box)
        left, right = float(box.left), float(box.right)
        if slant:
            left, right = left - slant * (box.bottom - y.value), right - slant * (box.top - y.value)
        values = (x.value, y.value, left, right, float(box.bottom), float(box.top), scale)
        if not all(map(math.isfinite, values)):
            flag |= UNPLACED
            values = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
        codes.append(code)
        for column, value in zip(places, values, strict=True):
            column.append(value)
        kinds.append(min(font, 65535))
        angles.append(angle)
        marked.append(content)
        flags.append(flag)
        objects.append(order)
    return [codes, *places, kinds, angles, marked, flags, objects], known


def _object(text: Any, index: int, holder: Any, fonts: _Fonts, order: int) -> _Object:
    """Return size in points, font, angle, marked content, slant and number of a text object."""
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(text, index, matrix)
    size = raw.FPDFText_GetFontSize(text, index) * math.hypot(matrix.c, matrix.d)
    angle = round(math.degrees(math.atan2(matrix.b, matrix.a))) if math.isfinite(matrix.a + matrix.b) else 0
    font = raw.FPDFTextObj_GetFont(holder)
    number = fonts.number(font) if font else 0
    # Letters slanted by the program, not by the font: the box around the slanted letter covers its neighbours.
    slant = matrix.c / matrix.d if matrix.d and not matrix.b and 0.05 < abs(matrix.c / matrix.d) < 1 else 0.0
    return size, number, angle, raw.FPDFPageObj_GetMarkedContentID(holder), slant, order


def _images(page: Any) -> int:
    objects = range(min(raw.FPDFPage_CountObjects(page), MOST_IMAGES))
    kinds = (raw.FPDFPageObj_GetType(raw.FPDFPage_GetObject(page, number)) for number in objects)
    return sum(kind in (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_FORM) for kind in kinds)


def _links(document: Any, page: Any) -> list[tuple[list[float], str]]:
    """Return place and address of the links of a page."""
    found: list[tuple[list[float], str]] = []
    position, link, rectangle = ctypes.c_int(0), raw.FPDF_LINK(), raw.FS_RECTF()
    for _ in range(MOST_LINKS):
        if not raw.FPDFLink_Enumerate(page, position, link):
            break
        action = raw.FPDFLink_GetAction(link)
        length = raw.FPDFAction_GetURIPath(document, action, None, 0) if action else 0
        if 1 < length < 8192 and raw.FPDFLink_GetAnnotRect(link, rectangle):
            buffer = ctypes.create_string_buffer(length)
            raw.FPDFAction_GetURIPath(document, action, buffer, length)
            place = [rectangle.left, rectangle.bottom, rectangle.right, rectangle.top]
            if all(map(math.isfinite, place)):
                found.append((place, buffer.raw[: length - 1].decode("utf-8", "replace")))
    return found


def _blocks(page: Any, numbers: dict[tuple[int, ...], int]) -> list[tuple[int, int, str]]:
    """Return what the tags say: marked content, number of its block, and its role.

    A block that goes on over pages has one number on all of them: *numbers* are by place in the tree of tags.
    """
    tree = raw.FPDF_StructTree_GetForPage(page)
    if not tree:
        return []
    found: list[tuple[int, int, str]] = []
    roots = range(raw.FPDF_StructTree_CountChildren(tree))
    waiting: list[tuple[Any, tuple[int, ...], int, str]] = [
        (raw.FPDF_StructTree_GetChildAtIndex(tree, number), (number,), 0, "") for number in reversed(roots)
    ]
    seen = 0
    while waiting and seen < MOST_ELEMENTS:
        element, path, block, role = waiting.pop()
        if not element or len(path) > DEEPEST:
            continue
        seen += 1
        kind = _kind(element)
        if kind in BLOCKS:
            block, role = numbers.setdefault(path, len(numbers) + 1), f"{role} {kind}".strip()
        children = range(min(max(0, raw.FPDF_StructElement_CountChildren(element)), MOST_ELEMENTS))
        # What the library lists as content of an element is that of all pages; its children are those of this one.
        contents = (raw.FPDF_StructElement_GetChildMarkedContentID(element, number) for number in children)
        found += [(content, block, role) for content in contents if content >= 0 and role]
        waiting += [
            (raw.FPDF_StructElement_GetChildAtIndex(element, number), (*path, number), block, role)
            for number in reversed(children)
        ]
    raw.FPDF_StructTree_Close(tree)
    return found


def _kind(element: Any) -> str:
    buffer = ctypes.create_string_buffer(64)
    length = raw.FPDF_StructElement_GetType(element, buffer, 64)
    return buffer.raw[: max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")


if __name__ == "__main__":
    main()
