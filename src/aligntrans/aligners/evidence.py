"""What an aligner can see of the segments (or blocks) of one document, as arrays that add up over runs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from aligntrans.model import Kind, Level
from aligntrans.text.digits import numbers
from aligntrans.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

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
    """Values of the numbers in each piece, as plain decimals."""
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
    vectors: Floats | None = None
    """(n, width) from an encoder; the vector of a run is the sum."""

    def __len__(self) -> int:
        return len(self.lengths)

    def taken(self, order: Ints) -> Evidence:
        """Return the evidence of the pieces in another order."""
        return Evidence(
            self.lengths[order],
            tuple(self.numbers[place] for place in order),
            tuple(self.words[place] for place in order),
            self.marks[order],
            self.ends[order],
            self.kinds[order],
            self.headings[order],
            self.blocks[order],
            None if self.vectors is None else self.vectors[order],
        )


def gather(document: Document, level: Level, encoder: Encoder | None = None) -> Evidence:
    """Return the evidence of all pieces of *document* that take part in alignment."""
    owners = [number for number, block in enumerate(document.blocks) for _ in block.segments]
    texts = [segment.text for segment in document.segments]
    if level is Level.PARAGRAPH:
        owners = [number for number, block in enumerate(document.blocks) if block.is_aligned]
        texts = [document.blocks[number].span.of(document.text) for number in owners]
    folded = [fold(text) for text in texts]
    kinds = [document.blocks[number].kind for number in owners]
    vectors = None
    if encoder is not None:
        vectors = centred(np.asarray(encoder.encode(texts, document.language), np.float64))
    return Evidence(
        lengths=np.array([len(text) for text in folded], np.float64),
        numbers=tuple(frozenset(numbers(text)) for text in folded),
        words=tuple(frozenset(LATIN_WORD.findall(text)) for text in folded),
        marks=np.array([[text.count(mark) for mark in MARKS] for text in folded], np.float64).reshape(-1, len(MARKS)),
        ends=np.array([END_MARKS.find(last_mark(text)) for text in folded], np.int64),
        kinds=np.array([KINDS.index(kind) for kind in kinds], np.int64),
        headings=np.array([kind in HEADINGS for kind in kinds], np.bool_),
        blocks=np.array(owners, np.int64),
        vectors=vectors,
    )


def last_mark(folded: str) -> str:
    """Return the last character of *folded* that is not a closing quote or bracket; '~' when there is none."""
    return folded.rstrip("\"')]} ")[-1:] or "~"


def centred(vectors: Floats) -> Floats:
    """Return *vectors* less the document's mean direction, which says what language it is and not what it means."""
    if len(vectors) < 2:
        return vectors
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return vectors - vectors.sum(0) / max(lengths.sum(), 1e-9) * lengths


def running(values: Floats) -> Floats:
    """Return sums of the first 0, 1, ... rows, so that the sum of a run is a difference of two rows."""
    zero = np.zeros((1, *values.shape[1:]))
    return np.concatenate([zero, np.cumsum(values, 0)])


def counts(pieces: Sequence[frozenset[str]], vocabulary: dict[str, int]) -> Floats:
    """Return (pieces, vocabulary): 1 where the piece holds the token."""
    table = np.zeros((len(pieces), max(1, len(vocabulary))))
    for number, tokens in enumerate(pieces):
        for token in tokens:
            if (column := vocabulary.get(token)) is not None:
                table[number, column] = 1
    return table
