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

    from aligntrans.aligners.evidence import Evidence
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
    middles = np.rint(np.interp(np.arange(n + 1), *_fixed_points(pairing))).astype(np.int64)
    # Pieces that only the second document has lie in one row: every row is as wide as the steepest step.
    width = min(m + 1, 2 * HALF_WIDTH + 1 + int(np.diff(middles).max()))
    if (n + 1) * width > MOST_CELLS:
        raise AlignmentError(
            f"{n:,} and {m:,} pieces are too many to align at once; split the documents into parts, such as chapters."
        )
    return Band(np.clip(middles - HALF_WIDTH, 0, m + 1 - width), width, m + 1)


def _fixed_points(pairing: Pairing) -> tuple[list[float], list[float]]:
    """Return rungs of the band's middle, rising: both ends, and the anchors, or where text of equal length lies."""
    n, m = len(pairing.first), len(pairing.second)
    anchors = rising(_anchors(pairing))
    if not anchors:
        a, b = running(pairing.first.lengths + 1), running(pairing.second.lengths + 1)
        places = np.unique(np.linspace(0, n, 50).astype(int))
        return places.tolist(), np.interp(a[places] / a[-1], b / b[-1], np.arange(m + 1)).tolist()
    return [0.0, *(i + 0.5 for i, _ in anchors), float(n)], [0.0, *(j + 0.5 for _, j in anchors), float(m)]


def _anchors(pairing: Pairing) -> list[tuple[int, int]]:
    """Return pairs of pieces that share a number or a Latin word that stands once in each document."""
    first, second = _single(pairing.first), _single(pairing.second)
    return sorted({(place, second[token]) for token, place in first.items() if token in second})


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
