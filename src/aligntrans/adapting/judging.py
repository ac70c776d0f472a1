"""How well held-out pairs are told apart, before anything is learnt and after every few steps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from aligntrans.adapting.training import units

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from aligntrans.adapting.bags import Bags, Ints
    from aligntrans.adapting.training import Floats, Pairs

MOST = 1_000
"""Pairs of two languages that are compared with each other."""
SURE = 3.0
"""Standard errors by which a gain has to be more than nothing: the best of several numbers of steps is looked at."""


@dataclass(frozen=True)
class Scores:
    """What every held-out pair got, one direction averaged with the other."""

    loss: NDArray[np.float64]
    """Minus the logarithm of the probability that the encoder gives the translation among all held-out texts."""
    first: NDArray[np.float64]
    """1 where the translation is the nearest of all, 0 where it is not."""
    right: NDArray[np.float64]
    """Share of the other texts that are farther than the translation."""

    @classmethod
    def joined(cls, parts: Sequence[Scores]) -> Scores:
        """Return the scores of all *parts*."""
        return cls(*(np.concatenate([vars(part)[name] for part in parts]) for name in ("loss", "first", "right")))


@dataclass(frozen=True)
class Verdict:
    """What came of trying."""

    steps: int
    """That were best; 0 when nothing was better than the encoder as it is."""
    before: float
    """Share of held-out texts whose translation was found, 0 to 1."""
    after: float
    right: float
    """Share of comparisons of a translation with another text that were right after these steps, 0 to 1."""


class Judge:
    """Compares held-out pairs, those of two languages among themselves."""

    def __init__(self, pairs: Pairs, kinds: Ints, temperature: float) -> None:
        """Make one.

        Args:
            pairs: held out.
            kinds: (pairs,) number of the two languages of each.
            temperature: of the probabilities.
        """
        self.groups = [pairs.taken(np.flatnonzero(kinds == kind)[:MOST]) for kind in np.unique(kinds)]
        self.temperature = temperature

    def scores(self, vectors: Floats) -> Scores:
        """Return the scores of all pairs with these *vectors* of pieces."""
        return Scores.joined([self._scores(group, vectors) for group in self.groups])

    def _scores(self, group: Pairs, vectors: Floats) -> Scores:
        left, right = (units(summed(side, vectors))[0] for side in group.sides)
        table = (left @ right.T).astype(np.float64)
        same = (group.keys[0][:, None] == group.keys[0]) | (group.keys[1][:, None] == group.keys[1])
        np.fill_diagonal(same, val=False)
        table[same] = -1
        own = table.diagonal()
        found = []
        for view in (table, table.T):
            spread = np.exp((view - view.max(1, keepdims=True)) / self.temperature).sum(1)
            loss = np.log(spread) - (own - view.max(1)) / self.temperature
            others = max(1, len(view) - 1)
            farther = ((view < own[:, None]).sum(1) + ((view == own[:, None]).sum(1) - 1) / 2) / others
            found.append((loss, own >= view.max(1), farther))
        return Scores(*((one + np.asarray(other, np.float64)) / 2 for one, other in zip(*found, strict=True)))


def summed(bags: Bags, vectors: Floats) -> Floats:
    """Return (bags, width): the sum of the vectors of each bag's pieces."""
    sums = np.zeros((len(bags), vectors.shape[1]), np.float32)
    start = 0
    for row, size in enumerate(bags.sizes.tolist()):
        np.add.reduce(vectors[bags.flat[start : start + size]], axis=0, out=sums[row])
        start += size
    return sums


def verdict(before: Scores, after: dict[int, Scores]) -> Verdict:
    """Return how many steps were best, if they were surely better than none.

    Args:
        before: scores of the encoder as it is.
        after: scores of the same pairs by number of steps.
    """
    best = min(after, key=lambda steps: (after[steps].loss.mean(), steps), default=0)
    base = Verdict(0, float(before.first.mean()), float(before.first.mean()), float(before.right.mean()))
    if not best:
        return base
    gains = before.loss - after[best].loss
    error = float(gains.std() / np.sqrt(len(gains)))
    if gains.mean() <= SURE * error:
        return base
    return Verdict(best, base.before, float(after[best].first.mean()), float(after[best].right.mean()))
