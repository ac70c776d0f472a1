"""A version of a text: its blocks and segments, what it says of itself, and the markup that its text leaves out."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field, replace
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

from aligntrans.model.kinds import Kind, Level
from aligntrans.model.spans import Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


BETWEEN_RUNS = "\n\n"
"""Between two runs of a text that a block parts which is left out of alignment."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A sentence."""

    text: str
    """As the author wrote it, not blank. Segmenters leave no white space at its ends; units of a memory may have it."""
    span: Span
    """Where *text* sits in the document's text."""

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise ValueError(f"a segment is not blank: {self.text!r}")
        if len(self.text) != len(self.span):
            raise ValueError(f"segment of {len(self.text)} characters on a span of {len(self.span)}")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item... or a piece of page furniture."""

    kind: Kind
    span: Span
    """Where the block sits in the document's text."""
    segments: tuple[Segment, ...] = ()
    """Its segments in order, losing nothing but white space; none in a block that is left out of alignment."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "segments", tuple(self.segments))
        end = self.span.start
        for segment in self.segments:
            if segment.span.start < end or segment.span.end > self.span.end:
                raise ValueError(f"segment at {segment.span} overlaps its neighbour or leaves its block {self.span}")
            end = segment.span.end

    @property
    def is_aligned(self) -> bool:
        """Whether the block takes part in alignment."""
        return bool(self.segments)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a document says of itself outside its body."""

    title: str = ""
    authors: tuple[str, ...] = ()
    date: str = ""
    """ISO 8601, as precise as the document is: ``2021-04-19``; empty when it gives none."""
    url: str = ""
    alternates: Mapping[str, str] = field(default_factory=dict)
    """Address of the version in another language, by BCP 47 tag."""
    addresses: tuple[tuple[str, str], ...] = ()
    """Links of the body in order: the words they stand on, and the address taken out of the text."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "authors", tuple(self.authors))
        object.__setattr__(self, "alternates", MappingProxyType(dict(self.alternates)))
        object.__setattr__(self, "addresses", tuple((words, address) for words, address in self.addresses))


@dataclass(frozen=True, slots=True)
class Page:
    """What a reader found in a file: a document that is not segmented and may not know its language."""

    text: str
    blocks: tuple[Block, ...]
    """In order, without segments; together they lose no character of *text* but white space."""
    metadata: Metadata = field(default_factory=Metadata)
    language: str = ""
    """BCP 47 tag that the file declares; empty when it declares none."""


@dataclass(frozen=True, slots=True)
class Code:
    """Markup inside a text, which the text itself leaves out: TMX ``<ph x="1"/>``, one tag of XLIFF's ``<g>``."""

    position: int
    """Before which character of the text it stands, from 0 to the length of the text."""
    markup: str
    """As it is written in a file of *format*, without name spaces."""
    format: str
    """``tmx``, ``xliff12`` or ``xliff2``: nobody else can take it."""


