"""Two documents near a band: everything that their features are made of, worked out once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from aligntrans.aligners.bands import BEAD_TYPES
from aligntrans.aligners.candidates import SIZES, Candidates
from aligntrans.aligners.coverage import tables
from aligntrans.aligners.strips import LONGEST, Reach, Strip
from aligntrans.aligners.tokens import Tokens
from aligntrans.aligners.vectors import rivals

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from aligntrans.aligners.bands import Band
    from aligntrans.aligners.evidence import Evidence, Floats, Ints
    from aligntrans.aligners.pairing import Pairing
    from aligntrans.aligners.strips import Cells
    from aligntrans.aligners.support import Support
    from aligntrans.aligners.vectors import Table, Vectors

BEADS_AT_ONCE = 1 << 15
"""So that what is worked on stays in the processor's cache, and memory small."""
RIVALS_WITHIN = 100
"""How far from the band, in pieces, rivals of a run are looked for."""


class Side:
    """Sums over runs of the pieces of one document: row k of every table is for runs of k pieces, from each rung."""

    def __init__(self, evidence: Evidence, lengths: Floats) -> None:
        self.evidence = evidence
        self.lengths = runs(lengths)

    @cached_property
    def marks(self) -> Floats:
        """(5, pieces + 1, marks) how often each mark stands there."""
        return runs(self.evidence.marks)

    @cached_property
    def headings(self) -> Floats:
        """Pieces in headings."""
        return runs(self.evidence.headings.astype(np.float64))

    @cached_property
    def starts(self) -> NDArray[np.bool_]:
        """(pieces + 1,) whether a block begins at each rung; at the end of the document one does."""
        block = self.evidence.blocks
        return np.concatenate([[True], block[1:] != block[:-1], [True]])[: len(block) + 1]

    @cached_property
    def borders(self) -> Floats:
        """Pieces that end their block."""
        return runs(self.starts[1:].astype(np.float64))

    def at(self, rungs: Ints) -> Ints:
        """Return the piece after each rung; after the last one, the last piece."""
        return np.minimum(rungs, len(self.evidence) - 1)


def runs(values: Floats) -> Floats:
    """Return (5, pieces + 1, ...): sums of runs of 0 to 4 pieces from each rung; at the end, of what is left."""
    n = len(values)
    sums = np.concatenate([np.zeros((1, *values.shape[1:])), np.cumsum(values, 0)])
    places = np.arange(n + 1)
    return np.stack([sums[np.minimum(places + size, n)] - sums[places] for size in range(LONGEST + 1)])


def held(size: int, pieces: Ints, length: Ints, others: Ints, width: Ints) -> Reach:
    """Return, for every piece of one side, which pieces of the other some bead holds together with it.

    Args:
        size: how many pieces the side has.
        pieces: (beads,) the first piece of each on this side.
        length: (beads,) how many they are.
        others: (beads,) the first piece of each on the other side.
        width: (beads,) how many they are.
    """
    starts, stops = np.full(size, np.iinfo(np.int64).max), np.zeros(size, np.int64)
    for step in range(LONGEST):
        here = length > step
        np.minimum.at(starts, pieces[here] + step, others[here])
        np.maximum.at(stops, pieces[here] + step, others[here] + width[here])
    starts = np.where(stops, starts, np.maximum.accumulate(stops))
    return Reach(starts, np.maximum(starts, stops))


