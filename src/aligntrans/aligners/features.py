"""What speaks for and against a bead: arrays over the rungs where a bead of some type may start.

Which features count, and how much, stands in the weights (see `aligntrans.aligners.weights`).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from aligntrans.aligners.evidence import MARKS

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from aligntrans.aligners.evidence import Evidence, Floats, Ints
    from aligntrans.aligners.grid import Grid
    from aligntrans.aligners.places import Places
    from aligntrans.aligners.strips import Rectangles

LENGTH_VARIANCE = 3.4
"""Squared difference of lengths, per character of both, that counts as one. It was taken over from a prototype, and is
1.5 on TICO-19; as the weight of the feature is fitted, it only moves where the feature is cut off."""
BLOCK_FLOOR = 1e-3
"""Least probability that two blocks are linked, as sentences inside them see it."""

WORD_FEATURES = ("least-coverage", "coverage")
"""Of encoders whose vectors of words add up to those of texts."""
SUPPORT_FEATURES = ("shared-links", "shared-ends", "no-border")
"""Of third documents: only three or more have them."""

Feature = Callable[["Places", int, int], "Sequence[Floats]"]
"""Takes rungs and the type of a bead; returns an array over the rungs for every name that it is registered with."""


def length(places: Places, x: int, y: int) -> Sequence[Floats]:
    """Squared difference of the lengths over its variance, after Gale and Church (1993), negative, at least -9.

    And the logarithm of their ratio, taken negative; its square; and it alone where pieces are joined.
    """
    first, second = places.grid.sides
    a, b = first.lengths[x][places.rows], second.lengths[y][places.columns]
    squared = np.minimum(9, (b - a) ** 2 / (1 + LENGTH_VARIANCE * (a + b)))
    ratio = np.abs(np.log((b + 5) / (a + 5)))
    joined = -np.minimum(3, ratio)
    return -squared, joined, -np.minimum(2, ratio**2), joined if x + y > 2 else np.zeros(len(places))


def numbers(places: Places, x: int, y: int) -> Sequence[Floats]:
    """Numbers that pieces of both sides share, the rarer the more; and those that stand on one side only, negative."""
    first, second = places.grid.number_runs
    return _tokens(places.numbers, first[x][places.rows], second[y][places.columns], x, y)


def words(places: Places, x: int, y: int) -> Sequence[Floats]:
    """The same for words in Latin letters that both documents have."""
    first, second = places.grid.word_runs
    return _tokens(places.words, first[x][places.rows], second[y][places.columns], x, y)


def _tokens(both: Rectangles, first: Floats, second: Floats, x: int, y: int) -> Sequence[Floats]:
    shared = both.over(x, y)
    return shared, -np.maximum(0, first + second - 2 * shared)


def marks(places: Places, x: int, y: int) -> Sequence[Floats]:
    """How much the counts of each punctuation mark differ, negative, at least -3."""
    first, second = places.grid.sides
    apart = np.abs(first.marks[x][:, places.rows] - second.marks[y][:, places.columns])
    return tuple(-np.minimum(3, apart))


def kinds(places: Places, x: int, y: int) -> Sequence[Floats]:
    """1 where both sides end in the same mark; 1 where they begin in blocks of the same kind.

    -1 where one begins with a heading and the other does not; headings in a side that joins pieces, negative.
    """
    first, second = places.grid.sides
    rows, columns = first.at(places.rows), second.at(places.columns)
    last = first.at(places.rows + x - 1), second.at(places.columns + y - 1)
    a, b = first.evidence, second.evidence
    joined = (x > 1) * first.headings[x][places.rows] + (y > 1) * second.headings[y][places.columns]
    return (
        (a.ends[last[0]] == b.ends[last[1]]).astype(np.float64),
        (a.kinds[rows] == b.kinds[columns]).astype(np.float64),
        -(a.headings[rows] != b.headings[columns]).astype(np.float64),
        -joined,
    )


def borders(places: Places, x: int, y: int) -> Sequence[Floats]:
    """Block borders inside the bead, negative; -1 where one side begins a block and the other does not."""
    first, second = places.grid.sides
    inside = first.borders[x - 1][places.rows] + second.borders[y - 1][places.columns]
    return -inside, -(first.starts[places.rows] != second.starts[places.columns]).astype(np.float64)


def linked_blocks(places: Places, x: int, y: int) -> Sequence[Floats]:
    """Logarithm of the probability that the blocks of the first and of the last pieces are linked, their mean."""
    links = places.grid.pairing.block_links
    if links is None:
        return (np.zeros(len(places)),)
    first, second = places.grid.sides

    def at(rows: Ints, columns: Ints) -> Floats:
        a, b = first.evidence.blocks[first.at(rows)], second.evidence.blocks[second.at(columns)]
        return np.log(np.maximum(BLOCK_FLOOR, links.at(a, b)))

    heads = at(places.rows, places.columns)
    return ((heads + (at(places.rows + x - 1, places.columns + y - 1) if (x, y) != (1, 1) else heads)) / 2,)


def support(places: Places, x: int, y: int) -> Sequence[Floats]:
    """What third documents say of the bead: twice the sum of the links in it over its longer side.

    And whether both its ends are borders there; and whether no rung between them is one, as a logarithm.
    """
    if places.support is None:
        return (np.zeros(len(places)),) * len(SUPPORT_FEATURES)
    links, borders = places.support
    start, end = borders.over(1, 1), borders.cell(x, y)
    between = np.clip(borders.over(x + 1, y + 1) - start - end, 0, 1)
    return links.over(x, y) * (2 / max(x, y)), start * end, np.log(1 - 0.98 * between)


def coverage(places: Places, x: int, y: int) -> Sequence[Floats]:
    """Share of a piece that the other side of the bead holds, word by word: is each piece in its place?

    The least of all pieces of both sides, and the sum of the logarithms.
    """
    return places.coverage(x, y)


def meaning(places: Places, x: int, y: int) -> Sequence[Floats]:
    """Cosine of the vectors of both sides, and what it stands out by.

    That is the cosine less the mean of each side's four nearest pieces in the other document (Artetxe and Schwenk
    2019); the cosine times the number of joins, as long runs look alike more easily; and the lowest cosine of a first
    or last piece of one side with the whole other side: is a stray piece swallowed?
    """
    (a, b), (near_a, near_b) = places.grid.norms, places.grid.rivals
    rows, columns = places.rows, places.columns
    length_a, length_b = a[x][rows], b[y][columns]
    cosine = places.dots(x, y) / (length_a * length_b)
    margin = cosine - (near_a[x][rows] + near_b[y][columns]) / 2
    lowest = cosine
    last_row, last_column = (places.grid.sides[0].at(rows + x - 1), places.grid.sides[1].at(columns + y - 1))
    if x > 1:
        lowest = np.minimum(lowest, places.dots(1, y) / (a[1][rows] * length_b))
        lowest = np.minimum(lowest, places.dots(1, y, x - 1) / (a[1][last_row] * length_b))
    if y > 1:
        lowest = np.minimum(lowest, places.dots(x, 1) / (length_a * b[1][columns]))
        lowest = np.minimum(lowest, places.dots(x, 1, 0, y - 1) / (length_a * b[1][last_column]))
    return cosine, margin, cosine * (x + y - 2), lowest


GROUPS: tuple[tuple[tuple[str, ...], Feature], ...] = (
    (("length", "ratio", "ratio-squared", "ratio-joined"), length),
    (("numbers-shared", "numbers-missing"), numbers),
    (("words-shared", "words-missing"), words),
    (tuple(f"mark {name}" for name in MARKS), marks),
    (("same-end", "same-kind", "same-heading", "joined-headings"), kinds),
    (("borders", "starts-apart"), borders),
    (("linked-blocks",), linked_blocks),
    (SUPPORT_FEATURES, support),
    (("cosine", "margin", "joined-cosine", "edge"), meaning),
    (WORD_FEATURES, coverage),
)
"""Features by name, those together that are worked out together."""
FEATURES: tuple[str, ...] = tuple(name for names, _ in GROUPS for name in names)
ENCODER_FEATURES = ("cosine", "margin", "joined-cosine", "edge")


def values(places: Places, x: int, y: int, wanted: Collection[str]) -> dict[str, Floats]:
    """Return the *wanted* features, by name."""
    found: dict[str, Floats] = {}
    for names, group in GROUPS:
        if any(name in wanted for name in names):
            found.update(zip(names, group(places, x, y), strict=True))
    return {name: array for name, array in found.items() if name in wanted}


def table(places: Places, x: int, y: int, wanted: Collection[str]) -> Floats:
    """Return (FEATURES, rungs): the *wanted* features, the others zero; those of the two documents are kept."""
    rows: list[Floats] = []
    for names, group in GROUPS:
        if not any(name in wanted for name in names):
            rows.append(np.zeros((len(names), len(places))))
        elif names == SUPPORT_FEATURES:
            rows.append(np.stack(group(places, x, y)))
        else:
            key = names[0], x, y
            if key not in places.known:
                places.known[key] = np.stack(group(places, x, y))
            rows.append(places.known[key])
    return np.concatenate(rows)


def whole_block(side: Evidence) -> Floats:
    """1 where the piece is a whole block."""
    if not len(side):
        return np.zeros(0)
    starts = np.concatenate([[True], side.blocks[1:] != side.blocks[:-1], [True]])
    return (starts[:-1] & starts[1:]).astype(np.float64)


def _said(name: str) -> NullFeature:
    def feature(grid: Grid, side: int) -> Floats:
        if grid.support is None:
            return np.zeros(grid.pairing.shape[side])
        found: Floats = getattr(grid.support, name)[side]
        return found

    return feature


def _of_piece(feature: Callable[[Evidence], Floats]) -> NullFeature:
    return lambda grid, side: feature((grid.pairing.first, grid.pairing.second)[side])


NullFeature = Callable[["Grid", int], "Floats"]
"""Takes a grid and which side; returns (pieces of the side,)."""

NULL_FEATURES: Mapping[str, NullFeature] = {
    "null": _of_piece(lambda side: -np.ones(len(side))),
    "null-length": _of_piece(lambda side: -np.log1p(side.lengths / 50)),
    "null-heading": _of_piece(lambda side: side.headings.astype(np.float64)),
    "null-numbers": _of_piece(lambda side: -np.array([min(2.0, len(tokens)) for tokens in side.numbers], np.float64)),
    "null-block": _of_piece(whole_block),
    "null-linked": _said("linked"),
    "null-left": _said("left"),
    "null-alone": _said("alone"),
}
"""Features of a piece that is left alone."""
SUPPORT_NULLS = ("null-linked", "null-left", "null-alone")
