"""TMX 1.1 to 1.4b to units. Inline codes are kept as they are written; what they mean is no matter here."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar

from lxml import etree

from aligntrans.errors import ReadError
from aligntrans.memories import xml
from aligntrans.memories.tags import canonical
from aligntrans.model import Code, Kind, Level, Property, Quality, Status, TranslationUnit, Variant

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import BinaryIO

FORMAT = "tmx"
CODES = frozenset({"bpt", "ept", "it", "ph", "ut"})
"""Inline elements that hold code of the file that was translated; ``hi`` stands around text."""
WRITTEN_ANEW = frozenset({"tuid", "segtype", "srclang"})
UNSCORED = Quality(known=False)
_ANY = "*all*"
_OURS = frozenset({"x-confidence", "x-similarity", "x-kind", "x-status", "x-bead-type", "x-moved"})


class TmxReader:
    """Reads TMX of any version, UTF-8 or UTF-16, however long, with inline codes, notes and props."""

    extensions: ClassVar[tuple[str, ...]] = (".tmx",)

    def __init__(self, *, languages: Sequence[str] = ()) -> None:
        """Take what other readers take; a TMX file says its languages.

        Args:
            languages: the first is the source where the file gives none.
        """
        self._given = languages
        self.source, self.signature = "", ""
        self.left_out = Counter[str]()

    def units(self, file: BinaryIO) -> Iterator[TranslationUnit]:
        """Yield the units of *file*; a further text of a language that a unit has already is a unit with the same id.

        Raises:
            ReadError: it is no TMX, is broken, or makes use of entities of its own.
        """
        self.left_out = Counter()
        for number, element in enumerate(self._units_in(file), 1):
            yield from self._read(element, number)

    def languages_of(self, file: BinaryIO) -> Iterator[str]:
        """Yield the language of every text."""
        for element in self._units_in(file):
            for child in element:
                if xml.name_of(child) == "tuv" and (tag := child.get(xml.LANGUAGE) or child.get("lang")):
                    yield canonical(tag)

    def _units_in(self, file: BinaryIO) -> Iterator[etree._Element]:
        """Yield every ``tu``; the header before them is taken."""
        root = xml.root_name(file)
        if root.lower() != "tmx":
            raise ReadError(f"is no TMX file: its first element is {root[:60]!r}; give a TMX file.")
        self.source, self.signature = next(iter(self._given), ""), ""
        for element in xml.elements(file, ("tu", "header")):
            if xml.name_of(element) == "header":
                self._take_header(element)
            else:
                yield element

    def _take_header(self, header: etree._Element) -> None:
        source = header.get("srclang") or ""
        if source.lower() != _ANY and not self._given:
            self.source = canonical(source)
        for child in header:
            if xml.name_of(child) == "prop" and child.get("type") == "x-signature":
                self.signature = str(child.text or "")

    def _read(self, element: etree._Element, number: int) -> Iterator[TranslationUnit]:
        facts = _Facts()
        rows: list[dict[str, Variant]] = [{}]
        for child in element:
            name = xml.name_of(child)
            if name == "prop":
                facts.add(child.get("type") or "", child.text or "")
            elif name == "note" and child.text:
                facts.notes.append(child.text)
            elif name == "tuv" and (variant := self._variant(child, facts)):
                if variant.language in rows[-1]:
                    rows.append({})
                rows[-1][variant.language] = variant
        attributes = xml.attributes_of(element)
        facts.properties += [Property(f"@{key}", attributes[key]) for key in attributes if key not in WRITTEN_ANEW]
        if rows[0]:
            tuid, line = attributes.get("tuid") or str(number), xml.line_of(element)
            level = Level.PARAGRAPH if attributes.get("segtype") == "paragraph" else Level.SENTENCE
            yield facts.unit(tuid, tuple(rows[0].values()), level, line)
            source = rows[0].get(canonical(attributes.get("srclang", "")) or self.source)
            for row in rows[1:]:
                variants = {source.language: source, **row} if source else row
                yield facts.unit(tuid, tuple(variants.values()), level, line)

    def _variant(self, element: etree._Element, facts: _Facts) -> Variant | None:
        """Return a language of a unit, and tell *facts* what is said of it; none when it has no text."""
        attributes = xml.attributes_of(element)
        language = canonical(attributes.pop(xml.LANGUAGE, "") or attributes.pop("lang", ""))
        text, document = "", ""
        codes: list[Code] = []
        told: list[Property] = []
        for child in element:
            name = xml.name_of(child)
            if name == "seg":
                text, codes = _content(child)
            elif name == "prop" and child.get("type") == "x-document":
                document = child.text or ""
            elif name in ("prop", "note"):
                told.append(Property(child.get("type") or name, child.text or "", language))
        if not language:
            self.left_out["texts without a language"] += bool(text)
            return None
        if not text:
            self.left_out["texts of inline codes alone"] += bool(codes)
            return None
        facts.properties += told
        facts.properties += [Property(f"@{key}", attributes[key], language) for key in attributes if key != "lang"]
        return Variant(language, text, document, tuple(codes))


class _Facts:
    """What is said of a unit beside its texts; what we write ourselves is understood, all else kept."""

    def __init__(self) -> None:
        self.notes: list[str] = []
        self.properties: list[Property] = []
        self._scores: dict[str, float] = {}
        self._kind, self._status, self._moved, self._type = Kind.PARAGRAPH, Status.AUTO, False, "1-1"

    def add(self, name: str, value: str) -> None:
        """Take a ``prop`` of the unit."""
        if name not in _OURS:
            self.properties.append(Property(name, value))
            return
        with suppress(ValueError):
            if name in ("x-confidence", "x-similarity"):
                if not 0 <= (score := float(value)) <= 1:
                    raise ValueError(value)
                self._scores[name] = score
            elif name == "x-kind":
                self._kind = Kind(value)
            elif name == "x-status":
                self._status = Status(value)
            elif name == "x-bead-type":
                self._type = value
            elif name == "x-moved" and value == "true":
                self._moved = True
            else:
                raise ValueError(name)
            return
        self.properties.append(Property(name, value))

    def unit(self, name: str, variants: tuple[Variant, ...], level: Level, line: int) -> TranslationUnit:
        """Return the unit."""
        confidence = self._scores.get("x-confidence")
        similarity = self._scores.get("x-similarity")
        quality = (
            Quality(1.0 if confidence is None else confidence, similarity, known=confidence is not None)
            if self._scores
            else UNSCORED
        )
        return TranslationUnit(
            name,
            variants,
            quality,
            level,
            self._kind,
            self._status,
            self._moved,
            self._type,
            notes=tuple(self.notes),
            properties=tuple(self.properties),
            line=line,
        )


def _content(segment: etree._Element) -> tuple[str, list[Code]]:
    """Return the text of a ``seg``, and what stands in it that is no text."""
    if not len(segment):
        return segment.text or "", []
    text = segment.text or ""
    codes: list[Code] = []
    for child in segment:
        if child.tag not in CODES:
            return _nested_content(segment)
        codes.append(Code(len(text), etree.tostring(child, encoding="unicode", with_tail=False), FORMAT))
        text += child.tail or ""
    return text, codes


def _nested_content(segment: etree._Element) -> tuple[str, list[Code]]:
    """Return the same of a ``seg`` in which elements may stand around text."""
    if (entity := next(segment.iter(etree.Entity), None)) is not None:
        raise ReadError(f"line {xml.line_of(segment)} refers to {entity.text}, which is not defined; export it again.")
    parts: list[str] = []
    codes: list[Code] = []
    length = 0

    def add(text: str | None) -> None:
        nonlocal length
        if text:
            parts.append(text)
            length += len(text)

    walk = etree.iterwalk(segment, events=("start", "end"))  # no recursion: elements may stand in each other at will
    for event, element in walk:
        if event == "start":
            if element is segment:
                add(element.text)
            elif xml.name_of(element) in CODES:
                markup = etree.tostring(element, encoding="unicode", with_tail=False)
                codes.append(Code(length, markup, FORMAT))
                walk.skip_subtree()
            else:
                codes.append(Code(length, _tags(element)[0], FORMAT))
                add(element.text)
        elif element is not segment:
            if xml.name_of(element) not in CODES:
                codes.append(Code(length, _tags(element)[1], FORMAT))
            add(element.tail)
    return "".join(parts), codes


def _tags(element: etree._Element) -> tuple[str, str]:
    """Return start and end of an element that stands around text."""
    bare = etree.Element(str(element.tag), {str(name): str(value) for name, value in element.attrib.items()})
    bare.text = " "
    start, _, _ = etree.tostring(bare, encoding="unicode").partition("> ")
    return f"{start}>", f"</{xml.name_of(element)}>"
