"""Some rungs of a grid, with sums over what beads hold that start there."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from aligntrans.aligners.strips import LONGEST, Rectangles

if TYPE_CHECKING:
    from aligntrans.aligners.evidence import Floats, Ints
    from aligntrans.aligners.grid import Grid

COVERAGE_FLOOR = 0.1
"""Added to a share before its logarithm is taken."""


class Places:
    """Some rungs of a grid, with sums over what beads hold that start there."""

    def __init__(self, grid: Grid, rows: Ints, columns: Ints) -> None:
        self.grid = grid
        self.rows = rows
        self.columns = columns
        self.known: dict[tuple[str, int, int], Floats] = {}
        """Features that were worked out before, by group and type of bead."""

    def of(self, grid: Grid) -> Places:
        """Return the same rungs of a grid that differs in what other documents say alone."""
        found = Places(grid, self.rows, self.columns)
        found.known = self.known
        return found

    def __len__(self) -> int:
        return len(self.rows)

    @cached_property
    def numbers(self) -> Rectangles:
        """Weight of shared numbers."""
        return Rectangles.of(self.grid.numbers.shared, self.rows, self.columns)

    @cached_property
    def words(self) -> Rectangles:
        """Weight of shared words."""
        return Rectangles.of(self.grid.words.shared, self.rows, self.columns)

    @cached_property
    def support(self) -> tuple[Rectangles, Rectangles] | None:
        """What other documents say of links, over the pieces of a bead, and of borders, over its rungs."""
        said = self.grid.support
        if said is None:
            return None
        return (
            Rectangles.of(said.links, self.rows, self.columns),
            Rectangles.of(said.borders, self.rows, self.columns, LONGEST + 1),
        )

    @cached_property
    def _dots(self) -> Rectangles:
        return Rectangles.of(self.grid.all_dots[1, 1], self.rows, self.columns)

    @cached_property
    def _coverage(self) -> tuple[list[Floats], list[Floats]]:
        """For both sides, by pieces of the bead: (2, 4, places), the least share held, and the sum of logarithms."""
        first, second = self.grid.coverage
        found: tuple[list[Floats], list[Floats]] = ([], [])
        for step in range(LONGEST):
            shares = first.at(self.rows + step, self.columns), second.at(self.columns + step, self.rows)
            for side, share in enumerate(shares):
                here = np.stack([share, np.log(COVERAGE_FLOOR + share)])
                if step:
                    before = found[side][-1]
                    here = np.stack([np.minimum(before[0], here[0]), before[1] + here[1]])
                found[side].append(here)
        return found

    def coverage(self, x: int, y: int) -> tuple[Floats, Floats]:
        """Return how much of the pieces in the bead the other side holds, word by word, (places,) each.

        First the least share of a piece, then the sum of the logarithms of the shares.
        """
        first, second = self._coverage
        a, b = first[x - 1][:, y - 1], second[y - 1][:, x - 1]
        return np.minimum(a[0], b[0]), a[1] + b[1]

    def dots(self, x: int, y: int, i: int = 0, j: int = 0) -> Floats:
        """Return the products of the vectors of runs of x pieces from row + i and of y from column + j."""
        if len(self.grid.all_dots) == 1:
            sums = self._dots.sums
            return sums[i + x, j + y] - sums[i, j + y] - sums[i + x, j] + sums[i, j]
        n, m = self.grid.band.shape
        rows, columns = np.minimum(self.rows + i, n - 1), np.minimum(self.columns + j, m - 1)
        return self.grid.all_dots[x, y].at(rows, columns)
