"""Pieces to the roles that their words give them: byline, date line, caption, furniture; and what those say.

What mark-up alone tells is the readers' own affair. Here words decide, with care: most phrases that head
lists of links are ordinary headings too, so what follows them must look like such a list.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from aligntrans.model import Kind
from aligntrans.readers.page import authorbox, endings, vocabulary
from aligntrans.readers.page.pages import Piece
from aligntrans.readers.page.vocabulary import Role, squash
from aligntrans.readers.page.wording import (
    NAME_WORDS,
    SHORT_WORDS,
    date_in,
    ends_sentence,
    is_covered,
    is_labelled_list,
    is_language_line,
    is_person,
    is_prose,
    is_short,
    names_in,
    names_languages,
    reads_as_caption,
    reads_as_name,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from aligntrans.readers.page.vocabulary import Match

# Seen on the sample page and the briefs of corpora/; none of them is delicate.
HEAD_PIECES = 16  # how far down a byline may stand
HEAD_PROSE = 2
LONG_PHRASE = 12  # letters: "also available in" is no ordinary heading, "languages" is

COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright ©)\s*", re.IGNORECASE)
COLUMNS = re.compile(r"\s*[|·•\n]\s*|\s+[–—-]\s+")
NOWHERE = frozenset({"", "#"})


@dataclass(slots=True)
class Found:
    """What furniture says of the document."""

    authors: list[str] = field(default_factory=list)
    date: str = ""
    alternates: dict[str, str] = field(default_factory=dict)


def classify(pieces: Sequence[Piece], *, authors: Iterable[str] = (), trusts_headings: bool = False) -> Found:
    """Change the kinds of *pieces* where their words tell more than their mark-up; return what they say.

    Args:
        pieces: in order.
        authors: names that are known from elsewhere.
        trusts_headings: whether a heading is one by its mark-up, and so part of the text.
    """
    pass_ = _Pass(pieces, frozenset(map(squash, authors)), trusts_headings=trusts_headings)
    index = 0
    while index < len(pieces):
        index = pass_.step(index)
    if not trusts_headings:
        endings.mark_links(pieces)
    return pass_.found


def _name(words: str) -> str:
    """Return the name in the words of a link, which may begin with "by" or "and"."""
    by = vocabulary.match(words).get(Role.BY)
    rest = by.rest if by and by.rest else words
    return next(iter(names_in(rest)), rest)


class _Pass:
    def __init__(self, pieces: Sequence[Piece], authors: frozenset[str], *, trusts_headings: bool) -> None:
        self._pieces = pieces
        self._authors = authors
        self._trusts_headings = trusts_headings
        self._seen = 0
        self._prose = 0
        self._prose_after = [0] * (len(pieces) + 1)
        self._sentences_after = [0] * (len(pieces) + 1)
        self._open_after = [0] * (len(pieces) + 1)
        for index in range(len(pieces) - 1, -1, -1):
            piece = pieces[index]
            is_open = piece.is_open and bool(piece.text)
            self._prose_after[index] = self._prose_after[index + 1] + (is_open and is_prose(piece.text))
            is_item = piece.kind is Kind.LIST_ITEM and not piece.links
            is_text = is_open and (is_item or ends_sentence(piece.text))
            self._sentences_after[index] = self._sentences_after[index + 1] + is_text
            self._open_after[index] = self._open_after[index + 1] + is_open
        self.found = Found()

    @property
    def _in_head(self) -> bool:
        return self._seen <= HEAD_PIECES and self._prose <= HEAD_PROSE

    def step(self, index: int) -> int:
        """Look at one piece, or at a run of them; return the index after it."""
        piece = self._pieces[index]
        if piece.kind is Kind.CODE or not piece.text:
            return index + 1
        if not piece.is_open:
            self._harvest(piece)
            return index + 1
        if piece.kind is Kind.TITLE:
            self._seen = self._prose = 0
            return index + 1
        if not squash(piece.text[: vocabulary.CUT]) and not squash(piece.text):
            piece.kind = Kind.FURNITURE
            return index + 1
        if len(piece.text) <= vocabulary.CUT and (end := self._by_words(index, piece)):
            return end
        self._seen += 1
        self._prose += is_prose(piece.text)
        return index + 1

    def _by_words(self, index: int, piece: Piece) -> int:
        """Return the index after the furniture that starts at *index*, 0 if none does."""
        if COPYRIGHT.match(piece.text) and piece.kind is not Kind.HEADING:
            piece.kind = Kind.FURNITURE
            return index + 1
        if piece.kind is Kind.TABLE_CELL:
            return 0
        matches = vocabulary.match(piece.text)
        for role, rule in (
            (Role.ALSO_IN, self._also_in),
            (Role.ABOUT_AUTHOR, self._author_box),
            (Role.BY, self._byline),
            (Role.CAPTION, self._caption),
            (Role.RELATED, self._list_of_links),
            (Role.TOPICS, self._list_of_links),
            (Role.SHARE, self._share),
        ):
            if role in matches and (end := rule(index, matches[role])):
                return end
        if piece.kind is not Kind.LIST_ITEM:
            if self._is_last(index) and is_labelled_list(piece):
                return self._mark(index, Kind.FURNITURE)
            if is_language_line(piece):
                return self._mark(index, Kind.FURNITURE)
            if self._in_head and self._is_person_line(piece):
                return self._mark(index, Kind.BYLINE)
            if self._in_head and date_in(piece.text):
                return self._mark(index, Kind.DATE_LINE)
        return 0

    def _mark(self, index: int, kind: Kind) -> int:
        self._pieces[index].kind = kind
        self._harvest(self._pieces[index])
        return index + 1

    def _harvest(self, piece: Piece) -> None:
        """Take what a piece of furniture says of the document."""
        if piece.kind is Kind.BYLINE:
            self._take_authors(piece)
        elif piece.kind is Kind.DATE_LINE:
            self.found.date = self.found.date or date_in(piece.text)
        elif piece.kind is Kind.FURNITURE:
            lists_languages = Role.ALSO_IN in vocabulary.match(piece.text)
            for words, address in piece.links:
                tag = vocabulary.language_named(words)
                if not tag and lists_languages:
                    tag = vocabulary.language_named(words.rpartition(" ")[2])
                if tag and address not in NOWHERE:
                    self.found.alternates.setdefault(tag, address)

    def _take_authors(self, piece: Piece) -> None:
        names: list[str] = []
        parts = COLUMNS.split(piece.text)
        for number, part in enumerate(parts):
            if date := date_in(part):
                self.found.date = self.found.date or date
            elif number == 0:
                by = vocabulary.match(part).get(Role.BY)
                names = names_in(by.rest if by else part.rpartition(":")[2])
        linked = [words for words, address in piece.links if is_person(address)]
        if not linked and is_covered(Piece(piece.kind, " ".join(names), piece.links)):
            linked = [words for words, _ in piece.links]
        self.found.authors.extend(map(_name, linked or names))

    def _is_person_line(self, piece: Piece) -> bool:
        if squash(piece.text) in self._authors:
            return True
        return is_covered(piece) and all(is_person(address) for _, address in piece.links)

    def _also_in(self, index: int, match: Match) -> int:
        piece = self._pieces[index]
        named = [words for words, _ in piece.links if vocabulary.language_named(words.rpartition(" ")[2])]
        parts = [part for part in re.split(r"[/|,،;·•]|\s{2,}|\n", match.rest) if squash(part)]
        if not (named or match.is_whole or any(map(vocabulary.language_named, parts))):
            is_note = self._in_head and len(match.phrase) >= LONG_PHRASE and is_short(piece.text)
            return self._mark(index, Kind.FURNITURE) if is_note else 0
        end = index + 1
        while end < len(self._pieces) and names_languages(self._pieces[end]):
            end += 1
        if match.is_whole and end == index + 1 and len(match.phrase) < LONG_PHRASE:
            return 0
        for number in range(index, end):
            if self._pieces[number].is_open:
                self._mark(number, Kind.FURNITURE)
        return end

    def _author_box(self, index: int, match: Match) -> int:
        if match.is_parted and match.rest and self._pieces[index].kind is Kind.PARAGRAPH:
            return self._mark(index, Kind.FURNITURE)
        if not match.is_whole:
            return 0
        box = authorbox.Box(self._pieces, self._known() | self._authors, trusts_headings=self._trusts_headings)
        end = box.end(index)
        for number in range(index, end):
            if self._pieces[number].is_open:
                self._pieces[number].kind = Kind.FURNITURE
        return end

    def _known(self) -> frozenset[str]:
        return frozenset(map(squash, self.found.authors))

    def _byline(self, index: int, match: Match) -> int:
        piece = self._pieces[index]
        if not self._in_head or len(piece.text.split()) > SHORT_WORDS + NAME_WORDS:
            return 0
        if match.is_whole:
            after = self._pieces[index + 1] if index + 1 < len(self._pieces) else None
            if after is None or not after.is_open or not is_short(after.text) or not names_in(after.text):
                return 0
            if not (match.is_parted or is_covered(after)):
                return 0
            self._mark(index + 1, Kind.BYLINE)
            piece.kind = Kind.BYLINE
            return index + 2
        if ends_sentence(piece.text) and not is_covered(Piece(piece.kind, match.rest, piece.links)):
            return 0
        name = COLUMNS.split(match.rest)[0]
        is_name = match.is_parted or any(is_person(address) for _, address in piece.links)
        is_name = is_name or squash(name) in self._authors or reads_as_name(name, match.phrase)
        return self._mark(index, Kind.BYLINE) if is_name and not name[:1].isdigit() else 0

    def _caption(self, index: int, match: Match) -> int:
        if self._pieces[index].kind is not Kind.PARAGRAPH or not match.rest:
            return 0
        return self._mark(index, Kind.CAPTION) if reads_as_caption(match) else 0

    def _list_of_links(self, index: int, match: Match) -> int:
        piece = self._pieces[index]
        if match.rest:
            rest = Piece(piece.kind, match.rest, piece.links)
            is_list = is_covered(rest) or (match.is_parted and is_short(match.rest) and self._is_last(index))
            is_list = is_list and piece.kind in (Kind.PARAGRAPH, Kind.HEADING)
            return self._mark(index, Kind.FURNITURE) if is_list else 0
        if self._trusts_headings and piece.kind is Kind.HEADING:
            return 0
        after = index + 1
        if self._open_after[after] and self._is_tail(after):
            for number in range(index, len(self._pieces)):
                if self._pieces[number].is_open:
                    self._mark(number, Kind.FURNITURE)
            return len(self._pieces)
        while after < len(self._pieces) and is_covered(self._pieces[after]):
            after += 1
        if after == index + 1:
            return 0
        for number in range(index, after):
            self._mark(number, Kind.FURNITURE)
        return after

    def _is_tail(self, index: int) -> bool:
        """Tell whether everything from *index* on looks like lists of links and labels."""
        return self._prose_after[index] <= 1 and self._sentences_after[index] * 3 <= self._open_after[index]

    def _is_last(self, index: int) -> bool:
        return not self._prose_after[index + 1]

    def _share(self, index: int, match: Match) -> int:
        piece = self._pieces[index]
        if piece.kind in (Kind.LIST_ITEM, Kind.HEADING) and not is_covered(piece):
            return 0
        rest = match.rest
        while rest:
            again = vocabulary.match(rest).get(Role.SHARE)
            if again is None:
                return 0
            rest = again.rest
        return self._mark(index, Kind.FURNITURE)


def alternates_only(links: Iterable[tuple[str, str]], alternates: Mapping[str, str]) -> set[str]:
    """Return the addresses of *links* that are addresses of other languages, or lead nowhere."""
    return {address for _, address in links if address in NOWHERE} | set(alternates.values())
