"""Where the dates of a text stand; single dates here, ranges of them in `ranges`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aligntrans.dates import vocabulary
from aligntrans.dates.figures import NUMERIC, in_digits
from aligntrans.dates.parts import (
    calendar_of,
    choose,
    day_at,
    era_at,
    fits,
    month_at,
    short_year_at,
    year_at,
)
from aligntrans.dates.ranges import Draft, joined
from aligntrans.dates.years import decade_drafts, year_drafts
from aligntrans.languages import Calendar
from aligntrans.languages.dating import Era
from aligntrans.text.addresses import addresses
from aligntrans.text.tokens import DIGITS, WORD, tokens_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aligntrans.dates.date import Date
    from aligntrans.dates.parts import (
        Month,
        Part,
    )
    from aligntrans.dates.vocabulary import Vocabulary
    from aligntrans.languages import Language
    from aligntrans.text.tokens import Tokens

COMMAS = frozenset(",،")
LONGEST_DAY, LONGEST_YEAR = 2, 4
"""Digits."""


def find(text: str, language: Language) -> tuple[Date, ...]:
    """Return the dates of *text* in order, none overlapping another; ranges are one.

    A date in two calendars is two dates. Years that nothing marks as such are `Date.weak`.
    """
    tokens = tokens_of(text)
    words = vocabulary.of(language)
    places = tokens.promising(words.beginnings)
    if not places:
        return ()
    finder = _Finder(tokens, words, places)
    return tuple(draft.date(tokens) for draft in joined(list(finder.drafts()), tokens, words))


class _Finder:
    def __init__(self, tokens: Tokens, words: Vocabulary, places: Sequence[int]) -> None:
        self.tokens = tokens
        self.words = words
        self.places = places
        self.numeric = {match.start(): match for match in NUMERIC.finditer(tokens.flat)}

    def drafts(self) -> Iterator[Draft]:
        """Yield the dates in order; the ends of ranges are dates of their own."""
        tokens = self.tokens
        skipped = iter([*addresses(tokens.flat), (len(tokens.flat) + 1, len(tokens.flat) + 1)])
        address = next(skipped)
        after = 0
        for place in self.places:
            if place < after:
                continue
            while address[1] <= tokens.starts[place]:
                address = next(skipped)
            if tokens.starts[place] < address[0] and (drafts := self._at(place)):
                yield from drafts
                after = drafts[-1].after

    def _at(self, place: int) -> tuple[Draft, ...]:
        if self.tokens.kinds[place] == DIGITS:
            if found := self._figures(place):
                return (found,)
            if place and self.tokens.touches(place) and self.tokens.flat[self.tokens.starts[place] - 1] in ".,":
                return ()
            return self._at_digits(place)
        return (
            self._with_weekday(place)
            or self._day_first(place)
            or self._month_first(place)
            or decade_drafts(self.tokens, self.words, place)
            or year_drafts(self.tokens, self.words, place)
        )

    def _at_digits(self, place: int) -> tuple[Draft, ...]:
        numeral = self.tokens.texts[place]
        if len(numeral) > LONGEST_YEAR or not numeral.isdecimal():
            return ()
        if len(numeral) <= LONGEST_DAY and (found := self._day_first(place)):
            return found
        return decade_drafts(self.tokens, self.words, place) or year_drafts(self.tokens, self.words, place)

    def _figures(self, place: int) -> Draft | None:
        match = self.numeric.get(self.tokens.starts[place])
        return in_digits(self.tokens, self.words, place, match) if match else None

    def _with_weekday(self, place: int) -> tuple[Draft, ...]:
        """Return a date that begins with a day of the week, or that day alone."""
        tokens, words = self.tokens, self.words
        found = words.look_up(words.short_weekdays, tokens, place)
        if found is None:
            return ()
        following = found.after
        if tokens.text(following) in COMMAS | {"."} and tokens.follows(following):
            following += 1
        if tokens.text(following) in COMMAS and tokens.follows(following):
            following += 1
        while tokens.word(following) in words.dating.of and tokens.follows(following):
            following += 1
        if tokens.follows(following):
            dated = self._day_first(following) or self._month_first(following)
            if not dated and (numeric := self._figures(following)):
                dated = (numeric,)
            if dated and dated[0].day:
                dated[0].start, dated[0].weekday = found.start, found.value
                return dated
        if words.look_up(words.weekdays, tokens, place) is None:
            return ()
        end = tokens.ends[found.after - 1]
        return (Draft(found.start, end, found.after, Calendar.GREGORIAN, weekday=found.value),)

    def _day_first(self, place: int) -> tuple[Draft, ...]:
        """Return 19 April 2021, the 19th of April; both days of 19-21 April and of 19 and 21 April."""
        tokens, words = self.tokens, self.words
        day = day_at(tokens, place, words)
        if day is None:
            return ()
        if self._is_tail(place) if tokens.is_digits(place) else self._counts_parts(place):
            return ()
        earlier, last = None, day
        if second := self._second_day(day):
            earlier, last = day, second
        after = self._over(last.after, words.dating.of)
        month = month_at(tokens, after, words) if tokens.follows(after) else None
        if month is None:
            return ()
        draft = self._complete(last, month)
        if draft is None or draft.day is None or (draft.year is None and month.needs_year):
            return ()
        if earlier is None or draft.month is None or earlier.value >= last.value:
            return (draft,) if earlier is None else ()
        if not fits(draft.calendar, draft.month, earlier.value, draft.year):
            return ()
        first = Draft(
            earlier.start,
            earlier.end,
            earlier.after,
            draft.calendar,
            draft.year,
            draft.month,
            earlier.value,
            elided=True,
        )
        return (first, draft)

    def _counts_parts(self, place: int) -> bool:
        """Return whether the ordinal at *place* counts weeks or halves of a month, not days."""
        before = self.tokens.word(place - 1) if self.tokens.follows(place) else ""
        return self.words.is_one_of(before, self.words.dating.no_day_after)

    def _is_tail(self, place: int) -> bool:
        """Return whether the digits at *place* go on with a decimal, a fraction or a word before them."""
        tokens = self.tokens
        return tokens.touches(place) and tokens.text(place - 1) in {"/", ".", ":", "$", "€", "£", "+"}

    def _second_day(self, first: Part) -> Part | None:
        """Return the day that ends a range, or goes on with a list, begun by *first*."""
        tokens, numerals = self.tokens, self.words.language.numerals
        place = first.after
        if not tokens.follows(place):
            return None
        if tokens.text(place) in {"-", "/"} or tokens.word(place) in numerals.to | numerals.conjunctions:
            place += 1
        elif not self.words.is_one_of(tokens.word(place)[:1], numerals.conjunctions):
            return None
        return day_at(tokens, place, self.words) if tokens.follows(place) else None

    def _month_first(self, place: int) -> tuple[Draft, ...]:
        """Return April 19, 2021; April 19-21; April 2021; April."""
        tokens, words = self.tokens, self.words
        if tokens.kinds[place] != WORD:
            return ()
        month = month_at(tokens, place, words)
        if month is None:
            return ()
        following = self._over(month.after, words.dating.of - words.dating.year_words - words.dating.prepositions)
        day = day_at(tokens, following, words) if tokens.follows(following) else None
        if day and not self._is_amount(day):
            second = self._second_day(day)
            last = second or day
            year = self._year_behind(last.after, comma=True)
            if words.dating.month_first or year:
                drafts = self._dated(month, day, second, year)
                if drafts:
                    return drafts
        whole = self._complete(None, month)
        if whole is None:
            return ()
        is_short = len(tokens.text(month.after)) <= LONGEST_DAY and tokens.is_digits(month.after)
        if (whole.year is None or is_short) and month.risky and not self._is_called_month(place):
            return ()
        if whole.year is None and month.start > tokens.starts[place] and len(tokens.texts[place]) < 5:
            return ()
        whole.weak = whole.year is None and month.risky
        return (whole,)

    def _is_amount(self, day: Part) -> bool:
        """Return whether what follows makes an amount of the digits taken for a day."""
        tokens = self.tokens
        following = tokens.text(day.after)
        return following in {"%", "‰"} or (
            tokens.is_digits(day.after - 1) and tokens.touches(day.after) and following in {":", "/", "$", "€"}
        )

    def _dated(
        self, month: Month, day: Part, second: Part | None, year: tuple[int, Era | None, int, int] | None
    ) -> tuple[Draft, ...]:
        last = second or day
        value, era, end, after = year or (None, None, last.end, last.after)
        chosen = choose(month.options, value, era)
        if chosen is None or not fits(*chosen, day.value, value):
            return ()
        calendar, number = chosen
        if second is None:
            return (Draft(month.start, end, after, calendar, value, number, day.value),)
        if second.value <= day.value or not fits(*chosen, second.value, value):
            return ()
        return (
            Draft(month.start, day.end, day.after, calendar, value, number, day.value, elided=True),
            Draft(second.start, end, after, calendar, value, number, second.value),
        )

    def _is_called_month(self, place: int) -> bool:
        """Return whether a risky name is a month by what stands before it: a word for month, or a preposition."""
        tokens, words = self.tokens, self.words
        if words.is_one_of(tokens.word(place - 1), words.dating.month_words):
            return True
        return not tokens.written(place).islower() and words.is_one_of(
            tokens.word(place - 1), words.dating.prepositions
        )

    def _complete(self, day: Part | None, month: Month) -> Draft | None:
        """Return the date of *day*, if any, and *month*, with the year and the era that follow."""
        year = self._year_behind(month.after, comma=True)
        if year and day is None and not self._is_near_year(month, year[0]):
            year = None
        value, era, end, after = year or (None, None, month.end, month.after)
        chosen = choose(month.options, value, era)
        if chosen is None and year:
            value, end, after = None, month.end, month.after
            chosen = choose(month.options, None, None)
        if chosen is None:
            return None
        calendar, number = chosen
        start = day.start if day else month.start
        if day is None:
            return Draft(start, end, after, calendar, value, number)
        if not fits(calendar, number, day.value, value):
            return None
        return Draft(start, end, after, calendar, value, number, day.value)

    def _is_near_year(self, month: Month, year: int) -> bool:
        """Return whether *year* goes with a month that has no day: behind a comma, only if it may stand alone."""
        small = self.words.language.calendar
        return self.tokens.text(month.after) not in COMMAS or calendar_of(year, small, bare=True) is not None

    def _year_behind(self, place: int, *, comma: bool) -> tuple[int, Era | None, int, int] | None:
        """Return the year at *place*, its era, where it ends, and the place behind it."""
        tokens, words = self.tokens, self.words
        if comma and tokens.text(place) in COMMAS and tokens.follows(place):
            place += 1
        place = self._over(place, words.dating.of)
        year = year_at(tokens, place) if tokens.follows(place) else None
        if year is None and tokens.follows(place):
            year = short_year_at(tokens, place, words)
        if year is None:
            return None
        value, era, end, after = year.value, None, year.end, year.after
        if found := era_at(tokens, after, words):
            era, end, after = found
        return (-value if era is Era.BEFORE_COMMON else value), era, end, after

    def _over(self, place: int, fillers: frozenset[str]) -> int:
        """Return the place behind at most two words of *fillers*."""
        for _ in range(2):
            if self.tokens.follows(place) and self.words.is_one_of(self.tokens.word(place), fillers):
                place += 1
        return place
