"""The words of a language's dates, ready to look up at a place of a text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from aligntrans.text.phrases import Phrases, stems
from aligntrans.text.tokens import DIGITS, Beginnings

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aligntrans.languages import Calendar, Language
    from aligntrans.text.tokens import Tokens

T = TypeVar("T")


class Found(NamedTuple, Generic[T]):
    """What a phrase means."""

    value: T
    after: int
    """The place behind it."""
    start: int
    """Where it starts in the flat text, behind proclitics."""


class Vocabulary:
    """Look-ups in the date words of one language."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.dating = dating = language.dating
        self._clitics = (language.proclitics, tuple(language.articles.items()))
        months: dict[str, tuple[tuple[Calendar, int], ...]] = {}
        for calendar, names in language.months.items():
            for name, number in names.items():
                months[name] = (*months.get(name, ()), (calendar, number))
        self.months = Phrases(months)
        self.risky = Phrases(dict.fromkeys(dating.risky_months, True))
        self.weekdays = Phrases(dating.weekdays)
        self.short_weekdays = Phrases({**dating.weekdays, **dating.short_weekdays})
        self.days = Phrases(dating.days)
        self.eras = Phrases(dating.eras)
        self.decades = Phrases(dating.decades)
        self.centuries = Phrases(dating.centuries)
        self.beginnings = Beginnings({DIGITS}, self._begins)

    def look_up(self, phrases: Phrases[T], tokens: Tokens, place: int) -> Found[T] | None:
        """Return the phrase at *place*, without its clitics."""
        for stem, cut in self.stems(tokens.word(place)):
            if found := phrases.at(tokens, place, stem):
                return Found(found[0], found[1], tokens.starts[place] + cut)
        return None

    def stems(self, word: str) -> Iterable[tuple[str, int]]:
        """Return what *word* may be without clitics, and how many letters these have."""
        return stems(word, *self._clitics) if word else ()

    def is_one_of(self, word: str, words: frozenset[str]) -> bool:
        """Return whether *word*, or what is left of it without clitics, is one of *words*."""
        return any(stem in words for stem, _ in self.stems(word))

    def _begins(self, word: str) -> bool:
        """Return whether a date may begin with *word*."""
        return any(
            phrases.starts(stem)
            for stem, _ in self.stems(word)
            for phrases in (self.months, self.days, self.short_weekdays, self.decades)
        ) or self.is_one_of(word, self.dating.decade_words)


_VOCABULARIES: dict[int, tuple[Language, Vocabulary]] = {}


def of(language: Language) -> Vocabulary:
    """Return the vocabulary of *language*, made once."""
    known = _VOCABULARIES.get(id(language))
    if known is None:
        known = _VOCABULARIES[id(language)] = (language, Vocabulary(language))
    return known[1]
