"""Dates in digits alone: 2021-04-19, 19/4/2021, ۱۴۰۰/۱/۳۰."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aligntrans.dates.calendars import is_day
from aligntrans.dates.parts import CALENDARS, calendar_of, era_at
from aligntrans.dates.ranges import Draft

if TYPE_CHECKING:
    from aligntrans.dates.vocabulary import Vocabulary
    from aligntrans.text.tokens import Tokens

NUMERIC = re.compile(r"(?<![\w.,/-])(\d{1,4})([-/.])(\d{1,2})\2(\d{1,4})(?![\d/-]|[.,]\d)")
"""A date in digits alone; what follows may be the T of a time."""


def in_digits(tokens: Tokens, words: Vocabulary, place: int, match: re.Match[str]) -> Draft | None:
    """Return the date in digits at *place*, which `NUMERIC` matched there, none when there is no such day."""
    first, second, third = (int(match[group]) for group in (1, 3, 4))
    swappable = False
    if len(match[1]) == 4:
        year, month, day = first, second, third
    elif len(match[4]) == 4:
        year, month, day = third, second, first
        if month > 12:
            month, day = day, month
        swappable = month <= 12 and day <= 12 and month != day
    else:
        return None
    after = place
    while after < len(tokens) and tokens.starts[after] < match.end():
        after += 1
    end = match.end()
    era = era_at(tokens, after, words)
    small = words.language.calendar
    calendar = CALENDARS[era[0]] if era else calendar_of(year, small)
    if calendar is None or not is_day(calendar, month, day, year):
        return None
    if era:
        end, after = era[1], era[2]
    return Draft(tokens.starts[place], end, after, calendar, year, month, day, swappable=swappable)
