"""How much of what a piece says stands in a run of pieces of the other document, word by word.

A sum of word vectors forgets what was added. Here every word looks for the nearest word on the other side (the late
interaction of Khattab and Zaharia 2020), rare words count more, and a piece that is in a bead by mistake shows.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from aligntrans.aligners.strips import LONGEST, Cells
from aligntrans.aligners.vectors import parts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from aligntrans.aligners.evidence import Ints
    from aligntrans.aligners.strips import Reach
    from aligntrans.protocols import Encoder

WORD = re.compile(r"\w+")
MISSING, FOUND = 0.1, 0.5
"""Between these cosines with its nearest word, a word goes from missing to found; the best of nine pairs on TICO-19."""
ROWS_AT_ONCE, PIECES_AT_ONCE = 4, 2048


MOST_WORDS = 256
"""Of a longer piece the words that count most are looked at; sentences hardly ever have so many."""


@dataclass(frozen=True)
class Vocabulary:
    """The words of the pieces of a document, each word of a piece once."""

    words: Ints
    """(words of all pieces,) which word stands there, piece by piece."""
    weights: NDArray[np.float32]
    """(words of all pieces,) how much it counts: how often it stands in the piece, times its rarity."""
    starts: Ints
    """(pieces + 1,) first word of each piece, and how many there are in all."""
    vectors: NDArray[np.float32]
    """(distinct words, width) of length one."""

    @classmethod
    def of(cls, folded: Sequence[str], language: str, encoder: Encoder) -> Vocabulary:
        """Return the words of folded texts.

        The rarity of a word is the logarithm of the share of pieces that hold it, negative, and a little more.
        """
        place: dict[str, int] = {}
        words, counts, sizes = array("q"), array("q"), array("q")
        for text in folded:
            row = Counter(WORD.findall(text))
            words.extend(place.setdefault(word, len(place)) for word in row)
            counts.extend(row.values())
            sizes.append(len(row))
        found = np.array(words, np.int64)
        rarity = np.log(len(folded) / np.maximum(1, np.bincount(found, minlength=len(place)))) + 0.1
        weights = (np.array(counts, np.int64) * rarity[found]).astype(np.float32)
        starts = np.concatenate([[0], np.cumsum(np.array(sizes, np.int64))])
        vectors = encoder.encode(list(place), language)
        vectors /= np.maximum(1e-9, np.linalg.norm(vectors, axis=1, keepdims=True))
        return cls(found, weights, starts, vectors).shortened()

    def shortened(self) -> Vocabulary:
        """Return the same with no more than MOST_WORDS of a piece, those that count most."""
        sizes = np.diff(self.starts)
        if not (sizes > MOST_WORDS).any():
            return self
        kept = np.ones(len(self.words), np.bool_)
        for piece in np.flatnonzero(sizes > MOST_WORDS).tolist():
            here = slice(int(self.starts[piece]), int(self.starts[piece + 1]))
            kept[here][np.argsort(-self.weights[here], kind="stable")[MOST_WORDS:]] = False
        starts = np.concatenate([[0], np.cumsum(np.minimum(sizes, MOST_WORDS))])
        return Vocabulary(self.words[kept], self.weights[kept], starts, self.vectors)

    def taken(self, order: Ints) -> Vocabulary:
        """Return the same for the pieces in another order."""
        sizes = np.diff(self.starts)[order]
        starts = np.concatenate([[0], np.cumsum(sizes)])
        places = np.arange(int(starts[-1])) + np.repeat(self.starts[order] - starts[:-1], sizes)
        return Vocabulary(self.words[places], self.weights[places], starts, self.vectors)

    def part(self, pieces: slice) -> tuple[Ints, Ints]:
        """Return the words of a stretch of pieces, and where each piece starts among them."""
        first, last = self.starts[pieces.start], self.starts[pieces.stop]
        return self.words[first:last], self.starts[pieces.start : pieces.stop] - first


def tables(first: Vocabulary, second: Vocabulary, across: Reach, down: Reach) -> tuple[Cells, Cells]:
    """Return the shares of pieces that runs of 1 to 4 pieces of the other document hold, 0 to 1.

    Args:
        first: words of the first document.
        second: words of the second.
        across: for every piece i of the first, the pieces j of the second that are looked at.
        down: for every piece j, the pieces i; the same cells, and those between them.

    Returns:
        By cell (i, j), the share of i that the runs from j hold; by cell (j, i), the share of j that the runs from i
        hold. A run that leaves the reach is cut off there.
    """
    firsts, seconds = Nearest.empty(first, across), Nearest.empty(second, down)
    for rows, columns in across.windows(ROWS_AT_ONCE):
        words, starts = first.part(rows)
        others, other_starts = second.part(columns)
        if len(words) and len(others):
            cosines = first.vectors[words] @ second.vectors[others].T
            firsts.take(rows, columns, highest(cosines.T, other_starts))
            seconds.take(columns, rows, highest(cosines, starts))
    return firsts.shares(), seconds.shares()


@dataclass(frozen=True)
class Nearest:
    """For every word of a piece, its cosine with the nearest word of each piece of the other document in reach."""

    vocabulary: Vocabulary
    reach: Reach
    sizes: Ints
    """(pieces,) words of each."""
    offsets: Ints
    """(pieces + 1,) where those of each piece begin: all words with the first other piece, all with the second..."""
    cosines: NDArray[np.float32]

    @classmethod
    def empty(cls, vocabulary: Vocabulary, reach: Reach) -> Nearest:
        """Return a table in which nothing is near."""
        sizes = np.diff(vocabulary.starts)
        offsets = np.concatenate([[0], np.cumsum(sizes * reach.sizes)])
        return cls(vocabulary, reach, sizes, offsets, np.full(int(offsets[-1]), -1, np.float32))

    def take(self, pieces: slice, others: slice, cosines: NDArray[np.float32]) -> None:
        """Put in the (others, words) cosines of a stretch of pieces with a stretch of others."""
        starts = self.vocabulary.starts
        begin = int(starts[pieces.start])
        for piece in range(pieces.start, pieces.stop):
            start, stop = max(self.reach.starts[piece], others.start), min(self.reach.stops[piece], others.stop)
            if start < stop:
                at = int(self.offsets[piece] + (start - self.reach.starts[piece]) * self.sizes[piece])
                rows = slice(start - others.start, stop - others.start)
                found = cosines[rows, starts[piece] - begin : starts[piece + 1] - begin]
                self.cosines[at : at + found.size] = found.ravel()

    def shares(self) -> Cells:
        """Return the share of each piece that runs of 1 to 4 others hold, one table a size."""
        found = [self._shares(pieces) for pieces in parts(len(self.sizes), PIECES_AT_ONCE)]
        return Cells.laid_out(self.reach, np.concatenate([*found, np.ones((0, LONGEST), np.float32)]))

    def _shares(self, pieces: slice) -> NDArray[np.float32]:
        """Return (cells, 4): the same for a stretch of pieces."""
        own, wide = self.sizes[pieces], self.reach.sizes[pieces]
        first, counts = int(self.offsets[pieces.start]), own * wide
        here = np.arange(int(counts.sum()))
        sizes, widths = np.repeat(own, counts), np.repeat(wide, counts)
        other, token = np.divmod(here - np.repeat(self.offsets[pieces] - first, counts), np.maximum(1, sizes))
        starts = self.vocabulary.starts[pieces.start : pieces.stop + 1]
        weights = self.vocabulary.weights[starts[0] : starts[-1]]
        each = np.clip((self.cosines[first : first + len(here)] - MISSING) / (FOUND - MISSING), 0, 1)
        each *= weights[np.repeat(starts[:-1] - starts[0], counts) + token]
        owners = np.repeat(np.arange(len(own)), wide)
        filled = own[owners] > 0
        totals = summed(weights, starts[:-1] - starts[0])
        begins = np.flatnonzero(token == 0)
        values = np.ones((len(owners), LONGEST), np.float32)
        near = each
        for run in range(LONGEST):
            if run:
                near = np.maximum(near, each[np.where(other + run < widths, here + run * sizes, here)])
            if len(begins):
                values[filled, run] = np.add.reduceat(near, begins) / np.maximum(1e-9, totals[owners[filled]])
        return values


def highest(values: NDArray[np.float32], starts: Ints) -> NDArray[np.float32]:
    """Return (runs, columns): the highest of each run of rows, -1 for a run without rows."""
    return _reduced(np.maximum, values, starts, -1.0)


def summed(values: NDArray[np.float32], starts: Ints) -> NDArray[np.float32]:
    """Return (runs,): the sum of each run."""
    return _reduced(np.add, values, starts, 0.0)


def _reduced(function: np.ufunc, values: NDArray[np.float32], starts: Ints, empty: float) -> NDArray[np.float32]:
    """Return runs of *values* reduced; `reduceat` gives nonsense for a run without anything in it."""
    full = np.flatnonzero(np.append(starts[1:], len(values)) > starts)
    found = np.full((len(starts), *values.shape[1:]), empty, np.float32)
    if len(full):
        found[full] = function.reduceat(values, starts[full], 0)
    return found
