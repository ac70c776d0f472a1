"""Names of Office Open XML, short: both of its namespaces, the usual and the strict one, are one prefix here."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

OPEN_XML = "http://schemas.openxmlformats.org"
STRICT = "http://purl.oclc.org/ooxml"
PREFIXES = {
    f"{OPEN_XML}/wordprocessingml/2006/main": "w",
    f"{STRICT}/wordprocessingml/main": "w",
    f"{OPEN_XML}/officeDocument/2006/relationships": "r",
    f"{STRICT}/officeDocument/relationships": "r",
    f"{OPEN_XML}/officeDocument/2006/math": "m",
    f"{STRICT}/officeDocument/math": "m",
    f"{OPEN_XML}/markup-compatibility/2006": "mc",
    f"{OPEN_XML}/package/2006/relationships": "package",
    f"{OPEN_XML}/package/2006/metadata/core-properties": "core",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
    "http://www.w3.org/XML/1998/namespace": "xml",
}
OFF = ("0", "false", "off")


@lru_cache(maxsize=4096)
def short(tag: str) -> str:
    """Return a name of lxml's with our prefix: ``w:p``; one of another namespace keeps its braces."""
    space, brace, local = tag.rpartition("}")
    prefix = PREFIXES.get(space.removeprefix("{"), "")
    return f"{prefix}:{local}" if brace and prefix else tag


def name(element: etree._Element) -> str:
    """Return the short name of an element."""
    return short(str(element.tag))


def value(element: etree._Element | None, attribute: str = "w:val") -> str:
    """Return an attribute by its short name, empty when the element or the attribute is not there."""
    if element is None:
        return ""
    return next((str(held) for key, held in element.attrib.items() if short(str(key)) == attribute), "")


def children(element: etree._Element | None, wanted: str) -> Iterator[etree._Element]:
    """Yield the children of that short name."""
    for child in () if element is None else element:
        if name(child) == wanted:
            yield child


def find(element: etree._Element | None, *path: str) -> etree._Element | None:
    """Return the first child, and the first child of that, and so on; none when there is none."""
    for wanted in path:
        element = next(children(element, wanted), None)
    return element


def toggle(element: etree._Element | None) -> bool | None:
    """Return whether a property is switched on or off, none when it is not said."""
    return None if element is None else value(element) not in OFF
