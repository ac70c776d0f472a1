"""Where in an XLIFF file the texts of its units stand, to the byte. Ids are those under which units are read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.parsers import expat

from aligntrans.errors import ReadError
from aligntrans.languages.general import normal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

FAMILY = "urn:oasis:names:tc:xliff:document:"
SEGMENT = "seg"
_PARTS = frozenset({"source", "target", "seg-source"})
_BETWEEN = "\n"
_LANGUAGE = f"http://www.w3.org/XML/1998/namespace{_BETWEEN}lang"
_START = re.compile(rb"""<[^<>"']*(?:"[^"]*"[^<>"']*|'[^']*'[^<>"']*)*>""")
_ESCAPED = re.compile("_x([0-9A-F]{1,6})_")


@dataclass(slots=True)
class Place:
    """An element of text."""

    tag: int
    """Where it begins."""
    start: int
    """Where its content begins; for an element without content behind it."""
    end: int = -1
    """Where its content ends."""
    language: str | None = None
    has_more: bool = False
    """Whether there is more in it than text."""
    is_filled: bool = False
    is_empty: bool = False
    """Whether it is a single tag, ``<target/>``."""
    marks: dict[str, Place] = field(default_factory=dict)
    """Of XLIFF 1.2: segments that are marked in it, by id."""


@dataclass(slots=True)
class Unit:
    """A unit, or a segment of XLIFF 2, and the texts in it."""

    name: str
    languages: tuple[str, str]
    parts: dict[str, Place] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Text:
    """A text of a unit: where it stands or, if it is not there, beside which other."""

    place: Place | None
    beside: Place | None
    is_cut: bool = False
    """Whether the unit has its source twice, whole and in segments."""


class Finder:
    """Goes through a file once."""

    def __init__(self, data: bytes, given: Sequence[str]) -> None:
        """Take a file in UTF-8, and tags that the user gives for one that says none."""
        self._data, self._given = data, given
        self.version = 0
        self._space = ""
        self._names: list[str] = []
        self._languages = ("", "")
        self._number = 0
        self._units: list[tuple[str, str, list[tuple[str | None, Unit]]]] = []
        self._unit: list[tuple[str | None, Unit]] = []
        self._open: list[tuple[int, Place]] = []
        self._parser = expat.ParserCreate("utf-8", _BETWEEN)

    def units(self) -> Iterator[tuple[str, Unit]]:
        """Yield every unit, or segment of one, under its id.

        Raises:
            ReadError: the file is broken, defines entities, or is no XLIFF 1.2 or 2.
        """
        parser = self._parser
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.EntityDeclHandler = parser.SkippedEntityHandler = _refuse
        parser.CommentHandler = parser.ProcessingInstructionHandler = self._more
        parser.CharacterDataHandler = self._text
        try:
            parser.Parse(self._data, True)  # noqa: FBT003 - it takes no keyword
        except expat.ExpatError as error:
            raise ReadError(f"is broken XML in line {error.lineno} ({expat.ErrorString(error.code)}).") from None
        for name, told, parts in self._units:
            called = _unescaped(name, told) if self.version == 2 else name
            for number, (own, unit) in enumerate(parts, 1):
                yield (f"{called}:{own or number}" if len(parts) > 1 else called), unit

    def _start(self, tag: str, attributes: Mapping[str, str]) -> None:
        space, _, local = tag.rpartition(_BETWEEN)
        if not self._names:
            self._begin(space, attributes)
        name = local if space == self._space else ""
        if name == "file" and self.version == 1:
            self._languages = self._told(attributes, "source-language", "target-language")
        elif name in ("trans-unit", "unit"):
            self._number += 1
            self._unit = []
            self._units.append((attributes.get("id") or str(self._number), attributes.get("name", ""), self._unit))
        if (self.version == 1 and name == "trans-unit") or (self.version == 2 and self._is_segment(name)):
            self._unit.append((attributes.get("id"), Unit(name, self._languages)))
        elif self._open:
            self._inside(name, attributes)
        elif self._unit and name in _PARTS and self._names[-1] in ("trans-unit", "segment"):
            place = self._place(attributes.get(_LANGUAGE))
            self._unit[-1][1].parts.setdefault(name, place)
            self._open.append((len(self._names), place))
        self._names.append(name)

    def _is_segment(self, name: str) -> bool:
        return name == "segment" and self._names[-1] == "unit"

    def _begin(self, space: str, attributes: Mapping[str, str]) -> None:
        """Learn from the first element which XLIFF it is."""
        self._space, version = space, space.removeprefix(FAMILY)
        self.version = 1 if version in ("1.1", "1.2") or (not space and attributes.get("version") == "1.2") else 0
        if version in ("2.0", "2.2"):
            self.version, self._languages = 2, self._told(attributes, "srcLang", "trgLang")
        if not self.version:
            raise ReadError("is no XLIFF 1.2, 2.0, 2.1 or 2.2; export it as one of these.")

    def _told(self, attributes: Mapping[str, str], source: str, target: str) -> tuple[str, str]:
        given = (*self._given, "", "")
        return (
            _canonical(attributes.get(source)) or given[0],
            _canonical(attributes.get(target)) or given[1],
        )

    def _place(self, language: str | None) -> Place:
        index = self._parser.CurrentByteIndex
        found = _START.match(self._data, index)
        start = found.end() if found else index
        return Place(index, start, language=language, is_empty=self._data[start - 2 : start] == b"/>")

    def _inside(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "mrk" and attributes.get("mtype") == SEGMENT:
            whole = self._open[0][1]
            place = self._place(whole.language)
            self._more()
            whole.marks.setdefault(attributes.get("mid") or str(len(whole.marks) + 1), place)
            self._open.append((len(self._names), place))
        elif not (name == "cp" and self.version == 2):
            self._more()
        else:
            self._text("")

    def _more(self, *_: object) -> None:
        for _depth, place in self._open:
            place.has_more = place.is_filled = True

    def _text(self, _: str) -> None:
        for _depth, place in self._open:
            place.is_filled = True

    def _end(self, _: str) -> None:
        self._names.pop()
        if self._open and self._open[-1][0] == len(self._names):
            place = self._open.pop()[1]
            place.end = place.start if place.is_empty else self._parser.CurrentByteIndex


def _canonical(tag: str | None) -> str:
    return normal(tag) or tag.strip() if tag else ""


def _refuse(*_: object) -> None:
    raise ReadError("defines entities of its own, which are not read; take them out, or export the file again.")


def _unescaped(name: str, told: str) -> str:
    own = _ESCAPED.sub(lambda found: chr(code) if (code := int(found[1], 16)) <= 0x10FFFF else found[0], name)
    return own if told and told == own else name
