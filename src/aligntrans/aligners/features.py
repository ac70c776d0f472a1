"""What speaks for and against a bead: arrays over the beads that are looked at.

Which features count, and how much, stands in the weights (see `aligntrans.aligners.weights`).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from aligntrans.aligners.evidence import MARKS

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from aligntrans.aligners.candidates import Candidates
    from aligntrans.aligners.evidence import Evidence, Floats
    from aligntrans.aligners.grid import Grid

LENGTH_VARIANCE = 3.4
"""Squared difference of lengths, per character of both, that counts as one. It was taken over from a prototype, and is
1.5 on TICO-19; as the weight of the feature is fitted, it only moves where the feature is cut off."""
BLOCK_FLOOR = 1e-3
"""Least probability that two blocks are linked, as sentences inside them see it."""

WORD_FEATURES = ("least-coverage", "coverage")
"""Of encoders whose vectors of words add up to those of texts."""
SUPPORT_FEATURES = ("shared-links", "shared-ends", "no-border")
"""Of third documents: only three or more have them."""

Feature = Callable[["Candidates"], "Sequence[Floats]"]
"""Takes beads; returns an array over them for every name that it is registered with."""


def length(beads: Candidates) -> Sequence[Floats]:
    """Squared difference of the lengths over its variance, after Gale and Church (1993), negative, at least -9.

    And the logarithm of their ratio, taken negative; its square; and it alone where pieces are joined.
    """
    first, second = beads.grid.sides
    a, b = first.lengths[beads.x, beads.rows], second.lengths[beads.y, beads.columns]
    squared = np.minimum(9, (b - a) ** 2 / (1 + LENGTH_VARIANCE * (a + b)))
    ratio = np.abs(np.log((b + 5) / (a + 5)))
    joined = -np.minimum(3, ratio)
    return -squared, joined, -np.minimum(2, ratio**2), np.where(beads.x + beads.y > 2, joined, 0.0)


def numbers(beads: Candidates) -> Sequence[Floats]:
    """Numbers that pieces of both sides share, the rarer the more; and those that stand on one side only, negative."""
    first, second = beads.grid.number_runs
    return _tokens(beads.numbers, first[beads.x, beads.rows], second[beads.y, beads.columns])


def words(beads: Candidates) -> Sequence[Floats]:
    """The same for words in Latin letters that both documents have."""
    first, second = beads.grid.word_runs
    return _tokens(beads.words, first[beads.x, beads.rows], second[beads.y, beads.columns])


def _tokens(shared: Floats, first: Floats, second: Floats) -> Sequence[Floats]:
    return shared, -np.maximum(0, first + second - 2 * shared)


def marks(beads: Candidates) -> Sequence[Floats]:
    """How much the counts of each punctuation mark differ, negative, at least -3."""
    first, second = beads.grid.sides
    apart = np.abs(first.marks[beads.x, beads.rows] - second.marks[beads.y, beads.columns])
    return tuple(-np.minimum(3, apart).T)


def kinds(beads: Candidates) -> Sequence[Floats]:
    """1 where both sides end in the same mark; 1 where they begin in blocks of the same kind.

    -1 where one begins with a heading and the other does not; headings in a side that joins pieces, negative.
    """
    first, second = beads.grid.sides
    (row, column), (last_row, last_column) = beads.firsts, beads.lasts
    a, b = first.evidence, second.evidence
    headings = first.headings[beads.x, beads.rows], second.headings[beads.y, beads.columns]
    return (
        (a.ends[last_row] == b.ends[last_column]).astype(np.float64),
        (a.kinds[row] == b.kinds[column]).astype(np.float64),
        -(a.headings[row] != b.headings[column]).astype(np.float64),
        -((beads.x > 1) * headings[0] + (beads.y > 1) * headings[1]),
    )


def borders(beads: Candidates) -> Sequence[Floats]:
    """Block borders inside the bead, negative; -1 where one side begins a block and the other does not."""
    first, second = beads.grid.sides
    inside = first.borders[beads.x - 1, beads.rows] + second.borders[beads.y - 1, beads.columns]
    return -inside, -(first.starts[beads.rows] != second.starts[beads.columns]).astype(np.float64)


def linked_blocks(beads: Candidates) -> Sequence[Floats]:
    """Logarithm of the probability that the blocks of the first and of the last pieces are linked, their mean."""
    links = beads.grid.pairing.block_links
    if links is None:
        return (np.zeros(len(beads)),)
    a, b = (side.evidence.blocks for side in beads.grid.sides)
    found = [np.log(np.maximum(BLOCK_FLOOR, links.at(a[i], b[j]))) for i, j in (beads.firsts, beads.lasts)]
    return ((found[0] + found[1]) / 2,)


def support(beads: Candidates) -> Sequence[Floats]:
    """What third documents say of the bead: twice the sum of the links in it over its longer side.

    And whether both its ends are borders there; and whether no rung between them is one, as a logarithm.
    """
    if beads.support is None:
        return (np.zeros(len(beads)),) * len(SUPPORT_FEATURES)
    links, start, end, between = beads.support
    return links * (2 / np.maximum(beads.x, beads.y)), start * end, np.log(1 - 0.98 * np.clip(between, 0, 1))


def coverage(beads: Candidates) -> Sequence[Floats]:
    """Share of a piece that the other side of the bead holds, word by word: is each piece in its place?

    The least of all pieces of both sides, and the sum of the logarithms.
    """
    return beads.coverage


def meaning(beads: Candidates) -> Sequence[Floats]:
    """Cosine of the vectors of both sides, and what it stands out by.

    That is the cosine less the mean of each side's four nearest pieces in the other document (Artetxe and Schwenk
    2019); and the cosine times the number of joins, as long runs look alike more easily.
    """
    (a, b), (near_a, near_b) = beads.grid.norms, beads.grid.rivals
    x, y, rows, columns = beads.x, beads.y, beads.rows, beads.columns
    cosine = beads.dots(x, y) / (a[x, rows] * b[y, columns])
    margin = cosine - (near_a[x, rows] + near_b[y, columns]) / 2
    return cosine, margin, cosine * (x + y - 2)


def edge(beads: Candidates) -> Sequence[Floats]:
    """The lowest cosine of a first or last piece of one side with the whole other side: is a stray piece swallowed?"""
    a, b = beads.grid.norms
    (row, column), (last_row, last_column) = beads.firsts, beads.lasts
    x, y = beads.x, beads.y
    whole_a, whole_b = a[x, beads.rows], b[y, beads.columns]
    ends_a = beads.dots(1, y) / a[1, row], beads.dots(1, y, x - 1) / a[1, last_row]
    ends_b = beads.dots(x, 1) / b[1, column], beads.dots(x, 1, 0, y - 1) / b[1, last_column]
    return (np.minimum(np.minimum(*ends_a) / whole_b, np.minimum(*ends_b) / whole_a),)


GROUPS: tuple[tuple[tuple[str, ...], Feature], ...] = (
    (("length", "ratio", "ratio-squared", "ratio-joined"), length),
    (("numbers-shared", "numbers-missing"), numbers),
    (("words-shared", "words-missing"), words),
    (tuple(f"mark {name}" for name in MARKS), marks),
    (("same-end", "same-kind", "same-heading", "joined-headings"), kinds),
    (("borders", "starts-apart"), borders),
    (("linked-blocks",), linked_blocks),
    (SUPPORT_FEATURES, support),
    (("cosine", "margin", "joined-cosine"), meaning),
    (("edge",), edge),
    (WORD_FEATURES, coverage),
)
"""Features by name, those together that are worked out together."""
FEATURES: tuple[str, ...] = tuple(name for names, _ in GROUPS for name in names)
ENCODER_FEATURES = ("cosine", "margin", "joined-cosine", "edge")


def values(beads: Candidates, wanted: Collection[str]) -> dict[str, Floats]:
    """Return the *wanted* features, by name; those of the two documents alone are kept."""
    found: dict[str, Floats] = {}
    for names, group in GROUPS:
        if not any(name in wanted for name in names):
            continue
        arrays = beads.known.get(names[0])
        if arrays is None:
            arrays = group(beads)
            if names != SUPPORT_FEATURES:
                beads.known[names[0]] = arrays
        found.update(zip(names, arrays, strict=True))
    return {name: array for name, array in found.items() if name in wanted}


def whole_block(side: Evidence) -> Floats:
    """1 where the piece is a whole block."""
    if not len(side):
        return np.zeros(0)
    starts = np.concatenate([[True], side.blocks[1:] != side.blocks[:-1], [True]])
    return (starts[:-1] & starts[1:]).astype(np.float64)


def linked_block(grid: Grid, side: int) -> Floats:
    """Logarithm of the probability that the block which the piece is the whole of has no link, no more than 0."""
    links = grid.pairing.block_links
    evidence = (grid.pairing.first, grid.pairing.second)[side]
    if links is None:
        return np.zeros(len(evidence))
    alone = np.log(np.maximum(BLOCK_FLOOR, 1 - links.surest()[side]))
    found: Floats = whole_block(evidence) * np.minimum(0, alone[evidence.blocks])
    return found


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
    "null-linked-block": linked_block,
    "null-linked": _said("linked"),
    "null-left": _said("left"),
    "null-alone": _said("alone"),
}
"""Features of a piece that is left alone."""
SUPPORT_NULLS = ("null-linked", "null-left", "null-alone")
