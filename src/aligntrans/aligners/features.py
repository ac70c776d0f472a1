"""What speaks for and against a bead: one array a feature over all places where a bead of some type may start.

Which features count, and how much, stands in the weights (see `aligntrans.aligners.weights`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from aligntrans.aligners.evidence import MARKS, Evidence, Floats, counts, running

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

BeadType = tuple[int, int]
BEAD_TYPES: tuple[BeadType, ...] = (
    (1, 1),
    (1, 2),
    (2, 1),
    (2, 2),
    (1, 3),
    (3, 1),
    (2, 3),
    (3, 2),
    (1, 4),
    (4, 1),
)
"""Sizes of the beads that have something on both sides."""

LENGTH_VARIANCE = 3.4
"""Squared difference of lengths, per character of both, that counts as one. It was taken over from a prototype, and is
1.5 on TICO-19; as the weight of the feature is fitted, it only moves where the feature is cut off."""
BLOCK_FLOOR = 1e-3
"""Least probability that two blocks are linked, as sentences inside them see it."""


@dataclass(frozen=True)
class Window:
    """A rectangle of places where beads may start: rows of the first document, columns of the second."""

    rows: slice
    columns: slice


@dataclass(frozen=True)
class Pairing:
    """The evidence of two documents, and what only the two together tell."""

    first: Evidence
    second: Evidence
    block_links: Floats | None = None
    """(blocks of first, blocks of second) probability that two blocks belong to one bead, if it is known."""
    support: Floats | None = None
    """(n, m) what the other documents say for a link of two pieces; positive speaks for it."""

    @cached_property
    def sums(self) -> tuple[Sums, Sums]:
        """Sums over runs for both sides, lengths scaled so that both documents are as long as their geometric mean."""
        total = self.first.lengths.sum(), self.second.lengths.sum()
        scale = np.sqrt((total[1] + 1) / (total[0] + 1))
        numbers = {
            token: 0 for side in (self.first, self.second) for tokens in side.numbers for token in sorted(tokens)
        }
        common = {token for tokens in self.first.words for token in tokens} & {
            token for tokens in self.second.words for token in tokens
        }
        words = dict.fromkeys(sorted(common), 0)
        return (
            Sums(self.first, self.first.lengths * scale, index(numbers), index(words)),
            Sums(self.second, self.second.lengths / scale, index(numbers), index(words)),
        )

    @cached_property
    def number_rarity(self) -> Floats:
        """(numbers,) weight of each: a number that stands everywhere says little."""
        return rarity(self.sums[0].numbers[-1] + self.sums[1].numbers[-1])

    @cached_property
    def word_rarity(self) -> Floats:
        """(common words,) same for words in Latin letters."""
        return rarity(self.sums[0].words[-1] + self.sums[1].words[-1])

    @cached_property
    def support_sums(self) -> Floats:
        """(n + 1, m + 1) sums of *support* over rectangles from the corner."""
        table = np.zeros((len(self.first) + 1, len(self.second) + 1))
        if self.support is not None:
            table[1:, 1:] = self.support.cumsum(0).cumsum(1)
        return table


class Sums:
    """Sums over the first 0, 1, ... n pieces of a document."""

    def __init__(self, side: Evidence, lengths: Floats, numbers: Mapping[str, int], words: Mapping[str, int]) -> None:
        self.side = side
        self.lengths = running(lengths)
        self.marks = running(side.marks)
        self.numbers = running(counts(side.numbers, dict(numbers)))
        self.words = running(counts(side.words, dict(words)))
        self.headings = running(side.headings.astype(np.float64))
        self.borders = (
            running(np.append(side.blocks[1:] != side.blocks[:-1], [True]).astype(np.float64))
            if len(side)
            else np.zeros(1)
        )
        self.vectors = None if side.vectors is None else running(side.vectors)


def index(tokens: Mapping[str, int]) -> dict[str, int]:
    """Return the place of each token in order."""
    return {token: place for place, token in enumerate(tokens)}


def rarity(total: Floats) -> Floats:
    """Return one over the root of how often each token stands in both documents."""
    return 1 / np.sqrt(np.maximum(1, total))


def run(sums: Floats, size: int, where: slice) -> Floats:
    """Return the sums of runs of *size* pieces that start at *where*."""
    return sums[size:][where] - sums[: len(sums) - size][where]


Feature = Callable[[Pairing, BeadType, Window], Floats]


def length(pairing: Pairing, bead: BeadType, window: Window) -> Floats:
    """Squared difference of the lengths over its variance, after Gale and Church (1993); negative, at least -9."""
    a, b = _lengths(pairing, bead, window)
    return -np.minimum(9, (b - a) ** 2 / (1 + LENGTH_VARIANCE * (a + b)))


def ratio(pairing: Pairing, bead: BeadType, window: Window) -> Floats:
    """Logarithm of the ratio of the lengths, taken negative."""
    a, b = _lengths(pairing, bead, window)
    return -np.minimum(3, np.abs(np.log((b + 5) / (a + 5))))


def _lengths(pairing: Pairing, bead: BeadType, window: Window) -> tuple[Floats, Floats]:
    first, second = pairing.sums
    return run(first.lengths, bead[0], window.rows)[:, None], run(second.lengths, bead[1], window.columns)[None]


def numbers_shared(pairing: Pairing, bead: BeadType, window: Window) -> Floats:
    """Numbers that stand on both sides, the rarer the more."""
    return _tokens(pairing, "numbers", pairing.number_rarity, bead, window)[0]


def numbers_missing(pairing: Pairing, bead: BeadType, window: Window) -> Floats:
    """Numbers that stand on one side only, negative."""
    return -_tokens(pairing, "numbers", pairing.number_rarity, bead, window)[1]


def words_shared(pairing: Pairing, bead: BeadType, window: Window) -> Floats:
    """Words in Latin letters that stand on both sides, the rarer the more."""
    return _tokens(pairing, "words", pairing.word_rarity, bead, window)[0]


def words_missing(pairing: Pairing, bead: BeadType, window: Window) -> Floats:
    """Words in Latin letters that both documents have, but one side of the bead has not; negative."""
    return -_tokens(pairing, "words", pairing.word_rarity, bead, window)[1]


def _tokens(pairing: Pairing, name: str, weights: Floats, bead: BeadType, window: Window) -> tuple[Floats, Floats]:
    first, second = (getattr(sums, name) for sums in pairing.sums)
    a = np.minimum(1, run(first, bead[0], window.rows))
    b = np.minimum(1, run(second, bead[1], window.columns))
    used = a.any(0) & b.any(0)
    shared = (a[:, used] * weights[used]) @ b[:, used].T
    return shared, (a @ weights)[:, None] + (b @ weights)[None] - 2 * shared


def mark(place: int) -> Feature:
    """Return the feature of one punctuation mark: how much its counts differ, negative, at least -3."""

    def difference(pairing: Pairing, bead: BeadType, window: Window) -> Floats:
        first, second = pairing.sums
        a, b = (
            run(first.marks[:, place], bead[0], window.rows),
            run(second.marks[:, place], bead[1], window.columns),
        )
        return -np.minimum(3, np.abs(a[:, None] - b[None]))

    difference.__doc__ = f"Difference of the counts of {MARKS[place]}, negative."
    return difference


def same_end(pairing: Pairing, bead: BeadType, window: Window) -> Floats:
    """1 where both sides end in the same mark."""
    a = pairing.first.ends[bead[0] - 1 :][window.rows]
    b = pairing.second.ends[bead[1] - 1 :][window.columns]
    return (a[:, None] == b[None]).astype(np.float64)


def same_kind(pairing: Pairing, bead: BeadType, window: Window) -> Floats:
    """1 where the first pieces of both sides are in blocks of the same kind."""
    a, b = _at(pairing.first.kinds, bead[0], window.rows), _at(pairing.second.kinds, bead[1], window.columns)
    return (a[:, None] == b[None]).astype(np.float64)


def same_heading(pairing: Pairing, bead: BeadType, window: Window) -> Floats:
    """-1 where one side begins with a heading and the other does not."""
    a, b = (
        _at(pairing.first.headings, bead[0], window.rows),
        _at(pairing.second.headings, bead[1], window.columns),
    )
    return -(a[:, None] != b[None]).astype(np.float64)


def _at(values: NDArray[np.generic], size: int, where: slice) -> NDArray[np.generic]:
    return values[: len(values) - size + 1][where]


def joined_headings(pairing: Pairing, bead: BeadType, window: Window) -> Floats:
    """Number of headings in a bead that joins pieces, negative."""
    first, second = pairing.sums
    a, b = run(first.headings, bead[0], window.rows), run(second.headings, bead[1], window.columns)
    return -((bead[0] > 1) * a[:, None] + (bead[1] > 1) * b[None])


def borders(pairing: Pairing, bead: BeadType, window: Window) -> Floats:
    """Number of block borders inside the bead, negative."""
    a, b = (
        run(sums.borders[: len(sums.borders) - 1], size - 1, where)
        for sums, size, where in zip(pairing.sums, bead, (window.rows, window.columns), strict=True)
    )
    return -(a[:, None] + b[None])


def starts_apart(pairing: Pairing, bead: BeadType, window: Window) -> Floats:
    """-1 where one side begins a block and the other does not."""
    a, b = (
        _at(_starts(pairing.first), bead[0], window.rows),
        _at(_starts(pairing.second), bead[1], window.columns),
    )
    return -(a[:, None] != b[None]).astype(np.float64)


def _starts(side: Evidence) -> NDArray[np.bool_]:
    return np.concatenate([[True], side.blocks[1:] != side.blocks[:-1]])


def linked_blocks(pairing: Pairing, bead: BeadType, window: Window) -> Floats:
    """Logarithm of the probability that the blocks of the first and of the last pieces are linked, their mean."""
    links = pairing.block_links
    if links is None:
        return np.zeros((window.rows.stop - window.rows.start, window.columns.stop - window.columns.start))
    first, second = pairing.first.blocks, pairing.second.blocks
    heads = links[np.ix_(_at(first, bead[0], window.rows), _at(second, bead[1], window.columns))]
    tails = links[np.ix_(first[bead[0] - 1 :][window.rows], second[bead[1] - 1 :][window.columns])]
    return (np.log(np.maximum(BLOCK_FLOOR, heads)) + np.log(np.maximum(BLOCK_FLOOR, tails))) / 2


def support(pairing: Pairing, bead: BeadType, window: Window) -> Floats:
    """What the other documents say for the links in the bead: twice their mean over its longer side."""
    (x, y), rows, columns = bead, window.rows, window.columns
    if pairing.support is None:
        return np.zeros((rows.stop - rows.start, columns.stop - columns.start))
    table = pairing.support_sums[rows.start : rows.stop + x, columns.start : columns.stop + y]
    whole = table[x:, y:] - table[:-x, y:] - table[x:, :-y] + table[:-x, :-y]
    return whole * (2 / max(bead))


def cosine(pairing: Pairing, bead: BeadType, window: Window) -> Floats:
    """Cosine of the vectors of both sides."""
    a, b = _units(pairing, bead, window)
    cosines: Floats = a @ b.T
    return cosines


def margin(pairing: Pairing, bead: BeadType, window: Window) -> Floats:
    """Cosine less the mean of each side's four nearest pieces in the other document (Artetxe and Schwenk 2019)."""
    a, b = _units(pairing, bead, window)
    first, second = _units(pairing, (1, 1), Window(slice(None), slice(None)))
    near = min(4, len(first), len(second))
    rivals_a = np.sort(a @ second.T, 1)[:, -near:].mean(1)
    rivals_b = np.sort(b @ first.T, 1)[:, -near:].mean(1)
    margins: Floats = a @ b.T - (rivals_a[:, None] + rivals_b[None]) / 2
    return margins


