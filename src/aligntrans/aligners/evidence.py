"""What an aligner can see of the segments (or blocks) of one document, as arrays that add up over runs."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from aligntrans import languages
from aligntrans.aligners.coverage import Vocabulary, Words
from aligntrans.aligners.values import numbers_of
from aligntrans.aligners.vectors import Vectors
from aligntrans.model import Kind, Level
from aligntrans.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aligntrans.aligners.vectors import Table
    from aligntrans.model import Document
    from aligntrans.protocols import Encoder

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

LATIN_WORD = re.compile(r"[a-z][a-z0-9]*(?:[-_.][a-z0-9]+)*")
MARKS = ("?", "!", ":", '"', "(", ";", ",")
END_MARKS = ".?!:"
KINDS = tuple(Kind)
HEADINGS = frozenset({Kind.TITLE, Kind.HEADING})


@dataclass(frozen=True)
class Evidence:
    """The pieces (segments or blocks) of one document; n is how many."""

    lengths: Floats
    """(n,) characters of the folded text."""
    numbers: tuple[frozenset[str], ...]
    """Values of the numbers in each piece, as plain decimals, and of days, see `values`."""
    words: tuple[frozenset[str], ...]
    """Words in Latin letters, folded."""
    marks: Floats
    """(n, marks) how often each of MARKS stands in the piece."""
    ends: Ints
    """(n,) place of the piece's last character in END_MARKS, -1 for any other."""
    kinds: Ints
    """(n,) place of its block's kind in KINDS."""
    headings: NDArray[np.bool_]
    """(n,) whether its block is a heading."""
    blocks: Ints
    """(n,) number of its block in the document; all different at paragraph level."""
    vectors: Vectors | None = None
    """What an encoder makes of the pieces and their runs."""
    vocabulary: Vocabulary | None = None
    """What an encoder makes of their words, when vectors of words add up to those of texts."""

    def __len__(self) -> int:
        return len(self.lengths)

    def taken(self, order: Ints) -> Evidence:
        """Return the evidence of the pieces in another order."""
        if np.array_equal(order, np.arange(len(self))):
            return self
        return Evidence(
            self.lengths[order],
            tuple(self.numbers[place] for place in order),
            tuple(self.words[place] for place in order),
            self.marks[order],
            self.ends[order],
            self.kinds[order],
            self.headings[order],
            self.blocks[order],
            None if self.vectors is None else self.vectors.taken(order),
            None if self.vocabulary is None else self.vocabulary.taken(order),
        )


class Reading:
    """One document as an aligner sees it, its text read once for both levels."""

    def __init__(self, document: Document, encoder: Encoder | None = None) -> None:
        self.document = document
        self.encoder = encoder
        self.owners = np.array(
            [number for number, block in enumerate(document.blocks) for _ in block.segments], np.int64
        )
        self._folded = [fold(segment.text) for segment in document.segments]

    def at(self, level: Level) -> Evidence:
        """Return the evidence of all pieces that take part in alignment."""
        return self.of_blocks if level is Level.PARAGRAPH else self.of_segments

    @cached_property
    def of_segments(self) -> Evidence:
        """Evidence of the segments."""
        texts = [segment.text for segment in self.document.segments]
        sums = self._sums
        del self._sums  # 150 MB of 100,000 segments, which are centred where they lie
        return replace(
            self._plain,
            vectors=self._vectors(sums, texts),
            vocabulary=None if self._words is None else Vocabulary.of(self._words),
        )

    @cached_property
    def of_blocks(self) -> Evidence:
        """Evidence of the blocks: what adds up, from that of their segments."""
        starts = np.flatnonzero(np.diff(self.owners, prepend=-1))
        runs = list(pairwise([*starts.tolist(), len(self.owners)]))
        plain, blocks = self._plain, self.owners[starts]
        folded = [" ".join(filter(None, self._folded[a:b])) for a, b in runs]
        texts = [self.document.blocks[number].span.of(self.document.text) for number in blocks]
        sums = None if self._sums is None else (np.add.reduceat(self._sums, starts, 0) if runs else self._sums)
        return Evidence(
            lengths=np.array([len(text) for text in folded], np.float64),
            numbers=tuple(frozenset().union(*plain.numbers[a:b]) for a, b in runs),
            words=tuple(frozenset().union(*plain.words[a:b]) for a, b in runs),
            marks=np.array([plain.marks[a:b].sum(0) for a, b in runs], np.float64).reshape(-1, len(MARKS)),
            ends=np.array([END_MARKS.find(last_mark(text)) for text in folded], np.int64),
            kinds=plain.kinds[starts],
            headings=plain.headings[starts],
            blocks=blocks,
            vectors=self._vectors(sums, texts),
            vocabulary=None if self._words is None else Vocabulary.of(self._words.joined(starts)),
        )

    @cached_property
    def _plain(self) -> Evidence:
        """Evidence of the segments without an encoder."""
        folded, owners, language = self._folded, self.owners, languages.of(self.document.language)
        kinds = np.array([KINDS.index(block.kind) for block in self.document.blocks], np.int64)
        marks = [[text.count(mark) for mark in MARKS] for text in folded]
        return Evidence(
            lengths=np.array([len(text) for text in folded], np.float64),
            numbers=tuple(
                numbers_of(segment.text, text, language)
                for segment, text in zip(self.document.segments, folded, strict=True)
            ),
            words=tuple(frozenset(LATIN_WORD.findall(text)) for text in folded),
            marks=np.array(marks, np.float64).reshape(-1, len(MARKS)),
            ends=np.array([END_MARKS.find(last_mark(text)) for text in folded], np.int64),
            kinds=kinds[owners],
            headings=np.array([kind in HEADINGS for kind in KINDS], np.bool_)[kinds[owners]],
            blocks=owners,
        )

    @cached_property
    def _sums(self) -> Table | None:
        """(segments, width) what an encoder gives whose vectors add up, not centred."""
        if self.encoder is None or not self.encoder.is_additive:
            return None
        return self.encoder.encode([segment.text for segment in self.document.segments], self.document.language)

    @cached_property
    def _words(self) -> Words | None:
        if self.encoder is None or not self.encoder.is_additive:
            return None
        return Words.of(self._folded, self.document.language, self.encoder)

    def _vectors(self, sums: Table | None, texts: Sequence[str]) -> Vectors | None:
        """Return the vectors of pieces: their *sums* centred, or what an encoder gives that has to see every run."""
        if self.encoder is None:
            return None
        if sums is not None:
            return Vectors.of_sums(sums)
        return Vectors.of(texts, self.document.language, self.encoder)


def gather(document: Document, level: Level, encoder: Encoder | None = None) -> Evidence:
    """Return the evidence of all pieces of *document* that take part in alignment."""
    return Reading(document, encoder).at(level)


def last_mark(folded: str) -> str:
    """Return the last character of *folded* that is not a closing quote or bracket; '~' when there is none."""
    return folded.rstrip("\"')]} ")[-1:] or "~"
