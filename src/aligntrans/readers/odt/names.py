"""Names of OpenDocument, short: the prefixes that its standard uses."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

OPEN_DOCUMENT = "urn:oasis:names:tc:opendocument:xmlns"
PREFIXES = {
    f"{OPEN_DOCUMENT}:office:1.0": "office",
    f"{OPEN_DOCUMENT}:text:1.0": "text",
    f"{OPEN_DOCUMENT}:table:1.0": "table",
    f"{OPEN_DOCUMENT}:style:1.0": "style",
    f"{OPEN_DOCUMENT}:drawing:1.0": "draw",
    f"{OPEN_DOCUMENT}:meta:1.0": "meta",
    f"{OPEN_DOCUMENT}:presentation:1.0": "presentation",
    f"{OPEN_DOCUMENT}:form:1.0": "form",
    f"{OPEN_DOCUMENT}:svg-compatible:1.0": "svg",
    f"{OPEN_DOCUMENT}:xsl-fo-compatible:1.0": "fo",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://www.w3.org/1999/xlink": "xlink",
}


@lru_cache(maxsize=4096)
def short(tag: str) -> str:
    """Return a name of lxml's with its usual prefix: ``text:p``; one of another namespace keeps its braces."""
    space, brace, local = tag.rpartition("}")
    prefix = PREFIXES.get(space.removeprefix("{"), "")
    return f"{prefix}:{local}" if brace and prefix else tag


def name(element: etree._Element) -> str:
    """Return the short name of an element."""
    return short(str(element.tag))


def value(element: etree._Element | None, attribute: str) -> str:
    """Return an attribute by its short name, empty when the element or the attribute is not there."""
    if element is None:
        return ""
    return next((str(held) for key, held in element.attrib.items() if short(str(key)) == attribute), "")


def find(element: etree._Element | None, *path: str) -> etree._Element | None:
    """Return the first child of that short name, and the first child of that, and so on; none when there is none."""
    for wanted in path:
        element = next(children(element, wanted), None)
    return element


def children(element: etree._Element | None, wanted: str) -> Iterator[etree._Element]:
    """Yield the children of that short name."""
    for child in () if element is None else element:
        if name(child) == wanted:
            yield child
