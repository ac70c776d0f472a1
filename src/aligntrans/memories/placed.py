"""Units of a memory found again in the documents that they were made of, so that they can be held against gold."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate
from typing import TYPE_CHECKING

from aligntrans.model import Alignment, Bead, Block, Document, Kind, Segment, Span, mark_moved

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aligntrans.model import TranslationUnit


class _Side:
    """One document: its text that is aligned, without white space, and which parts of it units have."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._places = [
            place for segment in document.segments for place in segment.span if not document.text[place].isspace()
        ]
        self._squeezed = "".join(document.text[place] for place in self._places)
        self._borders = {0, *accumulate(len("".join(segment.text.split())) for segment in document.segments)}
        self._taken: list[tuple[int, int]] = []
        self._end = 0

    def take(self, text: str) -> Span | None:
        """Return where *text* stands; none when it does not.

        Whole segments go before parts of some, and what stands behind the text that was taken last before the rest.
        """
        wanted = "".join(text.split())
        if not wanted:
            return None
        found = [start for start in self._starts(wanted) if self._is_free(start, start + len(wanted))]
        if not found:
            return None
        start = min(found, key=lambda start: (not self._is_whole(start, start + len(wanted)), start < self._end))
        self._end = start + len(wanted)
        self._taken.insert(bisect_left(self._taken, (start, self._end)), (start, self._end))
        return Span(self._places[start], self._places[self._end - 1] + 1)

    def _starts(self, wanted: str) -> Iterator[int]:
        start = self._squeezed.find(wanted)
        while start >= 0:
            yield start
            start = self._squeezed.find(wanted, start + 1)

    def _is_whole(self, start: int, end: int) -> bool:
        return start in self._borders and end in self._borders

    def _is_free(self, start: int, end: int) -> bool:
        number = bisect_left(self._taken, (start, end))
        after = number == len(self._taken) or end <= self._taken[number][0]
        return after and (number == 0 or self._taken[number - 1][1] <= start)

    def pieces(self) -> list[Span]:
        """Return where all pieces stand, those that units have and those between them, in order."""
        borders, end = [], 0
        for start, stop in [*self._taken, (len(self._places), len(self._places))]:
            if end < start:
                borders.append((end, start))
            if start < stop:
                borders.append((start, stop))
            end = stop
        return [Span(self._places[start], self._places[stop - 1] + 1) for start, stop in borders]


def placed(units: Sequence[TranslationUnit], documents: Sequence[Document], signature: str = "") -> Alignment:
    """Return an alignment of *documents* whose segments are the texts of *units*, and what no unit has as null beads.

    A text that does not stand in its document, but for white space, counts as if the unit lacked it.
    """
    sides = [_Side(document) for document in documents]
    found = [
        [side.take(variant.text) if (variant := unit.variant(side.document.language)) else None for side in sides]
        for unit in units
    ]
    pieces = [side.pieces() for side in sides]
    numbers = [{span: number for number, span in enumerate(known)} for known in pieces]
    rows = [
        [None if span is None else number[span] for span, number in zip(spans, numbers, strict=True)] for spans in found
    ]
    beads = [
        Bead(spans, unit.quality, unit.status) if unit else Bead(spans)
        for spans, unit in _in_order(rows, units, [len(known) for known in pieces])
    ]
    made = tuple(_cut(side.document, known) for side, known in zip(sides, pieces, strict=True))
    return Alignment(made, mark_moved(beads), signature=signature, calibrated=False)


def _in_order(
    rows: Sequence[Sequence[int | None]], units: Sequence[TranslationUnit], sizes: Sequence[int]
) -> Iterator[tuple[tuple[Span, ...], TranslationUnit | None]]:
    """Yield the spans of all beads in the order of the first document, each with its unit, if it has one.

    What the first document lacks stands behind what it follows: in the file, or in its own document.
    """
    entries: list[tuple[float, Sequence[int | None], TranslationUnit | None]] = []
    keys: list[dict[int, float]] = [{} for _ in sizes]
    key = -1.0
    for row, unit in zip(rows, units, strict=True):
        key = key if row[0] is None else float(row[0])
        if any(number is not None for number in row):
            entries.append((key, row, unit))
            for known, number in zip(keys, row, strict=True):
                if number is not None:
                    known[number] = key
    for side, (known, size) in enumerate(zip(keys, sizes, strict=True)):
        for number in range(size):
            if number not in known:
                place = float(number) if side == 0 else known.get(number - 1, -1.0)
                entries.append((place, [number if other == side else None for other in range(len(sizes))], None))
    ends = [0] * len(sizes)
    for _, row, held in sorted(entries, key=lambda entry: (entry[0], entry[1][0] is None)):
        spans = [
            Span(end, end) if number is None else Span(number, number + 1)
            for number, end in zip(row, ends, strict=True)
        ]
        ends = [max(end, span.end) for end, span in zip(ends, spans, strict=True)]
        yield tuple(spans), held


def _cut(document: Document, pieces: Sequence[Span]) -> Document:
    """Return *document* with a segment a piece; what no piece has is left out of alignment, as it was."""
    blocks, end = [], 0
    for span in [*pieces, Span(len(document.text), len(document.text))]:
        if document.text[end : span.start].strip():
            blocks.append(Block(Kind.FURNITURE, Span(end, span.start)))
        if span:
            blocks.append(Block(Kind.PARAGRAPH, span, (Segment(span.of(document.text), span),)))
        end = span.end
    return Document(document.text, document.language, tuple(blocks), document.name)