def joined_cosine(pairing: Pairing, bead: BeadType, window: Window) -> Floats:
    """Cosine times the number of joins: long runs look alike more easily."""
    return cosine(pairing, bead, window) * (bead[0] + bead[1] - 2)


def edge(pairing: Pairing, bead: BeadType, window: Window) -> Floats:
    """Lowest cosine of a first or last piece of one side with the whole other side: is a stray piece swallowed?"""
    (x, y), (first, second) = bead, _units(pairing, (1, 1), Window(slice(None), slice(None)))
    a, b = _units(pairing, bead, window)
    lowest = np.minimum(_at_rows(first, x, window.rows) @ b.T, first[x - 1 :][window.rows] @ b.T)
    lowest = np.minimum(lowest, a @ _at_rows(second, y, window.columns).T)
    edges: Floats = np.minimum(lowest, a @ second[y - 1 :][window.columns].T)
    return edges


def _at_rows(vectors: Floats, size: int, where: slice) -> Floats:
    return vectors[: len(vectors) - size + 1][where]


def _units(pairing: Pairing, bead: BeadType, window: Window) -> tuple[Floats, Floats]:
    first, second = (sums.vectors for sums in pairing.sums)
    if first is None or second is None:
        raise ValueError("the weights ask for vectors, and there is no encoder")
    a, b = run(first, bead[0], window.rows), run(second, bead[1], window.columns)
    return _unit(a), _unit(b)


