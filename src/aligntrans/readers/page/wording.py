"""Questions about a piece's words: is it prose, a label, a date, a list of links, a line about the author?"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from aligntrans.dates.lines import parse_date_line
from aligntrans.languages import LANGUAGES
from aligntrans.readers.page import vocabulary
from aligntrans.readers.page.pages import Piece
from aligntrans.readers.page.vocabulary import Role, squash

if TYPE_CHECKING:
    from aligntrans.readers.page.vocabulary import Match

# Seen on the sample page and the briefs of corpora/; none of them is delicate.
PROSE_WORDS = 25
LONG_WORDS = 40
SHORT_WORDS = 14
NAME_WORDS = 6
LONGEST_LIST = 5000  # characters, so that endless lines of links cost nothing
LONGEST_DATE = 80  # characters

PERSON_PATH = re.compile(
    r"/(?:experts?|people|person|persons|authors?|staff|profiles?|team|scholars?|contributors?|bio|users?)/",
    re.IGNORECASE,
)
# The mark of a foot note behind the end of a sentence, which "3.5" and "[Kurdistan]" are not.
NOTE_MARK = re.compile(r"(?<=[^\W\d][^\w\s])(?:\[\w{1,3}\]|\d{1,3}|[\u00b9\u00b2\u00b3\u2070-\u2079*†‡])+$")
NAME_SEPARATORS = re.compile(r"\s*[,،;؛&]\s*")


def date_in(text: str) -> str:
    """Return the date that is all of *text*, in ISO 8601, empty when it is something else."""
    if len(text) <= LONGEST_DATE and any(map(str.isdigit, text)):
        for language in LANGUAGES.values():
            if date := parse_date_line(text, language):
                return date.isoformat()
    return ""


def ends_sentence(text: str) -> bool:
    """Tell whether *text* ends with a mark that ends sentences, or with closing marks behind one."""
    enders, closers = vocabulary.final_marks()
    end = NOTE_MARK.sub("", text[-40:].rstrip())
    return end.rstrip(closers).endswith(tuple(enders))


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
    if len(text) > LONGEST_LIST:
        return False
    for words, _ in piece.links:
        text = text.replace(words, " ", 1) if words else text
    return bool(piece.links) and all(squash(word) in _function_words() for word in text.split() if squash(word))


def reads_as_name(text: str, phrase: str) -> bool:
    """Tell whether *text* could be a name behind *phrase*, "by" in some language."""
    words = text.split()
    if text[:1].isupper():
        return sum(word[0].islower() for word in words) <= len(words) / 3
    return bool(words) and len(phrase) > 2 and not text[0].islower() and len(words) <= NAME_WORDS


def reads_as_caption(match: Match) -> bool:
    """Tell whether a line that begins as captions do is one: "Photo:", "Figure 2.", "Photo by"."""
    tokens = match.rest.split(None, 2)
    if match.is_parted and not tokens[0].islower():
        return True
    is_number = tokens[0].rstrip(":.–—-").isdecimal()
    if is_number and (not tokens[0].isdecimal() or (len(tokens) > 1 and not squash(tokens[1]))):
        return True
    return Role.BY in vocabulary.match(match.rest)


def is_language_line(piece: Piece) -> bool:
    """Tell whether a piece is nothing but links whose words are names of languages."""
    named = [vocabulary.language_named(words) for words, _ in piece.links]
    return bool(named) and all(named) and is_covered(piece)


def names_languages(piece: Piece) -> bool:
    """Tell whether a piece is nothing but names of languages, linked or not."""
    parts = [part for part in re.split(r"[/|,،;·•\n]", piece.text[:200]) if squash(part)]
    return is_language_line(piece) or (bool(parts) and all(map(vocabulary.language_named, parts)))


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
