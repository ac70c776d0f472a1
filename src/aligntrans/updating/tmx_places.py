"""Where the parts of a TMX file stand: units, their props, languages, and the text between inline codes."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING
from xml.parsers import expat

from aligntrans.errors import ReadError, WriteError
from aligntrans.memories import xml
from aligntrans.memories.tags import canonical
from aligntrans.memories.tmx import CODES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_TAG = re.compile(rb"""<(?:[^<>"']|"[^"]*"|'[^']*')*>""")
_DECLARED = re.compile(rb"""^<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


@dataclass(slots=True)
class Piece:
    """Text, or a code that a text leaves out."""

    start: int
    end: int
    text: str | None
    """None for a code."""


@dataclass(slots=True)
class Language:
    """A ``tuv``."""

    tag: str
    end: int = 0
    seg: tuple[int, int] = (0, 0)
    """The whole element; nothing when there is none."""
    pieces: list[Piece] = field(default_factory=list)

    @property
    def text(self) -> str:
        """What a reader gives of it."""
        return "".join(piece.text for piece in self.pieces if piece.text is not None)


@dataclass(slots=True)
class Prop:
    """A ``prop`` or ``note`` of a unit, not of one of its languages."""

    name: str
    start: int
    end: int
    inner: tuple[int, int] = (0, 0)
    """What stands between its tags; nothing in one that is a single tag."""
    text: str = ""


@dataclass(slots=True)
class Unit:
    """A ``tu``."""

    id: str
    """Its ``tuid``; empty when it has none."""
    start: int
    head: int
    """Where its start tag ends."""
    end: int = 0
    languages: list[Language] = field(default_factory=list)
    props: list[Prop] = field(default_factory=list)
    notes: list[Prop] = field(default_factory=list)


class TmxFile:
    """A TMX file in memory, and places in it: in `data`, which is UTF-8."""

    def __init__(self, data: bytes) -> None:
        """Find everything.

        Raises:
            ReadError: it is no TMX.
        """
        root = xml.root_name(BytesIO(data))
        if root.lower() != "tmx":
            raise ReadError(f"is no TMX file: its first element is {root[:60]!r}; give a TMX file.")
        self._mark, self.encoding = next(((m, name) for m, name in _MARKS if data.startswith(m)), (b"", "utf-8"))
        if not self._mark and (found := _DECLARED.match(data)):
            self.encoding = found[1].decode("ascii")
        try:
            text = data[len(self._mark) :].decode(self.encoding)
        except (LookupError, UnicodeDecodeError) as error:
            raise ReadError(f"is not {self.encoding}, as it says it is ({error}); save it as UTF-8.") from None
        self.data = text.encode()
        if self.written(()) != data:
            raise WriteError(f"cannot be written again as it is in {self.encoding}; save it as UTF-8.")
        self.newline = "\r\n" if self.data.partition(b"\n")[0].endswith(b"\r") else "\n"
        self.source = ""
        """Of the header, as it is written."""
        self.units: list[Unit] = []
        self.body: tuple[int, int] = (0, 0)
        """Start tag of the body; when the body is a single tag, that."""
        _Finder(self).run()
        if not self.body[1]:
            raise ReadError("is a TMX file without a body; export it again.")

    def written(self, edits: Iterable[tuple[int, int, str]]) -> bytes:
        """Return the file, in its own encoding, with other texts at places that do not overlap.

        Args:
            edits: start, end and new text; of edits in one place the first comes first.
        """
        parts: list[bytes] = []
        reached = 0
        for start, end, text in sorted(edits, key=lambda edit: edit[:2]):
            parts += (self.data[reached:start], text.encode())
            reached = end
        parts.append(self.data[reached:])
        return self._mark + b"".join(parts).decode().encode(self.encoding, "xmlcharrefreplace")


class _Finder:
    """Listens to the parser."""

    def __init__(self, file: TmxFile) -> None:
        self._file = file
        self._unit: Unit | None = None
        self._language: Language | None = None
        self._prop: Prop | None = None
        self._in_seg = False
        self._codes = 0
        """How deep inside codes."""
        self._start = 0
        self._chars: list[str] = []
        self._parser = expat.ParserCreate("UTF-8")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._begin
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._chars.append

    def run(self) -> None:
        try:
            self._parser.Parse(self._file.data, True)  # noqa: FBT003 - it takes no keyword
        except expat.ExpatError as error:
            raise ReadError(xml.broken(expat.ErrorString(error.code), error.lineno)) from None

    def _tag_end(self, start: int) -> int:
        found = _TAG.match(self._file.data, start)
        return found.end() if found else start

    def _begin(self, name: str, attributes: Mapping[str, str]) -> None:
        name, start = name.rpartition(":")[2], self._parser.CurrentByteIndex
        if self._in_seg:
            self._begin_code(name, start)
            return
        end = self._tag_end(start)
        if name == "header":
            self._file.source = attributes.get("srclang", "")
        elif name == "body":
            self._file.body = (start, end)
        elif name == "tu":
            self._unit = Unit(attributes.get("tuid", ""), start, end)
            self._file.units.append(self._unit)
        elif self._unit is None:
            return
        elif name == "tuv":
            self._language = Language(canonical(attributes.get("xml:lang") or attributes.get("lang") or ""))
            self._unit.languages.append(self._language)
        elif name == "seg" and self._language is not None:
            self._in_seg, self._start = True, end
            self._language.seg = (start, end)
            self._chars.clear()
        elif name in ("prop", "note") and self._language is None:
            self._prop = Prop(attributes.get("type", ""), start, end, (end, end))
            (self._unit.props if name == "prop" else self._unit.notes).append(self._prop)
            self._chars.clear()

    def _begin_code(self, name: str, start: int) -> None:
        if self._codes:
            self._codes += 1
            return
        self._close_text(start)
        self._start = start
        if name in CODES:
            self._codes = 1
        else:
            self._add_code(self._tag_end(start))

    def _end(self, name: str) -> None:
        name, start = name.rpartition(":")[2], self._parser.CurrentByteIndex
        is_tag = self._file.data.startswith(b"</", start)
        end = self._file.data.index(b">", start) + 1 if is_tag else start
        if self._in_seg:
            self._end_in_seg(name, start, end)
        elif self._unit is None:
            return
        elif name == "tu":
            self._unit.end = end
            self._unit = None
        elif name == "tuv" and self._language is not None:
            self._language.end = end
            self._language = None
        elif name in ("prop", "note") and self._prop is not None:
            prop = self._prop
            prop.text, prop.end, self._prop = "".join(self._chars), end, None
            prop.inner = (prop.inner[0], start) if is_tag else (0, 0)

    def _end_in_seg(self, name: str, start: int, end: int) -> None:
        if self._codes:
            self._codes -= 1
            if not self._codes:
                self._add_code(end)
            return
        self._close_text(start)
        if name == "seg" and self._language is not None:
            self._in_seg = False
            self._language.seg = (self._language.seg[0], end)
            self._chars.clear()
        else:
            self._start = start
            self._add_code(end)

    def _close_text(self, end: int) -> None:
        if self._language is not None:
            self._language.pieces.append(Piece(self._start, end, "".join(self._chars)))
        self._chars.clear()

    def _add_code(self, end: int) -> None:
        if self._language is not None:
            self._language.pieces.append(Piece(self._start, end, None))
        self._start = end
        self._chars.clear()
