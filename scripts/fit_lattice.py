#!/usr/bin/env python3
"""Fit the weights of the lattice by conditional likelihood, and say how good they are.

    scripts/fit_lattice.py DATA [--encoder FOLDER] [--blocks-encoder FOLDER] [--out WEIGHTS.json] [--cross-validate]

DATA/dev holds `tico19.jsonl` (documents of sentences that are 1-1 in en, ar, fa) and `docs_parallel.jsonl` (the same
for blocks, with their types). Both are made m:n here: neighbours joined, pieces dropped, sentences put in paragraphs
that are joined in one language and not in the other. Without --cross-validate the weights are fitted on everything
and written; with it, on the even documents, measured on the odd ones, and the other way round. An encoder must not
have been trained on what it is fitted with: --blocks-encoder names one that has not seen DATA/dev/docs_parallel*.
Needs SciPy.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import sys
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import minimize

from aligntrans.aligners.anchors import band_for
from aligntrans.aligners.bands import BEAD_TYPES
from aligntrans.aligners.candidates import Candidates
from aligntrans.aligners.features import (
    ENCODER_FEATURES,
    FEATURES,
    NULL_FEATURES,
    SUPPORT_FEATURES,
    SUPPORT_NULLS,
    WORD_FEATURES,
    values,
)
from aligntrans.aligners.grid import Grid
from aligntrans.aligners.lattice import NOTHING, Scores, best_path, posteriors
from aligntrans.aligners.layers import Layer, read
from aligntrans.aligners.weights import Choice, Weights, shipped
from aligntrans.encoders.static import StaticEncoder
from aligntrans.model import Level
from mn_documents import LANGUAGES, block_documents, gold_beads, load, sentence_documents

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aligntrans.aligners.lattice import Posteriors
    from aligntrans.model import Document
    from aligntrans.protocols import Encoder
    from mn_documents import Gold

TYPES = list(dict.fromkeys(f"{min(bead)}-{max(bead)}" for bead in BEAD_TYPES))
KINDS = ("plain", "meaning", "words")
SETS = ("coarse", *(f"{kind}{heard}" for kind in KINDS for heard in ("", "+support")))
BELIEVED = ("meaning", "words")
BLOCKS_BELIEVED = {"null-linked-block": 1.0}
"""Set, not fitted: what the lattice of blocks says of a block of one sentence is a logarithm of a probability already.
Such blocks are rare in what the sentences are fitted on, where any weight from .5 to 1.5 does as well; the headings of
the sample briefs need it."""
COARSE_FEATURES = ("length", "ratio", "cosine", "margin")
COARSE_NULLS = ("null", "null-length")
COARSE_TYPES = 6
"""How many of BEAD_TYPES the coarse lattice has."""
OF_TYPE = np.array([TYPES.index(f"{min(bead)}-{max(bead)}") for bead in BEAD_TYPES])
RIDGE = 3e-5
MOST_STEPS = 250
LEAST_SPREAD = 0.2
FIT_SIZE, TEST_SIZE, LEAST_SIZE = 60, 150, 5
"""Sentences of a document that is fitted on, and measured on: of more, several are made."""
FIT_SEEDS = ("fit", "fit again", "fit once more")
"""Of draws of what is joined and dropped."""
BINS = (0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999)
"""Lower ends of the bins of confidence that are counted."""
TEST_SEEDS = ("test", "test again")
SURE = 0.99


@dataclass(frozen=True)
class Example:
    """Features of all beads of two documents, and of the gold."""

    pair: str
    grid: Grid
    gold: Gold
    beads: np.ndarray
    """(bead types, features, rungs)"""
    nulls: tuple[np.ndarray, np.ndarray]
    """(null features, pieces) of both sides."""

    @classmethod
    def of(cls, pair: str, grid: Grid, gold: Gold, task: Task) -> Example:
        """Return the example with the features of *task*."""
        rungs = np.arange(len(grid.band))
        rows = []
        for number in range(task.count):
            beads = Candidates.of_types(grid, (grid.band.rows, grid.band.columns), rungs, np.full(len(rungs), number))
            found = values(beads, task.features)
            rows.append(np.stack([found[name].astype(np.float32) for name in task.features]))
        nulls = [np.stack([NULL_FEATURES[name](grid, side) for name in task.nulls]) for side in (0, 1)]
        return cls(pair, grid, gold, np.stack(rows), (nulls[0], nulls[1]))

    @property
    def size(self) -> int:
        """How many weights there are."""
        return self.beads.shape[1] + len(TYPES) + len(self.nulls[0])

    def scores(self, vector: np.ndarray) -> Scores:
        """Return the scores that *vector* gives: weights of features, of types, of null features."""
        names, types, alone = self.split(vector)
        beads = np.einsum("f,tfr->tr", names.astype(np.float32), self.beads).astype(np.float64)
        beads += types[OF_TYPE[: len(beads)], None]
        beads[self.grid.band.after(len(beads))[:-1] == len(self.grid.band)] = NOTHING
        if self.grid.possible is not None:
            beads[~self.grid.possible] = NOTHING
        return Scores(beads, alone @ self.nulls[0], alone @ self.nulls[1], self.grid.band)

    def split(self, vector: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Return the three parts of a vector of weights."""
        count = self.beads.shape[1]
        return vector[:count], vector[count : count + len(TYPES)], vector[count + len(TYPES) :]

    def gold_counts(self) -> np.ndarray | None:
        """Return the sums of the features of everything in the gold; None when the lattice does not hold it."""
        total = np.zeros(self.size)
        names, types, alone = self.split(total)
        for x, y in self.gold:
            if not x or not y:
                alone += self.nulls[0 if x else 1][:, list(x or y)].sum(1)
                continue
            bead = (len(x), len(y))
            band = self.grid.band
            rung = int(band.numbers(np.array(x[0]), np.array(y[0])))
            if bead not in BEAD_TYPES[: len(self.beads)] or rung == len(band):
                return None
            number = BEAD_TYPES.index(bead)
            if self.grid.possible is not None and not self.grid.possible[number, rung]:
                return None
            names += self.beads[number, :, rung]
            types[OF_TYPE[number]] += 1
        return total

    def expected_counts(self, found: Posteriors) -> np.ndarray:
        """Return the sums of the features that the model expects."""
        total = np.zeros(self.size)
        names, types, alone = self.split(total)
        names += np.einsum("tfr,tr->f", self.beads, found.beads.astype(np.float32))
        np.add.at(types, OF_TYPE[: len(self.beads)], found.beads.sum(1))
        alone += self.nulls[0] @ found.leave_first + self.nulls[1] @ found.leave_second
        return total


