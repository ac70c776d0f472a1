"""Years and decades that stand alone: 2021, 500 BC, the 1990s. Not years behind a month."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aligntrans.dates.parts import CALENDARS, JALALI_CENTURY, calendar_of, era_at, short_year_at, year_at
from aligntrans.dates.ranges import Draft
from aligntrans.languages import Calendar
from aligntrans.languages.dating import Era
from aligntrans.text.tokens import WORD

if TYPE_CHECKING:
    from aligntrans.dates.parts import Part
    from aligntrans.dates.vocabulary import Vocabulary
    from aligntrans.text.tokens import Tokens


OPENERS = frozenset('([-"/')
"""What a year may touch on its left."""


def decade_drafts(tokens: Tokens, words: Vocabulary, place: int) -> tuple[Draft, ...]:
    """Return the 1990s, the nineties, التسعينيات, دههٔ ۱۳۷۰."""
    year = year_at(tokens, place)
    if year and year.value % 10 == 0 and (end := _decade_ending(tokens, words, year)):
        return (Draft(year.start, end[0], end[1], Calendar.GREGORIAN, year.value, decade=True),)
    if tokens.kinds[place] != WORD:
        return ()
    if found := words.look_up(words.decades, tokens, place):
        century, after, weak = 1900, found.after, True
        if named := words.look_up(words.centuries, tokens, after):
            century, after, weak = named.value, named.after, False
        value = century + found.value
        return (Draft(found.start, tokens.ends[after - 1], after, Calendar.GREGORIAN, value, decade=True, weak=weak),)
    if words.is_one_of(tokens.word(place), words.dating.decade_words):
        return _worded_decade(tokens, words, place)
    return ()


def _decade_ending(tokens: Tokens, words: Vocabulary, year: Part) -> tuple[int, int] | None:
    endings = words.dating.decade_endings
    place = year.after
    if tokens.text(place) == "'" and tokens.touches(place) and tokens.touches(place + 1):
        place += 1
    return (tokens.ends[place], place + 1) if tokens.touches(place) and tokens.word(place) in endings else None


def _worded_decade(tokens: Tokens, words: Vocabulary, place: int) -> tuple[Draft, ...]:
    following = place + 1
    if tokens.word(following) == "ی" and tokens.follows(following):
        following += 1
    if not tokens.follows(following):
        return ()
    era = None
    if tokens.is_digits(following):
        text = tokens.texts[following]
        if not text.isdecimal() or len(text) > 4 or int(text) % 10:
            return ()
        value, after = int(text), following + 1
    elif word := words.dating.decade_numbers.get(tokens.word(following)):
        value, after = word, following + 1
    else:
        return ()
    end = tokens.ends[after - 1]
    if found := era_at(tokens, after, words):
        era, end, after = found
    calendar = CALENDARS[era] if era else None
    if value < 100:
        calendar = calendar or words.language.calendar
        value += 1900 if calendar is Calendar.GREGORIAN else JALALI_CENTURY
    calendar = calendar or calendar_of(value, words.language.calendar)
    if calendar is None:
        return ()
    return (Draft(tokens.starts[place], end, after, calendar, value, decade=True),)


def year_drafts(tokens: Tokens, words: Vocabulary, place: int) -> tuple[Draft, ...]:
    """Return a year that stands alone: 2021, 500 BC, ۱۴۰۰."""
    if reversed_years := _reversed_years(tokens, words, place):
        return (reversed_years,)
    year = year_at(tokens, place)
    start = tokens.starts[place]
    before = tokens.word(place - 1) if place and tokens.follows(place) else ""
    if year is None:
        if tokens.is_digits(place) and words.is_one_of(before, words.dating.short_year_words):
            year = short_year_at(tokens, place, words)
            return (Draft(year.start, year.end, year.after, Calendar.JALALI, year.value),) if year else ()
        return ()
    if tokens.touches(place) and tokens.text(place - 1) not in OPENERS:
        prefixed = before and words.is_one_of(before, words.language.proclitics)
        if not prefixed:
            return ()
    if found := era_at(tokens, year.after, words):
        era, end, after = found
        value = -year.value if era is Era.BEFORE_COMMON else year.value
        return (Draft(start, end, after, CALENDARS[era], value),)
    if tokens.touches(year.after) and tokens.word(year.after)[:1].isascii() and tokens.word(year.after):
        return ()
    if place and (found := era_at(tokens, place - 1, words)) and before.isascii():
        return (Draft(tokens.starts[place - 1], year.end, year.after, CALENDARS[found[0]], year.value),)
    called = words.is_one_of(before, words.dating.year_words)
    calendar = calendar_of(year.value, words.language.calendar, bare=not called)
    if calendar is None:
        return ()
    named = called or words.is_one_of(before, words.dating.prepositions)
    return (Draft(start, year.end, year.after, calendar, year.value, weak=not named),)


def _reversed_years(tokens: Tokens, words: Vocabulary, place: int) -> Draft | None:
    """Return 2015-16 from 16-2015, as it comes out where numbers were typed from right to left."""
    text = tokens.text(place)
    if len(text) != 2 or not text.isdecimal() or tokens.text(place + 1) != "-":
        return None
    year = year_at(tokens, place + 2)
    if year is None:
        return None
    calendar = calendar_of(year.value, words.language.calendar, bare=True)
    joined = tokens.touches(place + 1) and tokens.touches(place + 2) and not tokens.touches(place)
    if not joined or calendar is None or int(text) != year.value % 100 + 1:
        return None
    last = Draft(tokens.starts[place], tokens.ends[place], place + 1, calendar, year.value + 1)
    return Draft(year.start, year.end, year.after, calendar, year.value, last=last)
