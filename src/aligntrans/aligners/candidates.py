"""Beads of a grid that are looked at, and sums over what they hold: what features are made of."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from aligntrans.aligners.bands import BEAD_TYPES
from aligntrans.aligners.strips import LONGEST, Rectangles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aligntrans.aligners.bands import BeadType
    from aligntrans.aligners.evidence import Floats, Ints
    from aligntrans.aligners.grid import Grid
    from aligntrans.aligners.strips import Cells

COVERAGE_FLOOR = 0.1
"""Added to a share before its logarithm is taken."""
SIZES = np.array(BEAD_TYPES)


@dataclass(frozen=True)
class Candidates:
    """Beads of any types that start at some rungs."""

    grid: Grid
    starts: tuple[Ints, Ints]
    """Rows and columns of the rungs, (rungs,) each."""
    rungs: Ints
    """(beads,) at which of them each bead starts."""
    x: Ints
    """(beads,) how many pieces of the first document each holds."""
    y: Ints
    """(beads,) same of the second."""
    known: dict[str, Sequence[Floats]] = field(default_factory=dict)
    """Features that were worked out before, by the first name of their group."""

    @classmethod
    def of(cls, grid: Grid, beads: Sequence[tuple[int, int, BeadType]]) -> Candidates:
        """Return the candidates (i, j, type)."""
        table = np.array([(i, j, *bead) for i, j, bead in beads], np.int64).reshape(-1, 4)
        rows, columns, x, y = table.T
        return cls(grid, (rows, columns), np.arange(len(table)), x, y)

    @classmethod
    def of_types(cls, grid: Grid, starts: tuple[Ints, Ints], rungs: Ints, types: Ints) -> Candidates:
        """Return the candidates of some BEAD_TYPES, given by number, (beads,)."""
        return cls(grid, starts, rungs, SIZES[types, 0], SIZES[types, 1])

    def heard(self, grid: Grid) -> Candidates:
        """Return the same beads of a grid that differs in what other documents say alone."""
        return Candidates(grid, self.starts, self.rungs, self.x, self.y, self.known)

    def __len__(self) -> int:
        return len(self.rungs)

    @cached_property
    def rows(self) -> Ints:
        """(beads,) the row that each starts in."""
        return self.starts[0][self.rungs]

    @cached_property
    def columns(self) -> Ints:
        """(beads,) the column that each starts in."""
        return self.starts[1][self.rungs]

    @cached_property
    def firsts(self) -> tuple[Ints, Ints]:
        """(beads,) the first piece of each side."""
        first, second = self.grid.sides
        return first.at(self.rows), second.at(self.columns)

    @cached_property
    def lasts(self) -> tuple[Ints, Ints]:
        """(beads,) the last piece of each side."""
        first, second = self.grid.sides
        return first.at(self.rows + self.x - 1), second.at(self.columns + self.y - 1)

    @cached_property
    def numbers(self) -> Floats:
        """(beads,) weight of shared numbers."""
        return Rectangles.of(self.grid.numbers.shared, *self.starts).over(self.x, self.y, self.rungs)

    @cached_property
    def words(self) -> Floats:
        """(beads,) weight of shared words."""
        return Rectangles.of(self.grid.words.shared, *self.starts).over(self.x, self.y, self.rungs)

    @cached_property
    def support(self) -> tuple[Floats, Floats, Floats, Floats] | None:
        """What other documents say: links in the bead; borders at its start, at its end, and between, (beads,) each."""
        said = self.grid.support
        if said is None:
            return None
        links = Rectangles.of(said.links, *self.starts)
        borders = Rectangles.of(said.borders, *self.starts, LONGEST + 1)
        start, end = borders.cell(0, 0, self.rungs), borders.cell(self.x, self.y, self.rungs)
        between = borders.over(self.x + 1, self.y + 1, self.rungs) - start - end
        return links.over(self.x, self.y, self.rungs), start, end, between

    @cached_property
    def coverage(self) -> tuple[Floats, Floats]:
        """How much of the pieces in the bead the other side holds, word by word, (beads,) each.

        First the least share of a piece, then the sum of the logarithms of the shares.
        """
        first, second = self.grid.coverage
        rows, columns = self.starts
        least_a, logs_a = _shares(first, rows, columns)
        least_b, logs_b = _shares(second, columns, rows)
        a, b = (self.x - 1, self.y - 1, self.rungs), (self.y - 1, self.x - 1, self.rungs)
        return np.minimum(least_a[a], least_b[b]), logs_a[a] + logs_b[b]

    @cached_property
    def _dots(self) -> Rectangles:
        return Rectangles.of(self.grid.all_dots[1, 1], *self.starts)

    def dots(self, x: Ints | int, y: Ints | int, i: Ints | int = 0, j: Ints | int = 0) -> Floats:
        """Return the products of the vectors of runs of x pieces from row + i and of y from column + j, (beads,)."""
        if len(self.grid.all_dots) == 1:
            return self._dots.part(i, j, x, y, self.rungs)
        n, m = self.grid.band.shape
        rows, columns = np.minimum(self.rows + i, n - 1), np.minimum(self.columns + j, m - 1)
        x, y = np.broadcast_to(x, len(self)), np.broadcast_to(y, len(self))
        found = np.zeros(len(self))
        for size, strip in self.grid.all_dots.items():
            here = (x == size[0]) & (y == size[1])
            found[here] = strip.at(rows[here], columns[here])
        return found


def _shares(cells: Cells, pieces: Ints, others: Ints) -> tuple[Floats, Floats]:
    """Return (4, 4, rungs) twice, by pieces of both sides less one: the least share, and the sum of logarithms."""
    shares = np.stack([cells.at(pieces + step, others) for step in range(LONGEST)])
    return np.minimum.accumulate(shares, 0), np.cumsum(np.log(COVERAGE_FLOOR + shares), 0)
