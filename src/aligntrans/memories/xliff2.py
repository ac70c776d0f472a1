"""Units of XLIFF 2.0, 2.1 and 2.2: one a segment. Files are opened elsewhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aligntrans.memories import xml
from aligntrans.memories.xliff_facts import TOOL, Facts, Tags, notes_of, refuse_same, take_note
from aligntrans.memories.xliff_inline import Dialect, content, data_of
from aligntrans.model import Variant

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator, Mapping, Sequence

    from lxml import etree

    from aligntrans.model import TranslationUnit

SPACES = ("urn:oasis:names:tc:xliff:document:2.0", "urn:oasis:names:tc:xliff:document:2.2")
"""The first is that of 2.1 too."""
FORMAT = "xliff2"
SPANNING = frozenset({"pc", "mrk"})
ACCEPTED = frozenset({"final", "reviewed"})
DERIVED = frozenset({("translated", None), ("reviewed", None), ("initial", f"{TOOL}:unsure"), ("initial", None)})
"""State and subState that our exporter writes for what a note says more exactly."""
METADATA = "{urn:oasis:names:tc:xliff:metadata:2.0}"
MATCHES = "{urn:oasis:names:tc:xliff:matches:2.0}"

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_STATES = frozenset({"state", "subState"})
_TEXT = frozenset({xml.LANGUAGE, _SPACE})
_WRITTEN = {
    (drawn, preserved): frozenset({"id"} | ({"name"} if drawn else set()) | ({_SPACE} if preserved else set()))
    for drawn in (False, True)
    for preserved in (False, True)
}
"""Attributes of a unit that are written anew, by whether its name is an id of ours and it keeps its white space."""
_SEGMENT = {True: frozenset({"id"}) | _STATES, False: frozenset({"id"})}
_ESCAPED = re.compile("_x([0-9A-F]{1,6})_")


class Xliff2:
    """Reads one file of XLIFF 2, element by element."""

    names = ("unit", "group", "file")

    def __init__(self, given: Sequence[str], left_out: Counter[str], root: Mapping[str, str], space: str) -> None:
        """Take tags that the user gives, a counter for what is left out, attributes of the root, and its name space."""
        self._left_out = left_out
        self._dialect = Dialect(f"{{{space}}}", FORMAT, SPANNING)
        self._tags = Tags.of(root.get("srcLang"), root.get("trgLang"), given)
        self._file: etree._Element | None = None
        self._parent: etree._Element | None = None
        self._inherited: str | None = None
        self._document = ""
        self._is_ours = False
        self._number = 0
        self.source, self.signature = self._tags.source, ""

    def units(self, element: etree._Element) -> Iterator[TranslationUnit]:
        """Yield the units of *element*, one of `names`, which has ended."""
        if self._dialect.own(element) == "unit":
            self._number += 1
            self._look_up(element)
            yield from self._unit(element)
        else:
            self._notes_above(element)

    def _look_up(self, element: etree._Element) -> None:
        """Learn what the elements above a unit say, and count the notes that stand there."""
        parent = element.getparent()
        if parent is self._parent:
            return
        self._parent, self._inherited, above = parent, None, parent
        while above is not None and self._dialect.own(above) != "file":
            self._inherited = self._inherited or above.get("translate")
            self._notes_above(above)
            above = above.getparent()
        if above is not None:
            self._inherited = self._inherited or above.get("translate")
        if above is None or above is self._file:
            return
        self._file, self._document = above, above.get("original") or ""
        self._is_ours = False
        for category, text, _ in notes_of(above.iterfind(self._path("notes", "note")), "category"):
            self._is_ours = self._is_ours or (category == "generator" and text.startswith(f"{TOOL} "))
            if self._is_ours and category == "signature":
                self.signature = text
        self._notes_above(above)

    def _path(self, *names: str) -> str:
        return "/".join(f"{self._dialect.space}{name}" for name in names)

    def _notes_above(self, element: etree._Element) -> None:
        """Count the notes of a group or file; those of our own file say nothing of units."""
        own = self._dialect.own(element)
        for notes in [one for one in element if self._dialect.names[one.tag] == "notes"]:
            if own == "group" or not self._is_ours:
                self._left_out[f"notes of {own}s"] += len(notes)
            element.remove(notes)

    def _unit(self, element: etree._Element) -> Iterator[TranslationUnit]:
        facts, own = Facts(), self._dialect.own
        segments: list[etree._Element] = []
        data: Mapping[str, str] = {}
        for child in element:
            name = own(child)
            if name == "segment":
                segments.append(child)
            elif name == "ignorable":
                self._between(child)
            elif name == "notes":
                self._notes(facts, child)
            elif str(child.tag) == f"{METADATA}metadata":
                self._metadata(facts, child)
            elif str(child.tag) == f"{MATCHES}matches":
                self._left_out["translation candidates"] += sum(one.get("origin") != TOOL for one in child)
            elif name == "originalData":
                data = data_of(child, self._left_out)
            else:
                self._left_out["parts of other kinds"] += 1
        name = self._name(facts, element)
        if not segments:
            self._left_out["units without text"] += 1
        for number, segment in enumerate(segments, 1):
            called = f"{name}:{segment.get('id') or number}" if len(segments) > 1 else name
            one = facts.copy() if len(segments) > 1 else facts
            yield from self._segment(called, one, segment, data)

    def _name(self, facts: Facts, element: etree._Element) -> str:
        """Return the id of a unit, and keep its other attributes; a name under which we wrote another id is that id."""
        written, told = element.get("id") or str(self._number), element.get("name")
        name = _unescaped(written) if told is not None and "_x" in written else written
        drawn = name != written and told == _visible(name)
        facts.attributes(element, _WRITTEN[drawn, element.get(_SPACE) == "preserve"])
        if self._inherited == "no" and element.get("translate") is None:
            facts.say("@translate", "no")
        return name if drawn else written

    def _notes(self, facts: Facts, element: etree._Element) -> None:
        for category, text, others in notes_of(element, "category"):
            if not (self._is_ours and facts.take(category, text)):
                take_note(facts, category, text, others, self._left_out)

    def _metadata(self, facts: Facts, element: etree._Element) -> None:
        for meta in element.iter(f"{METADATA}meta"):
            group = meta.getparent()
            category, side = ("", "") if group is None else (group.get("category") or "", group.get("appliesTo"))
            kind = meta.get("type") or ""
            language = {"source": self._tags.source, "target": self._tags.target}.get(str(side), "")
            facts.say(f"{category}:{kind}" if category not in ("", TOOL) else kind, meta.text or "", language)

    def _between(self, ignorable: etree._Element) -> None:
        for part in ignorable:
            text, codes = content(part, self._dialect, self._left_out)
            self._left_out["texts between segments"] += bool(text.strip())
            self._left_out["inline codes between segments"] += len(codes)

    def _segment(
        self, name: str, facts: Facts, segment: etree._Element, data: Mapping[str, str]
    ) -> Iterator[TranslationUnit]:
        line = xml.line_of(segment)
        variants: list[Variant] = []
        for element in segment:
            part = self._dialect.names[element.tag]
            if part == "notes":  # not where the standard has them, but where translate-toolkit writes them
                self._notes(facts, element)
                continue
            if part not in ("source", "target"):
                self._left_out["parts of other kinds"] += 1
                continue
            is_target = part == "target"
            text, codes = content(element, self._dialect, self._left_out, data)
            if not text:
                if codes:
                    self._left_out["inline codes of empty texts"] += len(codes)
                continue
            tag = self._tags.resolved(element.get(xml.LANGUAGE), is_target=is_target, line=line)
            variants.append(Variant(tag, text, "" if is_target else self._document, codes))
            if is_target:
                facts.attributes(element, _TEXT, tag)
        if not variants:
            self._left_out["units without text"] += 1
            return
        if len(variants) > 1:
            refuse_same(variants[0].language, variants[1].language, line)
        yield self._made(name, facts, segment, variants, line)

    def _made(
        self, name: str, facts: Facts, segment: etree._Element, variants: list[Variant], line: int
    ) -> TranslationUnit:
        state, detail = segment.get("state"), segment.get("subState")
        derived = facts.status is not None and (state, detail) in DERIVED
        language = self._tags.target or variants[-1].language
        facts.attributes(segment, _SEGMENT[derived], language)
        translated = variants[-1].language != self._tags.source
        return facts.unit(name, variants, line, accepted=state in ACCEPTED if state and translated else None)


def _unescaped(name: str) -> str:
    """Return what was called *name* because no id can hold it: ``_x20_`` is a blank."""
    return _ESCAPED.sub(lambda found: chr(code) if (code := int(found[1], 16)) <= 0x10FFFF else found[0], name)


def _visible(name: str) -> str:
    escaped = (found.encode("unicode_escape").decode() if _is_forbidden(found) else found for found in name)
    return "".join(escaped)


def _is_forbidden(character: str) -> bool:
    return not re.match("[\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", character)
