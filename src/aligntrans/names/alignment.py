"""The best alignment of two names, unit by unit, for many pairs at once; how its score is read is in `similarity`.

A score is the sum of what the matched units say for the names being one, and of what the unmatched say against it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from aligntrans.names.weights import NEVER

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from aligntrans.names.spelling import Spelled
    from aligntrans.names.weights import Weights

AT_ONCE = 2048
"""Pairs that are aligned together: their tables then stay in a processor's cache."""
LEAST_GAP, MOST_GAP = -100, -2
"""What a unit against nothing scores at least and at most: sums then fit into 16 bits."""


@dataclass(frozen=True, slots=True)
class Side:
    """One name of each pair; the arrays are (units, pairs), or (units, 1) for a name that all pairs share."""

    units: NDArray[np.intp]
    gaps: NDArray[np.int16]
    """What each unit scores when it stands against nothing; 0 where there is none."""


class Prepared:
    """Names ready to be aligned."""

    def __init__(self, spelled: Spelled, weights: Weights) -> None:
        self.lengths = spelled.lengths
        self.units = spelled.units  # (names, units)
        self.gaps = _gaps(spelled, weights)  # (names, units)

    def only(self, names: NDArray[np.int64]) -> Prepared:
        """Return those *names* alone."""
        found = object.__new__(Prepared)
        found.lengths, found.units, found.gaps = self.lengths[names], self.units[names], self.gaps[names]
        return found

    def take(self, names: NDArray[np.int64]) -> Side:
        """Return those *names*, as long as the longest of them."""
        longest = int(self.lengths[names].max(initial=0))
        units, gaps = self.units[names, :longest], self.gaps[names, :longest]
        return Side(np.ascontiguousarray(units.T).astype(np.intp), np.ascontiguousarray(gaps.T))


def _gaps(spelled: Spelled, weights: Weights) -> NDArray[np.int16]:
    inside = np.arange(spelled.units.shape[1]) < spelled.lengths[:, None]
    units, starts = spelled.units[inside].astype(np.intp), spelled.starts[inside]
    edge = np.zeros(min(1, len(units)), np.intp)
    before = np.where(starts, 0, np.concatenate((edge, units[:-1])))
    after = np.where(np.concatenate((starts[1:], edge == 0)), 0, np.concatenate((units[1:], edge)))
    size = len(weights.match)
    found = weights.before.ravel().take(before * size + units) + weights.after.ravel().take(units * size + after)
    gaps = np.zeros(inside.shape, np.int16)
    gaps[inside] = np.clip(found, LEAST_GAP, MOST_GAP)
    return gaps


def pair_scores(first: Prepared, second: Prepared, pairs: NDArray[np.int64], weights: Weights) -> NDArray[np.int32]:
    """Return the score of each of *pairs*, rows of (name of *first*, name of *second*)."""
    found = np.zeros(len(pairs), np.int32)
    order = np.lexsort((second.lengths[pairs[:, 1]], first.lengths[pairs[:, 0]]))
    for start in range(0, len(order), AT_ONCE):
        chunk = order[start : start + AT_ONCE]
        found[chunk] = _align(first.take(pairs[chunk, 0]), second.take(pairs[chunk, 1]), weights)
    return found


def matrix_scores(first: Prepared, second: Prepared, weights: Weights) -> NDArray[np.int32]:
    """Return the score of every name of *first* against every one of *second*: (first, second)."""
    if len(first.lengths) > len(second.lengths):  # one name of the first is taken at a time
        return matrix_scores(second, first, weights).T
    found = np.zeros((len(first.lengths), len(second.lengths)), np.int32)
    order = np.argsort(second.lengths, kind="stable")
    for start in range(0, len(order), AT_ONCE // 2):
        chunk = order[start : start + AT_ONCE // 2]
        side = second.take(chunk)
        for name in range(len(found)):
            found[name, chunk] = _align(first.take(np.array([name])), side, weights)
    return found


def _align(first: Side, second: Side, weights: Weights) -> NDArray[np.int32]:
    """Return the best score of each pair.

    Cells hold what an alignment so far has over one that matches nothing: only matches change them, so a cell is the
    best of its neighbours. What comes before the first match and after the last is then held against `left_over`.
    """
    height, count = second.units.shape
    least = np.int16(weights.left_over)
    above = np.cumsum(second.gaps, axis=0, dtype=np.int16)  # (height, pairs): gaps up to and with each unit
    total = above[-1] if height else np.zeros(count, np.int16)
    beside = np.cumsum(first.gaps, axis=0, dtype=np.int16)
    whole = beside[-1] if len(beside) else np.zeros(first.gaps.shape[1], np.int16)
    row = np.zeros((height + 1, count), np.int16)
    np.maximum(least - above, 0, out=row[1:])
    best = np.full(count, NEVER, np.int16)
    size = weights.match.shape[1]
    flat = weights.match.ravel()
    shared = first.units.shape[1] == 1
    for place, (unit, gap) in enumerate(zip(first.units, first.gaps, strict=True)):
        gain = weights.match[unit[0]].take(second.units) if shared else flat.take(unit * size + second.units)
        gain -= second.gaps
        gain -= gap
        gain += row[:-1]
        row[0] = np.maximum(least - beside[place], 0)
        np.maximum(row[1:], gain, out=row[1:])
        for lower in range(1, height + 1):
            np.maximum(row[lower], row[lower - 1], out=row[lower])
        np.maximum(best, row[-1] + beside[place], out=best)
    ends = row.copy()
    ends[1:] += above
    part = np.maximum(best.astype(np.int32) + total, ends.max(axis=0).astype(np.int32) + whole) + least
    found: NDArray[np.int32] = np.maximum(part, row[-1].astype(np.int32) + total + whole)
    return found
