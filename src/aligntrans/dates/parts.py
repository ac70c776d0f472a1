"""Parts of a date at a place of a text: day, month, year, era. No whole dates."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from aligntrans.dates.calendars import is_day
from aligntrans.languages import Calendar
from aligntrans.languages.dating import Era

if TYPE_CHECKING:
    from aligntrans.dates.vocabulary import Vocabulary
    from aligntrans.text.tokens import Tokens

GREGORIAN_YEARS = range(1000, 2200)
SMALL_YEARS = range(1000, 1600)
"""Of the Jalali and Hijri calendars, in dates that name no era."""
BARE_GREGORIAN_YEARS = range(1800, 2100)
BARE_SMALL_YEARS = range(1250, 1500)
"""Years that may stand alone."""
SHORT_YEARS = range(30, 100)
JALALI_CENTURY = 1300
"""Of a Jalali year of two digits."""
CALENDARS = {
    Era.COMMON: Calendar.GREGORIAN,
    Era.BEFORE_COMMON: Calendar.GREGORIAN,
    Era.JALALI: Calendar.JALALI,
    Era.HIJRI: Calendar.HIJRI,
}


class Part(NamedTuple):
    """A number that a part of a date gives."""

    value: int
    start: int
    end: int
    """In the flat text."""
    after: int
    """The place behind it."""


class Month(NamedTuple):
    """The months that a name stands for."""

    options: tuple[tuple[Calendar, int], ...]
    start: int
    end: int
    after: int
    risky: bool
    needs_year: bool


def day_at(tokens: Tokens, place: int, words: Vocabulary) -> Part | None:
    """Return the day of a month at *place*, in digits or as an ordinal."""
    if tokens.is_digits(place):
        text = tokens.texts[place]
        if len(text) > 2 or not text.isdecimal() or not 1 <= int(text) <= 31:
            return None
        after = place + 1
        if tokens.word(after) in words.language.numerals.ordinal_endings and tokens.gap(after) in {"", "\u200c"}:
            after += 1
        return Part(int(text), tokens.starts[place], tokens.ends[after - 1], after)
    if found := words.look_up(words.days, tokens, place):
        return Part(found.value, found.start, tokens.ends[found.after - 1], found.after)
    return None


def month_at(tokens: Tokens, place: int, words: Vocabulary) -> Month | None:
    """Return the month at *place*, of which two names may stand: نيسان/أبريل."""
    found = words.look_up(words.months, tokens, place)
    if found is None:
        return None
    options, after = found.value, found.after
    risky = words.look_up(words.risky, tokens, place) is not None
    needs_year = words.is_one_of(tokens.word(place), words.dating.months_with_year)
    if tokens.text(after) in {".", "'"} and tokens.touches(after) and tokens.ends[after - 1] - found.start <= 4:
        after += tokens.text(after) == "." and tokens.is_digits(after + 1)
    end = tokens.ends[after - 1]
    if tokens.text(after) in {"/", "("} and tokens.follows(after):
        again = words.look_up(words.months, tokens, after + 1)
        closed = again and (tokens.text(after) == "/" or tokens.text(again.after) == ")")
        shared = tuple(option for option in options if again and option in again.value)
        if again and closed and shared:
            bracket = tokens.text(after) == "("
            options, risky, needs_year, after = shared, False, False, again.after + bracket
            end = tokens.ends[after - 1]
    if tokens.word(after) in words.dating.month_words and tokens.follows(after):
        end, after, risky, needs_year = tokens.ends[after], after + 1, False, False
    return Month(options, found.start, end, after, risky, needs_year)


def year_at(tokens: Tokens, place: int) -> Part | None:
    """Return a year of three or four digits at *place*."""
    if not tokens.is_digits(place):
        return None
    text = tokens.texts[place]
    if not 3 <= len(text) <= 4 or not text.isdecimal() or text.startswith("0"):
        return None
    if tokens.touches(place + 1) and (
        tokens.text(place + 1) == "%"
        or (tokens.text(place + 1) in {"/", ":"} and tokens.touches(place + 2) and tokens.is_digits(place + 2))
    ):
        return None
    return Part(int(text), tokens.starts[place], tokens.ends[place], place + 1)


def short_year_at(tokens: Tokens, place: int, words: Vocabulary) -> Part | None:
    """Return a Jalali year of two digits, with or without apostrophe, where the language uses that calendar."""
    if words.language.calendar is not Calendar.JALALI:
        return None
    start = place
    if tokens.text(place) == "'" and tokens.touches(place + 1):
        place += 1
    text = tokens.text(place)
    if not tokens.is_digits(place) or len(text) != 2 or int(text) not in SHORT_YEARS:
        return None
    return Part(JALALI_CENTURY + int(text), tokens.starts[start], tokens.ends[place], place + 1)


def era_at(tokens: Tokens, place: int, words: Vocabulary) -> tuple[Era, int, int] | None:
    """Return the era at *place*, where it ends, and the place behind it; of Latin letters, only in capitals."""
    word = tokens.word(place)
    if not word or not tokens.follows(place):
        return None
    found = words.eras.at(tokens, place)
    if found is None:
        return None
    era, after = found
    if word.isascii() and len(word) < 3:
        written = tokens.span(tokens.starts[place], tokens.ends[after - 1]).of(tokens.original)
        if not written.isupper():
            return None
    if tokens.touches(after) and tokens.text(after) == "-" and len(word) == 1:
        return None
    return era, tokens.ends[after - 1], after


def calendar_of(year: int, small: Calendar, *, bare: bool = False) -> Calendar | None:
    """Return the calendar in which *year* is plausible; *small* is that of the language."""
    gregorian, others = (BARE_GREGORIAN_YEARS, BARE_SMALL_YEARS) if bare else (GREGORIAN_YEARS, SMALL_YEARS)
    if small is not Calendar.GREGORIAN and year in others:
        return small
    return Calendar.GREGORIAN if year in gregorian else None


def choose(options: tuple[tuple[Calendar, int], ...], year: int | None, era: Era | None) -> tuple[Calendar, int] | None:
    """Return the month of *options* that goes with the year and the era, if they are known."""
    for calendar, month in options:
        if era is not None and CALENDARS[era] is not calendar:
            continue
        if year is None or era is not None or year in _plausible(calendar):
            return calendar, month
    return None


def _plausible(calendar: Calendar) -> range:
    return GREGORIAN_YEARS if calendar is Calendar.GREGORIAN else SMALL_YEARS


def fits(calendar: Calendar, month: int, day: int, year: int | None) -> bool:
    """Return whether there is such a day."""
    return is_day(calendar, month, day, year)
