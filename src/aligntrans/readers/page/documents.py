"""What readers of word processors' files and books end with: one title, one language, what the text says of itself."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from aligntrans.model import Kind
from aligntrans.readers.page import furniture, pages, vocabulary, wording

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Sequence

    from aligntrans.model import Metadata
    from aligntrans.readers.page.pages import Piece

TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


def language(letters: Counter[str]) -> str:
    """Return the tag that most letters are marked as, empty when that is none."""
    for tag, _ in letters.most_common(1):
        return tag if TAG.fullmatch(tag) else ""
    return ""


def name_title(headings: Sequence[tuple[int, Piece]], pieces: Sequence[Piece], named: str) -> None:
    """Leave one title: by its style, else what the properties name, else the highest heading before any prose."""
    titles = [piece for _, piece in headings if piece.kind is Kind.TITLE]
    tops = [piece for level, piece in headings if level == 0 and piece.kind is Kind.HEADING]
    squashed = vocabulary.squash(named)
    alike = [
        piece
        for piece in pieces
        if squashed and piece.is_open and vocabulary.squash(piece.text[: vocabulary.CUT]) == squashed
    ]
    first = next(iter(titles or alike or [top for top in tops[:1] if _heads_all(top, pieces)]), None)
    for piece in titles:
        piece.kind = Kind.HEADING
    if first:
        first.kind = Kind.TITLE


def _heads_all(top: Piece, pieces: Sequence[Piece]) -> bool:
    """Tell whether no prose stands before a heading."""
    before = takewhile(lambda piece: piece is not top, pieces)
    return not any(piece.is_open and wording.is_prose(piece.text) for piece in before)


def metadata(own: Metadata, language: str, found: furniture.Found, pieces: Sequence[Piece]) -> Metadata:
    """Return what the text says, and where it is silent what the properties say: they are often the template's."""
    alternates = {
        tag: address
        for tag, address in found.alternates.items()
        if tag.partition("-")[0].lower() != language.partition("-")[0].lower()
    }
    text = [piece for piece in pieces if piece.kind is not Kind.FURNITURE]
    apart = furniture.alternates_only(pages.links(text), alternates)
    return replace(
        own,
        title=next((piece.text for piece in pieces if piece.kind is Kind.TITLE), own.title),
        authors=tuple(found.authors) or own.authors,
        date=found.date or own.date,
        alternates=alternates,
        addresses=pages.links(text, apart),
    )
