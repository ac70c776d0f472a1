"""Pairs of names to learn from: right ones in every two scripts, and look-alikes to tell them from."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np
from rapidfuzz import fuzz, process

from aligntrans.names.meaning import translated, worded, words_of
from aligntrans.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from names_data import Row

    Pair = tuple[str, str]

KNOWN_BY_MEANING = ("cldr", "cldr-subdivisions", "iso-codes", "mledoze-countries")
"""Lists whose names are often translated: what else they are called says nothing of sound."""


def right_pairs(rows: Iterable[Row], says: Mapping[str, int]) -> list[Pair]:
    """Return the pairs of *rows* without the words that are translated, those in one script included."""
    rows = list(rows)
    pairs = [_by_sound(row.first, row.second, says) for row in rows]
    return [pair for pair in (*pairs, *one_script(rows)) if all(pair)]


def _by_sound(first: str, second: str, says: Mapping[str, int]) -> Pair:
    change = translated(*map(worded, (first, second), words_of([first, second])), says)
    return (change.first, change.second) if change and change.first and change.second else (first, second)


def one_script(rows: Iterable[Row], seed: int = 0) -> list[Pair]:
    """Return pairs of spellings in one script of what is written alike in the other, and some names with themselves."""
    rng = np.random.default_rng(seed)
    groups: dict[tuple[str, str], set[str]] = defaultdict(set)
    names: list[str] = []
    for row in rows:
        names.append(row.first if rng.random() < 0.5 else row.second)
        if row.languages != "ar-fa" and row.source not in KNOWN_BY_MEANING:
            groups["latin", row.second].add(row.first)
            groups[row.languages, row.first.lower()].add(row.second)
    pairs: list[Pair] = []
    for key in sorted(groups):
        group = sorted(groups[key])
        if len(group) > 1:
            one, other = rng.choice(len(group), 2, replace=False)
            pairs.append((group[one], group[other]))
    return pairs + [(names[place], names[place]) for place in rng.permutation(len(names))[: len(names) // 20]]


def nearest(right: Sequence[str], names: Sequence[str], known: Sequence[set[str]], count: int) -> list[list[int]]:
    """Return the places of the *count* of *names* that are written most like each of *right*, but not like it.

    Args:
        right: what they should look like.
        names: where they are taken from, each once.
        known: for each of *right*, folded spellings that are right too, and so not taken.
        count: how many.
    """
    folded = [fold(name) for name in names]
    found: list[list[int]] = []
    for start in range(0, len(right), 256):
        wanted = [fold(name) for name in right[start : start + 256]]
        ratios: NDArray[np.uint8] = process.cdist(wanted, folded, scorer=fuzz.ratio, dtype=np.uint8)
        best = np.argsort(-ratios.astype(np.int16), axis=1, kind="stable")[:, : 3 * count + 20]
        for name, places, others in zip(wanted, best.tolist(), known[start : start + 256], strict=True):
            taken: dict[str, int] = {}
            for place in places:
                if folded[place] != name and folded[place] not in others:
                    taken.setdefault(folded[place], place)
            found.append(list(taken.values())[:count])
    return found


def spellings(pairs: Iterable[Pair]) -> dict[str, set[str]]:
    """Return the folded second names of *pairs* by the folded first."""
    found: dict[str, set[str]] = defaultdict(set)
    for first, second in pairs:
        found[fold(first)].add(fold(second))
    return found
