"""Dates of a text in three calendars, and which of them agree; conversions are in `calendars`. Not numbers."""

from __future__ import annotations

from aligntrans.dates.agreement import agree
from aligntrans.dates.calendars import Day, from_gregorian, to_gregorian
from aligntrans.dates.date import Date
from aligntrans.dates.finding import find

__all__ = ("Date", "Day", "agree", "find", "from_gregorian", "to_gregorian")
