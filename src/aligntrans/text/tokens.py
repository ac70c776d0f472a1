"""Words, numerals and marks of a text with their places, as numbers and dates are read from them.

Finer than `folding`: it keeps the signs that tell a decimal from thousands apart, and footnote marks out of numbers.
No grammar here.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from functools import cached_property, lru_cache
from itertools import accumulate, compress
from typing import TYPE_CHECKING

from aligntrans.languages.folding import CHARACTERS
from aligntrans.model import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Container

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
TEXT = re.compile(re.sub(r"\?P<\w+>", "?:", TOKEN.pattern))
"""The same without kinds, which is faster."""
DIGITS, FRACTION, WORD, MARK = "digits", "fraction", "word", "mark"
MOST_KNOWN = 1 << 16
"""Tokens of which it is remembered whether something begins with them."""


def _is_tail(character: str) -> bool:
    return character == TATWEEL or unicodedata.category(character) == "Mn"


class Beginnings(dict[str, bool]):
    """By token, whether what is looked for may begin with it; found out once."""

    def __init__(self, numerals: Container[str | None], begins: Callable[[str], bool]) -> None:
        """Know nothing yet.

        Args:
            numerals: kinds of tokens, none of them words, that it may begin with.
            begins: tells it of a word.
        """
        self.numerals = numerals
        self.begins = begins

    def __missing__(self, token: str) -> bool:
        """Return, and remember, whether it may begin with *token*."""
        if len(self) >= MOST_KNOWN:
            self.clear()
        match = TOKEN.match(token)
        kind = match and match.lastgroup
        found = self[token] = kind in self.numerals or (kind == WORD and self.begins(token))
        return found


@lru_cache(maxsize=2)
def tokens_of(text: str) -> Tokens:
    """Return the tokens of *text*, which numbers and dates read one after the other."""
    return Tokens(text)


class Tokens:
    """The tokens of a text, in parallel lists: kinds, folded texts, and where they start and end in `flat`."""

    def __init__(self, text: str) -> None:
        self.original = text
        self.flat = text.translate(READ)
        self.texts: list[str] = TEXT.findall(self.flat)

    def __len__(self) -> int:
        return len(self.texts)

    @cached_property
    def _matches(self) -> list[re.Match[str]]:
        return list(TOKEN.finditer(self.flat))

    @cached_property
    def kinds(self) -> list[str]:
        """Of each token."""
        return [match.lastgroup or MARK for match in self._matches]

    @cached_property
    def starts(self) -> list[int]:
        """Where each begins in `flat`."""
        return [match.start() for match in self._matches]

    @cached_property
    def ends(self) -> list[int]:
        """Where each ends in `flat`."""
        return [match.end() for match in self._matches]

    def promising(self, beginnings: Beginnings) -> list[int]:
        """Return the places of tokens that something may begin with: most texts have none, and cost next to nothing."""
        return list(compress(range(len(self.texts)), map(beginnings.__getitem__, self.texts)))

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
