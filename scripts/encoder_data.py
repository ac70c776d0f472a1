"""What the encoder is trained from: pairs of short texts by source, and documents as stretches of neighbouring pairs.

Nothing here is folded or cut into pieces. `dev/tico19.jsonl` is never read: the lattice is fitted and measured on it.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from aligntrans import languages
from aligntrans.segmenters.rules import RulesSegmenter
from aligntrans.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence
    from pathlib import Path

LANGUAGES = ("en", "ar", "fa")
LONGEST = 400
"""Characters of a text that are used."""
COPYLEFT = frozenset(
    {
        "briar",
        "ckan",
        "desktop-apps",
        "espocrm",
        "frappe-helpdesk",
        "frappe-hrms",
        "frappe-lms",
        "freedict-arabeyes",
        "globaleaks",
        "gnome-apps",
        "mediawiki",
        "osm-website",
        "plone",
        "roundcube",
        "wordpress",
    }
)
"""Sources under GPL or AGPL, left out unless asked for."""
MOST = {"train": 30_000, "dict": 30_000, "names": 10_000}
"""A file counts as no more pairs than this, however many it has: names would flood the rest."""
PROSE_WEIGHT = 4.0
"""How many times a pair out of a document is drawn for a pair of a list once."""

Pair = tuple[str, str]


@dataclass(frozen=True)
class Source:
    """The pairs of one file, or of all documents, in two languages."""

    name: str
    languages: tuple[str, str]
    pairs: Sequence[Pair]
    weight: float
    """How often a pair of it is drawn, against a pair of a short list."""


@dataclass(frozen=True)
class Stretch:
    """Neighbouring sentences, or blocks where sentences do not match, of a document in two languages."""

    name: str
    languages: tuple[str, str]
    pairs: Sequence[Pair]


def lists(data: Path, without: Container[str]) -> Iterator[Source]:
    """Yield the tab-separated files of user-interface strings, dictionaries and names, named FOLDER/SOURCE."""
    for folder, most in MOST.items():
        for path in sorted((data / folder).glob("*.tsv")):
            name, tags, _ = path.name.split(".")
            if name in without:
                continue
            first, second = tags.split("-")
            pairs = [pair for pair in dict.fromkeys(_rows(path)) if all(pair)]
            yield Source(f"{folder}/{name}", (first, second), pairs, min(1, most / max(1, len(pairs))))


def _rows(path: Path) -> Iterator[Pair]:
    for line in path.open(encoding="utf-8"):
        first, second = line.rstrip("\n").split("\t")[:2]
        yield first.strip()[:LONGEST], second.strip()[:LONGEST]


def stretches(data: Path) -> list[Stretch]:
    """Return every document of `dev/docs_parallel*.jsonl` in every two of its languages, its longest version."""
    longest: dict[tuple[str, str, str], Stretch] = {}
    for path in sorted((data / "dev").glob("docs_parallel*.jsonl")):
        for line in path.open(encoding="utf-8"):
            document = json.loads(line)
            name = f"{document['source']}/{document['doc']}"
            for a, b in combinations([tag for tag in LANGUAGES if tag in document], 2):
                pairs = tuple(_units(document[a], document[b], (a, b)))
                if len(pairs) > len(longest[name, a, b].pairs if (name, a, b) in longest else ()):
                    longest[name, a, b] = Stretch(name, (a, b), pairs)
    return list(longest.values())


def _units(first: Sequence[str], second: Sequence[str], tags: tuple[str, str]) -> Iterator[Pair]:
    """Yield the pairs of sentences of each pair of blocks, and the blocks themselves where these are not as many."""
    segmenter = RulesSegmenter()
    for blocks in zip(first, second, strict=True):
        left, right = (
            [span.of(text) for span in segmenter.segment(text, languages.get(tag))]
            for text, tag in zip(blocks, tags, strict=True)
        )
        pairs = zip(left, right, strict=True) if len(left) == len(right) else [blocks]
        for x, y in pairs:
            if fold(x) and fold(y) and x != y:
                yield x.strip()[:LONGEST], y.strip()[:LONGEST]


def prose(documents: Sequence[Stretch]) -> Iterator[Source]:
    """Yield the pairs of all documents as sources, one for every two languages."""
    for a, b in combinations(LANGUAGES, 2):
        pairs = dict.fromkeys(pair for document in documents if document.languages == (a, b) for pair in document.pairs)
        if pairs:
            yield Source("documents", (a, b), list(pairs), PROSE_WEIGHT)


def word_counts(sources: Sequence[Source]) -> dict[str, Counter[str]]:
    """Return, a language, how often every word as it is written stands in *sources*, by their weights."""
    found: dict[str, Counter[str]] = {tag: Counter() for tag in LANGUAGES}
    for source in sources:
        for pair in source.pairs:
            for tag, text in zip(source.languages, pair, strict=True):
                for word in text.split():
                    found[tag][word] += source.weight  # type: ignore[assignment]
    return found
