"""Quotations set apart that repeat a sentence of the text: which pieces they are."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from aligntrans.model import Kind
from aligntrans.readers.page.vocabulary import squash

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from aligntrans.readers.page.pages import Piece

FEWEST_WORDS = 5
MOST_WORDS = 80
SHINGLE = 4
QUOTATION_MARKS = ('"', "“", "«", "‘", "„")
LONGEST_TEXT = 50_000
"""Characters: a longer piece is not searched, so that one endless line costs nothing."""
SAME_START = 8
"""Quotations that start alike and are told apart; more are not, so that time stays linear."""


def mark(pieces: Sequence[Piece], apart: Container[Kind]) -> None:
    """Make every piece whose words stand, with others, in one paragraph a pull quote.

    It is of a kind in *apart*, or a paragraph that starts with a quotation mark.
    """
    by_start: dict[tuple[str, ...], dict[tuple[str, ...], list[Piece]]] = defaultdict(dict)
    for piece in pieces:
        is_quoted = piece.kind is Kind.PARAGRAPH and piece.text.startswith(QUOTATION_MARKS)
        if (is_quoted or piece.kind in apart) and len(piece.text) <= MOST_WORDS * 20:
            words = _words(piece.text)
            if FEWEST_WORDS <= len(words) <= MOST_WORDS:
                alike = by_start[tuple(words[:SHINGLE])]
                if tuple(words) in alike or len(alike) < SAME_START:
                    alike.setdefault(tuple(words), []).append(piece)
    if not by_start:
        return
    for piece in pieces:
        if piece.kind in (Kind.PARAGRAPH, Kind.LIST_ITEM) and len(piece.text) <= LONGEST_TEXT:
            _search(_words(piece.text), by_start)


def _search(text: list[str], by_start: dict[tuple[str, ...], dict[tuple[str, ...], list[Piece]]]) -> None:
    for start in range(len(text) - SHINGLE + 1):
        for words, quotes in by_start.get(tuple(text[start : start + SHINGLE]), {}).items():
            if len(words) < len(text) and tuple(text[start : start + len(words)]) == words:
                for quote in quotes:
                    quote.kind = Kind.PULL_QUOTE


def _words(text: str) -> list[str]:
    return [word for token in text.split() if (word := squash(token))]
