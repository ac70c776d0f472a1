#!/usr/bin/env python3
"""Accuracy on paragraphs when blocks are joined, left out and moved: strict F1 a source and pair.

    scripts/bench/disturbed_paragraphs.py DATA [--encoder FOLDER] [--moved P] [--seed N]

DATA/dev/docs_parallel.jsonl holds documents of blocks that are 1-1 in en, ar and fa. Of each language, by itself, a
block is joined to the next with p = .1, left out with p = .05, and in Arabic and Farsi moved to another place with
p = .02. An encoder that saw these documents in training flatters itself here: --encoder names one that has not.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import defaultdict
from dataclasses import replace
from itertools import combinations
from pathlib import Path

from aligntrans.aligners.joint import JointAligner
from aligntrans.encoders.static import StaticEncoder
from aligntrans.model import Level

sys.path.insert(0, str(Path(__file__).parents[1]))
from typing import TYPE_CHECKING

from mn_documents import LANGUAGES, block_documents, document, gold_beads, load

if TYPE_CHECKING:
    from aligntrans.model import Alignment, Bead, Document


def shuffled(
    found: Document, pieces: list[list[int]], rng: random.Random, moved: float
) -> tuple[Document, list[list[int]]]:
    """Return the document and its pieces with some blocks at another place."""
    order = list(range(len(pieces)))
    for piece in range(len(pieces)):
        if rng.random() < moved:
            order.remove(piece)
            order.insert(rng.randrange(len(order) + 1), piece)
    blocks = [found.blocks[number] for number in order]
    texts = [[segment.text for segment in block.segments] for block in blocks]
    again = document(found.language, texts, [block.kind for block in blocks])
    return replace(again, name=found.name), [pieces[number] for number in order]


def linked(beads: tuple[Bead, ...]) -> set[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Return the beads that have something on both sides."""
    pairs = {(tuple(range(a.start, a.end)), tuple(range(b.start, b.end))) for a, b in (bead.spans for bead in beads)}
    return {pair for pair in pairs if all(pair)}


def main() -> None:
    """Disturb, align, count, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--encoder", type=Path, help="folder of a static encoder; the one in the package without it")
    parser.add_argument("--moved", type=float, default=0.02)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    aligner = JointAligner(StaticEncoder(args.encoder))
    tally: dict[tuple[str, str, str], list[int]] = defaultdict(lambda: [0, 0, 0])
    for number, row in enumerate(load(args.data / "dev" / "docs_parallel.jsonl")):
        rng = random.Random(f"{args.seed}|{number}")
        documents, pieces = block_documents(row, rng)
        for language in LANGUAGES[1:]:
            made = shuffled(documents[language], pieces[language], rng, args.moved)
            documents[language], pieces[language] = made
        together = aligner.align([documents[tag] for tag in LANGUAGES], Level.PARAGRAPH)
        for a, b in combinations(LANGUAGES, 2):
            gold = {bead for bead in gold_beads(pieces[a], pieces[b]) if all(bead)}
            pairs: dict[str, Alignment] = {
                "joint": together.pair(a, b),
                "pair": aligner.align([documents[a], documents[b]], Level.PARAGRAPH),
            }
            for name, found in pairs.items():
                beads = linked(found.beads)
                for source in (str(row["source"]), "all"):
                    counts = tally[source, name, f"{a}-{b}"]
                    for place, value in enumerate((len(beads & gold), len(beads), len(gold))):
                        counts[place] += value
    for (source, name, pair), (right, total, gold_total) in sorted(tally.items()):
        print(f"{source:22s} {name:6s} {pair}  F1 {2 * right / (total + gold_total):.4f}  of {gold_total}")


if __name__ == "__main__":
    main()
