"""Changes to the text of one PO entry that leave all else in it as it is. When to make them is not decided here."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aligntrans.po.entries import OBSOLETE, PREVIOUS, TOKEN, flags_of
from aligntrans.po.strings import field

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_LINE = re.compile(r"[^\n]*\n|[^\n]+\Z")
_OUT_OF_USE = re.compile(r"^([ \t]*)#~(?:(\|)| ?)", re.MULTILINE)
FLAGS = ("#,", "#=")


class Draft:
    """The text of an entry while it is changed; lines end as in the file."""

    def __init__(self, text: str, newline: str) -> None:
        """Take the *text* of an entry, and the line ends of new lines."""
        self.text, self._newline = text, newline

    def set(self, keyword: str, text: str) -> None:
        """Give *keyword*, which the entry has, another text."""
        start, end = self._places()[keyword]
        between = "".join(line for line in _LINE.findall(self.text[start:end]) if line.lstrip().startswith("#"))
        self.text = self.text[:start] + between + self._newline.join(field(keyword, text)) + self.text[end:]

    def _places(self) -> dict[str, tuple[int, int]]:
        """Return where each keyword begins and its last string ends."""
        found: dict[str, tuple[int, int]] = {}
        offset, keyword = 0, ""
        for line in _LINE.findall(self.text):
            position = 0
            while not line.lstrip().startswith("#") and (token := TOKEN.match(line, position)):
                position = token.end()
                if token[1]:
                    keyword = "".join(token[1].split())
                    found[keyword] = (offset + token.start(1), offset + token.end())
                elif keyword:
                    found[keyword] = (found[keyword][0], offset + token.end())
            offset += len(line)
        return found

    def make_fuzzy(self) -> None:
        """Flag the entry, which is not flagged so far."""
        lines = _LINE.findall(self.text)
        for number, line in enumerate(lines):
            mark, comma, rest = line.partition("#,")
            if comma and not mark.strip():
                lines[number] = (
                    f"{mark}#, fuzzy, {rest.lstrip()}" if rest.strip() else f"{mark}#, fuzzy{rest.lstrip(' ')}"
                )
                self.text = "".join(lines)
                return
        self._insert(["#, fuzzy"], self._first("#=", PREVIOUS, ""))

    def make_sure(self) -> None:
        """Take the flag away, and the previous texts with it."""
        kept = []
        for line in _LINE.findall(self.text):
            mark = line.lstrip()[:2]
            if mark == PREVIOUS:
                continue
            if mark in FLAGS and "fuzzy" in (flags := flags_of(line.strip())):
                others = [flag for flag in flags if flag != "fuzzy"]
                if others:
                    kept.append(f"{mark} {', '.join(others)}{self._newline}")
                continue
            kept.append(line)
        self.text = "".join(kept)

    def add_previous(self, texts: Iterable[tuple[str, str]]) -> None:
        """Write down what the entry was about before: keywords and texts."""
        lines = [line for keyword, text in texts for line in field(keyword, text, f"{PREVIOUS} ")]
        self._insert(lines, self._first(""))

    def set_comment(self, old: str, new: str) -> None:
        """Put a translator's comment of one line in the place of another."""
        lines = _LINE.findall(self.text)
        for number, line in enumerate(lines):
            if line.strip().removeprefix("#").strip() == old and line.lstrip()[:2] in ("# ", "#" + old[:1]):
                lines[number] = f"# {new}{self._newline}"
                break
        self.text = "".join(lines)

    def add_comments(self, comments: Sequence[str]) -> None:
        """Write lines of comment behind those of translators."""
        lines = _LINE.findall(self.text)
        place = next((number for number, line in enumerate(lines) if line.strip()), 0)
        while place < len(lines) and (lines[place].split() or [""])[0] == "#":
            place += 1
        self._insert([f"# {line}" if line else "#" for line in comments], place)

    def make_obsolete(self) -> None:
        """Put the entry out of use."""
        lines = []
        for line in _LINE.findall(self.text):
            bare = line.lstrip()
            if bare.startswith(PREVIOUS):
                lines.append(f"#~{bare[1:]}")
            else:
                lines.append(line if not bare or bare.startswith("#") else f"#~ {bare}")
        self.text = "".join(lines)

    def make_active(self) -> None:
        """Put an obsolete entry back to use."""
        self.text = _OUT_OF_USE.sub(lambda found: f"{found[1]}#|" if found[2] else found[1], self.text)

    def _first(self, *marks: str) -> int:
        """Return the number of the first line that begins with one of *marks*; the empty one is no comment's."""
        for number, line in enumerate(_LINE.findall(self.text)):
            bare = line.strip()
            if bare and (bare[:2] in marks or ("" in marks and bare[0] != "#") or bare.startswith(OBSOLETE)):
                return number
        return 0

    def _insert(self, lines: Sequence[str], place: int) -> None:
        all_lines = _LINE.findall(self.text)
        all_lines[place:place] = [f"{line}{self._newline}" for line in lines]
        self.text = "".join(all_lines)
