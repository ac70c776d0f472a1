"""Alignments of two languages to XLIFF 2.1: a unit of one segment each. No skeleton."""

from __future__ import annotations

import re
from itertools import count
from typing import TYPE_CHECKING, ClassVar

from lxml import etree

from aligntrans.exporters import xliff_units
from aligntrans.exporters.selection import CODES, NOTES, PROPERTIES, Selector, visible
from aligntrans.exporters.tmx import FORBIDDEN as NOT_IN_XML
from aligntrans.exporters.xliff21_codes import GRAMMAR
from aligntrans.exporters.xliff_codes import Found, add_text, filled
from aligntrans.model import Status

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aligntrans.model import TranslationUnit
    from aligntrans.protocols import Bitext, Choice, Export, Output

FORBIDDEN = re.compile("(?!)")  # nothing: characters that XML cannot hold are written as <cp hex="..."/>

CORE = "urn:oasis:names:tc:xliff:document:2.0"  # of 2.1 too
MATCHES = "urn:oasis:names:tc:xliff:matches:2.0"
METADATA = "urn:oasis:names:tc:xliff:metadata:2.0"
ACCEPTED = frozenset({"reviewed", "final"})
OPEN = frozenset({"initial", "translated"})
SUB_STATE = re.compile(r"(?!xlf:)[^\s:]+:[^\s:]+")
_YES = re.compile("yes|no")
_DIRECTION = re.compile("ltr|rtl|auto")
UNIT_NAMED = {"canResegment": _YES, "translate": _YES, "srcDir": _DIRECTION, "trgDir": _DIRECTION, "type": SUB_STATE}
UNIT = {**UNIT_NAMED, "name": re.compile("(?s).*")}
"""Attributes of a unit that other files have, and of what form; its name may be the id that we could not write."""
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
        root = etree.fromstring(f'<xliff xmlns="{CORE}" xmlns:mtc="{MATCHES}" version="2.1"/>')
        root.set("srcLang", source.language)
        root.set("trgLang", target.language)
        file = _add(root, "file", id="f1")
        if source.name:
            file.set("original", visible(source.name, NOT_IN_XML))
        file.set("srcDir", xliff_units.direction(source.language))
        file.set("trgDir", xliff_units.direction(target.language))
        _add_notes(file, xliff_units.file_notes(bitext))
        ids = xliff_units.Ids()
        for unit in selection:
            lost = self._add_unit(file, unit, bitext.languages, ids.free(xliff_units.valid_id(unit.id)))
            if lost:
                selection.counts[CODES] += lost
        if not selection.count:
            _add(file, "group", id="g1")  # a file without unit or group is not valid
        output.file().write(xliff_units.serialised(root))
        return selection.export

    def _add_unit(self, file: etree._Element, unit: TranslationUnit, tags: tuple[str, ...], name: str) -> int:
        """Add *unit* under the id *name*, and return how many inline codes it lacks."""
        source, target = (unit.variant(tag) for tag in tags)
        told = xliff_units.Told(unit)
        element = _add(file, "unit", id=name)
        if name != unit.id:
            element.set("name", visible(unit.id, NOT_IN_XML))
        for key, value in told.attributes(UNIT if name == unit.id else UNIT_NAMED).items():
            element.set(key, value)
        element.set(xliff_units.SPACE, "preserve")
        state = self._state(unit, told, target=tags[1] if target else "")
        segment = etree.Element(f"{{{CORE}}}segment", {"id": "", **state})
        found = Found()
        if source:
            filled(segment, "source", source, GRAMMAR, found)
        if target:
            filled(segment, "target", target, GRAMMAR, replaced := Found(found.data, found.kinds, is_target=True))
            found.lost += replaced.lost
        place = next(place for number in count(1) if (place := f"s{number}") not in found.kinds)
        segment.set("id", place)
        if source and target and self.matches and unit.quality.known:
            _add_match(element, unit.quality.confidence, (source.text, target.text), place)
        _add_metadata(element, told, tags)
        others = (("", note) for note in xliff_units.others_notes(unit))
        _add_notes(element, (*xliff_units.unit_notes(unit), *others))
        if found.data:
            data = _add(element, "originalData")
            for key, value in found.data.items():
                _add(data, "data", id=key).text = value
        element.append(segment)
        return found.lost

    def _state(self, unit: TranslationUnit, told: xliff_units.Told, *, target: str) -> dict[str, str]:
        """Return the state of a segment, with a translation in the language *target* if it has one."""
        state, detail = (told.value(name, target) for name in ("state", "subState"))
        if not target:
            return {"state": "initial"}
        if unit.status is Status.ACCEPTED:
            state, fallback = (state if state in ACCEPTED else ""), {"state": "reviewed"}
        elif xliff_units.is_unsure(unit, self.unsure_below):
            return {"state": "initial", "subState": f"{xliff_units.TOOL}:unsure"}
        else:
            state, fallback = (state if state in OPEN else ""), {"state": "translated"}
        if not state:
            return fallback
        found = {"state": state}
        if SUB_STATE.fullmatch(detail):
            found["subState"] = detail
        if found not in (fallback, {"state": "initial"}):  # else a reader cannot know that a file said so
            for name in found:
                told.drop(name, target)
        return found


def _add(parent: etree._Element, name: str, **attributes: str) -> etree._Element:
    return etree.SubElement(parent, f"{{{CORE}}}{name}", attributes)


def _add_notes(parent: etree._Element, notes: Iterable[tuple[str, str]]) -> None:
    container = _add(parent, "notes")
    for category, text in notes:
        _add(container, "note", **({"category": category} if category else {})).text = text


def _add_metadata(unit: etree._Element, told: xliff_units.Told, tags: tuple[str, ...]) -> None:
    """Add the properties of a unit that have no other place: its own, then those of its texts."""
    container = None
    for language, side in (("", ""), *zip(tags, ("source", "target"), strict=True)):
        metas = [one for one in told.left if one.language == language]
        if not metas:
            continue
        if container is None:
            container = etree.SubElement(unit, f"{{{METADATA}}}metadata", nsmap={"mda": METADATA})
        group = etree.SubElement(container, f"{{{METADATA}}}metaGroup", {"category": xliff_units.TOOL})
        if side:
            group.set("appliesTo", side)
        for one in metas:
            kind = {"type": visible(one.name, NOT_IN_XML)}
            etree.SubElement(group, f"{{{METADATA}}}meta", kind).text = visible(one.value, NOT_IN_XML)


def _add_match(unit: etree._Element, confidence: float, texts: tuple[str, str], place: str) -> None:
    """Add the translation as a candidate for the unit's segment: where XLIFF has a place for how good one is.

    Of the kinds of candidates none is an alignment, and ``am`` is another thing: *assembled match*.
    """
    matches = etree.SubElement(unit, f"{{{MATCHES}}}matches")
    attributes = {
        "ref": f"#{place}",
        "matchQuality": f"{confidence * 100:.2f}",
        "origin": xliff_units.TOOL,
        "type": "other",
        "subType": _SUBTYPE,
    }
    match = etree.SubElement(matches, f"{{{MATCHES}}}match", attributes)
    for name, text in zip(("source", "target"), texts, strict=True):
        add_text(match, name, text, GRAMMAR)
