"""The aligner: two documents or more, paragraphs first, then the sentences inside them.

Every pair of documents gets a lattice; with three or more, each pair hears what the others say of its links, and one
star of beads is drawn through all paths. Confidence is the posterior probability of a bead in its pair's lattice; of
a bead of many documents, the lowest of its pairs.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

import numpy as np

from aligntrans.aligners.bands import band_for
from aligntrans.aligners.evidence import gather
from aligntrans.aligners.features import Pairing
from aligntrans.aligners.lattice import best_path, links, posteriors, weight_of
from aligntrans.aligners.moves import following_order, seams
from aligntrans.aligners.scoring import reasons, score
from aligntrans.aligners.star import joined
from aligntrans.aligners.weights import shipped
from aligntrans.errors import AlignmentError
from aligntrans.model import Alignment, Bead, Level, Quality, Span, Status, mark_moved

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from aligntrans.aligners.evidence import Evidence, Floats, Ints
    from aligntrans.aligners.features import BeadType
    from aligntrans.aligners.lattice import Posteriors, Scores
    from aligntrans.aligners.star import Path, Runs
    from aligntrans.aligners.weights import Weights
    from aligntrans.model import Document
    from aligntrans.protocols import Encoder

Pair = tuple[int, int]


@dataclass(frozen=True)
class Solution:
    """What the lattice of two documents says."""

    pairing: Pairing
    scores: Scores
    posteriors: Posteriors
    path: Path
    weight: float
    """Logarithm of the weight of the path."""

    @classmethod
    def of(cls, pairing: Pairing, weights: Weights, breaks: tuple[Sequence[int], Sequence[int]] = ((), ())) -> Solution:
        """Return the solution of *pairing*; no bead holds one of the *breaks* of its documents in its inside."""
        scores = score(pairing, weights, band_for(pairing), breaks)
        path = best_path(scores)
        return cls(pairing, scores, posteriors(scores), path, weight_of(scores, path))

    def inside(self, first: range, second: range) -> tuple[Path, float]:
        """Return the best path through a stretch of both documents, and the logarithm of its weight."""
        if (len(first), len(second)) == self.scores.size:
            return self.path, self.weight
        part = self.scores.part(first, second)
        path = best_path(part)
        return [(first.start + i, second.start + j, bead) for i, j, bead in path], weight_of(part, path)

    def confidence(self, i: int, j: int, bead: BeadType) -> float:
        """Return the posterior probability of a bead; of a null bead, that its piece is left alone anywhere."""
        if bead == (1, 0):
            value = self.posteriors.leave_first[i]
        elif bead == (0, 1):
            value = self.posteriors.leave_second[j]
        else:
            value = self.posteriors.beads[bead][i, j - self.scores.band.lows[i]]
        return float(np.clip(value, 0, 1))

    def similarity(self, i: int, j: int, bead: BeadType) -> float | None:
        """Return the probability of a bead against leaving its pieces alone, neighbours aside."""
        x, y = bead
        if not x or not y:
            return None
        alone = self.scores.leave_first[i : i + x].sum() + self.scores.leave_second[j : j + y].sum()
        gain = self.scores.beads[bead][i, j - self.scores.band.lows[i]] - alone
        return float(1 / (1 + np.exp(-np.clip(gain, -50, 50))))


class JointAligner:
    """Aligns two documents or more, paragraphs first, then the sentences inside them; the default."""

    def __init__(self, encoder: Encoder | None = None, weights: Mapping[Level, Weights] | None = None) -> None:
        self.encoder = encoder
        self.weights = weights or {level: shipped(level, with_encoder=encoder is not None) for level in Level}
        parts = [f"aligner:joint|weights:{self.weights[Level.SENTENCE].signature}"]
        self.signature = "|".join([*parts, f"encoder:{encoder.signature if encoder else 'none'}"])

    def align(self, documents: Sequence[Document], level: Level) -> Alignment:
        """Return the alignment of *documents*; at sentence level it holds that of their blocks as well.

        Raises:
            AlignmentError: a document has nothing to align, or there are fewer than two.
        """
        refuse_empty(documents)
        try:
            return self._aligned(documents, level, moves=True)
        except Torn:
            return self._aligned(documents, level, moves=False)

    def _aligned(self, documents: Sequence[Document], level: Level, *, moves: bool) -> Alignment:
        blocks = Layer.of(documents, Level.PARAGRAPH, self.encoder, self.weights[Level.PARAGRAPH])
        blocks = blocks if moves else blocks.without_moves()
        found = blocks.beads()
        block_beads = restored(documents, found.beads, Level.PARAGRAPH)
        if level is Level.PARAGRAPH:
            pairs = found.restored_pairs(documents, level)
            return Alignment(tuple(documents), block_beads, level, self.signature, pairs=pairs)
        found = blocks.sentences(documents, self.encoder, self.weights[Level.SENTENCE]).beads()
        pairs = found.restored_pairs(documents, level)
        return Alignment(tuple(documents), found.beads, level, self.signature, block_beads, pairs)


def refuse_empty(documents: Sequence[Document]) -> None:
    """Raise AlignmentError when there is nothing to align."""
    if len(documents) < 2:
        raise AlignmentError("an alignment needs two documents or more: name a file for each language.")
    for document in documents:
        if not document.segments:
            name = document.name or document.language
            raise AlignmentError(f"{name}: no text to align was found in it, only page furniture or nothing at all.")


class Torn(Exception):
    """A bead holds pieces that are not neighbours in their document."""


@dataclass(frozen=True)
class Found:
    """Beads of all documents, and of every pair of them; spans count the pieces that take part in alignment."""

    beads: tuple[Bead, ...]
    pairs: Mapping[Pair, tuple[Bead, ...]]

    def restored_pairs(self, documents: Sequence[Document], level: Level) -> dict[Pair, tuple[Bead, ...]]:
        """Return the beads of pairs of three documents or more, with blocks that were left out put back."""
        if len(documents) < 3:
            return {}
        return {(a, b): restored((documents[a], documents[b]), beads, level) for (a, b), beads in self.pairs.items()}


@dataclass(frozen=True)
class Layer:
    """One level of all documents: evidence in the order of the first document, and a solution for every pair."""

    evidence: tuple[Evidence, ...]
    orders: tuple[Ints, ...]
    """Per document, which piece stands at each place of the evidence."""
    weights: Weights
    solutions: Mapping[Pair, Solution]

    @classmethod
    def of(
        cls,
        documents: Sequence[Document],
        level: Level,
        encoder: Encoder | None,
        weights: Weights,
        orders: Sequence[Ints] | None = None,
        block_links: Mapping[Pair, Floats] | None = None,
    ) -> Layer:
        """Return the solved layer; *orders* are found when none are given."""
        gathered = cls.evidence_of(documents, level, encoder)
        if orders is None:
            orders = [np.arange(len(gathered[0]))]
            for other in gathered[1:]:
                orders.append(following_order(Pairing(gathered[0], other), weights))
        evidence = tuple(side.taken(order) for side, order in zip(gathered, orders, strict=True))
        solutions = _solve(evidence, orders, weights, block_links or {})
        return cls(evidence, tuple(orders), weights, solutions)

    @staticmethod
    def evidence_of(documents: Sequence[Document], level: Level, encoder: Encoder | None = None) -> list[Evidence]:
        """Return the evidence of every document, in its own order."""
        return [gather(document, level, encoder) for document in documents]

    @property
    def has_moves(self) -> bool:
        """Whether some document is not in its own order."""
        return any(seams(order) for order in self.orders)

    def without_moves(self) -> Layer:
        """Return the layer with every document in its own order."""
        orders = [np.arange(len(order)) for order in self.orders]
        evidence = tuple(side.taken(np.argsort(order)) for side, order in zip(self.evidence, self.orders, strict=True))
        return replace(
            self,
            evidence=evidence,
            orders=tuple(orders),
            solutions=_solve(evidence, orders, self.weights, {}),
        )

    def sentences(self, documents: Sequence[Document], encoder: Encoder | None, weights: Weights) -> Layer:
        """Return the layer of the sentences, given that this is the layer of the blocks."""
        orders, links_by_block = [], {}
        for document, order in zip(documents, self.orders, strict=True):
            spans = [span for span in document.segment_spans if span]
            orders.append(np.array([place for piece in order for place in spans[piece]], np.int64))
        for pair, solution in self.solutions.items():
            a, b = (self._own_order(side) for side in pair)
            table = links(solution.posteriors, solution.scores.band)[np.ix_(a, b)]
            links_by_block[pair] = _spread(table, *(documents[side] for side in pair))
        return Layer.of(documents, Level.SENTENCE, encoder, weights, orders, links_by_block)

    def _own_order(self, side: int) -> Ints:
        return np.argsort(self.orders[side])

    def beads(self) -> Found:
        """Return the beads of all documents and of every pair.

        Raises:
            Torn: a moved block would tear a bead.
        """
        runs: Runs = tuple(range(len(order)) for order in self.orders)
        beads: list[Bead] = []
        pairs: dict[Pair, list[Bead]] = {pair: [] for pair in self.solutions}
        for bead_runs in joined(runs, lambda a, b, first, second: self.solutions[a, b].inside(first, second)):
            inner = {pair: self._inside(pair, bead_runs) for pair in self.solutions}
            spans = tuple(self._span(side, run) for side, run in enumerate(bead_runs))
            beads.append(Bead(spans, _together(inner)))
            for pair, found in inner.items():
                pairs[pair] += found
        return Found(
            self._placed(beads, tuple(range(len(runs)))),
            {pair: self._placed(found, pair) for pair, found in pairs.items()},
        )

    def _inside(self, pair: Pair, runs: Runs) -> list[Bead]:
        a, b = pair
        solution = self.solutions[pair]
        beads = []
        for i, j, (x, y) in solution.inside(runs[a], runs[b])[0]:
            why = reasons(solution.pairing, self.weights, i, j, (x, y)) if x and y else {}
            quality = Quality(solution.confidence(i, j, (x, y)), solution.similarity(i, j, (x, y)), why)
            spans = (self._span(a, range(i, i + x)), self._span(b, range(j, j + y)))
            beads.append(Bead(spans, quality))
        return beads

    def _span(self, side: int, run: range) -> Span:
        """Return where a run of places stands in the document; empty runs get their place later."""
        pieces = self.orders[side][run.start : run.stop].tolist()
        if any(after != before + 1 for before, after in pairwise(pieces)):
            raise Torn
        return Span(pieces[0], pieces[-1] + 1) if pieces else Span(0, 0)

    def _placed(self, beads: Sequence[Bead], sides: Sequence[int]) -> tuple[Bead, ...]:
        """Return *beads* in the order of the first side, moved ones marked, empty spans where the text would stand."""
        ends = [0] * len(sides)
        placed = []
        for bead in _by_first(beads):
            moved = any(
                span and self._is_moved(side, span) for side, span in zip(sides[1:], bead.spans[1:], strict=True)
            )
            spans = tuple(span or Span(end, end) for span, end in zip(bead.spans, ends, strict=True))
            ends = [
                max(end, span.end) if number == 0 or not moved else end
                for number, (end, span) in enumerate(zip(ends, spans, strict=True))
            ]
            placed.append(replace(bead, spans=spans, moved=moved))
        return mark_moved(placed) if self.has_moves else tuple(placed)

    def _is_moved(self, side: int, span: Span) -> bool:
        order = self.orders[side]
        place = int(np.flatnonzero(order == span.start)[0])
        return bool(order[:place].size and order[:place].max() > span.start)


def _by_first(beads: Sequence[Bead]) -> Sequence[Bead]:
    """Return *beads* in the order of the first side; those with nothing there follow their neighbours."""
    keyed, last = [], -1
    for number, bead in enumerate(beads):
        last = bead.spans[0].start if bead.spans[0] else last
        keyed.append(((last, number), bead))
    return [bead for _, bead in sorted(keyed, key=lambda item: item[0])]


def _solve(
    evidence: Sequence[Evidence], orders: Sequence[Ints], weights: Weights, block_links: Mapping[Pair, Floats]
) -> dict[Pair, Solution]:
    """Return the solution of every pair, each with the support of the other documents."""
    breaks = [seams(order) for order in orders]
    solutions = {
        (a, b): Solution.of(Pairing(evidence[a], evidence[b], block_links.get((a, b))), weights, (breaks[a], breaks[b]))
        for a, b in combinations(range(len(evidence)), 2)
    }
    whole = all(solution.scores.band.is_full for solution in solutions.values())
    if len(evidence) < 3 or not weights.features.get("support") or not whole:
        return solutions
    tables = {pair: links(solution.posteriors, solution.scores.band) for pair, solution in solutions.items()}
    return {
        (a, b): Solution.of(
            replace(solution.pairing, support=_support(tables, a, b, len(evidence))),
            weights,
            (breaks[a], breaks[b]),
        )
        for (a, b), solution in solutions.items()
    }


def _support(tables: Mapping[Pair, Floats], a: int, b: int, count: int) -> Floats:
    """Return what third documents say for each link of a and b: that both link to one place, or to different ones.

    After the consistency step of ProbCons (Do et al. 2005), with a penalty for a third piece that disagrees.
    """
    total = np.zeros_like(tables[a, b])
    for third in range(count):
        if third not in (a, b):
            from_a = tables[a, third] if a < third else tables[third, a].T
            to_b = tables[third, b] if third < b else tables[b, third].T
            linked = np.minimum(1, from_a.sum(1))[:, None] * np.minimum(1, to_b.sum(0))[None]
            total += from_a @ to_b - linked / 2
    mean: Floats = total / (count - 2)
    return mean


def _spread(table: Floats, first: Document, second: Document) -> Floats:
    """Return *table* of the blocks that are aligned as a table of all blocks, zero for the rest."""
    spread = np.zeros((len(first.blocks), len(second.blocks)))
    rows, columns = (_aligned(document) for document in (first, second))
    spread[np.ix_(rows, columns)] = table
    return spread


def _aligned(document: Document) -> list[int]:
    return [number for number, block in enumerate(document.blocks) if block.is_aligned]


def _together(inner: Mapping[Pair, Sequence[Bead]]) -> Quality:
    """Return the quality of a bead of all documents from those of its pairs.

    Its confidence is that of the surest pairs that hold it together: of three pairs, two are enough.
    """
    found = {pair: [bead.quality for bead in beads] for pair, beads in inner.items() if beads}
    sure = {pair: min(quality.confidence for quality in qualities) for pair, qualities in found.items()}
    confidence, groups = 1.0, {side: {side} for pair in sure for side in pair}
    for a, b in sorted(sure, key=lambda pair: -sure[pair]):
        if groups[a] is not groups[b]:
            confidence *= sure[a, b]
            groups[a] |= groups[b]
            groups.update(dict.fromkeys(groups[b], groups[a]))
    qualities = [quality for row in found.values() for quality in row]
    similarities = [quality.similarity for quality in qualities if quality.similarity is not None]
    explained = [quality.reasons for quality in qualities if quality.reasons]
    names = {name: None for why in explained for name in why}
    return Quality(
        confidence,
        min(similarities, default=None),
        {name: sum(why.get(name, 0.0) for why in explained) / len(explained) for name in names},
    )


def restored(documents: Sequence[Document], beads: Iterable[Bead], level: Level) -> tuple[Bead, ...]:
    """Return *beads* over all blocks, those that were left out of alignment in null beads of their own."""
    if level is Level.SENTENCE:
        return tuple(beads)
    aligned = [_aligned(document) for document in documents]
    waiting = [
        [number for number, block in enumerate(document.blocks) if not block.is_aligned] for document in documents
    ]
    ends = [0] * len(documents)
    found: list[Bead] = []

    def leave_out(side: int, before: int) -> None:
        while waiting[side] and waiting[side][0] < before:
            number = waiting[side].pop(0)
            ends[side] = max(ends[side], number)
            spans = [Span(end, end) for end in ends]
            spans[side] = Span(number, number + 1)
            ends[side] = number + 1
            found.append(Bead(tuple(spans), Quality(), Status.LEFT_OUT))

    for bead in beads:
        spans = [
            Span(numbers[span.start], numbers[span.end - 1] + 1) if span else None
            for span, numbers in zip(bead.spans, aligned, strict=True)
        ]
        for side, span in enumerate(spans):
            if span and (side == 0 or not bead.moved):
                leave_out(side, span.start)
            waiting[side] = [number for number in waiting[side] if not span or number not in span]
        placed = tuple(span or Span(end, end) for span, end in zip(spans, ends, strict=True))
        found.append(replace(bead, spans=placed))
        ends = [
            max(end, span.end) if side == 0 or not bead.moved else end
            for side, (end, span) in enumerate(zip(ends, placed, strict=True))
        ]
    for side, document in enumerate(documents):
        leave_out(side, len(document.blocks))
    return tuple(found)
