"""The ZIP archive around a document: its parts, bytes or XML trees, within limits. Nothing is fetched."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aligntrans.errors import ReadError
from aligntrans.readers.encoding import SIGNATURES
from aligntrans.readers.trees import parsed

if TYPE_CHECKING:
    from lxml import etree

MOST_MEMBERS = 10_000
LARGEST_PART = 64 * 1024 * 1024
"""Bytes; a novel has 3 MB, a thousand pages with every change tracked some 40."""
LARGEST_SUM = 2 * LARGEST_PART
"""Bytes of all parts that are read."""
LARGEST_RATIO = 200
"""Of a part's size to what it takes in the archive; real ones reach 60, a bomb 1,000."""
SMALL_PART = 8 * 1024 * 1024
"""Bytes up to which the ratio does not matter: long forms of empty cells are as regular as bombs."""
OLE = b"\xd0\xcf\x11\xe0"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, RuntimeError, ValueError)
"""What zipfile raises on an archive that was changed; NotImplementedError is a RuntimeError."""
CLIMBING = re.compile(r"(?:^|[/\\])\.\.(?:[/\\]|$)|^[/\\]|^[A-Za-z]:")


@dataclass(frozen=True, slots=True)
class Form:
    """A kind of file that is a ZIP archive inside, for messages."""

    name: str
    """``DOCX``."""
    save_again: str
    """What to do with a file that is not as it should be."""


class Archive:
    """The parts of one file, read when they are asked for."""

    def __init__(self, data: bytes, form: Form) -> None:
        """Look through the archive's table of contents.

        Raises:
            ReadError: it is no ZIP archive, or one that no program for such files makes.
        """
        self.form = form
        _refuse_others(data, form)
        try:
            self._file = zipfile.ZipFile(io.BytesIO(data))
        except BROKEN as error:
            raise ReadError(_broken(error, form)) from None
        self._members: dict[str, zipfile.ZipInfo] = {}
        self._sum = 0
        members = self._file.infolist()
        if len(members) > MOST_MEMBERS:
            raise ReadError(
                f"has {len(members):,} files inside, and {form.name} has at most {MOST_MEMBERS:,}; {form.save_again}"
            )
        for member in members:
            if CLIMBING.search(member.orig_filename):
                raise ReadError(f"holds a file that climbs out of it, {member.orig_filename[:60]!r}; do not open it")
            if self._members.setdefault(member.filename.lower(), member) is not member:
                raise ReadError(f"holds two files named {member.filename[:60]!r}; {form.save_again}")

    def tree(self, part: str) -> etree._Element | None:
        """Return the root of a part, none when the archive has no such part.

        Raises:
            ReadError: it is too large, broken, encrypted or not plain XML.
        """
        member = self._members.get(part.lower())
        return None if member is None else parsed(self._bytes(member), part, self.form.name)

    def bytes_of(self, part: str) -> bytes | None:
        """Return the content of a part, none when the archive has no such part.

        Raises:
            ReadError: it is too large, broken or encrypted.
        """
        member = self._members.get(part.lower())
        return None if member is None else self._bytes(member)

    def holds(self, part: str) -> bool:
        """Tell whether the archive has such a part."""
        return part.lower() in self._members

    def holds_like(self, pattern: re.Pattern[str]) -> bool:
        """Tell whether the archive has a part whose name begins like that."""
        return any(map(pattern.match, self._members))

    def _bytes(self, member: zipfile.ZipInfo) -> bytes:
        part = member.filename[:60]
        if member.flag_bits & 1:
            raise ReadError(f"is encrypted: {part!r} needs a password; {self.form.save_again} without one")
        self._sum += member.file_size
        if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise ReadError(f"is packed in a way that {self.form.name} forbids, in {part!r}; {self.form.save_again}")
        if member.file_size > LARGEST_PART or self._sum > LARGEST_SUM:
            most = LARGEST_PART if member.file_size > LARGEST_PART else LARGEST_SUM
            raise ReadError(f"unpacks to more than {most // 2**20} MB at {part!r}, as no text does; part the document")
        if member.file_size > max(SMALL_PART, LARGEST_RATIO * member.compress_size):
            ratio = member.file_size // max(1, member.compress_size)
            raise ReadError(f"unpacks to {ratio:,} times its size in {part!r}, as no text does; do not open it")
        try:
            with self._file.open(member) as file:
                return file.read(LARGEST_PART)  # never more than is declared, whatever is packed
        except BROKEN as error:
            raise ReadError(_broken(error, self.form)) from None


def _refuse_others(data: bytes, form: Form) -> None:
    """Raise a `ReadError` that says what the file is, when it is no ZIP archive."""
    if not data.strip() or data == b"\xef\xbb\xbf":
        raise ReadError("is empty: there is no text in it; name a file with text")
    if data.startswith(b"PK"):
        return
    if data.startswith(OLE):
        if ENCRYPTED in data:
            raise ReadError("is encrypted with a password; open it in a word processor and save it without one")
        raise ReadError(f"is not {form.name}: it looks like an old Word document (.doc); {form.save_again}")
    for signature, what in SIGNATURES:
        if data.startswith(signature):
            raise ReadError(f"is not {form.name}: it looks like {what}")
    raise ReadError(
        f"is not {form.name}: it is no ZIP archive; give a text file its own ending, such as .txt, .md or .html"
    )


def _broken(error: Exception, form: Form) -> str:
    reason = " ".join(str(error).split())[:80]
    return f"is not a whole {form.name}: its ZIP archive is broken ({reason}); copy it again, or {form.save_again}"
