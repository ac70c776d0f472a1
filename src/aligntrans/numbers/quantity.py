"""A value at a place of a text, while it is being put together."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Quantity:
    """A value and where it stands in the flat text."""

    values: tuple[Fraction, ...]
    """Readings, the likeliest first."""
    start: int
    end: int
    after: int
    """The place behind it."""
    spelled: bool
    ordinal: bool = False
    weak: bool = False
    scale: int = 1
    """The greatest scale that it is given in."""

    @property
    def value(self) -> Fraction:
        return self.values[0]

    def times(self, scale: int) -> Quantity:
        """Return this so many times."""
        return replace(self, values=tuple(value * scale for value in self.values), scale=self.scale * scale, weak=False)

    def plus(self, other: Quantity | Fraction, end: int, after: int) -> Quantity:
        """Return the sum, which ends at *end* of the flat text, before the place *after*."""
        if isinstance(other, Quantity):
            readings, spelled, ordinal = other.value, other.spelled, other.ordinal
        else:
            readings, spelled, ordinal = other, True, False
        return replace(
            self,
            values=tuple(value + readings for value in self.values),
            end=end,
            after=after,
            spelled=self.spelled and spelled,
            ordinal=ordinal,
            weak=False,
        )
