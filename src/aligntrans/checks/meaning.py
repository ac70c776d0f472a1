"""The words of texts with their vectors, each made once by an encoder; what is asked of them is asked elsewhere."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

import numpy as np

from aligntrans.checks.sides import language
from aligntrans.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from aligntrans.model import TranslationUnit, Variant
    from aligntrans.protocols import Encoder

    Floats = NDArray[np.float32]

WORD = re.compile(r"\w+(?:[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u0640\u200c\u200d]+\w+)*")
KEPT = 100_000
"""Words whose vectors are kept, 100 MB at a width of 256; when they are more, all are forgotten."""


RECENT = 8


@dataclass(frozen=True)
class Worded:
    """A text as words."""

    spans: tuple[tuple[int, int], ...]
    """Where each starts and ends."""
    vectors: Floats
    """(words, width) as the encoder gives them."""
    telling: NDArray[np.bool_]
    """(words,) whether each is none of the commonest of its language."""

    def __len__(self) -> int:
        return len(self.spans)

    @cached_property
    def weights(self) -> Floats:
        """(words,) lengths of the vectors: what says more weighs more."""
        found: Floats = np.sqrt(np.einsum("ij,ij->i", self.vectors, self.vectors))
        return found

    @cached_property
    def directions(self) -> Floats:
        """(words, width) of length one, or zero."""
        return (self.vectors / np.maximum(1e-9, self.weights)[:, None]).astype(np.float32, copy=False)

    @cached_property
    def direction(self) -> Floats:
        """(width,) of the whole text, of length one, or zero."""
        total = self.vectors.sum(0)
        found: Floats = total / max(1e-9, float(np.sqrt(total @ total)))
        return found


class Meaning:
    """Vectors of words. For one thread at a time."""

    def __init__(self, encoder: Encoder) -> None:
        self.encoder = encoder
        self.rows: dict[tuple[str, str], int] = {}
        self.vectors: Floats = np.zeros((0, 0), np.float32)
        self.folded: dict[str, str] = {}
        """Of words as they stand."""
        self.prepared: object = None
        self.recent: dict[Variant, Worded] = {}
        """Texts of the unit at hand, which several checks ask for."""

    def knows(self, *tags: str) -> bool:
        """Return whether the encoder was trained on all these languages."""
        known = self.encoder.languages
        return known is None or all(language(tag).tag.split("-")[0].lower() in known for tag in tags)

    def prepare(self, units: Sequence[TranslationUnit]) -> None:
        """Learn the words of *units* at once, which is faster than one by one; the same units only once."""
        if units is self.prepared:
            return
        self.prepared = units
        by_tag: dict[str, set[str]] = {}
        for unit in units:
            for variant in unit.variants:
                by_tag.setdefault(variant.language, set()).update(WORD.findall(variant.text))
        for tag, words in by_tag.items():
            self._learn(sorted({self._fold(word) for word in words}), tag)

    def words(self, variant: Variant) -> Worded:
        """Return the words of a text with their vectors."""
        if variant in self.recent:
            return self.recent[variant]
        matches = list(WORD.finditer(variant.text))
        folded = [self._fold(match[0]) for match in matches]
        self._learn(folded, variant.language)
        rows = [self.rows[variant.language, word] for word in folded]
        common = language(variant.language).function_words
        telling = np.array([word not in common for word in folded], np.bool_)
        found = Worded(tuple(match.span() for match in matches), self.vectors[rows], telling)
        if len(self.recent) >= RECENT:
            self.recent.clear()
        self.recent[variant] = found
        return found

    def _fold(self, word: str) -> str:
        if word not in self.folded:
            if len(self.folded) >= KEPT:
                self.folded.clear()
            self.folded[word] = fold(word)
        return self.folded[word]

    def _learn(self, words: Iterable[str], tag: str) -> None:
        new = list(dict.fromkeys(word for word in words if (tag, word) not in self.rows))
        if not new and self.vectors.size:
            return
        if len(self.rows) + len(new) > KEPT:
            self.rows.clear()
            new = list(dict.fromkeys(words))
        vectors = self.encoder.encode(new or ["a"], tag)
        used = len(self.rows)
        if used + len(new) > len(self.vectors):
            grown = np.zeros((max(4096, 2 * (used + len(new))), vectors.shape[1]), np.float32)
            grown[:used] = self.vectors[:used] if used else 0
            self.vectors = grown
        self.vectors[used : used + len(new)] = vectors[: len(new)]
        self.rows.update(((tag, word), used + place) for place, word in enumerate(new))


_KNOWN: WeakKeyDictionary[Encoder, Meaning] = WeakKeyDictionary()


def meaning_of(encoder: Encoder | None) -> Meaning | None:
    """Return the vectors of words by *encoder*, shared by all checks; none without one whose vectors add up."""
    if encoder is None or not encoder.is_additive:
        return None
    try:
        return _KNOWN.setdefault(encoder, Meaning(encoder))
    except TypeError:  # one of another's making that cannot be a key
        return Meaning(encoder)
