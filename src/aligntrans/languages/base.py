"""What the program knows of a language: one `Language` each, data without behaviour.

Nothing outside this folder asks which language it has before it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from aligntrans.languages.dating import NO_DATING
from aligntrans.languages.numerals import NO_NUMERALS
from aligntrans.languages.writing import NO_WRITING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aligntrans.languages.dating import Dating
    from aligntrans.languages.numerals import Numerals
    from aligntrans.languages.writing import Writing


class Direction(StrEnum):
    """Which way the script runs."""

    LEFT_TO_RIGHT = "ltr"
    RIGHT_TO_LEFT = "rtl"


class Calendar(StrEnum):
    """Whose months."""

    GREGORIAN = "gregorian"
    JALALI = "jalali"
    HIJRI = "hijri"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageWords:
    """Words by which a page's furniture is known, folded, without final colon."""

    by: tuple[str, ...]
    """Before an author's name: ``by``."""
    also_in: tuple[str, ...]
    """Before links to other languages: ``also available in``."""
    about_author: tuple[str, ...]
    """Heads of author boxes."""
    related: tuple[str, ...]
    """Heads of lists of other pages, to the end of the page."""
    topics: tuple[str, ...]
    """Heads of lists of tags."""
    share: tuple[str, ...]
    """Sharing buttons and other things to press."""
    caption: tuple[str, ...]
    """First words of a caption: ``photo``, ``source``, ``figure``."""
    language_names: Mapping[str, str]
    """Tag by the name of a language as pages in this language write it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Abbreviations:
    """Words that end in a full stop of their own. Not folded, lower case, the stop included."""

    honorifics: frozenset[str]
    """Stand before a name, and never end a sentence: ``dr.``."""
    never_final: frozenset[str]
    """Others that never end a sentence: ``e.g.``."""
    maybe_final: frozenset[str]
    """May end a sentence, when what follows reads like the start of one: ``u.s.``, ``etc.``."""
    before_number: frozenset[str]
    """Abbreviations only when a number follows, otherwise words: ``no.``, ``fig.``."""
    after_number: frozenset[str]
    """Of these, which may end a sentence after a number: an era after its year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """One language. Words are folded as `aligntrans.languages.folding` folds them, unless said otherwise."""

    tag: str
    """BCP 47 primary subtag: ``fa``."""
    aliases: frozenset[str]
    """Other primary subtags for it: ``pes``, ``fas``."""
    name: str
    """In English."""
    own_name: str
    """As it calls itself, not folded."""
    direction: Direction
    script: str
    """ISO 15924: ``Arab``."""
    digits: str
    """Zero to nine."""
    enders: frozenset[str]
    """Characters, not folded, that may end a sentence."""
    closers: frozenset[str]
    """Characters, not folded, that belong to the sentence that they follow: quotes and brackets."""
    abbreviations: Abbreviations
    lettered: frozenset[str]
    """Words after which a single letter is a name of something, not an initial: ``vitamin`` C."""
    continuers: frozenset[str]
    """Words that go on with a sentence after an ellipsis or a quoted question, where letters have no case."""
    calendar: Calendar
    """Of a date in digits whose year is too small to be a Gregorian one: ``1400/01/30``."""
    months: Mapping[Calendar, Mapping[str, int]]
    """Number, 1 to 12, by name, every regional form and abbreviation included."""
    date_words: frozenset[str]
    """Single words that stand around a date on a date line: days of the week, ``published``, ``on``."""
    letters: frozenset[str]
    """Not folded: letters that tell this language from others of its script."""
    keyboard_letters: frozenset[str]
    """Not folded: the same, but keyboards swap them, so that they say little."""
    prefixes: tuple[str, ...]
    """How many of its words begin, and few of other languages of its script: the Arabic article."""
    joins_with_zwnj: bool
    """Whether its words are written with zero width non-joiners inside."""
    foreign_letters: frozenset[str]
    """Not folded: letters of its script that it does not use."""
    function_words: frozenset[str]
    """Its commonest words."""
    foreign_words: frozenset[str]
    """The commonest words of other languages of its script, none of them a word of its own."""
    page: PageWords
    plural_forms: str = ""
    """Gettext's ``Plural-Forms``; empty when not known."""
    list_marks: frozenset[str] = frozenset()
    """What items of lists are marked with, besides numbers and single letters."""
    proclitics: frozenset[str] = frozenset()
    """Particles written as one with the word behind them: Arabic and, with, for, and their runs."""
    articles: Mapping[str, int] = field(default_factory=dict)
    """Forms of an article written as one with its word, and how many letters of the form are a particle's."""
    numerals: Numerals = NO_NUMERALS
    dating: Dating = NO_DATING
    writing: Writing = NO_WRITING
