"""What the parts of a DOCX point to, and which of them holds its text."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aligntrans.errors import ReadError
from aligntrans.readers import archive
from aligntrans.readers.docx.names import children

if TYPE_CHECKING:
    from collections.abc import Mapping

SAVE_AGAIN = "open it in a word processor and save it as .docx"
FORM = archive.Form("DOCX", SAVE_AGAIN)
OTHERS = (
    (re.compile(r"xl/workbook\.", re.IGNORECASE), "an Excel workbook (.xlsx)"),
    (re.compile(r"ppt/presentation\.", re.IGNORECASE), "a PowerPoint presentation (.pptx)"),
    (re.compile(r"content\.xml|mimetype", re.IGNORECASE), "an OpenDocument file such as .odt, or EPUB"),
)


@dataclass(frozen=True, slots=True)
class Relation:
    """Where a part points to."""

    kind: str
    """Last word of its type: ``hyperlink``, ``footnotes``."""
    target: str
    """Address, or the name of a part."""


class Archive(archive.Archive):
    """The parts of one file, read when they are asked for."""

    def __init__(self, data: bytes) -> None:
        """Look through the archive's table of contents; see `aligntrans.readers.archive.Archive`."""
        super().__init__(data, FORM)
        self._relations: dict[str, Mapping[str, Relation]] = {}

    def document(self) -> str:
        """Return the name of the part that holds the text.

        Raises:
            ReadError: there is none.
        """
        named = (relation.target for relation in self.relations("").values() if relation.kind == "officeDocument")
        part = next(named, "word/document.xml")
        if self.holds(part) and not part.lower().startswith(("xl/", "ppt/")):
            return part
        for pattern, what in OTHERS:
            if self.holds_like(pattern):
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
