"""Boxes about authors: where one ends that begins with its head. Links and names tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aligntrans.model import Kind
from aligntrans.readers.page import vocabulary
from aligntrans.readers.page.vocabulary import squash
from aligntrans.readers.page.wording import is_covered, is_short

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aligntrans.readers.page.pages import Piece


class Box:
    """Persons, each with lines for the name and a paragraph or more for the life."""

    def __init__(self, pieces: Sequence[Piece], known: frozenset[str], *, trusts_headings: bool) -> None:
        """Take the pieces of a page, and the names of authors that are known, squashed."""
        self._pieces = pieces
        self._known = known
        self._trusts_headings = trusts_headings

    def end(self, head: int) -> int:
        """Return the index after the box whose head stands at *head*, 0 if no person stands below it."""
        end = head + 1
        while (after := self._person(end, is_first=end == head + 1)) > end:
            end = after
        return end if end > head + 1 else 0

    def _person(self, start: int, *, is_first: bool) -> int:
        """Return the index after one person's name and life, *start* itself if none stands there."""
        index = self._next_open(start)
        names: set[str] = set()
        while (piece := self._at(index)) and is_short(piece.text) and self._is_name(index, piece):
            names |= {squash(piece.text), *(squash(words) for words, _ in piece.links)}
            index = self._next_open(index + 1)
        piece = self._at(index)
        if piece is None or is_short(piece.text) or not (names or is_first):
            return index if names else start
        end = index + 1
        known = names | self._known
        while (piece := self._at(self._next_open(end))) and not is_short(piece.text):
            if not any(squash(piece.text[: vocabulary.CUT]).startswith(name) for name in known if name):
                break
            end = self._next_open(end) + 1
        return end

    def _is_name(self, index: int, piece: Piece) -> bool:
        """Tell whether a short piece names the author: by a link, or since the next piece repeats it."""
        name = squash(piece.text)
        after = self._at(self._next_open(index + 1))
        repeats = after is not None and squash(after.text[: vocabulary.CUT]).startswith(name)
        return is_covered(piece) or name in self._known or repeats

    def _next_open(self, index: int) -> int:
        while index < len(self._pieces):
            piece = self._pieces[index]
            if piece.is_open and piece.text and squash(piece.text[: vocabulary.CUT]):
                break
            index += 1
        return index

    def _at(self, index: int) -> Piece | None:
        """Return the piece at *index* if it may belong to a box: no heading by its mark-up."""
        if index >= len(self._pieces):
            return None
        piece = self._pieces[index]
        return None if self._trusts_headings and piece.kind is Kind.HEADING else piece
