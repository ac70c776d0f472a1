"""What an encoder makes of the pieces of a document, and of runs of neighbours."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from aligntrans.aligners.strips import LONGEST

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aligntrans.protocols import Encoder

Table = NDArray[np.float32]
CANCELLED = 0.01
"""Least length of a run, in mean lengths of a piece. A whole short document sums up to nothing once it is centred: what
is left of it is rounding, and has no direction."""
NEAREST = 4
"""How many rivals a run is compared with (Artetxe and Schwenk 2019)."""


@dataclass(frozen=True)
class Vectors:
    """Vectors of runs of 1, 2, 3 and 4 neighbouring pieces, less what all pieces of the document share."""

    runs: tuple[Table, ...]
    """By size of the run less one: (pieces, width), the run that begins at each piece. One table alone when the
    vector of a run is the sum of those of its pieces."""

    @classmethod
    def of(cls, texts: Sequence[str], language: str, encoder: Encoder) -> Vectors:
        """Return the vectors that *encoder* gives to *texts* and to their runs, when they do not add up."""
        tables = []
        for size in range(1, LONGEST + 1):
            joined = [" ".join(texts[start : start + size]) for start in range(len(texts))]
            tables.append(centred(encoder.encode(joined, language)))
        return cls(tuple(tables))

    @classmethod
    def of_sums(cls, sums: Table) -> Vectors:
        """Return the vectors of pieces when those of runs are their sums; they are changed where they lie."""
        return cls((centred(sums),))

    @property
    def add_up(self) -> bool:
        """Whether the vector of a run is the sum of those of its pieces."""
        return len(self.runs) == 1

    @property
    def pieces(self) -> Table:
        """(pieces, width) vectors of single pieces."""
        return self.runs[0]

    def taken(self, order: NDArray[np.int64]) -> Vectors:
        """Return the vectors of the pieces in another order; runs that it tears are nobody's."""
        return Vectors(tuple(table[order] for table in self.runs))

    def run(self, size: int, where: slice) -> Table:
        """Return the vectors of runs of *size* pieces that begin in a stretch; at the end, of what is left of them."""
        if not self.add_up:
            return self.runs[size - 1][where]
        total = self.pieces[where].copy()
        for step in range(1, size):
            later = self.pieces[where.start + step : where.stop + step]
            total[: len(later)] += later
        return total

    @cached_property
    def norms(self) -> Table:
        """(4, pieces) lengths of the vectors of runs, not too small to divide by."""
        rows = [
            np.concatenate([_norms(self.run(size, part)) for part in parts(len(self.pieces))] or [np.zeros(0)])
            for size in range(1, LONGEST + 1)
        ]
        table = np.stack(rows)
        least = CANCELLED * float(table[0].mean()) if table.size else 0.0
        return np.maximum(max(1e-9, least), table).astype(np.float32)

    def units(self, where: slice) -> Table:
        """Return the vectors of a stretch of pieces, of length one."""
        found: Table = self.pieces[where] / self.norms[0][where, None]
        return found


def parts(size: int, step: int = 8192) -> list[slice]:
    """Return slices that cut *size* into parts of *step*."""
    return [slice(start, min(size, start + step)) for start in range(0, size, step)]


def _norms(table: Table) -> NDArray[np.float64]:
    return np.sqrt(np.einsum("ij,ij->i", table, table, dtype=np.float64))


def centred(vectors: Table) -> Table:
    """Return *vectors* less the document's mean direction, which says what language it is and not what it means.

    They are changed where they lie.
    """
    if len(vectors) < 2:
        return vectors
    lengths = np.concatenate([_norms(vectors[part]) for part in parts(len(vectors))])
    mean = vectors.sum(0, dtype=np.float64) / max(float(lengths.sum()), 1e-9)
    for part in parts(len(vectors)):
        vectors[part] -= np.outer(lengths[part], mean).astype(np.float32)
    return vectors


def rivals(first: Vectors, second: Vectors, windows: Sequence[tuple[slice, slice]]) -> NDArray[np.float64]:
    """Return (4, pieces of first): for runs of each size, the mean cosine of their nearest pieces of *second*.

    Args:
        first: whose runs are looked at.
        second: where the rivals are.
        windows: runs of *first*, in order, and where in *second* their rivals are.
    """
    found = np.zeros((LONGEST, len(first.pieces)))
    for rows, columns in windows:
        units = second.units(columns)
        near = min(NEAREST, len(units))
        if not near:
            continue
        # One product serves all sizes of run when vectors add up.
        stop = min(len(first.pieces), rows.stop + LONGEST - 1)
        single = first.pieces[rows.start : stop] @ units.T if first.add_up else None
        total = None
        for size in range(1, LONGEST + 1):
            if single is None:
                total = first.run(size, rows) @ units.T
            elif total is None:
                total = single[: rows.stop - rows.start].copy()
            else:
                later = single[size - 1 : size - 1 + len(total)]
                total[: len(later)] += later
            best = np.partition(total, len(units) - near, 1)[:, len(units) - near :]
            found[size - 1, rows] = best.mean(1) / first.norms[size - 1][rows]
    return found
