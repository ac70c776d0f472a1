#!/usr/bin/env python3
"""Accuracy and speed of alignment, side by side with Gale-Church, in one run.

    scripts/bench/alignment.py [--mn FOLDER] [--corpora corpora] [--markdown]

FOLDER holds NNN.en, NNN.ar, NNN.fa (a segment a line) and NNN.en-ar.gold and so on (a bead a line). Rows: aligntrans
with all documents together (``joint``) and a pair at a time (``pair``), PyPI galechurch, NLTK's Gale-Church (which has
no 2-2 beads across and no score). The sample briefs are read and segmented by aligntrans; the baselines get the same
segments, a brief as one block.
"""

from __future__ import annotations

import argparse
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

import galechurch
from nltk.translate.gale_church import align_blocks

from aligntrans import pipeline, store
from aligntrans.evaluate import evaluate
from aligntrans.model import Alignment, Bead, Document, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from aligntrans.store import Gold

LANGUAGES = ("en", "ar", "fa")
PAIRS = tuple(combinations(LANGUAGES, 2))
Aligner = Callable[[Document, Document], Alignment]


@dataclass
class Tally:
    """Counts of one system on one pair."""

    found: int = 0
    gold: int = 0
    strict: float = 0.0
    lax_found: float = 0.0
    lax_gold: float = 0.0
    seconds: float = 0.0
    segments: int = 0
    errors: list[float] = field(default_factory=list)

    def row(self) -> list[str]:
        """Return the figures as text."""
        strict = figures(self.strict / max(1, self.found), self.strict / max(1, self.gold))
        lax = figures(self.lax_found / max(1, self.found), self.lax_gold / max(1, self.gold))
        return [*strict, *lax, f"{1000 * self.seconds / max(1, self.segments):.2f}"]


def figures(precision: float, recall: float) -> list[str]:
    """Return precision, recall and F1 as text."""
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return [f"{value:.3f}" for value in (precision, recall, f1)]


def gale_church(first: Document, second: Document) -> Alignment:
    """Align with PyPI galechurch as it comes."""
    result = galechurch.align([s.text for s in first.segments], [s.text for s in second.segments])
    beads = [
        Bead((Span(bead.source_start, bead.source_end), Span(bead.target_start, bead.target_end)))
        for bead in result.beads
    ]
    return Alignment((first, second), beads)


def nltk_gale_church(first: Document, second: Document) -> Alignment:
    """Align with NLTK's Gale-Church as it comes."""
    links = align_blocks([len(s.text) for s in first.segments], [len(s.text) for s in second.segments])
    return Alignment((first, second), tuple(grouped(links, len(first.segments), len(second.segments))))


def grouped(links: Iterable[tuple[int, int]], n: int, m: int) -> list[Bead]:
    """Return the beads of a list of links that do not cross."""
    beads: list[list[int]] = []
    for i, j in sorted(links):
        if beads and (i < beads[-1][1] or j < beads[-1][3]):
            beads[-1][1], beads[-1][3] = max(beads[-1][1], i + 1), max(beads[-1][3], j + 1)
        else:
            beads.append([i, i + 1, j, j + 1])
    found, at, to = [], 0, 0
    for a, b, c, d in [*beads, [n, n, m, m]]:
        found += [Bead((Span(i, i + 1), Span(to, to))) for i in range(at, a)]
        found += [Bead((Span(a, a), Span(j, j + 1))) for j in range(to, c)]
        if a < b:
            found.append(Bead((Span(a, b), Span(c, d))))
        at, to = b, d
    return found


def alone(first: Document, second: Document) -> Alignment:
    """Align one pair with aligntrans."""
    return pipeline.align([first, second], links=False)


BASELINES: dict[str, Aligner] = {"pair": alone, "galechurch": gale_church, "NLTK": nltk_gale_church}


