"""Tables over pairs of pieces, kept only near a band: what adds up over a bead is a difference of four sums."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from aligntrans.aligners.bands import Band
    from aligntrans.aligners.evidence import Floats, Ints

LONGEST = 4
"""Most pieces of one side of a bead."""
AREA = 1 << 20
"""Cells of a window that are worked on at once."""

Fill = Callable[[slice, slice], NDArray[np.floating[Any]]]
"""Returns the values of a window: rows of the first document, columns of the second."""


@dataclass(frozen=True)
class Reach:
    """Which cells (pieces i, j) some bead that starts in the band may hold: starts[i] <= j < stops[i]."""

    starts: Ints
    """(n,) never falling."""
    stops: Ints
    """(n,) never falling."""

    @classmethod
    def of(cls, band: Band) -> Reach:
        """Return the cells of the beads of *band*."""
        n, m = band.shape
        rows = np.arange(n)
        return cls(band.lows[np.maximum(0, rows - LONGEST + 1)], np.minimum(m, band.stops[rows] - 1 + LONGEST))

    @classmethod
    def of_rungs(cls, band: Band) -> Reach:
        """Return the rungs of *band*, and those that its beads go over."""
        rows = np.arange(len(band.lows))
        return cls(band.lows[np.maximum(0, rows - LONGEST)], np.minimum(band.stops[-1], band.stops[rows] + LONGEST))

    @property
    def sizes(self) -> Ints:
        """(n,) cells of each row."""
        return np.maximum(0, self.stops - self.starts)

    def columns(self, rows: slice) -> slice:
        """Return the columns that a run of rows reaches."""
        if rows.start >= rows.stop:
            return slice(0, 0)
        return slice(int(self.starts[rows].min()), int(self.stops[rows].max()))

    def rows(self, columns: slice) -> slice:
        """Return the rows that reach some of a run of columns."""
        first = int(np.searchsorted(self.stops, columns.start, "right"))
        return slice(first, max(first, int(np.searchsorted(self.starts, columns.stop, "left"))))

    def windows(self, most: int | None = None) -> list[tuple[slice, slice]]:
        """Return windows of *most* rows that hold all cells, none much larger than AREA."""
        found, start, n = [], 0, len(self.starts)
        while start < n:
            stop = min(n, start + (most or n))
            while stop - start > 1 and (stop - start) * (self.stops[stop - 1] - self.starts[start]) > AREA:
                stop = start + (stop - start + 1) // 2
            found.append((slice(start, stop), self.columns(slice(start, stop))))
            start = stop
        return found

    def every(self) -> tuple[Ints, Ints]:
        """Return row and column of every cell."""
        rows = np.repeat(np.arange(len(self.starts)), self.sizes)
        before = np.cumsum(self.sizes) - self.sizes
        return rows, np.arange(len(rows)) - np.repeat(before - self.starts, self.sizes)

    def cells(self, rows: slice) -> tuple[Ints, Ints]:
        """Return row and column of every cell in some rows, and of the place after each row's last."""
        sizes = self.sizes[rows] + 1
        firsts = np.concatenate([[0], np.cumsum(sizes)[:-1]]) if len(sizes) else sizes
        owners = np.repeat(np.arange(rows.start, rows.stop), sizes)
        return owners, np.arange(int(sizes.sum())) - np.repeat(firsts - self.starts[rows], sizes)