def fit(examples: Sequence[Example], start: np.ndarray | None = None) -> np.ndarray:
    """Return the weights that make the gold likeliest, by L-BFGS with a little ridge."""
    counted = [(example, example.gold_counts()) for example in examples]
    data = [(example, gold) for example, gold in counted if gold is not None]
    print(f"  fitted on {len(data)} of {len(examples)} pairs of documents", file=sys.stderr)
    size = sum(len(example.gold) for example, _ in data)
    scale = spread([example for example, _ in data])

    def loss(scaled: np.ndarray) -> tuple[float, np.ndarray]:
        vector = scaled / scale
        value, gradient = 0.0, np.zeros(len(vector))
        for example, gold in data:
            found = posteriors(example.scores(vector))
            value += found.total - float(gold @ vector)
            gradient += example.expected_counts(found) - gold
        return value / size + RIDGE / 2 * float(scaled @ scaled), gradient / scale / size + RIDGE * scaled

    if start is None:
        start = np.zeros(data[0][0].size)
        start[data[0][0].beads.shape[1] + len(TYPES)] = 2.0
    found = minimize(loss, start * scale, jac=True, method="L-BFGS-B", options={"maxiter": MOST_STEPS, "ftol": 1e-7})
    return np.asarray(found.x) / scale


def spread(examples: Sequence[Example]) -> np.ndarray:
    """Return the standard deviation of every feature, at least LEAST_SPREAD; 1 for bead types."""
    rows = np.concatenate(
        [example.beads[:, :, ::7].transpose(1, 0, 2).reshape(example.beads.shape[1], -1) for example in examples], 1
    )
    nulls = np.concatenate([table for example in examples for table in example.nulls], 1)
    return np.concatenate(
        [np.maximum(LEAST_SPREAD, rows.std(1)), np.ones(len(TYPES)), np.maximum(LEAST_SPREAD, nulls.std(1))]
    )


