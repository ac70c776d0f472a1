"""All the nouns: spans, segments, blocks, documents, beads, alignments, units.

Frozen and self-checking: a value that exists is valid. No behaviour beyond questions about the value itself,
no imports beyond the standard library.
"""

from __future__ import annotations

import hashlib
import itertools
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

__all__ = (
    "Alignment",
    "Bead",
    "Block",
    "Code",
    "Document",
    "Finding",
    "Fix",
    "Kind",
    "Level",
    "Link",
    "Metadata",
    "Page",
    "Property",
    "Quality",
    "Segment",
    "Severity",
    "Span",
    "Status",
    "TranslationUnit",
    "Variant",
    "overlap",
)


LINK_KINDS = ("name", "number", "date")
BETWEEN_RUNS = "\n\n"
"""Between two runs of a text that a block parts which is left out of alignment."""
DECIMALS = 6
"""How exact the figures of a bead are."""


class Level(StrEnum):
    """What a bead's spans count: the blocks of a document, or its segments."""

    PARAGRAPH = "paragraph"
    SENTENCE = "sentence"


class Kind(StrEnum):
    """What a block is on its page."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    QUOTE = "quote"
    TABLE_CELL = "table-cell"
    CAPTION = "caption"
    BYLINE = "byline"
    DATE_LINE = "date-line"
    PULL_QUOTE = "pull-quote"
    CODE = "code"
    FURNITURE = "furniture"

    @property
    def is_content(self) -> bool:
        """Whether blocks of this kind are aligned unless asked otherwise."""
        return self in CONTENT


CONTENT = frozenset({Kind.TITLE, Kind.HEADING, Kind.PARAGRAPH, Kind.LIST_ITEM, Kind.QUOTE, Kind.TABLE_CELL})


class Status(StrEnum):
    """Who stands behind a bead."""

    AUTO = "auto"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    LEFT_OUT = "left-out"  # a block that was not aligned, such as page furniture


class Severity(StrEnum):
    """How much a finding matters."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open ``[start, end)``. Not `range`: all empty ranges are equal, and a null bead would lose its place."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span needs 0 <= start <= end, not [{self.start}, {self.end})")

    def __len__(self) -> int:
        return self.end - self.start

    def __iter__(self) -> Iterator[int]:
        return iter(range(self.start, self.end))

    def __contains__(self, position: object) -> bool:
        return isinstance(position, int) and self.start <= position < self.end

    def of(self, text: str) -> str:
        """Return the part of *text* that the span covers."""
        return text[self.start : self.end]


def overlap(first: Span, second: Span) -> bool:
    """Return whether two spans share a place."""
    return first.start < second.end and second.start < first.end


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


@dataclass(frozen=True, slots=True)
class Property:
    """What a file says of a unit beside its texts: a TMX ``prop``, a flag of a PO entry, the state of a target."""

    name: str
    value: str
    language: str = ""
    """Of the variant that it is about; empty when it is about the unit."""


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


@dataclass(frozen=True, slots=True)
class Quality:
    """How good a bead is, and why. Figures are kept to six decimals, so that a file can hold them whole."""

    confidence: float = 1.0
    """Probability that the bead is right, 0 to 1."""
    similarity: float | None = None
    """How much its sides look alike, 0 to 1; none when it was not measured."""
    reasons: Mapping[str, float] = field(default_factory=dict)
    """What raised (positive) or lowered the score, by name of the feature."""
    rival: str = ""
    """For people to read: the likeliest other bead over the same text, and how likely; empty when not known."""
    known: bool = True
    """Whether anybody has said how good it is; units of most memories have no score, and confidence is 1 there."""

    def __post_init__(self) -> None:
        for name in ("confidence", "similarity"):
            value = getattr(self, name)
            if value is not None and not 0 <= value <= 1:
                raise ValueError(f"{name} is between 0 and 1, not {value}")
            object.__setattr__(self, name, None if value is None else round(value, DECIMALS))
        reasons = {name: round(value, DECIMALS) for name, value in self.reasons.items()}
        object.__setattr__(self, "reasons", MappingProxyType(reasons))


