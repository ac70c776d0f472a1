"""Days of the Jalali and Hijri calendars as days of the proleptic Gregorian one, and back. No text.

Jalali is the solar calendar of Iran and Afghanistan, exact in 1178 to 1634 (1799 to 2256). Hijri is Umm al-Qura, as
printed in 1343 to 1500 (1924 to 2077) and not defined outside; a month that was declared by sighting may begin a day
off it.
"""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

import hijridate
import jdatetime  # type: ignore[import-untyped]

from aligntrans.languages import Calendar

JALALI_YEARS = range(1178, 1634)
HIJRI_YEARS = range(1343, 1501)
FIRST_HIJRI, LAST_HIJRI = dt.date(1924, 8, 1), dt.date(2077, 11, 16)
GREGORIAN_YEARS = range(dt.MINYEAR, dt.MAXYEAR)
HIJRI_YEAR = 354.36708
"""Days of an average year."""
HIJRI_EPOCH = dt.date(622, 7, 19).toordinal()
"""First day of year 1."""
UNSURE = 3
"""Days by which the ends of a year that is not defined may be off."""


class Day(NamedTuple):
    """A day of a calendar."""

    calendar: Calendar
    year: int
    month: int
    day: int


def to_gregorian(day: Day) -> dt.date | None:
    """Return the Gregorian day, none where there is no such day or its calendar is not defined."""
    try:
        if day.calendar is Calendar.GREGORIAN:
            return dt.date(day.year, day.month, day.day)
        if day.calendar is Calendar.JALALI:
            if day.year not in JALALI_YEARS:
                return None
            solar: dt.date = jdatetime.date(day.year, day.month, day.day).togregorian()
            return solar
        lunar = hijridate.Hijri(day.year, day.month, day.day).to_gregorian()
        return dt.date(lunar.year, lunar.month, lunar.day)
    except (ValueError, OverflowError):
        return None


def from_gregorian(date: dt.date, calendar: Calendar) -> Day | None:
    """Return *date* in another calendar, none where that is not defined."""
    if calendar is Calendar.GREGORIAN:
        return Day(calendar, date.year, date.month, date.day)
    if calendar is Calendar.JALALI:
        if not dt.date(1800, 1, 1) <= date < dt.date(2255, 1, 1):
            return None
        solar = jdatetime.date.fromgregorian(date=date)
        return Day(calendar, solar.year, solar.month, solar.day)
    if not FIRST_HIJRI <= date <= LAST_HIJRI:
        return None
    lunar = hijridate.Gregorian(date.year, date.month, date.day).to_hijri()
    return Day(calendar, lunar.year, lunar.month, lunar.day)


def month_span(calendar: Calendar, year: int, month: int) -> tuple[int, int] | None:
    """Return the ordinals, as `datetime.date` counts, of a month's first day and of the day after its last."""
    first = to_gregorian(Day(calendar, year, month, 1))
    following = Day(calendar, year + month // 12, month % 12 + 1, 1)
    after = to_gregorian(following)
    if first is None:
        return None
    return first.toordinal(), after.toordinal() if after else first.toordinal() + 30


def year_span(calendar: Calendar, year: int) -> tuple[int, int] | None:
    """Return the ordinals of a year's first day and of the day after its last; roughly, where Hijri is not defined."""
    first = to_gregorian(Day(calendar, year, 1, 1))
    after = to_gregorian(Day(calendar, year + 1, 1, 1))
    if first and after:
        return first.toordinal(), after.toordinal()
    if calendar is Calendar.HIJRI and 1 <= year < 2000:
        start = HIJRI_EPOCH + (year - 1) * HIJRI_YEAR
        return int(start) - UNSURE, int(start + HIJRI_YEAR) + UNSURE
    return None


def is_day(calendar: Calendar, month: int, day: int, year: int | None = None) -> bool:
    """Return whether the calendar has that day, in *year* if it is known, in some year otherwise."""
    if not (1 <= month <= 12 and 1 <= day <= _longest(calendar, month)):
        return False
    if year is None or day < 29:
        return True
    if calendar is Calendar.HIJRI:
        return True  # a sighted month may have a day that Umm al-Qura does not give it.
    if calendar is Calendar.GREGORIAN and year not in GREGORIAN_YEARS:
        return True
    if calendar is Calendar.JALALI and year not in JALALI_YEARS:
        return True
    return to_gregorian(Day(calendar, year, month, day)) is not None


def _longest(calendar: Calendar, month: int) -> int:
    if calendar is Calendar.GREGORIAN:
        return 29 if month == 2 else 30 if month in {4, 6, 9, 11} else 31
    if calendar is Calendar.JALALI:
        return 31 if month <= 6 else 30
    return 30
