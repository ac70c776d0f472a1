"""Names without the words that are translated rather than spelled; which those are is in `words`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from aligntrans.names.words import FOLDED, known

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from aligntrans.names.words import Word


@dataclass(frozen=True, slots=True)
class Worded:
    """A name as words."""

    name: str
    words: tuple[str, ...]
    """Folded."""
    found: tuple[tuple[int, Word], ...]
    """Place and what is known of each word of which something is."""

    def without(self, places: set[int]) -> str:
        """Return the name without the words at *places*: as it was when there are none."""
        if not places:
            return self.name
        return " ".join(word for place, word in enumerate(self.words) if place not in places)


@dataclass(frozen=True, slots=True)
class Translated:
    """What is left of two names when translated words are taken out."""

    first: str
    second: str
    score: int
    """What the words taken out say."""
    count: int
    """How many words of each they matched."""


def words_of(names: Sequence[str]) -> list[list[str]]:
    """Return the words of each of *names*, in which there are no line breaks."""
    return [folded.split() for folded in "\n".join(names).translate(FOLDED).split("\n")]


def worded(name: str, words: Sequence[str]) -> Worded:
    """Return the *words* of *name* with what is known of them."""
    table = known()
    return Worded(name, tuple(words), tuple((place, table[word]) for place, word in enumerate(words) if word in table))


def translated(first: Worded, second: Worded, says: Mapping[str, int]) -> Translated | None:
    """Return what is left of both names without words that mean the same, or that say what kind of thing it is.

    None when nothing is to be taken out. Swapping the names swaps the answer.
    """
    if second.words < first.words:  # greedy, so the order of the names must not count
        swapped = translated(second, first, says)
        return swapped and Translated(swapped.second, swapped.first, swapped.score, swapped.count)
    score = count = 0
    gone: tuple[set[int], set[int]] = (set(), set())
    for place, word in first.found:
        for other, candidate in second.found:
            means = bool(word.meanings & candidate.meanings)
            if other not in gone[1] and (means or word.kinds & candidate.kinds):
                score += says["meaning" if means else "kind"]
                count += 1
                gone[0].add(place)
                gone[1].add(other)
                break
    for side, name in zip(gone, (first, second), strict=True):
        for place, word in name.found:
            if word.kinds and place not in side:
                side.add(place)
                score += says["left out"]
    if not gone[0] and not gone[1]:
        return None
    return Translated(first.without(gone[0]), second.without(gone[1]), score, count)
