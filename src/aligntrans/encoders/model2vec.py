"""The encoder of the extra ``model2vec``: static models by folder or name. It brings no model."""

from __future__ import annotations

import hashlib
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from aligntrans.encoders.content import loaded, rows_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray


class Model2VecEncoder:
    """Averages the token vectors of a model2vec model: model2vec:FOLDER or hub name."""

    is_additive: bool = False  # a mean is no sum
    languages: frozenset[str] | None = None

    def __init__(self, model: str) -> None:
        """Load a model.

        Args:
            model: a folder, or a name on the Hugging Face hub, which is downloaded when it is not in the cache.

        Raises:
            ReadError: it cannot be loaded.
        """
        import model2vec  # noqa: PLC0415 - an extra

        self.version = str(model2vec.__version__)
        self.name, self.model = loaded(
            model, lambda path: model2vec.StaticModel.from_pretrained(path, force_download=False)
        )

    @cached_property
    def signature(self) -> str:
        """Name, version and hash of the model's vectors and vocabulary."""
        content = hashlib.sha256(self.model.tokenizer.to_str().encode())
        content.update(f"normalize={self.model.normalize}".encode())
        for table in (self.model.embedding, self.model.weights, self.model.token_mapping):
            if table is not None:
                content.update(np.ascontiguousarray(table).tobytes())
        return f"model2vec:{self.version}:{self.name}:{content.hexdigest()[:12]}"

    def encode(self, texts: Sequence[str], language: str) -> NDArray[np.float32]:  # noqa: ARG002 - one for all
        """Return (texts, width), whole texts however long; zeros for a text without a known token."""
        return rows_of(texts, self.model.dim, self._means)

    def _means(self, texts: list[str]) -> NDArray[np.floating]:
        return np.asarray(self.model.encode(texts, max_length=None, use_multiprocessing=False))
