"""Folding for comparison, with the way back: every folded character knows where it stands in the original."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from aligntrans.languages.folding import CHARACTERS, fold
from aligntrans.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ("Folded", "fold", "fold_each", "fold_with_map")


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text and where its characters come from."""

    text: str
    starts: tuple[int, ...]
    """For every character of *text*, where the original of it starts; never decreasing."""
    ends: tuple[int, ...]
    """For every character of *text*, where the original of it ends, dropped marks that follow it included."""
    length: int
    """Characters of the original."""

    def original(self, span: Span) -> Span:
        """Return the span of the original that *span* of the folded text was made from."""
        if span.end > len(self.text):
            raise ValueError(f"[{span.start}, {span.end}) leaves the folded text of {len(self.text)} characters")
        if span:
            return Span(self.starts[span.start], self.ends[span.end - 1])
        place = self.starts[span.start] if span.start < len(self.starts) else self.length
        return Span(place, place)


def fold_each(words: Iterable[str]) -> list[str]:
    """Return the fold of each of *words*, in which there is no white space: in one go, at half the cost."""
    folded = "\n".join(words).translate(CHARACTERS).split("\n")
    return [" ".join(word.split()) if " " in word else word for word in folded]


def fold_with_map(text: str) -> Folded:
    """Return *text* folded as `fold` folds it, with the way back to the original."""
    characters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for index, pieces in enumerate(map(CHARACTERS.__getitem__, map(ord, text))):
        if not pieces and ends:
            ends[-1] = index + 1
        for piece in pieces:
            if not piece.isspace():
                characters.append(piece)
                starts.append(index)
                ends.append(index + 1)
            elif characters and characters[-1] != " ":
                characters.append(" ")
                starts.append(index)
                ends.append(index + 1)
            elif characters:
                ends[-1] = index + 1
    if characters and characters[-1] == " ":
        del characters[-1], starts[-1], ends[-1]
    return Folded("".join(characters), tuple(starts), tuple(ends), len(text))
