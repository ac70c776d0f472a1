#!/usr/bin/env python3
"""Fit the weights of the lattice by conditional likelihood, and say how good they are.

    scripts/fit_lattice.py DATA [--out src/aligntrans/aligners/weights.json] [--cross-validate]

DATA/dev holds `tico19.jsonl` (documents of sentences that are 1-1 in en, ar, fa) and `docs_parallel.jsonl` (the same
for blocks, with their types). Both are made m:n here: neighbours joined, pieces dropped, sentences put in paragraphs
that are joined in one language and not in the other. Without --cross-validate the weights are fitted on everything
and written; with it, on the even documents, measured on the odd ones, and the other way round. Needs SciPy.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import minimize

from aligntrans.aligners.features import ENCODER_FEATURES, FEATURES, NULL_FEATURES, Pairing, Window
from aligntrans.aligners.joint import Layer
from aligntrans.aligners.lattice import NOTHING, Band, Scores, best_path, links, posteriors
from aligntrans.aligners.scoring import BEAD_TYPES, score
from aligntrans.aligners.weights import Weights
from aligntrans.model import Block, Document, Kind, Level, Segment, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aligntrans.aligners.lattice import Posteriors

LANGUAGES = ("en", "ar", "fa")
KINDS = {
    "li": Kind.LIST_ITEM,
    "td": Kind.TABLE_CELL,
    "th": Kind.TABLE_CELL,
    "p": Kind.PARAGRAPH,
    "blockquote": Kind.QUOTE,
}
LEFT_FOR_LATER = {"support", *ENCODER_FEATURES}
NAMES = [name for name in FEATURES if name not in LEFT_FOR_LATER]
TYPES = ["1-1", "1-2", "2-2", "1-3", "2-3", "1-4"]
NULLS = list(NULL_FEATURES)
SIZE = len(NAMES) + len(TYPES) + len(NULLS)

RIDGE = 1e-4
MOST_STEPS = 60

Gold = list[tuple[tuple[int, ...], tuple[int, ...]]]


@dataclass
class Example:
    """Two documents, evidence and gold."""

    pair: str
    pairing: Pairing
    gold: Gold


def joined(rng: random.Random, size: int, dropped: set[int], merge: float) -> list[list[int]]:
    """Return the pieces of one language as lists of original numbers: some joined, never over a gap."""
    pieces: list[list[int]] = []
    for number in range(size):
        if number in dropped:
            continue
        if pieces and pieces[-1][-1] == number - 1 and rng.random() < merge:
            pieces[-1].append(number)
        else:
            pieces.append([number])
    return pieces


def gold_beads(first: Sequence[Sequence[int]], second: Sequence[Sequence[int]]) -> Gold:
    """Return the connected groups of pieces that share an original, in order, null beads included."""
    groups: list[tuple[set[int], list[int], list[int]]] = []
    for side, pieces in enumerate((first, second)):
        for number, originals in enumerate(pieces):
            group: tuple[set[int], list[int], list[int]] = (set(originals), [], [])
            group[1 + side].append(number)
            for other in [other for other in groups if other[0] & group[0]]:
                groups.remove(other)
                group = (group[0] | other[0], sorted(group[1] + other[1]), sorted(group[2] + other[2]))
            groups.append(group)
    groups.sort(key=lambda group: min(group[0]))
    return [(tuple(a), tuple(b)) for _, a, b in groups]


def drops(rng: random.Random, size: int, drop: float) -> dict[str, set[int]]:
    """Return, a language, what is dropped there; nothing is dropped twice."""
    dropped: dict[str, set[int]] = {language: set() for language in LANGUAGES}
    for number in range(size):
        for language in LANGUAGES:
            if rng.random() < drop and not any(number in other for other in dropped.values()):
                dropped[language].add(number)
    return dropped


def block_documents(
    rows: dict[str, list[str]], rng: random.Random
) -> tuple[dict[str, Document], dict[str, list[list[int]]]]:
    """Return documents of blocks, joined with p = .1 and dropped with p = .05."""
    size = len(rows["types"])
    dropped, documents, pieces = drops(rng, size, 0.05), {}, {}
    for language in LANGUAGES:
        pieces[language] = joined(rng, size, dropped[language], 0.1)
        texts = [" ".join(rows[language][n].strip() for n in piece) for piece in pieces[language]]
        kinds = [KINDS.get(rows["types"][piece[0]], Kind.HEADING) for piece in pieces[language]]
        documents[language] = document(language, [[text] for text in texts], kinds)
    return documents, pieces


def sentence_documents(
    rows: dict[str, list[str]], rng: random.Random, blocks: bool
) -> tuple[dict[str, Document], dict[str, list[list[int]]]]:
    """Return documents of sentences, joined with p = .12 and dropped with p = .04, with or without paragraphs."""
    size = len(rows["en"])
    ends = [n for n in range(1, size) if rng.random() < 0.3] if blocks else []
    dropped, documents, pieces = drops(rng, size, 0.04), {}, {}
    for language in LANGUAGES:
        own_ends = {end for end in ends if rng.random() > 0.06} | {
            n for n in range(size) if blocks and rng.random() < 0.01
        }
        found: list[list[int]] = []
        paragraphs: list[list[str]] = []
        for piece in joined(rng, size, dropped[language], 0.12):
            found.append(piece)
            if not paragraphs or own_ends & set(range(found[-2][-1] + 1 if len(found) > 1 else 0, piece[0] + 1)):
                paragraphs.append([])
            paragraphs[-1].append(" ".join(rows[language][n].strip() for n in piece))
        pieces[language] = found
        documents[language] = document(language, paragraphs, [Kind.PARAGRAPH] * len(paragraphs))
    return documents, pieces


def document(language: str, paragraphs: Sequence[Sequence[str]], kinds: Sequence[Kind]) -> Document:
    """Return a document with these sentences in these blocks."""
    text, blocks = "", []
    for kind, sentences in zip(kinds, paragraphs, strict=True):
        segments = []
        start = len(text)
        for sentence in sentences:
            clean = " ".join(sentence.split()) or "-"
            segments.append(Segment(clean, Span(len(text), len(text) + len(clean))))
            text += clean + " "
        blocks.append(Block(kind, Span(start, len(text) - 1), tuple(segments)))
        text = text[:-1] + "\n\n"
    return Document(text, language, tuple(blocks))


def load(path: Path) -> list[dict[str, list[str]]]:
    """Return the documents of a jsonl file."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def block_examples(rows: list[dict[str, list[str]]], seed: str) -> Iterator[Example]:
    """Yield pairs of documents of blocks."""
    for number, row in enumerate(rows):
        documents, pieces = block_documents(row, random.Random(f"{seed}|{number}"))
        for a, b in combinations(LANGUAGES, 2):
            layer = Layer.evidence_of([documents[a], documents[b]], Level.PARAGRAPH)
            yield Example(f"{a}-{b}", Pairing(*layer), gold_beads(pieces[a], pieces[b]))


