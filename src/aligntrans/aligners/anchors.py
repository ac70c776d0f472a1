"""A band for two documents: around pieces that surely belong together, everything when the documents are short."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from aligntrans.aligners.bands import Band
from aligntrans.aligners.strips import Reach
from aligntrans.errors import AlignmentError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aligntrans.aligners.evidence import Evidence, Floats
    from aligntrans.aligners.pairing import Pairing
    from aligntrans.aligners.vectors import Table, Vectors

FULL_RUNGS = 2_500
"""Up to this many rungs all are looked at."""
FULL_RUNGS_WITHOUT_VECTORS = 300_000
"""The same where only numbers and lengths show the way: some 550 pieces a side."""
MOST_RUNGS = 4_000_000
"""More are refused: they would need more than 2 GB."""
SLACK = 6
"""How far a path may stray from pieces whose vectors are nearest to each other, in pieces. On TICO-19 made m:n, 5 loses
none of 6,729 beads and 4 loses two."""
HALF_WIDTH = 150
"""How far it may stray from a line between fixed points that are far apart, or found without vectors."""
FAR = 4_000
"""Rungs between two fixed points from which they are far apart."""
SHORTEST_ANCHOR = 3
"""Fewest characters of a token that may fix a place: a bare 7 says nothing."""
MOST_GROUPS = 1_500
"""Longer documents are first compared in so many groups of pieces."""

Pairs = list[tuple[int, int]]
Rows = Callable[[slice], "Table"]


def band_for(pairing: Pairing) -> Band:
    """Return every rung when they are few, else a band.

    Raises:
        AlignmentError: there are too many even so.
    """
    n, m = pairing.shape
    vectors = pairing.vectors
    if (n + 1) * (m + 1) <= (FULL_RUNGS if vectors else FULL_RUNGS_WITHOUT_VECTORS):
        return Band.full(n, m)
    band = _by_vectors(pairing, *vectors) if vectors else _by_tokens(pairing, HALF_WIDTH)
    if len(band) > MOST_RUNGS:
        raise AlignmentError(
            f"{n:,} and {m:,} pieces are too many to align at once; split the documents into parts, such as chapters."
        )
    return band


def _by_vectors(pairing: Pairing, first: Vectors, second: Vectors) -> Band:
    n, m = pairing.shape
    size = -(-max(n, m) // MOST_GROUPS)
    if size == 1:
        reach = Reach(np.zeros(n, np.int64), np.full(n, m, np.int64))
    else:
        tables = grouped(first, size), grouped(second, size)
        whole = Reach(np.zeros(len(tables[0]), np.int64), np.full(len(tables[0]), len(tables[1]), np.int64))
        groups = rising(nearest(tables[0].__getitem__, tables[1].__getitem__, len(tables[1]), whole))
        coarse = _around([(i * size, j * size) for i, j in groups], pairing, 3 * size, size)
        reach = Reach.of(coarse)
    return _around(rising(nearest(first.units, second.units, m, reach)), pairing, SLACK, 1)


def grouped(vectors: Vectors, size: int) -> Table:
    """Return (groups, width) vectors of length one of runs of *size* pieces."""
    starts = np.arange(0, len(vectors.pieces), size)
    sums = np.add.reduceat(vectors.pieces, starts, 0)
    units: Table = sums / np.maximum(1e-9, np.linalg.norm(sums, axis=1, keepdims=True))
    return units


def nearest(first: Rows, second: Rows, m: int, reach: Reach) -> Pairs:
    """Return pairs of rows of two tables that are each other's nearest within reach, in order.

    Args:
        first: gives a stretch of rows of the first table, of length one.
        second: same of the second.
        m: how many rows the second has.
        reach: which rows of the second are looked at for each of the first.
    """
    n = len(reach.starts)
    best_row = np.full(m, -1)
    best_of_column = np.full(m, -np.inf)
    best_column = np.full(n, -1)
    for rows, columns in reach.windows():
        if columns.start >= columns.stop:
            continue
        cosines = first(rows) @ second(columns).T
        best_column[rows] = cosines.argmax(1) + columns.start
        places = cosines.argmax(0)
        highest = cosines[places, np.arange(len(places))]
        better = highest > best_of_column[columns]
        best_of_column[columns][better] = highest[better]
        best_row[columns][better] = places[better] + rows.start
    return [(i, j) for i, j in enumerate(best_column.tolist()) if j >= 0 and best_row[j] == i]


def _around(anchors: Pairs, pairing: Pairing, slack: int, size: int) -> Band:
    """Return the band that goes around groups of *size* pieces: boxes from one to the next, widened by *slack*."""
    n, m = pairing.shape
    points = np.array([(-1, -1), *anchors, (n, m)])
    rungs = np.arange(n + 1)
    before = np.maximum(0, np.searchsorted(points[:, 0], rungs - size, "right") - 1)
    after = np.minimum(np.searchsorted(points[:, 0], rungs, "left"), len(points) - 1)
    lows, stops = points[before, 1] + 1 - slack, points[after, 1] + size + slack + 1
    box = (points[after, 0] - points[before, 0]) * (points[after, 1] - points[before, 1])
    far = box > FAR * size * size
    if far.any():
        line = _by_tokens(pairing, HALF_WIDTH * size)
        inside = np.minimum(lows, line.lows), np.maximum(stops, line.stops)
        narrow = np.maximum(lows, line.lows), np.minimum(stops, line.stops)
        tokens = narrow[0] < narrow[1]
        lows = np.where(far, np.where(tokens, narrow[0], inside[0]), lows)
        stops = np.where(far, np.where(tokens, narrow[1], inside[1]), stops)
    return Band.around(lows, stops, m)


def _by_tokens(pairing: Pairing, half_width: int) -> Band:
    """Return a band around fixed points.

    Between two of them the path is straight, or one document has a stretch that the other has not, anywhere: the
    band then is as wide as that stretch.
    """
    n, m = pairing.shape
    rows, (x, y) = np.arange(n + 1), _fixed_points(pairing)
    middles = np.interp(rows, x, y)
    after = np.clip(np.searchsorted(x, rows), 1, len(x) - 1)
    stretch = np.abs(y[after] - y[after - 1] - (x[after] - x[after - 1]) * m / n)
    lows = np.floor(np.maximum(y[after - 1], middles - stretch)) - half_width
    highs = np.ceil(np.maximum(np.minimum(y[after], middles + stretch), np.append(middles[1:], m))) + half_width
    return Band.around(lows.astype(np.int64), highs.astype(np.int64) + 1, m)


def _fixed_points(pairing: Pairing) -> tuple[Floats, Floats]:
    """Return rungs of the band's middle, rising: both ends, and the anchors, or where text of equal length lies."""
    n, m = pairing.shape
    anchors = rising(_anchors(pairing))
    if not anchors:
        a, b = (np.concatenate([[0], np.cumsum(side.lengths + 1)]) for side in (pairing.first, pairing.second))
        places = np.unique(np.linspace(0, n, 50).astype(int))
        columns = np.interp(a[places] / a[-1], b / max(1.0, float(b[-1])), np.arange(m + 1))
        return places.astype(np.float64), columns
    inner = np.array(anchors) + 0.5
    return np.array([0.0, *inner[:, 0], n]), np.array([0.0, *inner[:, 1], m])


def _anchors(pairing: Pairing) -> Pairs:
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


def rising(pairs: Sequence[tuple[int, int]]) -> Pairs:
    """Return the longest part of *pairs*, sorted by their first places, whose second places rise."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for number, (_, j) in enumerate(pairs):
        at = bisect_left(tails, j)
        before.append(ends[at - 1] if at else -1)
        tails[at : at + 1] = [j]
        ends[at : at + 1] = [number]
    chain: Pairs = []
    number = ends[-1] if ends else -1
    while number >= 0:
        chain.append(pairs[number])
        number = before[number]
    return chain[::-1]
