"""Vectors of words, each made once: what makes the static encoder fast. How words are cut is in `pieces`."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from aligntrans.text.folding import fold_each

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from aligntrans.encoders.pieces import PieceTable

MOST_WORDS = 1 << 16
"""Kept, 64 MB at a width of 256; when they are more, all are forgotten and the frequent ones soon back."""
RUN = 4096
"""Words of one text that are added up at once."""
BATCH = 8192
"""Words, and the rest of a run, that are looked up at once."""
SPACE_MARK = "\u2581"
"""By which sentencepiece marks a space: in a text it is taken for one, or a word would depend on its neighbours."""


class Places(dict[str, int]):
    """Row by word: a word that is not known gets the next row."""

    def __init__(self) -> None:
        super().__init__()
        self.new: list[str] = []
        """Words whose rows are still to be filled, in the order of the rows."""

    def __missing__(self, word: str) -> int:
        place = self[word] = len(self)
        self.new.append(word)
        return place


class Words:
    """Sums of word vectors. For one thread at a time."""

    def __init__(self, pieces: PieceTable) -> None:
        self.pieces = pieces
        self.places = Places()
        self.vectors: NDArray[np.float32] = np.empty((MOST_WORDS, pieces.width), np.float32)
        """Memory that is not used yet is not taken."""

    def sums(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return (texts, width): the sum of the vectors of each text's words, in units."""
        sums = np.zeros((len(texts), self.pieces.width), np.float32)
        for batch in batches(texts):
            if len(self.places) + BATCH + RUN > MOST_WORDS:
                self.places = Places()
            sizes = np.fromiter((len(words) for _, words in batch), np.intp, len(batch))
            every = chain.from_iterable(words for _, words in batch)
            rows = np.fromiter(map(self.places.__getitem__, every), np.intp, int(sizes.sum()))
            self._learn()
            owners = np.fromiter((text for text, _ in batch), np.intp, len(batch))
            stops = np.cumsum(sizes)
            single = sizes == 1
            sums[owners[single]] += self.vectors[rows[stops[single] - 1]]
            for number in np.flatnonzero(~single).tolist():
                run = rows[stops[number] - sizes[number] : stops[number]]
                sums[owners[number]] += np.add.reduce(self.vectors[run], axis=0)
        return sums

    def _learn(self) -> None:
        new = self.places.new
        if new:
            known = len(self.places)
            self.pieces.sums(encodable(fold_each(new)), self.vectors[known - len(new) : known])
            new.clear()  # last, so that what was interrupted is done the next time


def encodable(words: Sequence[str]) -> list[str]:
    """Return *words* as sentencepiece takes them: without its mark of spaces, without halves of surrogate pairs."""
    return "\n".join(words).replace(SPACE_MARK, " ").encode("utf-8", "replace").decode("utf-8").split("\n")


def batches(texts: Sequence[str]) -> Iterator[list[tuple[int, list[str]]]]:
    """Yield the words of *texts*, with the text's place, in runs and batches of runs; nothing for a blank text."""
    batch: list[tuple[int, list[str]]] = []
    size = 0
    for place, text in enumerate(texts):
        words = text.split()
        for start in range(0, len(words), RUN):
            run = words[start : start + RUN]
            batch.append((place, run))
            size += len(run)
            if size >= BATCH:
                yield batch
                batch, size = [], 0
    if batch:
        yield batch
