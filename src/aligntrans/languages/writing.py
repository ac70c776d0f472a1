"""How a language is written: marks, letters, digits, joiners and endings, as checks of single texts need them."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Joining:
    """Where zero width non-joiners belong. Words as they are written, with the language's own letters."""

    prefixes: frozenset[str]
    """Parts of a verb before a non-joiner."""
    verbs: frozenset[str]
    """Verb forms that follow such a prefix."""
    not_verbs: frozenset[str]
    """Words that look like prefix and verb written as one and are not."""
    not_prefix_after: frozenset[str]
    """Words after which a prefix is a word of its own: ``month`` before May."""
    suffixes: frozenset[str]
    """Never words of their own."""
    suffixes_after_heh: frozenset[str]
    """Suffixes of words that end in a silent letter; after others they may be words."""
    silent: str
    """That letter."""
    not_before_suffix: frozenset[str]
    """Words that end in it and take no such suffix."""
    comparatives: frozenset[str]
    """Suffixes that may be words, unless an adjective stands before them."""
    adjectives: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Inflection:
    """How terms are found inflected. Words are folded."""

    suffixes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What may stand in a word's dictionary form instead of an ending."""
    particles: frozenset[str] = frozenset()
    """Endings that folding makes words of their own, so that they may stand between the words of a term."""
    least: int = 3
    """Letters that a word keeps without its ending."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """What is right and wrong in the writing of a language. Characters are not folded."""

    marks: Mapping[str, str] = field(default_factory=dict)
    """Own mark by a foreign one that is taken for it: ``?`` by its Arabic form."""
    tight: frozenset[str] = frozenset()
    """Marks before which no space stands."""
    spaced: frozenset[str] = frozenset()
    """Marks after which a space is due before a letter."""
    tight_quotes: bool = False
    """Whether no space stands inside guillemets."""
    letters: Mapping[str, str] = field(default_factory=dict)
    """Own letter by one of another language of its script that looks the same."""
    final_letters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What a foreign letter may stand for at the end of a word, where that is more than one letter."""
    common_words: frozenset[str] = frozenset()
    """Not folded: words that end in one of them, by which it is known."""
    foreign_digits: str = ""
    """Zero to nine of another language of its script."""
    non_joining: frozenset[str] = frozenset()
    """Letters that do not join the next."""
    joining: Joining | None = None
    inflection: Inflection = field(default_factory=Inflection)


NO_WRITING = Writing(marks=MappingProxyType({}))
"""Of a language that nothing is known of."""
