"""Units of XLIFF 1.2 as it is found: of the standard, and as Trados and memoQ write it. Files are opened elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aligntrans.memories import xml
from aligntrans.memories.tags import canonical
from aligntrans.memories.xliff_facts import TOOL, Facts, Tags, notes_of, refuse_same, take_note
from aligntrans.memories.xliff_inline import SEGMENT, Dialect, content
from aligntrans.model import Variant

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator, Sequence

    from lxml import etree

    from aligntrans.model import TranslationUnit

SPACES = ("urn:oasis:names:tc:xliff:document:1.2", "urn:oasis:names:tc:xliff:document:1.1")
"""Units of XLIFF 1.1, which translate-toolkit writes unless told otherwise, are those of 1.2 but for segments."""
FORMAT = "xliff12"
SPANNING = frozenset({"g", "mrk"})
ACCEPTED = frozenset({"final", "signed-off"})
DERIVED = frozenset({"signed-off", "translated", "needs-review-translation"})
"""States that our exporter writes for what a note says more exactly."""
TRADOS = "{http://sdl.com/FileTypes/SdlXliff/1.0}"
TRADOS_ACCEPTED = frozenset({"ApprovedTranslation", "ApprovedSignOff"})

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_TEXT = frozenset({xml.LANGUAGE, _SPACE})
_WRITTEN = {
    (ours, preserved): frozenset({"id"} | ({"approved"} if ours else set()) | ({_SPACE} if preserved else set()))
    for ours in (False, True)
    for preserved in (False, True)
}
"""Attributes of a unit that are written anew, by whether we wrote it and it keeps its white space."""


class Xliff12:
    """Reads one file of XLIFF 1.2, element by element."""

    names = ("trans-unit", "bin-unit", "header", "group", "file")

    def __init__(self, given: Sequence[str], left_out: Counter[str], space: str) -> None:
        """Take tags that the user gives, a counter for what is left out, and the name space, which may be none."""
        self._given, self._left_out = given, left_out
        self._dialect = Dialect(f"{{{space}}}" if space else "", FORMAT, SPANNING)
        self._parent: etree._Element | None = None
        self._inherited: str | None = None
        self._tags = Tags("", "")
        self._document = ""
        self._number = 0
        self.source, self.signature = "", ""

    def units(self, element: etree._Element) -> Iterator[TranslationUnit]:
        """Yield the units of *element*, one of `names`, which has ended."""
        name = self._dialect.own(element)
        if name == "trans-unit":
            self._number += 1
            self._look_up(element)
            yield from self._unit(element)
        elif name == "bin-unit":
            self._left_out["units of other things than text"] += 1
        elif name == "header":
            self._header(element)
        elif name == "group":
            self._notes_above(element)

    def _header(self, header: etree._Element) -> None:
        for category, text, _ in notes_of(header.iterfind(f"{self._dialect.space}note"), "from"):
            if category != TOOL:
                self._left_out["notes of files"] += 1
            elif text.startswith("signature: "):
                self.signature = text.partition(": ")[2]

    def _look_up(self, element: etree._Element) -> None:
        """Learn what the elements above a unit say, and count the notes that stand there."""
        parent = element.getparent()
        if parent is self._parent:
            return
        self._parent, self._inherited, above = parent, None, parent
        while above is not None and self._dialect.own(above) != "file":
            self._inherited = self._inherited or above.get("translate")
            if self._dialect.own(above) == "group":
                self._notes_above(above)
            above = above.getparent()
        source, target, original = (
            None if above is None else above.get(name) for name in ("source-language", "target-language", "original")
        )
        self._tags, self._document = Tags.of(source, target, self._given), original or ""
        self.source = self.source or self._tags.source

    def _notes_above(self, group: etree._Element) -> None:
        for note in [one for one in group if self._dialect.names[one.tag] == "note"]:
            self._left_out["notes of groups"] += 1
            group.remove(note)

    def _unit(self, element: etree._Element) -> Iterator[TranslationUnit]:
        facts, own = Facts(), self._dialect.own
        parts: dict[str, etree._Element] = {}
        states: dict[str, dict[str, str]] = {}
        for child in element:
            name = own(child)
            if name in ("source", "target", "seg-source") and name not in parts:
                parts[name] = child
            elif name == "note":
                self._note(facts, child)
            elif name == "context-group":
                _contexts(facts, child, self._dialect)
            elif name == "prop-group":
                for prop in child.iterfind(f"{self._dialect.space}prop"):
                    facts.say(f"prop:{prop.get('prop-type') or ''}", prop.text or "")
            elif name == "alt-trans":
                self._left_out["translation candidates"] += child.get("origin") != TOOL
            elif str(child.tag) == f"{TRADOS}seg-defs":
                states = {part.get("id") or "": {str(k): str(v) for k, v in part.attrib.items()} for part in child}
            else:
                self._left_out["parts of other kinds"] += 1
        preserved = element.get(_SPACE) == "preserve"
        facts.attributes(element, _WRITTEN[bool(facts.status), preserved])
        if self._inherited == "no" and element.get("translate") is None:
            facts.say("@translate", "no")
        unit = _Unit(element.get("id") or str(self._number), facts, self._tags, self._document)
        pairs = self._segments(parts)
        if pairs is None:
            yield from self._pair(unit, parts.get("source"), parts.get("target"), parts.get("target"), element)
            return
        for mid, (source, target) in pairs.items():
            one = _Unit(f"{unit.name}:{mid}", facts.copy(), self._tags, self._document, states.get(mid, {}))
            anchor = source if source is not None else target
            yield from self._pair(one, source, target, parts.get("target"), element if anchor is None else anchor)

    def _note(self, facts: Facts, element: etree._Element) -> None:
        for category, text, others in notes_of((element,), "from"):
            if category == TOOL and facts.take(*text.partition(": ")[::2]):
                return
            take_note(facts, category, text, others, self._left_out)

    def _segments(
        self, parts: dict[str, etree._Element]
    ) -> dict[str, tuple[etree._Element | None, etree._Element | None]] | None:
        """Return source and target of every segment by its id; none when the unit is not cut, or only on one side."""
        if "seg-source" not in parts:
            return None
        sources, targets = (self._marked(parts.get(name)) for name in ("seg-source", "target"))
        if not sources:
            return None
        target = parts.get("target")
        if target is not None and not targets and (target.text or len(target)):
            if len(sources) > 1:
                return None
            targets = dict.fromkeys(sources, target)
        elif target is not None:
            self._between(target)
        self._between(parts["seg-source"])
        return {mid: (sources.get(mid), targets.get(mid)) for mid in (*sources, *(targets.keys() - sources.keys()))}

    def _marked(self, element: etree._Element | None) -> dict[str, etree._Element]:
        found: dict[str, etree._Element] = {}
        if element is not None:
            for mark in element.iter(f"{self._dialect.space}mrk"):
                if mark.get("mtype") == SEGMENT:
                    found.setdefault(mark.get("mid") or str(len(found) + 1), mark)
        return found

    def _between(self, element: etree._Element) -> None:
        """Count what of a cut text is in no segment: text, and inline codes."""
        opened = [element]
        while opened:
            parent = opened.pop()
            self._left_out["texts between segments"] += bool((parent.text or "").strip())
            for child in parent:
                self._left_out["texts between segments"] += bool((child.tail or "").strip())
                if child.get("mtype") != SEGMENT:
                    self._left_out["inline codes between segments"] += 1
                    if self._dialect.own(child) in SPANNING:
                        opened.append(child)

    def _pair(
        self,
        unit: _Unit,
        source: etree._Element | None,
        target: etree._Element | None,
        whole: etree._Element | None,
        anchor: etree._Element,
    ) -> Iterator[TranslationUnit]:
        """Yield the unit of two texts; *whole* is the ``target`` that the second is of."""
        line = xml.line_of(anchor)
        variants = [
            *self._variant(unit, source, source, line, is_target=False),
            *self._variant(unit, target, whole, line, is_target=True),
        ]
        if not variants:
            self._left_out["units without text"] += 1
            return
        if len(variants) > 1:
            refuse_same(variants[0].language, variants[1].language, line)
        yield unit.made(variants, None if target is None else whole, line)

    def _variant(
        self,
        unit: _Unit,
        element: etree._Element | None,
        whole: etree._Element | None,
        line: int,
        *,
        is_target: bool,
    ) -> Iterator[Variant]:
        text, codes = content(element, self._dialect, self._left_out)
        if not text:
            if codes:
                self._left_out["inline codes of empty texts"] += len(codes)
            return
        tag = unit.tags.resolved(None if whole is None else whole.get(xml.LANGUAGE), is_target=is_target, line=line)
        yield Variant(tag, text, "" if is_target else unit.document, codes)


class _Unit:
    """What is known of a unit before its texts are."""

    def __init__(
        self, name: str, facts: Facts, tags: Tags, document: str, trados: dict[str, str] | None = None
    ) -> None:
        self.name, self.facts, self.tags, self.document, self._trados = name, facts, tags, document, trados or {}

    def made(self, variants: list[Variant], target: etree._Element | None, line: int) -> TranslationUnit:
        """Return the unit of *variants*, of which the last has its text from *target* if there is one."""
        facts, state, language = self.facts, "", self.tags.target or variants[-1].language
        if target is not None:
            state = target.get("state") or ""
            facts.attributes(target, _TEXT | {"state"} if facts.status and state in DERIVED else _TEXT, language)
        for name, value in self._trados.items():
            if name != "id":
                facts.say(f"sdl:{name}", value, language)
        accepted = state in ACCEPTED or self._trados.get("conf") in TRADOS_ACCEPTED
        return facts.unit(self.name, variants, line, accepted=accepted if state or self._trados else None)


def _contexts(facts: Facts, group: etree._Element, dialect: Dialect) -> None:
    """Keep the contexts of a group; ours hold properties that have no place elsewhere."""
    tool, _, side = (group.get("name") or "").partition(":")
    for context in group.iterfind(f"{dialect.space}context"):
        kind, value = context.get("context-type") or "", "".join(map(str, context.itertext()))
        if tool == TOOL:
            facts.say(kind.removeprefix("x-"), value, canonical(side))
        else:
            facts.say(f"context:{kind}", value)
