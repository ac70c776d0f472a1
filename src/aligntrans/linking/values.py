"""Numbers and dates that two texts have in common, and those that stand in one alone."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, TypeVar

from aligntrans import dates, languages, numbers
from aligntrans.dates import Date
from aligntrans.model import overlap
from aligntrans.numbers import Number

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from aligntrans.languages import Language

Value = TypeVar("Value", Number, Date)
MOST_PAIRS = 100_000
"""Of two texts with more, which are tables and no sentences, values are not matched."""
Pairs = list[tuple[Value, Value]]
KEPT = 1 << 14
"""Texts whose values are kept for whoever asks next: what is linked is checked soon after, some thousand units on."""
LONG, LONG_KEPT = 2_000, 64
"""Characters from which a text is long, and long texts whose values are kept."""


@dataclass(frozen=True, slots=True)
class Values:
    """The numbers and dates of a text; what may be both is in both."""

    numbers: tuple[Number, ...]
    dates: tuple[Date, ...]

    @classmethod
    def of(cls, text: str, language: Language) -> Values:
        """Return the numbers and dates of *text*; a number inside a date that is surely one is not counted."""
        found = tuple(chain.from_iterable(date.split() for date in dates.find(text, language)))
        counted = chain.from_iterable(number.split() for number in numbers.find(text, language))
        if not found:
            return cls(tuple(counted), ())
        sure = frozenset(place for date in found if not date.weak for place in date.span)
        return cls(tuple(one for one in counted if sure.isdisjoint(one.span)), found)


def values(text: str, tag: str) -> Values:
    """Return the numbers and dates of *text*, read once.

    Raises:
        LanguageError: *tag* is none.
    """
    return (_values if len(text) <= LONG else _long_values)(text, tag)


def _read(text: str, tag: str) -> Values:
    return Values.of(text, languages.of(tag))


_values = lru_cache(maxsize=KEPT)(_read)
_long_values = lru_cache(maxsize=LONG_KEPT)(_read)


@dataclass(frozen=True, slots=True)
class Compared:
    """The values of two texts side by side."""

    numbers: Pairs[Number]
    dates: Pairs[Date]


def compared(first: str, first_tag: str, second: str, second_tag: str) -> Compared:
    """Return which values of two texts are the same.

    Raises:
        LanguageError: a tag is none.
    """
    return compare(values(first, first_tag), values(second, second_tag))


def compare(first: Values, second: Values) -> Compared:
    """Return which values of two texts are the same, each at most once, dates before numbers."""
    if not (first.dates or second.dates):
        return Compared(matched(first.numbers, second.numbers, _agree), [])
    same = matched(first.dates, second.dates, dates.agree)
    left = [
        [number for number in values.numbers if not any(overlap(number.span, pair[side].span) for pair in same)]
        for side, values in enumerate((first, second))
    ]
    return Compared(matched(left[0], left[1], _agree), same)


def _agree(first: Number, second: Number) -> bool:
    doubtful = first.weak and second.weak and not (first.ordinal and second.ordinal)
    return not doubtful and numbers.agree(first, second)


def _unlike(first: Number | Date, second: Number | Date) -> bool:
    """Return whether two values are written in different ways: in two calendars, in words and in digits."""
    if isinstance(first, Date) or isinstance(second, Date):
        return getattr(first, "calendar", None) is not getattr(second, "calendar", None)
    return first.spelled != second.spelled


def matched(
    first: Sequence[Value], second: Sequence[Value], agree: Callable[[Value, Value], bool]
) -> list[tuple[Value, Value]]:
    """Return pairs that agree, each value in one pair at most.

    Those that are written in the same way come first, then those at about the same place of their texts.
    """
    if not 0 < len(first) * len(second) <= MOST_PAIRS:
        return []
    found = [
        (_unlike(one, other), _distance(i, len(first), j, len(second)), i, j)
        for i, one in enumerate(first)
        for j, other in enumerate(second)
        if agree(one, other)
    ]
    pairs, taken = [], (set[int](), set[int]())
    for _, _, i, j in sorted(found):
        if i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            pairs.append((i, j))
    return [(first[i], second[j]) for i, j in sorted(pairs)]


def _distance(i: int, n: int, j: int, m: int) -> float:
    """Return how far apart two places are, in shares of their texts."""
    return abs((i + 0.5) / n - (j + 0.5) / m)
