"""What a DOCX says of itself in its core properties: title, authors, day."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aligntrans.model import Metadata
from aligntrans.readers.docx.names import find
from aligntrans.readers.page.pages import one_line

if TYPE_CHECKING:
    from lxml import etree

DAY = re.compile(r"\s*(\d{4}-\d\d-\d\d)(?=$|[T\s])")
SEPARATORS = re.compile(r"[;؛]")
PROGRAMS = frozenset({"python-docx", "apache poi", "docx4j"})
"""What programs that make documents call themselves; their day is that of their template. In lower case."""
NOBODY = PROGRAMS | {"un-named", "unknown", "user", "author", "admin", "microsoft office user"}
"""Who wrote it when nobody says."""


def metadata(root: etree._Element | None) -> Metadata:
    """Return what a core properties part says, which may be missing."""
    names = [one_line(name) for name in SEPARATORS.split(_text(root, "dc:creator"))]
    day = None if PROGRAMS & {name.lower() for name in names} else DAY.match(_text(root, "dcterms:created"))
    return Metadata(
        title=one_line(_text(root, "dc:title")),
        authors=tuple(name for name in names if name and name.lower() not in NOBODY),
        date=day[1] if day else "",
    )


def _text(root: etree._Element | None, wanted: str) -> str:
    element = find(root, wanted)
    return "" if element is None else element.text or ""
