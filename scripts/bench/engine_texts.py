"""Pairs of documents with their gold, for comparing engines: as they lie in a folder, or put together to any length."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

PASSAGE = 10
"""Beads that stay together when a long document is put together, so that neighbours are about the same thing."""

Languages = tuple[str, str]
Bead = tuple[int, int, int, int]
"""From and to in the first document, from and to in the second."""


@dataclass
class Pair:
    """Two documents, a text a segment, and their gold."""

    languages: Languages
    first: list[str] = field(default_factory=list)
    second: list[str] = field(default_factory=list)
    gold: list[Bead] = field(default_factory=list)
    """In order; they tile both documents, null beads included."""

    def add(self, first: list[str], second: list[str]) -> None:
        """Put a bead at the end."""
        i, j = len(self.first), len(self.second)
        self.gold.append((i, i + len(first), j, j + len(second)))
        self.first += first
        self.second += second

    @property
    def segments(self) -> int:
        """How many segments both sides have together."""
        return len(self.first) + len(self.second)


def pairs_in(folder: Path, languages: Languages) -> Iterator[Pair]:
    """Yield the pairs of a folder of NNN.LANG (a segment a line) and NNN.LANG-LANG.gold (a bead a line), by name.

    Raises:
        ValueError: the gold of a file does not tile its documents in order.
    """
    for path in sorted(folder.glob(f"*.{'-'.join(languages)}.gold")):
        name = path.name.partition(".")[0]
        sides = [(folder / f"{name}.{language}").read_text(encoding="utf-8").splitlines() for language in languages]
        pair = Pair(languages)
        for line in path.read_text(encoding="utf-8").splitlines():
            first, second = (json.loads(side) for side in line.split(":"))
            if first + second != [
                *range(len(pair.first), len(pair.first) + len(first)),
                *range(len(pair.second), len(pair.second) + len(second)),
            ]:
                raise ValueError(f"{path}: {line} does not follow on what is before it; make the folder again.")
            pair.add([sides[0][i] for i in first], [sides[1][j] for j in second])
        if [pair.first, pair.second] != sides:
            raise ValueError(f"{path}: does not hold every segment; make the folder again.")
        yield pair


def least(pairs: Iterable[Pair], size: int) -> list[Pair]:
    """Return the first pairs that together have *size* segments on their first side, or all."""
    found: list[Pair] = []
    for pair in pairs:
        if sum(len(one.first) for one in found) >= size:
            break
        found.append(pair)
    return found


def long_pair(pairs: Iterable[Pair], size: int, *, seed: int = 1) -> Pair:
    """Return a pair of *size* segments on its first side, or up to three more, put together from the beads of *pairs*.

    All passages of ten beads come in one random order, then all of them in another, until there is enough.

    Raises:
        ValueError: there is nothing to put together.
    """
    known = list(pairs)
    passages = [
        [(pair.first[a:b], pair.second[c:d]) for a, b, c, d in pair.gold[start : start + PASSAGE]]
        for pair in known
        for start in range(0, len(pair.gold), PASSAGE)
    ]
    if not any(pair.first for pair in known):
        raise ValueError("there are no documents to make a long one of; give a folder of NNN.en, NNN.ar and gold.")
    rng, made = random.Random(seed), Pair(known[0].languages)
    while True:
        rng.shuffle(passages)
        for passage in passages:
            for first, second in passage:
                if len(made.first) >= size:
                    return made
                made.add(first, second)
