"""New texts in a document: some of its segments replaced, all else as it was. What asked for them is not known here."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import accumulate
from typing import TYPE_CHECKING

from aligntrans.model import BETWEEN_RUNS, Block, Segment, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from aligntrans.model import Code, Document

    Cut = Callable[[str, int], Sequence[Span]]
    """Where the segments of a text are that takes the place of so many."""

MOST_COMPARED = 2_000
"""Characters of a text with codes inside that are looked for in the new one; comparing takes their square."""


@dataclass(frozen=True, slots=True)
class Change:
    """A text in the place of a run of segments."""

    segments: Span
    """Which of the document's; an empty span says before which the text is put."""
    text: str
    """Not blank."""


class Shifts:
    """Where segments are once others were replaced by more or fewer."""

    def __init__(self, changes: Sequence[Change], sizes: Sequence[int]) -> None:
        """Take *changes* in order, and how many segments each of them has now."""
        self._starts = [change.segments.start for change in changes]
        self._ends = [change.segments.end for change in changes]
        deltas = [size - len(change.segments) for change, size in zip(changes, sizes, strict=True)]
        self._sums = [0, *accumulate(deltas)]

    def of(self, span: Span) -> Span:
        """Return where a run of segments is now; one that is empty stays before what is put in its place."""
        if not span:
            return Span(self._end(span.end), self._end(span.end))
        start = span.start + self._sums[bisect_right(self._ends, span.start)]
        return Span(start, self._end(span.end))

    def _end(self, place: int) -> int:
        return place + self._sums[bisect_left(self._starts, place)]


def changed(document: Document, changes: Sequence[Change], cut: Cut) -> tuple[Document, list[int]]:
    """Return *document* with *changes*, and how many segments every change has.

    A run that stands in several blocks is parted where what stands between them is found in the new text; if it is
    not, all of the text goes into the first of them, and the others lose their part.

    Args:
        document: with a segment at least, if something is inserted.
        changes: in order, without overlap.
        cut: finds the segments of a text.
    """
    writing = _Writing(document, cut)
    parts: dict[int, tuple[int, str, int]] = {}
    inserted: dict[int, list[tuple[str, int]]] = {}
    for number, change in enumerate(changes):
        if change.segments:
            parts.update((span.start, (span.end, text, number)) for span, text in _parts(document, change))
        else:
            inserted.setdefault(change.segments.start, []).append((change.text, number))
    writing.sizes = [0] * len(changes)
    for block, owned in zip(document.blocks, document.segment_spans, strict=True):
        writing.block(block, owned, parts, inserted)
    return writing.done(), writing.sizes


def _parts(document: Document, change: Change) -> list[tuple[Span, str]]:
    """Return what of the text of *change* stands for which of its segments, a part a block."""
    spans, between = _runs(document, change.segments)
    texts, rest = [], change.text
    for separator in between:
        head, _, tail = rest.partition(separator) if separator else (rest, "", "")
        if not head.strip() or not tail.strip():
            return [(spans[0], change.text), *((span, "") for span in spans[1:])]
        texts.append(head)
        rest = tail
    return list(zip(spans, [*texts, rest], strict=True))


def _runs(document: Document, segments: Span) -> tuple[list[Span], list[str]]:
    """Return the parts of a run of segments that stand in one block, and the texts between them in an excerpt."""
    spans: list[Span] = []
    between: list[str] = []
    parted = False
    first = bisect_right(document.segment_spans, segments.start, key=lambda owned: owned.end)
    for block, owned in zip(document.blocks[first:], document.segment_spans[first:], strict=True):
        if owned.start >= segments.end:
            break
        start, end = max(owned.start, segments.start), min(owned.end, segments.end)
        if start < end:
            if spans:
                gap = Span(document.segments[start - 1].span.end, document.segments[start].span.start)
                between.append(BETWEEN_RUNS if parted else gap.of(document.text))
            spans.append(Span(start, end))
            parted = False
        parted = parted or not block.is_aligned
    return spans, between


