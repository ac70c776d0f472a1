"""Words, numerals and marks of a text with their places, as numbers and dates are read from them.

Finer than `folding`: it keeps the signs that tell a decimal from thousands apart, and footnote marks out of numbers.
No grammar here.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from functools import cached_property, lru_cache
from itertools import accumulate

from aligntrans.languages.folding import CHARACTERS
from aligntrans.model import Span

ZWNJ = "\u200c"
TATWEEL = "\u0640"
FRACTIONS = {
    character: unicodedata.numeric(character) for character in map(chr, (*range(0xBC, 0xBF), *range(0x2150, 0x215F)))
}
"""One character each: a half, two thirds."""
KEPT = frozenset("\u066b\u066c،\n" + ZWNJ) | frozenset(FRACTIONS)
"""Decimal and thousands separators, comma, line end, non-joiner: folding would make other characters of them."""
SPECIAL = {
    **dict.fromkeys("\u00a0\u2007\u2009\u202f", "\u00a0"),
    **dict.fromkeys("\r\x0b\x0c\x85\u2028\u2029", "\n"),
    **dict.fromkeys("؉؊‰", "‰"),
    "\u02bb": "'",  # MODIFIER LETTER TURNED COMMA, the ayn of romanised months
}
NOTE = "^"
"""Stands for raised, lowered and circled digits: marks of notes and powers, never part of a number."""


class _Table(dict[int, str]):
    def __missing__(self, code: int) -> str:
        read = self[code] = _read_character(chr(code))
        return read


def _read_character(character: str) -> str:
    if character in KEPT:
        return character
    if character in SPECIAL:
        return SPECIAL[character]
    if unicodedata.category(character) == "No":
        return NOTE
    return CHARACTERS[ord(character)]


READ = _Table()
TOKEN = re.compile(
    r"(?P<digits>\d+(?:[.,\u066b\u066c،'\u00a0]\d+)*)"
    r"|(?P<fraction>[\u00bc-\u00be\u2150-\u215e])"
    r"|(?P<word>[^\W\d_\u00bc-\u00be\u2150-\u215e]+(?:'[^\W\d_\u00bc-\u00be\u2150-\u215e]+)*)"
    r"|(?P<mark>[^\s\u200c])"
)
"""No two alternatives share a first character, and no repetition holds another that could share its text: linear."""
DIGITS, FRACTION, WORD, MARK = "digits", "fraction", "word", "mark"


def _is_tail(character: str) -> bool:
    return character == TATWEEL or unicodedata.category(character) == "Mn"


@lru_cache(maxsize=2)
def tokens_of(text: str) -> Tokens:
    """Return the tokens of *text*, which numbers and dates read one after the other."""
    return Tokens(text)


class Tokens:
    """The tokens of a text, in parallel lists: kinds, folded texts, and where they start and end in `flat`."""

    def __init__(self, text: str) -> None:
        self.original = text
        self.flat = text.translate(READ)
        matches = list(TOKEN.finditer(self.flat))
        self.kinds: list[str] = [match.lastgroup or MARK for match in matches]
        self.texts: list[str] = [match[0] for match in matches]
        self.starts: list[int] = [match.start() for match in matches]
        self.ends: list[int] = [match.end() for match in matches]

    def __len__(self) -> int:
        return len(self.texts)

    def gap(self, place: int) -> str:
        """Return what parts the token at *place* from the one before: white space, non-joiners, or nothing."""
        return self.flat[self.ends[place - 1] : self.starts[place]] if place else "\n\n"

    def touches(self, place: int) -> bool:
        """Return whether nothing at all parts the token at *place*, if there is one, from the one before."""
        return 0 < place < len(self.texts) and self.starts[place] == self.ends[place - 1]

    def follows(self, place: int) -> bool:
        """Return whether the token at *place*, if there is one, stands in the same paragraph as the one before."""
        return 0 < place < len(self.texts) and self.gap(place).count("\n") < 2

    def text(self, place: int) -> str:
        """Return the token at *place*, empty outside the text."""
        return self.texts[place] if 0 <= place < len(self.texts) else ""

    def word(self, place: int) -> str:
        """Return the word at *place*, empty where there is none."""
        return self.texts[place] if 0 <= place < len(self.texts) and self.kinds[place] == WORD else ""

    def is_digits(self, place: int) -> bool:
        """Return whether a numeral stands at *place*."""
        return 0 <= place < len(self.texts) and self.kinds[place] == DIGITS

    def written(self, place: int) -> str:
        """Return the token at *place* as the author wrote it."""
        return self.span(self.starts[place], self.ends[place]).of(self.original)

    def span(self, start: int, end: int) -> Span:
        """Return where the part of `flat` from *start* to *end*, not empty, stands in the original.

        Vowel marks and tatweel that follow its last letter belong to it, invisible characters do not.
        """
        places = self._places
        first, last = bisect_left(places, start + 1), bisect_left(places, end)
        after = last + 1
        while after < len(self.original) and _is_tail(self.original[after]):
            after += 1
        return Span(first, after)

    @cached_property
    def _places(self) -> list[int]:
        """For every character of the original, where its reading ends in `flat`."""
        return list(accumulate(map(len, map(READ.__getitem__, map(ord, self.original)))))
