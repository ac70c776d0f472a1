"""Alignments of two languages to XLIFF 1.2, for tools that know no newer one. Plain text: no inline codes."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from lxml import etree

from aligntrans import __version__
from aligntrans.exporters import xliff_units
from aligntrans.exporters.selection import Selector, visible
from aligntrans.exporters.tmx import FORBIDDEN
from aligntrans.model import Status

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aligntrans.model import TranslationUnit
    from aligntrans.protocols import Bitext, Choice, Export, Output

CORE = "urn:oasis:names:tc:xliff:document:1.2"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_UNNAMED = "unnamed"
"""A file has to say what it was made from."""


class Xliff12Exporter:
    """Writes XLIFF 1.2, a file per target language, with states, notes and match quality.

    Writes a ``trans-unit`` a unit. Translations that are sure are ``approved``: what reads XLIFF 1.2 takes all others
    for unsure.
    """

    extensions: ClassVar[tuple[str, ...]] = (".xliff12",)
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
            unsure_below: do not approve units of lower confidence, 0 to 1, unless a person accepted them.
            matches: write the translation as a candidate of known quality too.
        """
        if not 0 <= unsure_below <= 1:
            raise ValueError(f"unsure_below is between 0 and 1, not {unsure_below}")
        self.unsure_below = unsure_below
        self.matches = matches
        self.selector = Selector(
            format="XML",
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
        root = etree.fromstring(f'<xliff xmlns="{CORE}" version="1.2"/>')
        attributes = {
            "original": visible(source.name, FORBIDDEN) or _UNNAMED,
            "source-language": source.language,
            "target-language": target.language,
            "datatype": "plaintext",
            "tool-id": xliff_units.TOOL,
        }
        file = _add(root, "file", attributes)
        header = _add(file, "header")
        tool = {"tool-id": xliff_units.TOOL, "tool-name": xliff_units.TOOL, "tool-version": __version__}
        _add(header, "tool", tool)
        _add_notes(header, xliff_units.file_notes(bitext))
        body = _add(file, "body")
        for unit in selection:
            self._add_unit(body, unit, bitext.languages)
        output.file().write(xliff_units.serialised(root))
        return selection.export

    def _add_unit(self, body: etree._Element, unit: TranslationUnit, tags: tuple[str, ...]) -> None:
        texts = [(tag, variant.text if (variant := unit.variant(tag)) else "") for tag in tags]
        translated = all(text for _, text in texts)
        sure = translated and not xliff_units.is_unsure(unit, self.unsure_below)
        attributes = {"id": unit.id, "approved": "yes" if sure else "no", xliff_units.SPACE: "preserve"}
        element = _add(body, "trans-unit", attributes)
        _add_texts(element, texts, {"state": _state(unit, sure=sure)})
        _add_notes(element, xliff_units.unit_notes(unit))
        if translated and self.matches and unit.quality.known:
            quality = f"{unit.quality.confidence * 100:.0f}%"
            candidate = {"match-quality": quality, "origin": xliff_units.TOOL, xliff_units.SPACE: "preserve"}
            _add_texts(_add(element, "alt-trans", candidate), texts, {})


def _state(unit: TranslationUnit, *, sure: bool) -> str:
    if unit.status is Status.ACCEPTED:
        return "signed-off"
    return "translated" if sure else "needs-review-translation"


def _add(parent: etree._Element, name: str, attributes: dict[str, str] | None = None) -> etree._Element:
    return etree.SubElement(parent, f"{{{CORE}}}{name}", attributes or {})


def _add_texts(parent: etree._Element, texts: Iterable[tuple[str, str]], attributes: dict[str, str]) -> None:
    """Add ``source`` and ``target``, these *attributes* on the latter; an empty target not at all."""
    for name, (tag, text) in zip(("source", "target"), texts, strict=True):
        if text:
            _add(parent, name, {_LANGUAGE: tag, **(attributes if name == "target" else {})}).text = text


def _add_notes(parent: etree._Element, notes: Iterable[tuple[str, str]]) -> None:
    for category, text in notes:
        _add(parent, "note", {"from": xliff_units.TOOL}).text = f"{category}: {text}"
