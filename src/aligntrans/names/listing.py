"""Names with all that is worked out about each of them alone, before any is held against another."""

from __future__ import annotations

import unicodedata
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from aligntrans.names.alignment import Prepared
from aligntrans.names.alphabet import IS_ARABIC
from aligntrans.names.meaning import worded, words_of
from aligntrans.names.spelling import LONGEST, shortened, spell
from aligntrans.names.words import known_words
from aligntrans.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from aligntrans.names.meaning import Worded
    from aligntrans.names.weights import Weights


class Listing:
    """Names, each once."""

    def __init__(self, names: Sequence[str], weights: Weights) -> None:
        places: dict[str, int] = {}
        self.rows = np.array([places.setdefault(name, len(places)) for name in names], np.int64)
        """Where each of the names given stands in `names`."""
        self.names = list(places)
        self._read = shortened(self.names)
        self.spelled = spell(self._read)
        self.prepared = Prepared(self.spelled, weights)
        self.lengths = self.spelled.lengths

    @cached_property
    def words(self) -> list[list[str]]:
        """The words of each name."""
        return words_of(self._read)

    @cached_property
    def known(self) -> NDArray[np.bool_]:
        """Whether something is known of a word of each name."""
        table = known_words()
        return np.array([not table.isdisjoint(words) for words in self.words], np.bool_)

    def worded(self, place: int) -> Worded:
        """Return the words of a name with what is known of them."""
        return worded(self._read[place], self.words[place])

    @cached_property
    def arabic(self) -> NDArray[np.bool_]:
        """Whether a name is mostly in Arabic script."""
        found: NDArray[np.bool_] = 2 * IS_ARABIC[self.spelled.units].sum(axis=1) > self.lengths
        return found

    def text(self, place: int) -> str:
        """Return what a name without units, or one too long to be read whole, is told from others by."""
        return fold("".join(character for character in self.names[place] if unicodedata.category(character) != "Cf"))


def equal(first: Listing, one: NDArray[np.int64], second: Listing, other: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Return which names of *first*, at *one*, are in all that is compared those of *second*, at *other*."""
    found: NDArray[np.bool_] = first.lengths[one] == second.lengths[other]
    width = min(first.spelled.units.shape[1], second.spelled.units.shape[1])
    for which in ("units", "starts"):
        here, there = getattr(first.spelled, which), getattr(second.spelled, which)
        found &= (here[one, :width] == there[other, :width]).all(axis=1)
    length = first.lengths[one]
    for pair in np.flatnonzero(found & ((length == 0) | (length == LONGEST))).tolist():
        found[pair] = first.text(int(one[pair])) == second.text(int(other[pair]))
    return found
