"""Alignments whose texts change a little, with every span moved to where its text then stands."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace
from itertools import accumulate
from typing import TYPE_CHECKING

from aligntrans.errors import WriteError
from aligntrans.model import Level, Segment, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from aligntrans.model import Alignment, Bead, Block, Document, Fix, Link


class Edits:
    """Changes of one text."""

    def __init__(self, text: str, changes: Iterable[tuple[Span, str]]) -> None:
        """Take what is replaced by what; nothing may overlap."""
        self._changes = sorted(changes, key=lambda change: change[0])
        self._text = text
        self._starts = [span.start for span, _ in self._changes]
        self._ends = [span.end for span, _ in self._changes]
        self._shifts = [0, *accumulate(len(new) - len(span) for span, new in self._changes)]

    def __bool__(self) -> bool:
        return bool(self._changes)

    def text(self) -> str:
        """Return the text after the changes."""
        parts, done = [], 0
        for span, new in self._changes:
            parts += [self._text[done : span.start], new]
            done = span.end
        return "".join([*parts, self._text[done:]])

    def start(self, position: int) -> int:
        """Return where what begins at *position* begins then; what is put in there belongs to it."""
        before = bisect_left(self._starts, position)
        return self._moved(position, before)

    def end(self, position: int) -> int:
        """Return where what ends at *position* ends then; what is put in there belongs to it."""
        before = bisect_right(self._ends, position)
        return self._moved(position, max(before, bisect_left(self._starts, position)))

    def _moved(self, position: int, before: int) -> int:
        """Return the place of *position* behind the first *before* changes, the last of which may go on behind it."""
        if not before:
            return position
        span, new = self._changes[before - 1]
        if span.end <= position:
            return position + self._shifts[before]
        return span.start + self._shifts[before - 1] + min(position - span.start, len(new))


def mended(alignment: Alignment, fixes: Mapping[str, Mapping[str, tuple[Fix, ...]]]) -> Alignment:
    """Return *alignment* with the texts of its units changed.

    Args:
        alignment: what was read.
        fixes: by the id of a unit and the language of its text.

    Raises:
        WriteError: a change would leave a segment without text, or runs over something that was left out.
    """
    changes: list[list[tuple[Span, str]]] = [[] for _ in alignment.documents]
    for bead in alignment.beads:
        for language, some in fixes.get(bead.id, {}).items():
            side = alignment.side(language)
            document = alignment.documents[side]
            place = _place(document, bead.spans[side], alignment.level)
            if place.of(document.text) != document.excerpt(bead.spans[side], alignment.level):
                raise WriteError(
                    f"unit {bead.id}: its {language} text goes on behind what was left out; mend it by hand."
                )
            changes[side] += [
                (Span(place.start + fix.span.start, place.start + fix.span.end), fix.text) for fix in some
            ]
    edits = [Edits(document.text, some) for document, some in zip(alignment.documents, changes, strict=True)]
    try:
        documents = tuple(_document(*pair) for pair in zip(alignment.documents, edits, strict=True))
        return replace(
            alignment,
            documents=documents,
            beads=tuple(_beads(alignment.beads, alignment.documents, edits, alignment.level)),
            block_beads=tuple(_beads(alignment.block_beads, alignment.documents, edits, Level.PARAGRAPH)),
            pairs={
                (a, b): tuple(
                    _beads(
                        beads,
                        (alignment.documents[a], alignment.documents[b]),
                        (edits[a], edits[b]),
                        alignment.level,
                    )
                )
                for (a, b), beads in alignment.pairs.items()
            },
        )
    except ValueError as error:
        raise WriteError(f"the changes do not go together ({error}); mend the texts by hand.") from None


def _place(document: Document, span: Span, level: Level) -> Span:
    """Return where a run of segments or blocks begins and ends in the text."""
    first, last = span.start, span.end
    if level is Level.PARAGRAPH:
        owned = document.segment_spans[first:last]
        first, last = (owned[0].start, owned[-1].end) if owned else (0, 0)
    if first >= last:
        return Span(0, 0)
    return Span(document.segments[first].span.start, document.segments[last - 1].span.end)


def _document(document: Document, edits: Edits) -> Document:
    if not edits:
        return document
    text = edits.text()
    blocks = tuple(_block(block, text, edits) for block in document.blocks)
    codes = tuple(replace(code, position=edits.start(code.position)) for code in document.codes)
    return replace(document, text=text, blocks=blocks, codes=codes)


def _block(block: Block, text: str, edits: Edits) -> Block:
    segments = []
    for segment in block.segments:
        span = _trimmed(Span(edits.start(segment.span.start), edits.end(segment.span.end)), text)
        segments.append(Segment(span.of(text), span))
    return replace(block, span=Span(edits.start(block.span.start), edits.end(block.span.end)), segments=tuple(segments))


def _trimmed(span: Span, text: str) -> Span:
    """Return *span* without white space at its ends, which no segment has."""
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _beads(
    beads: Sequence[Bead], documents: Sequence[Document], edits: Sequence[Edits], level: Level
) -> Iterator[Bead]:
    tags = [document.language for document in documents]
    for bead in beads:
        if not bead.links or not any(edits):
            yield bead
            continue
        places = {
            tag: (_place(document, span, level).start, some)
            for tag, document, span, some in zip(tags, documents, bead.spans, edits, strict=True)
        }
        yield replace(bead, links=tuple(_links(bead.links, places)))


def _links(links: Iterable[Link], places: Mapping[str, tuple[int, Edits]]) -> Iterator[Link]:
    """Yield links with their spans moved; those of which nothing is left are dropped."""
    for link in links:
        spans = []
        for tag, span in zip(link.languages, link.spans, strict=True):
            begin, edits = places[tag]
            new = edits.start(begin)
            spans.append(Span(max(0, edits.start(begin + span.start) - new), max(0, edits.end(begin + span.end) - new)))
        if all(spans):
            yield replace(link, spans=(spans[0], spans[1]))
