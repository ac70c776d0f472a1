"""Links at the end of a page, told by their place alone: the words above them need not be known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aligntrans.model import Kind
from aligntrans.readers.page.wording import is_covered, is_short

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aligntrans.readers.page.pages import Piece


def mark_links(pieces: Sequence[Piece]) -> None:
    """Make two pieces or more that are nothing but links and end the page, and their label, furniture."""
    start = len(pieces)
    linked = 0
    for index in range(len(pieces) - 1, -1, -1):
        piece = pieces[index]
        if not piece.is_open or not piece.text:
            continue
        if not is_covered(piece):
            is_label = linked > 1 and is_short(piece.text) and piece.kind is not Kind.TITLE
            start = index if is_label else start
            break
        linked += 1
        start = index
    for piece in pieces[start:] if linked > 1 else ():
        if piece.is_open:
            piece.kind = Kind.FURNITURE
