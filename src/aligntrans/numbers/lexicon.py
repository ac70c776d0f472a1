"""The number words of a language, ready to look up at a place of a text."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from aligntrans.languages.currencies import CODES
from aligntrans.text.phrases import Phrases, stems
from aligntrans.text.tokens import DIGITS, FRACTION, Beginnings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aligntrans.languages import Language
    from aligntrans.languages.numerals import Numerals
    from aligntrans.text.tokens import Tokens


class Role(StrEnum):
    """What a word can do in a number."""

    SMALL = "small"
    BOUND = "bound"
    TEN = "ten"
    HUNDRED = "hundred"
    SCALE = "scale"
    COUNTED = "counted"
    DUAL = "dual"
    ORDINAL = "ordinal"
    BOUND_ORDINAL = "bound-ordinal"
    FRACTION = "fraction"
    DENOMINATOR = "denominator"
    DENOMINATOR_OF_ONE = "denominator-of-one"


STARTERS = frozenset(
    {
        Role.SMALL,
        Role.BOUND,
        Role.SCALE,
        Role.DUAL,
        Role.ORDINAL,
        Role.BOUND_ORDINAL,
        Role.FRACTION,
    }
)


class Entry(NamedTuple):
    """A number word at a place."""

    roles: dict[Role, Fraction]
    after: int
    """The place behind it."""
    cut: int
    """Letters of the first word that are proclitics."""
    prefix: str
    """These letters."""


class Lexicon:
    """Look-ups in the number words of one language."""

    def __init__(self, language: Language) -> None:
        self.numerals = language.numerals
        self.proclitics = language.proclitics
        self.abbreviations = language.abbreviations.before_number
        self._articles = tuple(language.articles.items())
        self._words = Phrases(_roles(language.numerals))
        self.others = Phrases(dict.fromkeys(language.numerals.others, True))
        self.percent = Phrases(language.numerals.percent)
        self.currencies = Phrases(language.numerals.currencies)
        self.weak = Phrases(dict.fromkeys(language.numerals.weak, True))
        self._vowelled = language.numerals.vowelled_fractions
        self._beside = frozenset().union(*_beside(language.numerals))
        self.beginnings = Beginnings({DIGITS, FRACTION}, self._begins)
        self.is_plain = lru_cache(maxsize=1 << 14)(self._is_plain)

    def at(self, tokens: Tokens, place: int) -> Entry | None:
        """Return the number word at *place*, without its clitics if it is none with them."""
        return next(self.all_at(tokens, place), None)

    def all_at(self, tokens: Tokens, place: int) -> Iterator[Entry]:
        """Yield what the word at *place* may be: واحد is one, or and-one."""
        word = tokens.word(place)
        for stem, cut in self.stems(word):
            if found := self._words.at(tokens, place, stem):
                yield Entry(found[0], found[1], cut, word[:cut])

    def vowelled(self, tokens: Tokens, place: int) -> tuple[Fraction, int] | None:
        """Return the part of one that a vowel mark makes of the word at *place*, and the letters of its proclitics."""
        if not self.numerals.vowelled_fractions:
            return None
        for stem, cut in self.stems(tokens.word(place)):
            if stem in self.numerals.vowelled_fractions:
                if self.numerals.vowel in tokens.written(place):
                    return self.numerals.vowelled_fractions[stem], cut
                return None
        return None

    def other(self, tokens: Tokens, place: int) -> int:
        """Return the place behind a phrase that only looks like a number, 0 when none stands at *place*."""
        for stem, _ in self.stems(tokens.word(place)):
            if found := self.others.at(tokens, place, stem):
                return found[1]
        return 0

    def stems(self, word: str) -> Iterable[tuple[str, int]]:
        """Return what *word* may be without clitics, and how many letters these have."""
        return stems(word, self.proclitics, self._articles) if word else ()

    def _begins(self, word: str) -> bool:
        """Return whether a number, or a phrase that looks like one, may begin with *word*."""
        return word in self.numerals.articles or any(
            self._words.starts(stem) or self.others.starts(stem) or stem in self._vowelled
            for stem, _ in self.stems(word)
        )

    def _is_plain(self, word: str) -> bool:
        """Return whether *word* says nothing about digits before it: no number, scale, unit, or joint of a range."""
        return (
            word not in self._beside
            and not self.beginnings[word]
            and not any(self.percent.starts(stem) or self.currencies.starts(stem) for stem, _ in self.stems(word))
        )


def _beside(numerals: Numerals) -> Iterator[Iterable[str]]:
    """Yield the words, but for number words and units, that change what digits before them mean."""
    yield from (CODES, numerals.articles, numerals.conjunctions, numerals.to, numerals.of)
    yield from (numerals.loose_scales, numerals.money_scales, numerals.ordinal_endings, numerals.no_number_before)


def _roles(numerals: Numerals) -> dict[str, dict[Role, Fraction]]:
    """Return what each word can do, and with what value."""
    roles: dict[str, dict[Role, Fraction]] = {}
    for role, words in (
        (Role.SMALL, numerals.small),
        (Role.BOUND, numerals.bound),
        (Role.TEN, dict.fromkeys(numerals.ten, 10)),
        (Role.HUNDRED, dict.fromkeys(numerals.hundred, 100)),
        (Role.SCALE, numerals.scales),
        (Role.COUNTED, numerals.counted),
        (Role.DUAL, numerals.duals),
        (Role.ORDINAL, numerals.ordinals),
        (Role.BOUND_ORDINAL, numerals.bound_ordinals),
        (Role.FRACTION, numerals.fractions),
        (Role.DENOMINATOR, numerals.denominators),
        (Role.DENOMINATOR_OF_ONE, numerals.denominators_of_one),
    ):
        for word, value in words.items():
            roles.setdefault(word, {})[role] = Fraction(value)
    return roles


_LEXICONS: dict[int, tuple[Language, Lexicon]] = {}


def of(language: Language) -> Lexicon:
    """Return the lexicon of *language*, made once."""
    known = _LEXICONS.get(id(language))
    if known is None:
        known = _LEXICONS[id(language)] = (language, Lexicon(language))
    return known[1]
