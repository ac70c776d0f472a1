"""What an aligner can see of the segments (or blocks) of one document, as arrays that add up over runs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from aligntrans.aligners.coverage import Vocabulary
from aligntrans.aligners.vectors import Vectors
from aligntrans.model import Kind, Level
from aligntrans.text.digits import folded_numbers
from aligntrans.text.folding import fold

if TYPE_CHECKING:
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


def gather(document: Document, level: Level, encoder: Encoder | None = None) -> Evidence:
    """Return the evidence of all pieces of *document* that take part in alignment."""
    owners = [number for number, block in enumerate(document.blocks) for _ in block.segments]
    texts = [segment.text for segment in document.segments]
    if level is Level.PARAGRAPH:
        owners = [number for number, block in enumerate(document.blocks) if block.is_aligned]
        texts = [document.blocks[number].span.of(document.text) for number in owners]
    folded = [fold(text) for text in texts]
    kinds = np.array([KINDS.index(block.kind) for block in document.blocks], np.int64)
    blocks = np.array(owners, np.int64)
    return Evidence(
        lengths=np.array([len(text) for text in folded], np.float64),
        numbers=tuple(frozenset(folded_numbers(text)) for text in folded),
        words=tuple(frozenset(LATIN_WORD.findall(text)) for text in folded),
        marks=np.array([[text.count(mark) for mark in MARKS] for text in folded], np.float64).reshape(-1, len(MARKS)),
        ends=np.array([END_MARKS.find(last_mark(text)) for text in folded], np.int64),
        kinds=kinds[blocks],
        headings=np.array([kind in HEADINGS for kind in KINDS], np.bool_)[kinds[blocks]],
        blocks=blocks,
        vectors=None if encoder is None else Vectors.of(texts, document.language, encoder),
        vocabulary=(
            Vocabulary.of(folded, document.language, encoder) if encoder is not None and encoder.is_additive else None
        ),
    )


def last_mark(folded: str) -> str:
    """Return the last character of *folded* that is not a closing quote or bracket; '~' when there is none."""
    return folded.rstrip("\"')]} ")[-1:] or "~"
