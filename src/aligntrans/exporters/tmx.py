"""Alignments to TMX 1.4, all languages in one file. Plain text only: no inline codes, no time stamps."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, ClassVar

from lxml import etree

from aligntrans import __version__
from aligntrans.errors import WriteError
from aligntrans.exporters.selection import UNCALIBRATED, Selector, visible
from aligntrans.model import Level
from aligntrans.protocols import Export

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aligntrans.model import Alignment, TranslationUnit

# https://www.w3.org/TR/xml/#charsets
FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

# No DOCTYPE. TMX asks for none; with one, parsers that guard against external entities refuse the file, and
# others look for a tmx14.dtd that does not lie beside it.
_DECLARATION = b'<?xml version="1.0" encoding="UTF-8"?>\n'
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_NAME = "aligntrans"


class TmxExporter:
    """Writes a TMX 1.4 translation memory, all languages in one file, with scores.

    Writes TMX 1.4 as its DTD has it: a ``tu`` a unit, scores as ``x-`` props, a ``tuv`` a language.
    """

    extensions: ClassVar[tuple[str, ...]] = (".tmx",)
    is_bilingual: ClassVar[bool] = False

    def __init__(
        self,
        *,
        min_confidence: float = 0.0,
        include_null: bool = False,
        levels: Sequence[Level | str] | None = None,
    ) -> None:
        """Keep the options.

        Args:
            min_confidence: lowest confidence, 0 to 1, of a unit that is written.
            include_null: write units with text in one language only too.
            levels: of the units that are written, in this order; the alignment's own unless given.
        """
        self.levels = tuple(map(Level, levels)) if levels else None
        self.selector = Selector(
            format="XML", forbidden=FORBIDDEN, min_confidence=min_confidence, include_null=include_null
        )

    def export(self, alignment: Alignment) -> Export:
        """Return *alignment* as TMX; the first document is the source.

        Raises:
            WriteError: the alignment knows no beads at a level asked for, or a language tag is not valid.
        """
        for tag in alignment.languages:
            if FORBIDDEN.search(tag):
                raise WriteError(f"{tag!a} is no language tag: name the document's language")
        levels = self.levels or (alignment.level,)
        root = etree.Element("tmx", version="1.4")
        _add_header(root, alignment, levels[0])
        body = etree.SubElement(root, "body")
        left_out = Counter[str]()
        for level in levels:
            selection = self.selector.select(alignment, level)
            left_out.update(selection.left_out)
            for unit in selection.units:
                _add_unit(body, unit, alignment.languages[0])
        data = etree.tostring(root, encoding="UTF-8", xml_declaration=False, pretty_print=True)
        return Export(_DECLARATION + data, len(body), dict(sorted(left_out.items())))


def _add_header(root: etree._Element, alignment: Alignment, level: Level) -> None:
    attributes = {
        "creationtool": _NAME,
        "creationtoolversion": __version__,
        "segtype": str(level),
        "o-tmf": _NAME,
        "adminlang": "en",
        "srclang": alignment.languages[0],
        "datatype": "plaintext",
    }
    header = etree.SubElement(root, "header", attributes)
    if not alignment.calibrated:
        etree.SubElement(header, "note").text = UNCALIBRATED
    if alignment.signature:
        _add_prop(header, "x-signature", alignment.signature)


def _add_unit(body: etree._Element, unit: TranslationUnit, source: str) -> None:
    tu = etree.SubElement(body, "tu", {"tuid": unit.id, "segtype": str(unit.level)})
    if unit.variant(source) is None:
        # A unit's source language has to be one that it holds; the header's holds for all others.
        tu.set("srclang", unit.variants[0].language)
    for name, value in _props(unit):
        _add_prop(tu, name, value)
    for variant in unit.variants:
        tuv = etree.SubElement(tu, "tuv", {_LANGUAGE: variant.language})
        if variant.document:
            _add_prop(tuv, "x-document", variant.document)
        etree.SubElement(tuv, "seg").text = variant.text


def _props(unit: TranslationUnit) -> Iterator[tuple[str, str]]:
    yield "x-confidence", f"{unit.quality.confidence:.4f}"
    if unit.quality.similarity is not None:
        yield "x-similarity", f"{unit.quality.similarity:.4f}"
    yield "x-bead-type", unit.type
    yield "x-status", str(unit.status)
    yield "x-kind", str(unit.kind)
    if unit.moved:
        yield "x-moved", "true"


def _add_prop(parent: etree._Element, name: str, value: str) -> None:
    etree.SubElement(parent, "prop", type=name).text = visible(value, FORBIDDEN)
