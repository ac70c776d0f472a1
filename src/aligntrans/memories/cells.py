"""Numbers and days of a spreadsheet as text. Formats that are not simple show the plain number."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

_PLAIN = re.compile(r"(#,##)?0(?:\.(0*)(#*))?(%)?(?:_\)|_-)?")
_NO_CODE = re.compile(r'"[^"]*"|\\.|\[(?!h+\]|m+\]|s+\])[^\]]*\]|_.')
_DAY = re.compile(r"[dy]|m{3,}", re.IGNORECASE)
_TIME = re.compile(r"[hs]", re.IGNORECASE)
# ECMA-376 18.8.30: formats that are known by their number alone.
_BUILT_IN = {"1": "0", "2": "0.00", "3": "#,##0", "4": "#,##0.00", "9": "0%", "10": "0.00%"}
_DAYS = frozenset(map(str, (14, 15, 16, 17, *range(27, 32), 36, *range(50, 59))))
_TIMES = frozenset({"18", "19", "20", "21", "32", "33", "34", "35", "45", "46", "47"})
_BOTH = "22"


class Form(NamedTuple):
    """How a number is shown."""

    code: str
    """A simple format such as ``0.00``; empty for as it is."""
    day: bool = False
    time: bool = False


GENERAL = Form("")


def form_of(number: str, code: str) -> Form:
    """Return the form of a format by its *number* and, if the file gives one, its *code*."""
    if not code:
        if number in _DAYS or number in _TIMES or number == _BOTH:
            return Form("", number not in _TIMES, number not in _DAYS)
        return Form(_BUILT_IN.get(number, ""))
    bare = _NO_CODE.sub("", code.partition(";")[0])
    if _DAY.search(bare) or _TIME.search(bare):
        return Form("", bool(_DAY.search(bare)), bool(_TIME.search(bare)))
    return Form(code.partition(";")[0])


def shown(value: str, form: Form, *, since_1904: bool = False) -> str:
    """Return the number *value* as a cell of this *form* shows it, days and times as ISO 8601 has them.

    Args:
        value: as the file holds it.
        form: of the cell.
        since_1904: whether days count from 1904 and not from 1900.

    Raises:
        ValueError: it is no number.
        OverflowError: it is a day that no calendar has.
    """
    number = float(value)
    if form.day or form.time:
        return _moment(number, form, since_1904=since_1904)
    if not (found := _PLAIN.fullmatch(form.code)):
        return f"{number:.15g}".upper() if number != int(number) or abs(number) >= 10**15 else str(int(number))
    thousands, fixed, free, percent = found.groups(default="")
    exact = Decimal(value.strip()) * (100 if percent else 1)
    rounded = exact.quantize(Decimal(1).scaleb(-len(fixed + free)), ROUND_HALF_UP)
    whole, point, decimals = f"{rounded:{',' if thousands else ''}f}".partition(".")
    kept = decimals[: len(fixed)] + decimals[len(fixed) :].rstrip("0")
    return f"{whole}{point if kept else ''}{kept}{percent}"


def _moment(number: float, form: Form, *, since_1904: bool) -> str:
    if not since_1904:
        number -= 1462 if number >= 60 else 1461  # 1900 was no leap year, but its 29 February is counted
    moment = datetime(1904, 1, 1) + timedelta(seconds=round(number * 86_400))  # noqa: DTZ001 - cells know no time zone
    if not form.day:
        return moment.time().isoformat()
    return moment.isoformat(sep=" ") if form.time else moment.date().isoformat()