def sentence_examples(rows: list[dict[str, list[str]]], seed: str, weights: Weights, size: int) -> Iterator[Example]:
    """Yield pairs of documents of sentences, in pieces of *size*, every second without paragraphs."""
    for number, row in enumerate(rows):
        for start in range(0, len(row["en"]), size):
            part = {language: row[language][start : start + size] for language in LANGUAGES}
            if len(part["en"]) < 5:
                continue
            rng = random.Random(f"{seed}|{number}|{start}")
            documents, pieces = sentence_documents(part, rng, blocks=bool((start // size + number) % 2))
            for a, b in combinations(LANGUAGES, 2):
                both = [documents[a], documents[b]]
                layer = Layer.of(both, Level.PARAGRAPH, None, weights)
                solution = layer.solutions[0, 1]
                table = links(solution.posteriors, solution.scores.band)[:, np.argsort(layer.orders[1])]
                evidence = Layer.evidence_of(both, Level.SENTENCE)
                yield Example(f"{a}-{b}", Pairing(*evidence, block_links=table), gold_beads(pieces[a], pieces[b]))


def as_weights(vector: np.ndarray, signature: str = "") -> Weights:
    """Return the vector as weights."""
    values = [round(float(value), 4) for value in vector]
    cut = len(NAMES), len(NAMES) + len(TYPES)
    return Weights(
        {**dict(zip(NAMES, values[: cut[0]], strict=True)), "support": 0.0},
        dict(zip(TYPES, values[cut[0] : cut[1]], strict=True)),
        dict(zip(NULLS, values[cut[1] :], strict=True)),
        signature,
    )


def stacks(example: Example) -> tuple[dict[tuple[int, int], np.ndarray], list[np.ndarray]]:
    """Return the features of all beads, (features, n, m) a type, and of leaving pieces alone, (nulls, n) a side."""
    n, m = len(example.pairing.first), len(example.pairing.second)
    beads = {
        bead: np.stack(
            [
                FEATURES[name](example.pairing, bead, Window(slice(0, n - bead[0] + 1), slice(0, m - bead[1] + 1)))
                for name in NAMES
            ]
        )
        for bead in BEAD_TYPES
        if bead[0] <= n and bead[1] <= m
    }
    nulls = [
        np.stack([NULL_FEATURES[name](side) for name in NULLS])
        for side in (example.pairing.first, example.pairing.second)
    ]
    return beads, nulls


def place(bead: tuple[int, int]) -> int:
    """Return the place of a bead type's weight."""
    return len(NAMES) + TYPES.index(f"{min(bead)}-{max(bead)}")


def weighted(beads: dict[tuple[int, int], np.ndarray], nulls: Sequence[np.ndarray], vector: np.ndarray) -> Scores:
    """Return the scores that *vector* gives to features that were computed before."""
    n, m = nulls[0].shape[1], nulls[1].shape[1]
    scores = {}
    for bead, features in beads.items():
        scores[bead] = np.full((features.shape[1], m + 1), NOTHING)
        scores[bead][:, : features.shape[2]] = np.tensordot(vector[: len(NAMES)], features, 1) + vector[place(bead)]
    alone = vector[-len(NULLS) :]
    return Scores(scores, alone @ nulls[0], alone @ nulls[1], Band.full(n, m))


def gold_counts(example: Example, beads: dict[tuple[int, int], np.ndarray], nulls: list[np.ndarray]) -> np.ndarray:
    """Return the sums of the features of everything in the gold."""
    total = np.zeros(SIZE)
    for x, y in example.gold:
        if x and y:
            bead = (len(x), len(y))
            total[: len(NAMES)] += beads[bead][:, x[0], y[0]]
            total[place(bead)] += 1
        else:
            total[-len(NULLS) :] += nulls[0 if x else 1][:, list(x or y)].sum(1)
    return total


def expected_counts(found: Posteriors, beads: dict[tuple[int, int], np.ndarray], nulls: list[np.ndarray]) -> np.ndarray:
    """Return the sums of the features that the model expects."""
    total = np.zeros(SIZE)
    for bead, probability in found.beads.items():
        inside = probability[:, : beads[bead].shape[2]]
        total[: len(NAMES)] += np.einsum("fij,ij->f", beads[bead], inside)
        total[place(bead)] += inside.sum()
    for alone, features in zip((found.leave_first, found.leave_second), nulls, strict=True):
        total[-len(NULLS) :] += features @ alone
    return total


def fit(examples: Sequence[Example]) -> np.ndarray:
    """Return the weights that make the gold likeliest, by L-BFGS with a little ridge."""
    data = [(example, *stacks(example)) for example in examples]
    data = [row for row in data if all((len(x), len(y)) in row[1] for x, y in row[0].gold if x and y)]
    golds = [gold_counts(*row) for row in data]
    size = sum(len(row[0].gold) for row in data)

    def loss(vector: np.ndarray) -> tuple[float, np.ndarray]:
        value, gradient = 0.0, np.zeros(SIZE)
        for (_, beads, nulls), gold in zip(data, golds, strict=True):
            found = posteriors(weighted(beads, nulls, vector))
            value += found.total - float(gold @ vector)
            gradient += expected_counts(found, beads, nulls) - gold
        return value / size + RIDGE / 2 * float(vector @ vector), gradient / size + RIDGE * vector

    start = np.zeros(SIZE)
    start[len(NAMES) + len(TYPES)] = 2.0
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": MOST_STEPS})
    return np.asarray(found.x)


def measure(examples: Sequence[Example], weights: Weights) -> dict[str, dict[str, float]]:
    """Return strict F1 over beads with two sides, and the expected calibration error in ten bins, a pair."""
    tally: dict[str, list[tuple[int, int, int]]] = {}
    sure: dict[str, list[tuple[float, bool]]] = {}
    for example in examples:
        scores = score(example.pairing, weights)
        found = posteriors(scores)
        gold = {bead for bead in example.gold if all(bead)}
        beads = [(i, j, bead) for i, j, bead in best_path(scores) if all(bead)]
        right = [(tuple(range(i, i + x)), tuple(range(j, j + y))) in gold for i, j, (x, y) in beads]
        tally.setdefault(example.pair, []).append((sum(right), len(beads), len(gold)))
        sure.setdefault(example.pair, []).extend(
            (float(found.beads[bead][i, j]), ok) for (i, j, bead), ok in zip(beads, right, strict=True)
        )
    result = {}
    for pair, rows in sorted(tally.items()):
        hit, total, gold_total = (sum(column) for column in zip(*rows, strict=True))
        values = np.array(sure[pair], float)
        bins = np.minimum(9, (values[:, 0] * 10).astype(int))
        ece = sum((bins == k).mean() * abs(np.diff(values[bins == k].mean(0))[0]) for k in set(bins.tolist()))
        result[pair] = {"f1": round(2 * hit / (total + gold_total), 4), "ece": round(float(ece), 4)}
    return result


def main() -> None:
    """Fit, measure, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--out", type=Path, default=Path("src/aligntrans/aligners/weights.json"))
    parser.add_argument("--support", type=float, default=0.5, help="weight of what third documents say")
    parser.add_argument("--cross-validate", action="store_true")
    args = parser.parse_args()
    blocks, sentences = load(args.data / "dev/docs_parallel.jsonl"), load(args.data / "dev/tico19.jsonl")
    if args.cross_validate:
        for train in (0, 1):
            paragraph = as_weights(fit(list(block_examples(blocks[train::2], "fit"))))
            print("paragraph", measure(list(block_examples(blocks[1 - train :: 2], "test")), paragraph))
            train_examples = list(sentence_examples(sentences[train::2], "fit", paragraph, 60))
            sentence = as_weights(fit(train_examples))
            print(
                "sentence ",
                measure(list(sentence_examples(sentences[1 - train :: 2], "test", paragraph, 150)), sentence),
            )
            print(json.dumps({"features": sentence.features, "types": sentence.types, "nulls": sentence.nulls}))
            print(json.dumps({"features": paragraph.features, "types": paragraph.types, "nulls": paragraph.nulls}))
        return
    paragraph = as_weights(fit([*block_examples(blocks, "fit"), *block_examples(blocks, "again")]))
    found = {
        "paragraph": paragraph,
        "sentence": as_weights(fit(list(sentence_examples(sentences, "fit", paragraph, 60)))),
    }
    table = {
        name: {
            "features": {**weights.features, "support": args.support},
            "types": weights.types,
            "nulls": weights.nulls,
        }
        for name, weights in found.items()
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