@dataclass(frozen=True, slots=True)
class Link:
    """Two places of a bead that name the same thing: a name, a number, a date."""

    kind: str
    """``name``, ``number`` or ``date``."""
    languages: tuple[str, str]
    """In the documents' order."""
    spans: tuple[Span, Span]
    """Into the texts of the bead in these languages."""

    def __post_init__(self) -> None:
        if self.kind not in LINK_KINDS:
            raise ValueError(f"a link is one of {', '.join(LINK_KINDS)}, not {self.kind!r}")
        if len(set(self.languages)) != 2 or not all(self.spans):
            raise ValueError("a link needs two languages, and a place that is not empty in each")


@dataclass(frozen=True, slots=True)
class Bead:
    """Runs of segments, one per document, that are translations of each other."""

    spans: tuple[Span, ...]
    """In the documents' order. An empty span keeps its place: where the text would stand if it were there."""
    quality: Quality = field(default_factory=Quality)
    status: Status = Status.AUTO
    moved: bool = False
    """Whether the bead breaks the order of a document other than the first."""
    id: str = ""
    links: tuple[Link, ...] = ()
    """What is named on several sides; spans are into the texts of the bead's sides."""
    notes: tuple[str, ...] = ()
    """What people wrote about it."""
    properties: tuple[Property, ...] = ()
    """What the memory that it was read from says of it and has no field here."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "spans", tuple(self.spans))
        object.__setattr__(self, "links", tuple(self.links))
        object.__setattr__(self, "notes", tuple(self.notes))
        object.__setattr__(self, "properties", tuple(self.properties))
        if not any(self.spans):
            raise ValueError("a bead needs a segment on at least one side")

    @property
    def confidence(self) -> float:
        """Probability that the bead is right, 0 to 1."""
        return self.quality.confidence

    @property
    def type(self) -> str:
        """How many segments each side has: ``1-1``, ``2-1-1``, ``0-1-1``."""
        return "-".join(str(len(span)) for span in self.spans)

    @property
    def is_null(self) -> bool:
        """Whether some side is empty."""
        return not all(self.spans)

    def project(self, *sides: int) -> Bead | None:
        """Return the bead as these sides see it, or none when it has nothing on them."""
        spans = tuple(self.spans[side] for side in sides)
        return replace(self, spans=spans) if any(spans) else None


@dataclass(frozen=True, slots=True)
class Variant:
    """One language of a translation unit."""

    language: str
    text: str
    """Exactly as it stands in the document."""
    document: str = ""
    """Name of the document."""
    codes: tuple[Code, ...] = ()
    """Markup of the text in order, in the words of the file that it came from."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "codes", tuple(self.codes))
        if not self.text:
            raise ValueError(f"the {self.language} variant of a unit is empty")


@dataclass(frozen=True, slots=True)
class TranslationUnit:
    """A bead as text: TMX ``tu``, XLIFF ``unit``, PO entry."""

    id: str
    variants: tuple[Variant, ...]
    """One per language at most, in the documents' order; a null bead has fewer than its alignment has documents."""
    quality: Quality = field(default_factory=Quality)
    level: Level = Level.SENTENCE
    kind: Kind = Kind.PARAGRAPH
    status: Status = Status.AUTO
    moved: bool = False
    type: str = "1-1"
    links: tuple[Link, ...] = ()
    """Between its variants."""
    notes: tuple[str, ...] = ()
    """What people wrote about it."""
    properties: tuple[Property, ...] = ()
    """What the file that it came from says of it and has no field here."""
    line: int = 0
    """Where it begins in the file that it was read from, counted from 1; 0 when it was not, or has no lines."""

    def __post_init__(self) -> None:
        for name in ("variants", "links", "notes", "properties"):
            if type(value := getattr(self, name)) is not tuple:
                object.__setattr__(self, name, tuple(value))
        languages = [variant.language for variant in self.variants]
        if not languages or len(set(languages)) != len(languages):
            raise ValueError(f"a unit needs one variant a language, not {languages}")

    def variant(self, language: str) -> Variant | None:
        """Return the variant of *language*, or none."""
        return next((variant for variant in self.variants if variant.language == language), None)


