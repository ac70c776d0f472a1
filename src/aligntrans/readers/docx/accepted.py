"""A part as it stands when its tracked changes are accepted and its alternatives chosen. Comments go too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aligntrans.errors import ReadError
from aligntrans.readers.docx.names import children, find, name

if TYPE_CHECKING:
    from lxml import etree

DROPPED = frozenset(
    {
        "w:delText",
        "w:delInstrText",
        "w:rPrChange",
        "w:pPrChange",
        "w:sectPrChange",
        "w:tblPrChange",
        "w:tblPrExChange",
        "w:tblGridChange",
        "w:tcPrChange",
        "w:trPrChange",
        "w:numberingChange",
        "w:rt",  # how a word is read, set above it
    }
)
REVISED = ("w:del", "w:moveFrom")
MARKS = ("w:rPr", "w:trPr", "w:numPr")
"""Where a deletion is a mark on a paragraph's end or a row, and not an element around text."""
ELSEWHERE = ("w:altChunk", "w:subDoc")


def accept(root: etree._Element) -> None:
    """Take out of *root* what was deleted, and all but one of the forms that a box or drawing is given in.

    Raises:
        ReadError: text of it stands in another file.
    """
    dropped = []
    for element in root.iter():
        tag = name(element)
        if tag in ELSEWHERE:
            raise ReadError(
                f"has a part of its text in another file inside ({tag.removeprefix('w:')}); open it in a word"
                " processor and save it again"
            )
        if tag in DROPPED or (tag in REVISED and not _is_mark(element)) or _is_gone(element, tag):
            dropped.append(element)
        elif tag == "mc:AlternateContent":
            dropped += _other_forms(element)
    for element in dropped:
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)


def mark_is_gone(properties: etree._Element | None) -> bool:
    """Tell whether the end of a paragraph is deleted, so that the next one goes on in it."""
    return any(find(properties, "w:rPr", tag) is not None for tag in REVISED)


def _is_mark(element: etree._Element) -> bool:
    parent = element.getparent()
    return parent is not None and name(parent) in MARKS


def _is_gone(element: etree._Element, tag: str) -> bool:
    if tag == "w:tr":
        return find(element, "w:trPr", "w:del") is not None
    return tag == "w:tc" and find(element, "w:tcPr", "w:cellDel") is not None


def _other_forms(element: etree._Element) -> list[etree._Element]:
    """Return the children of an AlternateContent but the first choice, or the fallback where there is none."""
    choice = next(children(element, "mc:Choice"), None)
    kept = next(children(element, "mc:Fallback"), None) if choice is None else choice
    return [child for child in element if child is not kept]
