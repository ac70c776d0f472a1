"""Two documents: the evidence of both, and what the blocks around their sentences tell."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from aligntrans.aligners.evidence import Evidence, Floats, Ints
    from aligntrans.aligners.strips import Strip
    from aligntrans.aligners.vectors import Vectors


@dataclass(frozen=True)
class BlockLinks:
    """Probabilities that two blocks belong to one bead, for the sentences in them."""

    links: Strip
    """Over the blocks that are aligned, in the order of the paths."""
    first: Ints
    """(blocks,) place of each block of the first document in that order."""
    second: Ints
    """(blocks,) same for the second."""

    def at(self, first: Ints, second: Ints) -> Floats:
        """Return the probability that each two blocks, by their numbers in their documents, are linked."""
        return self.links.at(self.first[first], self.second[second])

    def surest(self) -> tuple[Floats, Floats]:
        """Return, by the blocks of both documents, the probability of the block's surest link."""
        rows, columns = self.links.reach.every()
        values = self.links.at(rows, columns)
        found = np.zeros(len(self.links.reach.starts)), np.zeros(int(self.links.reach.stops.max(initial=0)))
        np.maximum.at(found[0], rows, values)
        np.maximum.at(found[1], columns, values)
        either = []
        for side, places in zip(found, (self.first, self.second), strict=True):
            padded = np.append(side, np.zeros(max(0, int(places.max(initial=-1)) + 1 - len(side))))
            either.append(padded[places] if len(padded) else np.zeros(len(places)))
        return either[0], either[1]


@dataclass(frozen=True)
class Pairing:
    """The evidence of two documents, and what the blocks around them and other documents tell."""

    first: Evidence
    second: Evidence
    block_links: BlockLinks | None = None

    @property
    def shape(self) -> tuple[int, int]:
        """How many pieces each document has."""
        return len(self.first), len(self.second)

    @cached_property
    def lengths(self) -> tuple[Floats, Floats]:
        """Lengths of the pieces, scaled so that both documents are as long as their geometric mean."""
        scale = np.sqrt((self.second.lengths.sum() + 1) / (self.first.lengths.sum() + 1))
        return self.first.lengths * scale, self.second.lengths / scale

    @property
    def vectors(self) -> tuple[Vectors, Vectors] | None:
        """Vectors of both, when both have some."""
        first, second = self.first.vectors, self.second.vectors
        return None if first is None or second is None else (first, second)

    @property
    def has_words(self) -> bool:
        """Whether both have vectors of words."""
        return self.first.vocabulary is not None and self.second.vocabulary is not None
