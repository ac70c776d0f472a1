#!/usr/bin/env python3
"""Paragraph alignment of whole real documents against structural gold.

    scripts/bench/paragraphs.py RAW GOLD.jsonl [--markdown]

RAW/SOURCE/ID.LANG.md are documents as published (a ``/`` of the id written ``__``). GOLD has a document a line:
source, doc, and lists en, ar, fa of blocks that are translations of each other, of the sections that are parallel. A
gold block is the block of ours with the same letters, looked for in order. Found: beads with something on both
sides that touch a gold block. Also prints how many gold blocks the reader did not give as one block; they count as
missed.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

from aligntrans import pipeline
from aligntrans.errors import AligntransError

if TYPE_CHECKING:
    from aligntrans.model import Document

LANGUAGES = ("en", "ar", "fa")


def letters(text: str) -> str:
    """Return the letters and digits of *text*."""
    return "".join(character for character in text.casefold() if character.isalnum())


def places(document: Document, blocks: list[str]) -> list[int | None]:
    """Return which block of *document* each gold block is, looked for in order."""
    ours = [letters(block.span.of(document.text)) if block.is_aligned else "" for block in document.blocks]
    found: list[int | None] = []
    cursor = 0
    for block in blocks:
        wanted = letters(block)
        at = next((place for place in range(cursor, len(ours)) if ours[place] == wanted), None) if wanted else None
        found.append(at)
        cursor = cursor if at is None else at + 1
    return found


def main() -> None:
    """Align all documents and print figures a source and pair."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("raw", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--encoder", default="static", help="as for align; static:FOLDER for one of another training")
    parser.add_argument("--markdown", action="store_true")
    args = parser.parse_args()
    golds = {(row["source"], row["doc"]): row for row in map(json.loads, args.gold.open(encoding="utf-8"))}
    counts: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    documents_done: dict[str, int] = defaultdict(int)
    for path in sorted(args.raw.glob("*/*.en.md")):
        source, name = path.parent.name, path.name.removesuffix(".en.md")
        try:
            documents = [pipeline.read(path.with_name(f"{name}.{language}.md")) for language in LANGUAGES]
            alignment = pipeline.align(documents, level="paragraph", encoder=args.encoder, links=False)
        except AligntransError as error:
            print(f"{path}: {error}")
            continue
        documents_done[source] += 1
        gold = golds.get((source, name.replace("__", "/")))
        if gold is None:
            continue
        at = {
            language: places(document, gold[language]) for language, document in zip(LANGUAGES, documents, strict=True)
        }
        for a, b in combinations(LANGUAGES, 2):
            pair = alignment.pair(a, b)
            pairs = set(zip(at[a], at[b], strict=True))
            known = {(i, j) for i, j in pairs if i is not None and j is not None}
            first, second = {i for i, _ in pairs}, {j for _, j in pairs}
            beads = [bead.spans for bead in pair.beads if not bead.is_null and bead.status != "left-out"]
            beads = [(x, y) for x, y in beads if first & set(x) or second & set(y)]
            hits = sum(len(x) == len(y) == 1 and (x.start, y.start) in known for x, y in beads)
            row = counts[source, f"{a}-{b}"]
            for number, value in enumerate((hits, len(beads), len(gold[a]), len(gold[a]) - len(known))):
                row[number] += value
    print(dict(documents_done))
    head = ["source", "pair", "precision", "recall", "F1", "gold pairs", "not one block in ours"]
    rows = [head]
    for (source, pair), (hits, found, total, unread) in sorted(counts.items()):
        precision, recall = hits / max(1, found), hits / max(1, total)
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        rows.append([source, pair, f"{precision:.3f}", f"{recall:.3f}", f"{f1:.3f}", str(total), str(unread)])
    for number, row in enumerate(rows):
        print(f"| {' | '.join(row)} |" if args.markdown else "  ".join(cell.ljust(14) for cell in row).rstrip())
        if args.markdown and not number:
            print(f"| {' | '.join(['---'] * len(row))} |")


if __name__ == "__main__":
    main()