def as_weights(vector: np.ndarray, task: Task) -> Weights:
    """Return the vector as weights; features that are not fitted weigh nothing."""
    found = [round(float(value), 4) for value in vector]
    count = len(task.features)
    known = dict(zip(task.features, found[:count], strict=True))
    known_nulls = dict(zip(task.nulls, found[count + len(TYPES) :], strict=True))
    if task.level is Level.SENTENCE and task.kind in BELIEVED:
        known_nulls |= BLOCKS_BELIEVED
    kept = {TYPES[number] for number in OF_TYPE[: task.count]}
    return Weights(
        {name: known.get(name, 0.0) for name in FEATURES},
        {name: found[count + number] for number, name in enumerate(TYPES) if name in kept},
        {name: known_nulls.get(name, 0.0) for name in NULL_FEATURES},
    )


def as_vector(weights: Weights, task: Task) -> np.ndarray:
    """Return weights as the vector that they were made of."""
    return np.array(
        [
            *(weights.features[name] for name in task.features),
            *(weights.types.get(name, 0.0) for name in TYPES),
            *(weights.nulls[name] for name in task.nulls),
        ]
    )


@dataclass(frozen=True)
class Task:
    """One set of weights to fit: a level, with or without vectors, alone or with third documents."""

    level: Level
    kind: str
    """``plain``, ``meaning`` or ``words``."""
    support: bool
    encoder: Encoder | None

    @property
    def name(self) -> str:
        """As in `Choice.sets`."""
        return self.kind + ("+support" if self.support else "")

    @property
    def seeds(self) -> tuple[str, ...]:
        """Draws that are fitted on: more for what is used by default."""
        return FIT_SEEDS[: 3 if self.kind == "words" else 1]

    @property
    def count(self) -> int:
        """How many of BEAD_TYPES there are."""
        return COARSE_TYPES if self.kind == "coarse" else len(BEAD_TYPES)

    @property
    def features(self) -> list[str]:
        """Names of the features that are fitted."""
        if self.kind == "coarse":
            return list(COARSE_FEATURES)
        left_out = {
            *(ENCODER_FEATURES if self.kind == "plain" else ()),
            *(() if self.kind == "words" else WORD_FEATURES),
            *(() if self.support else SUPPORT_FEATURES),
        }
        if self.level is Level.PARAGRAPH:
            left_out |= {"linked-blocks", "starts-apart"}
        return [name for name in FEATURES if name not in left_out]

    @property
    def nulls(self) -> list[str]:
        """Names of the null features that are fitted."""
        if self.kind == "coarse":
            return list(COARSE_NULLS)
        left_out = set(() if self.support else SUPPORT_NULLS)
        return [name for name in NULL_FEATURES if name not in left_out]

    def examples(self, layers: Iterator[Made]) -> Iterator[Example]:
        """Yield the pairs of documents of *layers*."""
        for tags, layer, pieces in layers:
            for (a, b), solution in layer.solutions.items():
                gold = gold_beads(pieces[tags[a]], pieces[tags[b]])
                grid = solution.grid
                if self.kind == "coarse":
                    grid = Grid(grid.pairing, band_for(grid.pairing))
                yield Example.of(f"{tags[a]}-{tags[b]}", grid, gold, self)

    def layers(self, rows: Rows, seed: str, choices: Choices, size: int = FIT_SIZE) -> Iterator[Made]:
        """Yield solved documents made of *rows*: three together to hear third documents, else two and two."""
        groups = [LANGUAGES] if self.support else list(combinations(LANGUAGES, 2))
        made = (
            block_documents_of(rows, seed) if self.level is Level.PARAGRAPH else sentence_documents_of(rows, seed, size)
        )
        for documents, pieces in made:
            for tags in groups:
                ordered = [documents[tag] for tag in tags]
                layer = Layer.of(read(ordered, self.encoder), Level.PARAGRAPH, choices[Level.PARAGRAPH]).without_moves()
                if self.level is Level.SENTENCE:
                    layer = layer.sentences(choices[Level.SENTENCE])
                yield tags, layer, pieces


Rows = list[dict[str, list[str]]]
Pieces = dict[str, list[list[int]]]
Made = tuple[tuple[str, ...], Layer, Pieces]
Choices = dict[Level, Choice]


def block_documents_of(rows: Rows, seed: str) -> Iterator[tuple[dict[str, Document], Pieces]]:
    """Yield documents of blocks."""
    for number, row in enumerate(rows):
        yield block_documents(row, random.Random(f"{seed}|{number}"))


