"""What a file spells, with the way back: text without tags, escapes and wrapped lines, and where each of it stands."""

from __future__ import annotations

import codecs
import html
import json
import re
from bisect import bisect_right
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

NOT_TEXT = frozenset({".docx", ".epub", ".odt", ".pdf", ".xlsx"})
"""Endings of files that have no lines."""
BORDER = "\0"
"""Stands between two strings of a file, so that no text is found across them."""
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
DECLARED = re.compile(rb"""(?:encoding|charset)\s*=\s*["']?([A-Za-z0-9_.:-]+)""")
HEAD = 4096
WORDS = r"(?:[^{0}\s]+(?: [^{0}\s]+)*)"
"""Words with single spaces between, which are most of a file: one piece."""

XML = re.compile(
    r"(?P<hidden><!--|<\?|<(?:script|style|bpt|ept|ph|it|ut)\b[^<>]*(?<!/)>)"
    r"|(?P<skip><!\[CDATA\[|\]\]>|</?(?!br\b)[^<>]*>)"
    r"|(?P<escape>&(?:#\d+|#[xX][0-9a-fA-F]+|\w+);)"
    r"|(?P<space>\s+|<br\b[^<>]*>)"
    rf"|(?P<words>{WORDS.format('<&')}|[<&])",
    re.IGNORECASE,
)
ENDS = {"<!--": "-->", "<?": "?>"}
"""Of what holds no text, beside elements."""
PO = re.compile(
    r'(?P<skip>^[ \t]*#[^\n]*|"[ \t]*\r?\n[ \t]*")'
    r'|(?P<border>^[ \t]*(?:msg\w+(?:\[\d+\])?|domain)[ \t]*"|")'
    r"|(?P<escape>\\(?:[0-7]{1,3}|x[0-9a-fA-F]{1,2}|.))"
    r"|(?P<space>\s+)"
    rf"|(?P<words>{WORDS.format(chr(34) + chr(92) * 2)}|\\)",
    re.MULTILINE,
)
JSON = re.compile(
    r'(?P<border>")'
    r"|(?P<escape>\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.)"
    r"|(?P<space>\s+)"
    rf"|(?P<words>{WORDS.format(chr(34) + chr(92) * 2)}|\\)"
)
CSV = re.compile(rf'(?P<escape>"")|(?P<border>")|(?P<space>\s+)|(?P<words>{WORDS.format(chr(34))})')
PLAIN = re.compile(rf"(?P<space>\s+)|(?P<words>{WORDS.format('')})")

C_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}


@dataclass(slots=True)
class Spelled:
    """Text with single spaces, and for each run of it where in the raw text it stands."""

    text: str = ""
    starts: list[int] = field(default_factory=list)
    raws: list[int] = field(default_factory=list)
    widths: list[int] = field(default_factory=list)
    """How many raw characters stand for a run; other than its length for an escape."""

    def raw(self, position: int) -> int:
        """Return where the character at *position* begins in the raw text."""
        run = bisect_right(self.starts, position) - 1
        inside = position - self.starts[run]
        return self.raws[run] + (inside if self._is_plain(run) else 0)

    def raw_end(self, position: int) -> int:
        """Return where the character before *position* ends in the raw text."""
        run = bisect_right(self.starts, position - 1) - 1
        inside = position - self.starts[run]
        return self.raws[run] + (inside if self._is_plain(run) else self.widths[run])

    def _is_plain(self, run: int) -> bool:
        end = self.starts[run + 1] if run + 1 < len(self.starts) else len(self.text)
        return end - self.starts[run] == self.widths[run]


def charset(data: bytes) -> tuple[bytes, str]:
    """Return the byte order mark of a file, which may be none, and the name of its character set."""
    for mark, name in MARKS:
        if data.startswith(mark):
            return mark, name
    if declared := DECLARED.search(data[:HEAD]):
        name = declared[1].decode("ascii")
        with suppress(LookupError, UnicodeError):
            "".encode(name)
            return b"", codecs.lookup(name).name
    return b"", "utf-8"


