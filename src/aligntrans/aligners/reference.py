"""The lattice of two documents, to be read: every bead scored alone, every path summed up, no arrays.

Slow, and held equal to the fast one by tests. It leaves out what the fast one adds around the lattice: paragraphs
above sentences, moved blocks, third documents, encoders.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from math import exp, inf, log, log1p, sqrt
from typing import TYPE_CHECKING

from aligntrans import languages
from aligntrans.aligners.bands import BEAD_TYPES
from aligntrans.aligners.evidence import END_MARKS, HEADINGS, LATIN_WORD, MARKS, last_mark
from aligntrans.aligners.features import LENGTH_VARIANCE
from aligntrans.aligners.joint import refuse_empty
from aligntrans.aligners.left_out import restored
from aligntrans.aligners.values import numbers_of
from aligntrans.aligners.weights import shipped
from aligntrans.errors import AlignmentError
from aligntrans.model import Alignment, Bead, Level, Quality, Span
from aligntrans.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aligntrans.aligners.weights import Weights
    from aligntrans.model import Document, Kind
    from aligntrans.protocols import Encoder

State = tuple[int, int, bool]
"""A rung, and whether a piece of the second document was left alone just before it."""


@dataclass(frozen=True)
class Piece:
    """A segment or a block, folded."""

    text: str
    numbers: frozenset[str]
    """Values of its numbers, and its days."""
    kind: Kind
    block: int
    starts_block: bool
    ends_block: bool

    @cached_property
    def words(self) -> frozenset[str]:
        """Its words in Latin letters."""
        return frozenset(LATIN_WORD.findall(self.text))

    @property
    def is_heading(self) -> bool:
        """Whether it stands in a heading."""
        return self.kind in HEADINGS


@dataclass(frozen=True)
class Sides:
    """The pieces of both documents, and what only the two together tell."""

    first: Sequence[Piece]
    second: Sequence[Piece]

    @cached_property
    def scale(self) -> float:
        """What the lengths of the first document times, and of the second over, make both documents equally long."""
        lengths = [sum(len(piece.text) for piece in side) for side in (self.first, self.second)]
        return sqrt((lengths[1] + 1) / (lengths[0] + 1))

    @cached_property
    def number_counts(self) -> Counter[str]:
        """In how many pieces of both each number stands."""
        return Counter(token for piece in (*self.first, *self.second) for token in piece.numbers)

    @cached_property
    def word_counts(self) -> Counter[str]:
        """The same for words that both documents have."""
        first, second = ({word for piece in side for word in piece.words} for side in (self.first, self.second))
        counts = Counter(word for piece in (*self.first, *self.second) for word in piece.words)
        return Counter({word: count for word, count in counts.items() if word in first and word in second})


class ReferenceAligner:
    """Aligns two documents slowly and readably, to hold the fast aligner to."""

    takes_encoder = False

    def __init__(self, encoder: Encoder | None = None, weights: Weights | None = None) -> None:
        if encoder is not None:
            raise AlignmentError("the reference aligner takes no encoder; leave --encoder out, or use --aligner joint.")
        self.weights = weights

    def align(self, documents: Sequence[Document], level: Level) -> Alignment:
        """Return the alignment of two documents.

        Raises:
            AlignmentError: there are not two documents, or one has nothing to align.
        """
        refuse_empty(documents)
        if len(documents) != 2:
            raise AlignmentError(f"the reference aligner takes two documents, not {len(documents)}.")
        weights = self.weights or shipped(level).sets["plain"]
        sides = Sides(*(pieces(document, level) for document in documents))
        lattice = Lattice(sides, weights)
        beads = restored(documents, lattice.beads(), level)
        return Alignment(tuple(documents), beads, level, f"aligner:reference|weights:{weights.signature}")


def pieces(document: Document, level: Level) -> list[Piece]:
    """Return the pieces of *document* that take part in alignment."""
    language = languages.of(document.language)
    found = []
    for number, block in enumerate(document.blocks):
        every = [(fold(segment.text), segment.text) for segment in block.segments]
        values = [numbers_of(text, folded, language) for folded, text in every]
        if level is Level.PARAGRAPH and block.is_aligned:
            text = fold(block.span.of(document.text))
            found.append(Piece(text, frozenset().union(*values), block.kind, number, True, True))  # noqa: FBT003
        elif level is Level.SENTENCE:
            last = len(every) - 1
            found += [
                Piece(folded, values[place], block.kind, number, place == 0, place == last)
                for place, (folded, _) in enumerate(every)
            ]
    return found


class Lattice:
    """All alignments of two documents.

    Of pieces that are left alone at one place, those of the first document come first: so an alignment counts once.
    """

    def __init__(self, sides: Sides, weights: Weights) -> None:
        self.sides = sides
        self.weights = weights
        self.end = (len(sides.first), len(sides.second))

    def moves(self, state: State) -> list[tuple[State, float]]:
        """Return where a path may go from *state*, with the score of the bead on the way."""
        (i, j, closed), (n, m) = state, self.end
        found = []
        for x, y in BEAD_TYPES:
            if i + x <= n and j + y <= m:
                score = bead_score(self.sides, range(i, i + x), range(j, j + y), self.weights)
                found.append(((i + x, j + y, False), score))
        if i < n and not closed:
            found.append(((i + 1, j, False), null_score(self.sides.first[i], self.weights)))
        if j < m:
            found.append(((i, j + 1, True), null_score(self.sides.second[j], self.weights)))
        return found

    @cached_property
    def every_move(self) -> dict[State, list[tuple[State, float]]]:
        """Moves from every state, in order."""
        rungs = [(i, j) for i in range(self.end[0] + 1) for j in range(self.end[1] + 1)]
        return {(i, j, closed): self.moves((i, j, closed)) for i, j in rungs for closed in (False, True)}

    @property
    def ends(self) -> list[State]:
        """Where paths end."""
        return [(*self.end, False), (*self.end, True)]

    @cached_property
    def forward(self) -> dict[State, float]:
        """Logarithm of the sum over all paths from the start to each state."""
        sums = dict.fromkeys(self.every_move, -inf)
        sums[0, 0, False] = 0.0
        for state, found in self.every_move.items():
            for target, score in found:
                sums[target] = log_add(sums[target], sums[state] + score)
        return sums

    @cached_property
    def backward(self) -> dict[State, float]:
        """Logarithm of the sum over all paths from each state to the end."""
        sums = dict.fromkeys(self.every_move, -inf)
        sums.update(dict.fromkeys(self.ends, 0.0))
        for state in reversed(self.every_move):
            for target, score in self.every_move[state]:
                sums[state] = log_add(sums[state], score + sums[target])
        return sums

    @property
    def total(self) -> float:
        """Logarithm of the sum over all paths."""
        return self.backward[0, 0, False]

    def probability(self, first: range, second: range) -> float:
        """Return the share of all paths, by weight, that hold the bead of two runs of pieces."""
        total = 0.0
        for state, found in self.every_move.items():
            for target, score in found:
                if state[:2] == (first.start, second.start) and target[:2] == (first.stop, second.stop):
                    total += exp(self.forward[state] + score + self.backward[target] - self.total)
        return total

    def best_path(self) -> tuple[float, list[tuple[State, State]]]:
        """Return the highest total and its moves."""
        best: dict[State, tuple[float, State]] = {(0, 0, False): (0.0, (0, 0, False))}
        for state, found in self.every_move.items():
            for target, score in found if state in best else ():
                total = best[state][0] + score
                if target not in best or total > best[target][0]:
                    best[target] = (total, state)
        state = max((end for end in self.ends if end in best), key=lambda end: best[end][0])
        total, path = best[state][0], []
        while state[:2] != (0, 0):
            path.append((best[state][1], state))
            state = best[state][1]
        return total, path[::-1]

    def beads(self) -> list[Bead]:
        """Return the beads of the best path with their probabilities."""
        found = []
        for (i, j, _), (k, l, _) in self.best_path()[1]:  # noqa: E741 - i, j to k, l
            if i == k or j == l:
                value = self.left_alone(0 if i < k else 1, min(i, k) if i < k else j)
            else:
                value = self.probability(range(i, k), range(j, l))
            found.append(Bead((Span(i, k), Span(j, l)), Quality(min(1.0, value))))
        return found

    def left_alone(self, side: int, place: int) -> float:
        """Return the probability that a piece is in a null bead, wherever that stands."""
        here, others = range(place, place + 1), range(self.end[1 - side] + 1)
        runs = [(here, range(other, other)) for other in others]
        return sum(self.probability(*(run if side == 0 else run[::-1])) for run in runs)


def bead_score(sides: Sides, first: range, second: range, weights: Weights) -> float:
    """Return the score of one bead with something on both sides."""
    values = features(sides, first, second)
    total = sum(weight * values.get(name, 0.0) for name, weight in weights.features.items())
    return total + weights.type(len(first), len(second))


def null_score(piece: Piece, weights: Weights) -> float:
    """Return the score of leaving a piece alone."""
    values = {
        "null": -1.0,
        "null-length": -log1p(len(piece.text) / 50),
        "null-heading": float(piece.is_heading),
        "null-numbers": -float(min(2, len(piece.numbers))),
        "null-block": float(piece.starts_block and piece.ends_block),
    }
    return sum(weight * values.get(name, 0.0) for name, weight in weights.nulls.items())


def features(sides: Sides, first: range, second: range) -> dict[str, float]:
    """Return every feature of one bead, by name."""
    a, b = [sides.first[i] for i in first], [sides.second[j] for j in second]
    length_a, length_b = (
        sum(len(piece.text) for piece in a) * sides.scale,
        sum(len(piece.text) for piece in b) / sides.scale,
    )
    ratio = abs(log((length_b + 5) / (length_a + 5)))
    found = {
        "length": -min(9.0, (length_b - length_a) ** 2 / (1 + LENGTH_VARIANCE * (length_a + length_b))),
        "ratio": -min(3.0, ratio),
        "ratio-squared": -min(2.0, ratio**2),
        "ratio-joined": -min(3.0, ratio) if len(a) + len(b) > 2 else 0.0,
        **tokens("numbers", sides.number_counts, [piece.numbers for piece in a], [piece.numbers for piece in b]),
        **tokens("words", sides.word_counts, [piece.words for piece in a], [piece.words for piece in b]),
        "same-end": float(end_mark(a[-1]) == end_mark(b[-1])),
        "same-kind": float(a[0].kind == b[0].kind),
        "same-heading": -float(a[0].is_heading != b[0].is_heading),
        "joined-headings": -float(sum(piece.is_heading for side in (a, b) if len(side) > 1 for piece in side)),
        "borders": -float(sum(piece.ends_block for side in (a, b) for piece in side[:-1])),
        "starts-apart": -float(a[0].starts_block != b[0].starts_block),
    }
    for mark in MARKS:
        count_a, count_b = (sum(piece.text.count(mark) for piece in side) for side in (a, b))
        found[f"mark {mark}"] = -min(3.0, abs(count_a - count_b))
    return found


def tokens(
    name: str, counts: Counter[str], first: Sequence[frozenset[str]], second: Sequence[frozenset[str]]
) -> dict[str, float]:
    """Return the weight of what pairs of pieces share, and of what is left over on one side, taken negative."""
    shared = sum(rarity(counts, one & other) for one in first for other in second)
    whole = sum(rarity(counts, piece) for piece in (*first, *second))
    return {f"{name}-shared": shared, f"{name}-missing": -max(0.0, whole - 2 * shared)}


def end_mark(piece: Piece) -> int:
    """Return the place of the piece's last mark in END_MARKS, -1 for any other."""
    return END_MARKS.find(last_mark(piece.text))


def rarity(counts: Counter[str], tokens: frozenset[str]) -> float:
    """Return the sum of one over the root of each token's count; tokens that were not counted say nothing."""
    return sum(1 / sqrt(counts[token]) for token in tokens if counts[token])


def log_add(a: float, b: float) -> float:
    """Return the logarithm of the sum of two numbers given by logarithms."""
    high, low = max(a, b), min(a, b)
    return high if low == -inf else high + log1p(exp(low - high))
