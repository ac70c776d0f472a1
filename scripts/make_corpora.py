#!/usr/bin/env python3
"""Make the published pages and the gold of the sample briefs from the marked pages that people edit.

    scripts/make_corpora.py [--check] [NAME...]

`corpora/NAME/marked.LANG.EXT` is a page with ``[[p3]]`` before every block and ``[[7]]`` before every sentence; equal
numbers are translations of each other. This writes `brief.LANG.EXT`, the page without marks, and `gold.json`, an
alignment file: text and blocks as our readers give them, segments and beads as marked. With --check it writes
nothing and fails when a file is not what it would write.
"""

from __future__ import annotations

import argparse
import html
import re
import sys
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from aligntrans import pipeline, store
from aligntrans.aligners.left_out import restored
from aligntrans.model import Alignment, Bead, Block, Document, Level, Quality, Segment, Span, Status

CORPORA = Path(__file__).resolve().parent.parent / "corpora"
LANGUAGES = ("en", "ar", "fa")
MARK = re.compile(r"\[\[(p?)(\d+)\]\]")
MARKS = re.compile(r"(?:\[\[p?\d+\]\])+")
TAG = re.compile(r"<[^>]*>")
BREAK = re.compile(r"\(?<?https?:|\]\(|\(/|\[\^|\n\s*\n|\n\s*(?:[-*•]|\d+\.)\s")
"""Where the text after a mark stops being what the reader gives: an address, a footnote, the next block."""
ANCHOR = 30
"""How many letters after a mark find its place in the text that the reader gives."""


@dataclass
class Marked:
    """A sentence as marked: its number, its block's number, and the letters that follow."""

    number: int
    block: int
    opens: bool
    """Whether it is the first of its block."""
    letters: str


def published(marked: str) -> str:
    """Return the page without its marks."""
    return MARKS.sub("", marked)


def letters(text: str) -> str:
    """Return the letters and digits of *text*."""
    return "".join(character for character in text if character.isalnum())


def marks(path: Path, marked: str) -> list[Marked]:
    """Return the marked sentences of a page in order."""
    found, block, opens = [], 0, False
    for mark in MARK.finditer(marked):
        if mark[1]:
            block, opens = int(mark[2]), True
            continue
        after = MARKS.split(marked[mark.end() : mark.end() + 2000], maxsplit=1)[0]
        if path.suffix == ".html":
            after = html.unescape(TAG.sub("", after))
        else:
            after = re.sub(r"[*_`|]", "", BREAK.split(after, maxsplit=1)[0] or after)
        found.append(Marked(int(mark[2]), block, opens, letters(after)[:ANCHOR]))
        opens = False
    return found


def gold_document(path: Path, language: str, found: list[Marked]) -> Document:
    """Return the document that our reader gives for *path*, cut where the marks are."""
    read = pipeline.read(path, language=language)
    text = read.text
    places = [place for place, character in enumerate(text) if character.isalnum()]
    stream = "".join(text[place] for place in places)
    order = {place: number for number, place in enumerate(places)}
    heads = {next((order[place] for place in block.span if place in order), -1) for block in read.blocks}
    starts, cursor = [], 0
    for mark in found:
        at = stream.find(mark.letters, cursor)
        while mark.opens and at >= 0 and at not in heads:
            at = stream.find(mark.letters, at + 1)
        if at < 0 or at - cursor > 3000:
            raise SystemExit(f"{path}: sentence [[{mark.number}]] {mark.letters!r} is not in the text after {cursor}")
        starts.append(places[at])
        cursor = at + max(1, len(mark.letters))
    return cut(path, read, starts)


def cut(path: Path, read: Document, starts: list[int]) -> Document:
    """Return *read* with its blocks cut at *starts* and nowhere else; blocks without a start are left out."""
    blocks, used = [], 0
    for block in read.blocks:
        inside = [start for start in starts if block.span.start <= start < block.span.end]
        first = block.span.start + len(block.span.of(read.text)) - len(block.span.of(read.text).lstrip())
        if not inside:
            blocks.append(Block(block.kind, block.span))
            continue
        # A sentence begins with what stands before its first letter: quotes, brackets, bullets.
        begins = [first] + [opening(read.text, start) for start in inside[1:]]
        bounds = [*begins, block.span.end]
        segments = []
        for start, end in pairwise(bounds):
            piece = read.text[start:end].rstrip()
            segments.append(Segment(piece, Span(start, start + len(piece))))
        used += len(inside)
        blocks.append(Block(block.kind, block.span, tuple(segments)))
    if used != len(starts):
        raise SystemExit(f"{path}: {len(starts) - used} marked sentences fall outside every block")
    return Document(read.text, read.language, tuple(blocks), read.name, read.metadata)


