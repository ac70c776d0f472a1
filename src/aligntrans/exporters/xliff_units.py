"""What XLIFF 1.2 and 2.1 say alike: which alignments and units, ids, notes, directions. Not the names of elements."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from aligntrans import __version__, languages
from aligntrans.errors import LanguageError, WriteError
from aligntrans.exporters.selection import UNCALIBRATED, visible
from aligntrans.exporters.tmx import FORBIDDEN
from aligntrans.model import Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aligntrans.model import TranslationUnit
    from aligntrans.protocols import Bitext

TOOL = "aligntrans"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
TEXTS = frozenset({"source", "target", "note"})
"""Elements in which white space is text."""

# https://www.w3.org/TR/xmlschema11-2/#language
_LANGUAGE = re.compile("[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*")

# An NMTOKEN may hold more, but colons, and letters outside ASCII, are more than every reader takes.
_NOT_IN_ID = re.compile("_(?=x)|[^A-Za-z0-9._-]")
_DECLARATION = b'<?xml version="1.0" encoding="UTF-8"?>\n'


def refuse(bitext: Bitext) -> None:
    """Raise WriteError when *bitext* is not of two languages with tags that XLIFF takes."""
    if len(bitext.documents) != 2:
        raise WriteError(f"XLIFF holds two languages, not {', '.join(bitext.languages)}: write a file for each target")
    for tag in bitext.languages:
        if not _LANGUAGE.fullmatch(tag):
            raise WriteError(f"{tag!a} is no language tag that XLIFF takes: name the document's language")


def direction(tag: str) -> str:
    """Return ``ltr``, ``rtl``, or ``auto`` for a language of which it is not known."""
    try:
        return str(languages.of(tag).direction)
    except LanguageError:
        return "auto"


def valid_id(name: str) -> str:
    """Return *name* as an id that XML takes: other ids for other names, most of them the name itself.

    Other characters become their number in hexadecimal, ``_x20_``.
    """
    return _NOT_IN_ID.sub(lambda found: f"_x{ord(found.group()):X}_", name)


def is_unsure(unit: TranslationUnit, below: float) -> bool:
    """Return whether a person should look at *unit*, whose confidence is *below* what is trusted."""
    return unit.quality.confidence < below and unit.status is not Status.ACCEPTED


def file_notes(bitext: Bitext) -> Iterator[tuple[str, str]]:
    """Yield category and text of what is said of the whole file."""
    yield "generator", f"{TOOL} {__version__}"
    if bitext.signature:
        yield "signature", visible(bitext.signature, FORBIDDEN)
    if not bitext.calibrated:
        yield "calibration", UNCALIBRATED


def unit_notes(unit: TranslationUnit) -> Iterator[tuple[str, str]]:
    """Yield category and text of what is said of *unit*; the categories are the props of TMX."""
    if unit.quality.known:
        yield "confidence", f"{unit.quality.confidence:.4f}"
    if unit.quality.similarity is not None:
        yield "similarity", f"{unit.quality.similarity:.4f}"
    yield "bead-type", unit.type
    yield "status", str(unit.status)
    yield "kind", str(unit.kind)
    if unit.moved:
        yield "moved", "true"


def serialised(root: etree._Element) -> bytes:
    """Return a file of *root*, an element a line, no white space added where it is text."""
    _indent(root, "\n")
    return _DECLARATION + etree.tostring(root, encoding="UTF-8", xml_declaration=False) + b"\n"


def _indent(element: etree._Element, line: str) -> None:
    """Put the children of *element* on lines of their own. That of lxml would add to a text of elements alone."""
    if etree.QName(element).localname in TEXTS or not len(element):
        return
    inner = f"{line}  "
    element.text = inner
    for child in element:
        child.tail = inner
        _indent(child, inner)
    element[-1].tail = line
