"""The encoder in the package: a vector a sub-word piece, and a text is the sum of its pieces. No network, no GPU."""

from __future__ import annotations

import hashlib
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from aligntrans.encoders.content import digest
from aligntrans.encoders.pieces import FILES, SHIPPED, PieceTable, opened
from aligntrans.encoders.words import Words

if TYPE_CHECKING:
    import os
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from aligntrans.encoders.pieces import Rows


class StaticEncoder:
    """Adds up sub-word vectors trained on English, Arabic and Farsi; in the package, and fast.

    A text is cut at white space, folded, cut into pieces, and is the sum of their vectors. Nothing is read before it
    is needed. One instance is for one thread at a time.
    """

    is_additive: bool = True
    languages: frozenset[str] | None = frozenset({"ar", "en", "fa"})

    def __init__(self, folder: str | os.PathLike[str] | None = None, *, rows: Rows | None = None) -> None:
        """Make an encoder of the files in a folder.

        Args:
            folder: where ``pieces.model``, ``vectors.npy`` and ``scales.npy`` lie; none for those in the package.
            rows: numbers of pieces, (k,), and vectors, (k, width), that stand for theirs: what adapting yields.
        """
        self.folder = SHIPPED if folder is None else Path(folder)
        self.rows = rows

    @cached_property
    def signature(self) -> str:
        """Name and hash of the vectors.

        Raises:
            ReadError: a file is missing.
        """
        content = hashlib.sha256()
        for name in FILES:
            content.update(opened(self.folder / name, digest))
        if self.rows is not None:
            ids, vectors = self.rows
            content.update(np.ascontiguousarray(ids, np.int32).tobytes())
            content.update(np.ascontiguousarray(vectors, np.float32).tobytes())
        return f"static:{content.hexdigest()[:12]}"

    @cached_property
    def _words(self) -> Words:
        return Words(PieceTable.read(self.folder, self.rows))

    def encode(self, texts: Sequence[str], language: str) -> NDArray[np.float32]:  # noqa: ARG002 - one for all
        """Return (texts, width): the sum of the vectors of each text's pieces; zeros for a text without any.

        Values are whole multiples of a power of two, so that sums of them are exact: a text has one vector, bit by
        bit, whatever it is encoded with, unless it is many thousand words long.

        Raises:
            ReadError: a file of the encoder is missing or broken.
        """
        sums = self._words.sums(texts)
        sums *= np.float32(self._words.pieces.unit)
        return sums
