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
from aligntrans.model import Variant
from seeded_errors import clause

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

    Table = NDArray[np.float64]

LEAST_TARGET, MOST_SOURCE = 14, 110
STEPS, RATE, DECAY = 800, 0.5, 1e-4
FIRST = {"gain": 1.0, "like": -0.5, "bare": 0.5, "fits": 1.0}
"""Where the search begins, in standard deviations."""
SHARES = (0.002, 0.005, 0.01, 0.015, 0.02, 0.05)
"""Of whole translations, how many may be taken for broken ones."""


@dataclass(frozen=True)
class Sample:
    """Translations, whole and with a clause taken away."""

    runs: list[Table]
    """(runs, features) of each."""
    broken: NDArray[np.bool_]
    looked: NDArray[np.bool_]
    """Whether each says little enough to be looked at."""


def pairs(paths: Iterable[Path], first: int) -> Iterator[tuple[Variant, Variant]]:
    """Yield sentences with their translations, of every second document from *first*."""
    for path in paths:
        for line in path.read_text("utf-8").splitlines()[first::2]:
            row = json.loads(line)
            for tag in ("ar", "fa"):
                for source, target in zip(row.get("en", ()), row.get(tag, ()), strict=False):
                    if source.strip() and target.strip() and len(source.split()) <= MOST_SOURCE:
                        yield Variant("en", source), Variant(tag, target)


def sample(found: Iterable[tuple[Variant, Variant]], meaning: Meaning, rng: random.Random) -> Sample:
    """Return what the weights are fitted or measured on."""
    runs, broken, looked = [], [], []
    for source, whole in found:
        cut = clause(whole.text, whole.language, rng, LEAST_TARGET)
        for target in (whole, *([Variant(whole.language, cut)] if cut else [])):
            words = meaning.words(source), meaning.words(target)
            if gaps.LEAST_WORDS <= len(words[0]) <= gaps.MOST_WORDS and len(words[1]) >= gaps.LEAST_LEFT:
                runs.append(gaps.features(*words, (source, target)))
                broken.append(target is not whole)
                looked.append(gaps.content(*words, (source, target)) <= gaps.MOST_CONTENT)
    return Sample(runs, np.array(broken), np.array(looked))


def fitted(data: Sample, rounds: int) -> tuple[Table, float]:
    """Return weights and offset."""
    every = np.concatenate(data.runs)
    mean, spread = every.mean(0), every.std(0) + 1e-6
    every = (every - mean) / spread
    ends = np.cumsum([len(one) for one in data.runs])
    weights = np.array([FIRST.get(name, 0.0) for name in gaps.WEIGHTS] + [0.0])
    for _ in range(rounds):
        scores = every @ weights[:-1]
        best = [
            end - len(one) + int(scores[end - len(one) : end].argmax())
            for one, end in zip(data.runs, ends, strict=True)
        ]
        table = np.concatenate([every[best], np.ones((len(best), 1))], axis=1)
        for _ in range(STEPS):
            chance = 1 / (1 + np.exp(-table @ weights))
            weights += RATE * (table.T @ (data.broken - chance) / len(table) - DECAY * weights)
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
    data = sample(pairs(args.files, 0), meaning, rng)
    weights, offset = fitted(data, args.rounds)
    for name, weight in zip(gaps.WEIGHTS, weights, strict=True):
        print(f'    "{name}": {weight:.3f},')
    print(f"OFFSET = {offset:.3f}")
    for name, one in (("fitted on", data), ("held out", sample(pairs(args.files[:1], 1), meaning, rng))):
        print(f"{name}: {len(one.runs):,} translations, {one.broken.sum():,} broken")
        for line in measured(one, weights, offset):
            print(f"  {line}")


if __name__ == "__main__":
    main()
