"""Pieces to the roles that their words give them: byline, date line, caption, furniture; and what those say.

What mark-up alone tells is the readers' own affair. Here words decide, with care: most phrases that head a list of
links are ordinary headings too, so what follows them must look like such a list.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from aligntrans.dates import parse_date_line
from aligntrans.languages import LANGUAGES
from aligntrans.model import Kind
from aligntrans.readers import vocabulary
from aligntrans.readers.pages import Piece
from aligntrans.readers.vocabulary import Match, Role, squash

# Seen on the sample page and the briefs of corpora/; none of them is delicate.
HEAD_PIECES = 16  # how far down a byline may stand
HEAD_PROSE = 2
PROSE_WORDS = 25
LONG_WORDS = 40
SHORT_WORDS = 14
NAME_WORDS = 6
LONG_PHRASE = 12  # letters: "also available in" is no ordinary heading, "languages" is

PERSON_PATH = re.compile(
    r"/(?:experts?|people|person|persons|authors?|staff|profiles?|team|scholars?|contributors?|bio|users?)/", re.I
)
COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright ©)\s*", re.I)
COLUMNS = re.compile(r"\s*[|·•\n]\s*|\s+[–—-]\s+")
NAME_SEPARATORS = re.compile(r"\s*[,،;؛&]\s*")
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
        pass_.mark_links_at_end()
    return pass_.found


def date_in(text: str) -> str:
    """Return the date that is all of *text*, in ISO 8601, empty when it is something else."""
    if len(text) <= 80 and any(map(str.isdigit, text)):
        for language in LANGUAGES.values():
            if date := parse_date_line(text, language):
                return date.isoformat()
    return ""


def ends_sentence(text: str) -> bool:
    """Tell whether *text* ends with a mark that ends sentences, or with closing marks behind one."""
    enders, closers = vocabulary.final_marks()
    return text.rstrip().rstrip(closers).endswith(tuple(enders))


def is_prose(text: str) -> bool:
    """Tell whether *text* is long enough to be a paragraph of the body."""
    words = len(text.split(None, LONG_WORDS))
    return words >= LONG_WORDS or (words >= PROSE_WORDS and ends_sentence(text))


def is_short(text: str) -> bool:
    """Tell whether *text* could be a label: few words that do not end as a sentence does."""
    return len(text.split(None, SHORT_WORDS + 1)) <= SHORT_WORDS and not ends_sentence(text)


def is_head_line(text: str) -> bool:
    """Tell whether *text* is a line that stands below a title: byline, date, other languages."""
    if len(text.split(None, SHORT_WORDS + 1)) > SHORT_WORDS or ends_sentence(text):
        return False
    by = vocabulary.match(text).get(Role.BY)
    is_byline = by is not None and by.rest != "" and not (by.rest[0].islower() or by.rest[0].isdigit())
    return is_byline or Role.ALSO_IN in vocabulary.match(text) or date_in(text) != ""


def is_person(address: str) -> bool:
    """Tell whether *address* leads to a page about a person."""
    return PERSON_PATH.search(address) is not None


def names_in(text: str) -> list[str]:
    """Return the names that *text*, the rest of a byline, lists."""
    names: list[str] = []
    for part in NAME_SEPARATORS.split(text):
        run: list[str] = []
        for word in [*part.split(), ""]:
            if word and squash(word) not in _function_words():
                run.append(word)
            elif run:
                names.append(" ".join(run))
                run = []
    return [name for name in names if len(name.split()) <= NAME_WORDS and not name[0].islower()]


def is_covered(piece: Piece) -> bool:
    """Tell whether a piece is nothing but links."""
    text = piece.text
    for words, _ in piece.links:
        text = text.replace(words, " ", 1) if words else text
    return bool(piece.links) and all(squash(word) in _function_words() for word in text.split() if squash(word))


def is_labelled_list(piece: Piece) -> bool:
    """Tell whether a piece is a label, a colon, and nothing but links."""
    label, colon, rest = piece.text.partition(":")
    return bool(colon) and len(piece.links) > 1 and is_short(label) and is_covered(Piece(piece.kind, rest, piece.links))


def is_function_word(word: str) -> bool:
    """Tell whether *word* is among the commonest words of some language."""
    return squash(word) in _function_words()


@cache
def _function_words() -> frozenset[str]:
    return frozenset(squash(word) for language in LANGUAGES.values() for word in language.function_words)


def _without_by(name: str) -> str:
    by = vocabulary.match(name).get(Role.BY)
    return by.rest if by and by.rest else name


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
            self._sentences_after[index] = self._sentences_after[index + 1] + (is_open and ends_sentence(piece.text))
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

    def mark_links_at_end(self) -> None:
        """Make links that end the page, and the label above them, furniture: there the words need not be known."""
        start = len(self._pieces)
        linked = 0
        for index in range(len(self._pieces) - 1, -1, -1):
            piece = self._pieces[index]
            if not piece.is_open or not piece.text:
                continue
            if not is_covered(piece):
                is_label = linked > 1 and is_short(piece.text) and piece.kind is not Kind.TITLE
                start = index if is_label else start
                break
            linked += 1
            start = index
        for piece in self._pieces[start:] if linked > 1 else ():
            if piece.is_open:
                piece.kind = Kind.FURNITURE

    def _by_words(self, index: int, piece: Piece) -> int:
        """Return the index after the furniture that starts at *index*, 0 if none does."""
        if COPYRIGHT.match(piece.text) and piece.kind is not Kind.HEADING:
            piece.kind = Kind.FURNITURE
            return index + 1
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
        if piece.kind not in (Kind.LIST_ITEM, Kind.TABLE_CELL):
            if self._is_last(index) and is_labelled_list(piece):
                return self._mark(index, Kind.FURNITURE)
            if self._is_language_line(piece):
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
                names = names_in(by.rest if by else part)
        linked = [words for words, address in piece.links if is_person(address)]
        if not linked and is_covered(Piece(piece.kind, " ".join(names), piece.links)):
            linked = [words for words, _ in piece.links]
        self.found.authors.extend(map(_without_by, linked or names))

    def _is_person_line(self, piece: Piece) -> bool:
        if squash(piece.text) in self._authors:
            return True
        return is_covered(piece) and all(is_person(address) for _, address in piece.links)

    def _is_language_line(self, piece: Piece) -> bool:
        named = [vocabulary.language_named(words) for words, _ in piece.links]
        return bool(named) and all(named) and is_covered(piece)

    def _also_in(self, index: int, match: Match) -> int:
        piece = self._pieces[index]
        named = [words for words, _ in piece.links if vocabulary.language_named(words.rpartition(" ")[2])]
        parts = [part for part in re.split(r"[/|,،;·•]|\s{2,}|\n", match.rest) if squash(part)]
        if not (named or match.is_whole or any(map(vocabulary.language_named, parts))):
            is_note = self._in_head and len(match.phrase) >= LONG_PHRASE and is_short(piece.text)
            return self._mark(index, Kind.FURNITURE) if is_note else 0
        end = index + 1
        while end < len(self._pieces) and self._names_languages(self._pieces[end]):
            end += 1
        if match.is_whole and end == index + 1 and len(match.phrase) < LONG_PHRASE:
            return 0
        for number in range(index, end):
            if self._pieces[number].is_open:
                self._mark(number, Kind.FURNITURE)
        return end

    def _names_languages(self, piece: Piece) -> bool:
        if self._is_language_line(piece):
            return True
        parts = [part for part in re.split(r"[/|,،;·•\n]", piece.text[:200]) if squash(part)]
        return bool(parts) and all(map(vocabulary.language_named, parts))

    def _author_box(self, index: int, match: Match) -> int:
        if match.is_parted and match.rest and is_prose(match.rest + " ." * PROSE_WORDS):
            return self._mark(index, Kind.FURNITURE)
        if not match.is_whole:
            return 0
        end = index + 1
        while (after := self._person_in_box(end, is_first=end == index + 1)) > end:
            end = after
        if end == index + 1:
            return 0
        for number in range(index, end):
            if self._pieces[number].is_open:
                self._pieces[number].kind = Kind.FURNITURE
        return end

    def _person_in_box(self, start: int, *, is_first: bool) -> int:
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
        known = names | self._known() | self._authors
        while (piece := self._at(self._next_open(end))) and not is_short(piece.text):
            if not any(squash(piece.text[: vocabulary.CUT]).startswith(name) for name in known if name):
                break
            end = self._next_open(end) + 1
        return end

    def _is_name(self, index: int, piece: Piece) -> bool:
        """Tell whether a short piece in an author box names the author: by link, or since the next one repeats it."""
        name = squash(piece.text)
        after = self._at(self._next_open(index + 1))
        repeats = after is not None and squash(after.text[: vocabulary.CUT]).startswith(name)
        return is_covered(piece) or name in self._known() | self._authors or repeats

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
        first = match.rest[0]
        is_name = match.is_parted or any(is_person(address) for _, address in piece.links)
        is_name = is_name or squash(COLUMNS.split(match.rest)[0]) in self._authors
        if first.isdigit() or not (is_name or self._reads_as_name(match)):
            return 0
        return self._mark(index, Kind.BYLINE)

    def _reads_as_name(self, match: Match) -> bool:
        words = COLUMNS.split(match.rest)[0].split()
        if match.rest[0].isupper():
            return sum(word[0].islower() for word in words) <= len(words) / 3
        return len(match.phrase) > 2 and not match.rest[0].islower() and len(words) <= NAME_WORDS  # noqa: PLR2004

    def _caption(self, index: int, match: Match) -> int:
        piece = self._pieces[index]
        if piece.kind is not Kind.PARAGRAPH or not match.rest:
            return 0
        tokens = match.rest.split(None, 2)
        is_numbered = tokens[0].rstrip(":.–—-").isdecimal() and (
            not tokens[0].isdecimal() or (len(tokens) > 1 and not squash(tokens[1]))
        )
        if (match.is_parted and not tokens[0].islower()) or is_numbered or Role.BY in vocabulary.match(match.rest):
            return self._mark(index, Kind.CAPTION)
        return 0

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
        if piece.kind in (Kind.TABLE_CELL, Kind.LIST_ITEM, Kind.HEADING) and not is_covered(piece):
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
