"""Words that go together in a memory far more often than by chance: likelihood ratios, linked one to one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from aligntrans.adapting.bags import Bags
from aligntrans.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from aligntrans.adapting.bags import Ints

WORD = re.compile(r"[^\W\d_]{2,}")
LEAST_UNITS = 3
"""Units in which both words have to stand."""
LEAST_DICE = 0.3
"""Twice the units with both words over those with the first and those with the second. Pairs that were looked through
by eye are mostly right from here on."""
LEAST_RATIO = 15.0
"""Of likelihoods, twice its logarithm: by chance one pair in ten thousand has more."""
MOST_UNITS = 30_000
"""That are looked through: words that matter come back before that."""
MOST_WORDS = 40
"""Of one text that are looked at."""
CHUNK = 2_000
"""Units whose pairs of words are counted at once."""


@dataclass(frozen=True, slots=True)
class Term:
    """Two words that translate each other in a memory."""

    languages: tuple[str, str]
    words: tuple[str, str]
    """Folded."""
    units: int
    """In how many units both stand."""
    dice: float
    """How much they go together, 0 to 1."""
    ratio: float
    """Twice the logarithm of the likelihood ratio: how sure it is that this is no chance."""


def found(languages: tuple[str, str], pairs: Sequence[tuple[str, str]]) -> list[Term]:
    """Return the terms in pairs of texts in two *languages*, the surest first; no word is in two of them."""
    pairs = pairs[:MOST_UNITS]
    sides = [_Side([pair[number] for pair in pairs]) for number in (0, 1)]
    keys, joint = _counted(sides[0], sides[1])
    first, second = np.divmod(keys, max(1, len(sides[1].words)))
    alone = sides[0].counts[first], sides[1].counts[second]
    dice = 2 * joint / (alone[0] + alone[1])
    ratio = _ratios(joint, *alone, len(pairs))
    keep = (joint >= LEAST_UNITS) & (dice >= LEAST_DICE) & (ratio >= LEAST_RATIO)
    candidates = [
        Term(
            languages,
            (sides[0].words[first[place]], sides[1].words[second[place]]),
            int(joint[place]),
            round(float(dice[place]), 4),
            round(float(ratio[place]), 2),
        )
        for place in np.flatnonzero(keep).tolist()
    ]
    return linked(candidates)


def linked(candidates: Sequence[Term]) -> list[Term]:
    """Return the surest terms such that every word is in one at most (Melamed 2000)."""
    taken: tuple[set[str], set[str]] = (set(), set())
    chosen = []
    for term in sorted(candidates, key=lambda term: (-term.ratio, term.words)):
        if term.words[0] not in taken[0] and term.words[1] not in taken[1]:
            chosen.append(term)
            taken[0].add(term.words[0])
            taken[1].add(term.words[1])
    return chosen


class _Side:
    """The words of one side of all pairs that stand in enough of them, each once a text."""

    def __init__(self, texts: Sequence[str]) -> None:
        every = [list(dict.fromkeys(WORD.findall(fold(text))))[:MOST_WORDS] for text in texts]
        numbers: dict[str, int] = {}
        rows = Bags.of([[numbers.setdefault(word, len(numbers)) for word in words] for words in every])
        counts = np.bincount(rows.flat, minlength=len(numbers))
        frequent = counts >= LEAST_UNITS
        renumbered = np.cumsum(frequent) - 1
        self.words = [word for word, number in numbers.items() if frequent[number]]
        self.counts: Ints = counts[frequent]
        kept = frequent[rows.flat]
        sizes = np.bincount(rows.owners[kept], minlength=len(texts))
        self.rows = Bags(renumbered[rows.flat[kept]], sizes)


def _counted(first: _Side, second: _Side) -> tuple[Ints, Ints]:
    """Return pairs of words, as one number, that stand together in enough units, and in how many."""
    keys, counts = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    for start in range(0, len(first.rows), CHUNK):
        numbers = np.arange(start, min(start + CHUNK, len(first.rows)))
        left, right = first.rows.taken(numbers), second.rows.taken(numbers)
        partners = right.taken(left.owners)
        found_keys, times = np.unique(
            np.repeat(left.flat, partners.sizes) * max(1, len(second.words)) + partners.flat, return_counts=True
        )
        keys.append(found_keys)
        counts.append(times)
    every, places = np.unique(np.concatenate(keys), return_inverse=True)
    totals = np.bincount(places, np.concatenate(counts), len(every)).astype(np.int64)
    often = totals >= LEAST_UNITS
    return every[often], totals[often]


def _ratios(joint: Ints, first: Ints, second: Ints, units: int) -> NDArray[np.float64]:
    """Return twice the logarithm of the likelihood ratio (Dunning 1993); 0 for words that shun each other."""
    total = np.zeros(len(joint))
    for both, one, other in (
        (joint, first, second),
        (first - joint, first, units - second),
        (second - joint, units - first, second),
        (units - first - second + joint, units - first, units - second),
    ):
        seen = both.astype(np.float64)
        expected = one.astype(np.float64) * other / max(1, units)
        total += np.where(seen > 0, seen * np.log(np.maximum(seen, 1e-9) / np.maximum(expected, 1e-9)), 0)
    return np.where(joint * float(units) > first.astype(np.float64) * second, 2 * total, 0.0)