@dataclass(frozen=True, slots=True)
class Fix:
    """A change of a text that touches no word and is safe to make unseen."""

    language: str
    span: Span
    """What is replaced, in the text of the unit's variant; empty to insert."""
    text: str
    """What stands there instead; empty to delete."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check saw in one unit."""

    check: str
    unit: str
    """The unit's id."""
    severity: Severity
    message: str
    spans: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
    """Where, by language, in the texts of the unit's variants."""
    suggestion: str | None = None
    """For people: what to write instead, or what to do."""
    fixes: tuple[Fix, ...] = ()
    """What mends it, in order and without overlap; empty when only a person can."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "spans", MappingProxyType(dict(self.spans)))
        object.__setattr__(self, "fixes", tuple(self.fixes))


@dataclass(frozen=True)
class Alignment:
    """All the beads of two or more documents."""

    documents: tuple[Document, ...]
    """One a language."""
    beads: tuple[Bead, ...]
    """In the order of the first document; every segment (or block) of every document is in exactly one."""
    level: Level = Level.SENTENCE
    signature: str = ""
    """What made the alignment: program, version, parts and their parameters."""
    block_beads: tuple[Bead, ...] = ()
    """At sentence level, the beads of paragraphs above it, if known: they too hold every block once."""
    pairs: Mapping[tuple[int, int], tuple[Bead, ...]] = field(default_factory=dict)
    """With three documents or more, the beads of two of them alone, if known. They never cross a border of
    *beads* but may be finer: where Arabic joins two sentences, English and Farsi can still be 1-1 twice."""
    calibrated: bool = True
    """Whether confidence may be read as a probability: documents and engine are like those that it was fitted on."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "documents", tuple(self.documents))
        object.__setattr__(self, "level", Level(self.level))
        if len(self.documents) < 2:
            raise ValueError("an alignment needs two documents or more")
        languages = [document.language for document in self.documents]
        if len(set(languages)) != len(languages):
            raise ValueError(f"an alignment has one document a language, not {languages}")
        object.__setattr__(self, "beads", self._tiled(self.beads, self.documents, self.level))
        if self.block_beads:
            if self.level is Level.PARAGRAPH:
                raise ValueError("beads of blocks belong above beads of sentences")
            object.__setattr__(self, "block_beads", self._tiled(self.block_beads, self.documents, Level.PARAGRAPH))
        pairs = {}
        for (a, b), beads in self.pairs.items():
            if not 0 <= a < b < len(self.documents):
                raise ValueError(f"a pair is two documents in order, not {(a, b)} of {len(self.documents)}")
            pairs[a, b] = self._tiled(beads, (self.documents[a], self.documents[b]), self.level)
            self._check_nested(pairs[a, b], a, b)
        object.__setattr__(self, "pairs", MappingProxyType(pairs))

    @staticmethod
    def _tiled(beads: Sequence[Bead], documents: Sequence[Document], level: Level) -> tuple[Bead, ...]:
        """Return *beads* with ids, or raise when they leave a gap, overlap, or cross without being marked."""
        for bead in beads:
            if len(bead.spans) != len(documents):
                raise ValueError(f"bead {bead.type} has {len(bead.spans)} sides for {len(documents)} documents")
        for side, document in enumerate(documents):
            size, name = document.size(level), document.name or document.language
            end = 0
            for span in sorted(bead.spans[side] for bead in beads if bead.spans[side]):
                if span.start != end:
                    raise ValueError(f"beads leave a gap or overlap in {name} at {level} {min(end, span.start)}")
                end = span.end
            if end != size:
                raise ValueError(f"beads cover {end} of {size} {level}s of {name}")
            end = 0
            for bead in beads:
                if side == 0 or not bead.moved:
                    if bead.spans[side].start < end:
                        raise ValueError(f"beads cross in {name} at {level} {bead.spans[side].start}")
                    end = bead.spans[side].end
            borders = {0, size, *(bead.spans[side].end for bead in beads if bead.spans[side])}
            if any(bead.spans[side].start not in borders for bead in beads if not bead.spans[side]):
                raise ValueError(f"an empty span stands outside {name} or inside another bead")
        return _with_ids(beads, documents, level)

    def _check_nested(self, pair: Sequence[Bead], a: int, b: int) -> None:
        owner = {}
        for number, bead in enumerate(self.beads):
            for side in (a, b):
                owner.update(dict.fromkeys(((side, position) for position in bead.spans[side]), number))
        for bead in pair:
            owners = {owner[a, i] for i in bead.spans[0]} | {owner[b, j] for j in bead.spans[1]}
            if len(owners) > 1:
                raise ValueError(f"a bead of documents {a} and {b} crosses the border of a bead of all")

    @property
    def languages(self) -> tuple[str, ...]:
        """The documents' languages, in order."""
        return tuple(document.language for document in self.documents)

    def side(self, language: str) -> int:
        """Return the place of the document in *language*; raises ValueError when there is none."""
        return self.languages.index(language)

    def units(self, level: Level | None = None) -> Iterator[TranslationUnit]:
        """Yield every bead as text, null beads included, blocks left out of alignment not.

        Args:
            level: paragraph units come from *block_beads*, when the alignment is at sentence level.

        Raises:
            ValueError: the alignment holds no beads at that level.
        """
        level = self.level if level is None else Level(level)
        if level is not self.level and not self.block_beads:
            raise ValueError(f"the alignment holds no beads at {level} level")
        return self._units(self.beads if level is self.level else self.block_beads, level)

    def _units(self, beads: Sequence[Bead], level: Level) -> Iterator[TranslationUnit]:
        for bead in beads:
            if bead.status is not Status.LEFT_OUT and (unit := self._unit(bead, level)):
                yield unit

    def _unit(self, bead: Bead, level: Level) -> TranslationUnit | None:
        variants = tuple(
            Variant(document.language, text, document.name, document.codes_in(span, level))
            for document, span in zip(self.documents, bead.spans, strict=True)
            if (text := document.excerpt(span, level))
        )
        if not variants:  # blocks without segments
            return None
        side = next(side for side, span in enumerate(bead.spans) if span)
        kind = self.documents[side].blocks[self._block(side, bead.spans[side].start, level)].kind
        languages = {variant.language for variant in variants}
        links = tuple(link for link in bead.links if languages.issuperset(link.languages))
        return TranslationUnit(
            bead.id,
            variants,
            bead.quality,
            level,
            kind,
            bead.status,
            bead.moved,
            bead.type,
            links,
            bead.notes,
            bead.properties,
        )

    def _block(self, side: int, position: int, level: Level) -> int:
        if level is Level.PARAGRAPH:
            return position
        return bisect_right(self.documents[side].segment_spans, position, key=lambda span: span.end)

    def pair(self, a: str, b: str) -> Alignment:
        """Return the alignment of two of the languages alone, as fine as it is known."""
        first, second = self.side(a), self.side(b)
        documents = (self.documents[first], self.documents[second])
        if known := self.pairs.get((min(first, second), max(first, second))):
            beads = _reordered(known if first < second else [_swapped(bead) for bead in known])
        else:
            beads = _reordered([pair for bead in self.beads if (pair := bead.project(first, second))])
        blocks = _reordered([pair for bead in self.block_beads if (pair := bead.project(first, second))])
        return Alignment(documents, beads, self.level, self.signature, blocks, calibrated=self.calibrated)

    def renamed(self, tags: Mapping[str, str]) -> Alignment:
        """Return the same with other language tags, by the tag here: ``{"fa": "fa-IR"}``."""

        def beads(known: Sequence[Bead]) -> tuple[Bead, ...]:
            return tuple(_retagged(bead, tags) for bead in known)

        return replace(
            self,
            documents=tuple(replace(one, language=tags.get(one.language, one.language)) for one in self.documents),
            beads=beads(self.beads),
            block_beads=beads(self.block_beads),
            pairs={sides: beads(known) for sides, known in self.pairs.items()},
        )

    def whole(self) -> Alignment:
        """Return the alignment itself: what a memory has to be read whole for."""
        return self

    def at(self, level: Level) -> Alignment:
        """Return the alignment at *level*: itself, or that of the blocks above its sentences."""
        if Level(level) is self.level:
            return self
        if not self.block_beads:
            raise ValueError(f"the alignment holds no beads at {level} level")
        return Alignment(self.documents, self.block_beads, Level.PARAGRAPH, self.signature, calibrated=self.calibrated)


