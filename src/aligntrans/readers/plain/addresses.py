"""Addresses in brackets behind their words, as a page leaves them in plain text: found, and taken out of it.

Where an address stood, a mark of the same length is left: line lengths still tell where lines were wrapped.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aligntrans.readers.page.pages import one_line

if TYPE_CHECKING:
    from aligntrans.readers.page.pages import Link

# Decoding refuses these characters, so that no text holds them.
START = "\x01"
"""Where an address was taken out; the n-th mark is the n-th address."""
FILLER = "\x02"
"""Stands for a character of the address that stood on the same line."""
BREAK = "\x03"
"""Stands for a line end inside the address."""
MARK = re.compile(rf"[ \t]*{START}[{FILLER}{BREAK}]*(?:[ \t]+(?=[.,;:!?،؛؟)\]»”]))?")

LONGEST = 2000  # characters of an address, line ends included
MOST_PIECES = 8  # lines that an address is broken over
WORDS_BEFORE = 6
LONGEST_WORDS = 1000

SCHEME = r"(?:https?://|ftp://|mailto:|tel:|www\.)"
BRACKETED = re.compile(rf"\\?\([ \t\n]{{0,3}}<?(?=(?:{SCHEME}|/[^\s/()]))", re.IGNORECASE)
LINKED = re.compile(rf"\[(?P<words>[^\[\]]{{1,{LONGEST_WORDS}}})\]\((?P<address>[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)\)")
EITHER = re.compile(rf"{LINKED.pattern}|{BRACKETED.pattern}", re.IGNORECASE)
CLOSING = re.compile(r"\s{0,3}(?P<angle>>?)\s{0,3}(?P<bracket>\\?\))?")
INNER = re.compile(r"\s*\\?\(<?(?P<address>\S+?)>?\\?\)\s*$")
ADDRESS = re.compile(rf"(?:{SCHEME}\S+|/\S*|#\S*|\.{{1,2}}/\S*|[\w.-]+\.\w{{2,}}(?:/\S*)?)$", re.IGNORECASE)
TOKEN = re.compile(r"(?P<space>\s*)(?P<token>[^\s()<>]*(?:\([^\s()]*\)[^\s()<>]*)*)")
URL_LIKE = re.compile(r"[%=&/_?#~]|\w[.-]\w|\d")
VALUE_LIKE = re.compile(r"[%=&/]")
# A line that is nothing but the middle of an address: percent escapes, or names with values.
STRAY_LINE = re.compile(
    r"[ \t]*(?=\S*(?:%[0-9A-Fa-f]{2}|[=&]))[^\s]+"
    r"(?: [^\s]*(?:%[0-9A-Fa-f]{2}|[=&])[^\s]*){0,5}[ \t]*(?=\n|\Z)"
)
CLAUSE_END = re.compile(r"[.;:!?،,؛؟()\[\]«»“”\"]\s|[\x01-\x03«“(]")


@dataclass(frozen=True, slots=True)
class Taken:
    """A text without its addresses."""

    text: str
    links: tuple[Link, ...]
    """One for every `START` in the text; the address is empty where only mark-up was taken out."""


def take_out(text: str) -> Taken:
    """Return *text* with every address behind words replaced by a mark, and the addresses in order."""
    taker = _Taker(text)
    position = 0
    while match := EITHER.search(text, position):
        position = taker.take(match)
    return taker.taken()


class _Taker:
    def __init__(self, text: str) -> None:
        self._text = text
        self._parts: list[str] = []
        self._links: list[Link] = []
        self._copied = 0

    def taken(self) -> Taken:
        self._parts.append(self._text[self._copied :])
        return Taken("".join(self._parts), tuple(self._links))

    def take(self, match: re.Match[str]) -> int:
        """Replace what *match* found, if it is an address; return where to look on."""
        if match["words"] is None:
            return self._bracketed(match)
        address = match["address"]
        words = match["words"]
        if address and not ADDRESS.match(address):
            return match.start() + 1
        if inner := INNER.search(words):
            address = address if ADDRESS.match(address) and address != "#" else inner["address"].rstrip("\\")
            words = words[: inner.start()]
        if "\n\n" in words:
            return match.start() + 1
        self._parts += (self._text[self._copied : match.start()], words)
        self._leave_mark(match.start() + len(words), match.end(), one_line(words).strip("*_"), address)
        return match.end()

    def _bracketed(self, match: re.Match[str]) -> int:
        end, address = self._end(match.end())
        if not end:
            return match.end()
        before = self._text[self._copied : match.start()]
        opening = before.rfind("[", max(0, len(before) - LONGEST_WORDS)) if before.endswith("]") else -1
        if opening >= 0:
            words = before[opening + 1 : -1]
            self._parts += (before[:opening], words)
            self._leave_mark(match.start(), end, one_line(words), address)
        else:
            self._parts.append(before)
            self._leave_mark(match.start(), end, self._words_before(before), address)
        return end

    def _leave_mark(self, start: int, end: int, words: str, address: str) -> None:
        taken = self._text[start:end]
        self._parts.append(START)
        first, *others = taken.split("\n")
        self._parts.append(FILLER * (len(first) - 1))
        if others:
            self._parts += (BREAK, FILLER * len(others[-1]))
        self._copied = end
        if end < len(self._text) and taken.endswith("\n"):
            self._parts.append(" ")
        self._links.append((words, "" if address == "#" else address))

    def _words_before(self, before: str) -> str:
        """Return the words that an address in brackets probably stands on."""
        paragraph = before[-LONGEST_WORDS:].rsplit("\n\n", 1)[-1].rstrip()
        line = paragraph.rpartition("\n")[2]
        if not line and self._links and not before.strip():
            return self._links[-1][0]
        for mark in ("**", "*"):
            if line.endswith(mark) and (start := line.rfind(mark, 0, -len(mark))) >= 0:
                return one_line(line[start:].strip("*"))
        words = CLAUSE_END.split(line)[-1].split()
        return " ".join(words[-WORDS_BEFORE:])

    def _end(self, start: int) -> tuple[int, str]:
        """Return where the address at *start* ends, brackets included, and the address; 0 if none."""
        text, limit = self._text, start + LONGEST
        pieces: list[str] = []
        position = start
        while len(pieces) < MOST_PIECES and position < limit:
            token = TOKEN.match(text, position, limit)
            if token is None or (not token["token"] and not token["space"]):
                break
            if pieces and token["token"] and not self._goes_on(token):
                return self._broken_off(position, pieces)
            if token["token"]:
                pieces.append(token["token"])
            position = token.end()
            closing = CLOSING.match(text, position)
            if closing and closing["bracket"]:
                return closing.end(), _joined(pieces)
            if closing and closing["angle"]:
                return self._broken_off(closing.end("angle"), pieces)
            if not token["token"]:
                break
        return 0, ""

    def _goes_on(self, token: re.Match[str]) -> bool:
        """Tell whether *token*, behind white space, is still a piece of the address."""
        if "\n" not in token["space"]:
            return VALUE_LIKE.search(token["token"]) is not None
        if URL_LIKE.search(token["token"]):
            return True
        # A plain word goes on an address only as the whole of a line, or as its end.
        after = self._text[token.end() : token.end() + 1]
        return after in (")", ">", "\n", "\\")

    def _broken_off(self, position: int, pieces: list[str]) -> tuple[int, str]:
        """Look for the rest of an address whose bracket never closes: lines of nothing but address."""
        text = self._text
        if position < len(text) and text[position] not in "\n \t":
            return 0, ""
        end = position
        for _ in range(MOST_PIECES):
            start = end
            while start < len(text) and text[start].isspace():
                start += 1
            line = STRAY_LINE.match(text, start, start + LONGEST)
            if line is None or "\n" not in text[end:start]:
                break
            pieces.append(line[0].strip())
            end = line.end()
        line_end = text.find("\n", position)
        if end == position and text[position : line_end if line_end >= 0 else len(text)].strip():
            return 0, ""
        while end > position and end < len(text) and text[end].isspace():
            end += 1
        return end, _joined(pieces)


def _joined(pieces: list[str]) -> str:
    # A space inside an address was an underscore before the page was printed; a line end was nothing.
    return "".join(piece.replace(" ", "_") for piece in pieces).rstrip("\\")
