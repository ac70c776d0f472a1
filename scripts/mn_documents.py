"""Documents whose pieces are not 1-1, made from documents whose pieces are: for fitting and measuring the lattice."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from aligntrans.model import Block, Document, Kind, Segment, Span

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence
    from pathlib import Path

LANGUAGES = ("en", "ar", "fa")
ADDED = 0.15
"""Share of what is dropped that one language alone has: a lattice that never saw any would not believe in it."""
KINDS = {
    "li": Kind.LIST_ITEM,
    "td": Kind.TABLE_CELL,
    "th": Kind.TABLE_CELL,
    "p": Kind.PARAGRAPH,
    "blockquote": Kind.QUOTE,
}
STRANGE = 0.15
"""Share of documents of which one language has a stretch of another text, so that the lattice learns to leave alone."""
FOREIGN = 1_000_000
"""Added to the number of what stands in the place of a sentence."""

Gold = list[tuple[tuple[int, ...], tuple[int, ...]]]


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
    """Return the connected groups of pieces that share an original, null beads included."""
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
    """Return, a language, what is dropped there: in one language, or now and then in two, as what one of them added."""
    dropped: dict[str, set[int]] = {language: set() for language in LANGUAGES}
    for number in range(size):
        for place, language in enumerate(LANGUAGES):
            if rng.random() < drop and not any(number in other for other in dropped.values()):
                dropped[language].add(number)
                if rng.random() < ADDED:
                    dropped[LANGUAGES[place - 1]].add(number)
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
    rows: dict[str, list[str]], rng: random.Random, *, blocks: bool, others: dict[str, list[str]] | None = None
) -> tuple[dict[str, Document], dict[str, list[list[int]]]]:
    """Return documents of sentences, joined with p = .12 and dropped with p = .04, with or without paragraphs.

    Now and then one language has a stretch of *others*, another text, in the place of its own.
    """
    size = len(rows["en"])
    ends = [n for n in range(1, size) if rng.random() < 0.3] if blocks else []
    dropped, documents, pieces = drops(rng, size, 0.04), {}, {}
    foreign = strangers(rng, size, others) if others else {}
    for language in LANGUAGES:
        own_ends = {end for end in ends if rng.random() > 0.06} | {
            n for n in range(size) if blocks and rng.random() < 0.01
        }
        texts = {**dict(enumerate(rows[language])), **foreign.get(language, {})}
        found: list[list[int]] = []
        paragraphs: list[list[str]] = []
        for piece in joined(rng, size, dropped[language], 0.12):
            found.append(piece)
            if not paragraphs or own_ends & set(range(found[-2][-1] + 1 if len(found) > 1 else 0, piece[0] + 1)):
                paragraphs.append([])
            paragraphs[-1].append(" ".join(texts[n].strip() for n in piece))
        pieces[language] = [[n + FOREIGN * (n in foreign.get(language, {})) for n in piece] for piece in found]
        documents[language] = document(language, paragraphs, [Kind.PARAGRAPH] * len(paragraphs))
    return documents, pieces


def strangers(rng: random.Random, size: int, others: dict[str, list[str]]) -> dict[str, dict[int, str]]:
    """Return, in one language or in none, sentences of another document by the number of what they stand for."""
    if rng.random() > STRANGE:
        return {}
    language, count = rng.choice(LANGUAGES), rng.randint(3, 12)
    start, source = rng.randrange(size), rng.randrange(len(others["en"]))
    texts = others[language][source : source + count]
    return {language: {start + step: text for step, text in enumerate(texts) if start + step < size}}


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
