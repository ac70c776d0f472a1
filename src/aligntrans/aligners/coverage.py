"""How much of what a piece says stands in a run of pieces of the other document, word by word.

A sum of word vectors forgets what was added. Here every word looks for the nearest word on the other side (the late
interaction of Khattab and Zaharia 2020), rare words count more, and a piece that is in a bead by mistake shows.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
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
NO_WORD = ""
"""Stands in a piece without words, so that each has one; it is near to nothing and counts nothing."""
ROWS_AT_ONCE, PIECES_AT_ONCE = 4, 2048


MOST_WORDS = 256
"""Of a longer piece the words that count most are looked at; sentences hardly ever have so many."""


@dataclass(frozen=True)
class Words:
    """The words of the pieces of a document, each word of a piece once."""

    words: Ints
    """(words of all pieces,) which word stands there, piece by piece."""
    counts: Ints
    """(words of all pieces,) how often it stands in the piece."""
    starts: Ints
    """(pieces + 1,) first word of each piece, and how many there are in all."""
    vectors: NDArray[np.float32]
    """(distinct words, width) of length one."""

    @classmethod
    def of(cls, folded: Sequence[str], language: str, encoder: Encoder) -> Words:
        """Return the words of folded texts; *encoder* gives them vectors."""
        place: dict[str, int] = {}
        words, counts, sizes = array("q"), array("q"), array("q")
        for text in folded:
            row = Counter(WORD.findall(text)) or {NO_WORD: 0}
            words.extend([place.setdefault(word, len(place)) for word in row])
            counts.extend(row.values())
            sizes.append(len(row))
        starts = np.concatenate([[0], np.cumsum(np.array(sizes, np.int64))])
        vectors = encoder.encode(list(place), language)
        vectors /= np.maximum(1e-9, np.linalg.norm(vectors, axis=1, keepdims=True))
        if NO_WORD in place:
            vectors[place[NO_WORD]] = 0
        return cls(np.array(words, np.int64), np.array(counts, np.int64), starts, vectors)

    def joined(self, firsts: Ints) -> Words:
        """Return the words of runs of pieces, (runs,) the first piece of each; all pieces are in one."""
        runs = np.searchsorted(firsts, np.arange(len(self.starts) - 1), "right") - 1
        keys = np.repeat(runs, np.diff(self.starts)) * len(self.vectors) + self.words
        found, inverse = np.unique(keys, return_inverse=True)
        counts = np.bincount(inverse, self.counts, len(found)).astype(np.int64)
        owners, words = np.divmod(found, max(1, len(self.vectors)))
        starts = np.searchsorted(owners, np.arange(len(firsts) + 1))
        return Words(words, counts, starts, self.vectors)


@dataclass(frozen=True)
class Vocabulary:
    """The words of the pieces of a document, and how much they count."""

    words: Ints
    """(words of all pieces,) which word stands there, piece by piece."""
    weights: NDArray[np.float32]
    """(words of all pieces,) how much it counts: how often it stands in the piece, times its rarity."""
    starts: Ints
    """(pieces + 1,) first word of each piece, and how many there are in all."""
    vectors: NDArray[np.float32]
    """(distinct words, width) of length one."""

    @classmethod
    def of(cls, words: Words) -> Vocabulary:
        """Return the words with what they count.

        The rarity of a word is the logarithm of the share of pieces that hold it, negative, and a little more.
        """
        pieces = np.bincount(words.words, minlength=len(words.vectors))
        rarity = np.log((len(words.starts) - 1) / np.maximum(1, pieces)) + 0.1 if len(words.words) else pieces
        weights = (words.counts * rarity[words.words]).astype(np.float32)
        return cls(words.words, weights, words.starts, words.vectors).shortened()

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

    @cached_property
    def totals(self) -> NDArray[np.float32]:
        """(pieces,) how much all words of a piece count; 0 where it has none."""
        return np.add.reduceat(self.weights, self.starts[:-1]) if len(self.weights) else self.weights

    @cached_property
    def shares(self) -> NDArray[np.float32]:
        """(words of all pieces,) how much of its piece each is."""
        found: NDArray[np.float32] = self.weights / np.repeat(np.maximum(1e-9, self.totals), np.diff(self.starts))
        return found

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
    nearest = Nearest.of(first, second, across)
    return nearest.shares(0, across), nearest.shares(1, down)


@dataclass(frozen=True)
class Nearest:
    """For every word of a piece, its cosine with the nearest word of each piece of the other document.

    Worked out window by window, a window being some rows with all columns that they reach.
    """

    vocabularies: tuple[Vocabulary, Vocabulary]
    owners: Ints
    """(rows,) the window that each row is in."""
    corners: tuple[Ints, Ints]
    """(windows,) twice: first row and first column of each."""
    widths: Ints
    """(windows,) columns of each."""
    cosines: tuple[NDArray[np.float32], NDArray[np.float32]]
    """Window by window: (words of its rows, columns), and (rows, words of its columns)."""
    starts: tuple[Ints, Ints]
    """(windows,) twice: where each window begins in both."""

    @classmethod
    def of(cls, first: Vocabulary, second: Vocabulary, reach: Reach) -> Nearest:
        """Return the cosines in the windows that hold all cells of *reach*."""
        windows = reach.windows(ROWS_AT_ONCE)
        forth, back = [np.zeros(0, np.float32)], [np.zeros(0, np.float32)]
        for rows, columns in windows:
            words, starts = first.part(rows)
            others, other_starts = second.part(columns)
            cosines = first.vectors.take(words, 0) @ second.vectors.take(others, 0).T
            forth.append(np.maximum.reduceat(cosines, other_starts, 1).ravel())
            back.append(np.maximum.reduceat(cosines, starts, 0).ravel())
        sizes = np.array(
            [(rows.stop - rows.start, columns.stop - columns.start) for rows, columns in windows], np.int64
        )
        corners = np.array([(rows.start, columns.start) for rows, columns in windows], np.int64).reshape(-1, 2)
        heights, widths = sizes.reshape(-1, 2).T
        return cls(
            (first, second),
            np.repeat(np.arange(len(windows)), heights),
            (corners[:, 0], corners[:, 1]),
            widths,
            (np.concatenate(forth), np.concatenate(back)),
            (np.cumsum([part.size for part in forth])[:-1], np.cumsum([part.size for part in back])[:-1]),
        )

    def of_first(self, rows: Ints, columns: Ints) -> tuple[Ints, Ints]:
        """Return, by cell, where the first word of the row's piece stands in the cosines, and the step to the next."""
        at, starts = self.owners[rows], self.vocabularies[0].starts
        line = starts[rows] - starts[self.corners[0][at]]
        return self.starts[0][at] + line * self.widths[at] + columns - self.corners[1][at], self.widths[at]

    def of_second(self, columns: Ints, rows: Ints) -> tuple[Ints, Ints]:
        """Return the same for the words of the column's piece."""
        at, starts = self.owners[rows], self.vocabularies[1].starts
        left = self.corners[1][at]
        line = (rows - self.corners[0][at]) * (starts[left + self.widths[at]] - starts[left])
        return self.starts[1][at] + line + starts[columns] - starts[left], np.ones_like(at)

    def shares(self, side: int, reach: Reach) -> Cells:
        """Return the share of each piece of one side that runs of 1 to 4 of the other hold, one table a size.

        Args:
            side: 0 or 1.
            reach: the pieces of the other side that are looked at for each.
        """
        found = [self._shares(side, reach, part) for part in parts(len(reach.starts), PIECES_AT_ONCE)]
        return Cells.laid_out(reach, np.concatenate([*found, np.ones((0, LONGEST), np.float32)]))

    def _shares(self, side: int, reach: Reach, part: slice) -> NDArray[np.float32]:
        """Return (cells, 4): the same for a stretch of pieces."""
        vocabulary = self.vocabularies[side]
        wide, starts = reach.sizes[part], vocabulary.starts
        ends = np.cumsum(wide)
        pieces = np.repeat(np.arange(part.start, part.start + len(wide)), wide)
        others = np.arange(len(pieces)) - np.repeat(ends - wide - reach.starts[part], wide)
        left = np.repeat(ends, wide) - np.arange(len(pieces))  # cells to the end of the row, this one counted
        first, step = (self.of_first, self.of_second)[side](pieces, others)
        sizes = starts[pieces + 1] - starts[pieces]
        begins = np.cumsum(sizes) - sizes
        words = np.arange(int(sizes.sum())) - np.repeat(begins, sizes)
        each = self.cosines[side][np.repeat(first, sizes) + words * np.repeat(step, sizes)]
        each = np.clip((each - MISSING) / (FOUND - MISSING), 0, 1)
        each *= vocabulary.shares[np.repeat(starts[pieces], sizes) + words]
        values = np.empty((len(pieces), LONGEST), np.float32)
        near = each
        for run in range(LONGEST):
            if run:
                skip = np.where(left > run, run * sizes, 0)
                near = np.maximum(near, each[np.arange(len(each)) + np.repeat(skip, sizes)])
            values[:, run] = np.add.reduceat(near, begins) if len(begins) else 0
        values[vocabulary.totals[pieces] == 0] = 1
        return values
