"""Phrases known by their words: which is the longest at a place of a text. Not what they mean."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Generic, TypeVar

from aligntrans.text.tokens import WORD, Tokens

if TYPE_CHECKING:
    from collections.abc import Mapping

T = TypeVar("T")
LONGEST_WORD = 24
"""Letters; longer words carry no clitics that matter here."""
LONGEST_PROCLITIC = 2
LOOSE = frozenset("-'.")
"""Marks that may stand between the words of a phrase."""


class Phrases(Generic[T]):
    """Values by phrase. The words of a phrase may be parted by white space, non-joiners, hyphens or stops."""

    def __init__(self, values: Mapping[str, T]) -> None:
        self._values: dict[tuple[str, ...], T] = {}
        self._lengths: dict[str, tuple[int, ...]] = {}
        for phrase, value in values.items():
            tokens = Tokens(phrase)
            words = tuple(text for kind, text in zip(tokens.kinds, tokens.texts, strict=True) if kind == WORD)
            if words:
                self._values[words] = value
        for words in self._values:
            lengths = {*self._lengths.get(words[0], ()), len(words)}
            self._lengths[words[0]] = tuple(sorted(lengths, reverse=True))

    def starts(self, word: str) -> bool:
        """Return whether some phrase begins with *word*."""
        return word in self._lengths

    def at(self, tokens: Tokens, place: int, first: str = "") -> tuple[T, int] | None:
        """Return the value of the longest phrase at *place*, and the place after it.

        Args:
            first: read instead of the word at *place*: the same without its clitics.
        """
        first = first or tokens.word(place)
        for length in self._lengths.get(first, ()):
            words, after = _run(tokens, place, first, length)
            if words in self._values:
                return self._values[words], after
        return None


def _run(tokens: Tokens, place: int, first: str, length: int) -> tuple[tuple[str, ...], int]:
    words = [first]
    after = place + 1
    while len(words) < length:
        loose = 0
        while loose < 2 and tokens.text(after) in LOOSE and tokens.follows(after):
            after += 1
            loose += 1
        if not tokens.word(after) or not tokens.follows(after):
            return (), after
        words.append(tokens.word(after))
        after += 1
    return tuple(words), after


@lru_cache(maxsize=1 << 16)
def stems(word: str, proclitics: frozenset[str], articles: tuple[tuple[str, int], ...]) -> tuple[tuple[str, int], ...]:
    """Return *word* and what may be left of it without proclitics and article, each with where its name begins.

    The article belongs to the name, proclitics do not: بالثالث is ثالث, and its name begins at the article.
    """
    if len(word) > LONGEST_WORD:
        return ((word, 0),)
    found = {word: 0}
    for length in range(min(LONGEST_PROCLITIC, len(word) - 1) + 1):
        if length and word[:length] not in proclitics:
            continue
        found.setdefault(word[length:], length)
        for article, particle in articles:
            if word.startswith(article, length) and len(word) > length + len(article):
                found.setdefault(word[length + len(article) :], length + particle)
    return tuple(found.items())
