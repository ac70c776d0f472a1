"""Contrastive training of the vectors of pieces that occur in a memory.

Sums of translations are drawn together, sums of anything else apart: InfoNCE in both directions (van den Oord et al.
2018), over runs of neighbouring units and over windows of them, where A+B has to tell its translation from those of A
and of B+C, as the aligner has to. Gradients are written out; there is nothing here but NumPy.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aligntrans.adapting.bags import Bags, Ints

Floats = NDArray[np.float32]


ENOUGH = 500
"""Pairs that are learnt from at full rate."""


@dataclass(frozen=True)
class Options:
    """What training hangs on besides the data.

    Picked on the documents of ethereum.org and React, half of them learnt, half aligned, and TICO-19, which has to stay
    as good as it was. Strict F1 hardly hangs on any: all of rates .01 to .1, windows of 1 to 3 and 0 to 256 terms gave
    .960 to .963 on ethereum.org, and .956 before. A penalty that pulls rows back to their start gave less, and kept
    nothing on TICO-19 that was lost without it.
    """

    rate: float = 0.03
    """Of Adagrad."""
    start: float = 1e-6
    """What Adagrad takes a row's mean squared gradient for before it has seen any: rows that are rare move less."""
    temperature: float = 0.05
    batch: int = 256
    """Units of a step."""
    run: int = 8
    """Neighbouring units that are drawn together."""
    widest: int = 2
    """Units of the longest window."""
    terms: int = 64
    """Terms of a step."""
    seed: int = 0

    @classmethod
    def of(cls, pairs: int) -> Options:
        """Return the options for so many pairs.

        A few pairs teach less than they spoil at full rate: 140 cost .001 on TICO-19, and nothing at a third.
        """
        return cls(rate=cls.rate * min(1.0, pairs / ENOUGH))


@dataclass(frozen=True)
class Pairs:
    """Pairs of texts as pieces, in the order of the memory."""

    sides: tuple[Bags, Bags]
    keys: tuple[Ints, Ints]
    """(pairs,) a number a text, equal for equal texts."""
    terms: int = 0
    """So many at the end are terms, in no order."""

    def __len__(self) -> int:
        return len(self.sides[0])

    def taken(self, numbers: Ints) -> Pairs:
        """Return some of the pairs."""
        return Pairs(
            (self.sides[0].taken(numbers), self.sides[1].taken(numbers)),
            (self.keys[0][numbers], self.keys[1][numbers]),
        )


def units(vectors: Floats) -> tuple[Floats, Floats]:
    """Return *vectors* of length one, and how long they were, (n, 1)."""
    norms = np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-6).astype(np.float32)
    return vectors / norms, norms


def contrast(
    first: Floats, second: Floats, keys: tuple[Ints, Ints], temperature: float
) -> tuple[float, Floats, Floats]:
    """Return the mean loss over rows that are translations of each other, and its gradients.

    Rows with one text in common are no negatives of each other.
    """
    (left, left_norms), (right, right_norms) = units(first), units(second)
    table = left @ right.T
    gold = table.diagonal().copy()
    table -= 1
    table /= np.float32(temperature)
    np.exp(table, out=table)
    same = (keys[0][:, None] == keys[0]) | (keys[1][:, None] == keys[1])
    np.fill_diagonal(same, val=False)
    table[same] = 0
    rows, columns = table.sum(1), table.sum(0)
    loss = float((np.log(rows) + np.log(columns) - 2 * (gold - 1) / temperature).mean()) / 2
    table *= 1 / rows[:, None] + 1 / columns
    table[np.diag_indices(len(table))] -= 2
    table /= np.float32(2 * len(first) * temperature)
    pulls = table @ right, table.T @ left
    gradients = [
        (pull - (pull * unit).sum(1, keepdims=True) * unit) / norms
        for pull, unit, norms in zip(pulls, (left, right), (left_norms, right_norms), strict=True)
    ]
    return loss, gradients[0], gradients[1]


