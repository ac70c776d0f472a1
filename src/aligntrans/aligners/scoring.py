"""Features times weights: the score of every bead in a band, and what each feature adds to the score of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from aligntrans.aligners.bands import BEAD_TYPES
from aligntrans.aligners.features import FEATURES, NULL_FEATURES, table, values
from aligntrans.aligners.lattice import NOTHING, Scores
from aligntrans.aligners.places import Places

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aligntrans.aligners.bands import Band, BeadType
    from aligntrans.aligners.evidence import Floats, Ints
    from aligntrans.aligners.grid import Grid
    from aligntrans.aligners.weights import Weights


def score(grid: Grid, weights: Weights, breaks: tuple[Sequence[int], Sequence[int]] = ((), ())) -> Scores:
    """Return the score of every bead in the band of *grid*.

    Args:
        breaks: per document, rungs that no bead may hold in its inside.
    """
    band = grid.band
    names = [name for name in FEATURES if weights.features.get(name)]
    vector = np.array([weights.features.get(name, 0.0) for name in FEATURES])
    types = BEAD_TYPES[: weights.count]
    beads = np.empty((len(types), len(band)))
    for part, places in grid.places():
        for number, (x, y) in enumerate(types):
            beads[number, part] = vector @ table(places, x, y, names) + weights.type(x, y)
    beads[band.after(len(types))[:-1] == len(band)] = NOTHING
    if grid.possible is not None:
        beads[~grid.possible] = NOTHING
    _forbid(beads, band, breaks)
    return Scores(beads, null_scores(grid, weights, 0), null_scores(grid, weights, 1), band)


def _forbid(beads: Floats, band: Band, breaks: tuple[Sequence[int], Sequence[int]]) -> None:
    for side, starts in enumerate((band.rows, band.columns)):
        for seam in breaks[side]:
            for number, bead in enumerate(BEAD_TYPES[: len(beads)]):
                beads[number, (starts < seam) & (seam < starts + bead[side])] = NOTHING


def null_scores(grid: Grid, weights: Weights, side: int) -> Floats:
    """Return (n,) the score of leaving each piece of one side alone."""
    total = np.zeros(grid.pairing.shape[side])
    for name, weight in weights.nulls.items():
        if weight:
            total += weight * NULL_FEATURES[name](grid, side)
    return total


def reasons(grid: Grid, weights: Weights, beads: Sequence[tuple[int, int, BeadType]]) -> list[dict[str, float]]:
    """Return for every bead what each feature adds to its score, if anything; nothing for null beads."""
    found: list[dict[str, float]] = [{} for _ in beads]
    names = [name for name, weight in weights.features.items() if weight]
    for x, y in BEAD_TYPES:
        numbers = [number for number, bead in enumerate(beads) if bead[2] == (x, y)]
        if not numbers:
            continue
        rows: Ints = np.array([beads[number][0] for number in numbers])
        columns: Ints = np.array([beads[number][1] for number in numbers])
        arrays = values(Places(grid, rows, columns), x, y, names)
        columns_of_values = [(weights.features[name] * array).tolist() for name, array in arrays.items()]
        for number, *row in zip(numbers, *columns_of_values, strict=True):
            found[number] = {name: value for name, value in zip(arrays, row, strict=True) if value}
            if weight := weights.type(x, y):
                found[number]["bead-type"] = weight
    return found
