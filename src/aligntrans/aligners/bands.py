"""Which rungs are worth looking at in long documents: a band around tokens that stand once in both."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from aligntrans.aligners.evidence import running
from aligntrans.aligners.lattice import Band
from aligntrans.errors import AlignmentError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aligntrans.aligners.evidence import Evidence, Floats, Ints
    from aligntrans.aligners.features import Pairing

FULL_CELLS = 1_500_000
"""Up to this many rungs all are looked at: some 1,200 pieces a side, 0.3 GB."""
MOST_CELLS = 6_000_000
"""More are refused: they would need more than 1.5 GB."""
HALF_WIDTH = 150
"""How far a path may stray from the band's middle, in pieces of the second document."""
SHORTEST_ANCHOR = 3
"""Fewest characters of a token that may fix a place: a bare 7 says nothing."""


def band_for(pairing: Pairing) -> Band:
    """Return every rung when they are few, else a band.

    Raises:
        AlignmentError: there are too many even so.
    """
    n, m = len(pairing.first), len(pairing.second)
    if (n + 1) * (m + 1) <= FULL_CELLS:
        return Band.full(n, m)
    lows, highs = _edges(pairing)
    width = min(m + 1, int((highs - lows).max()) + 1)
    if (n + 1) * width > MOST_CELLS:
        raise AlignmentError(
            f"{n:,} and {m:,} pieces are too many to align at once; split the documents into parts, such as chapters."
        )
    return Band(np.clip(lows, 0, m + 1 - width), width, m + 1)


def _edges(pairing: Pairing) -> tuple[Ints, Ints]:
    """Return the first and the last column that each row has to reach, both rising; some lie outside.

    Between two fixed points the path is straight, or one document has a stretch that the other has not, anywhere: the
    band then is as wide as that stretch.
    """
    n, m = len(pairing.first), len(pairing.second)
    rows, (x, y) = np.arange(n + 1), _fixed_points(pairing)
    middles = np.interp(rows, x, y)
    after = np.clip(np.searchsorted(x, rows), 1, len(x) - 1)
    stretch = np.abs(y[after] - y[after - 1] - (x[after] - x[after - 1]) * m / n)
    lows = np.floor(np.maximum(y[after - 1], middles - stretch)) - HALF_WIDTH
    highs = np.ceil(np.maximum(np.minimum(y[after], middles + stretch), np.append(middles[1:], m))) + HALF_WIDTH
    return lows.astype(np.int64), highs.astype(np.int64)


def _fixed_points(pairing: Pairing) -> tuple[Floats, Floats]:
    """Return rungs of the band's middle, rising: both ends, and the anchors, or where text of equal length lies."""
    n, m = len(pairing.first), len(pairing.second)
    anchors = rising(_anchors(pairing))
    if not anchors:
        a, b = running(pairing.first.lengths + 1), running(pairing.second.lengths + 1)
        places = np.unique(np.linspace(0, n, 50).astype(int))
        columns = np.interp(a[places] / a[-1], b / max(1.0, float(b[-1])), np.arange(m + 1))
        return places.astype(np.float64), columns
    inner = np.array(anchors) + 0.5
    return np.array([0.0, *inner[:, 0], n]), np.array([0.0, *inner[:, 1], m])


def _anchors(pairing: Pairing) -> list[tuple[int, int]]:
    """Return pairs of pieces that share a number or a Latin word that stands once in each document.

    Ordered so that of pairs with one first piece, `rising` takes no more than one.
    """
    first, second = _single(pairing.first), _single(pairing.second)
    found = {(place, second[token]) for token, place in first.items() if token in second}
    return sorted(found, key=lambda pair: (pair[0], -pair[1]))


def _single(side: Evidence) -> dict[str, int]:
    tokens = [numbers | words for numbers, words in zip(side.numbers, side.words, strict=True)]
    often = Counter(token for row in tokens for token in row)
    return {
        token: place
        for place, row in enumerate(tokens)
        for token in row
        if often[token] == 1 and len(token) >= SHORTEST_ANCHOR
    }


def rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest part of *pairs*, sorted by their first places, whose second places rise."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for number, (_, j) in enumerate(pairs):
        at = bisect_left(tails, j)
        before.append(ends[at - 1] if at else -1)
        tails[at : at + 1] = [j]
        ends[at : at + 1] = [number]
    chain: list[tuple[int, int]] = []
    number = ends[-1] if ends else -1
    while number >= 0:
        chain.append(pairs[number])
        number = before[number]
    return chain[::-1]
