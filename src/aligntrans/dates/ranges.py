"""Dates put together to ranges: 19-21 April 2021, January to March, 2019-21. Not single dates."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from aligntrans.dates.date import Date

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aligntrans.dates.vocabulary import Vocabulary
    from aligntrans.languages import Calendar
    from aligntrans.text.tokens import Tokens


@dataclass(slots=True)
class Draft:
    """A date before it is joined to others; *start* and *end* are places of the flat text."""

    start: int
    end: int
    after: int
    """The place, among the tokens, behind it."""
    calendar: Calendar
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    decade: bool = False
    weak: bool = False
    swappable: bool = False
    elided: bool = False
    """Whether its month or year is said only by the date behind it."""
    last: Draft | None = None

    def date(self, tokens: Tokens) -> Date:
        """Return the date with its places in the original text."""
        start, end = self.start, self.end
        if self.last:
            start, end = min(start, self.last.start), max(end, self.last.end)
        return Date(
            tokens.span(start, end),
            self.calendar,
            self.year,
            self.month,
            self.day,
            self.weekday,
            self.decade,
            self.weak,
            self.swappable,
            self.last.date(tokens) if self.last else None,
            tokens.span(self.start, self.end) if self.last else None,
        )


def joined(drafts: Sequence[Draft], tokens: Tokens, words: Vocabulary) -> Iterator[Draft]:
    """Yield *drafts* with those that a dash or a word for "to" joins made one."""
    place = 0
    while place < len(drafts):
        first = drafts[place]
        second = drafts[place + 1] if place + 1 < len(drafts) else _short(first, tokens)
        if second and (whole := _range(first, second, tokens, words)):
            yield whole
            place += 2 if place + 1 < len(drafts) and second is drafts[place + 1] else 1
        elif second and place + 1 < len(drafts) and (short := _short(first, tokens)):
            yield replace(first, last=short)
            place += 1
        else:
            yield first
            place += 1


def _short(first: Draft, tokens: Tokens) -> Draft | None:
    """Return the 21 of 2019-21."""
    place = first.after + 1
    if first.month or first.decade or first.year is None or tokens.text(first.after) != "-":
        return None
    if not (tokens.touches(first.after) and tokens.touches(place) and tokens.is_digits(place)):
        return None
    text = tokens.texts[place]
    if len(text) != 2 or int(text) <= first.year % 100 or first.year < 1000:
        return None
    if tokens.text(place + 1) in {"-", "/"} and tokens.touches(place + 1):
        return None
    year = first.year // 100 * 100 + int(text)
    return Draft(tokens.starts[place], tokens.ends[place], place + 1, first.calendar, year)


def _range(first: Draft, second: Draft, tokens: Tokens, words: Vocabulary) -> Draft | None:
    if first.calendar is not second.calendar or first.decade != second.decade:
        return None
    if (first.month is None) != (second.month is None) or (first.day is None) != (second.day is None):
        return None
    if first.month is None and first.year is None:
        return None
    if not _connected(first, second, tokens, words):
        return None
    year = first.year if first.year is not None else second.year
    begin, finish = ((date.year or year or 0, date.month or 0, date.day or 0) for date in (first, second))
    if year is not None and begin >= finish and first.year is None:
        year -= 1  # from November to March 2021
        begin = (year, *begin[1:])
    if begin >= finish and (first.year or second.year):
        return None
    weak = first.weak and second.weak
    return replace(first, year=year, weak=weak, last=replace(second, weak=weak))


def _connected(first: Draft, second: Draft, tokens: Tokens, words: Vocabulary) -> bool:
    """Return whether nothing but a dash or a word for "to" stands between, or, behind "between", a conjunction."""
    place, numerals = first.after, words.language.numerals
    if place >= len(tokens) or tokens.starts[place] > second.start or not tokens.follows(place):
        return False
    between = tokens.flat[first.end : second.start].strip()
    if between == "-" or between in numerals.to:
        return True
    named = [word for word in between.split() if not words.is_one_of(word, _fillers(words))]
    if len(named) == 1 and (named[0] in numerals.to):
        return True
    if between.split() and between.split()[0] in numerals.to and len(between.split()) <= 2 and len(named) <= 1:
        return True
    before = _word_before(first, tokens, words)
    return between in numerals.conjunctions and any(stem in numerals.between for stem, _ in words.stems(before))


def _fillers(words: Vocabulary) -> frozenset[str]:
    """Return words that say no more than "in the year of"."""
    return (words.dating.of | words.dating.year_words | words.dating.prepositions) - words.language.numerals.to


def _word_before(first: Draft, tokens: Tokens, words: Vocabulary) -> str:
    place = first.after - 1
    while place > 0 and tokens.starts[place] > first.start:
        place -= 1
    for back in range(1, 4):
        word = tokens.word(place - back)
        if not words.is_one_of(word, words.dating.of | words.dating.year_words):
            return word
    return ""
