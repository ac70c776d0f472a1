#!/usr/bin/env python3
"""What `aligntrans adapt` brings: documents of a site aligned before and after learning from other documents of it.

    scripts/bench/adapting.py DATA --base-without-docs FOLDER [--encoder FOLDER] [--markdown]

DATA/dev holds `docs_parallel.jsonl` and `tico19.jsonl`. Memory: every second document of one site, its sentences where
all languages have equally many in a block, else the blocks. Test: the site's other documents, made m:n. FOLDER after
--base-without-docs is a static encoder that has not seen these documents. General text, TICO-19 made m:n, is aligned
with the same models, and with models of small, shuffled and foreign memories; with --encoder also on that encoder.
Mean confidence is that of all beads with something on both sides; ECE is its expected calibration error.
"""

from __future__ import annotations

import argparse
import random
import time
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from aligntrans import languages
from aligntrans.adapting import AdaptedEncoder, learn, sifted
from aligntrans.aligners.joint import JointAligner
from aligntrans.encoders.static import StaticEncoder
from aligntrans.errors import AlignmentError
from aligntrans.model import Level
from aligntrans.segmenters.rules import RulesSegmenter
from mn_documents import LANGUAGES, gold_beads, load, sentence_documents

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aligntrans.model import Alignment, Document
    from aligntrans.protocols import Encoder
    from mn_documents import Gold

PAIRS = tuple(combinations(LANGUAGES, 2))
SIZE = 60
"""Sentences of a document, at most; of more, several are made."""
LEAST = 8
SEEDS = ("one", "two")
TINY = 50
Unit = tuple[str, ...]


@dataclass
class Tally:
    """Counts over all pairs of languages."""

    hits: np.ndarray
    """(pairs, 3) right, found and gold beads with something on both sides."""
    sure: list[tuple[float, bool]]
    """Confidence of each, and whether it is right."""

    def row(self) -> list[str]:
        """Return F1 a pair, their mean, mean confidence, and calibration error."""
        f1 = 2 * self.hits[:, 0] / np.maximum(1, self.hits[:, 1] + self.hits[:, 2])
        sure = np.array(self.sure, float)
        bins = np.minimum(9, (sure[:, 0] * 10).astype(int))
        ece = sum((bins == k).mean() * abs(np.diff(sure[bins == k].mean(0))[0]) for k in set(bins.tolist()))
        return [f"{value:.4f}" for value in (*f1, f1.mean(), sure[:, 0].mean(), ece)]


def units(row: dict[str, list[str]]) -> list[Unit]:
    """Return the sentences of a document of blocks, or the blocks where their numbers differ."""
    segmenter, found = RulesSegmenter(), []
    for blocks in zip(*(row[tag] for tag in LANGUAGES), strict=True):
        cut = [
            [span.of(text) for span in segmenter.segment(text, languages.get(tag))]
            for tag, text in zip(LANGUAGES, blocks, strict=True)
        ]
        found += list(zip(*cut, strict=True)) if len(set(map(len, cut))) == 1 else [blocks]
    return found


