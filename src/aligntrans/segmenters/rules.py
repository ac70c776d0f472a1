"""Sentences by rules: where a text may be cut. Whether it is cut there is decided in `stops`."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, ClassVar

from aligntrans.model import Span
from aligntrans.segmenters.stops import Stop, ends_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aligntrans.languages.base import Language

PARAGRAPH_END = re.compile(r"\n\s*\n|\r\s*\r|[\f\u2029]")
INVISIBLE = "\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
"""What may stand between a full stop and a closing quote without being seen."""
FOOTNOTES = re.compile(r"(?:\[\^?(?:\d{1,3}|[a-z])\]|\(\d{1,3}\)|[¹²³⁰⁴-⁹])++")
FOOTNOTES_APART = re.compile(r"[ \u00a0](?:\[\d{1,3}\])++(?=\s|\Z)")
FOOTNOTE_DIGITS = re.compile(r"(?<=[^\d\s.]{3}[.!?؟۔])\d{1,2}(?=\s|\Z)")
"""What is left of a raised number when its markup is gone."""
CLOSERS_APART = re.compile(r"[ \u00a0][»”)\]]++(?=\s|\Z)")


class RulesSegmenter:
    """Cuts at the ends of sentences, by the rules of each language; the default.

    Closing quotes, brackets and footnote marks stay with their sentence.
    Takes time linear in the length of the text: around a full stop no rule looks further than a fixed reach.
    """

    keeps_lines: ClassVar[bool] = False

    def segment(self, text: str, language: Language) -> Iterator[Span]:
        """Yield where each sentence sits in *text*, in order, losing only white space.

        An empty line always ends a sentence, a single line end never does.
        """
        start = 0
        for match in PARAGRAPH_END.finditer(text):
            yield from _merged(text, _pieces(text, start, match.start(), language))
            start = match.end()
        yield from _merged(text, _pieces(text, start, len(text), language))


def _pieces(text: str, start: int, end: int, language: Language) -> Iterator[Span]:
    """Yield the sentences of one paragraph, ``[start, end)`` of *text*."""
    for match in _stops(language.enders, language.closers).finditer(text, start, end):
        after = _after(text, match.end(), end)
        if ends_sentence(Stop(text, start, match.start(), match.end(), after, end), language):
            yield from _stripped(text, start, after)
            start = after
    yield from _stripped(text, start, end)


@cache
def _stops(enders: frozenset[str], closers: frozenset[str]) -> re.Pattern[str]:
    """Return what finds an ender with all enders and closers that follow it.

    It always takes what it has begun, and never looks ahead: that is what keeps it linear.
    """
    return re.compile(f"[{_inside(enders)}][{_inside(enders | closers)}{INVISIBLE}]*+")


def _inside(characters: frozenset[str]) -> str:
    return "".join(map(re.escape, sorted(characters)))


def _after(text: str, start: int, end: int) -> int:
    """Return where what belongs to the stop before *start* ends: footnote marks, closers behind a space."""
    for pattern in (FOOTNOTES, FOOTNOTE_DIGITS, FOOTNOTES_APART, CLOSERS_APART):
        if match := pattern.match(text, start, end):
            start = match.end()
    return start


def _stripped(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Span(start, end)


def _merged(text: str, pieces: Iterator[Span]) -> Iterator[Span]:
    """Yield *pieces*; what has no letter or digit (an emoji, a stray bracket) joins the one before."""
    last: Span | None = None
    for piece in pieces:
        if last and not any(map(str.isalnum, piece.of(text))):
            last = Span(last.start, piece.end)
            continue
        if last:
            yield last
        last = piece
    if last:
        yield last