def opening(text: str, start: int) -> int:
    """Return the start of the word at *start*, opening quotes and brackets included."""
    while start and not text[start - 1].isspace():
        start -= 1
    return start


def beads(numbers: dict[str, list[int]]) -> tuple[Bead, ...]:
    """Return a bead for every number, in the order of the first language that has it, moved ones marked."""
    order: list[int] = []
    for language in LANGUAGES:
        previous = -1
        for number in dict.fromkeys(numbers[language]):
            if number not in order:
                order.insert(order.index(previous) + 1 if previous in order else 0, number)
            previous = number
    found = []
    for number in order:
        spans = []
        for language in LANGUAGES:
            places = [place for place, other in enumerate(numbers[language]) if other == number]
            if places and places != list(range(places[0], places[-1] + 1)):
                raise SystemExit(f"number {number} is torn in {language}")
            spans.append(Span(places[0], places[-1] + 1) if places else None)
        found.append(tuple(spans))
    return place_nulls(found)


def place_nulls(found: list[tuple[Span | None, ...]]) -> tuple[Bead, ...]:
    """Return beads with empty spans where the text would stand, those that cross others marked as moved."""
    chain = rising([tuple(span or Span(0, 0) for span in spans) for spans in found])
    ends = [0] * len(LANGUAGES)
    placed = []
    for number, spans in enumerate(found):
        moved = number not in chain
        whole = tuple(span or Span(end, end) for span, end in zip(spans, ends, strict=True))
        placed.append(Bead(whole, Quality(), Status.ACCEPTED, moved))
        ends = [
            max(end, span.end) if side == 0 or not moved else end
            for side, (end, span) in enumerate(zip(ends, whole, strict=True))
        ]
    return tuple(placed)


def rising(spans: list[tuple[Span, ...]]) -> set[int]:
    """Return the heaviest set of beads that do not cross in any language."""
    best: list[tuple[int, set[int]]] = []
    for number, bead in enumerate(spans):
        weight, chain = 0, set[int]()
        for earlier in range(number):
            total, members = best[earlier]
            if total > weight and all(follows(spans[member], bead) for member in members):
                weight, chain = total, members
        best.append((weight + sum(map(len, bead)), chain | {number}))
    return max(best, key=lambda item: item[0])[1]


def follows(first: tuple[Span, ...], second: tuple[Span, ...]) -> bool:
    """Return whether *second* stands after *first* wherever both have text."""
    return all(not a or not b or a.end <= b.start for a, b in zip(first, second, strict=True))


def gold(folder: Path) -> tuple[dict[Path, bytes], str]:
    """Return the files of one brief, and what its beads are."""
    files: dict[Path, bytes] = {}
    documents, sentence_numbers, block_numbers = [], {}, {}
    for language in LANGUAGES:
        (path,) = folder.glob(f"marked.{language}.*")
        marked = path.read_text(encoding="utf-8")
        target = folder / f"brief.{language}{path.suffix}"
        files[target] = published(marked).encode()
        if not target.exists() or target.read_bytes() != files[target]:
            if "--check" in sys.argv:
                raise SystemExit(f"{target} is not made from {path.name}: run scripts/make_corpora.py")
            target.write_bytes(files[target])
        found = marks(path, marked)
        document = gold_document(target, language, found)
        documents.append(document)
        sentence_numbers[language] = [mark.number for mark in found]
        numbers, cursor = [], 0
        for block in document.blocks:
            if block.segments:
                own = {mark.block for mark in found[cursor : cursor + len(block.segments)]}
                if len(own) > 1:
                    raise SystemExit(f"{target}: blocks p{sorted(own)} are one block in what the reader gives")
                numbers.append(own.pop())
                cursor += len(block.segments)
        block_numbers[language] = numbers
    block_beads = restored(documents, beads(block_numbers), Level.PARAGRAPH)
    alignment = Alignment(tuple(documents), beads(sentence_numbers), Level.SENTENCE, "gold: made by hand", block_beads)
    files[folder / "gold.json"] = store.dump(alignment)
    types: dict[str, int] = {}
    for bead in alignment.beads:
        types[bead.type] = types.get(bead.type, 0) + 1
    return files, ", ".join(f"{count} {name}" for name, count in sorted(types.items(), key=lambda item: -item[1]))


def main() -> None:
    """Make or check all briefs, or those named."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args()
    stale = []
    for name in args.names or sorted(path.parent.name for path in CORPORA.glob("*/marked.en.*")):
        files, types = gold(CORPORA / name)
        print(f"{name}: {types}")
        for path, data in files.items():
            if not path.exists() or path.read_bytes() != data:
                stale.append(path)
                if not args.check:
                    path.write_bytes(data)
    if args.check and stale:
        raise SystemExit(f"not up to date: {', '.join(map(str, stale))}; run scripts/make_corpora.py")


if __name__ == "__main__":
    main()
