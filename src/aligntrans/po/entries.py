"""PO files to entries, line by line, whatever made them. Every line of the file is in exactly one entry."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from aligntrans.errors import ReadError
from aligntrans.po.header import UTF_8
from aligntrans.po.strings import unescaped, unescaped_plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SPACE = " \t\r\n\v\f"
"""What gettext takes for white space between strings."""
KEYWORD = r"msgctxt|msgid_plural|msgid|msgstr[ \t]*\[[ \t]*\d+[ \t]*\]|msgstr|domain"
STRING = r'"([^"\\]*(?:\\.[^"\\]*)*)"'
_LINE = re.compile(rf"(?:(msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?)[ \t]*)?{STRING}")
TOKEN = re.compile(rf"[{SPACE}]*(?:({KEYWORD})|{STRING})")
PREVIOUS, OBSOLETE = "#|", "#~"
BOM = codecs.BOM_UTF8.decode()


class Entry:
    """What stands between two blank lines of a PO file, as a rule."""

    __slots__ = ("comments", "extracted", "fields", "flags", "line", "lines", "obsolete", "references")

    def __init__(self, lines: list[str] | None = None) -> None:
        """Begin an entry with the blank lines before it."""
        self.line = 0
        """Of its first keyword, from 1."""
        self.lines = lines or []
        """All that the file has of it, blank lines before it included, with line ends."""
        self.comments: list[str] = []
        """Of translators."""
        self.extracted: list[str] = []
        self.references: list[str] = []
        """Lines of references as they are written."""
        self.flags: list[str] = []
        self.fields: dict[str, str] = {}
        """Texts by keyword in the order of the file: ``msgid``, ``msgstr``, ``msgstr[1]``, ``#|msgid``..."""
        self.obsolete = False

    @property
    def context(self) -> str | None:
        """Its ``msgctxt``: an empty one is one."""
        return self.fields.get("msgctxt")

    @property
    def source(self) -> str:
        """Its ``msgid``."""
        return self.fields.get("msgid", "")

    @property
    def plural(self) -> str | None:
        """Its ``msgid_plural``."""
        return self.fields.get("msgid_plural")

    @property
    def texts(self) -> list[str]:
        """Its translations, which may be empty, in order."""
        return [text for name, text in self.fields.items() if name.startswith("msgstr")]

    @property
    def target(self) -> str:
        """Its first translation."""
        return next(iter(self.texts), "")

    @property
    def fuzzy(self) -> bool:
        """Whether somebody has to look at it."""
        return "fuzzy" in self.flags

    @property
    def is_header(self) -> bool:
        """Whether it is about the file."""
        return not self.obsolete and "msgid" in self.fields and not self.source and self.context is None

    @property
    def is_empty(self) -> bool:
        """Whether it has no keywords: what stands after the last entry."""
        return not self.fields


def entries(lines: Iterable[bytes], charset: str = UTF_8) -> Iterator[Entry]:
    """Yield the entries of a PO file in order; what stands behind the last is an entry without fields.

    Args:
        lines: of the file, with line ends.
        charset: of the file, see `aligntrans.po.header.charset_of`.

    Raises:
        ReadError: a line is no part of a PO file, or not in *charset*.
    """
    yield from _Parser(charset).entries(lines)


