"""A date of a text: as much of it as the text says."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aligntrans.languages import Calendar
    from aligntrans.model import Span


@dataclass(frozen=True, slots=True)
class Date:
    """A day, month, year, decade or weekday, or the first of a range of them."""

    span: Span
    """In the original text, of a range the whole of it; era and weekday included, prepositions and clitics not."""
    calendar: Calendar
    year: int | None = None
    """Of a decade, its first. Negative before the common era, of which year -1 is the last."""
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    """Monday is 1. Only what the text says, never reckoned."""
    decade: bool = False
    weak: bool = False
    """Whether it may well be something else: four digits that nothing calls a year, a month whose name is a word."""
    swappable: bool = False
    """Whether day and month may be the other way about: 4/5/2021."""
    end: Date | None = None
    """Of a range, its last."""
    opening: Span | None = None
    """Of a range, where its first stands."""

    def split(self) -> tuple[Date, ...]:
        """Return the ends of a range as dates, or the date itself."""
        if self.end is None:
            return (self,)
        return replace(self, span=self.opening or self.span, end=None, opening=None), self.end
