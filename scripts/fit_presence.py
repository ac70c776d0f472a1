#!/usr/bin/env python3
"""Fit the weights by which `aligntrans.checks.presence` tells a translation that lacks a name.

    scripts/fit_presence.py DATA

DATA has a JSON object a line, a document: by language, a list of its sentences in step (TICO-19). Every second document
is fitted on; those between and the sample briefs are measured on. What is told apart are names that linking does not
find: those of the translations as they are, and those that `seeded_errors` takes out or exchanges. Prints what to put
into the module.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent))
from aligntrans import registry, store
from aligntrans.checks import presence, runner
from aligntrans.checks.names import NamesCheck
from aligntrans.model import TranslationUnit, Variant
from seeded_errors import seeded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from aligntrans.protocols import Encoder

    Table = NDArray[np.float64]
    Key = tuple[str, int]
    Rows = dict[Key, list[float]]
    """By unit and by where a name starts."""

ROOT = Path(__file__).resolve().parents[1]
KINDS = ("name dropped", "name replaced")
SEEDS = (0, 1, 2)
STEPS, DECAY = 40, 10.0
"""Of Newton's method, and what it takes off weights in standard deviations."""
PER_THOUSAND = (6, 8, 9, 10, 12, 15)
"""Of units that are right, how many may be taken for wrong ones."""


@dataclass(frozen=True)
class Sample:
    """What the weights are fitted or measured on."""

    units: int
    right: list[tuple[str, list[float]]]
    """Features of names that translations have, each with its unit."""
    wrong: dict[str, list[list[list[float]]]]
    """By kind, for every planted error, features of the names that its unit lacks only then."""
    any_wrong: dict[str, list[list[list[float]]]]
    """The same of all names of its unit that are not linked."""


def files(path: Path, first: int) -> Iterator[tuple[TranslationUnit, ...]]:
    """Yield every second document from *first*, with each of its translations."""
    for line in path.read_text("utf-8").splitlines()[first::2]:
        row = json.loads(line)
        for tag in ("ar", "fa"):
            pairs = enumerate(zip(row["en"], row.get(tag, ()), strict=False))
            yield tuple(
                TranslationUnit(f"{row['doc']}-{tag}-{number}", (Variant("en", one), Variant(tag, other)))
                for number, (one, other) in pairs
                if one.strip() and other.strip()
            )


def briefs() -> Iterator[tuple[TranslationUnit, ...]]:
    """Yield the sample briefs by their gold with each of their translations, without units that lack one."""
    for path in sorted((ROOT / "corpora").glob("*/gold.json")):
        units = [unit for unit in store.load(path.read_bytes()).units() if len(unit.variants) == 3]
        for tag in ("ar", "fa"):
            yield tuple(
                TranslationUnit(unit.id, tuple(one for one in unit.variants if one.language in {"en", tag}))
                for unit in units
            )


def rows(units: Sequence[TranslationUnit], encoder: Encoder) -> Rows:
    """Return the features of the names that are not linked."""
    check = NamesCheck(encoder=encoder)
    known = runner.linked(units, encoder)
    check.prepare(known)
    if check.meaning:
        check.meaning.prepare(known)
    return {
        (unit.id, source.span.start): figures
        for unit in known
        if len(unit.variants) > 1
        for source, place in check.unlinked(unit, unit.variants[0])
        if (figures := check.features(source, place)) is not None
    }


def sample(every: Iterable[tuple[TranslationUnit, ...]], encoder: Encoder, seeds: Sequence[int]) -> Sample:
    """Return what is found in files."""
    found = Sample(0, [], {kind: [] for kind in KINDS}, {kind: [] for kind in KINDS})
    count = 0
    for units in every:
        count += len(units)
        right = rows(units, encoder)
        found.right.extend((unit, figures) for (unit, _), figures in right.items())
        for kind in KINDS:
            for seed in seeds:
                made = seeded(units, kind, seed, encoder)
                broken = rows(made.units, encoder) if made.planted else {}
                for ids in made.planted:
                    here = {key: figures for key, figures in broken.items() if key[0] in ids}
                    found.wrong[kind].append([figures for key, figures in here.items() if key not in right])
                    found.any_wrong[kind].append(list(here.values()))
    return Sample(count, found.right, found.wrong, found.any_wrong)


def fitted(data: Sample) -> tuple[Table, float]:
    """Return weights and offset; names that are there count as much, together, as half of those that are not."""
    right = np.array([figures for _, figures in data.right])
    wrong = np.array([figures for every in data.wrong.values() for names in every for figures in names])
    table = np.concatenate([right, wrong])
    mean, spread = table.mean(0), table.std(0) + 1e-9
    table = np.concatenate([(table - mean) / spread, np.ones((len(table), 1))], axis=1)
    truth = np.repeat([0.0, 1.0], [len(right), len(wrong)])
    counts = np.repeat([len(wrong) / len(right) / 2, 1.0], [len(right), len(wrong)])
    weights = np.zeros(table.shape[1])
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (counts * (truth - chance)) - DECAY * weights
        bend = (table * (counts * chance * (1 - chance))[:, None]).T @ table + DECAY * np.eye(len(weights))
        weights += np.linalg.solve(bend, slope)
    return weights[:-1] / spread, float(weights[-1] - (mean / spread) @ weights[:-1])


def measured(data: Sample, weights: Table, offset: float) -> Iterator[str]:
    """Yield what part of the planted errors is found when so many of 1,000 right units are taken for wrong."""
    worst: dict[str, float] = {}
    for unit, figures in data.right:
        worst[unit] = max(worst.get(unit, -np.inf), float(np.dot(weights, figures)) + offset)
    scores = sorted(worst.values(), reverse=True)
    planted = {
        kind: np.array(
            [max((float(np.dot(weights, one)) + offset for one in names), default=-np.inf) for names in every]
        )
        for kind, every in data.any_wrong.items()
    }
    for share in PER_THOUSAND:
        least = scores[min(len(scores) - 1, share * data.units // 1000)]
        parts = ", ".join(f"{kind} {(found > least).mean():.3f}" for kind, found in planted.items())
        yield f"{share} of 1,000 units, odds {least:.2f}: {parts}"


def main() -> None:
    """Print the weights and what they reach."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, metavar="DATA")
    args = parser.parse_args()
    encoder = registry.encoder("static")
    data = sample(files(args.data, 0), encoder, SEEDS)
    weights, offset = fitted(data)
    for name, weight in zip(presence.WEIGHTS, weights, strict=True):
        print(f'    "{name}": {weight:.3f},')
    print(f"OFFSET = {offset:.3f}")
    parts = {
        "fitted on": data,
        "held out": sample(files(args.data, 1), encoder, SEEDS[:1]),
        "sample briefs": sample(briefs(), encoder, SEEDS[:1]),
    }
    for name, one in parts.items():
        print(f"{name}: {one.units:,} units, {len(one.right):,} names that are there and not linked")
        for line in measured(one, weights, offset):
            print(f"  {line}")


if __name__ == "__main__":
    main()
