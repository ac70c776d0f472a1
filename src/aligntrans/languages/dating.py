"""What the program knows of how a language writes dates, month names aside: data, no grammar."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from aligntrans.languages.folding import fold_list

if TYPE_CHECKING:
    from collections.abc import Mapping


T = TypeVar("T")


class Era(StrEnum):
    """What counts the years."""

    COMMON = "common"
    BEFORE_COMMON = "before-common"
    JALALI = "jalali"
    HIJRI = "hijri"


def by_name(names: Mapping[T, str]) -> dict[str, T]:
    """Return meaning by folded name; in *names* the names of a meaning are parted by commas."""
    return {name: meaning for meaning, texts in names.items() for name in fold_list(texts)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Dating:
    """The words of dates, folded, without article and clitics."""

    weekdays: Mapping[str, int] = field(default_factory=dict)
    """Monday is 1, as in ISO 8601."""
    short_weekdays: Mapping[str, int] = field(default_factory=dict)
    """Abbreviations, which stand for a day only beside a day of a month."""
    days: Mapping[str, int] = field(default_factory=dict)
    """Days of a month in words: the twenty-first."""
    of: frozenset[str] = frozenset()
    """Between the parts of a date: ``of``, month, year."""
    month_words: frozenset[str] = frozenset()
    """Before or behind the name of a month."""
    year_words: frozenset[str] = frozenset()
    """Before a year: year, in that year."""
    prepositions: frozenset[str] = frozenset()
    """Before a year or a month, and seldom before another number of four digits."""
    short_year_words: frozenset[str] = frozenset()
    """Of them, those behind which a year may have two digits."""
    month_first: bool = False
    """Whether a month stands before its day even when no year follows."""
    eras: Mapping[str, Era] = field(default_factory=dict)
    risky_months: frozenset[str] = frozenset()
    """Names of months that are common words: months only beside a day, a year or a word for month."""
    months_with_year: frozenset[str] = frozenset()
    """Of them, those that are months only beside a year or a word for month: Farsi May, also a prefix of verbs."""
    no_day_after: frozenset[str] = frozenset()
    """Words behind which an ordinal is no day of the month: the second half of March."""
    decades: Mapping[str, int] = field(default_factory=dict)
    """Decades in one word, as years of a century: nineties, 90."""
    decade_words: frozenset[str] = frozenset()
    """Before the year of a decade."""
    decade_numbers: Mapping[str, int] = field(default_factory=dict)
    """Behind `decade_words`: Farsi seventy."""
    decade_endings: frozenset[str] = frozenset()
    """Behind digits: the ``s`` of 1990s."""
    centuries: Mapping[str, int] = field(default_factory=dict)
    """First year of a century by phrase, behind `decades`."""


NO_DATING = Dating()
