"""A semi-Markov conditional random field over beads: sums over all alignments, and the best one.

A rung (i, j) is a border before piece i of the first document and piece j of the second. An alignment is a path of
rungs from (0, 0) to (n, m); a bead of type (x, y) goes from (i, j) to (i + x, j + y). Only rungs inside a band are
looked at. The only dependence inside a row of rungs is leaving pieces of the second document alone, and that is an
accumulate: no loop over cells.

Pieces that are left alone at one place could stand in any order, and all orders are one alignment. So that it counts
once, those of the first document come before those of the second.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from aligntrans.aligners.bands import BEAD_TYPES, Band
from aligntrans.aligners.strips import Reach, Strip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from aligntrans.aligners.bands import BeadType
    from aligntrans.aligners.evidence import Floats, Ints

NOTHING = -1e30
FAINT = 1e-6
"""Probabilities below are left out of links."""


@dataclass(frozen=True)
class Scores:
    """Logarithmic weights of everything that a path can do."""

    beads: Floats
    """(bead types, rungs) the bead that starts at that rung, for the first of BEAD_TYPES; NOTHING where it cannot."""
    leave_first: Floats
    """(n,) leaving a piece of the first document alone."""
    leave_second: Floats
    """(m,) same for the second."""
    band: Band

    @property
    def size(self) -> tuple[int, int]:
        """How many pieces each document has."""
        return len(self.leave_first), len(self.leave_second)

    def of(self, i: int, j: int, bead: BeadType) -> float:
        """Return the score of one bead that has something on both sides; NOTHING outside the band."""
        rung = self.band.number(i, j)
        return NOTHING if rung is None else float(self.beads[BEAD_TYPES.index(bead), rung])

    def part(self, rows: range, columns: range) -> Scores:
        """Return the scores of a stretch of both documents alone; of its rungs, those in the band."""
        n, m = len(rows), len(columns)
        here = slice(rows.start, rows.stop + 1)
        lows = self.band.lows[here] - columns.start
        if lows[0] > 0 or lows[-1] > m:  # it begins or ends left of the band: there has to be a way to leave all alone
            lows = np.minimum(lows, 0)
        band = Band.around(lows, self.band.stops[here] - columns.start, m)
        numbers = self.band.numbers(band.rows + rows.start, band.columns + columns.start)
        beads = np.concatenate([self.beads, np.full((len(self.beads), 1), NOTHING)], 1)[:, numbers]
        for place, (x, y) in enumerate(BEAD_TYPES[: len(beads)]):
            beads[place, (band.rows + x > n) | (band.columns + y > m)] = NOTHING
        return Scores(
            beads,
            self.leave_first[rows.start : rows.stop],
            self.leave_second[columns.start : columns.stop],
            band,
        )

    def taken(self, order: Ints) -> Scores:
        """Return the scores with the pieces of the second document in another order; the band has to be full.

        No bead holds a seam in its inside. Right where a piece's score does not hang on its neighbours: with blocks.
        """
        n, m = self.size
        beads = np.full((len(self.beads), n + 1, m + 1), NOTHING)
        own = self.beads.reshape(beads.shape)
        for place, (_, y) in enumerate(BEAD_TYPES[: len(beads)]):
            starts = order[: max(0, m - y + 1)]
            whole = np.all([order[step : len(starts) + step] == starts + step for step in range(y)], axis=0)
            beads[place][:, : len(starts)] = np.where(whole[None], own[place][:, starts], NOTHING)
        return Scores(beads.reshape(len(beads), -1), self.leave_first, self.leave_second[order], self.band)

    @cached_property
    def steps(self) -> Floats:
        """(steps, rungs + 1) scores of STEPS from each rung; the last column is for places outside the band."""
        alone = np.append(self.leave_first, NOTHING)[self.band.rows]
        return np.concatenate([np.vstack([self.beads, alone]), np.full((len(self.beads) + 1, 1), NOTHING)], 1)

    @cached_property
    def columns(self) -> Floats:
        """(rungs,) the score of leaving alone all pieces of the second document before a rung."""
        return np.concatenate([[0.0], np.cumsum(self.leave_second)])[self.band.columns]

    @property
    def before(self) -> Ints:
        """(steps, rungs) the rung that each step comes from."""
        return self.band.before(len(self.beads))

    @property
    def after(self) -> Ints:
        """(steps, rungs) the rung that each step leads to."""
        return self.band.after(len(self.beads))

    def sources(self) -> Ints:
        """Return (rungs, steps): the rung that each step comes from, in a table of all rungs and then all again.

        The second half is for paths that do not come there by leaving a piece of the second document alone: so come
        those that leave one of the first alone.
        """
        found: Ints = self.before.T.copy()
        found[:, -1] += len(self.band) + 1
        return found

    def incoming(self) -> Floats:
        """Return (steps, rungs): the score of the step that ends at each rung."""
        return np.take_along_axis(self.steps, self.before, 1)


@dataclass(frozen=True)
class Posteriors:
    """Probability of everything that a path can do, over all paths."""

    beads: Floats
    """(bead types, rungs) as in Scores."""
    leave_first: Floats
    """(n,)"""
    leave_second: Floats
    """(m,)"""
    rungs: Floats
    """(rungs,) that the path goes through each rung."""
    total: float
    """Logarithm of the sum over all paths."""
    band: Band

    def of(self, i: int, j: int, bead: BeadType) -> float:
        """Return the probability of one bead, 0 outside the band; of a null bead, that it is left alone anywhere."""
        if bead == (1, 0):
            return float(self.leave_first[i])
        if bead == (0, 1):
            return float(self.leave_second[j])
        rung = self.band.number(i, j)
        return 0.0 if rung is None else float(self.beads[BEAD_TYPES.index(bead), rung])


def posteriors(scores: Scores) -> Posteriors:
    """Return the probability of every bead and null bead by sums forward and backward."""
    n, m = scores.size
    band = scores.band
    (forward, linked), (backward, closed) = _forward(scores), _backward(scores)
    total = forward[len(band) - 1]
    beads = forward[:-1] + scores.beads
    beads += backward[scores.after[:-1]]
    np.exp(beads - total, out=beads)
    alone = np.append(scores.leave_first, NOTHING)[band.rows]
    first = np.exp(np.minimum(0, linked[:-1] + alone + backward[scores.after[-1]] - total))
    alone = np.append(scores.leave_second, NOTHING)[band.columns]
    stays = band.columns + 1 < band.stops[band.rows]
    second = np.where(stays, np.exp(np.minimum(0, forward[:-1] + alone + np.append(closed[1:-1], 0) - total)), 0)
    rungs = np.exp(linked + backward - total) + np.exp(forward + closed - total) - np.exp(linked + closed - total)
    leave_first: Floats = np.bincount(band.rows, first, n + 1)[:n].astype(np.float64)
    leave_second: Floats = np.bincount(band.columns, second, m + 1)[:m].astype(np.float64)
    return Posteriors(
        beads,
        leave_first,
        leave_second,
        np.clip(rungs[:-1], 0, 1),
        float(total),
        band,
    )


def links(found: Posteriors) -> Strip:
    """Return the probabilities that two pieces belong to one bead."""
    rows, columns, values = [], [], []
    for (x, y), row in zip(BEAD_TYPES, found.beads, strict=False):
        at = np.flatnonzero(row > FAINT)
        for i in range(x):
            for j in range(y):
                rows.append(found.band.rows[at] + i)
                columns.append(found.band.columns[at] + j)
                values.append(row[at])
    return Strip.of_cells(Reach.of(found.band), np.concatenate(rows), np.concatenate(columns), np.concatenate(values))


def best_path(scores: Scores) -> list[tuple[int, int, BeadType]]:
    """Return the path of the highest total as (i, j, type), types (1, 0) and (0, 1) for null beads."""
    both = np.full(2 * (len(scores.band) + 1), NOTHING)
    totals, linked = both[: len(scores.band) + 1], both[len(scores.band) + 1 :]
    moves, alone = np.empty(len(scores.band), np.int8), np.zeros(len(scores.band), np.bool_)
    incoming, before = scores.incoming().T.copy(), scores.sources()
    for number, row in enumerate(scores.band.slices):
        reached = both.take(before[row])
        reached += incoming[row]
        moves[row] = reached.argmax(1)
        best = reached.max(1)
        if number == 0:
            best[0] = 0
        linked[row] = totals[row] = best
        if len(best) > 1:
            along = scores.columns[row]
            level = np.maximum.accumulate(best - along)
            alone[row] = level > best - along + 1e-9
            totals[row] = level + along
    return _trace(moves, alone, scores.band, (*BEAD_TYPES[: len(scores.beads)], (1, 0)))


def weight_of(scores: Scores, path: Sequence[tuple[int, int, BeadType]]) -> float:
    """Return the logarithm of the weight of a path."""
    total = 0.0
    for i, j, bead in path:
        if all(bead):
            total += scores.of(i, j, bead)
        else:
            total += float(scores.leave_first[i] if bead[0] else scores.leave_second[j])
    return total


def _trace(
    moves: NDArray[np.int8], alone: NDArray[np.bool_], band: Band, steps: Sequence[BeadType]
) -> list[tuple[int, int, BeadType]]:
    """Return the path back from the end.

    Args:
        moves: (rungs,) which of *steps* comes to each rung from an earlier row.
        alone: (rungs,) whether leaving a piece of the second document alone is better than that.
        band: the rungs.
        steps: beads, and leaving a piece of the first document alone.
    """
    i, j = band.shape
    path: list[tuple[int, int, BeadType]] = []
    bead: BeadType | None = None
    while i or j:
        number = band.starts[i] + j - band.lows[i]
        # Before a piece of the first document is left alone, none of the second is.
        bead = (0, 1) if alone[number] and bead != (1, 0) else steps[moves[number]]
        i, j = i - bead[0], j - bead[1]
        path.append((i, j, bead))
    return path[::-1]


def _forward(scores: Scores) -> tuple[Floats, Floats]:
    """Return (rungs + 1,) twice: the logarithm of the sum over all paths from the start to each rung.

    And over those that do not come there by leaving a piece of the second document alone.
    """
    both = np.full(2 * (len(scores.band) + 1), NOTHING)
    table, linked = both[: len(scores.band) + 1], both[len(scores.band) + 1 :]
    incoming, before = scores.incoming().T.copy(), scores.sources()
    for number, row in enumerate(scores.band.slices):
        reached = both.take(before[row])
        reached += incoming[row]
        here = np.logaddexp.reduce(reached, 1)
        if number == 0:
            here[0] = 0
        linked[row] = here
        table[row] = _left_alone(here, scores.columns[row])
    return table, linked


def _backward(scores: Scores) -> tuple[Floats, Floats]:
    """Return (rungs + 1,) twice: the same from each rung to the end.

    And over the paths that may follow when a piece of the second document was left alone just before.
    """
    table, closed = np.full((2, len(scores.band) + 1), NOTHING)
    outgoing, after = scores.steps[:, :-1].T.copy(), scores.after.T.copy()
    for number, row in enumerate(reversed(scores.band.slices)):
        reached = table.take(after[row])
        reached += outgoing[row]
        here = np.logaddexp.reduce(reached[:, :-1], 1)
        if number == 0:
            here[-1] = 0
        here = _left_alone(here[::-1], -scores.columns[row][::-1])[::-1]
        closed[row] = here
        table[row] = np.logaddexp(here, reached[:, -1])
    return table, closed


def _left_alone(row: Floats, along: Floats) -> Floats:
    """Return the sums of a row with all ways to leave pieces of the second document alone on the way along it."""
    return np.logaddexp.accumulate(row - along) + along if len(row) > 1 else row
