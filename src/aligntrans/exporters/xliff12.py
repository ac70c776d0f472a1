"""Alignments of two languages to XLIFF 1.2, for tools that know no newer one. No skeleton."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from lxml import etree

from aligntrans import __version__
from aligntrans.exporters import xliff_units
from aligntrans.exporters.selection import CODES, NOTES, PROPERTIES, Selector, visible
from aligntrans.exporters.tmx import FORBIDDEN
from aligntrans.exporters.xliff12_codes import GRAMMAR
from aligntrans.exporters.xliff_codes import Found, filled
from aligntrans.model import Status

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterable

    from aligntrans.model import Property, TranslationUnit
    from aligntrans.protocols import Bitext, Choice, Export, Output

CORE = "urn:oasis:names:tc:xliff:document:1.2"
ACCEPTED = frozenset({"final", "signed-off"})
OPEN = frozenset(
    {
        "needs-adaptation",
        "needs-l10n",
        "needs-review-adaptation",
        "needs-review-l10n",
        "needs-review-translation",
        "needs-translation",
        "new",
        "translated",
    }
)
DERIVED = frozenset({"signed-off", "translated", "needs-review-translation"})
CONTEXT = re.compile(
    r"database|element|elementtitle|linenumber|numparams|paramnotes|record|recordtitle|sourcefile|x-\S+"
)
_ANY = re.compile("(?s).*")
_NUMBER = re.compile("[0-9]+")
UNIT = {
    "translate": re.compile("yes|no"),
    **dict.fromkeys(("resname", "extradata", "help-id"), _ANY),
    "restype": re.compile(r"x-\S+"),
    **dict.fromkeys(("maxwidth", "minwidth", "maxheight", "minheight", "maxbytes", "minbytes"), _NUMBER),
}
TARGET = {
    "state-qualifier": re.compile(
        r"x-\S+|exact-match|fuzzy-match|id-match|leveraged-[a-z-]+|mt-suggestion|tm-suggestion"
    )
}
"""Attributes of a unit and of a target that other files have, and of what form."""
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
            holds=frozenset({NOTES, PROPERTIES, GRAMMAR.format}),
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
        ids = xliff_units.Ids()
        for unit in selection:
            self._add_unit(body, unit, bitext.languages, ids.free(unit.id), selection.counts)
        output.file().write(xliff_units.serialised(root))
        return selection.export

    def _add_unit(
        self,
        body: etree._Element,
        unit: TranslationUnit,
        tags: tuple[str, ...],
        name: str,
        left_out: Counter[str],
    ) -> None:
        texts = [variant for tag in tags if (variant := unit.variant(tag))]
        sure = len(texts) > 1 and not xliff_units.is_unsure(unit, self.unsure_below)
        told = xliff_units.Told(unit)
        approved = told.value("approved", "") if unit.status is Status.AUTO and sure else ""
        attributes = {
            "id": name,
            "approved": approved if approved in ("yes", "no") else "yes" if sure else "no",
            xliff_units.SPACE: "preserve",
            **told.attributes(UNIT),
        }
        element = _add(body, "trans-unit", attributes)
        about_target = {"state": _state(unit, told, tags[1], sure=sure), **told.attributes(TARGET, tags[1])}
        found = Found()
        for variant in texts:
            found.is_target = variant.language == tags[1]
            text = filled(element, "target" if found.is_target else "source", variant, GRAMMAR, found)
            text.set(_LANGUAGE, variant.language)
            for key, value in about_target.items() if found.is_target else ():
                text.set(key, value)
        if found.lost:
            left_out[CODES] += found.lost
        if lost := _add_contexts(element, told.left):
            left_out[PROPERTIES] += lost
        _add_notes(element, xliff_units.unit_notes(unit))
        for note in xliff_units.others_notes(unit):
            _add(element, "note").text = note
        if len(texts) > 1 and self.matches and unit.quality.known:
            quality = f"{unit.quality.confidence * 100:.0f}%"
            candidate = {"match-quality": quality, "origin": xliff_units.TOOL, xliff_units.SPACE: "preserve"}
            alternative = _add(element, "alt-trans", candidate)
            for kind, variant in zip(("source", "target"), texts, strict=True):
                _add(alternative, kind, {_LANGUAGE: variant.language}).text = variant.text


def _state(unit: TranslationUnit, told: xliff_units.Told, target: str, *, sure: bool) -> str:
    state = told.value("state", target)
    if unit.status is Status.ACCEPTED:
        state, fallback = (state if state in ACCEPTED else ""), "signed-off"
    elif not sure:
        return "needs-review-translation"
    else:
        state, fallback = (state if state in OPEN else ""), "translated"
    if state and state not in DERIVED and unit.variant(target):  # else a reader cannot know that a file said so
        told.drop("state", target)
    return state or fallback


def _add_contexts(element: etree._Element, properties: Iterable[Property]) -> int:
    """Add the properties of a unit that have no other place, and return of how many the names cannot be written."""
    groups: dict[tuple[str, str], etree._Element] = {}
    lost = 0
    for one in properties:
        told = one.name.partition("context:")[2] if one.name.startswith("context:") and not one.language else ""
        kind = told if CONTEXT.fullmatch(told) else f"x-{one.name}"
        if not CONTEXT.fullmatch(kind) or FORBIDDEN.search(kind):
            lost += 1
            continue
        name = f"{xliff_units.TOOL}:{one.language}" if one.language else xliff_units.TOOL
        key = ("", "location") if kind == told else (name, "information")
        if key not in groups:
            group = {"name": key[0], "purpose": key[1]} if key[0] else {"purpose": key[1]}
            groups[key] = _add(element, "context-group", group)
        _add(groups[key], "context", {"context-type": kind}).text = visible(one.value, FORBIDDEN)
    return lost


def _add(parent: etree._Element, name: str, attributes: dict[str, str] | None = None) -> etree._Element:
    return etree.SubElement(parent, f"{{{CORE}}}{name}", attributes or {})


def _add_notes(parent: etree._Element, notes: Iterable[tuple[str, str]]) -> None:
    for category, text in notes:
        _add(parent, "note", {"from": xliff_units.TOOL}).text = f"{category}: {text}"
