"""A semi-Markov conditional random field over beads: sums over all alignments, and the best one.

A rung (i, j) is a border before piece i of the first document and piece j of the second. An alignment is a path of
rungs from (0, 0) to (n, m); a bead of type (x, y) goes from (i, j) to (i + x, j + y). Only rungs inside a band are
looked at, so that time and memory grow with its area. The only dependence inside a row of rungs is leaving pieces of
the second document alone, and that is an accumulate: no loop over cells.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from aligntrans.aligners.evidence import Floats, Ints
    from aligntrans.aligners.features import BeadType

NOTHING = -1e30
LEAVE_FIRST, LEAVE_SECOND = -1, -2


@dataclass(frozen=True)
class Band:
    """Which rungs are looked at: in row i, those of columns lows[i] to lows[i] + width - 1."""

    lows: Ints
    """(n + 1,) never falling."""
    width: int
    columns: int
    """m + 1, how many rungs a row has in all."""

    @property
    def is_full(self) -> bool:
        """Whether every rung is in it."""
        return self.width == self.columns

    @classmethod
    def full(cls, n: int, m: int) -> Band:
        """Return the band that holds every rung."""
        return cls(np.zeros(n + 1, np.int64), m + 1, m + 1)


@dataclass(frozen=True)
class Scores:
    """Logarithmic weights of everything that a path can do."""

    beads: Mapping[BeadType, Floats]
    """By type (x, y): (n - x + 1, band width), the bead that starts at that rung; NOTHING where it cannot."""
    leave_first: Floats
    """(n,) leaving a piece of the first document alone."""
    leave_second: Floats
    """(m,) same for the second."""
    band: Band

    @property
    def size(self) -> tuple[int, int]:
        """How many pieces each document has."""
        return len(self.leave_first), len(self.leave_second)

    def part(self, rows: range, columns: range) -> Scores:
        """Return the scores of a stretch of both documents alone, every rung of it."""
        n, m = len(rows), len(columns)
        beads = {}
        for (x, y), values in self.beads.items():
            if x <= n and y <= m:
                part = np.full((n - x + 1, m + 1), NOTHING)
                for i in range(n - x + 1):
                    low = int(self.band.lows[rows.start + i])
                    start = max(columns.start, low)
                    stop = min(columns.stop - y + 1, low + self.band.width)
                    if start < stop:
                        cells = values[rows.start + i, start - low : stop - low]
                        part[i, start - columns.start : stop - columns.start] = cells
                beads[x, y] = part
        return Scores(
            beads,
            self.leave_first[rows.start : rows.stop],
            self.leave_second[columns.start : columns.stop],
            Band.full(n, m),
        )

    def taken(self, order: Ints) -> Scores:
        """Return the scores with the pieces of the second document in another order; the band has to be full.

        No bead holds a seam in its inside. Right where a piece's score does not hang on its neighbours: with blocks.
        """
        beads = {}
        for (x, y), values in self.beads.items():
            starts = order[: len(order) - y + 1]
            whole = np.all([order[step : len(order) - y + 1 + step] == starts + step for step in range(y)], axis=0)
            beads[x, y] = np.full_like(values, NOTHING)
            beads[x, y][:, : len(starts)] = np.where(whole[None], values[:, starts], NOTHING)
        return Scores(beads, self.leave_first, self.leave_second[order], self.band)


@dataclass(frozen=True)
class Posteriors:
    """Probability of everything that a path can do, over all paths."""

    beads: Mapping[BeadType, Floats]
    """As in Scores."""
    leave_first: Floats
    """(n,)"""
    leave_second: Floats
    """(m,)"""
    first_at: Floats
    """(n, band width) leaving piece i of the first document alone at that rung."""
    second_at: Floats
    """(n + 1, band width) leaving the piece after that rung of the second document alone, in row i."""
    total: float
    """Logarithm of the sum over all paths."""


def posteriors(scores: Scores) -> Posteriors:
    """Return the probability of every bead and null bead by sums forward and backward."""
    n, m = scores.size
    band, leave_second = scores.band, _columns(scores)
    forward, backward = _forward(scores, leave_second), _backward(scores, leave_second)
    total = forward[n, m - band.lows[n]]
    beads = {}
    for (x, y), values in scores.beads.items():
        found = np.zeros_like(values)
        for i in range(n - x + 1):
            source, target = _overlap(band, i, i + x, y)
            found[i, source] = np.exp(forward[i, source] + values[i, source] + backward[i + x, target] - total)
        beads[x, y] = found
    first_at = np.zeros((n, band.width))
    for i in range(n):
        source, target = _overlap(band, i, i + 1, 0)
        first_at[i, source] = np.exp(forward[i, source] + scores.leave_first[i] + backward[i + 1, target] - total)
    second_at = np.zeros((n + 1, band.width))
    steps = leave_second[:, 1:] - leave_second[:, :-1]
    second_at[:, :-1] = np.exp(np.minimum(0, forward[:, :-1] + steps + backward[:, 1:] - total))
    second = np.zeros(m + band.width)
    for i in range(n + 1):
        second[band.lows[i] : band.lows[i] + band.width] += second_at[i]
    return Posteriors(beads, first_at.sum(1), second[:m], first_at, second_at, float(total))


def links(found: Posteriors, band: Band) -> Floats:
    """Return (n, m): the probability that two pieces belong to one bead."""
    n, m = len(found.leave_first), len(found.leave_second)
    table = np.zeros((n, m))
    for (x, y), values in found.beads.items():
        for i in range(x):
            for j in range(y):
                if band.is_full:
                    table[i : n - x + 1 + i, j : m - y + 1 + j] += values[:, : m - y + 1]
                    continue
                for row in range(n - x + 1):
                    low = int(band.lows[row])
                    stop = max(0, min(band.width, m - y + 1 - low))
                    table[row + i, low + j : low + j + stop] += values[row, :stop]
    return np.minimum(1, table)


def best_path(scores: Scores) -> list[tuple[int, int, BeadType]]:
    """Return the path of the highest total as (i, j, type), types (1, 0) and (0, 1) for null beads."""
    n, m = scores.size
    band, leave_second, types = scores.band, _columns(scores), list(scores.beads)
    totals = np.full((n + 1, band.width), NOTHING)
    moves = np.zeros((n + 1, band.width), np.int16)
    for i in range(n + 1):
        row, move = np.full(band.width, NOTHING), np.full(band.width, LEAVE_SECOND, np.int16)
        if i == 0:
            row[0] = 0
        for place, (x, y) in enumerate(types):
            if i >= x:
                source, target = _overlap(band, i - x, i, y)
                _take_better(row, move, target, totals[i - x, source] + scores.beads[x, y][i - x, source], place)
        if i:
            source, target = _overlap(band, i - 1, i, 0)
            _take_better(row, move, target, totals[i - 1, source] + scores.leave_first[i - 1], LEAVE_FIRST)
        reached = np.maximum.accumulate(row - leave_second[i]) + leave_second[i]
        move[reached > row + 1e-9] = LEAVE_SECOND
        totals[i], moves[i] = np.maximum(reached, row), move
    return _trace(moves, types, band, n, m)


def weight_of(scores: Scores, path: list[tuple[int, int, BeadType]]) -> float:
    """Return the logarithm of the weight of a path."""
    total = 0.0
    for i, j, (x, y) in path:
        if x and y:
            total += float(scores.beads[x, y][i, j - scores.band.lows[i]])
        else:
            total += float(scores.leave_first[i] if x else scores.leave_second[j])
    return total


def _take_better(row: Floats, move: NDArray[np.int16], where: slice, values: Floats, place: int) -> None:
    better = values > row[where]
    row[where][better] = values[better]
    move[where][better] = place


def _trace(
    moves: NDArray[np.int16], types: list[BeadType], band: Band, n: int, m: int
) -> list[tuple[int, int, BeadType]]:
    path, i, j = [], n, m
    while i or j:
        move = int(moves[i, j - band.lows[i]])
        x, y = {LEAVE_FIRST: (1, 0), LEAVE_SECOND: (0, 1)}.get(move) or types[move]
        i, j = i - x, j - y
        path.append((i, j, (x, y)))
    return path[::-1]


def _columns(scores: Scores) -> Floats:
    """Return (n + 1, band width): the score of leaving alone all pieces of the second document before a rung."""
    m, band = len(scores.leave_second), scores.band
    running = np.concatenate([[0.0], np.cumsum(scores.leave_second)])
    places = band.lows[:, None] + np.arange(band.width)[None]
    sums: Floats = np.where(places <= m, running[np.minimum(places, m)], running[m] + NOTHING * (places > m))
    return sums


def _overlap(band: Band, i: int, target: int, y: int) -> tuple[slice, slice]:
    """Return the cells of row i, and of row *target*, between which a step of y columns stays inside the band."""
    shift = int(band.lows[i]) + y - int(band.lows[target])
    start, stop = max(0, -shift), min(band.width, band.width - shift)
    stop = max(start, stop)
    return slice(start, stop), slice(start + shift, stop + shift)


def _forward(scores: Scores, leave_second: Floats) -> Floats:
    n, _ = scores.size
    band = scores.band
    table = np.full((n + 1, band.width), NOTHING)
    for i in range(n + 1):
        row = np.full(band.width, NOTHING)
        if i == 0:
            row[0] = 0
        for (x, y), values in scores.beads.items():
            if i >= x:
                source, target = _overlap(band, i - x, i, y)
                row[target] = np.logaddexp(row[target], table[i - x, source] + values[i - x, source])
        if i:
            source, target = _overlap(band, i - 1, i, 0)
            row[target] = np.logaddexp(row[target], table[i - 1, source] + scores.leave_first[i - 1])
        table[i] = np.logaddexp.accumulate(row - leave_second[i]) + leave_second[i]
    return table


def _backward(scores: Scores, leave_second: Floats) -> Floats:
    n, m = scores.size
    band = scores.band
    table = np.full((n + 1, band.width), NOTHING)
    for i in range(n, -1, -1):
        row = np.full(band.width, NOTHING)
        if i == n:
            row[m - band.lows[n]] = 0
        for (x, y), values in scores.beads.items():
            if i + x <= n:
                source, target = _overlap(band, i, i + x, y)
                row[source] = np.logaddexp(row[source], table[i + x, target] + values[i, source])
        if i < n:
            source, target = _overlap(band, i, i + 1, 0)
            row[source] = np.logaddexp(row[source], table[i + 1, target] + scores.leave_first[i])
        summed = row + leave_second[i]
        table[i] = np.logaddexp.accumulate(summed[::-1])[::-1] - leave_second[i]
    return table