class _Parser:
    """Holds the entry that is being read."""

    def __init__(self, charset: str) -> None:
        self._charset = charset
        self._entry = Entry()
        self._known: dict[str, list[str]] = {}
        """Strings of the entry by keyword."""
        self._pieces: list[str] | None = None
        """Strings of the keyword that was read last."""
        self._translated = False
        """Whether a ``msgstr`` was read: a comment behind it is of the next entry."""
        self._number = 0

    def entries(self, lines: Iterable[bytes]) -> Iterator[Entry]:
        charset, line_of = self._charset, _LINE.fullmatch
        for self._number, raw in enumerate(lines, 1):
            try:
                line = raw.decode(charset)
            except UnicodeDecodeError:
                raise self._undecoded() from None
            if self._number == 1:
                line = line.removeprefix(BOM)
            text = line.strip()
            if not text:
                self._entry.lines.append(line)
            elif text[0] == "#":
                if (self._translated or text[1:2] == "~") and self._begins_with_comment(text):
                    yield self._finished()
                self._entry.lines.append(line)
                self._comment(text, line)
            elif found := line_of(text):
                keyword, string = found.groups()
                if keyword is None:
                    self._continue(string)
                else:
                    if self._known and self._begins(keyword, obsolete=False):
                        yield self._finished()
                    self._take(keyword, string)
                self._entry.lines.append(line)
            else:
                for number, (name, string) in enumerate(self._tokens(text)):
                    if name and self._begins(name, obsolete=False):
                        yield self._finished()
                    if not number:
                        self._entry.lines.append(line)
                    if name:
                        self._take(name, string)
                    else:
                        self._continue(string)
        entry = self._finished()
        if entry.lines:
            yield entry
        if self._entry.lines:
            yield self._entry

    def _continue(self, string: str) -> None:
        """Take a string that stands without a keyword before it."""
        if self._pieces is None:
            raise self._refusal(f'"{string}"')
        self._pieces.append(string)

    def _undecoded(self) -> ReadError:
        return ReadError(
            f"line {self._number} is not {self._charset.upper()}, in which its header says it is;"
            " mend the charset of its Content-Type, or save it as UTF-8."
        )

    def _begins_with_comment(self, text: str) -> bool:
        if text.startswith(OBSOLETE):
            rest = text[2:].lstrip(SPACE)
            if not rest.startswith("|") and (found := TOKEN.match(rest)):
                return found[1] is not None and self._begins(found[1], obsolete=True)
        return self._translated

    def _begins(self, keyword: str, *, obsolete: bool) -> bool:
        """Return whether *keyword* is the first of a new entry."""
        known = self._known
        if obsolete != self._entry.obsolete and any(not name.startswith(PREVIOUS) for name in known):
            return True
        if keyword == "msgctxt":
            return "msgctxt" in known or "msgid" in known
        return keyword in ("msgid", "domain") and "msgid" in known

    def _finished(self) -> Entry:
        """Return the entry, and begin another with the blank lines behind it."""
        entry, blank = self._entry, len(self._entry.lines)
        while blank and not entry.lines[blank - 1].strip(SPACE):
            blank -= 1
        for name, pieces in self._known.items():
            text = pieces[0] if len(pieces) == 1 else "".join(pieces)
            entry.fields[name] = self._unescaped(name, text, pieces) if "\\" in text else text
        self._entry, self._known, self._pieces = Entry(entry.lines[blank:]), {}, None
        self._translated = False
        del entry.lines[blank:]
        return entry

    def _unescaped(self, name: str, text: str, pieces: list[str]) -> str:
        if (plain := unescaped_plain(text)) is not None:
            return plain
        try:
            return "".join(unescaped(piece, self._charset) for piece in pieces)
        except UnicodeDecodeError:
            raise ReadError(
                f"line {self._entry.line}: the {name} of this entry has escapes that are no {self._charset.upper()};"
                " mend them."
            ) from None

    def _comment(self, text: str, line: str) -> None:
        entry, mark = self._entry, text[1:2]
        if mark == " ":
            entry.comments.append(_said(line, 1))
        elif mark == ",":
            entry.flags += flags_of(text)
        elif mark == ":":
            entry.references.append(text[2:].strip(SPACE))
        elif mark == ".":
            entry.extracted.append(_said(line, 2))
        elif mark == "=":
            entry.flags += flags_of(text)
        elif mark == "|":
            self._strings(text[2:], PREVIOUS)
        elif mark == "~":
            rest = text[2:].lstrip(SPACE)
            if rest.startswith("|"):
                self._strings(rest[1:], PREVIOUS)
            elif TOKEN.match(rest):  # others are comments of an entry that was made obsolete
                entry.obsolete = True
                self._strings(rest, "")
        else:
            entry.comments.append(_said(line, 1))

    def _strings(self, text: str, before: str) -> None:
        if before and not TOKEN.match(text):
            return
        for name, string in self._tokens(text):
            if name:
                self._take(before + name, string)
            else:
                self._continue(string)

    def _tokens(self, text: str) -> Iterator[tuple[str | None, str]]:
        """Yield keywords with their first string, and strings alone, of a line that is not the usual one."""
        position, keyword = 0, None
        while position < len(text):
            found = TOKEN.match(text, position)
            if found is None or (keyword and found[1]):
                raise self._refusal(text)
            position = found.end()
            if found[1]:
                keyword = "".join(found[1].split())
            else:
                yield keyword, found[2]
                keyword = None
        if keyword:
            yield keyword, ""

    def _take(self, name: str, string: str) -> None:
        """Take a keyword, and the string behind it."""
        if name == "domain":
            self._pieces = []
            return
        if name in self._known:
            raise ReadError(f"line {self._number}: a second {name} in one entry; give every entry one.")
        if not self._entry.line and name[0] == "m":
            self._entry.line = self._number
        if name.startswith("msgstr"):
            if "msgid" not in self._known:
                raise ReadError(f"line {self._number}: a msgstr without a msgid before it; check it with msgfmt -c.")
            self._translated = True
        self._known[name] = self._pieces = [string]

    def _refusal(self, text: str) -> ReadError:
        shown = text if len(text) <= 40 else f"{text[:40]}…"
        return ReadError(f"line {self._number}: {shown!r} is no part of a PO file; check the file with msgfmt -c.")


def flags_of(line: str) -> list[str]:
    """Return the flags in a line ``#, fuzzy, c-format`` or ``#= c-format``."""
    return [flag for part in line[2:].split(",") if (flag := part.strip(SPACE))]


def _said(line: str, mark: int) -> str:
    """Return the text of a comment behind its *mark* characters long mark."""
    return line.rstrip("\r\n").lstrip(SPACE)[mark:].removeprefix(" ")