def _retagged(bead: Bead, tags: Mapping[str, str]) -> Bead:
    """Return *bead* with other language tags in its links and properties."""
    links = tuple(
        replace(
            link,
            languages=(tags.get(link.languages[0], link.languages[0]), tags.get(link.languages[1], link.languages[1])),
        )
        for link in bead.links
    )
    properties = tuple(replace(one, language=tags.get(one.language, one.language)) for one in bead.properties)
    return replace(bead, links=links, properties=properties)


def _swapped(bead: Bead) -> Bead:
    return replace(bead, spans=bead.spans[::-1])


def _reordered(beads: Sequence[Bead]) -> tuple[Bead, ...]:
    """Return *beads* of two documents in the order of the first, those that break the second's order marked."""
    return mark_moved(sorted(beads, key=lambda bead: (bead.spans[0], bead.spans[1])))


def mark_moved(beads: Sequence[Bead]) -> tuple[Bead, ...]:
    """Return *beads*, in the order of the first document, with `moved` set on as few as need be.

    A bead keeps its place when it is on the heaviest chain that rises in every document; the weight of a bead is
    the number of its segments. Beads off that chain are moved.
    """
    chain = _rising_chain(beads)
    return tuple(
        bead if bead.moved == (number not in chain) else replace(bead, moved=not bead.moved)
        for number, bead in enumerate(beads)
    )


