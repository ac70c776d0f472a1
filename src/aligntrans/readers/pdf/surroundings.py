"""What stands around the text of a printed web page, told by place, links and words: menus, share lines, captions.

`aligntrans.readers.page.furniture` tells the rest: it knows what words alone say, and is asked by all readers.
"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from aligntrans.model import Kind
from aligntrans.readers.page import pullquotes, vocabulary, wording
from aligntrans.readers.page.vocabulary import Role, squash

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aligntrans.readers.page.furniture import Found
    from aligntrans.readers.page.pages import Piece

# Seen on the briefs of corpora/ as LibreOffice and Chromium print them; none of them is delicate.
HEAD_PROSE = 2
MENU_WORDS = 5
"""Of an entry of a menu or of a list of places to share a page on."""
FEWEST_ENTRIES = 2
FEWEST_BARRED = 3
HALF = 0.5
CAPTION_WORDS = 40
PULLED_WORDS = 30
"""Of a paragraph that no quotation marks show to be a quotation."""
DATE_TOKENS = range(5, 0, -1)
SITE_WORDS = 2
TRAIL = re.compile(r"\s[\u203a\u00bb\u00ab>\u2192]\s")
SENTENCE_END = re.compile(r"(?<=[.!?\u061f\u06d4])\s+")
PROSE = frozenset({Kind.PARAGRAPH, Kind.QUOTE, Kind.LIST_ITEM})


def mark(pieces: Sequence[Piece]) -> bool:
    """Make what stands around the text furniture, and captions captions; tell whether a menu stands before the title.

    Args:
        pieces: in order, headings and title named already.
    """
    title = next((number for number, piece in enumerate(pieces) if piece.kind is Kind.TITLE), 0)
    is_site = _mark_before(pieces[:title])
    site = {
        squash(piece.text)
        for piece in pieces[:title]
        if is_site and len(piece.text.split(None, SITE_WORDS)) > SITE_WORDS
    }
    for number, piece in enumerate(pieces):
        if piece.is_open and wording.is_short(piece.text) and (_is_trail(piece) or _is_bar(piece)):
            piece.kind = Kind.FURNITURE
        elif piece.kind in (Kind.PARAGRAPH, Kind.QUOTE) and _is_caption(piece.text, site):
            piece.kind = Kind.CAPTION
        elif piece.is_open and piece.kind is not Kind.TITLE and Role.SHARE in vocabulary.match(piece.text):
            _mark_share(pieces, number)
    return is_site


def _mark_before(before: Sequence[Piece]) -> bool:
    """Make the lines before a title furniture where some are links and none is prose."""
    shown = [piece for piece in before if piece.is_open]
    if not any(piece.links for piece in shown) or any(wording.is_prose(piece.text) for piece in shown):
        return False
    for piece in shown:
        if not (wording.ends_sentence(piece.text) or wording.is_head_line(piece.text)):
            piece.kind = Kind.FURNITURE
    return True


def _mark_share(pieces: Sequence[Piece], start: int) -> None:
    """Make what asks to share a page furniture, and the list of where below it."""
    piece = pieces[start]
    if not wording.is_short(piece.text):
        return
    entries = list(itertools.takewhile(_is_entry, pieces[start + 1 :]))
    if piece.kind is Kind.LIST_ITEM and _is_entry(piece):
        is_list = _are_places([piece, *entries], HALF)
    else:
        is_list = _are_places(entries, 0.0)
    if is_list or (piece.kind is Kind.PARAGRAPH and _lists_places(piece.text)):
        for one in (piece, *(entries if is_list else ())):
            one.kind = Kind.FURNITURE


def _are_places(entries: Sequence[Piece], share: float) -> bool:
    """Tell whether list items are ways to share a page: all links, or more than a *share* of them known as such."""
    known = sum(vocabulary.is_phrase(entry.text, Role.SHARE) for entry in entries)
    is_linked = len(entries) >= FEWEST_ENTRIES and all(map(wording.is_covered, entries))
    return known > share * len(entries) or is_linked


def _lists_places(text: str) -> bool:
    """Tell whether a line names two ways to share a page or more."""
    tokens = text.split()
    return sum(Role.SHARE in vocabulary.match(" ".join(tokens[place:])) for place in range(len(tokens))) > 1


def _is_trail(piece: Piece) -> bool:
    """Tell whether a line shows the way to its page: Home > Topics > Water."""
    return TRAIL.search(piece.text) is not None and bool(piece.links)


def _is_bar(piece: Piece) -> bool:
    """Tell whether a line is a menu: short entries with bars between them, linked or ways to share a page."""
    entries = piece.text.split(" | ")
    if len(entries) < FEWEST_BARRED or any(len(entry.split(None, MENU_WORDS)) >= MENU_WORDS for entry in entries):
        return False
    return bool(piece.links) or any(vocabulary.is_phrase(entry, Role.SHARE) for entry in entries)


def _is_entry(piece: Piece) -> bool:
    is_few = len(piece.text.split(None, MENU_WORDS)) < MENU_WORDS
    return piece.kind is Kind.LIST_ITEM and is_few and not wording.ends_sentence(piece.text)


def _is_caption(text: str, site: set[str]) -> bool:
    """Tell whether a text is a caption: it begins as captions do, or ends in a line of credit."""
    if len(text.split(None, CAPTION_WORDS + 1)) > CAPTION_WORDS:
        return False
    first = vocabulary.match(text).get(Role.CAPTION)
    if first and first.rest and wording.reads_as_caption(first):
        return True
    *before, last = SENTENCE_END.split(text)
    if not before or not wording.is_short(last.rstrip(".")):
        return False
    credit = vocabulary.match(last).get(Role.CAPTION)
    is_credit = credit is not None and bool(credit.rest) and credit.is_parted
    return is_credit or (not wording.ends_sentence(last) and any(name in squash(last) for name in site))


def mark_head(pieces: Sequence[Piece], found: Found) -> None:
    """Make the lines below the title of a page of a site that hold a date bylines, and other short ones furniture.

    Args:
        pieces: in order, after all that words tell was told.
        found: takes the day.
    """
    for piece in _head(pieces):
        if wording.ends_sentence(piece.text) or not wording.is_short(piece.text):
            continue
        date = _date_within(piece.text)
        if date:
            piece.kind = Kind.BYLINE
            found.date = found.date or date
        elif piece.kind is Kind.PARAGRAPH and len(piece.text.split(None, MENU_WORDS)) < MENU_WORDS:
            piece.kind = Kind.FURNITURE


def mark_repeated(pieces: Sequence[Piece], *, is_site: bool) -> None:
    """Make quotations, and on the page of a site short paragraphs, that repeat words of the text pull quotes."""
    long = [piece for piece in pieces if piece.kind is Kind.PARAGRAPH and len(piece.text.split()) > PULLED_WORDS]
    pullquotes.mark(pieces, (Kind.QUOTE, Kind.PARAGRAPH) if is_site else (Kind.QUOTE,))
    for piece in long if is_site else ():
        if not piece.text.startswith(pullquotes.QUOTATION_MARKS):
            piece.kind = Kind.PARAGRAPH


def _head(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Yield what stands between the title and the second paragraph of prose, or the first heading."""
    title = next((number for number, piece in enumerate(pieces) if piece.kind is Kind.TITLE), len(pieces))
    prose = 0
    for piece in pieces[title + 1 :]:
        if piece.kind is Kind.HEADING or prose == HEAD_PROSE:
            return
        if piece.kind in PROSE:
            prose += wording.is_prose(piece.text)
            yield piece


def _date_within(text: str) -> str:
    """Return the date that stands somewhere in a line, in ISO 8601, empty when none does."""
    tokens = [token.strip("()") for token in text.split()]
    for length in DATE_TOKENS:
        for start in range(len(tokens) - length + 1):
            if date := wording.date_in(" ".join(tokens[start : start + length])):
                return date
    return ""