def sentence_documents_of(rows: Rows, seed: str, size: int) -> Iterator[tuple[dict[str, Document], Pieces]]:
    """Yield documents of *size* sentences at most, every second without paragraphs."""
    for number, row in enumerate(rows):
        for start in range(0, len(row["en"]), size):
            part = {language: row[language][start : start + size] for language in LANGUAGES}
            if len(part["en"]) >= LEAST_SIZE:
                rng = random.Random(f"{seed}|{number}|{start}")
                blocks = bool((start // size + number) % 2)
                yield sentence_documents(part, rng, blocks=blocks, others=rows[number - 1])


def tasks(level: Level, encoder: Encoder | None, sets: Sequence[str]) -> list[Task]:
    """Return what is fitted at a level, in order: what third documents say hangs on what pairs found alone."""
    found = [Task(level, "coarse", support=False, encoder=encoder)]
    found += [
        Task(level, kind, support, None if kind == "plain" else encoder) for kind in KINDS for support in (False, True)
    ]
    return [task for task in found if task.name in sets and (encoder or task.kind == "plain")]


def fitted(rows: dict[Level, Rows], encoders: dict[Level, Encoder | None], sets: Sequence[str]) -> Choices:
    """Return all sets of weights, fitted on *rows*; sentences below blocks with the weights that these just got."""
    choices = {level: shipped(level) for level in Level}
    for level in (Level.PARAGRAPH, Level.SENTENCE):
        for task in tasks(level, encoders[level], sets):
            print(f"{level} {task.name}", file=sys.stderr)
            examples = [e for seed in task.seeds for e in task.examples(task.layers(rows[level], seed, choices))]
            found = as_weights(fit(examples), task)
            choices[level] = Choice({**choices[level].sets, task.name: found})
    return choices


@dataclass(frozen=True)
class Outcome:
    """What was found in two documents that were not fitted on."""

    pair: str
    beads: list[tuple[str, float, bool]]
    """Kind, confidence, and whether it is right: of every bead of the best path."""
    gold: tuple[int, int]
    """How many gold beads have two sides, and how many are null beads."""
    likelihood: float
    """Logarithm of the probability of the gold."""
    counted: int
    """How many gold beads that is of; none when the lattice does not hold the gold."""


def outcomes(examples: Iterator[Example], weights: Weights, task: Task) -> Iterator[Outcome]:
    """Yield what *weights* make of every example."""
    vector = as_vector(weights, task)
    for example in examples:
        scores = example.scores(vector)
        found = posteriors(scores)
        gold = set(example.gold)
        beads = []
        for i, j, (x, y) in best_path(scores):
            kind = "null" if not x or not y else "1-1" if x == y == 1 else "joined"
            right = (tuple(range(i, i + x)), tuple(range(j, j + y))) in gold
            beads.append((kind, found.of(i, j, (x, y)), right))
        full = sum(all(bead) for bead in gold)
        counts = example.gold_counts()
        likelihood = 0.0 if counts is None else float(counts @ vector) - found.total
        size = 0 if counts is None else len(gold)
        yield Outcome(example.pair, beads, (full, len(gold) - full), likelihood, size)


def figures(found: Sequence[Outcome]) -> dict[str, float]:
    """Return strict F1 over beads with two sides, and how good null beads and confidence are.

    Precision and recall of null beads, expected calibration error in ten bins, the share of beads that are sure and
    of those the share that is right, and the mean log-likelihood of a gold bead.
    """
    beads = [bead for outcome in found for bead in outcome.beads]
    linked = np.array([(confidence, right) for kind, confidence, right in beads if kind != "null"])
    nulls = [right for kind, _, right in beads if kind == "null"]
    gold = [sum(outcome.gold[side] for outcome in found) for side in (0, 1)]
    bins = np.minimum(9, (linked[:, 0] * 10).astype(int))
    ece = sum((bins == k).mean() * abs(np.diff(linked[bins == k].mean(0))[0]) for k in set(bins.tolist()))
    high = linked[:, 0] >= SURE
    table = {
        "f1": 2 * linked[:, 1].sum() / (len(linked) + gold[0]),
        "null recall": sum(nulls) / max(1, gold[1]),
        "null precision": sum(nulls) / max(1, len(nulls)),
        "ece": ece,
        "sure": high.mean(),
        "sure right": linked[high, 1].mean() if high.any() else 1.0,
        "log-likelihood": sum(row.likelihood for row in found) / max(1, sum(row.counted for row in found)),
    }
    return {name: round(float(value), 4) for name, value in table.items()}


def calibration(found: Sequence[Outcome]) -> dict[str, list[list[float]]]:
    """Return, a kind of bead, how many there are in every bin of confidence and how many of them are right."""
    table = {}
    for kind in ("1-1", "joined", "null"):
        rows = np.array([bead[1:] for outcome in found for bead in outcome.beads if bead[0] == kind]).reshape(-1, 2)
        places = np.searchsorted(BINS, rows[:, 0] + 1e-12, "right") - 1
        table[kind] = [
            [low, int((places == number).sum()), int(rows[places == number, 1].sum())]
            for number, low in enumerate(BINS)
        ]
    return table


def cross_validate(
    rows: dict[Level, Rows], encoders: dict[Level, Encoder | None], sets: Sequence[str]
) -> dict[str, dict[str, list[list[float]]]]:
    """Fit on each half, measure on the other, print; return the calibration of the best set a level."""
    found: dict[tuple[Level, str], list[Outcome]] = {}
    for train in (0, 1):
        choices = fitted({level: rows[level][train::2] for level in Level}, encoders, sets)
        for level in Level:
            for task in tasks(level, encoders[level], sets):
                layers = (task.layers(rows[level][1 - train :: 2], seed, choices, TEST_SIZE) for seed in TEST_SEEDS)
                examples = (example for made in layers for example in task.examples(made))
                here = list(outcomes(examples, choices[level].sets[task.name], task))
                found.setdefault((level, task.name), []).extend(here)
    for (level, name), rows_of in found.items():
        for pair in sorted({outcome.pair for outcome in rows_of}):
            print(level, name, pair, json.dumps(figures([row for row in rows_of if row.pair == pair])), flush=True)
        print(level, name, "all", json.dumps(figures(rows_of)), flush=True)
    best = {level: [name for at, name in found if at is level][-2:] for level in Level}
    return {str(level): calibration([row for name in best[level] for row in found[level, name]]) for level in Level}


def main() -> None:
    """Fit, measure, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--encoder", type=Path, help="folder of a static encoder")
    parser.add_argument("--blocks-encoder", type=Path, help="one that has not seen the documents of blocks")
    parser.add_argument("--out", type=Path, default=Path("src/aligntrans/aligners/weights.json"))
    parser.add_argument("--sets", default=",".join(SETS), help="which sets of weights; the others stay as they are")
    parser.add_argument("--cross-validate", action="store_true")
    parser.add_argument("--calibration", type=Path, help="with --cross-validate: write what confidence is worth here")
    args = parser.parse_args()
    rows = {
        Level.PARAGRAPH: load(args.data / "dev/docs_parallel.jsonl"),
        Level.SENTENCE: load(args.data / "dev/tico19.jsonl"),
    }
    encoders: dict[Level, Encoder | None] = {
        Level.PARAGRAPH: StaticEncoder(args.blocks_encoder) if args.blocks_encoder else None,
        Level.SENTENCE: StaticEncoder(args.encoder) if args.encoder else None,
    }
    sets = args.sets.split(",")
    if args.cross_validate:
        levels = cross_validate(rows, encoders, sets)
        if args.calibration:
            signature = shipped(Level.SENTENCE).signature
            args.calibration.write_text(json.dumps({"signature": signature, "levels": levels}) + "\n", encoding="utf-8")
        return
    choices = fitted(rows, encoders, sets)
    table = {
        level: {
            name: {"features": found.features, "types": found.types, "nulls": found.nulls}
            for name, found in choice.sets.items()
        }
        for level, choice in choices.items()
    }
    digest = hashlib.sha256(json.dumps(table, sort_keys=True).encode()).hexdigest()[:12]
    content = {
        "signature": digest,
        "fitted_on": "TICO-19 (CC0) sentences and the blocks of ethereum.org, React and Node.js documents"
        " (MIT, CC BY 4.0) in en, ar and fa, made m:n by scripts/fit_lattice.py",
        "weights": table,
    }
    args.out.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{args.out}: {digest}")


if __name__ == "__main__":
    main()