def documents(rows: Sequence[Sequence[Unit]]) -> Iterator[tuple[list[Document], dict[tuple[str, str], Gold]]]:
    """Yield m:n documents made of *rows*, and their gold by pair."""
    for seed in SEEDS:
        for number, row in enumerate(rows):
            for start in range(0, len(row), SIZE):
                part = row[start : start + SIZE]
                if len(part) < LEAST:
                    continue
                texts = {tag: [unit[side] for unit in part] for side, tag in enumerate(LANGUAGES)}
                rng = random.Random(f"{seed}|{number}|{start}")
                made, pieces = sentence_documents(texts, rng, blocks=bool((start // SIZE + number) % 2))
                yield (
                    [made[tag] for tag in LANGUAGES],
                    {(a, b): gold_beads(pieces[a], pieces[b]) for a, b in PAIRS},
                )


def measured(encoder: Encoder, rows: Sequence[Sequence[Unit]]) -> list[str]:
    """Return the figures of documents made of *rows*, aligned with *encoder*."""
    tally = Tally(np.zeros((len(PAIRS), 3)), [])
    aligner = JointAligner(encoder=encoder)
    for made, golds in documents(rows):
        alignment = aligner.align(made, Level.SENTENCE)
        for place, pair in enumerate(PAIRS):
            count(tally, place, alignment.pair(*pair), golds[pair])
    return tally.row()


def count(tally: Tally, place: int, alignment: Alignment, gold: Gold) -> None:
    """Add one pair of documents."""
    wanted = {bead for bead in gold if all(bead)}
    beads = [bead for bead in alignment.beads if not bead.is_null]
    right = [tuple(tuple(span) for span in bead.spans) in wanted for bead in beads]
    tally.hits[place] += (sum(right), len(beads), len(wanted))
    tally.sure += [(bead.confidence, ok) for bead, ok in zip(beads, right, strict=True)]


def shuffled(memory: Sequence[Unit], every: int) -> list[Unit]:
    """Return *memory* with the texts of each *every*-th unit taken from other units."""
    rng = random.Random(0)
    sides = [rng.sample([unit[side] for unit in memory], len(memory)) for side in range(len(LANGUAGES))]
    return [unit if number % every else tuple(side[number] for side in sides) for number, unit in enumerate(memory)]


def adapted(encoder: StaticEncoder, memory: Sequence[Unit]) -> tuple[Encoder | None, list[str]]:
    """Return the encoder after learning, none when the memory is refused, and what there is to say of it."""
    started = time.perf_counter()
    found = sifted([dict(zip(LANGUAGES, unit, strict=True)) for unit in memory], LANGUAGES)
    try:
        model = learn(found, encoder)
    except AlignmentError as error:
        return None, [f"refused: {str(error).split(';')[0][:60]}..."]
    held = f"{model.held_out['before']:.3f} to {model.held_out['after']:.3f}"
    size = f"{len(model.dump()) / 1e6:.1f} MB"
    return AdaptedEncoder(model, encoder), [
        f"{model.steps} steps, {held}",
        size,
        f"{time.perf_counter() - started:.0f} s",
    ]


def table(
    base: StaticEncoder, sites: dict[str, list[list[Unit]]], general: list[list[Unit]], name: str
) -> list[list[str]]:
    """Return the rows for one encoder."""
    rows = [[name, "none", "TICO-19", *measured(base, general)]]
    for site, found in sites.items():
        memory = [unit for document in found[::2] for unit in document]
        rows.append([name, "none", site, *measured(base, found[1::2])])
        for label, part in (
            (site, memory),
            (f"{site}, {TINY} units", memory[:TINY]),
            (f"{site}, half shuffled", shuffled(memory, 2)),
            (f"{site}, shuffled", shuffled(memory, 1)),
        ):
            encoder, said = adapted(base, part)
            print(f"{name}: {label}, {len(part)} units: {', '.join(said)}", flush=True)
            if encoder is not None:
                for test, text in ((site, found[1::2]), ("TICO-19", general)):
                    rows.append([name, label, test, *measured(encoder, text)])
    return rows


def main() -> None:
    """Learn, align, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--base-without-docs", type=Path, required=True, help="encoder that has not seen the documents")
    parser.add_argument("--encoder", type=Path, help="another, such as the one in the package")
    parser.add_argument("--markdown", action="store_true")
    args = parser.parse_args()
    rows = load(args.data / "dev/docs_parallel.jsonl")
    sites = {site: [units(row) for row in rows if row["source"] == site] for site in ("ethereum-org", "react-docs")}
    general = [list(zip(*(row[tag] for tag in LANGUAGES), strict=True)) for row in load(args.data / "dev/tico19.jsonl")]
    found = table(StaticEncoder(args.base_without_docs), sites, general[::4], "without documents")
    if args.encoder:
        found += table(StaticEncoder(args.encoder), sites, general[::4], "the other")
    head = ["encoder", "memory", "test", *(f"{a}-{b}" for a, b in PAIRS), "F1", "confidence", "ECE"]
    print()
    for row in (head, ["---"] * len(head), *found):
        print(f"| {' | '.join(row)} |" if args.markdown else "  ".join(cell.ljust(12) for cell in row).rstrip())


if __name__ == "__main__":
    main()
