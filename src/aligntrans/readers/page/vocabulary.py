"""Which role of page furniture a line's first words name, by the word lists of all languages.

No words here: they are data of `aligntrans.languages`. All languages count, since a reader does not know its
page's language, and pages mix them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache
from typing import TYPE_CHECKING

from aligntrans.languages import LANGUAGES
from aligntrans.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST = 8  # words of a phrase
CUT = 600  # characters looked at: heads stand at the start
TOKEN = re.compile(r"\S+\s*")
NOT_LETTERS = re.compile(r"[\W_]+")
PARTING = re.compile(r"[:.|–—•·/-]$")


class Role(Enum):
    """What furniture a phrase belongs to: the fields of `PageWords`."""

    BY = auto()
    ALSO_IN = auto()
    ABOUT_AUTHOR = auto()
    RELATED = auto()
    TOPICS = auto()
    SHARE = auto()
    CAPTION = auto()


@dataclass(frozen=True, slots=True)
class Match:
    """A phrase at the start of a line."""

    role: Role
    phrase: str
    """Folded, letters and digits only."""
    rest: str
    """What follows it, without the mark that parts them."""
    is_parted: bool
    """Whether a colon, full stop, bar or dash parts phrase and rest."""

    @property
    def is_whole(self) -> bool:
        """Whether the line is nothing but the phrase."""
        return not self.rest


def squash(text: str) -> str:
    """Return the folded letters and digits of *text* without anything between them."""
    return NOT_LETTERS.sub("", fold(text))


def match(text: str) -> dict[Role, Match]:
    """Return the longest phrase of every role that *text* begins with."""
    tokens = TOKEN.findall(text[:CUT])
    found: dict[Role, Match] = {}
    phrase = ""
    for count, token in enumerate(tokens[:LONGEST], start=1):
        phrase += squash(token)
        for role in _phrases().get(phrase, ()):
            rest = tokens[count:]
            is_parted = PARTING.search(token.rstrip()) is not None or "\n" in token
            if rest and not squash(rest[0]):
                is_parted, rest = True, rest[1:]
            found[role] = Match(role, phrase, "".join(rest).strip(), is_parted)
    return found


def is_phrase(text: str, role: Role) -> bool:
    """Tell whether *text* is nothing but a phrase of *role*."""
    return len(text) <= CUT and role in _phrases().get(squash(text), ())


def language_named(text: str) -> str:
    """Return the tag of the language whose name *text* is, empty when it is none."""
    return _language_names().get(squash(text), "") if len(text) <= CUT else ""


@cache
def final_marks() -> tuple[str, str]:
    """Return the characters that end a sentence in some language, and those that may close it behind them."""
    return (
        "".join(sorted(frozenset[str]().union(*(language.enders for language in LANGUAGES.values())))),
        "".join(sorted(frozenset[str]().union(*(language.closers for language in LANGUAGES.values())))),
    )


@cache
def _phrases() -> dict[str, frozenset[Role]]:
    found: dict[str, set[Role]] = {}
    for role, phrase in _all_phrases():
        if squashed := squash(phrase):
            found.setdefault(squashed, set()).add(role)
    return {phrase: frozenset(roles) for phrase, roles in found.items()}


def _all_phrases() -> Iterator[tuple[Role, str]]:
    for language in LANGUAGES.values():
        words = language.page
        for role, phrases in (
            (Role.BY, words.by),
            (Role.ALSO_IN, words.also_in),
            (Role.ABOUT_AUTHOR, words.about_author),
            (Role.RELATED, words.related),
            (Role.TOPICS, words.topics),
            (Role.SHARE, words.share),
            (Role.CAPTION, words.caption),
        ):
            for phrase in phrases:
                yield role, phrase


@cache
def _language_names() -> dict[str, str]:
    names: dict[str, str] = {}
    for language in LANGUAGES.values():
        names.update({squash(name): tag for name, tag in language.page.language_names.items()})
    for language in LANGUAGES.values():
        names.update({squash(name): language.tag for name in (language.own_name, language.name)})
    return names