def decoded(data: bytes) -> str:
    """Return the bytes of a file as text, its byte order mark left out; what cannot be read is U+FFFD."""
    mark, name = charset(data)
    try:
        return data[len(mark) :].decode(name, "replace")
    except (LookupError, UnicodeError):  # a codec that is no character set
        return data.decode("utf-8", "replace")


def spelled(raw: str, ending: str, start: int = 0, end: int | None = None, *, keep_white: bool = False) -> Spelled:
    """Return what a part of a file spells.

    Args:
        raw: text of the file.
        ending: of its name, which says how text is escaped.
        start: where the part begins.
        end: where it ends; at the end of *raw* unless given.
        keep_white: leave white space as it is, instead of a space for any run of it.
    """
    grammar, unescaped = GRAMMARS.get(ending, (PLAIN, str))
    found = Spelled()
    pieces: list[str] = []
    length, last = 0, BORDER
    for match in _tokens(grammar, raw, start, len(raw) if end is None else end):
        kind = match.lastgroup
        if kind in ("skip", "hidden") or kind is None:
            continue
        piece = match.group() if keep_white and kind == "space" else _piece(kind, match.group(), unescaped)
        if keep_white and kind == "escape":
            piece = unescaped(match.group())
        if not piece or (piece == " " == last and not keep_white) or (piece == BORDER == last):
            continue
        pieces.append(piece)
        found.starts.append(length)
        found.raws.append(match.start())
        found.widths.append(match.end() - match.start())
        length += len(piece)
        last = piece[-1]
    found.text = "".join(pieces)
    return found


def _tokens(grammar: re.Pattern[str], raw: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield the parts of a file, without what stands inside of comments, scripts and the like.

    What is never closed hides nothing, and its end is looked for once.
    """
    unclosed: set[str] = set()
    while True:
        for match in grammar.finditer(raw, start, end):
            yield match
            if match.lastgroup == "hidden" and (closing := _closing(match.group(), unclosed)):
                if found := closing.search(raw, match.end(), end):
                    start = found.end()
                    break
                unclosed.add(closing.pattern)
        else:
            return


def _closing(opening: str, unclosed: Collection[str]) -> re.Pattern[str] | None:
    """Return what ends that which *opening* begins, unless it is known to have no end."""
    name = re.match(r"<(\w+)", opening)
    pattern = rf"</{name[1].lower()}\s*>" if name else re.escape(ENDS[opening])
    return None if pattern in unclosed else re.compile(pattern, re.IGNORECASE)


def _piece(kind: str, raw: str, unescaped: Callable[[str], str]) -> str:
    if kind == "words":
        return raw
    if kind == "border":
        return BORDER
    if kind == "space":
        return " "
    text = unescaped(raw)
    return " " if text.isspace() else text


def _of_po(escape: str) -> str:
    body = escape[1:]
    if body[0] in "01234567":
        return chr(int(body, 8))
    if body[0] == "x" and len(body) > 1:
        return chr(int(body[1:], 16))
    return C_ESCAPES.get(body, body)


def _of_json(escape: str) -> str:
    with suppress(ValueError):
        return str(json.loads(f'"{escape}"'))
    return escape


def squeezed(text: str) -> tuple[str, Sequence[int]]:
    """Return *text* with single spaces and none at its ends, and for each place in *text* the place in that."""
    found = " ".join(text.split())
    if found == text:
        return found, range(len(text) + 1)
    places = []
    place, pending = 0, False
    for character in text:
        if character.isspace():
            places.append(place)
            pending = place > 0
        else:
            place += pending
            pending = False
            places.append(place)
            place += 1
    return found, [*places, place]


GRAMMARS: dict[str, tuple[re.Pattern[str], Callable[[str], str]]] = {
    **dict.fromkeys((".html", ".htm", ".xhtml", ".tmx", ".xlf", ".xliff", ".xliff12", ".xml"), (XML, html.unescape)),
    **dict.fromkeys((".po", ".pot"), (PO, _of_po)),
    **dict.fromkeys((".json", ".jsonl"), (JSON, _of_json)),
    ".csv": (CSV, lambda quotes: quotes[:1]),
}