def _rising_chain(beads: Sequence[Bead]) -> set[int]:
    if all(
        before <= after
        for first, second in itertools.pairwise(beads)
        for before, after in zip(_ends(first), _starts(second), strict=True)
    ):
        return set(range(len(beads)))
    weights: list[int] = []
    before: list[int] = []
    for number, bead in enumerate(beads):
        best, link = 0, -1
        for earlier in range(number):
            if weights[earlier] > best and all(
                end <= start for end, start in zip(_ends(beads[earlier]), _starts(bead), strict=True)
            ):
                best, link = weights[earlier], earlier
        weights.append(best + sum(len(span) for span in bead.spans))
        before.append(link)
    chain: set[int] = set()
    number = max(range(len(beads)), key=lambda n: weights[n], default=-1)
    while number >= 0:
        chain.add(number)
        number = before[number]
    return chain


def _starts(bead: Bead) -> list[int]:
    return [span.start for span in bead.spans]


def _ends(bead: Bead) -> list[int]:
    return [span.end for span in bead.spans]


def _with_ids(beads: Sequence[Bead], documents: Sequence[Document], level: Level) -> tuple[Bead, ...]:
    """Give a stable id to every bead that has none.

    It comes from the text of the bead's first side, so that it survives a change of the translation and of the rest
    of the document. Equal texts are told apart by a number.
    """
    seen: dict[str, int] = {}
    taken: set[str] = set()
    for bead in beads:
        if bead.id in taken:
            raise ValueError(f"two beads have the id {bead.id!r}")
        taken |= {bead.id} - {""}
    named = []
    for bead in beads:
        if bead.id:
            named.append(bead)
            continue
        side = next(side for side, span in enumerate(bead.spans) if span)
        text = documents[side].excerpt(bead.spans[side], level) or f"{documents[side].language}{bead.spans}"
        base = hashlib.sha256(" ".join(text.split()).encode("utf-8", "surrogatepass")).hexdigest()[:10]
        if level is Level.PARAGRAPH:  # a paragraph of one sentence may stand in one file with that sentence
            base = f"p{base}"
        while True:
            seen[base] = seen.get(base, 0) + 1
            name = base if seen[base] == 1 else f"{base}-{seen[base]}"
            if name not in taken:
                break
        named.append(replace(bead, id=name))
    return tuple(named)
