"""The aligner: two documents or more, paragraphs first, then the sentences inside them.

Every pair of documents gets a lattice; with three or more, each pair hears what the others say, and one star of beads
is drawn through all paths. Confidence is the posterior probability of a bead in its pair's lattice; of a bead of many
documents, the product over the surest pairs that hold it together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from aligntrans.aligners.layers import Layer, Torn, read, silent
from aligntrans.aligners.left_out import restored
from aligntrans.aligners.weights import shipped
from aligntrans.errors import AlignmentError
from aligntrans.model import Alignment, Level

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from aligntrans.aligners.layers import Tell
    from aligntrans.aligners.weights import Choice
    from aligntrans.model import Document
    from aligntrans.protocols import Encoder


class JointAligner:
    """Aligns two documents or more, paragraphs first, then the sentences inside them; the default."""

    def __init__(
        self,
        encoder: Encoder | None = None,
        weights: Mapping[Level, Choice] | None = None,
        progress: Tell | None = None,
    ) -> None:
        """Make an aligner.

        Args:
            encoder: compares meanings, of documents in languages that it knows.
            weights: a set a level; none for those in the package.
            progress: is told what is being done.
        """
        self.encoder = encoder
        self.tell = progress or silent
        self.weights = weights or {level: shipped(level) for level in Level}
        parts = [f"aligner:joint|weights:{self.weights[Level.SENTENCE].signature}"]
        self.signature = "|".join([*parts, f"encoder:{encoder.signature if encoder else 'none'}"])

    def align(self, documents: Sequence[Document], level: Level) -> Alignment:
        """Return the alignment of *documents*; at sentence level it holds that of their blocks as well.

        Raises:
            AlignmentError: a document has nothing to align, or there are fewer than two.
        """
        refuse_empty(documents)
        try:
            return self._aligned(documents, level, moves=True)
        except Torn:
            return self._aligned(documents, level, moves=False)

    def _aligned(self, documents: Sequence[Document], level: Level, *, moves: bool) -> Alignment:
        blocks = Layer.of(read(documents, self.encoder), Level.PARAGRAPH, self.weights[Level.PARAGRAPH], tell=self.tell)
        blocks = blocks if moves else blocks.without_moves()
        found = blocks.beads()
        block_beads = restored(documents, found.beads, Level.PARAGRAPH)
        if level is Level.PARAGRAPH:
            pairs = found.restored_pairs(documents, level)
            return Alignment(tuple(documents), block_beads, level, self.signature, pairs=pairs)
        found = blocks.sentences(self.weights[Level.SENTENCE], self.tell).beads()
        pairs = found.restored_pairs(documents, level)
        return Alignment(tuple(documents), found.beads, level, self.signature, block_beads, pairs)


def refuse_empty(documents: Sequence[Document]) -> None:
    """Raise AlignmentError when there is nothing to align."""
    if len(documents) < 2:
        raise AlignmentError("an alignment needs two documents or more: name a file for each language.")
    for document in documents:
        if not document.segments:
            name = document.name or document.language
            raise AlignmentError(f"{name}: no text to align was found in it, only page furniture or nothing at all.")
