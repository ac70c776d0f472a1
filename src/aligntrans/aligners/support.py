"""What third documents say of two: whether they link the same pieces, and have borders at the same places.

After the consistency step of ProbCons (Do et al. 2005), which adds up links alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from aligntrans.aligners.lattice import links
from aligntrans.aligners.strips import Reach, Strip

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from aligntrans.aligners.bands import Band
    from aligntrans.aligners.evidence import Floats
    from aligntrans.aligners.lattice import Posteriors

Pair = tuple[int, int]


@dataclass(frozen=True)
class Opinion:
    """What the lattice of two documents says by itself."""

    links: Strip
    """Probability that two pieces belong to one bead."""
    borders: Strip
    """Probability that the path goes through a rung."""
    alone: tuple[Floats, Floats]
    """Probability that a piece of each document is left alone."""

    @classmethod
    def of(cls, found: Posteriors) -> Opinion:
        """Return what *found* says."""
        reach = Reach(found.band.lows, found.band.stops)
        borders = Strip.of_cells(reach, found.band.rows, found.band.columns, found.rungs)
        return cls(links(found), borders, (found.leave_first, found.leave_second))


@dataclass(frozen=True)
class Opinions:
    """What the lattices of all pairs say, whichever document of a pair is asked first."""

    of: Mapping[Pair, Opinion]

    def alone(self, a: int, b: int) -> Floats:
        """Return (pieces of a,) the probability that b has nothing for each."""
        return self.of[a, b].alone[0] if a < b else self.of[b, a].alone[1]

    def through(self, name: str, a: int, third: int, b: int, rows: slice, columns: slice) -> Floats:
        """Return (rows, columns): the table *name* of a and the third, times that of the third and b."""
        reach = getattr(self.of[min(a, third), max(a, third)], name).reach
        middle = reach.columns(rows) if a < third else reach.rows(rows)
        return self._window(name, a, third, rows, middle) @ self._window(name, third, b, middle, columns)

    def weighted(self, a: int, b: int, values: Floats) -> Floats:
        """Return (pieces of a,) the sum of *values* of the pieces of b that each is linked to."""
        strip = self.of[min(a, b), max(a, b)].links
        found = np.zeros(len(self.alone(a, b)))
        for rows, columns in strip.reach.windows():
            window = strip.window(rows, columns)
            if a < b:
                found[rows] = window @ values[columns]
            else:
                found[columns] += values[rows] @ window
        return found

    def _window(self, name: str, a: int, b: int, rows: slice, columns: slice) -> Floats:
        if a < b:
            return getattr(self.of[a, b], name).window(rows, columns)
        return getattr(self.of[b, a], name).window(columns, rows).T


@dataclass(frozen=True)
class Support:
    """What third documents say of two, on average."""

    links: Strip
    """Probability that two pieces are linked to one piece of the third document."""
    borders: Strip
    """Probability that a rung is a border in the third document too; over rungs."""
    linked: tuple[Floats, Floats]
    """Probability that a piece of each side is linked to a third one that is linked to the other side."""
    left: tuple[Floats, Floats]
    """Probability that it is linked to a third one that the other side has nothing for."""
    alone: tuple[Floats, Floats]
    """Probability that the third document has nothing for it."""

    @classmethod
    def of(cls, band: Band, opinions: Opinions, a: int, b: int, thirds: Sequence[int]) -> Support:
        """Return what *thirds* say of a and b, whose lattice has this band."""
        cells, rungs = Reach.of(band), Reach.of_rungs(band)
        together = Strip.of(cells, _mean(opinions, "links", a, b, thirds))
        sums = _totals(together)
        return cls(
            together,
            Strip.of(rungs, _mean(opinions, "borders", a, b, thirds)),
            (np.minimum(1, sums[0]), np.minimum(1, sums[1])),
            (_left(opinions, a, b, thirds), _left(opinions, b, a, thirds)),
            (_alone(opinions, a, thirds), _alone(opinions, b, thirds)),
        )


def _mean(opinions: Opinions, name: str, a: int, b: int, thirds: Sequence[int]) -> Callable[[slice, slice], Floats]:
    def fill(rows: slice, columns: slice) -> Floats:
        found = [np.minimum(1, opinions.through(name, a, third, b, rows, columns)) for third in thirds]
        return np.mean(found, axis=0)

    return fill


def _totals(strip: Strip) -> tuple[Floats, Floats]:
    rows, columns = np.zeros(len(strip.reach.starts)), np.zeros(int(strip.reach.stops[-1]))
    for here, there in strip.reach.windows():
        window = strip.window(here, there)
        rows[here] = window.sum(1)
        columns[there] += window.sum(0)
    return rows, columns


def _left(opinions: Opinions, a: int, b: int, thirds: Sequence[int]) -> Floats:
    found = [np.minimum(1, opinions.weighted(a, third, opinions.alone(third, b))) for third in thirds]
    return np.mean(found, axis=0)


def _alone(opinions: Opinions, a: int, thirds: Sequence[int]) -> Floats:
    return np.mean([opinions.alone(a, third) for third in thirds], axis=0)
