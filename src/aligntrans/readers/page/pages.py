"""Pieces of text with their kinds to a `Page`: what every reader ends with."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from aligntrans.errors import ReadError
from aligntrans.model import Block, Page, Span
from aligntrans.readers.encoding import FORBIDDEN, refuse_controls

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aligntrans.model import Kind, Metadata

Link = tuple[str, str]
"""The words that a link stands on, and its address."""
SPACES = re.compile(r"\s+")


@dataclass(slots=True)
class Piece:
    """A block on its way: what a reader has found so far."""

    kind: Kind
    text: str
    links: list[Link] = field(default_factory=list)
    """In order."""

    @property
    def is_open(self) -> bool:
        """Whether its kind is still what its mark-up said, so that words may show it to be furniture."""
        return self.kind.is_content


def page(pieces: Iterable[Piece], metadata: Metadata, language: str = "") -> Page:
    """Return the page of *pieces*, in order, an empty line apart; pieces of white space are dropped.

    Raises:
        ReadError: nothing is left, or a piece holds a control character.
    """
    texts: list[str] = []
    blocks: list[Block] = []
    start = 0
    for piece in pieces:
        if text := piece.text.strip():
            blocks.append(Block(piece.kind, Span(start, start + len(text))))
            texts.append(text)
            start += len(text) + 2
    if not blocks:
        raise ReadError("is empty: there is no text in it; name a file with text")
    whole = "\n\n".join(texts)
    refuse_controls(whole)
    return Page(whole, tuple(blocks), _clean(metadata), language)


def links(pieces: Iterable[Piece], apart: Iterable[str] = ()) -> tuple[Link, ...]:
    """Return the links of *pieces* in order, without those to the addresses *apart*."""
    left_out = frozenset(apart)
    return tuple(link for piece in pieces for link in piece.links if link[1] not in left_out)


def one_line(text: str) -> str:
    """Return *text* with every run of white space as one space, without control characters."""
    return SPACES.sub(" ", FORBIDDEN.sub("", text)).strip()


def _clean(metadata: Metadata) -> Metadata:
    return replace(
        metadata,
        title=one_line(metadata.title),
        authors=tuple(dict.fromkeys(author for name in metadata.authors if (author := one_line(name)))),
        url=one_line(metadata.url),
        alternates={tag: one_line(address) for tag, address in metadata.alternates.items()},
        addresses=tuple((one_line(words), one_line(address)) for words, address in metadata.addresses),
    )
