"""How much the words of names are like the words of some units in another language: by sound, and by meaning."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from aligntrans.names import matrix

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from aligntrans.languages import Language
    from aligntrans.protocols import Encoder

    Table = NDArray[np.float64]

UNRELATED, SAME = 0.15, 0.55
"""Cosines of vectors of words between which they go from unrelated to translations of each other. Tuned as all
constants of this folder on sample briefs whose links are marked by hand."""
MEANT = 0.9
"""The most that meaning alone counts for; sound counts up to 1."""


@dataclass(frozen=True)
class Likeness:
    """Tables over words of names and words of texts, each of them once."""

    rows: dict[str, int]
    columns: dict[str, int]
    sound: Table
    """(rows, columns + 1) 0 to 1; the last column is for words that are like nothing."""
    either: Table
    """(rows, columns + 1) the greater of sound and meaning, 0 to 1."""

    @property
    def nothing(self) -> int:
        """The column of words that are like nothing."""
        return len(self.columns)

    @classmethod
    def of(
        cls,
        first: Iterable[str],
        second: Iterable[str],
        languages: tuple[Language, Language],
        encoder: Encoder | None = None,
    ) -> Likeness:
        """Return the tables of folded words; without an encoder whose vectors add up, meaning says nothing."""
        rows = {word: place for place, word in enumerate(dict.fromkeys(first))}
        columns = {word: place for place, word in enumerate(dict.fromkeys(second))}
        sound = np.zeros((len(rows), len(columns) + 1))
        if not rows or not columns:
            return cls(rows, columns, sound, sound)
        sound[:, :-1] = matrix(list(rows), list(columns), translated_words=False)
        if encoder is None or not encoder.is_additive:
            return cls(rows, columns, sound, sound)
        either = sound.copy()
        single = [np.flatnonzero([" " not in word for word in side]) for side in (rows, columns)]
        vectors = [
            _units(encoder.encode([word for word in side if " " not in word], language.tag))
            for side, language in zip((rows, columns), languages, strict=True)
        ]
        meant = np.clip((vectors[0] @ vectors[1].T - UNRELATED) / (SAME - UNRELATED), 0, 1) * MEANT
        where = np.ix_(*single)
        either[where] = np.maximum(either[where], meant)
        return cls(rows, columns, sound, either)


def _units(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    found: NDArray[np.float32] = vectors / np.maximum(1e-9, np.linalg.norm(vectors, axis=1, keepdims=True))
    return found