class Training:
    """Vectors on their way from their start."""

    def __init__(self, pairs: Pairs, vectors: Floats, options: Options | None = None) -> None:
        """Begin.

        Args:
            pairs: what is learnt from; their pieces are numbered by row of *vectors*.
            vectors: (pieces, width) where to begin.
            options: what training hangs on.
        """
        self.options = options or Options()
        self.pairs = pairs
        self.vectors = vectors.copy()
        self.squares = np.full_like(vectors, self.options.start)
        self.random = np.random.default_rng(self.options.seed)
        self.batches = self._batches()

    def step(self) -> float:
        """Take one step of Adagrad, and return the loss before it."""
        numbers = next(self.batches)
        batch = self.pairs.taken(numbers)
        starts, stops = windows(numbers, self.options.widest)
        flat = np.concatenate([side.flat for side in batch.sides])
        rows, places = np.unique(flat, return_inverse=True)
        counts = np.zeros((2 * len(numbers), len(rows)), np.float32)
        owners = np.concatenate([batch.sides[0].owners, batch.sides[1].owners + len(numbers)])
        np.add.at(counts, (owners, places), 1)
        vectors = self.vectors[rows]
        sums = counts @ vectors
        keys = [np.concatenate([[0], np.cumsum(key)]) for key in batch.keys]
        loss, *sides = contrast(
            windowed(sums[: len(numbers)], starts, stops),
            windowed(sums[len(numbers) :], starts, stops),
            (keys[0][stops] - keys[0][starts], keys[1][stops] - keys[1][starts]),
            self.options.temperature,
        )
        gradient = np.concatenate([unwindowed(side, starts, stops, len(numbers)) for side in sides])
        change = counts.T @ gradient
        squares = self.squares[rows] + change * change
        self.squares[rows] = squares
        self.vectors[rows] = vectors - self.options.rate * change / np.sqrt(squares)
        return loss

    def _batches(self) -> Iterator[Ints]:
        """Yield numbers of pairs, runs of neighbours in a new order every time round."""
        size, run, terms = len(self.pairs) - self.pairs.terms, self.options.run, self.pairs.terms
        per_batch = max(1, self.options.batch // run)
        while True:
            offset = int(self.random.integers(run))
            starts = np.arange(-offset, size, run)
            order = self.random.permutation(len(starts))
            for first in range(0, len(order), per_batch):
                chosen = starts[order[first : first + per_batch]]
                numbers = (chosen[:, None] + np.arange(run)).ravel()
                drawn = self.random.permutation(terms)[: self.options.terms] + size
                yield np.concatenate([numbers[(numbers >= 0) & (numbers < size)], drawn])


def windows(numbers: Ints, widest: int) -> tuple[Ints, Ints]:
    """Return the starts and stops, as places in *numbers*, of all windows of neighbours."""
    starts, stops = [np.arange(len(numbers))], [np.arange(1, len(numbers) + 1)]
    for width in range(2, widest + 1):
        first = np.flatnonzero(numbers[width - 1 :] - numbers[: len(numbers) - width + 1] == width - 1)
        starts.append(first)
        stops.append(first + width)
    return np.concatenate(starts), np.concatenate(stops)


def windowed(vectors: Floats, starts: Ints, stops: Ints) -> Floats:
    """Return the sums of *vectors* over windows."""
    running = np.concatenate([np.zeros((1, vectors.shape[1]), np.float32), np.cumsum(vectors, 0)])
    found: Floats = running[stops] - running[starts]
    return found


def unwindowed(gradient: Floats, starts: Ints, stops: Ints, size: int) -> Floats:
    """Return what a gradient of windows is as a gradient of the vectors summed."""
    found = gradient[:size].copy()
    widths = (stops - starts)[size:]
    for width in np.unique(widths).tolist():
        chosen = np.flatnonzero(widths == width) + size
        for place in range(width):
            found[starts[chosen] + place] += gradient[chosen]  # no two windows of a width begin at one place
    return found
