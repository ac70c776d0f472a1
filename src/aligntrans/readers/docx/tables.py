"""Whether a table holds data or sets the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aligntrans.readers.docx.names import find, name, value
from aligntrans.readers.docx.styles import BODY_LEVEL, level_of, number_of

if TYPE_CHECKING:
    from collections.abc import Container

    from lxml import etree

    from aligntrans.readers.docx.styles import Number, Styles


def is_layout(cell: etree._Element, styles: Styles, numbers: Container[Number | None]) -> bool:
    """Tell whether a cell sets the page rather than a datum: it is alone, or holds headings, lists or tables."""
    row = cell.getparent()
    if row is not None and _is_only(cell) and _is_only(row):
        return True
    for element in cell.iter():
        tag = name(element)
        if tag == "w:tbl":
            return True
        if tag == "w:pPr":
            look = styles.look(value(find(element, "w:pStyle")) or styles.default)
            level = level_of(element)
            if (look.level if level is None else level) < BODY_LEVEL:
                return True
            if (number_of(element) or look.number) in numbers:
                return True
    return False


def _is_only(element: etree._Element) -> bool:
    """Tell whether an element is the only one of its name that its parent holds."""
    tag = element.tag
    return all(other.tag != tag for before in (False, True) for other in element.itersiblings(preceding=before))
