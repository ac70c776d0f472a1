"""One level of all documents: evidence, a solution for every pair, and the beads that come of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

import numpy as np

from aligntrans.aligners.evidence import Reading
from aligntrans.aligners.lattice import links
from aligntrans.aligners.left_out import aligned, restored
from aligntrans.aligners.moves import following_order, seams
from aligntrans.aligners.pairing import BlockLinks, Pairing
from aligntrans.aligners.scoring import reasons
from aligntrans.aligners.solution import Solution
from aligntrans.aligners.star import joined
from aligntrans.aligners.support import Opinion, Opinions, Support
from aligntrans.model import Bead, Level, Quality, Span, mark_moved

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from aligntrans.aligners.evidence import Evidence, Ints
    from aligntrans.aligners.star import Path, Runs
    from aligntrans.aligners.weights import Choice
    from aligntrans.model import Document
    from aligntrans.protocols import Encoder

Pair = tuple[int, int]
Tell = Callable[[str], None]


def silent(_: str) -> None:
    """Hear what is being done, and say nothing."""


def read(documents: Sequence[Document], encoder: Encoder | None = None) -> list[Reading]:
    """Return the readings of *documents*, with the encoder where it knows the language."""
    return [Reading(document, encoder if _knows(encoder, document) else None) for document in documents]


def _knows(encoder: Encoder | None, document: Document) -> bool:
    if encoder is None or encoder.languages is None:
        return True
    return document.language.split("-")[0].lower() in encoder.languages


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

    readings: tuple[Reading, ...]
    """The documents, each in its own order."""
    evidence: tuple[Evidence, ...]
    orders: tuple[Ints, ...]
    """Per document, which piece stands at each place of the evidence."""
    weights: Choice
    solutions: Mapping[Pair, Solution]

    @classmethod
    def of(
        cls,
        readings: Sequence[Reading],
        level: Level,
        weights: Choice,
        orders: Sequence[Ints] | None = None,
        block_links: Mapping[Pair, BlockLinks] | None = None,
        tell: Tell = silent,
    ) -> Layer:
        """Return the solved layer; *orders* are found when none are given."""
        tell(f"reading {level}s")
        gathered = [reading.at(level) for reading in readings]
        tell(f"aligning {level}s")
        known: dict[Pair, Solution] = {}
        if orders is None:
            orders = [np.arange(len(gathered[0]))]
            for number, other in enumerate(gathered[1:], 1):
                pairing = Pairing(gathered[0], other)
                known[0, number] = Solution.found(pairing, weights)
                orders.append(following_order(pairing, weights, known[0, number].path))
        evidence = tuple(side.taken(order) for side, order in zip(gathered, orders, strict=True))
        if any(seams(order) for order in orders):
            known = {}
        solutions = _solve(evidence, orders, weights, block_links or {}, known)
        return cls(tuple(readings), evidence, tuple(orders), weights, solutions)

    @cached_property
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
            solutions=_solve(evidence, orders, self.weights, {}, {}),
        )

    def sentences(self, weights: Choice, tell: Tell = silent) -> Layer:
        """Return the layer of the sentences, given that this is the layer of the blocks."""
        documents = [reading.document for reading in self.readings]
        orders, links_by_block = [], {}
        for document, order in zip(documents, self.orders, strict=True):
            spans = [span for span in document.segment_spans if span]
            orders.append(np.array([place for piece in order for place in spans[piece]], np.int64))
        places = [self._places(document, side) for side, document in enumerate(documents)]
        for (a, b), solution in self.solutions.items():
            links_by_block[a, b] = BlockLinks(links(solution.posteriors), places[a], places[b])
        return Layer.of(self.readings, Level.SENTENCE, weights, orders, links_by_block, tell)

    def _places(self, document: Document, side: int) -> Ints:
        """Return (blocks,) the place of every block in the evidence; of one that is left out, the first."""
        places = np.zeros(len(document.blocks), np.int64)
        places[aligned(document)] = np.argsort(self.orders[side])
        return places

    def beads(self) -> Found:
        """Return the beads of all documents and of every pair.

        Raises:
            Torn: a moved block would tear a bead.
        """
        runs: Runs = tuple(range(len(order)) for order in self.orders)
        beads: Sequence[Runs]
        if len(runs) == 2:
            beads = [(range(i, i + x), range(j, j + y)) for i, j, (x, y) in self.solutions[0, 1].path]
        else:
            beads = joined(runs, lambda a, b, first, second: self.solutions[a, b].inside(first, second))
        inner = {
            (a, b): [list(solution.inside(bead[a], bead[b])[0]) for bead in beads]
            for (a, b), solution in self.solutions.items()
        }
        pairs = {pair: self._judged(pair, paths) for pair, paths in inner.items()}
        together = [
            Bead(
                tuple(self._span(side, run) for side, run in enumerate(bead)),
                _together({pair: [found.quality for found in pairs[pair][number]] for pair in pairs}),
            )
            for number, bead in enumerate(beads)
        ]
        return Found(
            self._placed(together, tuple(range(len(runs)))),
            {pair: self._placed([bead for part in found for bead in part], pair) for pair, found in pairs.items()},
        )

    def _judged(self, pair: Pair, paths: Sequence[Path]) -> list[list[Bead]]:
        """Return the beads of the paths of a pair with their qualities."""
        a, b = pair
        solution = self.solutions[pair]
        every = [bead for path in paths for bead in path]
        why = iter(reasons(solution.grid, solution.weights, every))
        rivals = iter(solution.rivals(every))
        return [
            [
                Bead(
                    (self._span(a, range(i, i + bead[0])), self._span(b, range(j, j + bead[1]))),
                    solution.quality(i, j, bead, next(why), next(rivals)),
                )
                for i, j, bead in path
            ]
            for path in paths
        ]

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
            moved = self.has_moves and any(
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
    evidence: Sequence[Evidence],
    orders: Sequence[Ints],
    weights: Choice,
    block_links: Mapping[Pair, BlockLinks],
    known: Mapping[Pair, Solution],
) -> dict[Pair, Solution]:
    """Return the solution of every pair, each with the support of the other documents; some are *known* before."""
    breaks = [seams(order) for order in orders]
    solutions = {}
    for a, b in combinations(range(len(evidence)), 2):
        if (a, b) in known:
            solutions[a, b] = known[a, b]
            continue
        pairing = Pairing(evidence[a], evidence[b], block_links.get((a, b)))
        solutions[a, b] = Solution.found(pairing, weights, (breaks[a], breaks[b]))
    if len(evidence) < 3:
        return solutions
    opinions = Opinions({pair: Opinion.of(solution.posteriors) for pair, solution in solutions.items()})
    everyone = range(len(evidence))
    found = {}
    for (a, b), solution in solutions.items():
        thirds = [other for other in everyone if other not in (a, b)]
        grid = solution.grid.supported(Support.of(solution.grid.band, opinions, a, b, thirds))
        found[a, b] = Solution.of(grid, weights.of(grid), (breaks[a], breaks[b]))
    return found


def _together(inner: Mapping[Pair, Sequence[Quality]]) -> Quality:
    """Return the quality of a bead of all documents from those of its pairs.

    Its confidence is that of the surest pairs that hold it together: of three pairs, two are enough.
    """
    found = {pair: qualities for pair, qualities in inner.items() if qualities}
    if len(found) == 1 and len(qualities := next(iter(found.values()))) == 1:
        return qualities[0]
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
        rival=min(qualities, key=lambda quality: quality.confidence).rival,
    )
