"""Tokens that two documents share: numbers, and words in Latin letters."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from aligntrans.aligners.strips import Strip

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from aligntrans.aligners.evidence import Floats, Ints
    from aligntrans.aligners.strips import Reach


@dataclass(frozen=True)
class Tokens:
    """How much the tokens of the pieces of two documents weigh: each one over the root of how often it stands."""

    first: Floats
    """(n,) weight of all tokens of each piece."""
    second: Floats
    """(m,) same."""
    shared: Strip
    """Weight of the tokens that two pieces share."""

    @classmethod
    def of(
        cls, first: Sequence[frozenset[str]], second: Sequence[frozenset[str]], reach: Reach, *, common: bool
    ) -> Tokens:
        """Return the weights; with *common*, tokens that only one document has weigh nothing."""
        everything = [frozenset().union(*side) for side in (first, second)]
        both = sorted(everything[0] & everything[1])
        known = everything[0] & everything[1] if common else everything[0] | everything[1]
        held = [
            [[] if known.isdisjoint(tokens) else sorted(tokens & known) for tokens in side] for side in (first, second)
        ]
        counts = Counter(chain.from_iterable(chain.from_iterable(held)))
        weights = {token: 1 / often**0.5 for token, often in counts.items()}
        totals = [np.array([sum(map(weights.__getitem__, tokens)) for tokens in side], np.float64) for side in held]
        rows, columns, of = pairs(held[0], held[1], both, reach)
        values = np.array([weights[token] for token in both])
        return cls(totals[0], totals[1], Strip.of_cells(reach, rows, columns, values[of] if len(of) else np.zeros(0)))


def pairs(
    first: Sequence[Collection[str]], second: Sequence[Collection[str]], known: Sequence[str], reach: Reach
) -> tuple[Ints, Ints, Ints]:
    """Return the cells in reach whose pieces share a known token, and which: rows, columns, places in *known*."""
    place = {token: number for number, token in enumerate(known)}
    found = []
    for side in (first, second):
        at = [(place[token], number) for number, tokens in enumerate(side) for token in tokens if token in place]
        found.append(np.array(sorted(at), np.int64).reshape(-1, 2))
    (tokens, rows), (others, columns) = found[0].T, found[1].T
    step = len(second) + 1
    keys = others * step + columns
    low = np.searchsorted(keys, tokens * step + reach.starts[rows])
    high = np.searchsorted(keys, tokens * step + reach.stops[rows])
    sizes = high - low
    firsts = np.repeat(low - np.concatenate([[0], np.cumsum(sizes)[:-1]]), sizes) if len(sizes) else sizes
    hits = np.arange(int(sizes.sum())) + firsts
    return np.repeat(rows, sizes), columns[hits], np.repeat(tokens, sizes)
