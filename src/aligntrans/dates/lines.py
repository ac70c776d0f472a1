"""The day that a date line names, in the Gregorian or the Jalali calendar; not the dates of sentences."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import jdatetime  # type: ignore[import-untyped]

from aligntrans.languages import Calendar
from aligntrans.languages.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aligntrans.languages import Language

LONGEST = 160
"""Characters; a longer line is no date line."""
TIME = re.compile(
    r"(?<!\d)\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?!\d)|(?<=\d)t(?=\d{2}:)|(?<=\d)z\b|[+-]\d{2}:\d{2}(?!\d)"
)
NUMERIC = re.compile(r"(?<!\d)(\d{1,4})([-/.])(\d{1,2})\2(\d{1,4})(?!\d)")
TOKEN = re.compile(r"\d+|[^\W\d_]+(?:'[^\W\d_]+)*")
GREGORIAN_YEARS = range(1800, 2200)
SMALL_YEARS = range(1200, 1600)
"""Years of the Jalali and Hijri calendars that a by-line may have."""


@dataclass(frozen=True, slots=True)
class _Month:
    calendar: Calendar
    number: int


@dataclass(frozen=True, slots=True)
class _Date:
    calendar: Calendar
    year: int
    month: int
    day: int

    def gregorian(self) -> dt.date | None:
        """Return the day, or none when there is no such day, or the calendar is too uncertain to convert."""
        try:
            if self.calendar is Calendar.GREGORIAN:
                return dt.date(self.year, self.month, self.day)
            if self.calendar is Calendar.JALALI:
                converted: dt.date = jdatetime.date(self.year, self.month, self.day).togregorian()
                return converted
        except ValueError:
            return None
        return None


def parse_date_line(text: str, language: Language) -> dt.date | None:
    """Return the day that *text* names if it is little more than a date, as in ``Published on Apr 19, 2021``.

    A day of the week, a time and words such as «نُشر في» may stand around it; of dates in two calendars the
    Gregorian counts. Hijri dates alone give none: they may be a day off.
    """
    if len(text) > LONGEST:
        return None
    dates = [date for date in _dates(fold(text), language) or () if date.gregorian()]
    dates.sort(key=lambda date: date.calendar is not Calendar.GREGORIAN)
    return dates[0].gregorian() if dates else None


def _dates(line: str, language: Language) -> list[_Date] | None:
    """Return the dates of a folded line; none when it has other words too, or numbers that are no date."""
    line, numeric = _take_numeric(TIME.sub(" ", line), language)
    items = _items(TOKEN.findall(line), language)
    if items is None or numeric is None:
        return None
    named = _named(items)
    return None if named is None else numeric + named


def _take_numeric(line: str, language: Language) -> tuple[str, list[_Date] | None]:
    """Return *line* without its dates in digits, and these; none when one is ambiguous."""
    dates = [_numeric(match, language) for match in NUMERIC.finditer(line)]
    if any(date is None for date in dates):
        return line, None
    return NUMERIC.sub(" ", line), [date for date in dates if date]


def _numeric(match: re.Match[str], language: Language) -> _Date | None:
    first, second, third = (int(match[group]) for group in (1, 3, 4))
    if len(match[1]) == 4:
        year, month, day = first, second, third
    elif len(match[4]) == 4:
        year, month, day = third, second, first
        if first == second or (first <= 12 < second):
            month, day = first, second
        elif first <= 12:
            return None  # 4/5/2021 is April to some and May to others.
    else:
        return None
    calendar = _calendar(year, language.calendar)
    return _Date(calendar, year, month, day) if calendar else None


def _calendar(year: int, small: Calendar) -> Calendar | None:
    if year in GREGORIAN_YEARS:
        return Calendar.GREGORIAN
    return small if year in SMALL_YEARS and small is not Calendar.GREGORIAN else None


def _items(tokens: Sequence[str], language: Language) -> list[int | tuple[_Month, ...]] | None:
    """Return the numbers and the months of *tokens*, in order; none when there are words of another kind."""
    items: list[int | tuple[_Month, ...]] = []
    place = 0
    while place < len(tokens):
        months, length = _month_at(tokens, place, language)
        if months:
            items.append(months)
            place += length
            continue
        if tokens[place].isdecimal():
            items.append(int(tokens[place]))
        elif tokens[place] not in language.date_words:
            return None
        place += 1
    return items


def _month_at(tokens: Sequence[str], place: int, language: Language) -> tuple[tuple[_Month, ...], int]:
    """Return the months that the longest name at *place* stands for, one a calendar, and its words."""
    for length in (3, 2, 1):
        name = " ".join(tokens[place : place + length])
        found = tuple(_Month(calendar, names[name]) for calendar, names in language.months.items() if name in names)
        if found and not name.isdecimal():
            return found, length
    return (), 0


def _named(items: Sequence[int | tuple[_Month, ...]]) -> list[_Date] | None:
    """Return dates with a named month: two numbers and a month each; none when something is left over."""
    dates: list[_Date] = []
    numbers: list[int] = []
    months: list[tuple[_Month, ...]] = []
    for item in [*items, 0]:
        if isinstance(item, int):
            if len(numbers) == 2 and months:
                date = _date(numbers, months)
                if date is None:
                    return None
                dates.append(date)
                numbers, months = [], []
            numbers.append(item)
        else:
            months.append(item)
    return dates if numbers == [0] and not months else None


def _date(numbers: Sequence[int], months: Sequence[tuple[_Month, ...]]) -> _Date | None:
    """Return the date of a day and a year, in either order, and a month that may have been named twice."""
    year, day = max(numbers), min(numbers)
    shared = set(months[0]).intersection(*months[1:])
    return next(_in_calendar(shared, year, day), None)


def _in_calendar(months: set[_Month], year: int, day: int) -> Iterator[_Date]:
    for month in sorted(months, key=lambda month: month.calendar):
        years = GREGORIAN_YEARS if month.calendar is Calendar.GREGORIAN else SMALL_YEARS
        if year in years:
            yield _Date(month.calendar, year, month.number, day)
