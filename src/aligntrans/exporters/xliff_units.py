"""What XLIFF 1.2 and 2.1 say alike: which alignments and units, ids, notes, directions. Not the names of elements."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from aligntrans import __version__, languages
from aligntrans.errors import LanguageError, WriteError
from aligntrans.exporters.selection import UNCALIBRATED, visible
from aligntrans.exporters.tmx import ATTRIBUTE, FORBIDDEN
from aligntrans.model import Level, Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from aligntrans.model import TranslationUnit
    from aligntrans.protocols import Bitext

TOOL = "aligntrans"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
TEXTS = frozenset({"source", "target", "note", "data"})
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
    if unit.level is not Level.SENTENCE:
        yield "level", str(unit.level)


def others_notes(unit: TranslationUnit) -> Iterator[str]:
    """Yield what people wrote about *unit*."""
    return (visible(note, FORBIDDEN) for note in unit.notes if note)


class Ids:
    """Ids of one file, each given once."""

    def __init__(self) -> None:
        self._taken: dict[str, int] = {}

    def free(self, name: str) -> str:
        """Return *name*, or with a number behind it what nothing is called so far."""
        free = name
        while free in self._taken:
            self._taken[name] += 1
            free = f"{name}-{self._taken[name]}"
        self._taken[free] = 1
        return free


class Told:
    """What another file said of a unit: properties that find their place, and those that are left."""

    def __init__(self, unit: TranslationUnit) -> None:
        """Take the properties of *unit*."""
        self.left = list(unit.properties)

    def attributes(self, forms: Mapping[str, re.Pattern[str]], language: str = "") -> dict[str, str]:
        """Return those that were attributes and still are of the right form, by the name of the attribute."""
        found: dict[str, str] = {}
        for one in tuple(self.left):
            name = one.name.removeprefix(ATTRIBUTE)
            form = forms.get(name) if one.name.startswith(ATTRIBUTE) and one.language == language else None
            if form and name not in found and form.fullmatch(one.value) and not FORBIDDEN.search(one.value):
                found[name] = one.value
                self.left.remove(one)
        return found

    def value(self, name: str, language: str) -> str:
        """Return what a file said in the attribute *name*; empty when it said nothing."""
        wanted = (f"{ATTRIBUTE}{name}", language)
        return next((one.value for one in self.left if (one.name, one.language) == wanted), "")

    def drop(self, name: str, language: str) -> None:
        """Forget an attribute that was written."""
        wanted = (f"{ATTRIBUTE}{name}", language)
        self.left = [one for one in self.left if (one.name, one.language) != wanted]


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