def add(tally: Tally, alignment: Alignment, gold: Gold, pair: tuple[str, str]) -> None:
    """Count one alignment against its gold."""
    for row in evaluate(alignment, gold, pair=pair):
        if row.level is alignment.level and row.languages == pair:
            tally.found += row.found
            tally.gold += row.gold
            tally.strict += row.strict.precision * row.found
            tally.lax_found += row.lax.precision * row.found
            tally.lax_gold += row.lax.recall * row.gold


def compare(
    documents: Sequence[Document], golds: dict[tuple[str, str], Gold], tallies: dict[tuple[str, str], Tally]
) -> None:
    """Run every system on one set of documents."""
    by_language = {document.language: document for document in documents}
    started = time.perf_counter()
    joint = pipeline.align(documents, links=False)
    took = time.perf_counter() - started
    for a, b in PAIRS:
        tally = tallies["joint", f"{a}-{b}"]
        tally.seconds += took / len(PAIRS)
        tally.segments += sum(len(document.segments) for document in documents) // len(PAIRS)
        add(tally, joint.pair(a, b), golds[a, b], (a, b))
    for name, aligner in BASELINES.items():
        for a, b in PAIRS:
            first, second = by_language[a], by_language[b]
            started = time.perf_counter()
            found = aligner(first, second)
            tally = tallies[name, f"{a}-{b}"]
            tally.seconds += time.perf_counter() - started
            tally.segments += len(first.segments) + len(second.segments)
            add(tally, found, golds[a, b], (a, b))


def numbered(folder: Path) -> Iterable[tuple[list[Document], dict[tuple[str, str], Gold]]]:
    """Yield documents and gold of a folder of numbered files."""
    for path in sorted(folder.glob("*.en")):
        lines = [path.with_suffix(f".{language}").read_text(encoding="utf-8").splitlines() for language in LANGUAGES]
        documents = [Document.from_segments(tag, text) for tag, text in zip(LANGUAGES, lines, strict=True)]
        golds = {(a, b): store.load_gold(path.with_suffix(f".{a}-{b}.gold").read_bytes()) for a, b in PAIRS}
        yield documents, golds


def briefs(folder: Path) -> Iterable[tuple[list[Document], dict[tuple[str, str], Gold]]]:
    """Yield documents and gold of the sample briefs."""
    for path in sorted(folder.glob("*/gold.json")):
        documents = [pipeline.read(next(path.parent.glob(f"brief.{language}.*"))) for language in LANGUAGES]
        whole = store.load(path.read_bytes())
        golds = {}
        for a, b in PAIRS:
            pair = whole.pair(a, b)
            golds[a, b] = store.load_gold(store.dump(pair))
        yield documents, golds


def table(title: str, tallies: dict[tuple[str, str], Tally], *, markdown: bool) -> None:
    """Print one table."""
    head = ["system", "pair", "P", "R", "F1", "lax P", "lax R", "lax F1", "s / 1,000"]
    rows = [[*key, *tally.row()] for key, tally in tallies.items()]
    print(f"\n{title}\n")
    if markdown:
        for row in (head, ["---"] * len(head), *rows):
            print(f"| {' | '.join(row)} |")
        return
    for row in (head, *rows):
        print("  ".join(cell.ljust(11) for cell in row).rstrip())


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mn", type=Path)
    parser.add_argument("--corpora", type=Path)
    parser.add_argument("--markdown", action="store_true")
    args = parser.parse_args()
    for title, source in (
        ("m:n", args.mn and numbered(args.mn)),
        ("sample briefs", args.corpora and briefs(args.corpora)),
    ):
        if source:
            tallies: dict[tuple[str, str], Tally] = defaultdict(Tally)
            for documents, golds in source:
                compare(documents, golds, tallies)
            ordered = {
                key: tallies[key] for key in sorted(tallies, key=lambda k: (["joint", *BASELINES].index(k[0]), k[1]))
            }
            table(title, ordered, markdown=args.markdown)


if __name__ == "__main__":
    main()
