"""Features times weights: the scores that the lattice sums over, and the reasons that a bead is given."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from aligntrans.aligners.features import BEAD_TYPES, FEATURES, NULL_FEATURES, Window
from aligntrans.aligners.lattice import NOTHING, Band, Scores

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aligntrans.aligners.evidence import Floats
    from aligntrans.aligners.features import BeadType, Pairing
    from aligntrans.aligners.weights import Weights

ROWS_AT_ONCE = 256


def score(
    pairing: Pairing,
    weights: Weights,
    band: Band | None = None,
    breaks: tuple[Sequence[int], Sequence[int]] = ((), ()),
) -> Scores:
    """Return the score of every bead inside *band* (every rung, without one).

    Args:
        breaks: per document, rungs that no bead may hold in its inside.
    """
    n, m = len(pairing.first), len(pairing.second)
    band = band or Band.full(n, m)
    beads = {}
    for x, y in BEAD_TYPES:
        if x <= n and y <= m:
            beads[x, y] = _banded(pairing, weights, (x, y), band)
            _forbid(beads[x, y], (x, y), band, breaks)
    return Scores(beads, null_scores(pairing, weights, 0), null_scores(pairing, weights, 1), band)


def _banded(pairing: Pairing, weights: Weights, bead: BeadType, band: Band) -> Floats:
    rows, columns = len(pairing.first) - bead[0] + 1, len(pairing.second) - bead[1] + 1
    values = np.full((rows, band.width), NOTHING)
    for start in range(0, rows, ROWS_AT_ONCE):
        stop = min(rows, start + ROWS_AT_ONCE)
        low, high = int(band.lows[start]), min(columns, int(band.lows[stop - 1]) + band.width)
        if low >= high:
            continue
        found = combined(pairing, weights, bead, Window(slice(start, stop), slice(low, high)))
        for i in range(start, stop):
            offset = int(band.lows[i]) - low
            width = max(0, min(band.width, high - low - offset))
            values[i, :width] = found[i - start, offset : offset + width]
    return values


def combined(pairing: Pairing, weights: Weights, bead: BeadType, window: Window) -> Floats:
    """Return the score of beads of one type that start in *window*."""
    shape = window.rows.stop - window.rows.start, window.columns.stop - window.columns.start
    total = np.full(shape, weights.type(*bead))
    for name, weight in weights.features.items():
        if weight:
            total = total + weight * FEATURES[name](pairing, bead, window)
    return total


def null_scores(pairing: Pairing, weights: Weights, side: int) -> Floats:
    """Return (n,) the score of leaving each piece of one side alone."""
    evidence = (pairing.first, pairing.second)[side]
    total = np.zeros(len(evidence))
    for name, weight in weights.nulls.items():
        total += weight * NULL_FEATURES[name](evidence)
    return total


def _forbid(values: Floats, bead: BeadType, band: Band, breaks: tuple[Sequence[int], Sequence[int]]) -> None:
    for place in breaks[0]:
        values[max(0, place - bead[0] + 1) : place] = NOTHING
    for place in breaks[1]:
        for start in range(max(0, place - bead[1] + 1), place):
            for i in range(len(values)):
                if 0 <= start - band.lows[i] < band.width:
                    values[i, start - band.lows[i]] = NOTHING


def reasons(pairing: Pairing, weights: Weights, i: int, j: int, bead: BeadType) -> dict[str, float]:
    """Return what each feature adds to the score of one bead that has something on both sides, if anything."""
    window = Window(slice(i, i + 1), slice(j, j + 1))
    found = {
        name: float(weight * FEATURES[name](pairing, bead, window)[0, 0])
        for name, weight in weights.features.items()
        if weight
    }
    found["bead-type"] = weights.type(*bead)
    return {name: value for name, value in found.items() if value}
