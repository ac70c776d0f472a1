"""What the program knows of a language's number words and of the words that go with numbers: data, no grammar."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from aligntrans.languages.folding import fold

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

NOTHING: Mapping[str, int] = MappingProxyType({})


def by_word(words: Mapping[int, str]) -> dict[str, int]:
    """Return number by folded word; in *words* the words of a number are parted by white space."""
    return {fold(word): number for number, texts in words.items() for word in texts.split()}


def by_phrase(phrases: Mapping[str, str]) -> dict[str, str]:
    """Return meaning by folded phrase; in *phrases* the phrases of a meaning are parted by commas."""
    return {fold(phrase): meaning for meaning, texts in phrases.items() for phrase in texts.split(",")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Numerals:
    """The number words of a language, folded, without article and clitics."""

    small: Mapping[str, int] = field(default_factory=dict)
    """Cardinals of one word below 1,000."""
    bound: Mapping[str, int] = field(default_factory=dict)
    """Units that are numbers only before `ten`, or, being ordinals, before tens: the one of Arabic eleven."""
    ten: frozenset[str] = frozenset()
    """Makes a teen of the unit that it follows."""
    hundred: frozenset[str] = frozenset()
    """Makes hundreds of what it follows."""
    scales: Mapping[str, int] = field(default_factory=dict)
    """Thousand, million: multiply what they follow, or stand alone for one of them."""
    counted: Mapping[str, int] = field(default_factory=dict)
    """Forms of scales that are numbers only behind a quantity: Arabic plurals; ``dozen`` is none of them."""
    duals: Mapping[str, int] = field(default_factory=dict)
    """Two of a scale in one word."""
    loose_scales: Mapping[str, int] = field(default_factory=dict)
    """Abbreviations of scales, only behind digits: ``bn``."""
    money_scales: Mapping[str, int] = field(default_factory=dict)
    """The same, but only behind money, since they mean other things too: ``$2b``, group 2B."""
    ordinals: Mapping[str, int] = field(default_factory=dict)
    bound_ordinals: Mapping[str, int] = field(default_factory=dict)
    """As `bound`: the first of Arabic eleventh."""
    ordinal_endings: frozenset[str] = frozenset()
    """Behind digits: ``th``."""
    fractions: Mapping[str, Fraction] = field(default_factory=dict)
    """Parts of one word: half."""
    vowelled_fractions: Mapping[str, Fraction] = field(default_factory=dict)
    """Parts that only a vowel mark, `vowel`, tells from a cardinal or a common word."""
    vowel: str = ""
    denominators: Mapping[str, int] = field(default_factory=dict)
    """Make a fraction of the cardinal before them: ``thirds``."""
    denominators_of_one: Mapping[str, int] = field(default_factory=dict)
    """The same, behind one only: ``third``."""
    articles: frozenset[str] = frozenset()
    """Stand for one before a hundred or a scale."""
    of: frozenset[str] = frozenset()
    """May stand between a fraction and its scale; tell ``a third of`` from ``a third`` round."""
    conjunctions: frozenset[str] = frozenset()
    """Join the parts of a number."""
    needs_conjunction: bool = False
    """Whether every two parts need one."""
    units_first: bool = False
    """Whether units stand before tens."""
    pairs_are_ranges: bool = False
    """Whether two units side by side mean "from this to that"."""
    slash_is_decimal: bool = False
    """Whether a slash between digits is a decimal sign as often as a fraction bar."""
    percent: Mapping[str, str] = field(default_factory=dict)
    """``%`` or ``‰`` by phrase, behind a number."""
    currencies: Mapping[str, str] = field(default_factory=dict)
    """Currency by phrase, behind a number: ISO 4217 code, or the family of `currencies.FAMILIES`."""
    unit_ending: str = ""
    """Makes an adjective of a unit, and is no part of the number: the last letter of Farsi "of 10 dollars"."""
    to: frozenset[str] = frozenset()
    """Between the ends of a range."""
    between: frozenset[str] = frozenset()
    """Before two ends that a conjunction joins."""
    origin: frozenset[str] = frozenset()
    """``from``: two whole amounts behind it are a change rather than a range."""
    no_scale_after: frozenset[str] = frozenset()
    """Words behind which a bare scale is no number: several thousand."""
    weak: frozenset[str] = frozenset()
    """Words that more often mean something else: ``one``, ``second``."""
    others: frozenset[str] = frozenset()
    """Phrases with a number word in them that are no numbers."""
    no_number_before: frozenset[str] = frozenset()
    """Words that make the number word before them none: the Farsi plural ending after a ten."""


NO_NUMERALS = Numerals()
