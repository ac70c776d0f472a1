"""What the lattice of two documents says: scores, probabilities and the best path, found from coarse to fine."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from math import exp
from typing import TYPE_CHECKING

import numpy as np

from aligntrans.aligners.anchors import band_for
from aligntrans.aligners.bands import BEAD_TYPES
from aligntrans.aligners.candidates import SIZES
from aligntrans.aligners.grid import Grid
from aligntrans.aligners.lattice import best_path, posteriors, weight_of
from aligntrans.aligners.scoring import score
from aligntrans.aligners.strips import LONGEST, Reach, Rectangles, Strip
from aligntrans.model import Quality

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from aligntrans.aligners.bands import Band, BeadType
    from aligntrans.aligners.lattice import Posteriors, Scores
    from aligntrans.aligners.pairing import Pairing
    from aligntrans.aligners.star import Path
    from aligntrans.aligners.weights import Choice, Weights

    Breaks = tuple[Sequence[int], Sequence[int]]

UNLIKELY = 1e-4
"""Rungs that the path goes through with less than this, as the coarse lattice sees it, are not looked at again."""
MARGIN = 0
"""How far beyond the likely rungs is looked."""
UNLIKELY_RIVAL = 0.01
"""Rivals that are less likely are not named."""
CERTAIN = 1 - 1e-4
"""No bead is looked at that goes over a rung which is likelier than that. On TICO-19 made m:n, four of 6,697 beads are
lost that way; with 1e-3 in the place of 1e-4 ten, with 1e-6 none, and half as much again has to be compared."""


def possible(coarse: Posteriors, band: Band) -> NDArray[np.bool_]:
    """Return (bead types, rungs of *band*): which beads stay in the band and go over no rung that is certain."""
    reach = Reach.of_rungs(band)
    sure = np.flatnonzero(coarse.rungs > CERTAIN)
    found = band.after()[:-1] < len(band)
    if len(sure):
        certain = Strip.of_cells(reach, coarse.band.rows[sure], coarse.band.columns[sure], np.ones(len(sure)))
        over = Rectangles.of(certain, band.rows, band.columns, LONGEST + 1)
        types, rungs = np.nonzero(found)
        x, y = SIZES[types].T
        crossed = over.over(x + 1, y + 1, rungs) - over.cell(0, 0, rungs) - over.cell(x, y, rungs)
        found[types, rungs] = crossed < CERTAIN / 2
    return found


@dataclass(frozen=True)
class Solution:
    """What the lattice of two documents says."""

    grid: Grid
    weights: Weights
    scores: Scores
    posteriors: Posteriors
    path: Path

    @classmethod
    def of(cls, grid: Grid, weights: Weights, breaks: Breaks = ((), ())) -> Solution:
        """Return the solution of *grid*; no bead holds one of the *breaks* of its documents in its inside."""
        scores = score(grid, weights, breaks)
        return cls(grid, weights, scores, posteriors(scores), best_path(scores))

    @classmethod
    def found(cls, pairing: Pairing, choice: Choice, breaks: Breaks = ((), ())) -> Solution:
        """Return the solution of *pairing*, looked for where a coarse lattice says."""
        grid = Grid(pairing, band_for(pairing))
        if pairing.vectors is not None:
            coarse = posteriors(score(grid, choice.sets["coarse"], breaks))
            band = grid.band.narrowed(coarse.rungs > UNLIKELY, MARGIN)
            grid = grid.within(band, possible(coarse, band))
        return cls.of(grid, choice.of(grid), breaks)

    def inside(self, first: range, second: range) -> tuple[Path, float]:
        """Return the best path through a stretch of both documents, and the logarithm of its weight."""
        start, stop = (self._rungs.get((first.start, second.start)), self._rungs.get((first.stop, second.stop)))
        if start is not None and stop is not None:  # a part of the best path is the best path of its part
            return self.path[start:stop], self._weights[stop] - self._weights[start]
        part = self.scores.part(first, second)
        path = best_path(part)
        return [(first.start + i, second.start + j, bead) for i, j, bead in path], weight_of(part, path)

    @cached_property
    def _rungs(self) -> dict[tuple[int, int], int]:
        """How many beads of the path are before each of its rungs."""
        found = {(i, j): number for number, (i, j, _) in enumerate(self.path)}
        return {**found, self.scores.size: len(self.path)}

    @cached_property
    def _weights(self) -> list[float]:
        """Weight of the path's first 0, 1, ... beads."""
        return [0.0, *accumulate(weight_of(self.scores, [bead]) for bead in self.path)]

    def quality(self, i: int, j: int, bead: BeadType, why: dict[str, float], rival: str = "") -> Quality:
        """Return the quality of a bead: its posterior probability; of a null bead, that its piece is left alone."""
        confidence = min(1.0, max(0.0, self.posteriors.of(i, j, bead)))
        return Quality(confidence, self.similarity(i, j, bead), why, rival=rival)

    def rivals(self, beads: Sequence[tuple[int, int, BeadType]]) -> list[str]:
        """Return for every bead the likeliest other one that begins or ends where it does, such as ``2-1 at 0.12``."""
        found = []
        for i, j, bead in beads:
            others = self._around(i, j, bead) if self.posteriors.of(i, j, bead) < 1 - UNLIKELY_RIVAL else {}
            kind = max(others, key=lambda other: others[other], default="")
            found.append(f"{kind} at {min(1.0, others[kind]):.2f}" if kind and others[kind] > UNLIKELY_RIVAL else "")
        return found

    def _around(self, i: int, j: int, bead: BeadType) -> dict[str, float]:
        """Return the probabilities of the other beads that begin or end where a bead does, by type."""
        table, band, before = self.posteriors.beads, self.scores.band, self.scores.before
        x, y = bead
        start, end = band.number(i, j), band.number(i + x, j + y)
        found: dict[str, float] = {}
        for number, kind in enumerate(BEAD_TYPES):
            if kind != bead:
                begun = 0.0 if start is None else float(table[number, start])
                at = len(band) if end is None else int(before[number, end])
                ended = 0.0 if at == len(band) else float(table[number, at])
                found[f"{kind[0]}-{kind[1]}"] = max(begun, ended)
        if x and y:
            found["1-0"] = float(self.posteriors.leave_first[i : i + x].max())
            found["0-1"] = float(self.posteriors.leave_second[j : j + y].max())
        return found

    def similarity(self, i: int, j: int, bead: BeadType) -> float | None:
        """Return the probability of a bead against leaving its pieces alone, neighbours aside."""
        x, y = bead
        if not x or not y:
            return None
        alone = self.scores.leave_first[i : i + x].sum() + self.scores.leave_second[j : j + y].sum()
        return 1 / (1 + exp(-min(50.0, max(-50.0, self.scores.of(i, j, bead) - alone))))
