"""Bytes of a table to characters: byte order marks, and what is refused in one line. Nothing is guessed."""

from __future__ import annotations

import codecs
import io
from contextlib import contextmanager
from typing import TYPE_CHECKING

from aligntrans.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO, TextIO

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_OTHERS = (
    (b"PK\x03\x04", "a ZIP archive such as XLSX or ODS; name an Excel workbook .xlsx"),
    (b"\xd0\xcf\x11\xe0", "an old Excel workbook (.xls); save it as .xlsx or as CSV UTF-8"),
    (b"%PDF-", "a PDF"),
    (b"\x1f\x8b", "a gzip archive; unpack it"),
)
_AT_ONCE = 1 << 20


def encoding_of(file: BinaryIO) -> str:
    """Return the name of the encoding of *file*, UTF-8 unless its first bytes say another.

    Raises:
        ReadError: it is no text.
    """
    file.seek(0)
    head = file.read(4096)
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return encoding
    for signature, what in _OTHERS:
        if head.startswith(signature):
            raise ReadError(f"is not text: it looks like {what}.")
    if b"\0" in head:
        raise ReadError("is not text: it has NUL bytes; if it is UTF-16, save it with a byte order mark, or as UTF-8.")
    return "utf-8"


@contextmanager
def text_of(file: BinaryIO, newline: str) -> Iterator[TextIO]:
    r"""Give *file* as text from its start, line ends untouched; it stays open.

    Args:
        file: the bytes, which can be sought in.
        newline: what ends a line, as `io.TextIOWrapper` has it: ``"\\n"``, or empty for CR as well.

    Raises:
        ReadError: it is not in its encoding.
    """
    encoding = encoding_of(file)
    file.seek(0)
    wrapper = io.TextIOWrapper(file, encoding, newline=newline)
    try:
        yield wrapper
    except UnicodeError:
        raise ReadError(_not_in(file, encoding)) from None
    finally:
        wrapper.detach()


def _not_in(file: BinaryIO, encoding: str) -> str:
    """Return what to say of a file that is not in its *encoding*: where, and what to do."""
    name = "UTF-8" if encoding.startswith("utf-8") else encoding.upper()
    file.seek(0)
    decoder, before = codecs.getincrementaldecoder(encoding)(), 0
    line = 1
    try:
        while data := file.read(_AT_ONCE):
            line += decoder.decode(data).count("\n")
            before += len(data)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError as error:
        place = error.object[: error.start].decode(encoding, "ignore").count("\n") + line
        byte = f"byte 0x{error.object[error.start]:02X}" if error.start < len(error.object) else "a byte"
        return (
            f"is not {name} ({byte} on line {place}); save it as UTF-8, in Excel as 'CSV UTF-8', "
            "or with: iconv -f windows-1256 -t utf-8"
        )
    return f"is not {name}; save it as UTF-8"
