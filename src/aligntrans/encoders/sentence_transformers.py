"""The encoder of the extra ``sentence-transformers``: neural models by folder or name. It brings no model."""

from __future__ import annotations

import hashlib
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from aligntrans.encoders.content import loaded, rows_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

BATCH = 32


class SentenceTransformersEncoder:
    """Runs a sentence-transformers model: sentence_transformers:FOLDER or hub name."""

    is_additive: bool = False
    languages: frozenset[str] | None = None

    def __init__(self, model: str, *, device: str = "cpu") -> None:
        """Load a model, which uses its own default prompt and reads as much of a text as it was made for.

        Args:
            model: a folder, or a name on the Hugging Face hub, which is downloaded when it is not in the cache.
            device: where it runs, as PyTorch names it; figures of two devices differ in their last places.

        Raises:
            ReadError: it cannot be loaded.
        """
        import sentence_transformers  # noqa: PLC0415 - an extra

        self.version = str(sentence_transformers.__version__)
        self.name, self.model = loaded(
            model, lambda path: sentence_transformers.SentenceTransformer(path, device=device)
        )

    @cached_property
    def signature(self) -> str:
        """Name, version and hash of the model's layers and weights."""
        content = hashlib.sha256(repr(self.model).encode())
        for name, tensor in sorted(self.model.state_dict().items()):
            content.update(name.encode())
            content.update(tensor.float().cpu().numpy().tobytes())  # NumPy has no bfloat16
        return f"sentence-transformers:{self.version}:{self.name}:{content.hexdigest()[:12]}"

    @cached_property
    def width(self) -> int:
        """How many numbers a vector has."""
        return int(self._vectors(["."]).shape[1])

    def encode(self, texts: Sequence[str], language: str) -> NDArray[np.float32]:  # noqa: ARG002 - one for all
        """Return (texts, width); zeros for a blank text."""
        return rows_of(texts, self.width, self._vectors)

    def _vectors(self, texts: list[str]) -> NDArray[np.floating]:
        found = self.model.encode(texts, batch_size=BATCH, show_progress_bar=False, convert_to_numpy=True)
        return np.asarray(found)
