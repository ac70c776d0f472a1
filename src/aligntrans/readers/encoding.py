"""Bytes of a text file to a string: byte order marks, UTF-8, declared character sets, and clear refusals.

Nothing is guessed: bytes that are neither Unicode nor declared are refused.
"""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from aligntrans.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Callable

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
SIGNATURES = (
    (b"%PDF-", "a PDF; give it the ending .pdf"),
    (b"PK\x03\x04", "a ZIP archive such as DOCX, ODT or EPUB; give it the ending of its kind, as in brief.docx"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\xd0\xcf\x11\xe0", "an old Office document; save it as HTML or text"),
    (b"{\\rtf", "RTF; save it as HTML or text"),
    (b"\x89PNG", "a PNG image"),
    (b"GIF8", "a GIF image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"\x1f\x8b", "a gzip archive; unpack it"),
    (b"7z\xbc\xaf", "a 7z archive; unpack it"),
    (b"\x7fELF", "a program"),
)
# What browsers do: pages that say Latin 1 or ASCII mean the Windows code page that contains it.
MEANT_BY = {"ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "utf-16": "utf-8"}
# Names of codecs that are character sets; Python's table also holds rot13, unicode_escape and the like.
CHARACTER_SETS = re.compile(
    r"(cp\d+|iso8859-\d+|mac-\w+|koi8-\w|gbk|gb2312|gb18030|big5\w*|shift_jis\w*|euc_\w+|utf-8)$"
)
LABELS = {
    "asmo-708": "iso8859-6",
    "x-mac-arabic": "mac-arabic",
    "x-mac-farsi": "mac-farsi",
    "visual": "iso8859-8",
}
# XML 1.0 has no place for these, so no export could hold them. Form feed is a page break of PDF text.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def decode(data: bytes, declared: Callable[[bytes], str] | None = None) -> str:
    r"""Return *data* as text with ``\\n`` line ends, without byte order mark.

    Args:
        data: the file's content.
        declared: finds the character set that the file's head names, empty when it names none.

    Raises:
        ReadError: empty, binary, in an encoding that is not declared, or holding control characters.
    """
    text = _unicode(data, declared)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    refuse_controls(text)
    if not text.strip("\ufeff \t\n") or text.isspace():
        raise ReadError("is empty: there is no text in it; name a file with text")
    return text.removeprefix("\ufeff")


def as_utf_8(data: bytes, charset: str) -> bytes:
    """Return *data* in UTF-8 with its byte order mark, where the character set told beside it is needed to read it.

    As HTTP has it: a byte order mark in *data* outranks *charset*, which outranks what the head declares. Data that
    is UTF-8 whatever is told of it, or that is not in *charset*, stays as it is.
    """
    if any(data.startswith(mark) for mark, _ in BYTE_ORDER_MARKS) or error_offset(data) == len(data):
        return data
    try:
        encoding = _codec(charset)
        return data if encoding == "utf-8" else codecs.BOM_UTF8 + data.decode(encoding).encode()
    except (ReadError, UnicodeError):
        return data


def refuse_controls(text: str) -> None:
    """Raise a `ReadError` that names the first control character of *text*, if there is one."""
    if found := FORBIDDEN.search(text):
        line = text.count("\n", 0, found.start()) + 1
        raise ReadError(f"has the control character U+{ord(found[0]):04X} on line {line}; remove it")


def _unicode(data: bytes, declared: Callable[[bytes], str] | None) -> str:
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], encoding, len(mark), f"has the byte order mark of {encoding.upper()}")
    for signature, what in SIGNATURES:
        if data.startswith(signature):
            raise ReadError(f"is not text: it looks like {what}")
    if (offset := data.find(b"\0")) >= 0:
        raise ReadError(
            f"is not text: NUL byte at offset {offset}; if it is UTF-16, save it as UTF-8, or with a byte order mark"
        )
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        label = declared(data[:4096]) if declared else ""
        if not label:
            raise ReadError(_not_unicode(data, error.start, may_declare=declared is not None)) from None
    encoding = _codec(label)
    if encoding == "utf-8":
        raise ReadError(_not_unicode(data, error_offset(data), may_declare=False))
    return _decoded(data, encoding, 0, f"declares the character set {label!r}")


def error_offset(data: bytes) -> int:
    """Return where *data* stops being UTF-8; its length when it never does."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start
    return len(data)


def _not_unicode(data: bytes, offset: int, *, may_declare: bool) -> str:
    place = f"is not UTF-8 (byte 0x{data[offset]:02X} at offset {offset})"
    if may_declare:
        return f"{place}; save it as UTF-8, or declare its character set"
    return f"{place}; save it as UTF-8, for instance with: iconv -f windows-1256 -t utf-8"


def _decoded(data: bytes, encoding: str, skipped: int, why: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ReadError(
            f"{why}, but offset {error.start + skipped} is not in it ({error.reason}); save it as UTF-8"
        ) from None


def _codec(label: str) -> str:
    name = label.strip().lower()
    try:
        found = codecs.lookup(LABELS.get(name, name)).name
    except (LookupError, ValueError):  # ValueError: a label with a NUL in it
        found = ""
    found = MEANT_BY.get(found, found)
    if not CHARACTER_SETS.match(found):
        raise ReadError(f"declares the unknown character set {label[:40]!r}; save it as UTF-8")
    return found
