"""Texts as the static encoder sees them: rows of piece numbers, laid end to end."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from aligntrans.encoders.words import Places, encodable
from aligntrans.text.folding import fold_each

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aligntrans.encoders.pieces import PieceTable

Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Bags:
    """Rows of whole numbers of any length."""

    flat: Ints
    """All rows, end to end."""
    sizes: Ints
    """(rows,) how many numbers each has."""

    @classmethod
    def of(cls, rows: Sequence[Sequence[int]]) -> Bags:
        """Return the bags of *rows*."""
        sizes = np.fromiter(map(len, rows), np.int64, len(rows))
        return cls(np.fromiter(chain.from_iterable(rows), np.int64, int(sizes.sum())), sizes)

    def __len__(self) -> int:
        return len(self.sizes)

    def taken(self, numbers: Ints) -> Bags:
        """Return the rows of these numbers, in their order."""
        ends = np.cumsum(self.sizes)
        sizes = self.sizes[numbers]
        stops = np.cumsum(sizes)
        places = np.arange(int(sizes.sum())) + np.repeat((ends - self.sizes)[numbers] - (stops - sizes), sizes)
        return Bags(self.flat[places], sizes)

    def chained(self, inner: Bags) -> Bags:
        """Return bags of what *inner* has in the rows that the numbers of these name."""
        found = inner.taken(self.flat)
        running = np.concatenate([[0], np.cumsum(found.sizes)])
        ends = np.cumsum(self.sizes)
        return Bags(found.flat, running[ends] - running[ends - self.sizes])

    def mapped(self, table: Ints) -> Bags:
        """Return the same bags with every number replaced by what *table* has for it."""
        return Bags(table[self.flat], self.sizes)

    @property
    def owners(self) -> Ints:
        """(numbers,) which row each stands in."""
        return np.repeat(np.arange(len(self)), self.sizes)


def cut(texts: Sequence[str], pieces: PieceTable) -> Bags:
    """Return the pieces of each of *texts*, folded and cut as the encoder does it."""
    places = Places()
    words = Bags.of([[places[word] for word in text.split()] for text in texts])
    inner: list[list[int]] = pieces.processor.encode(encodable(fold_each(places.new)), num_threads=1)
    return words.chained(Bags.of(inner))