@dataclass(frozen=True)
class Strip:
    """A table over the cells of a reach, as sums along its rows."""

    reach: Reach
    sums: Floats
    """(cells and one more a row,) sums of a row's cells before each."""
    offsets: Ints
    """(n,) such that the sum before (i, j) is at offsets[i] + j."""

    @classmethod
    def of(cls, reach: Reach, fill: Fill) -> Strip:
        """Return the strip whose values *fill* gives."""
        sizes = reach.sizes + 1
        offsets = np.concatenate([[0], np.cumsum(sizes)[:-1]]) - reach.starts if len(sizes) else sizes
        sums = np.zeros(int(sizes.sum()))
        at = 0
        for rows, columns in reach.windows():
            window = np.zeros((rows.stop - rows.start, columns.stop - columns.start + 1))
            np.cumsum(fill(rows, columns), 1, out=window[:, 1:])
            i, j = reach.cells(rows)
            sums[at : at + len(i)] = window[i - rows.start, j - columns.start]
            at += len(i)
        return cls(reach, sums, offsets)

    @classmethod
    def of_cells(cls, reach: Reach, rows: Ints, columns: Ints, values: Floats) -> Strip:
        """Return the strip with *values* added up at some cells, zero elsewhere; cells out of reach are dropped."""
        sizes = reach.sizes + 1
        offsets = np.concatenate([[0], np.cumsum(sizes)[:-1]]) - reach.starts if len(sizes) else sizes
        inside = (columns >= reach.starts[rows]) & (columns < reach.stops[rows])
        rows, columns = rows[inside], columns[inside]
        cells = np.bincount(offsets[rows] + columns + 1, values[inside], int(sizes.sum()))
        running = np.cumsum(cells)
        before = running[offsets + reach.starts] if len(sizes) else running
        return cls(reach, running - np.repeat(before, sizes), offsets)

    def window(self, rows: slice, columns: slice) -> Floats:
        """Return (rows, columns): the values of a window, zero out of reach."""
        inside = np.arange(columns.start, columns.stop + 1)[None]
        clipped = np.clip(inside, self.reach.starts[rows][:, None], self.reach.stops[rows][:, None])
        return np.diff(self.sums[self.offsets[rows][:, None] + clipped], axis=1)

    def at(self, rows: Ints, columns: Ints) -> Floats:
        """Return the value of each cell, zero out of reach."""
        inside = (columns >= self.reach.starts[rows]) & (columns < self.reach.stops[rows])
        places = self.offsets[rows] + np.where(inside, columns, self.reach.starts[rows])
        return np.where(inside, self.sums[np.minimum(places + 1, len(self.sums) - 1)] - self.sums[places], 0.0)


@dataclass(frozen=True)
class Cells:
    """Several tables over the cells of a reach, cell by cell."""

    reach: Reach
    values: NDArray[np.float32]
    """(cells, tables)"""
    offsets: Ints
    """(n,) such that cell (i, j) is at offsets[i] + j."""

    @classmethod
    def laid_out(cls, reach: Reach, values: NDArray[np.float32]) -> Cells:
        """Return the tables of *values*, (cells, tables), row by row."""
        sizes = reach.sizes
        offsets = np.concatenate([[0], np.cumsum(sizes)[:-1]]) - reach.starts if len(sizes) else sizes
        return cls(reach, values, offsets)

    def at(self, rows: Ints, columns: Ints) -> NDArray[np.float32]:
        """Return (tables, places): the values of each cell, those of the nearest one in its row out of reach."""
        rows = np.minimum(rows, len(self.offsets) - 1)
        columns = np.clip(columns, self.reach.starts[rows], self.reach.stops[rows] - 1)
        return self.values[np.minimum(self.offsets[rows] + columns, len(self.values) - 1)].T


@dataclass(frozen=True)
class Rectangles:
    """Sums of a strip over what beads hold that start at some rungs."""

    sums: Floats
    """(longest + 1, longest + 1, rungs): the sum over the first 0, 1, ... rows and columns from each rung."""

    @classmethod
    def of(cls, strip: Strip, rows: Ints, columns: Ints, longest: int = LONGEST) -> Rectangles:
        """Return the sums at the rungs (*rows*, *columns*), in reach."""
        sums = np.zeros((longest + 1, longest + 1, len(rows)))
        if n := len(strip.reach.starts):
            steps = np.arange(longest + 1)[:, None]
            at = np.minimum(rows + steps[:-1], n - 1)
            first, stop = strip.reach.starts[at][:, None], strip.reach.stops[at][:, None]
            before = strip.sums[strip.offsets[at][:, None] + np.clip(columns + steps, first, stop)]
            np.cumsum(before - before[:, :1], 0, out=sums[1:])
        return cls(sums)

    def over(self, x: Ints, y: Ints, rungs: Ints) -> Floats:
        """Return (beads,): the sum over x rows and y columns from some of the rungs."""
        return self.sums[x, y, rungs]

    def part(self, i: Ints | int, j: Ints | int, x: Ints | int, y: Ints | int, rungs: Ints) -> Floats:
        """Return (beads,): the sum over x rows and y columns from row i and column j, counted from some rungs."""
        sums = self.sums
        return sums[i + x, j + y, rungs] - sums[i, j + y, rungs] - sums[i + x, j, rungs] + sums[i, j, rungs]

    def cell(self, i: Ints | int, j: Ints | int, rungs: Ints) -> Floats:
        """Return (beads,): the value at row i and column j alone, counted from some rungs."""
        return self.part(i, j, 1, 1, rungs)
