"""The words of texts with their vectors, each made once by an encoder; what is asked of them is asked elsewhere."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, islice
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

import numpy as np

from aligntrans.checks.sides import language
from aligntrans.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from aligntrans.model import TranslationUnit, Variant
    from aligntrans.protocols import Encoder

    Floats = NDArray[np.float32]

WORD = re.compile(r"\w+(?:[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u0640\u200c\u200d]+\w+)*")
KEPT = 100_000
"""Words whose vectors are kept, 100 MB at a width of 256; when they are more, all are forgotten."""


RECENT = 8
AT_ONCE = 256
"""Texts of which the gists are made at once: of the vectors of all their words there is one table."""


@dataclass(frozen=True, slots=True)
class Gist:
    """What the words of a text come to."""

    count: int
    """Of words."""
    weight: float
    """Of all words together."""
    direction: Floats
    """(width,) of the whole text, of length one, or zero."""


@dataclass(frozen=True)
class Worded:
    """A text as words."""

    text: str
    count: int
    """Of words."""
    vectors: Floats
    """(words, width) as the encoder gives them."""
    telling: NDArray[np.bool_]
    """(words,) whether each is none of the commonest of its language."""

    def __len__(self) -> int:
        return self.count

    @cached_property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """Where each word starts and ends."""
        return tuple(match.span() for match in WORD.finditer(self.text))

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
    def gist(self) -> Gist:
        """What they come to."""
        total = self.vectors.sum(0)
        direction: Floats = total / max(1e-9, float(np.sqrt(total @ total)))
        return Gist(self.count, float(self.weights.sum()), direction)


class _Folds(dict[str, str]):
    """Of words as they stand."""

    def __missing__(self, word: str) -> str:
        if len(self) >= KEPT:
            self.clear()
        found = self[word] = fold(word)
        return found


class Meaning:
    """Vectors of words. For one thread at a time."""

    def __init__(self, encoder: Encoder) -> None:
        self.encoder = encoder
        self.rows: dict[str, dict[str, int]] = {}
        """By language, of its words, folded."""
        self.used = 0
        """Rows of *vectors* and *telling* that hold words."""
        self.vectors: Floats = np.zeros((0, 0), np.float32)
        self.telling: NDArray[np.bool_] = np.zeros(0, np.bool_)
        self.folded = _Folds()
        self.prepared: object = None
        self.recent: dict[Variant, Worded] = {}
        """Texts of the unit at hand, which several checks ask for."""
        self.gists: dict[tuple[str, str], Gist] = {}
        """By language and text, of what was prepared."""

    def knows(self, *tags: str) -> bool:
        """Return whether the encoder was trained on all these languages."""
        known = self.encoder.languages
        return known is None or all(language(tag).tag.split("-")[0].lower() in known for tag in tags)

    def prepare(self, units: Sequence[TranslationUnit]) -> None:
        """Learn the words of *units* at once, which is faster than one by one; the same units only once."""
        if units is self.prepared:
            return
        self.prepared = units
        by_tag: dict[str, dict[str, list[str]]] = {}
        for unit in units:
            for variant in unit.variants:
                by_tag.setdefault(variant.language, {})[variant.text] = []
        self.gists = {}
        for tag, texts in by_tag.items():
            for text in texts:
                texts[text] = list(map(self.folded.__getitem__, WORD.findall(text)))
            self._learn(sorted(set(chain.from_iterable(texts.values()))), tag)
            pairs = iter(texts.items())
            while block := list(islice(pairs, AT_ONCE)):
                self.gists.update(self._gists(block, tag))

    def gist(self, variant: Variant) -> Gist:
        """Return what the words of a text come to."""
        return self.gists.get((variant.language, variant.text)) or self.words(variant).gist

    def _gists(self, texts: Sequence[tuple[str, Sequence[str]]], tag: str) -> Iterator[tuple[tuple[str, str], Gist]]:
        held = [(text, words) for text, words in texts if words]
        if not held:
            return
        counts = [len(words) for _, words in held]
        starts = np.cumsum([0, *counts[:-1]])
        vectors = self.vectors.take(self._rows(list(chain.from_iterable(words for _, words in held)), tag), axis=0)
        weights = np.add.reduceat(np.sqrt(np.einsum("ij,ij->i", vectors, vectors)), starts)
        sums = np.add.reduceat(vectors, starts, axis=0)
        sums /= np.maximum(1e-9, np.sqrt(np.einsum("ij,ij->i", sums, sums)))[:, None]
        for (text, _), count, weight, direction in zip(held, counts, weights.tolist(), sums, strict=True):
            yield (tag, text), Gist(count, weight, direction)

    def words(self, variant: Variant) -> Worded:
        """Return the words of a text with their vectors."""
        found = self.recent.get(variant)
        if found is None:
            words = list(map(self.folded.__getitem__, WORD.findall(variant.text)))
            rows = np.array(self._rows(words, variant.language), np.intp)
            vectors, telling = self.vectors.take(rows, axis=0), self.telling.take(rows)
            found = Worded(variant.text, len(words), vectors, telling)
            if len(self.recent) >= RECENT:
                self.recent.clear()
            self.recent[variant] = found
        return found

    def _rows(self, words: Sequence[str], tag: str) -> list[int]:
        known = self.rows.get(tag)
        if known is not None:
            with suppress(KeyError):
                return list(map(known.__getitem__, words))
        self._learn(words, tag)
        return list(map(self.rows[tag].__getitem__, words))

    def _learn(self, words: Iterable[str], tag: str) -> None:
        known = self.rows.setdefault(tag, {})
        new = list(dict.fromkeys(word for word in words if word not in known))
        if not new and self.vectors.size:
            return
        if self.used + len(new) > KEPT:
            self.rows, self.used = {tag: {}}, 0
            known, new = self.rows[tag], list(dict.fromkeys(words))
        vectors = self.encoder.encode(new or ["a"], tag)
        end = self.used + len(new)
        if end >= len(self.vectors):
            self._grow(max(4096, 2 * end), vectors.shape[1])
        self.vectors[self.used : end] = vectors[: len(new)]
        common = language(tag).function_words
        self.telling[self.used : end] = [word not in common for word in new]
        known.update((word, self.used + place) for place, word in enumerate(new))
        self.used = end

    def _grow(self, size: int, width: int) -> None:
        vectors, telling = np.zeros((size, width), np.float32), np.zeros(size, np.bool_)
        if self.used:
            vectors[: self.used], telling[: self.used] = self.vectors[: self.used], self.telling[: self.used]
        self.vectors, self.telling = vectors, telling


_KNOWN: WeakKeyDictionary[Encoder, Meaning] = WeakKeyDictionary()


def meaning_of(encoder: Encoder | None) -> Meaning | None:
    """Return the vectors of words by *encoder*, shared by all checks; none without one whose vectors add up."""
    if encoder is None or not encoder.is_additive:
        return None
    try:
        return _KNOWN.setdefault(encoder, Meaning(encoder))
    except TypeError:  # one of another's making that cannot be a key
        return Meaning(encoder)
