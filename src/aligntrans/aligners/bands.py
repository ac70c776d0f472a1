"""Beads as steps from rung to rung, and bands: which rungs are looked at, so that time grows with their number."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from aligntrans.aligners.evidence import Ints


BeadType = tuple[int, int]
BEAD_TYPES: tuple[BeadType, ...] = (
    (1, 1),
    (1, 2),
    (2, 1),
    (2, 2),
    (1, 3),
    (3, 1),
    (2, 3),
    (3, 2),
    (1, 4),
    (4, 1),
    (3, 3),
    (2, 4),
    (4, 2),
    (3, 4),
    (4, 3),
    (4, 4),
)
"""Sizes of the beads that have something on both sides: up to four pieces each."""
STEPS: tuple[BeadType, ...] = (*BEAD_TYPES, (1, 0))
"""Moves from one row of rungs to a later one: all beads, and leaving a piece of the first document alone."""


@dataclass(frozen=True)
class Band:
    """The rungs (i, j) with lows[i] <= j < stops[i], numbered row by row."""

    lows: Ints
    """(n + 1,) first column of each row; never falling, 0 in the first row."""
    stops: Ints
    """(n + 1,) the column after the last; never falling, m + 1 in the last row, beyond the next row's first column."""

    @classmethod
    def full(cls, n: int, m: int) -> Band:
        """Return the band that holds every rung."""
        return cls(np.zeros(n + 1, np.int64), np.full(n + 1, m + 1, np.int64))

    @classmethod
    def around(cls, lows: Ints, stops: Ints, m: int) -> Band:
        """Return the least band that reaches from *lows* to *stops* in every row, (n + 1,) each, any integers."""
        lows = np.clip(np.maximum.accumulate(lows), 0, m)
        stops = np.clip(np.maximum.accumulate(stops), 1, m + 1)
        lows[0], stops[-1] = 0, m + 1
        lows = np.minimum.accumulate(lows[::-1])[::-1]
        stops[:-1] = np.maximum(stops[:-1], lows[1:] + 1)
        return cls(lows, np.maximum.accumulate(np.maximum(stops, lows + 1)))

    def narrowed(self, kept: NDArray[np.bool_], margin: int) -> Band:
        """Return a band around the rungs that are *kept*, (rungs,), widened by *margin* on both sides."""
        firsts = np.full(len(self.lows), self.stops[-1])
        lasts = np.zeros(len(self.lows), np.int64)
        np.minimum.at(firsts, self.rows[kept], self.columns[kept])
        np.maximum.at(lasts, self.rows[kept], self.columns[kept] + 1)
        lows = np.minimum.accumulate(firsts[::-1])[::-1] - margin  # a row that keeps nothing is between its neighbours
        stops = np.maximum.accumulate(lasts) + margin
        return Band.around(np.maximum(lows, self.lows), np.minimum(stops, self.stops), self.shape[1])

    @property
    def shape(self) -> tuple[int, int]:
        """How many pieces each document has."""
        return len(self.lows) - 1, int(self.stops[-1]) - 1

    @property
    def is_full(self) -> bool:
        """Whether every rung is in it."""
        return len(self) == (self.shape[0] + 1) * (self.shape[1] + 1)

    def __len__(self) -> int:
        return int(self.starts[-1])

    @cached_property
    def starts(self) -> Ints:
        """(n + 2,) number of the first rung of each row, and how many there are in all."""
        return np.concatenate([[0], np.cumsum(self.stops - self.lows)])

    @cached_property
    def rows(self) -> Ints:
        """(rungs,) row of each rung."""
        return np.repeat(np.arange(len(self.lows)), self.stops - self.lows)

    @cached_property
    def columns(self) -> Ints:
        """(rungs,) column of each rung."""
        return np.arange(len(self)) - np.repeat(self.starts[:-1] - self.lows, self.stops - self.lows)

    def numbers(self, rows: Ints, columns: Ints) -> Ints:
        """Return the numbers of the rungs at *rows*, *columns*; len(self) where a place is outside."""
        inside = rows < len(self.lows)
        rows = np.minimum(rows, len(self.lows) - 1)
        inside &= (columns >= self.lows[rows]) & (columns < self.stops[rows])
        return np.where(inside, self.starts[rows] + columns - self.lows[rows], len(self))

    def number(self, i: int, j: int) -> int | None:
        """Return the number of one rung, None when it is outside."""
        return int(self.starts[i] + j - self.lows[i]) if self.lows[i] <= j < self.stops[i] else None

    def after(self, types: int = len(BEAD_TYPES)) -> Ints:
        """Return (types + 1, rungs): the rung that each of STEPS leads to; one more than there are where it is outside.

        Args:
            types: how many of BEAD_TYPES there are.
        """
        if types not in self._after:
            steps = (*BEAD_TYPES[:types], STEPS[-1])
            self._after[types] = np.stack([self.numbers(self.rows + x, self.columns + y) for x, y in steps])
        return self._after[types]

    def before(self, types: int = len(BEAD_TYPES)) -> Ints:
        """Return (types + 1, rungs): the rung that each of STEPS comes from; see `after`."""
        if types not in self._before:
            found = np.full((types + 1, len(self) + 1), len(self))
            for source, target in zip(found, self.after(types), strict=True):
                source[target] = np.arange(len(self))
            self._before[types] = found[:, :-1]
        return self._before[types]

    @cached_property
    def _after(self) -> dict[int, Ints]:
        return {}

    @cached_property
    def _before(self) -> dict[int, Ints]:
        return {}

    @cached_property
    def slices(self) -> list[slice]:
        """(n + 1,) which rungs are in each row."""
        return [slice(start, stop) for start, stop in pairwise(self.starts.tolist())]
