"""The characters of a PDF with their places, taken out by a process of its own within limits of time and memory."""

from __future__ import annotations

import json
import subprocess
import sys
from array import array
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from aligntrans.errors import ReadError
from aligntrans.readers.encoding import SIGNATURES

LARGEST = 512 * 1024 * 1024
"""Bytes of a file."""
LONGEST = 60
"""Seconds that taking out the characters may take; a book of 1,000 pages takes about 10."""
HEADER = 1024
"""Bytes in which the mark of a PDF has to stand; programs put mail headers and the like before it."""
SAVE_AGAIN = "open it in a PDF viewer and print it to a new PDF"
COLUMNS = (("I", 1), ("f", 7), ("H", 1), ("h", 1), ("i", 1), ("B", 1), ("I", 1))
"""Types of `aligntrans.readers.pdf.child`'s columns, and how many of each."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character in its place: points from the page's left and lower edge."""

    text: str
    x: float
    y: float
    left: float
    right: float
    bottom: float
    top: float
    size: float
    font: int
    angle: int
    content: int
    """Number of the marked content that it stands in, -1 for none."""
    flags: int
    holder: int
    """Number of the text object that it stands in, 0 for none."""
    order: int
    """Its place in the page's stream."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as it is laid out."""

    box: tuple[float, float, float, float]
    """Left, bottom, right, top of what is shown."""
    turned: int
    """Quarter turns to the right that it is shown with."""
    glyphs: list[Glyph]
    images: int
    links: list[tuple[list[float], str]]
    unshown: tuple[int, int]
    """How many text objects of fonts that are not in the file show no letter, and how many do."""
    blocks: dict[int, tuple[int, str]]
    """Number and roles of the block, by marked content."""


@dataclass(slots=True)
class Content:
    """All that is taken out of a file."""

    language: str
    info: dict[str, str]
    fonts: list[tuple[str, int, bool]] = field(default_factory=list)
    """Name, weight, and whether it is embedded."""
    sheets: list[Sheet] = field(default_factory=list)


def extract(data: bytes) -> Content:
    """Return the characters of *data*.

    Raises:
        ReadError: it is no PDF, broken, encrypted, too large, or takes more time or memory than any text needs.
    """
    _refuse_others(data)
    program = [sys.executable, "-P", str(Path(__file__).with_name("child.py"))]
    try:
        done = subprocess.run(program, input=data, capture_output=True, check=False, timeout=LONGEST)  # noqa: S603 # our own program
    except subprocess.TimeoutExpired:
        raise ReadError(f"takes more than {LONGEST} seconds to read, as no text does; {SAVE_AGAIN}") from None
    if done.returncode:
        raise ReadError(_death(done))
    return _content(done.stdout)


def _refuse_others(data: bytes) -> None:
    if not data.strip() or data == b"\xef\xbb\xbf":
        raise ReadError("is empty: there is no text in it; name a file with text")
    if len(data) > LARGEST:
        raise ReadError(f"is larger than {LARGEST // 2**20} MB, as no text is; part the document")
    if b"%PDF-" in data[:HEADER]:
        return
    for signature, what in SIGNATURES:
        if data.startswith(signature):
            raise ReadError(f"is not PDF: it looks like {what}")
    raise ReadError(
        "is not PDF: its mark %PDF- is missing; give a text file its own ending, such as .txt, .md or .html"
    )


def _death(done: subprocess.CompletedProcess[bytes]) -> str:
    if b"MemoryError" in done.stderr or done.returncode < 0:
        return f"makes the PDF library fail or fill its memory, as no sound text does; {SAVE_AGAIN}"
    reason = done.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2][:120]
    return f"cannot be read as PDF ({reason or 'the PDF library failed'}); {SAVE_AGAIN}"


def _refusal(facts: dict[str, Any]) -> str:
    what = facts["refused"]
    if what == "password":
        return "is encrypted with a password; save it without one"
    if what == "pages":
        return f"has {facts['found']:,} pages, and at most {facts['most']:,} are read; part the document"
    if what == "characters":
        return f"has more than {facts['most']:,} characters, and no more are read; part the document"
    if what == "page":
        return f"has more characters on page {facts['page']} than any page can show; {SAVE_AGAIN}"
    return f"is not a whole PDF: it is cut off or broken; copy it again, or {SAVE_AGAIN}"


def _content(written: bytes) -> Content:
    content: Content | None = None
    place = 0
    while place < len(written):
        end = written.index(b"\n", place)
        facts = json.loads(written[place:end])
        place = end + 1
        if "refused" in facts:
            raise ReadError(_refusal(facts))
        if "broken" in facts:
            raise ReadError(f"is not a whole PDF: page {facts['broken']} is broken; copy it again, or {SAVE_AGAIN}")
        if content is None:
            content = Content(facts["language"], facts["info"])
        elif "end" in facts:
            content.fonts = [(name, weight, bool(embedded)) for name, weight, embedded in facts["fonts"]]
            return content
        else:
            columns, place = _columns(written, place, facts["count"])
            content.sheets.append(_sheet(facts, columns))
    raise ReadError(f"cannot be read as PDF (its characters are cut off); {SAVE_AGAIN}")


def _columns(written: bytes, place: int, count: int) -> tuple[list[array[Any]], int]:
    columns: list[array[Any]] = []
    for kind, number in COLUMNS:
        for _ in range(number):
            column: array[Any] = array(kind)
            end = place + count * column.itemsize
            column.frombytes(written[place:end])
            columns.append(column)
            place = end
    return columns, place


def _sheet(facts: dict[str, Any], columns: list[array[Any]]) -> Sheet:
    codes, *others = columns
    glyphs = [
        Glyph(chr(code) if code < 0x110000 else "\ufffd", *measures, order)  # type: ignore[call-arg]
        for order, (code, *measures) in enumerate(zip(codes, *others, strict=True))
    ]
    blocks = {content: (block, role) for content, block, role in facts["blocks"]}
    left, bottom, right, top = facts["box"]
    none, some = facts["unshown"]
    box = (left, bottom, right, top)
    return Sheet(box, facts["turned"], glyphs, facts["images"], facts["links"], (none, some), blocks)
