"""Numbers of a piece as tokens that are equal when the values are, days of all calendars as days of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aligntrans import dates
from aligntrans.text.digits import folded_numbers
from aligntrans.text.folding import fold

if TYPE_CHECKING:
    from aligntrans.languages import Language
    from aligntrans.model import Span

YEARS = range(1000, 2200)
"""Of any calendar: a day is looked for only where a year stands, and a number that may be a day of a month."""


def numbers_of(text: str, folded: str, language: Language) -> frozenset[str]:
    """Return the numbers of *text*, which is *folded* already, as plain decimals; for a day, ``day 2021-04-19``.

    The numbers of a day are not told beside it: ۳۰ فروردین ۱۴۰۰ has none in common with April 19, 2021.
    """
    found = frozenset(folded_numbers(folded))
    days = dict(_days(text, language)) if _may_hold_days(found) else {}
    if not days:
        return found
    rest, end = [], 0
    for span in days:
        rest.append(text[end : span.start])
        end = span.end
    return frozenset([*folded_numbers(fold(" ".join([*rest, text[end:]]))), *days.values()])


def _may_hold_days(numbers: frozenset[str]) -> bool:
    parts = {int(part) for number in numbers for part in number.split(".") if len(part) <= 4}
    return any(part in YEARS for part in parts) and any(1 <= part <= 31 for part in parts)


def _days(text: str, language: Language) -> list[tuple[Span, str]]:
    """Return the days that *text* surely names, in order."""
    found: list[tuple[Span, str]] = []
    for date in dates.find(text, language):
        for one in date.split():
            if not one.weak and not one.swappable and one.year and one.month and one.day:
                day = dates.to_gregorian(dates.Day(one.calendar, one.year, one.month, one.day))
                if day is not None and (not found or found[-1][0].end <= one.span.start):
                    found.append((one.span, f"day {day.isoformat()}"))
    return found
