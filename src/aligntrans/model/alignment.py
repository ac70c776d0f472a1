"""All the beads of two documents or more."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from aligntrans.model.beads import reordered, retagged, swapped, with_ids
from aligntrans.model.kinds import Level, Status
from aligntrans.model.units import TranslationUnit, Variant

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from aligntrans.model.beads import Bead
    from aligntrans.model.documents import Document


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
        return with_ids(beads, documents, level)

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
            beads = reordered(known if first < second else [swapped(bead) for bead in known])
        else:
            beads = reordered([pair for bead in self.beads if (pair := bead.project(first, second))])
        blocks = reordered([pair for bead in self.block_beads if (pair := bead.project(first, second))])
        return Alignment(documents, beads, self.level, self.signature, blocks, calibrated=self.calibrated)

    def renamed(self, tags: Mapping[str, str]) -> Alignment:
        """Return the same with other language tags, by the tag here: ``{"fa": "fa-IR"}``."""

        def beads(known: Sequence[Bead]) -> tuple[Bead, ...]:
            return tuple(retagged(bead, tags) for bead in known)

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