def _unit(vectors: Floats) -> Floats:
    return vectors / np.maximum(1e-9, np.linalg.norm(vectors, axis=1, keepdims=True))


FEATURES: Mapping[str, Feature] = {
    "length": length,
    "ratio": ratio,
    "numbers-shared": numbers_shared,
    "numbers-missing": numbers_missing,
    "words-shared": words_shared,
    "words-missing": words_missing,
    **{f"mark {name}": mark(place) for place, name in enumerate(MARKS)},
    "same-end": same_end,
    "same-kind": same_kind,
    "same-heading": same_heading,
    "joined-headings": joined_headings,
    "borders": borders,
    "starts-apart": starts_apart,
    "linked-blocks": linked_blocks,
    "support": support,
    "cosine": cosine,
    "margin": margin,
    "joined-cosine": joined_cosine,
    "edge": edge,
}
ENCODER_FEATURES = ("cosine", "margin", "joined-cosine", "edge")


def whole_block(side: Evidence) -> Floats:
    """1 where the piece is a whole block."""
    starts = _starts(side)[: len(side)]
    return (starts & np.append(starts[1:], [True])[: len(side)]).astype(np.float64)


NullFeature = Callable[[Evidence], Floats]

NULL_FEATURES: Mapping[str, NullFeature] = {
    "null": lambda side: -np.ones(len(side)),
    "null-length": lambda side: -np.log1p(side.lengths / 50),
    "null-heading": lambda side: side.headings.astype(np.float64),
    "null-numbers": lambda side: -np.array([min(2.0, len(tokens)) for tokens in side.numbers], np.float64),
    "null-block": whole_block,
}
"""Features of a piece that is left alone, (n,)."""
