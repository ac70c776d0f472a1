"""How much the words of names are like the words of some units in another language: by sound, and by meaning."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from aligntrans.names import heard, matrix

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from aligntrans.languages import Language
    from aligntrans.protocols import Encoder

    Table = NDArray[np.float64]
    Places = NDArray[np.int64]
    Sides = tuple[Sequence[str], Sequence[str]]
    Vectors = tuple[NDArray[np.float32], NDArray[np.float32]]

UNRELATED, SAME = 0.15, 0.55
"""Cosines of vectors of words between which they go from unrelated to translations of each other. Tuned as all
constants of this folder on sample briefs whose links are marked by hand."""
MOST_PAIRS = 1 << 17
"""Of words, that are compared at once, so that memory does not grow with the number of texts."""
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
        return next(each([(tuple(first), tuple(second))], languages, encoder))


def each(
    texts: Iterable[Sides], languages: tuple[Language, Language], encoder: Encoder | None = None
) -> Iterator[Likeness]:
    """Yield the tables of many texts, each of its own words, in their order: what `Likeness.of` returns of each.

    Args:
        texts: the words of names, and the words that they are held against, both folded.
        languages: of the two.
        encoder: as for `Likeness.of`.
    """
    waiting: list[Sides] = []
    pairs = 0
    for names, words in texts:
        text = (tuple(dict.fromkeys(names)), tuple(dict.fromkeys(words)))
        size = len(text[0]) * len(text[1])
        if waiting and pairs + size > MOST_PAIRS:
            yield from _together(waiting, languages, encoder)
            waiting, pairs = [], 0
        waiting.append(text)
        pairs += size
    yield from _together(waiting, languages, encoder)


def _together(
    texts: Sequence[Sides], languages: tuple[Language, Language], encoder: Encoder | None
) -> Iterator[Likeness]:
    """Yield the tables of *texts*; every word is spelled and encoded once, every pair compared once."""
    places: tuple[dict[str, int], dict[str, int]] = ({}, {})
    sides = [
        [
            np.array([known.setdefault(word, len(known)) for word in words], np.int64)
            for words, known in zip(text, places, strict=True)
        ]
        for text in texts
    ]
    names, words = (list(known) for known in places)
    if not names or not words:
        yield from (_empty(*text) for text in texts)
        return
    found = _heard(names, words, sides)
    vectors = _vectors((names, words), languages, encoder)
    stops = np.cumsum([rows.size * columns.size for rows, columns in sides])
    for text, (rows, columns), stop in zip(texts, sides, stops.tolist(), strict=True):
        part = found[stop - rows.size * columns.size : stop].reshape(rows.size, columns.size)
        yield _of(text, part, (vectors[0][rows], vectors[1][columns]) if vectors else None)


def _heard(names: Sequence[str], words: Sequence[str], sides: Sequence[Sequence[Places]]) -> Table:
    """Return how alike the names and the words of each text sound, one text after the other, row by row."""
    if len(sides) == 1 and len(names) * len(words) > MOST_PAIRS:  # no sentence; all its pairs are different
        return matrix(names, words, translated_words=False).ravel()
    width = len(words)
    keys = np.concatenate([(rows[:, None] * width + columns).ravel() for rows, columns in sides])
    once, back = np.unique(keys, return_inverse=True)
    return heard(names, words, np.stack(np.divmod(once, width), axis=1))[back]


def _of(text: Sides, sound: Table, vectors: Vectors | None) -> Likeness:
    """Return the tables of one text: (names, words) how alike they sound, and their vectors."""
    found = _empty(*text)
    if not sound.size:
        return found
    found.sound[:, :-1] = sound
    return replace(found, either=_either(found.sound, vectors)) if vectors else found


def _empty(names: Sequence[str], words: Sequence[str]) -> Likeness:
    rows, columns = ({word: place for place, word in enumerate(side)} for side in (names, words))
    sound = np.zeros((len(rows), len(columns) + 1))
    return Likeness(rows, columns, sound, sound)


def _vectors(
    words: tuple[Sequence[str], Sequence[str]], languages: tuple[Language, Language], encoder: Encoder | None
) -> Vectors | None:
    """Return (words, width) for both sides: directions, zero for what is several words."""
    if encoder is None or not encoder.is_additive:
        return None
    return (_directions(words[0], languages[0].tag, encoder), _directions(words[1], languages[1].tag, encoder))


def _directions(words: Sequence[str], tag: str, encoder: Encoder) -> NDArray[np.float32]:
    single = np.flatnonzero([" " not in word for word in words])
    vectors = encoder.encode([words[place] for place in single.tolist()], tag)
    found = np.zeros((len(words), vectors.shape[1]), np.float32)
    found[single] = vectors / np.maximum(1e-9, np.linalg.norm(vectors, axis=1, keepdims=True))
    return found


def _either(sound: Table, vectors: Vectors) -> Table:
    """Return the greater of sound and meaning; *sound* has a column more, for what is like nothing."""
    either = sound.copy()
    meant = np.clip((vectors[0] @ vectors[1].T - UNRELATED) / (SAME - UNRELATED), 0, 1) * MEANT
    np.maximum(either[:, :-1], meant, out=either[:, :-1])
    return either
