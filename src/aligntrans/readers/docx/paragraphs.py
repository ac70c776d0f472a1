"""A paragraph while its runs are read: text, links and what is not shown; then the pieces it makes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from aligntrans.model import Kind
from aligntrans.readers.docx.fields import DEEPEST_LINK
from aligntrans.readers.page import pages
from aligntrans.readers.page.pages import Piece

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aligntrans.readers.page.pages import Link

WHITE = re.compile(r"[ \t\n\r\f]+")
BREAK = "\x01"  # XML has no place for it, so it is free to stand for a line break
AROUND_BREAK = re.compile(rf"[ \t\n]*{BREAK}[ \t\n]*")


@dataclass(slots=True)
class _Part:
    """Text between two borders: the paragraph's, page breaks, empty lines."""

    texts: list[str] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)


@dataclass(slots=True)
class Paragraph:
    """What has been read of a paragraph so far."""

    kind: Kind
    level: int
    """Outline level."""
    style: str
    goes_on: bool = False
    """Whether the next paragraph goes on in this one: its end is deleted, or it is a large first letter."""
    boxes: list[Piece] = field(default_factory=list)
    """Pieces of the text boxes that hang on it."""
    _parts: list[_Part] = field(default_factory=lambda: [_Part()])
    _hidden: list[str] = field(default_factory=list)
    _open: list[tuple[str, int]] = field(default_factory=list)
    _is_listed: bool = False
    _is_text: bool = False

    def add(self, text: str, *, is_listed: bool = False) -> None:
        """Take text that is shown; *is_listed* is that of a table of contents."""
        self._parts[-1].texts.append(text)
        if text.strip():
            self._is_listed = self._is_listed or is_listed
            self._is_text = self._is_text or not is_listed

    def hide(self, text: str) -> None:
        """Take text that is not shown."""
        self._hidden.append(text)

    def break_line(self) -> None:
        """Take a line break; the second in a row parts the paragraph."""
        texts = self._parts[-1].texts
        last = next((text for text in reversed(texts) if text.strip()), "")
        if last == BREAK and self.kind is not Kind.CODE:
            self.part()
        else:
            texts.append(BREAK)

    def part(self) -> None:
        """Begin a new piece; links that are open go on in it."""
        opened, self._open = self._open, []
        for address, start in opened:
            self._take_link(address, start)
            self._open.append((address, 0))
        self._parts.append(_Part())

    def open_link(self, address: str) -> None:
        """Note that the words from here on lead to *address*."""
        is_likely = len(self._open) < DEEPEST_LINK
        self._open.append((address if is_likely else "", len(self._parts[-1].texts)))

    def close_link(self) -> None:
        """Note that the words of the link opened last end here."""
        if self._open:
            self._take_link(*self._open.pop())

    def go_on(self, before: Paragraph) -> None:
        """Put what stands in *before* at the start."""
        self._parts = before._parts
        self._hidden = before._hidden
        self.boxes = before.boxes
        self._is_listed, self._is_text = before._is_listed, before._is_text

    def pieces(self) -> Iterator[Piece]:
        """Yield its text, its boxes, and what is hidden in it as furniture."""
        while self._open:
            self.close_link()
        kind = Kind.FURNITURE if self._is_listed and not self._is_text else self.kind
        for part in self._parts:
            if text := self._text(part):
                yield Piece(kind, text, part.links)
        yield from self.boxes
        if hidden := pages.one_line("".join(self._hidden).replace(BREAK, " ")):
            yield Piece(Kind.FURNITURE, hidden)

    def _text(self, part: _Part) -> str:
        raw = "".join(part.texts)
        if self.kind is Kind.CODE:
            return raw.replace(BREAK, "\n").strip("\n")
        return AROUND_BREAK.sub("\n", WHITE.sub(" ", raw)).strip()

    def _take_link(self, address: str, start: int) -> None:
        part = self._parts[-1]
        if address and (words := pages.one_line("".join(part.texts[start:]).replace(BREAK, " "))):
            part.links.append((words, address))
