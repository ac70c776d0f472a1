"""Features times weights: the score of every bead in a band, and what each feature adds to the score of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from aligntrans.aligners.bands import BEAD_TYPES
from aligntrans.aligners.candidates import Candidates
from aligntrans.aligners.features import FEATURES, NULL_FEATURES, values
from aligntrans.aligners.lattice import NOTHING, Scores

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aligntrans.aligners.bands import Band, BeadType
    from aligntrans.aligners.evidence import Floats
    from aligntrans.aligners.grid import Grid
    from aligntrans.aligners.weights import Weights


def score(grid: Grid, weights: Weights, breaks: tuple[Sequence[int], Sequence[int]] = ((), ())) -> Scores:
    """Return the score of every bead in the band of *grid*.

    Args:
        breaks: per document, rungs that no bead may hold in its inside.
    """
    band = grid.band
    names = [name for name in FEATURES if weights.features.get(name)]
    of_types = np.array([weights.type(x, y) for x, y in BEAD_TYPES[: weights.count]])
    beads = np.full((weights.count, len(band)), NOTHING)
    for types, rungs, candidates in grid.candidates(weights.count):
        total = of_types[types]
        for name, array in values(candidates, names).items():
            total += weights.features[name] * array
        beads[types, rungs] = total
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
    names = [name for name, weight in weights.features.items() if weight]
    places = [number for number, (_, _, (x, y)) in enumerate(beads) if x and y]
    found: list[dict[str, float]] = [{} for _ in beads]
    arrays = values(Candidates.of(grid, [beads[place] for place in places]), names)
    rows = zip(*[(weights.features[name] * array).tolist() for name, array in arrays.items()], strict=True)
    for place, row in zip(places, rows, strict=True):
        found[place] = {name: value for name, value in zip(arrays, row, strict=True) if value}
        if weight := weights.type(*beads[place][2]):
            found[place]["bead-type"] = weight
    return found
