"""Whether two dates mean the same, in whichever calendars they are given."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from aligntrans.dates.calendars import Day, from_gregorian, month_span, to_gregorian, year_span
from aligntrans.languages import Calendar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aligntrans.dates.date import Date

SIGHTING = 1
"""Days by which a Hijri date may differ from Umm al-Qura."""
SOME_YEARS = range(2019, 2025)
"""Leap years and those around them, for dates that have no year."""


def agree(first: Date, second: Date) -> bool:
    """Return whether the two may translate each other.

    Both must say as much: a day, a month, a year; only the year may be missing from one of them. In two calendars a
    day must be the same day, give or take one where either is Hijri; months and years must overlap, decades by half.
    A range agrees with a range. A date whose day and month may be swapped agrees in either reading.
    """
    if first.end or second.end:
        return bool(
            first.end and second.end and all(agree(*pair) for pair in zip(first.split(), second.split(), strict=True))
        )
    return any(_same(one, other) for one in _readings(first) for other in _readings(second))


def _readings(date: Date) -> Iterator[Date]:
    yield date
    if date.swappable:
        yield replace(date, day=date.month, month=date.day, swappable=False)


def _same(first: Date, second: Date) -> bool:
    if first.decade != second.decade:
        return False
    if (first.month is None, first.day is None) != (second.month is None, second.day is None):
        return False
    if first.weekday and second.weekday and first.weekday != second.weekday:
        return False
    if first.month is None and (first.year is None) != (second.year is None):
        return False
    if first.month is None and first.year is None:
        return first.weekday == second.weekday
    if first.calendar is second.calendar:
        years = {first.year, second.year} - {None}
        return len(years) <= 1 and (first.month, first.day) == (second.month, second.day)
    if first.day is not None:
        return _same_day(first, second)
    return _overlap(first, second)


def _same_day(first: Date, second: Date) -> bool:
    """Return whether two days of two calendars are one."""
    tolerance = SIGHTING if Calendar.HIJRI in {first.calendar, second.calendar} else 0
    return any(abs(one - other) <= tolerance for one in _ordinals(first, second) for other in _ordinals(second, first))


def _ordinals(date: Date, other: Date) -> Iterator[int]:
    """Yield the days that *date* may be, in the year of *other* where it has none."""
    if date.month is None or date.day is None:
        return
    for year in (date.year,) if date.year is not None else _years(date.calendar, other):
        day = to_gregorian(Day(date.calendar, year, date.month, date.day))
        if day:
            yield day.toordinal()


def _years(calendar: Calendar, other: Date) -> Iterator[int]:
    """Yield the years of *calendar* in which a date without one may be, if it is to agree with *other*."""
    if other.year is not None:
        span = _span(other)
        if span is None:
            return
        spans = [span]
    elif Calendar.HIJRI in {calendar, other.calendar}:
        return  # the lunar year wanders through the solar: any day may be any other
    else:
        spans = [span for year in SOME_YEARS if (span := year_span(Calendar.GREGORIAN, year)) is not None]
    years = set()
    for start, after in spans:
        for ordinal in (start - SIGHTING, after):
            day = from_gregorian(dt.date.fromordinal(max(ordinal, 1)), calendar)
            if day:
                years.add(day.year)
    yield from sorted(years)


def _overlap(first: Date, second: Date) -> bool:
    """Return whether two months, years or decades of two calendars share enough days."""
    return any(
        min(one[1], other[1]) - max(one[0], other[0]) > least
        for one in _spans(first, second)
        for other in _spans(second, first)
        for least in ((one[1] - one[0]) // 2 if first.decade else 0,)
    )


def _spans(date: Date, other: Date) -> Iterator[tuple[int, int]]:
    years = (date.year,) if date.year is not None else _years(date.calendar, other)
    for year in years:
        if span := _span(replace(date, year=year)):
            yield span


def _span(date: Date) -> tuple[int, int] | None:
    """Return the ordinals of the first day of *date*, whose year is known, and of the day after its last."""
    if date.year is None:
        return None
    if date.month is not None and date.day is not None:
        day = to_gregorian(Day(date.calendar, date.year, date.month, date.day))
        return (day.toordinal(), day.toordinal() + 1) if day else None
    if date.month is not None:
        return month_span(date.calendar, date.year, date.month)
    first = year_span(date.calendar, date.year)
    last = year_span(date.calendar, date.year + 9) if date.decade else first
    return (first[0], last[1]) if first and last else None
