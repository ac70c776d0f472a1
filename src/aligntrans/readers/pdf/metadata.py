"""What a PDF says of itself in its properties: title, authors, day, language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aligntrans.model import Metadata
from aligntrans.readers.page.pages import one_line

if TYPE_CHECKING:
    from collections.abc import Mapping

DAY = re.compile(r"D:(\d{4})(\d\d)(\d\d)")
SEPARATORS = re.compile(r"[;؛]")
NOBODY = frozenset({"unknown", "user", "author", "admin", "anonymous", "microsoft office user", "un-named"})
FILE_NAME = re.compile(
    r"(?:microsoft word\s*-\s*)|.*\.(?:docx?|html?|pdf|odt|indd|tex|md|txt|rtf)\s*$|untitled|about:", re.IGNORECASE
)
"""Titles that programs give to what nobody named."""
TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


def metadata(info: Mapping[str, str]) -> Metadata:
    """Return what the information dictionary of a PDF says."""
    title = one_line(info.get("Title", ""))
    names = [one_line(name) for name in SEPARATORS.split(info.get("Author", ""))]
    day = DAY.match(info.get("CreationDate", ""))
    return Metadata(
        title="" if FILE_NAME.match(title) else title,
        authors=tuple(name for name in names if name and name.lower() not in NOBODY),
        date="-".join(day.groups()) if day else "",
    )


def language(declared: str) -> str:
    """Return the tag that a PDF declares, empty when that is none."""
    return declared if TAG.fullmatch(declared) else ""
