"""A number of a text, and when two of them are the same."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from aligntrans.languages.currencies import FAMILIES

if TYPE_CHECKING:
    from fractions import Fraction

    from aligntrans.model import Span

LABELS = frozenset({"section", "time"})
"""Units whose numbers are nothing without them."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number and what it counts. Signs are not read: a fall of 5 and -5 are both 5."""

    span: Span
    """In the original text: digits or words, magnitude, currency, percent sign; no clitics, no ``between``."""
    low: Fraction
    high: Fraction
    """Above `low` in a range, otherwise equal to it."""
    unit: str = ""
    """``%``, ``‰``, an ISO 4217 code, a family of currencies (``dinar``), ``time``, ``section`` or nothing."""
    ordinal: bool = False
    spelled: bool = False
    """Whether it is written in words alone."""
    weak: bool = False
    """Whether its word means something else more often than not: ``one``, ``second``."""
    also: tuple[Fraction, ...] = ()
    """Other values that the same spelling stands for: of 1.234, one thousand two hundred and thirty-four."""
    label: str = ""
    """Of a section number, the whole of it: ``2.1.3``."""
    ends: tuple[Span, ...] = ()
    """Of a range, where its two ends stand."""

    def split(self) -> tuple[Number, ...]:
        """Return the ends of a range as numbers, or the number itself."""
        if not self.ends:
            return (self,)
        values = (self.low, self.high)
        return tuple(
            replace(self, span=span, low=value, high=value, also=(), ends=())
            for span, value in zip(self.ends, values, strict=True)
        )


def agree(first: Number, second: Number) -> bool:
    """Return whether the two may translate each other: equal values, in any of their readings, of units that fit.

    A missing unit fits any other, and ``dinar`` that of every country; percent, times and section numbers are their
    own. An ordinal fits its cardinal, for languages differ in which of them they use, and a full hour its number.
    """
    if first.label != second.label:
        return False
    if not _units_fit(first.unit, second.unit) and not _is_full_hour(first, second):
        return False
    if (first.low, first.high) == (second.low, second.high):
        return True
    if first.ends or second.ends:
        return False
    return not {first.low, *first.also}.isdisjoint({second.low, *second.also})


def _is_full_hour(first: Number, second: Number) -> bool:
    """Return whether one is 8:00 and the other may be 8."""
    return {first.unit, second.unit} == {"time", ""} and first.low.denominator == second.low.denominator == 1


def _units_fit(first: str, second: str) -> bool:
    if first == second:
        return True
    if {first, second} & LABELS:
        return False
    return (
        not first
        or not second
        or second in FAMILIES.get(first, frozenset())
        or first in FAMILIES.get(second, frozenset())
    )
