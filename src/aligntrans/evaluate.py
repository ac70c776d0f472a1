"""Precision, recall and F1 of an alignment against gold, and how well its confidence is calibrated.

Counted as Vecalign's scorer does: null beads stand apart. Strict: the bead is in the gold as it is. Lax: both its
sides overlap the sides of one gold bead.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from aligntrans.errors import AlignmentError
from aligntrans.model import Level
from aligntrans.store.gold import NO_CLAIM

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from aligntrans.model import Alignment, Document, Span
    from aligntrans.store import Gold

GoldBead = tuple["Span", ...]
"""The spans of one gold bead, one a document."""
Footprint = tuple[tuple[int, int], ...]
"""What a bead covers in each document: from and to, in segments, or in characters that are not white space."""
BINS = 10


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and F1, 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Harmonic mean of both; 0 when both are."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True, slots=True)
class Row:
    """Figures for some of the languages at one level."""

    level: Level
    languages: tuple[str, ...]
    found: int
    """Beads with something on every side in the alignment."""
    gold: int
    """The same in the gold."""
    strict: Score
    lax: Score
    nulls: Score
    """Precision and recall of the null beads, strict; says nothing when there are none on either side."""
    null_found: int
    """Null beads in the alignment."""
    null_gold: int
    """The same in the gold."""
    calibration_error: float
    """Expected calibration error of the confidence of all beads, in ten bins."""


def evaluate(alignment: Alignment, gold: Gold, *, pair: tuple[str, str] | None = None) -> list[Row]:
    """Return a row a pair of languages, and one for all together when there are more than two.

    Compared are the languages that both have, in the alignment's order. Beads that were rejected count for nothing.

    Args:
        pair: which languages a gold of two without documents is about, in its order.

    Raises:
        AlignmentError: the gold is about other documents.
    """
    if pair is not None:
        _check_pair(pair, alignment.languages)
    rows: list[Row] = []
    for level, beads in ((Level.SENTENCE, gold.beads), (Level.PARAGRAPH, gold.block_beads)):
        wanted = gold.level if beads is gold.beads else level
        found = _at_level(alignment, wanted)
        if beads and found:
            rows += _rows(found, gold, beads, pair)
    if not rows:
        raise AlignmentError(f"the gold has no beads at {alignment.level} level: align again with the gold's --level")
    return rows


def _check_pair(pair: tuple[str, str], known: Sequence[str]) -> None:
    if pair[0] == pair[1] or not set(pair) <= set(known):
        raise AlignmentError(
            f"{pair[0]}-{pair[1]} is no pair of the alignment's languages: name two of {', '.join(known)}"
        )


def _at_level(alignment: Alignment, level: Level | None) -> Alignment | None:
    if level is None or level is alignment.level:
        return alignment
    return alignment.at(level) if level is Level.PARAGRAPH and alignment.block_beads else None


def _rows(alignment: Alignment, gold: Gold, beads: Sequence[GoldBead], pair: tuple[str, str] | None) -> Iterable[Row]:
    if gold.documents:
        alignment, sides = _common(alignment, gold.documents)
        documents = [gold.documents[side] for side in sides]
        _check_same_text(alignment.documents, documents)
        beads = _seen_by(sides, beads, gold.pairs if beads is gold.beads else {})
        ours, theirs = _measures(alignment.documents, alignment.level), _measures(documents, alignment.level)
    else:
        alignment = _chosen(alignment, len(beads[0]), pair)
        theirs = ours = [_Counted()] * len(beads[0])
        _check_size(alignment, beads)
    sides = tuple(range(len(ours)))
    if len(sides) > 2:
        yield _row(alignment, beads, ours, theirs, sides)
    for chosen in combinations(sides, 2):
        yield _row(alignment, beads, ours, theirs, chosen)


def _common(alignment: Alignment, gold: Sequence[Document]) -> tuple[Alignment, tuple[int, ...]]:
    """Return *alignment* in the languages that the gold has too, and the places of these languages in the gold."""
    theirs = [document.language for document in gold]
    common = [language for language in alignment.languages if language in theirs]
    if len(common) < 2 or 2 < len(common) < len(alignment.languages):
        raise AlignmentError(
            f"the gold is about {', '.join(theirs)}, the alignment about {', '.join(alignment.languages)}:"
            " align what the gold is about"
        )
    if len(common) < len(alignment.languages):
        alignment = alignment.pair(*common)
    return alignment, tuple(theirs.index(language) for language in common)


def _seen_by(
    sides: tuple[int, ...], beads: Sequence[GoldBead], pairs: Mapping[tuple[int, int], Sequence[GoldBead]]
) -> Sequence[GoldBead]:
    """Return gold beads as some sides see them, as fine as it is known when these are two of more."""
    if len(sides) == 2 < len(beads[0]) and (finer := pairs.get((min(sides), max(sides)))):
        return finer if sides[0] < sides[1] else [spans[::-1] for spans in finer]
    return [tuple(spans[side] for side in sides) for spans in beads]


def _chosen(alignment: Alignment, sides: int, pair: tuple[str, str] | None) -> Alignment:
    """Return *alignment* in the languages of a gold that does not name them."""
    if sides == 2 and pair and pair != alignment.languages:
        return alignment.pair(*pair)
    if sides == 2 < len(alignment.documents):
        raise AlignmentError(
            f"the gold has two sides and the alignment {len(alignment.documents)} languages: say which with --pair,"
            f" such as --pair {alignment.languages[0]}-{alignment.languages[1]}"
        )
    if sides != len(alignment.documents):
        raise AlignmentError(
            f"the gold has {sides} sides, the alignment {len(alignment.documents)} documents:"
            " align what the gold is about"
        )
    return alignment


def _row(
    alignment: Alignment,
    gold: Sequence[tuple[Span, ...]],
    ours: Sequence[_Measure],
    theirs: Sequence[_Measure],
    sides: tuple[int, ...],
) -> Row:
    found = {
        tuple(ours[side].footprint(bead.spans[side]) for side in sides): bead.confidence
        for bead in alignment.beads
        if bead.status not in NO_CLAIM and any(bead.spans[side] for side in sides)
    }
    right = [tuple(theirs[side].footprint(spans[side]) for side in sides) for spans in gold]
    right = [footprint for footprint in right if any(a < b for a, b in footprint)]
    full, null = _split(found)
    gold_full, gold_null = _split(dict.fromkeys(right, 1.0))
    null_found, null_gold = _nulls(null), _nulls(gold_null)
    hits = sum(footprint in gold_full for footprint in full)
    sure = [(full[footprint], footprint in gold_full) for footprint in full]
    sure += [(null_found[footprint], footprint in null_gold) for footprint in null_found]
    return Row(
        alignment.level,
        tuple(alignment.languages[side] for side in sides),
        len(full),
        len(gold_full),
        _score(hits, hits, len(full), len(gold_full)),
        _score(_overlapping(full, gold_full), _overlapping(gold_full, full), len(full), len(gold_full)),
        _score(
            sum(one in null_gold for one in null_found),
            sum(one in null_found for one in null_gold),
            len(null_found),
            len(null_gold),
        ),
        len(null_found),
        len(null_gold),
        calibration_error(sure),
    )


def _split(found: Mapping[Footprint, float]) -> tuple[dict[Footprint, float], dict[Footprint, float]]:
    full = {footprint: value for footprint, value in found.items() if all(a < b for a, b in footprint)}
    return full, {footprint: value for footprint, value in found.items() if footprint not in full}


def _nulls(found: Mapping[Footprint, float]) -> dict[tuple[tuple[int, int, int], ...], float]:
    """Return null beads by what they cover, wherever their empty sides stand."""
    return {
        tuple((side, a, b) for side, (a, b) in enumerate(footprint) if a < b): value
        for footprint, value in found.items()
    }


def _score(found_right: int, gold_found: int, found: int, gold: int) -> Score:
    return Score(found_right / max(1, found), gold_found / max(1, gold))


def _overlapping(some: Iterable[Footprint], others: Iterable[Footprint]) -> int:
    """Return how many of *some* overlap one of *others* on every side; neither overlap on their first."""
    ordered = sorted(others)
    ends = [footprint[0][1] for footprint in ordered]
    count = 0
    for footprint in some:
        start, end = footprint[0]
        for other in ordered[bisect_right(ends, start) :]:
            if other[0][0] >= end:
                break
            if all(a < d and c < b for (a, b), (c, d) in zip(footprint, other, strict=True)):
                count += 1
                break
    return count


def calibration_error(sure: Sequence[tuple[float, bool]]) -> float:
    """Return the mean gap between confidence and share right, over ten bins of confidence weighted by size."""
    bins: dict[int, list[tuple[float, bool]]] = {}
    for confidence, right in sure:
        bins.setdefault(min(BINS - 1, int(confidence * BINS)), []).append((confidence, right))
    gaps = (abs(sum(confidence - right for confidence, right in rows)) for rows in bins.values())
    return sum(gaps) / max(1, len(sure))


class _Counted:
    """Footprints in segments or blocks."""

    def footprint(self, span: Span) -> tuple[int, int]:
        return (span.start, span.end)


class _Measured(_Counted):
    """Footprints in characters of a document that are not white space."""

    def __init__(self, document: Document, level: Level) -> None:
        pieces = [segment.span for segment in document.segments]
        if level is Level.PARAGRAPH:
            pieces = [block.span for block in document.blocks]
        before, counts = 0, [0]
        for character in document.text:
            before += not character.isspace()
            counts.append(before)
        self.starts = [counts[piece.start] for piece in pieces]
        self.ends = [counts[piece.end] for piece in pieces]

    def footprint(self, span: Span) -> tuple[int, int]:
        return (self.starts[span.start], self.ends[span.end - 1]) if span else (0, 0)


_Measure = _Counted


def _measures(documents: Sequence[Document], level: Level) -> list[_Measure]:
    return [_Measured(document, level) for document in documents]


def _check_same_text(documents: Sequence[Document], gold: Sequence[Document]) -> None:
    for ours, theirs in zip(documents, gold, strict=True):
        if "".join(ours.text.split()) != "".join(theirs.text.split()):
            raise AlignmentError(
                f"the text of {ours.name or ours.language} is not the text that the gold was made for"
                f" ({theirs.name or theirs.language}): was another version or another reader used?"
            )


def _check_size(alignment: Alignment, gold: Sequence[tuple[Span, ...]]) -> None:
    for side, document in enumerate(alignment.documents):
        size, covered = document.size(alignment.level), max((spans[side].end for spans in gold), default=0)
        if covered > size:
            raise AlignmentError(
                f"the gold counts {covered} {alignment.level}s in {document.name or document.language}, the alignment"
                f" has {size}: was it segmented in the same way? (--segmenter lines for a sentence a line)"
            )
