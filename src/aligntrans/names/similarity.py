"""How alike two names sound, across scripts, as a number from 0 to 1: one pair, many pairs, or all pairs of two lists.

The number is near the probability that two names are one where right pairs and look-alikes are as many; what it was
fitted on stands in `weights.json`. It is no proof: of the names of a document, the best is what counts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from aligntrans.names.alignment import Prepared, matrix_scores, pair_scores
from aligntrans.names.listing import Listing, equal
from aligntrans.names.meaning import Worded, translated
from aligntrans.names.spelling import LONGEST, spell
from aligntrans.names.weights import SCALE, shipped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from aligntrans.names.weights import Weights

    Places = NDArray[np.int64]

LENGTH_POWER = 0.75
"""Scores are divided by the mean length of the names to this power: of 0, .25, .5, .75 and 1 the best on the rows kept
for choosing."""
MOST_OF_UNEQUAL = 0.999
"""Only equal names are 1; the order of all others is kept."""
MOST_CELLS = 1 << 20
"""Of a matrix at once, so that memory does not grow with it."""
MOST_PAIRS = 1 << 17
"""The same of a list of pairs."""
WORD_LENGTH = 2
"""A word matched by meaning is as long as so many units, by eye on the same rows."""
NO_WORDS = Worded("", (), ())


def similarity(first: str, second: str) -> float:
    """Return how alike two names sound, 0 to 1, each in Latin or Arabic script.

    1 when they are equal but for case, accents, harakat, tatweel, invisible characters,
    punctuation and doubled consonants. Symmetric.
    Any text will do; of a long one only the beginning is read.
    """
    return float(similarities([first], [second])[0])


def similarities(first: Sequence[str], second: Sequence[str]) -> NDArray[np.float64]:
    """Return the `similarity` of each name of *first* with the one at its place in *second*.

    Raises:
        ValueError: they are not as many.
    """
    weights = shipped()
    names, pairs = _listed(first, second, weights)
    return _probable(names, names, pairs, _evidence(names, pairs, weights), weights)


def evidence(first: Sequence[str], second: Sequence[str], weights: Weights) -> NDArray[np.float64]:
    """Return, for pairs as `similarities` takes them, the log odds by length that *weights* are calibrated on."""
    names, pairs = _listed(first, second, weights)
    return _evidence(names, pairs, weights)


def matrix(first: Sequence[str], second: Sequence[str], *, translated_words: bool = True) -> NDArray[np.float64]:
    """Return the `similarity` of every name of *first* with every one of *second*: (first, second).

    Args:
        first: names.
        second: names.
        translated_words: hear what words such as *province* mean; without, by sound alone, in a third of the time.
    """
    weights = shipped()
    block = max(1, MOST_CELLS // max(1, len(second)))
    if len(first) > block:
        parts = (first[start : start + block] for start in range(0, len(first), block))
        return np.concatenate([matrix(part, second, translated_words=translated_words) for part in parts])
    one, other = Listing(first, weights), Listing(second, weights)
    scores = matrix_scores(one.prepared, other.prepared, weights)
    found = _by_length(scores, (one.lengths[:, None] + other.lengths) / 2)
    if translated_words:
        _hear_kinds(one, other, found, weights)
        _hear_kinds(other, one, found.T, weights)
        pairs = _every(np.flatnonzero(one.known), np.flatnonzero(other.known))
        heard = found[pairs[:, 0], pairs[:, 1]]
        _hear_words(one, other, pairs, heard, weights)
        found[pairs[:, 0], pairs[:, 1]] = heard
    every = _every(np.arange(len(one.names)), np.arange(len(other.names)))
    found = _probable(one, other, every, found.ravel(), weights).reshape(found.shape)
    return found[np.ix_(one.rows, other.rows)]


def heard(first: Sequence[str], second: Sequence[str], pairs: Places) -> NDArray[np.float64]:
    """Return how alike pairs of names sound, by sound alone, 0 to 1.

    Args:
        first: names.
        second: names.
        pairs: (pairs, 2) places in *first* and in *second*.
    """
    weights = shipped()
    one, other = Listing(first, weights), Listing(second, weights)
    found = np.zeros(len(pairs))
    for start in range(0, len(pairs), MOST_PAIRS):
        chunk = slice(start, start + MOST_PAIRS)
        part = np.stack([one.rows[pairs[chunk, 0]], other.rows[pairs[chunk, 1]]], axis=1)
        scores = pair_scores(one.prepared, other.prepared, part, weights)
        length = (one.lengths[part[:, 0]] + other.lengths[part[:, 1]]) / 2
        found[chunk] = _probable(one, other, part, _by_length(scores, length), weights)
    return found


def _every(first: Places, second: Places) -> Places:
    return np.stack([np.repeat(first, len(second)), np.tile(second, len(first))], axis=1)


def _listed(first: Sequence[str], second: Sequence[str], weights: Weights) -> tuple[Listing, Places]:
    if len(first) != len(second):
        raise ValueError(f"{len(first)} names against {len(second)}; give as many on either side.")
    names = Listing([*first, *second], weights)
    return names, np.stack([names.rows[: len(first)], names.rows[len(first) :]], axis=1)


def _evidence(names: Listing, pairs: Places, weights: Weights) -> NDArray[np.float64]:
    scores = pair_scores(names.prepared, names.prepared, pairs, weights)
    found = _by_length(scores, names.lengths[pairs].mean(axis=1))
    _hear_words(names, names, pairs, found, weights)
    return found


def _by_length(scores: NDArray[np.int32], length: NDArray[np.float64]) -> NDArray[np.float64]:
    return scores / SCALE / np.maximum(length, 1) ** LENGTH_POWER


def _hear_words(first: Listing, second: Listing, pairs: Places, found: NDArray[np.float64], weights: Weights) -> None:
    """Raise what was *found* for those *pairs* that fit better without the words that are translated."""
    which = np.flatnonzero(first.known[pairs[:, 0]] | second.known[pairs[:, 1]])
    changes = [
        (place, change)
        for place, (one, other) in zip(which.tolist(), pairs[which].tolist(), strict=True)
        if (change := translated(first.worded(one), second.worded(other), weights.words))
    ]
    if not changes:
        return
    places = np.array([place for place, _ in changes])
    one, other = (
        Prepared(spell(left), weights) for left in zip(*((c.first, c.second) for _, c in changes), strict=True)
    )
    scores = pair_scores(one, other, np.stack([np.arange(len(changes))] * 2, axis=1), weights)
    scores += np.array([change.score for _, change in changes], np.int32)
    length = (one.lengths + other.lengths) / 2 + WORD_LENGTH * np.array([change.count for _, change in changes])
    found[places] = np.maximum(found[places], _by_length(scores, length))


def _hear_kinds(first: Listing, second: Listing, found: NDArray[np.float64], weights: Weights) -> None:
    """Raise what was *found* for names of *second* that fit better without what they say of their kind.

    Only against names of *first* in which there is no such word: what is left then does not depend on them.
    """
    plain = np.flatnonzero(~first.known)
    known = np.flatnonzero(second.known).tolist()
    changes = [(place, translated(NO_WORDS, second.worded(place), weights.words)) for place in known]
    left = [(place, change) for place, change in changes if change]
    if not left or not len(plain):
        return
    rest = Prepared(spell([change.second for _, change in left]), weights)
    scores = matrix_scores(first.prepared.only(plain), rest, weights)
    scores += np.array([change.score for _, change in left], np.int32)
    where = np.ix_(plain, np.array([place for place, _ in left]))
    found[where] = np.maximum(found[where], _by_length(scores, (first.lengths[plain, None] + rest.lengths) / 2))


def _probable(
    first: Listing, second: Listing, pairs: Places, found: NDArray[np.float64], weights: Weights
) -> NDArray[np.float64]:
    """Return the probabilities of *pairs* for which log odds by length were *found*."""
    one, other = pairs.T
    arabic = first.arabic[one].astype(np.int64) + second.arabic[other]
    offset = np.array(weights.offsets)[np.array([2, 0, 1])[arabic]]
    odds = np.clip(weights.slope * found + offset, -500, 500)
    chance: NDArray[np.float64] = MOST_OF_UNEQUAL / (1 + np.exp(-odds))
    least = np.minimum(first.lengths[one], second.lengths[other])
    chance[least == 0] = 0.0
    near = np.flatnonzero((chance > 0.5) | (least == 0) | (least == LONGEST))
    chance[near[equal(first, one[near], second, other[near])]] = 1.0
    return chance