@dataclass(frozen=True)
class Grid:
    """What the features of all beads in a band are made of."""

    pairing: Pairing
    band: Band
    support: Support | None = None
    """What the other documents say."""
    possible: NDArray[np.bool_] | None = None
    """(bead types, rungs) which beads are looked at; none for all that stay in the band."""

    def supported(self, support: Support) -> Grid:
        """Return the same with what the other documents say, nothing else worked out again."""
        found = Grid(self.pairing, self.band, support, self.possible)
        found.__dict__.update(
            {name: value for name, value in self.__dict__.items() if name not in {"support", "_kept"}}
        )
        found._kept.update({count: candidates.heard(found) for count, candidates in self._kept.items()})
        return found

    def within(self, band: Band, possible: NDArray[np.bool_]) -> Grid:
        """Return the same for a narrower band; what does not hang on the band is not worked out again."""
        found = Grid(self.pairing, band, possible=possible)
        found.__dict__.update(
            {name: self.__dict__[name] for name in ("rivals", "norms", "sides", "all_dots") if name in self.__dict__}
        )
        return found

    def candidates(self, count: int) -> Iterator[tuple[Ints, Ints, Candidates]]:
        """Yield all beads of the first *count* types that are looked at, in parts: types, rungs, and the beads.

        Those of a short document are kept.
        """
        starts = self.band.rows, self.band.columns
        rungs, types = np.nonzero(self._looked_at(count).T)
        if len(rungs) <= BEADS_AT_ONCE:
            if count not in self._kept:
                self._kept[count] = Candidates.of_types(self, starts, rungs, types)
            yield types, rungs, self._kept[count]
            return
        for start in range(0, len(rungs), BEADS_AT_ONCE):
            part = slice(start, start + BEADS_AT_ONCE)
            here = slice(int(rungs[part][0]), int(rungs[part][-1]) + 1)
            near = starts[0][here], starts[1][here]
            yield types[part], rungs[part], Candidates.of_types(self, near, rungs[part] - here.start, types[part])

    @cached_property
    def _kept(self) -> dict[int, Candidates]:
        return {}

    def _looked_at(self, count: int = len(BEAD_TYPES)) -> NDArray[np.bool_]:
        """Return (bead types, rungs): which beads of the first *count* types are looked at."""
        return self.band.after(count)[:-1] < len(self.band) if self.possible is None else self.possible[:count]

    @cached_property
    def reach(self) -> Reach:
        """The cells that beads in the band may hold."""
        return Reach.of(self.band)

    @cached_property
    def numbers(self) -> Tokens:
        """Numbers of both documents."""
        return Tokens.of(self.pairing.first.numbers, self.pairing.second.numbers, self.reach, common=False)

    @cached_property
    def words(self) -> Tokens:
        """Words in Latin letters that both documents have."""
        return Tokens.of(self.pairing.first.words, self.pairing.second.words, self.reach, common=True)

    @cached_property
    def sides(self) -> tuple[Side, Side]:
        """Sums over runs for both documents."""
        first, second = self.pairing.lengths
        return (
            Side(self.pairing.first, first),
            Side(self.pairing.second, second),
        )

    @cached_property
    def number_runs(self) -> tuple[Floats, Floats]:
        """Weight of the numbers in runs of both documents, whether shared or not."""
        return runs(self.numbers.first), runs(self.numbers.second)

    @cached_property
    def word_runs(self) -> tuple[Floats, Floats]:
        """The same for words in Latin letters that both documents have."""
        return runs(self.words.first), runs(self.words.second)

    @cached_property
    def vectors(self) -> tuple[Vectors, Vectors]:
        """Vectors of both documents.

        Raises:
            ValueError: there are none.
        """
        if (found := self.pairing.vectors) is None:
            raise ValueError("the weights ask for vectors, and there is no encoder")
        return found

    def dots(self, x: int = 1, y: int = 1) -> Strip:
        """Return the products of the vectors of runs of x and of y pieces."""
        first, second = self.vectors

        def fill(rows: slice, columns: slice) -> Table:
            products: Table = first.run(x, rows) @ second.run(y, columns).T
            return products

        return Strip.of(self.reach, fill)

    @cached_property
    def all_dots(self) -> dict[tuple[int, int], Strip]:
        """Products of all sizes of runs; of single pieces alone when vectors add up."""
        longest = 1 if all(side.add_up for side in self.vectors) else LONGEST
        return {(x, y): self.dots(x, y) for x in range(1, longest + 1) for y in range(1, longest + 1)}

    @cached_property
    def rivals(self) -> tuple[Floats, Floats]:
        """(5, pieces + 1) for both: mean cosine of the nearest pieces of the other document, by size of the run."""
        first, second = self.vectors
        found = []
        for a, b, spread in ((first, second, self.reach.columns), (second, first, self.reach.rows)):
            size = len(a.pieces)
            step = size if len(b.pieces) <= 2 * RIVALS_WITHIN else RIVALS_WITHIN
            windows = []
            for start in range(0, size, max(1, step)):
                rows = slice(start, min(size, start + step))
                near = spread(rows)
                stop = min(len(b.pieces), near.stop + RIVALS_WITHIN)
                windows.append((rows, slice(max(0, near.start - RIVALS_WITHIN), stop)))
            table = np.zeros((LONGEST + 1, size + 1))
            table[1:, :size] = rivals(a, b, windows)
            found.append(table)
        return found[0], found[1]

    @cached_property
    def coverage(self) -> tuple[Cells, Cells]:
        """How much of a piece runs of the other document hold, word by word: by (i, j), and by (j, i).

        Raises:
            ValueError: there are no vectors of words.
        """
        first, second = self.pairing.first.vocabulary, self.pairing.second.vocabulary
        if first is None or second is None:
            raise ValueError("the weights ask for vectors of words, and there are none")
        rungs, types = np.nonzero(self._looked_at().T)
        rows, columns = self.band.rows[rungs], self.band.columns[rungs]
        (x, y), (n, m) = SIZES[types].T, self.band.shape
        return tables(first, second, held(n, rows, x, columns, y), held(m, columns, y, rows, x))

    @cached_property
    def norms(self) -> tuple[Floats, Floats]:
        """(5, pieces + 1) for both: lengths of the vectors of runs."""
        tables = []
        for side in self.vectors:
            table = np.ones((LONGEST + 1, len(side.pieces) + 1))
            table[1:, :-1] = side.norms
            tables.append(table)
        return tables[0], tables[1]