@dataclass(frozen=True)
class Document:
    """One version of a text: what its author wrote, cut into blocks and segments."""

    text: str
    language: str
    """BCP 47 tag."""
    blocks: tuple[Block, ...]
    """In order; together they lose no character of *text* but white space."""
    name: str = ""
    metadata: Metadata = field(default_factory=Metadata)
    codes: tuple[Code, ...] = ()
    """Markup that the text leaves out, in order of position; only what was read from a memory has any."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "blocks", tuple(self.blocks))
        object.__setattr__(self, "codes", tuple(self.codes))
        if not self.language:
            raise ValueError(f"document {self.name!r} has no language")
        end = 0
        for block in self.blocks:
            if block.span.start < end or block.span.end > len(self.text):
                raise ValueError(f"block at {block.span} overlaps its neighbour or leaves the text")
            self._refuse_lost(end, block.span.start)
            end = block.span.end
            if block.segments:
                self._check_segments(block)
        self._refuse_lost(end, len(self.text))
        places = [0, *(code.position for code in self.codes), len(self.text)]
        if places != sorted(places):
            raise ValueError(f"inline codes of document {self.name!r} are out of order or outside its text")

    def _check_segments(self, block: Block) -> None:
        end = block.span.start
        for segment in block.segments:
            self._refuse_lost(end, segment.span.start)
            if segment.span.of(self.text) != segment.text:
                raise ValueError(f"segment {segment.text!r} is not what stands at {segment.span}")
            end = segment.span.end
        self._refuse_lost(end, block.span.end)

    def _refuse_lost(self, start: int, end: int) -> None:
        if lost := self.text[start:end].strip():
            raise ValueError(f"document {self.name!r} loses text at {start}: {lost[:40]!r}")

    @classmethod
    def from_segments(cls, language: str, segments: Sequence[str], name: str = "") -> Document:
        """Return a document of one paragraph that is already split: *segments* in order, a line each."""
        spans, start = [], 0
        for text in segments:
            spans.append(Segment(text, Span(start, start + len(text))))
            start += len(text) + 1
        text = "\n".join(segments)
        blocks = (Block(Kind.PARAGRAPH, Span(0, len(text)), tuple(spans)),) if spans else ()
        return cls(text, language, blocks, name)

    @cached_property
    def segments(self) -> tuple[Segment, ...]:
        """The segments of all blocks, in order: what the spans of sentence beads count."""
        return tuple(segment for block in self.blocks for segment in block.segments)

    @cached_property
    def segment_spans(self) -> tuple[Span, ...]:
        """For every block, which of the document's segments are its own."""
        spans, start = [], 0
        for block in self.blocks:
            spans.append(Span(start, start + len(block.segments)))
            start += len(block.segments)
        return tuple(spans)

    def size(self, level: Level) -> int:
        """Return how many segments, or blocks, the spans of beads at *level* count."""
        return len(self.segments) if level is Level.SENTENCE else len(self.blocks)

    def codes_in(self, span: Span, level: Level) -> tuple[Code, ...]:
        """Return the markup of `excerpt`, its positions counted in that text."""
        if not self.codes:
            return ()
        first, last = self._segments_of(span, level)
        found, start = [], 0
        for run in self._runs(first, last):
            number = bisect_left(self.codes, run.start, key=lambda code: code.position)
            while number < len(self.codes) and self.codes[number].position <= run.end:
                code = self.codes[number]
                found.append(replace(code, position=start + code.position - run.start))
                number += 1
            start += len(run) + len(BETWEEN_RUNS)
        return tuple(found)

    def _segments_of(self, span: Span, level: Level) -> tuple[int, int]:
        if level is Level.SENTENCE:
            return span.start, span.end
        owned = self.segment_spans[span.start : span.end]
        return (owned[0].start, owned[-1].end) if owned else (0, 0)

    def excerpt(self, span: Span, level: Level) -> str:
        """Return the text of a run of segments or blocks exactly as it stands, without blocks that are left out.

        Runs on both sides of a block that is left out are joined by an empty line.
        """
        return BETWEEN_RUNS.join(run.of(self.text) for run in self._runs(*self._segments_of(span, level)))

    def _runs(self, first: int, last: int) -> list[Span]:
        """Return where the segments from *first* to before *last* stand, those between two left-out blocks as one."""
        runs: list[Span] = []
        parted = True
        for number in range(bisect_right(self.segment_spans, first, key=lambda owned: owned.end), len(self.blocks)):
            block, owned_span = self.blocks[number], self.segment_spans[number]
            if owned_span.start >= last:
                break
            start, end = max(first, owned_span.start), min(last, owned_span.end)
            if start < end:
                run = Span(self.segments[start].span.start, self.segments[end - 1].span.end)
                if parted:
                    runs.append(run)
                else:
                    runs[-1] = Span(runs[-1].start, run.end)
                parted = False
            parted = parted or not block.is_aligned
        return runs