class _Writing:
    """A document that is written anew, from its start to its end."""

    def __init__(self, document: Document, cut: Cut) -> None:
        self._old, self._cut = document, cut
        self.sizes: list[int] = []
        self._pieces: list[str] = []
        self._length = self._read = 0
        self._blocks: list[Block] = []
        self._moves: list[tuple[Span, Span]] = []

    def block(
        self,
        block: Block,
        owned: Span,
        parts: dict[int, tuple[int, str, int]],
        inserted: dict[int, list[tuple[str, int]]],
    ) -> None:
        """Write a block, whose segments are *owned*."""
        self._copy(block.span.start)
        start = self._length
        segments: list[Segment] = []
        number = owned.start
        while number < owned.end:
            segment = self._old.segments[number]
            self._copy(segment.span.start)
            if number == 0:
                for text, change in inserted.get(0, ()):
                    segments += self._put(text, change, 0)
                    self._add(" ")
            following = number + 1
            if number in parts:
                following, text, change = parts[number]
                segments += self._replaced(number, following, text, change)
            else:
                segments.append(Segment(segment.text, Span(self._length, self._length + len(segment.text))))
                self._copy(segment.span.end)
            for text, change in inserted.get(following, ()) if following else ():
                self._add(" ")
                segments += self._put(text, change, 0)
            number = following
        self._copy(block.span.end)
        self._blocks.append(Block(block.kind, Span(start, self._length), tuple(segments)))

    def done(self) -> Document:
        """Return the document."""
        self._copy(len(self._old.text))
        text = "".join(self._pieces)
        return replace(self._old, text=text, blocks=tuple(self._blocks), codes=tuple(self._codes(text)))

    def _copy(self, end: int) -> None:
        if end > self._read:
            self._moves.append((Span(self._read, end), Span(self._length, self._length + end - self._read)))
            self._add(self._old.text[self._read : end])
            self._read = end

    def _add(self, text: str) -> None:
        self._pieces.append(text)
        self._length += len(text)

    def _put(self, text: str, change: int, had: int) -> list[Segment]:
        spans = list(self._cut(text, had)) or [Span(0, len(text))]
        spans[0] = Span(0, spans[0].end)  # white space that a person wrote at the ends is kept
        spans[-1] = Span(spans[-1].start, len(text))
        self.sizes[change] += len(spans)
        start = self._length
        self._add(text)
        return [Segment(span.of(text), Span(start + span.start, start + span.end)) for span in spans]

    def _replaced(self, first: int, last: int, text: str, change: int) -> list[Segment]:
        start, old = self._length, Span(self._old.segments[first].span.start, self._old.segments[last - 1].span.end)
        segments = self._put(text, change, last - first) if text else []
        self._moves.append((old, Span(start, self._length)))
        self._read = old.end
        return segments

    def _codes(self, text: str) -> Iterator[Code]:
        moves = iter(self._moves)
        old, new = Span(0, 0), Span(0, 0)
        for code in self._old.codes:
            while code.position > old.end:
                old, new = next(moves)
            place = place_in(new.of(text), old.of(self._old.text), code.position - old.start)
            yield replace(code, position=new.start + place)


def place_in(new: str, old: str, place: int) -> int:
    """Return the place in *new* that *place* in *old* has become; what was changed keeps its order."""
    if old == new:
        return place
    if place in (0, len(old)):
        return len(new) if place else 0
    head, tail = common(old, new)
    if place <= head:
        return place
    if place >= len(old) - tail:
        return len(new) - (len(old) - place)
    return head + _place_between(new[head : len(new) - tail], old[head : len(old) - tail], place - head)


def _place_between(new: str, old: str, place: int) -> int:
    """Return the same for texts that have nothing in common at their ends, by what they have in common inside."""
    if max(len(old), len(new)) > MOST_COMPARED:
        return min(place, len(new))
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    start, now, last = next((start, now, last) for _, start, end, now, last in steps if start <= place < end)
    return min(now + place - start, last)


def common(old: str, new: str) -> tuple[int, int]:
    """Return how many characters two texts have in common at their start and, of what is left, at their end."""
    most = min(len(old), len(new))
    head = next((place for place in range(most) if old[place] != new[place]), most)
    tail = next((place for place in range(most - head) if old[-1 - place] != new[-1 - place]), most - head)
    return head, tail
