"""Sub-word pieces and their rows: the files of the static encoder, opened and checked. Words and texts are not here."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import numpy as np
from numpy.typing import NDArray

from aligntrans.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import sentencepiece

Ints = NDArray[np.intp]
Rows = tuple[NDArray[np.int32], NDArray[np.float32]]
"""(k,) numbers of pieces, each once, and (k, width) vectors that stand for theirs."""

Made = TypeVar("Made")

SHIPPED = Path(__file__).with_name("model")
"""Folder of the encoder in the package."""
PIECES = "pieces.model"
VECTORS = "vectors.npy"
SCALES = "scales.npy"
FILES = (PIECES, SCALES, VECTORS)
LARGEST = 127
"""Of an 8-bit row; times its scale, what stands in a vector."""
UNITS = 14
"""Values are whole numbers of units, the largest below 2 to this power. Float32 adds whole numbers exactly up to 2 to
the 24th, so that sums of some thousand pieces depend neither on order nor on grouping. The rounding is at most 1/128
of a step of the coarsest 8-bit row."""


@dataclass(frozen=True)
class PieceTable:
    """Cuts words into pieces, and adds up their rows."""

    processor: sentencepiece.SentencePieceProcessor
    vectors: NDArray[np.int8]
    """(pieces, width), read where they lie in the file."""
    scales: NDArray[np.float32]
    """(pieces,) in units: a row is its vector times its scale, rounded."""
    unit: float
    """A power of two: what a value of one stands for."""
    replaced: NDArray[np.int32]
    """(pieces,) which of *replacements* stands for the row, -1 for none."""
    replacements: NDArray[np.float32]
    """(k, width) in units."""

    @classmethod
    def read(cls, folder: Path, rows: Rows | None = None) -> PieceTable:
        """Return the table in *folder*, some of its *rows* replaced.

        Raises:
            ReadError: a file is missing or broken, the files do not fit together, or *rows* do not fit them.
        """
        import sentencepiece  # noqa: PLC0415 - takes a while to load

        def processor_of(path: Path) -> sentencepiece.SentencePieceProcessor:
            # From bytes: a path that is not ASCII cannot be opened by sentencepiece everywhere.
            if not (proto := path.read_bytes()):
                raise ValueError("it is empty")  # which sentencepiece takes for no file at all
            return sentencepiece.SentencePieceProcessor(model_proto=proto)

        processor = opened(folder / PIECES, processor_of)
        vectors = opened(folder / VECTORS, lambda path: np.load(path, mmap_mode="r"))
        scales = opened(folder / SCALES, np.load)
        size = processor.get_piece_size()
        if vectors.ndim != 2 or vectors.dtype != np.int8 or scales.shape != (size,) or len(vectors) != size:
            raise ReadError(
                f"{folder}: {size} pieces, vectors of {vectors.dtype} {vectors.shape} and scales {scales.shape} do not"
                f" belong together; {advice(folder)}."
            )
        ids, new = checked(rows, vectors.shape)
        largest = LARGEST * float(scales.max())
        if not np.isfinite(scales).all() or not 0 < largest < np.inf:
            raise ReadError(f"{folder / SCALES}: holds no usable scales; {advice(folder)}.")
        unit = 2.0 ** (np.frexp(largest)[1] - UNITS)
        replaced = np.full(size, -1, np.int32)
        replaced[ids] = np.arange(len(ids))
        return cls(
            processor, vectors, (scales / unit).astype(np.float32), unit, replaced, np.rint(new / np.float32(unit))
        )

    @property
    def width(self) -> int:
        """How many numbers a vector has."""
        return int(self.vectors.shape[1])

    def sums(self, words: Sequence[str], out: NDArray[np.float32]) -> None:
        """Fill *out*, (words, width), with the sum of the rows of each word's pieces, in units."""
        cut: list[list[int]] = self.processor.encode(words, num_threads=1)
        counts = np.fromiter(map(len, cut), np.intp, len(cut))
        pieces = np.fromiter(chain.from_iterable(cut), np.intp, int(counts.sum()))
        starts = np.cumsum(counts) - counts
        out[counts == 0] = 0
        # All first pieces, all second pieces...: most words have one or two, and reduceat is eight times slower.
        for place in range(int(counts.max(initial=0))):
            longer = np.flatnonzero(counts > place)
            rows = self._rows(pieces[starts[longer] + place])
            if place:
                out[longer] += rows
            else:
                out[longer] = rows

    def _rows(self, pieces: Ints) -> NDArray[np.float32]:
        rows = np.multiply(self.vectors[pieces], self.scales[pieces, None])
        np.rint(rows, out=rows)
        if len(self.replacements):
            new = self.replaced[pieces]
            rows[new >= 0] = self.replacements[new[new >= 0]]
        return rows


def opened(path: Path, open_it: Callable[[Path], Made]) -> Made:
    """Return what *open_it* makes of the file at *path*.

    Raises:
        ReadError: it is missing or broken.
    """
    try:
        return open_it(path)
    except FileNotFoundError:
        raise ReadError(f"{path}: there is no such file; {advice(path.parent)}.") from None
    except (OSError, ValueError, EOFError, RuntimeError) as error:
        reason = (str(error) or type(error).__name__).splitlines()[0]
        raise ReadError(f"{path}: is broken ({reason}); {advice(path.parent)}.") from None


def advice(folder: Path) -> str:
    """Return what a user can do about files in *folder* that are no good."""
    return "install aligntrans again" if folder == SHIPPED else f"give a folder with {', '.join(FILES)} of one training"


def checked(rows: Rows | None, shape: tuple[int, ...]) -> Rows:
    """Return *rows*, or none of them, for vectors of *shape*.

    Raises:
        ReadError: they are not of that width, not finite, or of pieces that are not there or come twice.
    """
    size, width = shape
    if rows is None:
        return np.zeros(0, np.int32), np.zeros((0, width), np.float32)
    ids, vectors = np.asarray(rows[0]), np.asarray(rows[1], np.float32)
    if ids.ndim != 1 or vectors.shape != (len(ids), width):
        raise ReadError(f"rows {vectors.shape} of {ids.shape} pieces, not of width {width}; adapt the encoder again.")
    if len(ids) and (not np.issubdtype(ids.dtype, np.integer) or ids.min() < 0 or ids.max() >= size):
        raise ReadError(f"rows of pieces that are not among the {size}; adapt the encoder again.")
    if len(np.unique(ids)) != len(ids) or not np.isfinite(vectors).all():
        raise ReadError("rows that come twice or are not finite; adapt the encoder again.")
    return ids.astype(np.int32), vectors
