"""Alignments of two languages to XLIFF 2.1: a unit of one segment each. Plain text: no inline codes, no skeleton."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from lxml import etree

from aligntrans.exporters import xliff_units
from aligntrans.exporters.selection import Selector, visible
from aligntrans.exporters.tmx import FORBIDDEN as NOT_IN_XML
from aligntrans.model import Status

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aligntrans.model import TranslationUnit
    from aligntrans.protocols import Bitext, Choice, Export, Output

FORBIDDEN = re.compile("(?!)")  # nothing: characters that XML cannot hold are written as <cp hex="..."/>

CORE = "urn:oasis:names:tc:xliff:document:2.0"  # of 2.1 too
MATCHES = "urn:oasis:names:tc:xliff:matches:2.0"
_SEGMENT = "s1"
_SUBTYPE = f"{xliff_units.TOOL}:alignment"


class XliffExporter:
    """Writes XLIFF 2.1, a file per target language, with states, notes and match quality.

    Writes a ``unit`` with one ``segment`` a unit; confidence is a note, and the ``matchQuality`` of an ``mtc:match``.
    """

    extensions: ClassVar[tuple[str, ...]] = (".xlf", ".xliff")
    is_bilingual: ClassVar[bool] = True

    def __init__(
        self,
        *,
        choice: Choice | None = None,
        unsure_below: float = 0.75,
        matches: bool = True,
    ) -> None:
        """Keep the options.

        Args:
            choice: which units are written.
            unsure_below: leave units of lower confidence, 0 to 1, in the state ``initial``, unless a person accepted
                them.
            matches: write the translation as a candidate of known quality too.
        """
        if not 0 <= unsure_below <= 1:
            raise ValueError(f"unsure_below is between 0 and 1, not {unsure_below}")
        self.unsure_below = unsure_below
        self.matches = matches
        self.selector = Selector(
            format="XLIFF",
            forbidden=FORBIDDEN,
            choice=choice,
            needs_source=True,
        )

    def export(self, bitext: Bitext, output: Output) -> Export:
        """Write *bitext* as XLIFF; the first document is the source, the second the target.

        Raises:
            WriteError: the alignment is not of two languages, or a language tag is not valid.
        """
        xliff_units.refuse(bitext)
        selection = self.selector.select(bitext)
        source, target = bitext.documents
        root = etree.fromstring(f'<xliff xmlns="{CORE}" xmlns:mtc="{MATCHES}" version="2.1"/>')
        root.set("srcLang", source.language)
        root.set("trgLang", target.language)
        file = _add(root, "file", id="f1")
        if source.name:
            file.set("original", visible(source.name, NOT_IN_XML))
        file.set("srcDir", xliff_units.direction(source.language))
        file.set("trgDir", xliff_units.direction(target.language))
        _add_notes(file, xliff_units.file_notes(bitext))
        for unit in selection:
            self._add_unit(file, unit, bitext.languages)
        if not selection.count:
            _add(file, "group", id="g1")  # a file without unit or group is not valid
        output.file().write(xliff_units.serialised(root))
        return selection.export

    def _add_unit(self, file: etree._Element, unit: TranslationUnit, tags: tuple[str, ...]) -> None:
        source, target = (variant.text if (variant := unit.variant(tag)) else "" for tag in tags)
        name = xliff_units.valid_id(unit.id)
        element = _add(file, "unit", id=name)
        if name != unit.id:
            element.set("name", visible(unit.id, NOT_IN_XML))
        element.set(xliff_units.SPACE, "preserve")
        if target and self.matches and unit.quality.known:
            _add_match(element, unit.quality.confidence, source, target)
        _add_notes(element, xliff_units.unit_notes(unit))
        segment = _add(element, "segment", id=_SEGMENT, **self._state(unit, target=target))
        _add_text(segment, "source", source)
        if target:
            _add_text(segment, "target", target)

    def _state(self, unit: TranslationUnit, *, target: str) -> dict[str, str]:
        if not target:
            return {"state": "initial"}
        if unit.status is Status.ACCEPTED:
            return {"state": "reviewed"}
        if xliff_units.is_unsure(unit, self.unsure_below):
            return {"state": "initial", "subState": f"{xliff_units.TOOL}:unsure"}
        return {"state": "translated"}


def _add(parent: etree._Element, name: str, **attributes: str) -> etree._Element:
    return etree.SubElement(parent, f"{{{CORE}}}{name}", attributes)


def _add_notes(parent: etree._Element, notes: Iterable[tuple[str, str]]) -> None:
    container = _add(parent, "notes")
    for category, text in notes:
        _add(container, "note", category=category).text = text


def _add_match(unit: etree._Element, confidence: float, source: str, target: str) -> None:
    """Add the translation as a candidate for the unit's segment: where XLIFF has a place for how good one is.

    Of the kinds of candidates none is an alignment, and ``am`` is another thing: *assembled match*.
    """
    matches = etree.SubElement(unit, f"{{{MATCHES}}}matches")
    attributes = {
        "ref": f"#{_SEGMENT}",
        "matchQuality": f"{confidence * 100:.2f}",
        "origin": xliff_units.TOOL,
        "type": "other",
        "subType": _SUBTYPE,
    }
    match = etree.SubElement(matches, f"{{{MATCHES}}}match", attributes)
    _add_text(match, "source", source)
    _add_text(match, "target", target)


def _add_text(parent: etree._Element, name: str, text: str) -> None:
    """Add an element of *text*, characters that XML cannot hold as elements of their own."""
    element = _add(parent, name)
    last, end = None, 0
    for found in (*NOT_IN_XML.finditer(text), None):
        plain = text[end : found.start() if found else None]
        if last is None:
            element.text = plain
        else:
            last.tail = plain
        if found:
            last, end = _add(element, "cp", hex=f"{ord(found.group()):04X}"), found.end()
