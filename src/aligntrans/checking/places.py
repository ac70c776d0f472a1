"""Findings to places: line and column of a text in the file that it was read from, found by what the file spells."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from aligntrans.checking.raw_text import BORDER, NOT_TEXT, decoded, spelled, squeezed
from aligntrans.checking.results import Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aligntrans.checking.raw_text import Spelled
    from aligntrans.model import Finding, Span, TranslationUnit, Variant

BEGINNING = 24
"""Characters by which a text is known whose file holds markup inside it."""
NEAR, FAR = 20_000, 2_000_000
"""Characters that are searched on both sides of the last text: of a unit that is only passed by, and of a finding.
Nothing is searched for in a whole file again and again."""
PAGES = (".html", ".htm", ".xhtml")
BODY = re.compile(r"<body\b", re.IGNORECASE)


class Locator:
    """Knows where the texts of a file stand.

    Units are asked about in the file's order, so that of equal texts each is found where it stands.
    """

    def __init__(self, data: bytes, ending: str, lines: Sequence[int] = ()) -> None:
        """Read the file.

        Args:
            data: its content.
            ending: of its name, lower case with the dot: says how text is escaped.
            lines: where its units begin, as they say themselves; empty when they do not.
        """
        self._ending = ending
        self._raw = "" if ending in NOT_TEXT else decoded(data)
        self._begins = [0]
        position = self._raw.find("\n")
        while position >= 0:
            self._begins.append(position + 1)
            position = self._raw.find("\n", position + 1)
        self._lines = sorted({line for line in lines if line > 0})
        self._whole: Spelled | None = None
        self._reached: dict[str, tuple[int, int]] = {}
        """By language, where the text of the unit that was passed by last begins and ends."""

    @property
    def needs_order(self) -> bool:
        """Whether it has to be told of every unit by `pass_by`: units that say their lines are found by these."""
        return not self._lines and bool(self._raw)

    def pass_by(self, variant: Variant) -> None:
        """Take note that *variant* is the next text of its language."""
        self._search_whole(variant, NEAR, passing=True)

    def place(self, unit: TranslationUnit, finding: Finding) -> Place:
        """Return where *finding* is, and at least where its unit begins, if that is known."""
        return self.place_in(unit, *_about(unit, finding))

    def place_in(self, unit: TranslationUnit, variant: Variant, span: Span | None) -> Place:
        """Return where *span* of a text of *unit* stands, or the text when there is no span."""
        known = Place(line=unit.line)
        if not self._raw:
            return known
        found, start, whole = self._search(unit, variant)
        if start < 0:
            return known
        text, places = squeezed(variant.text)
        first, last = (0, len(text)) if span is None else (places[span.start], places[span.end])
        if not whole:
            part = text[first:last]
            inside = found.text.find(part, start) if part and span is not None else -1
            if inside < 0 or inside > start + 2 * len(text):
                return Place(self._line(found.raw(start)))
            start, first, last = inside, 0, len(part)
        begin = found.raw(start + first) if start + first < len(found.text) else found.raw_end(start + first)
        return self._place(begin, found.raw_end(start + last) if last > first else begin)

    def _search(self, unit: TranslationUnit, variant: Variant) -> tuple[Spelled, int, bool]:
        """Return what was searched, where the text begins in it or -1, and whether all of it stands there."""
        if not unit.line or not self._lines:
            return self._search_whole(variant, FAR)
        found, reached, whole = self._part(unit.line), 0, False
        start = -1
        for one in unit.variants:
            text, _ = squeezed(one.text)
            start, whole = _found(found.text, text, reached, len(found.text))
            if one is variant:
                break
            reached = start + len(text) if whole else reached
        return found, start, whole

    def _search_whole(self, variant: Variant, window: int, *, passing: bool = False) -> tuple[Spelled, int, bool]:
        """Return the same of a file whose units do not say their lines; when *passing*, behind the text before it."""
        text, _ = squeezed(variant.text)
        if self._whole is None:
            self._whole = spelled(self._raw, self._ending)
        language = variant.language
        if language not in self._reached:
            begin = self._first(self._whole, language)
            self._reached[language] = (begin, begin)
        current, reached = self._reached[language]
        start, whole = _found(self._whole.text, text, reached if passing else current, window)
        if start >= 0 and passing:
            self._reached[language] = (start, start + (len(text) if whole else 1))
        return self._whole, start, whole

    def _first(self, whole: Spelled, language: str) -> int:
        """Return where to begin: an alignment file holds a document a language, a page its title before its body."""
        if self._ending in PAGES and (body := BODY.search(self._raw)):
            run = bisect_right(whole.raws, body.start())
            return whole.starts[run] if run < len(whole.starts) else 0
        return max(0, whole.text.find(f"{BORDER}language{BORDER}: {BORDER}{language}{BORDER}"))

    def _part(self, line: int) -> Spelled:
        start = self._begins[min(line, len(self._begins)) - 1]
        after = bisect_right(self._lines, line)
        following = self._lines[after] if after < len(self._lines) else 0
        end = self._begins[following - 1] if 0 < following <= len(self._begins) else None
        return spelled(self._raw, self._ending, start, end)

    def _line(self, position: int) -> int:
        return bisect_right(self._begins, position)

    def _place(self, start: int, end: int) -> Place:
        first, last = self._line(start), self._line(end)
        return Place(first, start - self._begins[first - 1] + 1, last, end - self._begins[last - 1] + 1)


def _found(text: str, wanted: str, reached: int, window: int) -> tuple[int, bool]:
    """Return where *wanted* begins, after *reached* or else before it, and whether all of it stands there."""
    for part in (wanted, wanted[:BEGINNING]) if len(wanted) > BEGINNING else (wanted,):
        for start in dict.fromkeys((reached, max(0, reached - window))):
            if (place := text.find(part, start, reached + window)) >= 0:
                return place, part == wanted
    return -1, False


def language_of(unit: TranslationUnit, finding: Finding) -> str:
    """Return the language that a finding is shown in: the last that it points at, else the last of the unit."""
    return _about(unit, finding)[0].language


def _about(unit: TranslationUnit, finding: Finding) -> tuple[Variant, Span | None]:
    for variant in reversed(unit.variants):
        for span in finding.spans.get(variant.language, ()):
            if span.end <= len(variant.text):
                return variant, span
    return unit.variants[-1], None
