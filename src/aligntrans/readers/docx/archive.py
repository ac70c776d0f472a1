"""The ZIP archive around a DOCX: its parts as XML trees, within limits. Nothing is unpacked or fetched."""

from __future__ import annotations

import io
import posixpath
import re
import struct
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aligntrans.errors import ReadError
from aligntrans.readers.docx.names import children
from aligntrans.readers.docx.tree import parsed
from aligntrans.readers.encoding import SIGNATURES

if TYPE_CHECKING:
    from collections.abc import Mapping

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
SAVE_AGAIN = "open it in a word processor and save it as .docx"
OTHERS = (
    (re.compile(r"xl/workbook\.", re.IGNORECASE), "an Excel workbook (.xlsx)"),
    (re.compile(r"ppt/presentation\.", re.IGNORECASE), "a PowerPoint presentation (.pptx)"),
    (re.compile(r"content\.xml|mimetype", re.IGNORECASE), "an OpenDocument file such as .odt, or EPUB"),
)
BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, RuntimeError, ValueError)
"""What zipfile raises on an archive that was changed; NotImplementedError is a RuntimeError."""
CLIMBING = re.compile(r"(?:^|[/\\])\.\.(?:[/\\]|$)|^[/\\]|^[A-Za-z]:")


@dataclass(frozen=True, slots=True)
class Relation:
    """Where a part points to."""

    kind: str
    """Last word of its type: ``hyperlink``, ``footnotes``."""
    target: str
    """Address, or the name of a part."""


class Archive:
    """The parts of one file, read when they are asked for."""

    def __init__(self, data: bytes) -> None:
        """Look through the archive's table of contents.

        Raises:
            ReadError: it is no ZIP archive, or one that no word processor makes.
        """
        _refuse_others(data)
        try:
            self._file = zipfile.ZipFile(io.BytesIO(data))
        except BROKEN as error:
            raise ReadError(_broken(error)) from None
        self._members: dict[str, zipfile.ZipInfo] = {}
        self._relations: dict[str, Mapping[str, Relation]] = {}
        self._sum = 0
        members = self._file.infolist()
        if len(members) > MOST_MEMBERS:
            raise ReadError(f"has {len(members):,} files inside, and a DOCX at most {MOST_MEMBERS:,}; {SAVE_AGAIN}")
        for member in members:
            if CLIMBING.search(member.orig_filename):
                raise ReadError(f"holds a file that climbs out of it, {member.orig_filename[:60]!r}; do not open it")
            if self._members.setdefault(member.filename.lower(), member) is not member:
                raise ReadError(f"holds two files named {member.filename[:60]!r}; {SAVE_AGAIN}")

    def tree(self, part: str) -> etree._Element | None:
        """Return the root of a part, none when the archive has no such part.

        Raises:
            ReadError: it is too large, broken, encrypted or not plain XML.
        """
        member = self._members.get(part.lower())
        return None if member is None else parsed(self._bytes(member), part)

    def document(self) -> str:
        """Return the name of the part that holds the text.

        Raises:
            ReadError: there is none.
        """
        named = (relation.target for relation in self.relations("").values() if relation.kind == "officeDocument")
        part = next(named, "word/document.xml")
        if part.lower() in self._members and not part.lower().startswith(("xl/", "ppt/")):
            return part
        for pattern, what in OTHERS:
            if any(pattern.match(member) for member in self._members):
                raise ReadError(f"is not DOCX: it looks like {what}; {SAVE_AGAIN}, or as HTML")
        raise ReadError(f"is not a whole DOCX: the part {part[:60]!r} is missing; {SAVE_AGAIN}")

    def relations(self, part: str) -> Mapping[str, Relation]:
        """Return where a part points to, by id; the archive itself is the part without a name."""
        if part not in self._relations:
            self._relations[part] = self._related(part)
        return self._relations[part]

    def _related(self, part: str) -> Mapping[str, Relation]:
        folder, file = posixpath.split(part)
        root = self.tree(posixpath.join(folder, "_rels", f"{file}.rels"))
        found: dict[str, Relation] = {}
        for entry in children(root, "package:Relationship"):
            target = entry.get("Target") or ""
            if (entry.get("TargetMode") or "").lower() != "external" and not target.startswith("#"):
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            found.setdefault(entry.get("Id") or "", Relation((entry.get("Type") or "").rpartition("/")[2], target))
        return found

    def related(self, part: str, kind: str) -> str:
        """Return the name of the first part of a kind that *part* points to, empty when there is none."""
        return next((relation.target for relation in self.relations(part).values() if relation.kind == kind), "")

    def _bytes(self, member: zipfile.ZipInfo) -> bytes:
        part = member.filename[:60]
        if member.flag_bits & 1:
            raise ReadError(f"is encrypted: {part!r} needs a password; {SAVE_AGAIN} without one")
        self._sum += member.file_size
        if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise ReadError(f"is packed in a way that DOCX forbids, in {part!r}; {SAVE_AGAIN}")
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
            raise ReadError(_broken(error)) from None


def _refuse_others(data: bytes) -> None:
    """Raise a `ReadError` that says what the file is, when it is no ZIP archive."""
    if not data.strip() or data == b"\xef\xbb\xbf":
        raise ReadError("is empty: there is no text in it; name a file with text")
    if data.startswith(b"PK"):
        return
    if data.startswith(OLE):
        if ENCRYPTED in data:
            raise ReadError("is encrypted with a password; open it in a word processor and save it without one")
        raise ReadError(f"is not DOCX: it looks like an old Word document (.doc); {SAVE_AGAIN}")
    for signature, what in SIGNATURES:
        if data.startswith(signature):
            raise ReadError(f"is not DOCX: it looks like {what}")
    raise ReadError("is not DOCX: it is no ZIP archive; give a text file its own ending, such as .txt, .md or .html")


def _broken(error: Exception) -> str:
    reason = " ".join(str(error).split())[:80]
    return f"is not a whole DOCX: its ZIP archive is broken ({reason}); copy it again, or {SAVE_AGAIN}"
