"""Fitting what units cost: right pairs are aligned, what stands together is counted, and again from the counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from aligntrans.names import alphabet
from aligntrans.names.spelling import spell

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Places = NDArray[np.int64]

UNITS = alphabet.COUNT
AT_ONCE = 1024
NEVER = -1e6
LEFT_OVER = -7.0
"""Log odds: units before the first match that score less were left out of the other name, and are not counted."""
MOST_MATCH, LEAST_MATCH = 5.0, -4.0
MOST_GAP, LEAST_GAP = -0.1, -5.0
FEW = 0.05
"""Added to every count of two units."""
CONTEXT_FEW = 20
"""How often a unit must stand beside another for its own counts to weigh as much as those of the unit alone."""
CONTEXT_SHARE = 0.8
"""How much a neighbour says: there are two, and they say in part the same."""


@dataclass(frozen=True, slots=True)
class Table:
    """What is fitted, in log odds."""

    match: Floats
    before: Floats
    """A unit against nothing, by the unit before it: (before, unit)."""
    after: Floats
    """What is to be added by the unit after it: (unit, after)."""


class Names:
    """Names as units, with what stands beside each."""

    def __init__(self, names: Sequence[str]) -> None:
        spelled = spell(names)
        self.units = spelled.units.astype(np.int64)
        self.lengths = spelled.lengths
        edge = np.zeros((len(names), 1), np.int64)
        before = np.where(spelled.starts, 0, np.concatenate((edge, self.units[:, :-1]), axis=1))
        ends = np.concatenate((spelled.starts[:, 1:], np.ones((len(names), 1), np.bool_)), axis=1)
        after = np.where(ends, 0, np.concatenate((self.units[:, 1:], edge), axis=1))
        self.before = before * UNITS + self.units
        self.after = self.units * UNITS + after

    def gaps(self, table: Table, rows: Places, width: int) -> Floats:
        """Return what each unit scores against nothing: (units, names)."""
        found = table.before.ravel()[self.before[rows, :width]] + table.after.ravel()[self.after[rows, :width]]
        return np.where(self.units[rows, :width] > 0, np.clip(found, LEAST_GAP, MOST_GAP), 0).T


@dataclass(frozen=True, slots=True)
class Aligned:
    """The best alignments of some pairs."""

    one: Places
    other: Places
    gaps: tuple[Floats, Floats]
    matched: tuple[Places, Places, Places]
    """Pair, place in the first name, place in the second."""


def aligned(names: Names, pairs: Places, table: Table) -> Iterator[Aligned]:
    """Yield the best alignments of *pairs*, some at a time."""
    order = np.lexsort((names.lengths[pairs[:, 1]], names.lengths[pairs[:, 0]]))
    for start in range(0, len(order), AT_ONCE):
        one, other = pairs[order[start : start + AT_ONCE]].T
        width, height = int(names.lengths[one].max()), int(names.lengths[other].max())
        gaps = names.gaps(table, one, width), names.gaps(table, other, height)
        first, second = names.units[one, :width].T, names.units[other, :height].T
        yield Aligned(one, other, gaps, _paths(_cells(first, second, *gaps, table)))


def _cells(first: Places, second: Places, first_gaps: Floats, second_gaps: Floats, table: Table) -> Floats:
    """Return what the best alignment up to each cell has over none: (first + 1, second + 1, pairs)."""
    cells = np.zeros((len(first) + 1, len(second) + 1, first.shape[1]))
    flat = table.match.ravel()
    for place, unit in enumerate(first):
        gain = flat[unit * UNITS + second] - first_gaps[place] - second_gaps
        gain[:, unit == 0] = NEVER
        gain[second == 0] = NEVER
        row = cells[place + 1]
        np.maximum(cells[place, 1:], gain + cells[place, :-1], out=row[1:])
        for lower in range(1, len(row)):
            np.maximum(row[lower], row[lower - 1], out=row[lower])
    return cells


def _paths(cells: Floats) -> tuple[Places, Places, Places]:
    """Return the matches of the best alignment of every pair."""
    width, height, count = cells.shape
    i, j, pair = np.full(count, width - 1), np.full(count, height - 1), np.arange(count)
    found: list[tuple[Places, Places, Places]] = []
    while len(pair):
        here = cells[i, j, pair]
        up = cells[i - 1, j, pair] == here
        left = ~up & (cells[i, j - 1, pair] == here)
        match = ~up & ~left
        found.append((pair[match], i[match] - 1, j[match] - 1))
        i, j = i - (up | match), j - (left | match)
        alive = (i > 0) & (j > 0)
        i, j, pair = i[alive], j[alive], pair[alive]
    one, other, third = (np.concatenate(each) for each in zip(*found, strict=True))
    return one, other, third


def started(names: Names, pairs: Places) -> Table:
    """Return a table from which units stand at like places of right pairs, against chance."""
    together = np.zeros(UNITS * UNITS)
    for start in range(0, len(pairs), AT_ONCE):
        one, other = pairs[start : start + AT_ONCE].T
        width, height = int(names.lengths[one].max()), int(names.lengths[other].max())
        first, second = names.units[one, :width], names.units[other, :height]
        places = [
            np.arange(units.shape[1]) / names.lengths[rows][:, None] for units, rows in ((first, one), (second, other))
        ]
        near = np.exp(-(((places[0][:, :, None] - places[1][:, None, :]) / 0.12) ** 2))
        near *= (first > 0)[:, :, None] & (second > 0)[:, None, :]
        both = first[:, :, None] * UNITS + second[:, None, :]
        together += np.bincount(both.ravel(), near.ravel(), UNITS * UNITS)
    return Table(_log_odds(together.reshape(UNITS, UNITS)), np.full((UNITS, UNITS), -1.0), np.zeros((UNITS, UNITS)))


def _log_odds(together: Floats) -> Floats:
    both = together + together.T + FEW
    share = both.sum(axis=1) / both.sum()
    return np.clip(np.log(both / both.sum() / share[:, None] / share), LEAST_MATCH, MOST_MATCH)


def refitted(names: Names, pairs: Places, table: Table, *, context: bool = True) -> Table:
    """Return the table counted anew from the best alignments of right *pairs* under *table*."""
    together = np.zeros(UNITS * UNITS)
    seen = {name: np.zeros(UNITS * UNITS) for name in ("before", "after")}
    alone = {name: np.zeros(UNITS * UNITS) for name in ("before", "after")}
    for part in aligned(names, pairs, table):
        pair, i, j = part.matched
        units = names.units[part.one[pair], i] * UNITS + names.units[part.other[pair], j]
        together += np.bincount(units, minlength=UNITS * UNITS)
        for rows, gaps, place in ((part.one, part.gaps[0], i), (part.other, part.gaps[1], j)):
            counted, unmatched = _standing(names.units[rows, : len(gaps)], gaps.T, pair, place)
            for name, beside in (("before", names.before), ("after", names.after)):
                codes = beside[rows, : len(gaps)]
                seen[name] += np.bincount(codes[counted], minlength=UNITS * UNITS)
                alone[name] += np.bincount(codes[counted & unmatched], minlength=UNITS * UNITS)
    shape = (UNITS, UNITS)
    before, after = (alone[name].reshape(shape) for name in ("before", "after"))
    all_before, all_after = (seen[name].reshape(shape) for name in ("before", "after"))
    chance = (before.sum(axis=0) + 0.5) / (all_before.sum(axis=0) + 5)  # (unit,)
    gap = np.clip(np.log(chance), LEAST_GAP, -0.3)
    by_before = np.log((before + CONTEXT_FEW * chance) / (all_before + CONTEXT_FEW)) - gap
    by_after = np.log((after + CONTEXT_FEW * chance[:, None]) / (all_after + CONTEXT_FEW)) - gap[:, None]
    share = CONTEXT_SHARE if context else 0.0
    return Table(_log_odds(together.reshape(shape)), gap + share * by_before, share * by_after)


def _standing(units: Places, gaps: Floats, pair: Places, place: Places) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Return which units count, and which are unmatched: (pairs, units).

    Those before the first match of a name and after its last do not count when they are so many that they were left
    out of the other name.
    """
    count, width = units.shape
    unmatched = units > 0
    unmatched[pair, place] = False
    first, last = np.full(count, width), np.full(count, -1)
    np.minimum.at(first, pair, place)
    np.maximum.at(last, pair, place)
    where = np.arange(width)
    counted = units > 0
    for edge in (where < first[:, None], where > last[:, None]):
        counted &= ~(edge & ((gaps * edge).sum(axis=1) < LEFT_OVER)[:, None])
    return counted, unmatched
