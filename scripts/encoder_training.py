"""Contrastive training of vectors of pieces: sums of translations are drawn together, sums of anything else apart.

The loss is InfoNCE in both directions (van den Oord et al. 2018), twice in every step: over single pairs, and over
windows of neighbouring units, where A+B has to tell its translation from those of A, of B and of B+C. That is what the
aligner has to tell. Units are sentences of real documents, and unrelated short pairs strung together.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import torch
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Sequence

Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Options:
    """What training hangs on besides the data.

    Windows and the start were picked on TICO-19 by the held-out likelihood of the lattice, see `docs/encoder.md`; the
    rest are first guesses that were not varied.
    """

    steps: int = 9_000
    rate: float = 0.02
    """Of Adagrad, falling in a straight line to a tenth."""
    temperature: float = 0.05
    singles: int = 512
    """Single pairs of a step."""
    units: int = 256
    """Units of a step, of which *documents* come from real documents."""
    documents: float = 0.5
    run: int = 8
    """Units that stand one after the other."""
    widest: int = 3
    """Units of the longest window."""
    characters: float = 100.0
    """Median length that short pairs are strung together to."""
    seed: int = 0


class Bags:
    """Texts as rows of piece numbers, laid end to end."""

    def __init__(self, rows: Sequence[Sequence[int]]) -> None:
        self.sizes = np.array([len(row) for row in rows], np.int64)
        self.ends = np.cumsum(self.sizes)
        self.flat = np.array([piece for row in rows for piece in row], np.int64)

    def taken(self, numbers: Ints) -> tuple[Ints, Ints]:
        """Return the pieces of these rows, end to end, and how many each has."""
        sizes = self.sizes[numbers]
        ends = np.cumsum(sizes)
        places = np.arange(ends[-1]) - np.repeat(ends - sizes, sizes)
        return self.flat[places + np.repeat(self.ends[numbers] - sizes, sizes)], sizes


@dataclass(frozen=True)
class Corpus:
    """Pairs of texts: first those of lists and documents that are drawn singly, then documents in their order."""

    sides: tuple[Bags, Bags]
    keys: tuple[Ints, Ints]
    """A number a text, equal for equal texts."""
    lengths: Ints
    """Characters of the first text."""
    kinds: Ints
    """Number of the two languages."""
    weights: NDArray[np.float64]
    """(singles,) how often each is drawn; the rest are documents."""
    stretches: Ints
    """(documents' pairs,) number of the document, rising."""


@dataclass(frozen=True)
class Batch:
    """Pairs drawn for a step, gathered into units; windows are runs of units."""

    pairs: Ints
    units: Ints
    """Unit of each pair, rising."""
    singles: int
    """The first so many units are single pairs."""
    starts: Ints
    ends: Ints
    """Windows, as units."""

    @property
    def size(self) -> int:
        """How many units there are."""
        return int(self.units[-1]) + 1


class Drawing:
    """Draws the batches of all steps from one stream of random numbers."""

    def __init__(self, corpus: Corpus, options: Options) -> None:
        self.corpus, self.options = corpus, options
        self.random = np.random.default_rng(options.seed)
        self.cumulated = np.cumsum(corpus.weights) / corpus.weights.sum()
        self.offset = len(corpus.weights)
        self.kinds = np.unique(corpus.kinds).tolist()
        of_documents = options.documents if len(corpus.stretches) > options.run else 0.0
        self.document_runs = int(options.units * of_documents / options.run)
        self.strung_units = int(options.units * (1 - of_documents)) // len(self.kinds)

    def pairs(self, count: int) -> Ints:
        """Return numbers of pairs, drawn by weight."""
        return np.searchsorted(self.cumulated, self.random.random(count))

    def batch(self) -> Batch:
        """Return the next batch."""
        options = self.options
        single = self.pairs(options.singles)
        parts, units, runs = [single], [np.arange(len(single))], []
        count = len(single)
        for pairs, inside in [*self._document_runs(), *self._strung_runs()]:
            parts.append(pairs)
            units.append(inside + count)
            size = int(inside[-1]) + 1
            firsts = range(count, count + size, options.run)
            runs += [(first, min(first + options.run, count + size)) for first in firsts]
            count += size
        starts, ends = [], []
        for width in range(1, options.widest + 1):
            for start, end in runs:
                starts.append(np.arange(start, end - width + 1))
                ends.append(starts[-1] + width)
        return Batch(
            np.concatenate(parts), np.concatenate(units), len(single), np.concatenate(starts), np.concatenate(ends)
        )

    def _document_runs(self) -> list[tuple[Ints, Ints]]:
        stretches, run = self.corpus.stretches, self.options.run
        found = []
        if self.document_runs:
            for start in self.random.integers(0, len(stretches) - run, self.document_runs):
                size = int((stretches[start : start + run] == stretches[start]).sum())
                found.append((np.arange(start, start + size) + self.offset, np.arange(size)))
        return found

    def _strung_runs(self) -> list[tuple[Ints, Ints]]:
        """Return, for every two languages, short pairs as units of about so many characters as sentences have."""
        corpus, options = self.corpus, self.options
        wanted = self.strung_units
        drawn = self.pairs(wanted * 12)
        found = []
        for kind in self.kinds:
            pairs = drawn[corpus.kinds[drawn] == kind]
            goals = options.characters * np.exp(0.6 * self.random.standard_normal(wanted))
            inside, unit, length = [], 0, 0
            for size in corpus.lengths[pairs].tolist():
                if unit == wanted:
                    break
                inside.append(unit)
                length += size
                if length >= goals[unit]:
                    unit, length = unit + 1, 0
            if inside:
                found.append((pairs[: len(inside)], np.array(inside)))
        return found


def alike(keys: Ints) -> tuple[torch.Tensor, torch.Tensor]:
    """Return the rows and columns of all pairs of different places that hold the same key."""
    _, places, counts = np.unique(keys, return_inverse=True, return_counts=True)
    rows, columns = [], []
    for number in np.flatnonzero(counts > 1):
        group = np.flatnonzero(places == number)
        first, second = np.meshgrid(group, group)
        rows.append(first[first != second])
        columns.append(second[first != second])
    if not rows:
        rows = columns = [np.zeros(0, np.int64)]
    return torch.from_numpy(np.concatenate(rows)), torch.from_numpy(np.concatenate(columns))


def contrast(
    first: torch.Tensor, second: torch.Tensor, keys: tuple[Ints, Ints], temperature: float
) -> tuple[float, torch.Tensor, torch.Tensor]:
    """Return the loss over rows that are translations, and its gradients.

    Rows with one text in common are no negatives of each other. Written out, because automatic gradients take
    several times as long.
    """
    norms = [side.norm(dim=1, keepdim=True).clamp_min(1e-6) for side in (first, second)]
    units = [side / norm for side, norm in zip((first, second), norms, strict=True)]
    halves = [unit.bfloat16() for unit in units]
    gold = (units[0] * units[1]).sum(1)
    table = (halves[0] @ halves[1].T).float()
    table.diagonal().copy_(gold)
    table.sub_(1).div_(temperature).exp_()
    for side in keys:
        table[alike(side)] = 0
    rows, columns = table.sum(1), table.sum(0)
    loss = float((rows.log() + columns.log() - 2 * (gold - 1) / temperature).mean()) / 2
    table.mul_(1 / rows[:, None] + 1 / columns[None]).diagonal().sub_(2)
    table.div_(2 * len(first) * temperature)
    small = table.bfloat16()
    pulls = (small @ halves[1]).float(), (small.T @ halves[0]).float()
    gradients = [
        (pull - (pull * unit).sum(1, keepdim=True) * unit) / norm
        for pull, unit, norm in zip(pulls, units, norms, strict=True)
    ]
    return loss, gradients[0], gradients[1]


def windowed(vectors: torch.Tensor, starts: torch.Tensor, ends: torch.Tensor) -> torch.Tensor:
    """Return the sums of *vectors* over windows."""
    sums = torch.cat([torch.zeros(1, vectors.shape[1]), vectors.cumsum(0)])
    return sums[ends] - sums[starts]


def unwindowed(gradient: torch.Tensor, starts: torch.Tensor, ends: torch.Tensor, size: int) -> torch.Tensor:
    """Return what a gradient of windows is as a gradient of the vectors summed."""
    changes = torch.zeros(size + 1, gradient.shape[1])
    changes.index_add_(0, starts, gradient).index_add_(0, ends, gradient, alpha=-1)
    return changes.cumsum(0)[:-1]


def summed(values: Ints, places: Ints, size: int) -> Ints:
    """Return sums of whole *values* by place; they wrap around."""
    found = np.zeros(size, np.int64)
    np.add.at(found, places, values)
    return found


class Training:
    """A table of vectors on its way from its start."""

    def __init__(self, corpus: Corpus, start: torch.Tensor, options: Options) -> None:
        self.corpus, self.options = corpus, options
        self.table = start.clone()
        self.squares = torch.zeros_like(start)
        self.drawing = Drawing(corpus, options)

    def run(self) -> torch.Tensor:
        """Return the vectors after all steps."""
        torch.set_num_threads(1)
        started, total = time.perf_counter(), 0.0
        for step in range(self.options.steps):
            total += self.step(self.options.rate * max(0.1, 1 - step / self.options.steps))
            if step % 1000 == 999:
                print(f"{step + 1} steps, loss {total / 1000:.4f}, {time.perf_counter() - started:.0f} s", flush=True)
                total = 0.0
        return self.table

    def step(self, rate: float) -> float:
        """Take one step of Adagrad and return the loss before it."""
        batch = self.drawing.batch()
        drawn = [side.taken(batch.pairs) for side in self.corpus.sides]
        sizes = np.concatenate([summed(counts, batch.units, batch.size) for _, counts in drawn])
        pieces = np.concatenate([flat for flat, _ in drawn])
        offsets = torch.from_numpy(np.cumsum(sizes) - sizes)
        vectors = torch.nn.functional.embedding_bag(torch.from_numpy(pieces), self.table, offsets, mode="sum")
        loss, gradient = self._loss(batch, vectors)
        order = np.argsort(pieces, kind="stable")
        firsts = np.flatnonzero(np.diff(pieces[order], prepend=-1))
        bags = torch.from_numpy(np.repeat(np.arange(len(sizes)), sizes)[order])
        change = torch.nn.functional.embedding_bag(bags, gradient, torch.from_numpy(firsts), mode="sum")
        self._move(torch.from_numpy(pieces[order][firsts]), change, rate)
        return loss

    def _move(self, rows: torch.Tensor, change: torch.Tensor, rate: float) -> None:
        squares = self.squares[rows].addcmul_(change, change)
        self.squares[rows] = squares
        self.table.index_add_(0, rows, change.div_(squares.sqrt_().add_(1e-10)), alpha=-rate)

    def _loss(self, batch: Batch, vectors: torch.Tensor) -> tuple[float, torch.Tensor]:
        """Return the loss and its gradient for the vectors of the units, those of the first side first."""
        options, size, single = self.options, batch.size, batch.singles
        keys = [summed(side[batch.pairs], batch.units, size) for side in self.corpus.keys]
        gradient = torch.zeros_like(vectors)
        loss, gradient[:single], gradient[size : size + single] = contrast(
            vectors[:single],
            vectors[size : size + single],
            (keys[0][:single], keys[1][:single]),
            options.temperature,
        )
        starts, ends = torch.from_numpy(batch.starts - single), torch.from_numpy(batch.ends - single)
        running = [np.concatenate([[0], np.cumsum(side[single:])]) for side in keys]
        of_windows, first, second = contrast(
            windowed(vectors[single:size], starts, ends),
            windowed(vectors[size + single :], starts, ends),
            (
                running[0][batch.ends - single] - running[0][batch.starts - single],
                running[1][batch.ends - single] - running[1][batch.starts - single],
            ),
            options.temperature,
        )
        gradient[single:size] = unwindowed(first, starts, ends, size - single)
        gradient[size + single :] = unwindowed(second, starts, ends, size - single)
        return loss + of_windows, gradient
