#!/usr/bin/env python3
"""Fit the weights by which `aligntrans.checks.gaps` tells a translation that leaves out a clause.

    scripts/fit_gaps.py FILE ... [--rounds N]

A FILE has a JSON object a line, a document: by language, a list of its sentences in step. Every second document of each
is fitted on, and those between of the first file are measured on. Of each translation of 14 words or more a clause of
about 30 % is taken away, as `seeded_errors` does; the run of source words that is likeliest to be left out stands for
the sentence, and which run that is changes with the weights, hence the rounds. Prints what to put into the module.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent))
from aligntrans import registry
from aligntrans.checks import gaps
from aligntrans.checks.meaning import Meaning
from aligntrans.checks.usual import Usual
from aligntrans.model import Variant
from seeded_errors import clause

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    Table = NDArray[np.float64]
    Runs = NDArray[np.float32]

LEAST_TARGET, MOST_SOURCE = 14, 110
CUTS = 2
"""How often a clause is taken from each."""
STEPS, DECAY = 12, 1.0
"""Of Newton's method, and what it takes off weights in standard deviations."""
COUNTS = 3.0
"""What a translation of the first file counts for one of the others, which are of another kind."""
FIRST = {"gain": 1.0, "like": -0.5, "bare": 0.5, "fits": 1.0}
"""Where the search begins, in standard deviations."""
SHARES = (0.002, 0.005, 0.01, 0.015, 0.02, 0.05)
"""Of whole translations, how many may be taken for broken ones."""


@dataclass(frozen=True)
class Sample:
    """Translations, whole and with a clause taken away."""

    runs: list[Runs]
    """(runs, features) of each."""
    broken: NDArray[np.bool_]
    looked: NDArray[np.bool_]
    """Whether each says little enough to be looked at."""
    counts: Table
    """What each counts for."""


def documents(path: Path, first: int) -> Iterator[list[tuple[Variant, Variant]]]:
    """Yield the sentences with their translations into one language of every second document from *first*."""
    for line in path.read_text("utf-8").splitlines()[first::2]:
        row = json.loads(line)
        for tag in ("ar", "fa"):
            pairs = zip(row.get("en", ()), row.get(tag, ()), strict=False)
            yield [
                (Variant("en", source), Variant(tag, target))
                for source, target in pairs
                if source.strip() and target.strip() and len(source.split()) <= MOST_SOURCE
            ]


def sample(paths: Sequence[Path], first: int, meaning: Meaning, rng: random.Random) -> Sample:
    """Return what the weights are fitted or measured on."""
    runs, broken, looked, counts = [], [], [], []
    for path in paths:
        for pairs in documents(path, first):
            usual = Usual(meaning)
            for source, whole in pairs:
                usual.see(source, whole)
            for source, target, whole in broken_too(pairs, rng):
                words = meaning.words(source), meaning.words(target)
                gists = words[0].gist, words[1].gist
                if gaps.LEAST_WORDS <= len(words[0]) <= gaps.MOST_WORDS and len(words[1]) >= gaps.LEAST_LEFT:
                    expected = usual.of(source, target)
                    runs.append(gaps.features(*words, (source, target), expected).astype(np.float32))
                    broken.append(target is not whole)
                    looked.append(gaps.content(*gists, (source, target)) - expected <= gaps.MOST_CONTENT)
                    counts.append(COUNTS if path == paths[0] else 1.0)
    return Sample(runs, np.array(broken), np.array(looked), np.array(counts))


def broken_too(
    pairs: Iterable[tuple[Variant, Variant]], rng: random.Random
) -> Iterator[tuple[Variant, Variant, Variant]]:
    """Yield sources, each with its translation and with one that lacks a clause; the whole translation is third."""
    for source, whole in pairs:
        yield source, whole, whole
        cuts = [clause(whole.text, whole.language, rng, LEAST_TARGET) for _ in range(CUTS)]
        yield from ((source, Variant(whole.language, cut), whole) for cut in dict.fromkeys(filter(None, cuts)))


def fitted(data: Sample, rounds: int) -> tuple[Table, float]:
    """Return weights and offset."""
    every = np.concatenate(data.runs)
    mean, spread = every.mean(0, dtype=np.float64), every.std(0, dtype=np.float64) + 1e-6
    every = ((every - mean) / spread).astype(np.float32)
    ends = np.cumsum([len(one) for one in data.runs])
    weights = np.array([FIRST.get(name, 0.0) for name in gaps.WEIGHTS] + [0.0])
    for _ in range(rounds):
        scores = every @ weights[:-1].astype(np.float32)
        best = [
            end - len(one) + int(scores[end - len(one) : end].argmax())
            for one, end in zip(data.runs, ends, strict=True)
        ]
        table = np.concatenate([every[best].astype(np.float64), np.ones((len(best), 1))], axis=1)
        weights = np.zeros(table.shape[1])
        for _ in range(STEPS):
            chance = 1 / (1 + np.exp(-table @ weights))
            slope = table.T @ (data.counts * (data.broken - chance)) - DECAY * weights
            bend = (table * (data.counts * chance * (1 - chance))[:, None]).T @ table + DECAY * np.eye(len(weights))
            weights += np.linalg.solve(bend, slope)
    return weights[:-1] / spread, float(weights[-1] - (mean / spread) @ weights[:-1])


def measured(data: Sample, weights: Table, offset: float) -> Iterator[str]:
    """Yield how many broken translations are found when so many whole ones are taken for broken."""
    scores = np.array([float((one @ weights).max()) + offset for one in data.runs])
    scores[~data.looked] = -np.inf
    for share in SHARES:
        least = float(np.quantile(scores[~data.broken], 1 - share))
        yield f"{share:.1%} of whole ones, odds {least:.2f}: {(scores[data.broken] > least).mean():.3f} of broken ones"


def main() -> None:
    """Print the weights and what they reach."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--rounds", type=int, default=8)
    args = parser.parse_args()
    meaning = Meaning(registry.encoder("static"))
    rng = random.Random(5)
    data = sample(args.files, 0, meaning, rng)
    weights, offset = fitted(data, args.rounds)
    for name, weight in zip(gaps.WEIGHTS, weights, strict=True):
        print(f'    "{name}": {weight:.3f},')
    print(f"OFFSET = {offset:.3f}")
    for name, one in (("fitted on", data), ("held out", sample(args.files[:1], 1, meaning, rng))):
        print(f"{name}: {len(one.runs):,} translations, {one.broken.sum():,} broken")
        for line in measured(one, weights, offset):
            print(f"  {line}")


if __name__ == "__main__":
    main()
