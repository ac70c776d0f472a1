#!/usr/bin/env python3
"""Fit what the matcher of names knows, from lists of names in two languages; nothing of the lists is kept but weights.

    scripts/train_names.py DATA/names --output src/aligntrans/names

Deterministic: the same lists give the same files. About two minutes on one core.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from aligntrans.names import alphabet
from aligntrans.names.similarity import evidence
from aligntrans.names.weights import NEVER, SCALE, Weights
from aligntrans.text.folding import fold
from names_data import read_rows
from names_fitting import LEAST_MATCH, LEFT_OVER, Names, refitted, started
from names_pairs import nearest, one_script, right_pairs, spellings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from names_data import Row
    from names_fitting import Table

START, ROUNDS, LAST_ROUNDS = 100_000, 5, 2
"""How many pairs are first counted, how often, and how often then all."""
WORDS = {"meaning": 120, "kind": 40, "left out": -14}
"""Of `SCALE` to a unit of log odds, by eye on the dev rows."""
OWN_MATCH = 4.0
"""Log odds of a digit, or a letter of a script that we do not know, with itself: the lists hold too few."""
WRONG = 0.02
ARTICLE = -0.75
"""Log odds of either letter of an article that the other name has not. The lists keep articles more often than news
does; on the dev rows it changes nothing."""
LOOK_ALIKES = 5
"""A look-alike to calibrate on is drawn from so many nearest."""


def main() -> None:
    """Read the lists, fit, calibrate, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="folder of lists: SOURCE.en-ar.tsv and the like")
    parser.add_argument("--output", type=Path, required=True, help="folder for weights.npy and weights.json")
    arguments = parser.parse_args()
    begun = time.perf_counter()
    rows = read_rows(arguments.data)
    train = [row for row in rows if row.split == "train"]
    table = fit(right_pairs(train, WORDS))
    tables = quantised(table)
    weights = uncalibrated(tables)
    slope, offsets = calibrate([row for row in rows if row.split == "dev"], weights)
    card = {
        "format": "aligntrans-names/1",
        "units": alphabet.COUNT,
        "scale": SCALE,
        "left_over": weights.left_over,
        "slope": slope,
        "offsets": offsets,
        "words": WORDS,
        "signature": hashlib.sha256(tables.tobytes()).hexdigest()[:12],
        "fitted_on": dict(sorted(Counter(f"{row.source}.{row.languages}" for row in train).items())),
        "calibrated_on": "dev rows, each right pair against a look-alike of the five written most like it",
    }
    np.save(arguments.output / "weights.npy", tables)
    (arguments.output / "weights.json").write_text(json.dumps(card, indent=1) + "\n", "utf-8")
    print(f"{len(train)} rows, {time.perf_counter() - begun:.0f} s, slope {slope}, offsets {offsets}")


def fit(pairs: Sequence[tuple[str, str]]) -> Table:
    """Return the table that right *pairs* give."""
    places: dict[str, int] = {}
    numbered = np.array([[places.setdefault(name, len(places)) for name in pair] for pair in pairs])
    names = Names(list(places))
    numbered = numbered[(names.lengths[numbered] > 0).all(axis=1)]
    some = numbered[np.random.default_rng(0).permutation(len(numbered))[:START]]
    table = started(names, some[: START // 3])
    for turn in range(ROUNDS):
        table = refitted(names, some, table, context=turn > 0)
    for _ in range(LAST_ROUNDS):
        table = refitted(names, numbered, table)
    return table


def quantised(table: Table) -> NDArray[np.int8]:
    """Return the three tables as they are shipped: (3, units, units)."""
    match = table.match.copy()
    for unit, name in enumerate(alphabet.NAMES):
        if name.isdigit() or name.startswith("other"):
            match[unit] = match[:, unit] = LEAST_MATCH
            match[unit, unit] = OWN_MATCH
    before, after = table.before.copy(), table.after.copy()
    for alef, lam in (("<ا", "ل"), ("<a", "l")):
        one, other = alphabet.NAMES.index(alef), alphabet.NAMES.index(lam)
        after[one, other] = max(after[one, other], ARTICLE - before[0, one])
        before[one, other] = max(before[one, other], ARTICLE - float(np.median(after[other])))
    found = np.rint(np.stack([match, before, after]) * SCALE)
    return np.clip(found, -127, 127).astype(np.int8)


def uncalibrated(tables: NDArray[np.int8]) -> Weights:
    """Return weights that give scores only."""
    match, before, after = tables.astype(np.int16)
    match[0] = match[:, 0] = NEVER
    return Weights(match, before, after, round(LEFT_OVER * SCALE), 1.0, (0.0, 0.0, 0.0), WORDS, "")


def calibrate(rows: Sequence[Row], weights: Weights) -> tuple[float, list[float]]:
    """Return the slope and the offsets by which scores become probabilities."""
    variants = [(one, other) for one, other in one_script(rows) if one != other and one.isascii()]
    sets = (
        [(row.first, row.second) for row in rows if row.languages != "ar-fa"],
        [(row.first, row.second) for row in rows if row.languages == "ar-fa"],
        variants,
    )
    features: list[NDArray[np.float64]] = []
    truths: list[NDArray[np.float64]] = []
    for kind, right in enumerate(sets):
        wrong = look_alikes(right)
        columns = np.zeros((len(right) + len(wrong), 4))
        columns[:, 0] = evidence(*zip(*right, *wrong, strict=True), weights)
        columns[:, 1 + kind] = 1
        features.append(columns)
        truths.append(np.repeat([1.0, 0.0], [len(right), len(wrong)]))
    slope, *offsets = (round(float(value), 4) for value in logistic(np.concatenate(features), np.concatenate(truths)))
    return slope, offsets


def look_alikes(right: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the first of each pair with what looks like the second and is not it."""
    rng = np.random.default_rng(0)
    known = spellings(right)
    names = list(dict.fromkeys(other for _, other in right))
    near = nearest([other for _, other in right], names, [known[fold(one)] for one, _ in right], LOOK_ALIKES)
    return [(one, names[rng.choice(found)]) for (one, _), found in zip(right, near, strict=True) if found]


def logistic(features: NDArray[np.float64], truths: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the weights of a logistic regression.

    A right pair below `WRONG` does not count: some rows of the lists are wrong.
    """
    found = np.zeros(features.shape[1])
    for turn in range(40):
        chance = 1 / (1 + np.exp(-np.clip(features @ found, -30, 30)))
        trust = np.where(truths == 1, chance > WRONG, 1.0) if turn > 5 else np.ones(len(truths))
        slope = features.T @ (trust * (truths - chance))
        curve = (features * (trust * chance * (1 - chance))[:, None]).T @ features
        found += np.clip(np.linalg.solve(curve + 1e-3 * np.eye(len(found)), slope), -2, 2)
    return found


if __name__ == "__main__":
    main()
