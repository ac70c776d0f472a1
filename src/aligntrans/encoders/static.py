"""The encoder in the package: a vector a sub-word piece, and a text is the sum of its pieces. No network, no GPU.

Trained by `scripts/train_encoder` on English, Arabic and Farsi; what it was trained on stands in its model card.
"""

from __future__ import annotations

import hashlib
from functools import cached_property
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from aligntrans.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    import sentencepiece
    from numpy.typing import NDArray


class StaticEncoder:
    """Sums of sub-word vectors for English, Arabic and Farsi; some 20,000 sentences a second."""

    def __init__(self, folder: Path | None = None) -> None:
        if folder is None:
            with as_file(files("aligntrans.encoders") / "model") as found:
                folder = found
        self.folder = folder

    @cached_property
    def signature(self) -> str:
        """Name and hash of the vectors."""
        digest = hashlib.sha256((self.folder / "vectors.npy").read_bytes())
        digest.update((self.folder / "pieces.model").read_bytes())
        return f"static:{digest.hexdigest()[:12]}"

    @cached_property
    def _pieces(self) -> sentencepiece.SentencePieceProcessor:
        import sentencepiece  # noqa: PLC0415 - takes a while to load

        return sentencepiece.SentencePieceProcessor(model_file=str(self.folder / "pieces.model"))

    @cached_property
    def _table(self) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
        """Return (pieces, width) 8-bit rows, read where they lie, and (pieces,) their scales."""
        return np.load(self.folder / "vectors.npy", mmap_mode="r"), np.load(self.folder / "scales.npy")

    def encode(self, texts: Sequence[str], language: str) -> NDArray[np.float32]:  # noqa: ARG002 - one for all
        """Return (texts, width): the sum of the vectors of each text's pieces; zeros for a text without any."""
        vectors, scales = self._table
        ids = self._pieces.encode([fold(text) for text in texts])
        sums = np.zeros((len(texts), vectors.shape[1]), np.float32)
        counts = np.array([len(row) for row in ids])
        full = np.flatnonzero(counts)
        if len(full):
            flat = np.concatenate([ids[row] for row in full])
            rows = vectors[flat].astype(np.float32) * scales[flat][:, None]
            sums[full] = np.add.reduceat(rows, np.concatenate([[0], np.cumsum(counts[full])[:-1]]))
        return sums
